"""The author's text, what a line of it is, and where in it an offset lies.

A line ends with a line feed; carriage returns before it belong to the end. That is decided once, by ``plain``, before
anything else reads the text, so that tokens, comments, places and layout have the same lines.

Everything after the lexer speaks of places as (start, end) offsets into the text; only here are they turned
into the line and column a person counts by. Lines and columns start at 1; a column counts characters.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

LINE_END = re.compile("\r+\n")


def plain(text: str) -> str:
    """A text as everything reads it: each line ends with a line feed alone, and no byte order mark stands before it."""
    text = text.removeprefix("\ufeff")
    return LINE_END.sub("\n", text) if "\r" in text else text


@dataclass(frozen=True)
class IncludedText:
    """A text that another is read with: what it is called from the folder of the other, what messages call it, and
    itself."""

    key: str
    label: str
    text: str


@dataclass(frozen=True)
class Source:
    """One text with its name (the world's) and the path it came from, if any.

    ``sabre``: it is read as the planner Sabre reads its files (see ``grouping``), not as a world of Unsaid's.
    ``foreign``: where the first character stands that was in another encoding than UTF-8; None if none was.
    ``parts``: the texts that it includes, in the order in which they are read before it (see ``including``).
    """

    text: str
    name: str = "world"
    path: str | None = None
    sabre: bool = False
    foreign: int | None = None
    parts: tuple[IncludedText, ...] = ()

    @property
    def label(self) -> str:
        """What messages call this text: its path, or its name in angle brackets."""
        return self.path or f"<{self.name}>"

    @cached_property
    def whole(self) -> str:
        """The text, and behind it all that it includes: what places are offsets into."""
        return "\n".join((self.text, *(part.text for part in self.parts)))

    @cached_property
    def starting(self) -> list[tuple[IncludedText, int]]:
        """What it includes, each with the offset at which it starts."""
        ends = accumulate((len(part.text) + 1 for part in self.parts), initial=len(self.text) + 1)
        return list(zip(self.parts, ends, strict=False))

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *accumulate(len(line) + 1 for line in self.whole.split("\n")[:-1])]

    def part(self, offset: int) -> tuple[IncludedText, int] | None:
        """The included text in which an offset lies, and where it starts; None in the own text."""
        return next((found for found in reversed(self.starting) if found[1] <= offset), None) if self.parts else None

    def label_at(self, offset: int) -> str:
        """What messages call the text in which an offset lies."""
        found = self.part(offset)
        return self.label if found is None else found[0].label

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset in its own text, both from 1."""
        line = bisect_right(self.starts, offset)
        found = self.part(offset)
        before = 0 if found is None else bisect_right(self.starts, found[1]) - 1
        return line - before, offset - self.starts[line - 1] + 1

    def where(self, offset: int) -> str:
        """Where an offset lies, in words: its line, and of an included text also which."""
        found = self.part(offset)
        return f"line {self.position(offset)[0]}{'' if found is None else f' of {found[0].label}'}"

    def line_at(self, offset: int) -> str:
        """The text of the line in which an offset lies, without its end."""
        number = bisect_right(self.starts, offset)
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.whole)
        return self.whole[self.starts[number - 1] : end]
