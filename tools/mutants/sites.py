"""A fault that can be planted: a stretch of a file, and what stands there instead."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Fault:
    """``path``: the file, absolute; ``start`` and ``end``: offsets in its text; ``new``: what is put there."""

    room: str
    path: Path
    start: int
    end: int
    new: str
    line: int
    """Counted from 1, as are columns."""
    column: int
    old: str

    @property
    def where(self) -> str:
        """The file in the project, the line, and the column."""
        return f"{self.path.relative_to(ROOT)}:{self.line}:{self.column}"

    @property
    def what(self) -> str:
        """The change, on one line."""
        return f"{' '.join(self.old.split())} → {' '.join(self.new.split())}"

    def planted(self, text: str) -> str:
        """The text of the file with the fault in it."""
        return text[: self.start] + self.new + text[self.end :]


def fault_at(room: str, path: Path, source: str, span: tuple[int, int], new: str) -> Fault:
    """The fault that puts ``new`` for a stretch of a file's text."""
    start, end = span
    line, column = source.count("\n", 0, start) + 1, start - source.rfind("\n", 0, start)
    return Fault(room, path, start, end, new, line, column, source[start:end])
