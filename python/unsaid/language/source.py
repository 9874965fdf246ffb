"""The author's text, and where in it an offset lies.

Everything after the lexer speaks of places as (start, end) offsets into the text; only here are they turned
into the line and column a person counts by. Lines and columns start at 1; a column counts characters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Source:
    """One text with its name (the world's) and the path it came from, if any."""

    text: str
    name: str = "world"
    path: str | None = None

    @property
    def label(self) -> str:
        """What messages call this text: its path, or its name in angle brackets."""
        return self.path or f"<{self.name}>"

    @cached_property
    def starts(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *(i + 1 for i, c in enumerate(self.text) if c == "\n")]

    def position(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, both from 1."""
        line = bisect_right(self.starts, offset)
        return line, offset - self.starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line, counted from 1, without its end."""
        start = self.starts[number - 1]
        end = self.starts[number] - 1 if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r")
