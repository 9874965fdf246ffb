"""The lines of an outline, each with its number, and the form that they are written in.

Lines such as ``People: Ann, Ben`` may stand in every form, before or after what else there is. A line that has ``|`` in
it and below it one of dashes is the head of a table; a line of words with commas, semicolons or tabs between them, of
which one is *scene*, is the head of data with separators; everything else is sentences.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Literal

import msgspec

from ..model import Mark
from ..problem import LONGEST, MOST, OutlineProblem

Form = Literal["table", "csv", "sentences"]

HEAD = re.compile(
    r"^\s*(?:[-*+]\s+)?[*_\"]*"
    r"(title|people|facts|untrue|dead after|knows|known|knows at the start|known at the start|unsure)"
    r"[*_]*\s*:[*_]*\s*(.*?)[\s\"]*$",
    re.IGNORECASE,
)
RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
SEPARATORS = (",", ";", "\t")


class Line(msgspec.Struct, frozen=True):
    """A line by its number, counted from 1."""

    number: int
    text: str
    mark: Mark | None = None


class Heading(msgspec.Struct, frozen=True):
    """A line such as ``People: Ann, Ben``: its word in small letters, and what stands behind it."""

    number: int
    word: str
    text: str


class Lines(msgspec.Struct, frozen=True):
    """A text taken apart: its headings, its other lines, and how these are written."""

    name: str
    title: str
    headings: tuple[Heading, ...]
    rest: tuple[Line, ...]
    form: Form

    def place(self, number: int) -> str:
        """A line as people write it."""
        return f"{self.name}:{number}"

    def wrong(self, code: str, number: int, said: str, repair: str | None = None) -> OutlineProblem:
        """What is wrong with a line."""
        return OutlineProblem(code, self.place(number), said, repair)


def lines_of(text: str, name: str) -> Lines:
    """A text taken apart. Raises OutlineProblem where it is empty or has too many lines."""
    written = [Line(number, line.rstrip()) for number, line in enumerate(text.split("\n"), 1)]
    if len(written) > MOST["lines"]:
        said = f"an outline has at most {MOST['lines']:,} lines, and this text has {len(written):,}"
        raise OutlineProblem("outline-too-large", name, said, "keep one story in one outline")
    headings, rest, title = [], [], ""
    for line in _without_comments(written):
        found = HEAD.match(line.text)
        if found is not None:
            headings.append(Heading(line.number, found[1].lower(), _bare(found[2])))
        elif line.text.startswith("#"):
            title = title or line.text.lstrip("# ").strip()
        elif line.text.strip():
            rest.append(line)
    if not rest:
        raise OutlineProblem("outline-empty", name, "there is no scene in this outline", FORMS)
    title = next((h.text for h in headings if h.word == "title"), title)
    form = _form(rest)
    return Lines(name, title[:LONGEST], tuple(headings), tuple(rest), form)


FORMS = "write a table with the columns “scene”, “there” and “comes out”, or sentences: Scene 1, the hall: Ann and Ben."


def _without_comments(lines: list[Line]) -> list[Line]:
    """The lines without what stands between ``<!--`` and ``-->``, and without fences."""
    kept, inside = [], False
    for line in lines:
        begins, ends = "<!--" in line.text, "-->" in line.text
        if not inside and not begins and not line.text.lstrip().startswith("```"):
            kept.append(line)
        inside = (inside or begins) and not ends
    return kept


def _bare(text: str) -> str:
    """What stands behind a heading, without the separators that a table program leaves at the end."""
    return text.strip(' ,;\t"')


def _form(rest: list[Line]) -> Form:
    for line, below in pairwise(rest):
        if "|" in line.text and RULE.match(below.text):
            return "table"
    return "csv" if any(_heads(line.text) for line in rest) else "sentences"


def separator(text: str) -> str:
    """What parts the columns of a head."""
    return max(SEPARATORS, key=text.count)


def _heads(text: str) -> bool:
    """Whether a line is the head of data with separators: one of several words in it is *scene*."""
    parts = [part.strip(' "').lower() for part in text.split(separator(text))]
    return len(parts) > 1 and ("scene" in parts or {"there", "comes out"} <= set(parts))


__all__ = ["Form", "Heading", "Line", "Lines", "lines_of", "separator"]
