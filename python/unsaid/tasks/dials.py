"""The dials of a set of tasks, looked at before anything is made."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from unsaid.errors import BadValue
from unsaid.tasks.kinds import KINDS, PEOPLE, ROOMS

FEWEST, MOST = 3, 5
"""People in a task: you and two others at least, since beliefs about beliefs need two."""


@dataclass(frozen=True)
class Dials:
    """What tasks are to be like; ``depth`` and ``length`` are the least and the most."""

    kinds: tuple[str, ...] = tuple(KINDS)
    people: int = 3
    rooms: int = 3
    depth: tuple[int, int] = (1, 4)
    length: tuple[int, int] = (1, 8)
    unsolvable: float = 0.2
    """The share of tasks that cannot be done."""

    @classmethod
    def of(cls, data: dict[str, Any]) -> Dials:
        """The dials that plain data says."""
        pairs: dict[str, Any] = {name: tuple(data[name]) for name in ("kinds", "depth", "length")}
        return cls(**(data | pairs))

    def to_dict(self) -> dict[str, Any]:
        """The dials as plain data."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in KINDS:
                raise BadValue("kinds", f"there is no kind of task called {kind!r}; there are {', '.join(KINDS)}")
        if not self.kinds:
            raise BadValue("kinds", f"no kind of task is asked for; there are {', '.join(KINDS)}")
        _within("people", self.people, FEWEST, min(MOST, len(PEOPLE)))
        _within("rooms", self.rooms, 2, len(ROOMS))
        for name, (least, most) in (("depth", self.depth), ("length", self.length)):
            _within(name, least, 1, 4 if name == "depth" else 20)
            _within(name, most, least, 4 if name == "depth" else 20)
        if not 0 <= self.unsolvable <= 1:
            raise BadValue("unsolvable", f"a share of {self.unsolvable} is not between 0 and 1")


def _within(name: str, given: int, least: int, most: int) -> None:
    if not least <= given <= most:
        raise BadValue(name, f"{name} of {given} is not between {least} and {most}")
