"""A reply is right if it names the right choice and no other. Whoever names them all has named none.

Choices are found as whole words, the longest first, so that ``red box`` is not found in ``dark red box``. Where a reply
has a line ``ANSWER: …`` the last such line counts and nothing else; a single letter there stands for its choice.
"""

from __future__ import annotations

import re
import string
from collections.abc import Sequence

LINE = re.compile(r"answer\s*(?:is)?\s*:\s*(.*)", re.IGNORECASE)


def mark(reply: str, choices: Sequence[str], answer: str) -> float:
    """1 if a reply names the answer alone, and 0 otherwise."""
    return float(named(reply, choices) == {answer})


def named(reply: str, choices: Sequence[str]) -> set[str]:
    """The choices that a reply names."""
    lines = LINE.findall(reply)
    told = str(lines[-1]) if lines else reply
    letter = re.fullmatch(r"\W*([A-Za-z])\W*", told)
    if letter and lines:
        place = string.ascii_uppercase.index(letter[1].upper())
        return {choices[place]} if place < len(choices) else set()
    return _words(told, choices)


def _words(told: str, choices: Sequence[str]) -> set[str]:
    text = _plain(told)
    found = set()
    for choice in sorted(choices, key=len, reverse=True):
        pattern = rf"(?<!\w){re.escape(_plain(choice))}(?!\w)"
        if re.search(pattern, text):
            found.add(choice)
            text = re.sub(pattern, "…", text)
    return found


def _plain(words: str) -> str:
    return " ".join(words.lower().replace("_", " ").split())


def scripted(kind: str, choices: Sequence[str], answer: str) -> str:
    """What a script replies in place of a model: ``gold``, the answer; ``every``, all choices; ``none``, nothing."""
    return {"gold": f"ANSWER: {answer}", "every": f"ANSWER: {', '.join(choices)}"}.get(kind, "")
