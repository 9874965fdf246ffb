"""What the effects of an act make of a mind's own fluents, where that depends on what is not known there.

All effects on one fluent are taken together, under each supposition of what they read: so each supposition gives one
result, the last effect that takes hold, or the old value where none does. Of what kind the outcome is, what was read
tells: a mind that knows all that it depends on knows the outcome.
"""

from __future__ import annotations

from ..expressions import places, true_by, value_by
from ..state import Place, State
from ..values import UNKNOWN, Value
from ..world import Effect, Event
from .labels import HAVING, OPEN, SURE, TIED, UNCLEAR, Label, among, known, label
from .openable import EFFECT, Openable
from .supposing import at, looking
from .writing import merged

Outcome = tuple[list, frozenset[int]]
"""The values after the effects, and the fluents that they may have changed."""


def changed(mind: State, own: int | None, event: Event, openable: Openable, thinker: State | None) -> Outcome:
    """A mind's own values after the effects; ``thinker`` is whose picture it is, if the same act happens there."""
    row, touched = list(mind.values), set()
    for f in dict.fromkeys(e.fluent for e in event.effects if not e.who):
        effects = [e for e in event.effects if not e.who and e.fluent == f]
        results = outcomes(mind, own, effects, openable.domain(f) if f in openable else frozenset((UNKNOWN,)))
        if results == {None}:
            continue
        touched.add(f)
        row[f] = _outcome(mind, own, effects, f, results, openable, thinker)
    return row, frozenset(touched)


def outcomes(mind: State, own: int | None, effects: list[Effect], anything: frozenset[Value]) -> set[Value | None]:
    """What the effects may give the fluent, None for its old value; ``anything``, if there is too much to suppose."""
    looks = looking(_read(effects), mind, own)
    if looks is None:
        return {None, *anything}
    results: set[Value | None] = set()
    for look in looks:
        new = None
        for e in effects:
            if true_by(e.when, look):
                new = value_by(e.value, look)
        results.add(new)
    return results


def _read(effects: list[Effect]) -> list[Place]:
    return [place for e in effects for part in (e.when, e.value) for place in places(part)]


def _outcome(
    mind: State,
    own: int | None,
    effects: list[Effect],
    f: int,
    results: set[Value | None],
    openable: Openable,
    thinker: State | None,
) -> Label:
    old = mind.values[f]
    values = {v for v in results if v is not None}
    if f not in openable:
        possible = values | ({old} if None in results else set())
        return possible.pop() if len(possible) == 1 else UNKNOWN
    read = _read(effects)
    if None in results:
        read.append(((), f))
        values |= among(old)
    return openable.made(f, label(_kind(mind, own, read, thinker, openable), values), EFFECT, old)


def _kind(mind: State, own: int | None, read: list[Place], thinker: State | None, openable: Openable) -> str:
    kinds = {kind for place in read for kind in [_read_kind(mind, own, place)] if kind is not None}
    if thinker is not None and kinds == {TIED} and looks_alike(mind, own, read, thinker, openable):
        return TIED
    if kinds <= set(HAVING):
        return SURE
    return OPEN if kinds == {OPEN} else UNCLEAR


def looks_alike(mind: State, own: int | None, read: list[Place], thinker: State, openable: Openable) -> bool:
    """Whether everything read that is known in the mind is known alike to whoever thinks of it."""
    there = [(merged(p[0], own), p[1]) if p[1] in openable else p for p in read]
    return all(at(mind, p) == at(thinker, q) for p, q in zip(read, there, strict=True) if known(at(mind, p)))


def _read_kind(mind: State, own: int | None, place: Place) -> str | None:
    """As what a place counts that is read: nothing if it is settled; another's mind that cannot be told is open."""
    path, f = merged(place[0], own), place[1]
    found = at(mind, place)
    while path and found[0] == TIED:
        path = path[:-1]
        found = at(mind, (path, f))
    if known(found):
        return None
    if not path:
        return found[0]
    return OPEN if len(path) == 1 and found[0] in (SURE, UNCLEAR) else None
