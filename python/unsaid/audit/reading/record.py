"""What readers give: an item of a set as it stands in its file, or a line that is no item and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """An item: the line where it begins, its number, its story, its question, its label and what may be chosen from."""

    line: int
    number: int
    story: str
    question: str
    label: str
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that could not be read as an item, or an item whose story or question could not; and why."""

    line: int
    why: str
    number: int = 0
