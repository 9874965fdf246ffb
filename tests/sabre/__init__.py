"""Problems of our own in Sabre's format, with what is known of them by hand.

The head of each file in ``problems`` tells its story, its shortest solution, why there is none shorter, and what
everybody has at the start. The same stands below, for the tests; ``solutions`` has the stories as Sabre prints them.

``ferry``  an act that two must want, and a plan that counts on the other
``honey``  a false belief, triggers that see and miss, and what is unknown
``toll``   a belief about a belief, and a plan within a plan
``mill``   numbers that Sabre reads otherwise than arithmetic
``well``   an act that surprises, and a trigger that changes the world
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from unsaid.api.opened import OpenWorld, load
from unsaid.data.limits import Limits
from unsaid.data.story import Story
from unsaid.language import Reading, read
from unsaid.story.sabre import from_sabre

HERE = Path(__file__).resolve().parent


@dataclass(frozen=True)
class Problem:
    """``goal`` is reached within the limits, of which none can be lower; ``at_first`` is what everybody has at the
    start, the author (None) included; ``events`` are the acts and the triggers that can ever happen."""

    name: str
    goal: float
    limits: Limits
    at_first: dict[str | None, float]
    events: tuple[int, int]
    remarks: tuple[tuple[str, int], ...] = ()

    def __str__(self) -> str:
        return self.name

    @property
    def path(self) -> Path:
        return HERE / "problems" / f"{self.name}.txt"

    @cached_property
    def text(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def world(self) -> OpenWorld:
        return load(self.path)

    @cached_property
    def printed(self) -> str:
        """The shortest solution, as Sabre would print it."""
        return (HERE / "solutions" / f"{self.name}.txt").read_text(encoding="utf-8")

    @cached_property
    def solution(self) -> Story:
        return from_sabre(self.printed)

    def instead(self, old: str, new: str) -> Reading:
        """The problem with something in it put otherwise."""
        assert self.text.count(old) == 1
        return read(self.text.replace(old, new), self.name, sabre=True)


PROBLEMS = {
    p.name: p
    for p in (
        # rows two ways, crossings two ways
        Problem("ferry", 1, Limits(2, 2, 1), {None: 0, "Hale": 0, "Ivy": 1}, (2 + 2, 0)),
        # two people, six ways from one of three places to another, with the jar or without; each may find and miss it
        Problem("honey", 1, Limits(2, 1, 1), {None: 0, "Bram": 0, "Otto": 0}, (2 * 6 * 2, 2 * 3 * 2)),
        Problem("toll", 1, Limits(4, 4, 2), {None: 0, "Petra": 0, "Iven": 0}, (4, 0)),
        # to grind, and two who may bake
        Problem(
            "mill",
            15,
            Limits(3, 1, 1),
            {None: 9, "Hob": 0, "June": 0, "Odd": 0},
            (1 + 2, 0),
            (("mixed-arithmetic", 59), ("mixed-arithmetic", 62), ("mixed-arithmetic", 65)),
        ),
        Problem("well", 3, Limits(2, 1, 1), {None: 0, "Anka": 0, "Cyr": 0, "Lev": 0}, (2, 1)),
    )
}
