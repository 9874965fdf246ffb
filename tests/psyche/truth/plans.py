"""The plans people hold: the one that made sense of somebody's last act, as long as it works.

Somebody holds at most one. It is begun by an act that makes sense by a plan of more than that act; it goes on with each
of its acts; and it is over when nothing is left of it, when its holder does something else (or the next act of it, for
another reason), or when what is left does not work any more in what its holder believes, be it at once. An act of which
nothing comes to its holder leaves it as it is.
"""

from __future__ import annotations

from typing import NamedTuple

from .hearing import heard, touched
from .life import TINY, Acts, Life


class HeldPlan(NamedTuple):
    """A plan of ``who``, begun at ``place``; ``left`` is what was left after each act while it was held."""

    who: int
    place: int
    acts: Acts
    before: float
    after: float
    left: dict[int, Acts]
    end: str
    over: int | None


def held_plans(life: Life) -> list[HeldPlan]:
    """All of them, in the order they were begun."""
    found = [plan for c in life.people for plan in _of(life, c)]
    return sorted(found, key=lambda p: (p.place, life.doers(p.place).index(p.who)))


def _of(life: Life, c: int) -> list[HeldPlan]:
    found: list[HeldPlan] = []
    free_from = 0
    for place in life.places:
        if place >= free_from and c in life.doers(place):
            plan = _begun(life, place, c)
            if plan is not None:
                found.append(plan)
                # the act that ends a plan may begin the next
                free_from = len(life.acts) if plan.over is None else plan.over
    return found


def reason(life: Life, place: int, c: int) -> tuple[Acts, float, float] | None:
    """The plan that made sense of the act at a place to one of its doers; what it starts from and leads to."""
    mind = life.mind(place, c)
    plan = life.plan(mind, life.acts[place], c) if life.model.possible(mind, life.acts[place], c) else None
    end = None if plan is None else life.runs(mind, c, plan.acts)
    if plan is None or end is None or life.u(mind, c) is None or life.u(end, c) is None:
        return None
    return plan.acts, life.w(mind, c), life.w(end, c)


def _begun(life: Life, place: int, c: int) -> HeldPlan | None:
    found = reason(life, place, c)
    if found is None or len(found[0]) == 1:
        return None
    acts, before, after = found
    if not _works(life, life.mind(place + 1, c), c, acts[1:]):
        return HeldPlan(c, place, acts, before, after, {}, "broken", place)
    left = {place: acts[1:]}
    for later in range(place + 1, len(life.acts)):
        if not touched(life, c, later):
            left[later] = left[later - 1]
            continue
        ahead = left[later - 1]
        for past in sorted(heard(life, c, later)):
            if place < past < later and ahead[:1] == (life.acts[past],):
                ahead = ahead[1:]
        end, rest = _next(life, later, c, ahead, after)
        if end is not None:
            return HeldPlan(c, place, acts, before, after, left, end, later)
        left[later] = rest
    return HeldPlan(c, place, acts, before, after, left, "open", None)


def _next(life: Life, place: int, c: int, rest: Acts, after: float) -> tuple[str | None, Acts]:
    """How the act at a place ends a plan of which ``rest`` is left, or else what is left of it then."""
    stepped = rest[:1] == (life.acts[place],)
    left = rest[1:] if stepped else rest
    mind = life.mind(place + 1, c)
    if not left:
        worth = life.u(mind, c)
        return "completed" if worth is not None and worth >= after - TINY else "fallen short", ()
    if c in life.doers(place):
        why = reason(life, place, c)
        if not stepped or (why is not None and why[0][1:] != left):
            return "changed", ()
    return (None, left) if _works(life, mind, c, left) else ("broken", ())


def _works(life: Life, mind, c: int, acts: Acts) -> bool:
    """Whether acts can still be done, and doing them is better than doing nothing."""
    end = life.runs(mind, c, acts)
    now = life.u(life.foreseen(mind, c), c)
    then = None if end is None else life.u(life.foreseen(end, c), c)
    return now is not None and then is not None and then > now
