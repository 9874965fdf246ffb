"""Held plans: what each character means to do, as far as its own last act tells.

The plan that made sense of a character's last act is the plan it holds, for as long as it still works in what the
character believes: every act left of it possible in turn, and an end that is better than now. An act that is the
plan's next one takes it a step on. So intentions are read off acts, and given up when they cannot be carried out
(Bratman, *Intention, Plans, and Practical Reason*, 1987).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unsaid.psyche.concerns import SMALL
from unsaid.psyche.foresight import expected
from unsaid.psyche.hearing import hearing
from unsaid.psyche.log import Log

End = Literal["completed", "fallen short", "broken", "changed", "open"]
"""How holding a plan ended: carried out to the end it had in view, or to less, no longer possible, given up for
another, or not at all."""


@dataclass(frozen=True, slots=True)
class HeldPlan:
    """A plan of ``who``, begun by the act at ``place``. ``acts`` are all of it; ``before`` and ``after`` the worth of
    its beginning and its end. ``over`` is the place of the act at which it ended. ``left`` is what was left after each
    place from the first on, for as long as it was held."""

    who: int
    place: int
    acts: tuple[int, ...]
    before: float
    after: float
    end: End
    over: int | None
    left: tuple[tuple[int, ...], ...]

    def left_at(self, place: int) -> tuple[int, ...]:
        """The acts still to come once the act at a place is done; empty where the plan is not held then."""
        at = place - self.place
        return self.left[at] if 0 <= at < len(self.left) else ()


def held_plans(log: Log) -> list[HeldPlan]:
    """The plans of everybody that had something left to do, in the order they were begun.

    An act that goes on with a plan, for the reason that was to be expected, begins no new one."""
    if "plans" not in log.kept:
        found: list[HeldPlan] = []
        for place, entry in enumerate(log.entries):
            for c in entry.doers:
                if not any(plan.who == c and plan.place < place and plan.left_at(place) for plan in found):
                    plan = _begun(log, place, c)
                    found += [] if plan is None else [plan]
        log.kept["plans"] = found
    return log.kept["plans"]


def plan_of(log: Log, place: int, character: int) -> tuple[tuple[int, ...], float, float] | None:
    """The plan that made sense of the act at a place to one who did it, and its worth before and after."""
    act, mind = log.acts[place], log.mind(place, character)
    prospect = log.prospect(mind, act, character)
    if prospect is None:
        return None
    end = run(log, mind, character, prospect.acts)
    before, after = (None if m is None else log.world.utility(m, character) for m in (mind, end))
    return None if before is None or after is None else (prospect.acts, before, after)


def _begun(log: Log, place: int, character: int) -> HeldPlan | None:
    found = plan_of(log, place, character)
    if found is None or len(found[0]) < 2:
        return None
    acts, before, after = found
    left, end, over = _followed(log, place, character, acts[1:], after)
    return HeldPlan(character, place, acts, before, after, end, over, left)


def _followed(
    log: Log, place: int, character: int, rest: tuple[int, ...], after: float
) -> tuple[tuple[tuple[int, ...], ...], End, int | None]:
    """What was left of a plan after each act from ``place`` on, how it ended and where.

    An act of which nothing comes to whoever holds the plan does nothing to it, be it the very next step, until it is
    heard of."""
    if not works(log, log.mind(place + 1, character), character, rest):
        return (), "broken", place
    left = [rest]
    for later in range(place + 1, len(log.acts)):
        if not hearing(log).reached(character, later):
            left.append(rest)
            continue
        next_ = False
        for known in hearing(log).come_to(character, later, place):
            next_ = bool(rest) and log.acts[known] == rest[0]
            rest = rest[1:] if next_ else rest
        mind = log.mind(later + 1, character)
        if not rest:
            worth = log.world.utility(mind, character)
            return tuple(left), "completed" if worth is not None and worth >= after - SMALL else "fallen short", later
        if character in log.entries[later].doers and not (next_ and _goes_on(log, later, character, rest)):
            return tuple(left), "changed", later
        if not works(log, mind, character, rest):
            return tuple(left), "broken", later
        left.append(rest)
    return tuple(left), "open", None


def _goes_on(log: Log, place: int, character: int, rest: tuple[int, ...]) -> bool:
    """Whether an act is done for what was left of a plan, as far as its own reason tells."""
    found = plan_of(log, place, character)
    return found is None or found[0][1:] == rest


def works(log: Log, mind: int, character: int, acts: tuple[int, ...]) -> bool:
    """Whether acts can be done in turn in a character's mind and leave it better off, each side after what would then
    be foreseen."""
    end = run(log, mind, character, acts)
    now = expected(log, mind, character)[1]
    then = None if end is None else expected(log, end, character)[1]
    return now is not None and then is not None and then > now


def run(log: Log, mind: int, character: int, acts: tuple[int, ...]) -> int | None:
    """The mind after some acts, or None where one is not possible in turn."""
    for act in acts:
        if act not in log.world.possible(mind, character):
            return None
        mind = log.world.apply(mind, act)
    return mind
