"""How minds settle: triggers happen until nothing more does.

A pass over a mind lets its own triggers happen until none can, then passes over every mind within it; passes repeat
until one changes nothing. Minds have no end, so this could take forever to see through. It does not have to: what a
trigger writes depends only on what it reads, so how far in one must look before the outside is certain not to change
again can be read off the triggers (``_Reach``). Where triggers let a mind depend on minds ever further in, all of it is
looked at: minds within minds repeat, so that too ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.story.checker import values
from unsaid.story.checker.events import Changes
from unsaid.story.checker.minds import Mind, assigned

if TYPE_CHECKING:
    from unsaid.story.checker.values import Condition
    from unsaid.world import Effect, Expression, Scalar, Trigger

MOST = 2000
"""Triggers in one run, or passes over one mind, after which it is taken never to end."""


class Restless(Exception):
    """Triggers that never come to rest; holds the name of one of them."""


class Triggers:
    """All triggers of a world, and the settling of minds."""

    def __init__(self, triggers: Sequence[Trigger], characters: int) -> None:
        self._triggers = triggers
        self._everybody = range(characters)
        self._rules = [(values.condition(t.precondition), Changes(t.effects)) for t in triggers]
        self._woken = _Woken(triggers)
        reach = _Reach(triggers)
        self._further, self._depth = reach.further, reach.depth

    def settled(self, mind: Mind) -> Mind:
        """The mind once nothing more happens of itself, in it or anywhere within."""
        if mind.calm or not self._triggers:
            return mind
        known = mind.known.get("settled")
        if known is None:
            known = mind.known["settled"] = self._settled(mind)
        return known

    def _settled(self, mind: Mind) -> Mind:
        outside = self._own(mind) if self._further == 0 else self._rested(mind)
        # Further in, minds settle when looked at: nothing outside can change them any more.
        return Mind(outside.values, lambda c: self.settled(self._rested(mind).believed(c)), calm=True)

    def _rested(self, mind: Mind) -> Mind:
        """The mind after as many passes as it takes until its own triggers will never happen again."""
        rested = mind.known.get("rested")
        if rested is not None:
            return rested
        rested = mind
        for _ in range(MOST):
            if self._quiet(rested):
                mind.known["rested"] = rested
                return rested
            rested = self._passed(rested)
        raise Restless(self._first_name(rested))

    def _quiet(self, mind: Mind) -> bool:
        if self._depth is None:
            return self._quiet_throughout(mind)
        return self._quiet_to(mind, self._depth)

    def _quiet_to(self, mind: Mind, depth: int) -> bool:
        if mind.calm:
            return True
        if self._own(mind) is not mind:
            return False
        return depth == 0 or all(self._quiet_to(mind.believed(c), depth - 1) for c in self._everybody)

    def _quiet_throughout(self, mind: Mind) -> bool:
        seen, waiting = {id(mind)}, [mind]
        while waiting:
            at = waiting.pop()
            if at.calm:
                continue
            if self._own(at) is not at:
                return False
            fresh = [b for c in self._everybody if id(b := at.believed(c)) not in seen]
            seen.update(map(id, fresh))
            waiting.extend(fresh)
        return True

    def _passed(self, mind: Mind) -> Mind:
        """The mind after one pass over it and over everything within."""
        if mind.calm:
            return mind
        passed = mind.known.get("passed")
        if passed is None:
            own = self._own(mind)
            passed = mind.known["passed"] = Mind(own.values, lambda c: self._passed(own.believed(c)))
        return passed

    def _own(self, mind: Mind) -> Mind:
        """The mind after its own triggers, not yet those of minds within it."""
        if mind.calm:
            return mind
        own = mind.known.get("own")
        if own is None:
            own = mind.known["own"] = self._run(mind)
        return own

    def _run(self, mind: Mind) -> Mind:
        for _ in range(MOST):
            number = self._first(mind)
            if number is None:
                return mind
            after = assigned(mind, self._rules[number][1].writes(mind))
            if after is mind:
                break  # it changes nothing, so it would happen again
            mind = after
        raise Restless(self._first_name(mind))

    def _first(self, mind: Mind) -> int | None:
        for number in self._woken.by(mind.values):
            if self._rules[number][0](mind):
                return number
        return None

    def _first_name(self, mind: Mind) -> str:
        number = self._first(mind)
        return "" if number is None else self._triggers[number].name


class _Woken:
    """Which triggers are worth asking: each waits for one value it cannot do without, where it has such."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self._always: list[int] = []
        self._waiting: dict[int, dict[Scalar, list[int]]] = {}
        for number, trigger in enumerate(triggers):
            needed = next(_needed(trigger.precondition), None)
            if needed is None:
                self._always.append(number)
            else:
                self._waiting.setdefault(needed[0], {}).setdefault(needed[1], []).append(number)

    def by(self, state: tuple[Scalar, ...]) -> list[int]:
        """The triggers these values could wake, in order."""
        woken = list(self._always)
        for fluent, waiting in self._waiting.items():
            woken += waiting.get(state[fluent], ())
        woken.sort()
        return woken


def _needed(e: Expression) -> Iterator[tuple[int, Scalar]]:
    if type(e) is tuple and e[0] == "and":
        for part in e[1:]:
            yield from _needed(part)
    elif type(e) is tuple and e[0] == "==" and type(e[1]) is tuple and e[1][0] == "get" and type(e[2]) is not tuple:
        if len(e[1]) == 2:
            yield e[1][1], e[2]


class _Reach:
    """How far in a mind's own values can depend on minds within it, as the triggers are written.

    ``further``: levels, 0 where no trigger lets what is believed change what is. ``depth``: how far in all must be
    quiet for the outside to stay as it is. Both None where there is no such level.
    """

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        steps = {step for t in triggers for e in t.effects for step in _dependencies(t.precondition, e)}
        reads = [len(who) for t in triggers for _, who in values.reads(t.precondition)]
        widest = [len(e.who) for t in triggers for e in t.effects]
        inside = [len(w) for t in triggers for e in t.effects for x in (e.when, e.value) for _, w in values.reads(x)]
        self.further = _longest(steps)
        self.depth = None if self.further is None else self.further + max([0, *reads, *widest, *inside])


def _dependencies(precondition: Expression, effect: Effect) -> Iterator[tuple[int, int, int]]:
    """(fluent written, fluent read, how much further in it is read)."""
    for e in (precondition, effect.when, effect.value):
        for fluent, who in values.reads(e):
            yield effect.fluent, fluent, len(who) - len(effect.who)


def _longest(steps: set[tuple[int, int, int]]) -> int | None:
    """The furthest in that following dependencies can lead; None where they lead ever further."""
    further = {fluent: 0 for step in steps for fluent in step[:2]}
    for _ in range(len(further) + 1):
        longer = {written for written, read, more in steps if further[read] + more > further[written]}
        if not longer:
            return max(further.values(), default=0)
        for written, read, more in steps:
            further[written] = max(further[written], further[read] + more)
    return None
