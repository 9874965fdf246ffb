"""The plan somebody holds, made out anew: the one that made sense of its last act, for as long as that works.

Written from the page, one character at a time: a plan is taken up by an act that makes sense by more than that act, is
followed act by act, as far as its holder notices, and is over at the act that leaves nothing of it, that its holder
does for something else, or after which what is left of it works no more, be it the very first.
"""

from __future__ import annotations

from typing import NamedTuple

from unsaid.checker.statements.known import comes_out, unnoticed
from unsaid.checker.statements.runs import NEAR
from unsaid.checker.statements.walk import Walk

Acts = tuple[int, ...]


class CheckedCourse(NamedTuple):
    """A plan of ``acts`` taken up at ``place``; what is left of it after each act while it is held; how and where it
    was over."""

    place: int
    acts: Acts
    left: dict[int, Acts]
    end: str
    over: int | None


def courses(walk: Walk, who: int) -> list[CheckedCourse]:
    """The plans of a character, one after the other."""
    key = f"courses of {who}"
    if key not in walk.kept:
        found: list[CheckedCourse] = []
        for place, entry in enumerate(walk.entries):
            held = bool(found) and (found[-1].over is None or place < found[-1].over)
            course = None if held or who not in entry.doers else _taken_up(walk, place, who)
            found += [] if course is None else [course]
        walk.kept[key] = found
    return walk.kept[key]


def ahead(walk: Walk, place: int, who: int) -> int | None:
    """The act with which the plan somebody holds would go on at a place."""
    left = [course.left.get(place - 1, ()) for course in courses(walk, who)]
    return next((acts[0] for acts in reversed(left) if acts), None)


def _taken_up(walk: Walk, place: int, who: int) -> CheckedCourse | None:
    acts = _reason(walk, place, who)
    if acts is None or len(acts) == 1:
        return None
    if not works(walk, walk.mind(place + 1, who), who, acts[1:]):
        return CheckedCourse(place, acts, {}, "broken", place)
    left, promised = {place: acts[1:]}, walk.world.utility(walk.carried_out(walk.mind(place, who), acts), who) or 0.0
    for later in range(place + 1, len(walk.acts)):
        rest = left[later - 1]
        if unnoticed(walk, later, who):
            left[later] = rest
            continue
        rest, stepped = stepped_on(walk, who, rest, later, place)
        end = _over(walk, later, who, rest, stepped, promised)
        if end is not None:
            return CheckedCourse(place, acts, left, end, later)
        left[later] = rest
    return CheckedCourse(place, acts, left, "open", None)


def stepped_on(walk: Walk, who: int, rest: Acts, place: int, after: int) -> tuple[Acts, bool]:
    """What is left of a plan after an act, and after those since ``after`` that are heard of by it; and whether the act
    itself was a step of it."""
    for past in range(after + 1, place):
        if rest and walk.acts[past] == rest[0] and comes_out(walk, who, past, place):
            rest = rest[1:]
    stepped = bool(rest) and walk.acts[place] == rest[0]
    return (rest[1:] if stepped else rest), stepped


def _over(walk: Walk, place: int, who: int, rest: Acts, stepped: bool, promised: float) -> str | None:
    """How a plan is over at an act, ``rest`` being left of it then; None where it goes on."""
    mind = walk.mind(place + 1, who)
    if not rest:
        worth = walk.world.utility(mind, who)
        return "completed" if worth is not None and worth >= promised - NEAR else "fallen short"
    if who in walk.entries[place].doers:
        why = _reason(walk, place, who)
        if not stepped or (why is not None and why[1:] != rest):
            return "changed"
    return None if works(walk, mind, who, rest) else "broken"


def _reason(walk: Walk, place: int, who: int) -> Acts | None:
    """The plan that made sense of the act at a place to one of its doers."""
    mind = walk.mind(place, who)
    prospect = walk.prospect(mind, walk.acts[place], who)
    if prospect is None or walk.world.utility(mind, who) is None:
        return None
    return None if walk.world.utility(walk.carried_out(mind, prospect.acts), who) is None else prospect.acts


def works(walk: Walk, mind: int, who: int, acts: Acts) -> bool:
    """Whether acts can be done in turn, and lead to more than doing nothing does, each side after what would then be
    foreseen."""
    end = mind
    for act in acts:
        if act not in walk.world.possible(end, who):
            return False
        end = walk.world.apply(end, act)
    now, then = (walk.world.utility(walk.expects(m, who), who) for m in (mind, end))
    return now is not None and then is not None and then > now
