"""What an owner of a mind expects of the others, where a world lets people foresee; by the checker's own lights.

The others take turns in the owner's mind: each does the first of its acts that all who must consent to it would
want, or lets its turn go by. ``worth`` is the utility of what that comes to, and what plans are measured by.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.world import CheckedWorld


class Judge(Protocol):
    """Who can tell whether somebody has a plain reason for an act: what others do in hope is not expected."""

    def reasoned(self, mind: Mind, owner: int, act: int, character: int, steps: int, levels: int) -> bool: ...


class Foresight:
    """Expectations in one world."""

    def __init__(self, world: CheckedWorld, judge: Judge) -> None:
        self._world, self._judge = world, judge

    def worth(self, mind: Mind, owner: int, levels: int) -> float | None:
        """The utility of a mind to its owner, after what the owner foresees in it."""
        return self._world.utility(self.end(mind, owner, levels), owner)

    def end(self, mind: Mind, owner: int, levels: int) -> Mind:
        """The mind after the acts foreseen."""
        return self.outlook(mind, owner, levels)[0]

    def outlook(self, mind: Mind, owner: int, levels: int) -> tuple[Mind, tuple[int, ...]]:
        """The mind after the acts foreseen, and these acts."""
        if not self._world.foresight or levels < 0:
            return mind, ()
        key = ("foreseen", owner, levels)
        known = self._world.reasons(mind)
        if key not in known:
            known[key] = self._followed(mind, owner, levels)
        return known[key]

    def _followed(self, mind: Mind, owner: int, levels: int) -> tuple[Mind, tuple[int, ...]]:
        others = [c for c in self._world.order if c != owner]
        done: list[int] = []
        idle = turn = 0
        while idle < len(others) and len(done) < self._world.foresight:
            act = self._choice(mind, owner, others[turn], levels)
            turn = (turn + 1) % len(others)
            if act is None:
                idle += 1
                continue
            done.append(act)
            mind, idle = self._world.after(mind, act), 0
        return mind, tuple(done)

    def _choice(self, mind: Mind, owner: int, other: int, levels: int) -> int | None:
        for act in self._world.choices(mind, owner):
            consenting = self._world.deeds[act].action.consenting
            if other in consenting and owner not in consenting and self._all_would(mind, owner, act, levels):
                return act
        return None

    def _all_would(self, mind: Mind, owner: int, act: int, levels: int) -> bool:
        steps = self._world.foresight
        consenting = self._world.deeds[act].action.consenting
        return all(self._judge.reasoned(mind, owner, act, c, steps, levels) for c in consenting)
