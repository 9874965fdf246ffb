"""Suppositions: what the fluents that an expression reads may be, as far as whoever reads it can tell.

A *place* is a path of believers and a fluent. What is read there depends on how far off it is:

- one's own place: each value of its label, one supposition for each;
- a place in another's mind: what is known or tied is that value; a mind that is sure has, by supposition, each of the
  values; one that is unclear has each of them, or none; and one that is open has none;
- a place further in: what is known, or tied all the way, is that value, and otherwise there is none.

Having none reads as ``?``. So from outside ``believes(c, f) == v`` says that ``c`` holds ``v``, and ``!=`` that it
does not.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product

from ..expressions import Expression, Look, Unknown, places, plain_look, true_by, value_by
from ..state import Place, State
from ..values import FALSE, TRUE, UNKNOWN, Value
from .labels import SURE, TIED, UNCLEAR, Label, among, has_value, known
from .writing import merged

MOST = 4096
"""More suppositions than this are not gone through."""

Supposition = dict[Place, Value]


def truth(e: Expression, state: State, own: int | None) -> bool | None:
    """Whether a condition is satisfied; None where it is merely possible."""
    try:
        return true_by(e, plain_look(state, own))
    except Unknown:
        found = looks(e, state, own)
        seen = {True, False} if found is None else {true_by(e, look) for look in found}
        return seen.pop() if len(seen) == 1 else None


def results(e: Expression, state: State, own: int | None) -> frozenset[Value] | None:
    """All that an expression may come to; None where there is too much to suppose."""
    try:
        return frozenset((value_by(e, plain_look(state, own)),))
    except Unknown:
        found = looks(e, state, own)
        return None if found is None else frozenset(value_by(e, look) for look in found)


def looks(e: Expression, state: State, own: int | None) -> list[Look] | None:
    """A way to read for every supposition; None where there are too many."""
    return looking(list(places(e)), state, own)


def looking(read: Iterable[Place], state: State, own: int | None) -> list[Look] | None:
    """A way to read these places for every supposition about them; None where there are too many."""
    found = suppositions(read, state, own)
    return None if found is None else [_look(state, own, s) for s in found]


def suppositions(read: Iterable[Place], state: State, own: int | None) -> list[Supposition] | None:
    """All suppositions about these places, in order; None where there are too many."""
    roots = dict.fromkeys(p for place in read if (p := root(state, own, place)) is not None)
    choices = [options(place, at(state, place)) for place in roots]
    count = 1
    for c in choices:
        count *= len(c)
    if count > MOST:
        return None
    return [dict(zip(roots, values, strict=True)) for values in product(*choices)]


def at(state: State, place: Place) -> Label:
    """The label at a place."""
    path, fluent = place
    return state.at(path).values[fluent]


def root(state: State, own: int | None, place: Place) -> Place | None:
    """The place that must be supposed for this one to be read; None if nothing need be."""
    path, fluent = place
    if known(at(state, place)):
        return None
    path = merged(path, own)
    while path and at(state, (path, fluent))[0] == TIED:
        path = path[:-1]
    here = (path, fluent)
    return None if known(at(state, here)) or not options(here, at(state, here)) else here


def options(place: Place, held: Label) -> list[Value]:
    """What a place may be supposed to have; nothing where there is nothing to suppose."""
    path, _ = place
    if not path or (len(path) == 1 and held[0] == SURE):
        return sorted(among(held))
    if len(path) == 1 and held[0] == UNCLEAR:
        return [*sorted(among(held)), UNKNOWN]
    return []


def _look(state: State, own: int | None, supposed: Supposition) -> Look:
    def look(e: Expression) -> Value:
        form, fluent, *path = e
        place = (tuple(path), fluent)
        if form == "knows":
            return TRUE if knows(state, own, place, supposed) else FALSE
        found = at(state, place)
        return found if known(found) else supposed_value(state, own, place, supposed)

    return look


def supposed_value(state: State, own: int | None, place: Place, supposed: Supposition) -> Value:
    """What a place that is not known has under a supposition."""
    path, fluent = merged(place[0], own), place[1]
    while path and at(state, (path, fluent))[0] == TIED:
        path = path[:-1]
    found = at(state, (path, fluent))
    return found if known(found) else supposed.get((path, fluent), UNKNOWN)


def knows(state: State, own: int | None, place: Place, supposed: Supposition) -> bool:
    """Whether the mind at the end of a path has a value for the fluent, under a supposition."""
    found = at(state, place)
    if known(found) or has_value(found):
        return found != UNKNOWN
    here = (merged(place[0], own), place[1])
    return found[0] == UNCLEAR and len(here[0]) == 1 and supposed[here] != UNKNOWN
