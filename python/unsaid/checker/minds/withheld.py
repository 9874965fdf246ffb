"""Turns in which somebody wanted to do something and did not: counted in a story for whoever has a release.

Wanting shows in the choice somebody would make if what an act costs did not count. So every open act that might matter
is put to the test: is it not chosen as things are, and would it alone be chosen, were one, two or three of the concerns
it lowers to stand still? One such act is enough. What somebody withholds is a matter of the mind alone; what is done
instead decides only whether it counts.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations
from typing import TYPE_CHECKING

from unsaid.checker.minds.choosing import Best, stills

if TYPE_CHECKING:
    from unsaid.checker.minds.events import Deed
    from unsaid.checker.minds.mind import Mind, Write
    from unsaid.checker.minds.seeking import Plan
    from unsaid.checker.minds.world import CheckedWorld

    Worth = dict[int, float]
    """What a mind is worth to its owner by concern, for those that are a number."""

STEPS, LEVELS = 4, 1
"""The longest plan, and the further levels of mind, of what somebody would do."""

FULL = 4.0
"""The most that is counted."""

SLIGHT = 1e-9
"""Differences of worth that are none."""


class Withholding:
    """Who in a world has a count of turns withheld, and what is added to it."""

    def __init__(self, world: CheckedWorld) -> None:
        self._world = world
        inner = world.ground.inner
        self.counts = tuple({(r.who, r.pressure) for r in inner.releases if r.pressure is not None})
        self._wants = {who: _Wants(world, who) for who, _ in self.counts}

    def writes(self, mind: Mind, deed: Deed, missed: tuple[int, ...]) -> Iterator[Write]:
        """What is added in one mind that undergoes an act; ``missed`` are those who let a turn pass."""
        for who, fluent in self.counts:
            doer = who in deed.action.consenting
            by_itself = any(e.fluent == fluent and not e.who for e in deed.action.effects)
            if not (doer or who in missed) or by_itself or not deed.observes(mind, who):
                continue
            withheld = self._wants[who].withheld(self._world.rules.entered(deed.in_mind(mind, who), who))
            if withheld - ({deed.number} if doer else set()):
                count = mind.values[fluent]
                yield (), fluent, min(FULL, (count if type(count) is float else 0.0) + 1.0)


class _Wants:
    """What one character withholds, mind by mind."""

    def __init__(self, world: CheckedWorld, who: int) -> None:
        self._world, self._who = world, who
        self._plainly = Best(world)
        self._terms = {
            place: (concern.weight, world.rules.value(concern.counted))
            for place, concern in enumerate(world.ground.inner.concerns)
            if concern.owner == who
        }
        self._answers = _answers(world, who)
        self._still = stills(world)

    def withheld(self, mind: Mind) -> frozenset[int]:
        """The acts withheld in a mind of the character's own."""
        key = ("withheld", self._who)
        if key not in mind.known:
            mind.known[key] = frozenset(act for act in self._asked_about(mind) if self._is_withheld(mind, act))
        return mind.known[key]

    def _asked_about(self, mind: Mind) -> list[int]:
        acts = self._plainly.open_to(mind, self._who)
        gained = {act: self._moved(mind, (act,)) for act in acts}
        asked = {act for act in acts if act in self._answers}
        for place in self._terms:
            gains = {act: gain[place] for act, gain in gained.items() if gain.get(place, 0.0) > SLIGHT}
            asked |= {act for act, gain in gains.items() if gain >= max(gains.values()) - SLIGHT}
        return [act for act in acts if act in asked]

    def _is_withheld(self, mind: Mind, act: int) -> bool:
        at_once = _lowered(self._moved(mind, (act,)))
        if not at_once or act in self._chosen(mind, ()):
            return False
        plan = self._plan(mind, act, at_once)
        costs = [] if plan is None else _lowered(self._moved(mind, plan))
        sets = chain.from_iterable(combinations(costs, size) for size in (1, 2, 3))
        return any(self._would(mind, act, held) for held in sets)

    def _would(self, mind: Mind, act: int, held: tuple[int, ...]) -> bool:
        """Whether the act alone would be chosen, were these to stand still, and whether it is against them."""
        plan = self._plan(mind, act, held)
        if plan is None:
            return False
        moved = self._moved(mind, plan)
        against = set(held) <= set(_lowered(moved)) and any(by > SLIGHT for by in moved.values())
        return against and self._chosen(mind, held) == (act,)

    # --- as things are, and with some concerns standing still ---

    def _plan(self, mind: Mind, act: int, held: tuple[int, ...]) -> Plan | None:
        best, there = self._seen(mind, held)
        best.begin()
        return best.outlook(there, self._who, act, STEPS, LEVELS)

    def _chosen(self, mind: Mind, held: tuple[int, ...]) -> tuple[int, ...]:
        best, there = self._seen(mind, held)
        best.begin()
        return best.chosen(there, self._who, STEPS, LEVELS)

    def _seen(self, mind: Mind, held: tuple[int, ...]) -> tuple[Best, Mind]:
        if not held:
            return self._plainly, mind
        now = self._worth(mind)
        best = self._still(self._who, tuple((place, now[place]) for place in held))
        return best, self._world.settled(mind)

    # --- worth ---

    def _worth(self, mind: Mind) -> Worth:
        found = {place: term(mind) for place, (_, term) in self._terms.items()}
        return {place: self._terms[place][0] * it for place, it in found.items() if type(it) is float}

    def _moved(self, mind: Mind, plan: Plan) -> Worth:
        """By how much a plan would move each concern that is a number before and after."""
        end = mind
        for act in plan:
            end = self._world.after(end, act)
        before, after = self._worth(mind), self._worth(end)
        return {place: after[place] - worth for place, worth in before.items() if place in after}


def _answers(world: CheckedWorld, who: int) -> frozenset[int]:
    inner = world.ground.inner
    return frozenset(s.action for s in inner.speech if any(inner.questions[q].asked == who for q, _ in s.answers))


def _lowered(moved: Worth) -> tuple[int, ...]:
    return tuple(place for place, by in moved.items() if by < -SLIGHT)
