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
class Source:
    """One text with its name (the world's) and the path it came from, if any.

    ``sabre``: it is read as the planner Sabre reads its files (see ``grouping``), not as a world of Unsaid's.
    ``foreign``: where the first character stands that was in another encoding than UTF-8; None if none was.
    """

    text: str
    name: str = "world"
    path: str | None = None
    sabre: bool = False
    foreign: int | None = None

    @property
    def label(self) -> str:
        """What messages call this text: its path, or its name in angle brackets."""
        return self.path or f"<{self.name}>"

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end]
