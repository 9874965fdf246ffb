"""Small worlds by hand, with what they say of minds put in as data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from unsaid.checker.replay import Replay
from unsaid.data.running import Horizon
from unsaid.language import read
from unsaid.psyche.log import Log, log_of
from unsaid.world import GroundWorld, ground
from unsaid.world.inner import GroundConcern, Inner


def grounded(text: str, name: str = "hand") -> GroundWorld:
    """The ground world of a text that has no mistakes."""
    reading = read(text, name=name)
    assert reading.world is not None, [d.message for d in reading.diagnostics]
    return ground(reading.world, reading.source)


class Hand:
    """A ground world and names to build its ``Inner`` with."""

    def __init__(self, text: str) -> None:
        self.ground = grounded(text)
        self.concerns: list[GroundConcern] = []
        self.inner = Inner()

    def get(self, fluent: str, *chain: str) -> tuple[Any, ...]:
        """An expression that reads a fluent."""
        return ("get", self.ground.fluents_named()[fluent], *map(self.who, chain))

    def who(self, name: str) -> int:
        return self.ground.characters.index(name)

    def act(self, name: str) -> int:
        return self.ground.actions_named()[name]

    def concern(self, name: str, owner: str, kind: Any, weight: float, term: Any, toward: str | None = None) -> None:
        """A concern more; the owner's utility becomes the sum of its concerns."""
        made = GroundConcern(
            name, self.who(owner), kind, float(weight), term, None if toward is None else self.who(toward)
        )
        self.concerns.append(made)
        self.inner = msgspec.structs.replace(self.inner, concerns=tuple(self.concerns))
        characters = list(self.ground.utility.characters)
        own: Any = [("*", c.weight, ("if", c.term, 1.0, 0.0)) for c in self.concerns if c.owner == made.owner]
        total = own[0]
        for more in own[1:]:
            total = ("+", total, more)
        characters[made.owner] = total
        utility = msgspec.structs.replace(self.ground.utility, characters=tuple(characters))
        self.ground = msgspec.structs.replace(self.ground, utility=utility)

    def having(self, **parts: Any) -> None:
        """Other parts of what the world says of minds."""
        self.inner = msgspec.structs.replace(self.inner, **parts)

    def world(self) -> GroundWorld:
        """The world with all of it."""
        return msgspec.structs.replace(self.ground, inner=self.inner)

    def log(self, acts: Iterable[str], horizon: Horizon | None = None) -> Log:
        """The log of a story, on the checker's minds."""
        return log_of(Replay(self.world()), [self.act(a) for a in acts], horizon)
