"""Labels and choices as sets write them: a word, a letter, a letter with its words, or several that are all right."""

from __future__ import annotations

import re
import string
from collections.abc import Iterable, Sequence

from unsaid.audit.sentences import plain

LETTERED = re.compile(r"\(?([A-Za-z])[.):]\s*(\S.*)", re.DOTALL)


def choices_of(written: str | Iterable[object] | None) -> tuple[str, ...]:
    """The choices of an item: from a list, or from a line such as ``A. red_box, B. blue_box``."""
    if written is None:
        return ()
    if not isinstance(written, str):
        return tuple(_bare(str(choice)) for choice in written)
    parts = re.split(r"(?:^|[,;]? )\(?[A-Z][.)] ", " ".join(written.split()))
    return tuple(part.strip(" ,;\n") for part in parts if part.strip(" ,;\n"))


def label_of(written: str, choices: Sequence[str]) -> str:
    """What a label says: the choice that a letter stands for, or the words themselves, bare."""
    text = written.strip()
    lettered = LETTERED.fullmatch(text)
    place = string.ascii_uppercase.find(text.strip("().:").upper()) if len(text.strip("().:")) == 1 else -1
    if choices and 0 <= place < len(choices):
        return said(choices[place])
    if lettered and choices:
        return said(lettered[2])
    return said(text)


def said(words: str) -> str:
    """Words as they are compared: of topics, yes and no."""
    bare = plain(words.strip().rstrip("."))
    bare = re.sub(r"^(?:in|inside|into) (?:the )?", "", bare)
    if bare in ("knows about it", "true"):
        return "yes"
    return "no" if bare in ("does not know about it", "doesn't know about it", "false") else bare


def _bare(choice: str) -> str:
    lettered = LETTERED.fullmatch(choice.strip())
    return lettered[2] if lettered else choice
