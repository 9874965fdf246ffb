"""Which of its acts somebody would choose: by the checker's own search for the plan that leads highest.

``Best`` looks for a plan that makes sense of an act, then for one above it, until there is none. ``still`` gives the
world with some of somebody's concerns standing still at what they are worth now: the same minds, in which other things
make sense. What concerns are worth has no end of values, and each set of them makes a world: those used last are kept
(``stills``).
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from unsaid.checker.minds.seeking import Plan, Seeker
from unsaid.checker.minds.values import above

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.world import CheckedWorld

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

    def outlook(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> Plan | None:
        """What the owner would do an act for: the plan that ends highest; or, where nothing gives a reason, a hope."""
        plan = self.best(mind, owner, act, steps, levels)
        if plan is not None or self.hoping is None:
            return plan
        if any(self.reason(mind, owner, other, steps, levels) is not None for other in self.open_to(mind, owner)):
            return None
        hope = self.hoping.best(mind, owner, act, steps, levels)
        return None if hope is None else hope[0]

    def chosen(self, mind: Mind, owner: int, steps: int, levels: int) -> tuple[int, ...]:
        """The acts the owner would choose between; none for doing nothing."""
        ends: dict[int, float] = {}
        for act in self.open_to(mind, owner):
            plan = self.best(mind, owner, act, steps, levels)
            end = None if plan is None else self.worth(self._end(mind, owner, plan), owner, levels)
            if end is not None:
                ends[act] = end
        ends = ends or self._hoped(mind, owner, steps, levels)
        return tuple(act for act, end in ends.items() if end == max(ends.values()))

    def _hoped(self, mind: Mind, owner: int, steps: int, levels: int) -> dict[int, float]:
        """Where nobody's reasons lead anywhere, what may be gained by the acts there is a hope for."""
        if self.hoping is None:
            return {}
        found = ((act, self.hoping.best(mind, owner, act, steps, levels)) for act in self.open_to(mind, owner))
        return {act: hope[1].best for act, hope in found if hope is not None}

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


def stills(world: CheckedWorld, kept: int = KEPT) -> Callable[[int, Frozen], Best]:
    """Gives the choices there are with some of a character's concerns standing still; of these, the last used are
    kept."""
    return lru_cache(maxsize=kept)(lambda character, frozen: Best(still(world, character, frozen)))


def still(world: CheckedWorld, character: int, frozen: Frozen) -> CheckedWorld:
    """The world with the character's utility counting each of these concerns as the number given, one after another."""
    utility = world.ground.utility.characters[character]
    for place, worth in frozen:
        concern = world.ground.inner.concerns[place]
        utility = ("+", ("-", utility, ("*", concern.weight, concern.counted)), worth)
    return world.otherwise(character, utility)
