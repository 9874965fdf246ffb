"""What a writer writes down as a story: one act a line, with what people put around it.

A line may be an item of a list (``- ``, ``1. ``), have a comment after it, be set in backquotes or end in a full stop.
Empty lines, headings, fences and comments are nothing. Where some lines are items of a list, the others are prose and
are nothing either. What is left is an act, with or without its arguments, or a line of Sabre's written form, whose bars
say how far in it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BLOCK = re.compile(r"/\*.*?\*/|<!--.*?-->", re.DOTALL)
COMMENT = re.compile(r"(^|\s)(//|#|--\s|;;).*$")
BULLET = re.compile(r"^\s*(?:[-*+•]\s+(?:\[[ xX]\]\s+)?|(?:act\s+)?\d+\s*[.):]\s+)(?=\S)", re.IGNORECASE)
FENCE = re.compile(r"\s*(```|~~~|---+\s*$|===+\s*$)")
AROUND = "`*_ \t"
CALL = re.compile(r"[A-Za-z_]\w*\s*(\(.*\))?$", re.DOTALL)


class Line(NamedTuple):
    """A line that says something: its number from 1, how far in it stands, and what it says."""

    number: int
    level: int
    text: str


def lines_of(text: str) -> Iterator[Line]:
    """The lines of a story that say something."""
    rows = list(enumerate(BLOCK.sub(_blank, text).splitlines(), start=1))
    listed = any(BULLET.match(row) and CALL.match(_bare(BULLET.sub("", row, count=1))) for _, row in rows)
    for number, row in rows:
        if FENCE.match(row) or (listed and not BULLET.match(row) and not row.lstrip().startswith("|")):
            continue
        level, rest = _level(BULLET.sub("", row, count=1))
        said = _bare(rest)
        if said:
            yield Line(number, level, said)


def _blank(found: re.Match[str]) -> str:
    """A comment as the lines it goes over."""
    return "\n" * found[0].count("\n")


def _level(row: str) -> tuple[int, str]:
    """How many bars a line begins with, and what comes after them."""
    rest, level = row.strip(), 0
    while rest.startswith("|"):
        rest, level = rest[1:].lstrip(), level + 1
    return level, rest


def _bare(row: str) -> str:
    """A line without its comment and without what is set around it."""
    said = COMMENT.sub("", row).strip().strip(AROUND)
    ended = said.rstrip(".;,").strip(AROUND)
    return ended if CALL.match(ended) else said
