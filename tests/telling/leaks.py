"""What a leak is, and courses to look for leaks in.

Told from a mind, a story may depend on three things only: which acts that mind saw, what it believes, and what it takes
others to believe. ``Blind`` stands where the running world stands and knows no more than that: asked for anything that
does not go through the mind, it raises ``Leak``. Whatever can be told with it cannot have leaked.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.reference.expressions import holds
from tests.worlds.staged import Staged, staged
from tests.worlds.test_stories import GOOD
from unsaid.minds import Minds

INSIDE = 1 << 40
"""Added to the number of a state that is within the mind."""


class Leak(AssertionError):
    """Something was asked that the mind could not answer."""


@dataclass
class Blind:
    """A running world of which only one mind can be seen."""

    minds: Minds
    character: int

    @property
    def initial(self) -> int:
        """The initial state; it cannot be read, only the mind in it."""
        return self.minds.initial

    @property
    def ground(self) -> Any:
        """The world's text, which tells nothing of what is so."""
        return self.minds.ground

    def mind(self, state: int, *characters: int) -> int:
        """A mind; from the world's state only the one that can be seen."""
        if not characters or state >= INSIDE:
            return self._inside(state, lambda s: self.minds.mind(s, *characters)) if characters else state
        if characters[0] != self.character:
            raise Leak(f"the mind of {self.minds.ground.characters[characters[0]]} was looked into")
        return INSIDE + self.minds.mind(state, *characters)

    def values(self, state: int) -> list[Any]:
        """What is believed; never what is so."""
        if state < INSIDE:
            raise Leak("what is so was looked at")
        return self.minds.values(state - INSIDE)

    def apply(self, state: int, action: int) -> int:
        """An act imagined; what becomes of the world itself cannot be asked."""
        if state < INSIDE:
            raise Leak("an act was tried in the world")
        return INSIDE + self.minds.apply(state - INSIDE, action)

    def concerns(self, mind: int, character: int) -> dict[int, float | None]:
        """What a mind is worth to somebody, concern by concern; never what the world is."""
        if mind < INSIDE:
            raise Leak("what the world is worth was looked at")
        return self.minds.concerns(mind - INSIDE, character)

    def foreseen(self, mind: int, character: int, *, depth: int) -> tuple[list[int], int]:
        """What is seen coming in a mind; what is coming in the world itself cannot be asked."""
        if mind < INSIDE:
            raise Leak("what is coming was looked at")
        acts, end = self.minds.foreseen(mind - INSIDE, character, depth=depth)
        return acts, INSIDE + end

    def sees(self, state: int, act: int, character: int) -> bool:
        """Whether somebody sees an act: a mind knows what it saw, whatever that depends on."""
        return self.minds.sees(state % INSIDE, act, character)

    @staticmethod
    def _inside(state: int, ask: Callable[[int], int]) -> int:
        return INSIDE + ask(state - INSIDE)


def courses(name: str, seeds: int = 24, length: int = 30) -> list[tuple[str, ...]]:
    """Stories of a bundled world: the one found, those known to be good, and random courses of possible acts."""
    world = staged(name)
    known = [acts for other, acts in GOOD if other == name]
    return [world.found, *known, *(wandering(world, seed, length) for seed in range(seeds))]


def wandering(world: Staged, seed: int, length: int) -> tuple[str, ...]:
    """A random course of possible acts; acts already done are done again only where there is nothing else."""
    choose, state, acts = random.Random(seed), world.minds.initial, []
    while len(acts) < length:
        possible = world.minds.possible(state)
        fresh = [a for a in possible if a not in acts] or possible
        if not fresh:
            break
        acts.append(choose.choice(fresh))
        state = world.minds.advance(state, acts[-1])
    return tuple(world.ground.actions[a].name for a in acts)


def observed(world: Staged, acts: tuple[str, ...], who: str) -> list[bool]:
    """Which acts of a course a character sees, by the slow semantics."""
    states = world.states(acts)
    number = world.model.world.characters.index(who)
    events = [world.model.world.actions[world.act(a)] for a in acts]
    return [holds(event.observing[number], state) for event, state in zip(events, states, strict=False)]
