"""A mind that sees an act which it held impossible, put right about what it must have had wrong.

As for any act (``tests/reference/events.py``), and besides: what was not known becomes known where the act says it must
be so, and a fluent that is openable becomes open where nothing better can be learnt, never ``?``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..expressions import Expression, conditions, holds, places
from ..state import Place, State
from ..values import UNKNOWN, Value, from_plain
from ..world import Event
from .labels import OPEN, TIED, UNCLEAR, Label, among, known, label
from .openable import Openable
from .supposing import at
from .writing import Write, merged, written


def corrections(
    mind: State, c: int, actual: State, own: int | None, act: Event, taken: bool, openable: Openable
) -> dict[Place, Write]:
    """What is set right in the mind of ``c``; ``actual`` is where it is thought of, the mind of ``own`` or the world.

    ``taken`` says that the act is only taken to happen: then its precondition need not be so, and is believed.
    """
    if holds(act.precondition, mind, c):
        return {}
    if holds(act.precondition, actual, own):
        wrong = [e for e in conditions(act.precondition, actual, own) if not holds(e, mind, c)]
        return dict(_followed(mind, c, told) for e in wrong for told in _told(e, mind, c, actual, openable))
    if taken:
        wrong = [e for e in _parts(act.precondition) if not holds(e, mind, c)]
        return dict(_followed(mind, c, (place, Write(value))) for e in wrong for place, value in _claimed(e))
    return {}


def _followed(mind: State, c: int, told: tuple[Place, Write]) -> tuple[Place, Write]:
    """Where a mind was taken to have the value of the thinker, what is learnt of it is learnt of the thinker's."""
    (path, f), w = told
    at_end = merged(path, c)
    while at_end and at(mind, (at_end, f))[0] == TIED and among(w.label) <= among(at(mind, (at_end, f))):
        path = at_end = at_end[:-1]
    return (path, f), w


def _told(e: Expression, mind: State, c: int, actual: State, openable: Openable) -> Iterator[tuple[Place, Write]]:
    """What one condition that is so sets right."""
    mentioned = list(places(e))
    if _asks_who_knows(e):
        return
    if isinstance(e, list) and e[0] == "==":
        yield from ((place, Write(at(actual, place))) for place in mentioned if known(at(actual, place)))
    elif mentioned and mentioned[0][1] in openable:
        yield mentioned[0], Write(_left(e, mentioned[0], mind, c, openable))
    elif mentioned:
        yield mentioned[0], Write(UNKNOWN)


def _asks_who_knows(e: Expression) -> bool:
    return isinstance(e, list) and (e[:1] == ["knows"] or any(map(_asks_who_knows, e)))


def _left(e: Expression, place: Place, mind: State, c: int, openable: Openable) -> Label:
    """What is left of an openable fluent by a condition that is no equality."""
    old, domain = at(mind, place), openable.domain(place[1])
    for values in (among(old), domain):
        left = [v for v in values if holds(e, written(mind, {place: Write(v)}, openable, c), c)]
        if left:
            return label(OPEN if known(old) or old[0] == OPEN else UNCLEAR, left)
    return label(OPEN, domain)


def _parts(e: Expression) -> Iterator[Expression]:
    if isinstance(e, list) and e[0] == "and":
        for item in e[1:]:
            yield from _parts(item)
    else:
        yield e


def _claimed(e: Expression) -> Iterator[tuple[Place, Value]]:
    """What an equality of a place with a constant says."""
    match e:
        case ["==", ["get", f, *path], v] | ["==", v, ["get", f, *path]] if not isinstance(v, list):
            yield (tuple(path), f), from_plain(v)


def witnessing(before: State, c: int, act: Event, openable: Openable) -> State:
    """The mind of somebody who observes the act, put right where it held it impossible."""
    mind = before.mind(c)
    return written(mind, corrections(mind, c, before, None, act, False, openable), openable, c)
