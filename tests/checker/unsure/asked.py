"""What the checker says of hopes in a ground world by hand, by names."""

from __future__ import annotations

from typing import NamedTuple

from tests.checker.unsure.given import given
from tests.reference.small import World
from unsaid.checker.minds.choosing import Best
from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.world import CheckedWorld

MANY = 3
"""Levels of mind to spare."""

Hopes = dict[str, tuple[list[str], float]]
"""By act the best plan that is a hope for it, and what it may gain."""


class Asked(NamedTuple):
    """A world, and a state of it."""

    world: CheckedWorld
    state: Mind

    def after(self, *acts: str) -> Asked:
        """The same once some acts have happened."""
        state = self.state
        for act in acts:
            state = self.world.after(state, self.world.numbers[act])
        return Asked(self.world, state)

    def held(self, fluent: str, *chain: str) -> object:
        """What is held of a fluent at the end of a chain of believers."""
        believers = [self.world.characters[c] for c in chain]
        return self.state.at(believers).values[self.world.ground.fluents_named()[fluent]]

    def hoped(self, who: str, steps: int) -> Hopes:
        """What somebody has a hope for and no plain reason."""
        seeker, owner = Best(self.world), self.world.characters[who]
        assert seeker.hoping is not None
        mind = self.world.planning(self.state, owner)
        found: Hopes = {}
        for act in seeker.open_to(mind, owner):
            best = seeker.hoping.best(mind, owner, act, steps, MANY)
            if best is not None and seeker.reason(mind, owner, act, steps, MANY) is None:
                found[self._name(act)] = [self._name(a) for a in best[0]], best[1].best
        return found

    def reasons(self, who: str, steps: int) -> list[str]:
        """What somebody has a plain reason for."""
        seeker, owner = Best(self.world), self.world.characters[who]
        mind = self.world.planning(self.state, owner)
        acts = seeker.open_to(mind, owner)
        return [self._name(a) for a in acts if seeker.reason(mind, owner, a, steps, MANY) is not None]

    def _name(self, act: int) -> str:
        return self.world.ground.actions[act].name


def asked(world: World) -> Asked:
    """A world at its start."""
    checked = CheckedWorld(given(world))
    return Asked(checked, checked.start)
