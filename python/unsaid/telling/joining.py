"""Sentences of a summary put together two by two, so that a story in one paragraph is no list of steps.

One who does two things does them in one sentence: "He reaches for her hand and draws back." What another does next
goes on after *and*, or after a semicolon where the sentence has joints of its own. Who acts is read from the first
word, which in a paragraph that goes on is a pronoun wherever no reader could mistake it. Where it is anything else the
sentence stands alone, and so does whatever has speech in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

PRONOUNS = {"I", "You", "He", "She", "It", "They"}
LEADS = {"In", "On", "At", "By", "After", "Before"}
"""Words before a pronoun that leave a sentence open to be gone on from: *In July she …*"""

LONGEST = 26
"""Words in a sentence that was put together."""

_SPEECH = re.compile(r"['\"‘“]\w.*['\"’”]")
_JOINTS = re.compile(r"[,;:]| and ")


def joined(sentences: Iterable[str]) -> list[str]:
    """The sentences, each put together with the one after it where they go together."""
    out: list[str] = []
    open_ = False
    for sentence in sentences:
        both = together(out[-1], sentence) if open_ else None
        if both is None:
            out.append(sentence)
        else:
            out[-1] = both
        open_ = both is None
    return out


def together(first: str, second: str) -> str | None:
    """Two sentences as one, or None where they are to stand apart."""
    (who, *_), (other, *rest) = first.split() or [""], second.split() or [""]
    if who not in PRONOUNS | LEADS or other not in PRONOUNS or not first.endswith(".") or not rest:
        return None
    if len(first.split()) + len(second.split()) > LONGEST or _SPEECH.search(first) or _SPEECH.search(second):
        return None
    jointed = bool(_JOINTS.search(first) or _JOINTS.search(second))
    if who == other:
        same = first.split()[1:2] == rest[:1]  # "asks … and asks": better as two
        return None if jointed or same else f"{first[:-1]} and {' '.join(rest)}"
    begun = second if other == "I" else other.lower() + second[len(other) :]
    return f"{first[:-1]}; {begun}" if jointed else f"{first[:-1]}, and {begun}"
