"""How minds settle: triggers happen until nothing more does.

A pass over a mind lets its own triggers happen until none can, then passes over every mind within it; passes repeat
until one changes nothing. A run or a series of passes that comes back to a mind it has left would go on forever.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.checker.minds import values
from unsaid.checker.minds.events import Changes
from unsaid.checker.minds.mind import Mind, assigned
from unsaid.checker.minds.waking import Woken
from unsaid.errors import UnsaidError

if TYPE_CHECKING:
    from unsaid.checker.minds.shared import Shared
    from unsaid.world.structure import GroundTrigger

MOST = 2000
"""Triggers in one run, or passes over one mind, after which it is taken never to end."""


class Restless(UnsaidError):
    """Triggers that never come to rest; the message is the name of one of them."""

    def __init__(self, name: str) -> None:
        super().__init__("trigger-cycle", name)


class Triggers:
    """All triggers of a world, and the settling of minds."""

    def __init__(self, triggers: Sequence[GroundTrigger], shared: Shared) -> None:
        self._triggers = triggers
        self._shared = shared
        self._rules = [(values.condition(t.precondition), Changes(t.effects)) for t in triggers]
        self._woken = Woken([trigger.precondition for trigger in triggers])

    def settled(self, mind: Mind) -> Mind:
        """The mind once nothing more happens of itself, in it or anywhere within."""
        first = mind = self._shared.of(mind)
        if not self._triggers or mind.calm:
            return mind
        known = first.known.get("settled")
        if known is None:
            known = first.known["settled"] = self._settled(first)
        return known

    def _settled(self, mind: Mind) -> Mind:
        left: set[int] = set()
        while not self._quiet(mind):
            if id(mind) in left or len(left) == MOST:
                raise Restless(self._first_name(mind))
            left.add(id(mind))
            mind = self._shared.of(self._passed(mind))
        return mind

    def _quiet(self, mind: Mind) -> bool:
        """Whether nothing can happen, here or further in; then this is noted in every mind within."""
        minds = {id(mind): mind}
        waiting = [mind]
        while waiting:
            at = waiting.pop()
            if at.calm:
                continue
            if self._own(at) is not at:
                return False
            fresh = {id(b): b for b in at.beliefs() if id(b) not in minds}
            minds |= fresh
            waiting.extend(fresh.values())
        for at in minds.values():
            at.calm = True
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
        left: set[int] = set()
        while (number := self._first(mind)) is not None:
            left.add(id(mind))
            after = self._shared.of(assigned(mind, self._rules[number][1].writes(mind)))
            if id(after) in left or len(left) == MOST:
                raise Restless(self._first_name(mind))
            mind = after
        return mind

    def _first(self, mind: Mind) -> int | None:
        for number in self._woken.by(mind.values):
            if self._rules[number][0](mind):
                return number
        return None

    def _first_name(self, mind: Mind) -> str:
        number = self._first(mind)
        return "" if number is None else self._triggers[number].name
