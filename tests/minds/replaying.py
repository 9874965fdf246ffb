"""The checker beside the reference: a walk through a story's states on the checker's minds, every value compared.

The checker is built to go through stories that were found, and meets few. So where people ask one another, and a step
of a story is more than a step of a plan, its steps are compared on every walk as well.
"""

from __future__ import annotations

from collections.abc import Callable

from tests.reference.model import Model
from tests.reference.state import State
from tests.reference.values import from_plain
from unsaid.checker.minds.settling import Restless
from unsaid.checker.replay import GivenUp, Replay
from unsaid.world import GroundWorld

Equal = Callable[[object, object, str], None]
"""Told what the reference says, what the checker says, and of what."""


class Replaying:
    """The states of one world's stories that both have come to."""

    def __init__(self, model: Model, world: GroundWorld, equal: Equal) -> None:
        self.model, self.world, self.equal = model, world, equal
        self.replay = Replay(world)
        self.fluents = {f.name: n for n, f in enumerate(world.fluents)}
        self.number: dict[State, int] = {}
        self.minds(model.initial, self.replay.initial, "at the start")

    def step(self, here: State, act: int, told: State) -> bool:
        """Compares the checker's state after an act; False where it has none to compare.

        It may never have come here, or give up, or meet triggers without end in a plan the reference did not try.
        """
        name = self.model.world.actions[act].name
        if here not in self.number:
            return False
        try:
            there = self.replay.advance(self.number[here], self.world.actions_named()[name])
        except (GivenUp, Restless):
            return False
        self.minds(told, there, f"after {name} in a story")
        return True

    def minds(self, here: State, there: int, where: str) -> None:
        """All values in a mind and in those within it."""
        if here in self.number:
            self.equal(self.number[here], there, f"the checker's number of a mind met before, {where}")
            return
        self.number[here] = there
        values = self.replay.values(there)
        for f, name in enumerate(self.model.world.fluents):
            if name in self.fluents:
                self.equal(here.values[f], from_plain(values[self.fluents[name]]), f"the checker's {name} {where}")
        for c, name in enumerate(self.model.world.characters):
            within = self.replay.mind(there, self.world.characters.index(name))
            self.minds(here.mind(c), within, f"{where}, to {name}")
