"""What an audit finds, as data."""

from __future__ import annotations

from typing import Literal

import msgspec

Said = Literal["right", "otherwise", "open", "wrong"]
"""What is said of a label: right by the set's own convention; right only by another; left open by the story under every
convention; made right by none."""


class Step(msgspec.Struct, frozen=True):
    """A sentence of the story that matters: who of those asked about saw or heard it and who did not, and where the
    chain of minds has the thing after it (None where it has not been settled)."""

    line: int
    text: str
    saw: tuple[str, ...]
    missed: tuple[str, ...]
    holds: str | None


class Reading(msgspec.Struct, frozen=True):
    """A convention, in words; ``held``: whether a set has it or leaves it open; what it makes the answer."""

    said: str
    held: bool
    answers: tuple[str, ...]


class Found(msgspec.Struct, frozen=True):
    """An item whose label is not right by the set's own convention.

    ``answers``: what is right by it, several where the story does not settle it. ``under``: the conventions that would
    make the label right, the likeliest first. ``proof``: the sentences that decide, and ``therefore`` what follows.
    """

    line: int
    number: int
    verdict: Said
    question: str
    label: str
    answers: tuple[str, ...]
    under: tuple[Reading, ...]
    proof: tuple[Step, ...]
    therefore: str
    note: str = ""


class Unreadable(msgspec.Struct, frozen=True):
    """A line that could not be read, and why."""

    line: int
    why: str


class Audit(msgspec.Struct, frozen=True):
    """What an audit of a file found; of what could not be read, the first thousand lines are given."""

    file: str
    format: str
    convention: str
    rules: tuple[str, ...]
    items: int
    right: int
    otherwise: int
    open: int
    wrong: int
    unread: int
    found: tuple[Found, ...]
    unreadable: tuple[Unreadable, ...]
