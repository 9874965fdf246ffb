"""What readers give: an item of a set as it stands in its file, or a line that is no item and why."""

from __future__ import annotations

from dataclasses import dataclass

STORY, ASKED = 20_000, 2_000
"""Characters that a story, and a question or a label, may have: what is longer is no item of such a set."""


@dataclass(frozen=True, slots=True)
class Record:
    """An item: the line where it begins, its number, its story, its question, its label and what may be chosen from."""

    line: int
    number: int
    story: str
    question: str
    label: str
    choices: tuple[str, ...] = ()

    @property
    def too_long(self) -> bool:
        """Whether it is no item of such a set for its length."""
        return len(self.story) > STORY or max(map(len, (self.question, self.label, *self.choices))) > ASKED


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be read as an item, or an item whose story or question could not; and why."""

    line: int
    why: str
    number: int = 0
