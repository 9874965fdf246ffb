"""Which of its acts somebody would choose: by the checker's own search for the plan that leads highest.

``Best`` looks for a plan that makes sense of an act, then for one above it, until there is none. ``Still`` is the world
with some of somebody's concerns standing still at what they are worth now; what is remembered of a mind is true of one
world only, so there every mind is taken over as a copy. What concerns are worth has no end of values, and each set of
them makes a world: those used last are kept (``stills``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.seeking import Plan, Seeker
from unsaid.checker.minds.values import above
from unsaid.checker.minds.world import CheckedWorld

if TYPE_CHECKING:
    from unsaid.world.structure import GroundWorld

Frozen = tuple[tuple[int, float], ...]
"""Concerns that stand still: their places among all, and what each is worth."""


KEPT = 128
"""Worlds with concerns standing still that are kept; a long story asks for some thirty."""


class Best(Seeker):
    """Looks for the plans that lead highest, in one world."""

    def best(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> Plan | None:
        """The plan, beginning with an act, that ends highest; the shortest of equals. None where none makes sense."""
        plan, base = None, self.worth(mind, owner, levels)
        while (higher := self._above(mind, owner, act, base, steps, levels)) is not None:
            plan, base = higher, self.worth(self._end(mind, owner, higher), owner, levels)
        return plan

    def chosen(self, mind: Mind, owner: int, steps: int, levels: int) -> tuple[int, ...]:
        """The acts the owner would choose between; none for doing nothing."""
        ends: dict[int, float] = {}
        for act in self.open_to(mind, owner):
            plan = self.best(mind, owner, act, steps, levels)
            end = None if plan is None else self.worth(self._end(mind, owner, plan), owner, levels)
            if end is not None:
                ends[act] = end
        return tuple(act for act, end in ends.items() if end == max(ends.values()))

    def open_to(self, mind: Mind, owner: int) -> list[int]:
        """The possible acts that need the owner's consent."""
        return [a for a in self._world.choices(mind, owner) if owner in self._world.deeds[a].action.consenting]

    def _above(self, mind: Mind, owner: int, act: int, base: float | None, steps: int, levels: int) -> Plan | None:
        if steps < 1 or not self._world.possible(mind, act, owner):
            return None
        after = self._world.after(mind, act)
        if above(self.worth(after, owner, levels), base):
            return (act,)
        for length in range(1, steps if levels >= 0 else 1):
            for rest in self._courses(after, owner, base, length, steps - 1, levels):
                if self._stands(mind, owner, (act, *rest), steps, levels):
                    return (act, *rest)
        return None


class Still:
    """A world in which some of a character's concerns stand still. ``world`` is that world, ``best`` its choices."""

    def __init__(self, ground: GroundWorld, character: int, frozen: Frozen) -> None:
        self.world = CheckedWorld(still(ground, character, frozen))
        self.best = Best(self.world)
        self._copies: dict[int, Mind] = {}

    def taken_over(self, mind: Mind) -> Mind:
        """A settled mind of the world as it is, in this one."""
        return self.world.settled(self._copied(mind))

    def _copied(self, mind: Mind) -> Mind:
        copy = self._copies.get(id(mind))
        if copy is None:
            copy = self._copies[id(mind)] = Mind(mind.values, lambda c: self._copied(mind.believed(c)))
        return copy


def stills(ground: GroundWorld, kept: int = KEPT) -> Callable[[int, Frozen], Still]:
    """Gives the world with some of a character's concerns standing still; of those given, the last used are kept."""
    return lru_cache(maxsize=kept)(lambda character, frozen: Still(ground, character, frozen))


def still(ground: GroundWorld, character: int, frozen: Frozen) -> GroundWorld:
    """The world with the character's utility counting each of these concerns as the number given, one after another."""
    characters = list(ground.utility.characters)
    for place, worth in frozen:
        concern = ground.inner.concerns[place]
        moving = ("*", concern.weight, concern.counted)
        characters[character] = ("+", ("-", characters[character], moving), worth)
    utility = msgspec.structs.replace(ground.utility, characters=tuple(characters))
    return msgspec.structs.replace(ground, utility=utility)
