"""The plan somebody holds, made out anew: the one that made sense of its last act, for as long as that works.

Written from the page, one character at a time: a plan is taken up by an act that makes sense by more than that act, is
followed act by act, as far as its holder notices, and is over at the act that leaves nothing of it, that its holder
does for something else, or after which what is left of it works no more, be it the very first.
"""

from __future__ import annotations

from typing import NamedTuple

from unsaid.psyche.checking.known import comes_out, unnoticed
from unsaid.psyche.checking.runs import NEAR
from unsaid.psyche.log import Log

Acts = tuple[int, ...]


class Course(NamedTuple):
    """A plan of ``acts`` taken up at ``place``; what is left of it after each act while it is held; how and where it
    was over."""

    place: int
    acts: Acts
    left: dict[int, Acts]
    end: str
    over: int | None


def courses(log: Log, who: int) -> list[Course]:
    """The plans of a character, one after the other."""
    key = f"courses of {who}"
    if key not in log.kept:
        found: list[Course] = []
        for place, entry in enumerate(log.entries):
            held = bool(found) and (found[-1].over is None or place < found[-1].over)
            course = None if held or who not in entry.doers else _taken_up(log, place, who)
            found += [] if course is None else [course]
        log.kept[key] = found
    return log.kept[key]


def ahead(log: Log, place: int, who: int) -> int | None:
    """The act with which the plan somebody holds would go on at a place."""
    left = [course.left.get(place - 1, ()) for course in courses(log, who)]
    return next((acts[0] for acts in reversed(left) if acts), None)


def _taken_up(log: Log, place: int, who: int) -> Course | None:
    acts = _reason(log, place, who)
    if acts is None or len(acts) == 1:
        return None
    if not works(log, log.mind(place + 1, who), who, acts[1:]):
        return Course(place, acts, {}, "broken", place)
    left, promised = {place: acts[1:]}, log.world.utility(_end(log, log.mind(place, who), acts), who) or 0.0
    for later in range(place + 1, len(log.acts)):
        rest = left[later - 1]
        if unnoticed(log, later, who):
            left[later] = rest
            continue
        rest, stepped = stepped_on(log, who, rest, later, place)
        end = _over(log, later, who, rest, stepped, promised)
        if end is not None:
            return Course(place, acts, left, end, later)
        left[later] = rest
    return Course(place, acts, left, "open", None)


def stepped_on(log: Log, who: int, rest: Acts, place: int, after: int) -> tuple[Acts, bool]:
    """What is left of a plan after an act, and after those since ``after`` that are heard of by it; and whether the act
    itself was a step of it."""
    for past in range(after + 1, place):
        if rest and log.acts[past] == rest[0] and comes_out(log, who, past, place):
            rest = rest[1:]
    stepped = bool(rest) and log.acts[place] == rest[0]
    return (rest[1:] if stepped else rest), stepped


def _over(log: Log, place: int, who: int, rest: Acts, stepped: bool, promised: float) -> str | None:
    """How a plan is over at an act, ``rest`` being left of it then; None where it goes on."""
    mind = log.mind(place + 1, who)
    if not rest:
        worth = log.world.utility(mind, who)
        return "completed" if worth is not None and worth >= promised - NEAR else "fallen short"
    if who in log.entries[place].doers:
        why = _reason(log, place, who)
        if not stepped or (why is not None and why[1:] != rest):
            return "changed"
    return None if works(log, mind, who, rest) else "broken"


def _reason(log: Log, place: int, who: int) -> Acts | None:
    """The plan that made sense of the act at a place to one of its doers."""
    mind = log.mind(place, who)
    prospect = log.world.prospect(mind, log.acts[place], who, log.sight)
    if prospect is None or log.world.utility(mind, who) is None:
        return None
    return None if log.world.utility(_end(log, mind, prospect.acts), who) is None else prospect.acts


def _end(log: Log, mind: int, acts: Acts) -> int:
    for act in acts:
        mind = log.world.apply(mind, act)
    return mind


def works(log: Log, mind: int, who: int, acts: Acts) -> bool:
    """Whether acts can be done in turn, and lead to more than doing nothing does, each side after what would then be
    foreseen."""
    end = mind
    for act in acts:
        if act not in log.world.possible(end, who):
            return False
        end = log.world.apply(end, act)
    now, then = (log.world.utility(_end(log, m, log.world.foreseen(m, who, log.sight)), who) for m in (mind, end))
    return now is not None and then is not None and then > now
