"""Looking for a reason: the checker's own search for a plan that makes an act worth its while.

It is asked only where a story gives no reason of its own, so it is plain: all willing acts in turn, shorter plans
first. What keeps it within bounds is memory. Minds that are alike are one object, and each remembers which acts are
willing there and how well things could go for a character from there; a course that can come to no gain is left.

``levels`` is how many more levels of mind the character whose mind this is may look into. In the mind of another
there is one less; where none are left, only an immediate reason counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING

from unsaid.budget import ask
from unsaid.checker.minds.foreseeing import Foresight
from unsaid.checker.minds.unsure.hoping import Hoping
from unsaid.checker.minds.values import above

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.world import CheckedWorld

Plan = tuple[int, ...]

WORK = 300_000
"""Willing acts looked at in one search, after which it gives up."""


class GivenUp(Exception):
    """A search that took too much work."""


class Seeker:
    """Searches for reasons in one world."""

    def __init__(self, world: CheckedWorld) -> None:
        self._world = world
        self._work = 0
        self.worth = Foresight(world, self).worth
        self.hoping = Hoping(world, self) if world.rules.openable else None

    def begin(self) -> None:
        """Starts counting work anew."""
        self._work = 0

    def spend(self, work: int) -> None:
        """Counts work; raises ``GivenUp`` where it is too much."""
        self._work += work
        if self._work > WORK:
            raise GivenUp

    def makes_sense(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> bool:
        """Whether, in a mind of the owner's, there is a reason for an act, or, where there is none, a hope."""
        if self.reason(mind, owner, act, steps, levels) is not None:
            return True
        return self.hoping is not None and self.hope(mind, owner, act, steps, levels) is not None

    def hope(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> Plan | None:
        """A plan, in a mind of the owner's, that is a hope for the act."""
        if self.hoping is None:
            return None
        key = ("hope", owner, act, steps, levels)
        known = self._world.reasons(mind)
        if key not in known:
            found = self.hoping.found(mind, owner, act, steps, levels)
            known[key] = None if found is None else found[0]
        return known[key]

    def reason(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> Plan | None:
        """A plan, in a mind of ``owner``, that starts with the act and makes sense of it; None if there is none.

        Raises ``GivenUp`` where finding out would take too long.
        """
        ask()
        key = ("reason", owner, act, steps, levels)
        known = self._world.reasons(mind)
        if key not in known:
            known[key] = self._reason(mind, owner, act, steps, levels)
        return known[key]

    def _reason(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> Plan | None:
        world = self._world
        if steps < 1 or not world.possible(mind, act, owner):
            return None
        base, after = self.worth(mind, owner, levels), world.after(mind, act)
        if above(self.worth(after, owner, levels), base):
            return (act,)
        if levels < 0:
            return None
        for length in range(1, steps):
            for rest in self._courses(after, owner, base, length, steps - 1, levels):
                plan = (act, *rest)
                if self._stands(mind, owner, plan, steps, levels):
                    return plan
        return None

    def _stands(self, mind: Mind, owner: int, plan: Plan, steps: int, levels: int) -> bool:
        """Whether a plan others go along with has no idle step, and none of the owner's without a reason."""
        return self.shorter(mind, owner, plan, steps, levels) is None and self._own_steps(
            self._world.after(mind, plan[0]), owner, plan[1:], steps - 1, levels
        )

    def _own_steps(self, mind: Mind, owner: int, rest: Plan, budget: int, levels: int) -> bool:
        """Whether the owner has a reason for each of the owner's own steps."""
        for place, act in enumerate(rest):
            own = owner in self._world.deeds[act].action.consenting
            if own and not self.sensible(mind, owner, act, owner, budget - place, levels):
                return False
            mind = self._world.after(mind, act)
        return True

    def _courses(
        self, mind: Mind, owner: int, base: float | None, length: int, budget: int, levels: int
    ) -> Iterator[Plan]:
        """Courses of so many acts that others would go along with and that end above the base."""
        if not above(self._best(mind, owner, length, levels, budget), base):
            return
        if length == 0:
            yield ()
            return
        for act, after in self._willing(mind, owner, budget, levels):
            for rest in self._courses(after, owner, base, length - 1, budget - 1, levels):
                yield (act, *rest)

    def _best(self, mind: Mind, owner: int, length: int, levels: int, budget: int) -> float | None:
        """The highest utility the owner could come to by so many acts others go along with; None if it is not known."""
        if length == 0:
            return self.worth(mind, owner, levels)
        key = ("best", owner, length, budget, levels)
        known = self._world.reasons(mind)
        if key not in known:
            known[key] = self._look_ahead(mind, owner, length, levels, budget)
        return known[key]

    def _look_ahead(self, mind: Mind, owner: int, length: int, levels: int, budget: int) -> float | None:
        best = None
        for _, after in self._willing(mind, owner, budget, levels):
            found = self._best(after, owner, length - 1, levels, budget - 1)
            best = found if best is None or above(found, best) else best
        return best

    def _willing(self, mind: Mind, owner: int, budget: int, levels: int) -> list[tuple[int, Mind]]:
        """The acts that could come next in a plan of the owner's, everybody else who consents having a reason.

        Whether the owner would go along is asked of whole courses only, which are few.
        """
        key = ("willing", owner, budget, levels)
        known = self._world.reasons(mind)
        if key not in known:
            choices = self._world.choices(mind, owner)
            self.spend(len(choices))
            acts = [act for act in choices if self._others_would(mind, owner, act, budget, levels)]
            known[key] = [(act, self._world.after(mind, act)) for act in acts]
        return known[key]

    def _others_would(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> bool:
        others = (c for c in self._world.deeds[act].action.consenting if c != owner)
        return all(self.sensible(mind, owner, act, c, steps, levels) for c in others)

    def sensible(self, mind: Mind, owner: int, act: int, character: int, steps: int, levels: int) -> bool:
        """Whether, in a mind of the owner's, the act makes sense to one who consents to it."""
        if character != owner:
            mind, levels = self._world.planning(mind, character), levels - 1
        if self.reason(mind, character, act, steps, levels) is not None:
            return True
        return self.hoping is not None and self.hope(mind, character, act, steps, levels) is not None

    def reasoned(self, mind: Mind, owner: int, act: int, character: int, steps: int, levels: int) -> bool:
        """Whether, in a mind of the owner's, somebody who consents to the act has a plain reason for it."""
        if character == owner:
            return self.reason(mind, owner, act, steps, levels) is not None
        there = self._world.planning(mind, character)
        return self.reason(there, character, act, steps, levels - 1) is not None

    def shorter(self, mind: Mind, owner: int, plan: Plan, steps: int, levels: int) -> Plan | None:
        """A part of the plan that does as well as all of it, if there is one: then the plan has idle steps."""
        end = self.worth(self._end(mind, owner, plan), owner, levels)
        places = range(len(plan))
        for length in range(1, len(plan)):
            for chosen in combinations(places, length):
                if self._does_as_well(mind, owner, plan, chosen, end, steps, levels):
                    return tuple(plan[place] for place in chosen)
        return None

    def _end(self, mind: Mind, owner: int, plan: Plan) -> Mind:
        for act in plan:
            mind = self._world.after(mind, act)
        return mind

    def _does_as_well(
        self,
        mind: Mind,
        owner: int,
        plan: Plan,
        chosen: tuple[int, ...],
        end: float | None,
        steps: int,
        levels: int,
    ) -> bool:
        at, minds = mind, [mind]
        for place in chosen:
            if not self._world.possible(at, plan[place], owner):
                return False
            at = self._world.after(at, plan[place])
            minds.append(at)
        if self.worth(at, owner, levels) != end:
            return False
        return all(
            self._follows(minds[j], owner, plan[place], steps - j, levels, first=j == 0)
            and not self._merely_hoped(mind, minds[j], owner, plan, place, j, steps, levels)
            for j, place in reversed(list(enumerate(chosen)))  # the last have the fewest steps left: soonest settled
            if place
        )

    def _follows(self, mind: Mind, owner: int, act: int, budget: int, levels: int, *, first: bool) -> bool:
        """Whether an act of a shorter course has its reasons; the course's first act needs none of the owner's."""
        asked = (c for c in self._world.deeds[act].action.consenting if not (first and c == owner))
        return all(self.sensible(mind, owner, act, c, budget, levels) for c in asked)

    def _merely_hoped(
        self, start: Mind, here: Mind, owner: int, plan: Plan, place: int, j: int, steps: int, levels: int
    ) -> bool:
        """Whether somebody does the act at a place of a plan for a reason, and as number ``j`` of a part in mere hope.

        Where that is so the part is less sure than the plan.
        """
        if self.hoping is None:
            return False
        act, whole = plan[place], self._end(start, owner, plan[:place])
        return any(
            not self.reasoned(here, owner, act, c, steps - j, levels)
            and self.reasoned(whole, owner, act, c, steps - place, levels)
            for c in self._world.deeds[act].action.consenting
            if j or c != owner
        )
