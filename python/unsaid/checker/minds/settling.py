"""How minds settle: triggers happen until nothing more does.

A pass over a mind lets its own triggers happen until none can, then passes over every mind within it; passes repeat
until one changes nothing. A run or a series of passes that comes back to a mind it has left would go on forever. What
the next thing is that happens in a mind is for the rules to say, which differ where minds may not know.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING

from unsaid.checker.minds.mind import Mind
from unsaid.errors import UnsaidError

if TYPE_CHECKING:
    from unsaid.checker.minds.shared import Shared

MOST = 2000
"""Triggers in one run, or passes over one mind, after which it is taken never to end."""


class Restless(UnsaidError):
    """Triggers that never come to rest; the message is the name of one of them."""

    def __init__(self, name: str) -> None:
        super().__init__("trigger-cycle", name)


class Settling(ABC):
    """The settling of the minds of a world; ``idle`` where it has no triggers."""

    def __init__(self, shared: Shared, *, idle: bool) -> None:
        self._shared, self._idle = shared, idle

    @abstractmethod
    def _next(self, mind: Mind) -> Mind | None:
        """The mind, shared, after the next of its own triggers; None where nothing of its own happens."""

    @abstractmethod
    def _first_name(self, mind: Mind) -> str:
        """The name of a trigger that keeps a mind from coming to rest."""

    def settled(self, mind: Mind) -> Mind:
        """The mind once nothing more happens of itself, in it or anywhere within."""
        first = mind = self._shared.of(mind)
        if self._idle or mind.calm:
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
            passed = mind.known["passed"] = Mind(own.values, lambda c: self._passed(own.believed(c)), own.owner)
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
        while (after := self._next(mind)) is not None:
            left.add(id(mind))
            if id(after) in left or len(left) == MOST:
                raise Restless(self._first_name(mind))
            mind = after
        return mind
