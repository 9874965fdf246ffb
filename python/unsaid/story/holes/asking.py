"""Under which beliefs somebody would have done an act.

First what is so and is not believed: the smallest sets of errors which, put right, are enough. Where there are none, a
single belief that need not be so: what the doer's aims and the act itself rest on is tried first, then everything else
that can be otherwise. Nothing is told that was not asked of the mind with that belief in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from unsaid.data.holes import Supposed
from unsaid.data.proof import differing, fact, literal, same_value
from unsaid.data.running import Literal
from unsaid.minds.errors import MindsError
from unsaid.psyche.lacking import Lacking
from unsaid.psyche.log import Log
from unsaid.world.expressions import fluents, reads
from unsaid.world.structure import Scalar

QUESTIONS = 240
"""Beliefs that are tried one at a time."""

MOST = 3
"""Errors that are told of which any one, put right, is enough."""

FEW = 2
"""Beliefs that need not be so, of which as many are told."""


def unknown(log: Log, place: int, who: int, act: int) -> tuple[Literal, ...]:
    """What somebody has wrong of what keeps it from thinking an act possible, as it really is."""
    world, state = log.world, log.states[place]
    mind, found = world.mind(state, who), list[Literal]()
    for fluent, chain in dict.fromkeys(reads(world.ground.actions[act].precondition)):
        if who in chain[:1]:
            continue
        really, held = (world.values(world.mind(at, *chain)) for at in (state, mind))
        if differing([held[fluent]], [really[fluent]]):
            found.append(Literal(tuple(chain), fluent, really[fluent]))
    return tuple(found)


def supposed(log: Log, place: int, who: int, act: int, asked: Lacking) -> list[tuple[Supposed, tuple[Literal, ...]]]:
    """The beliefs under which somebody would have done the act at a place, with their literals in its mind."""
    ground = log.world.ground
    lack = next((one for one in asked.at(place) if one.who == ground.characters[who]), None)
    found = [way.facts for way in (lack.ways if lack is not None else ()) if way.kind == "belief"]
    if found:
        return [(Supposed(facts, True), tuple(literal(ground, one) for one in facts)) for facts in found[:MOST]]
    told = list[tuple[Supposed, tuple[Literal, ...]]]()
    for one in _otherwise(log, place, who, act):
        told.append((Supposed((fact(ground, one),), False), (one,)))
        if len(told) == FEW:
            break
    return told


def _otherwise(log: Log, place: int, who: int, act: int) -> Iterator[Literal]:
    """Single beliefs, none of them so, under which an act would make sense: of the world, then of another's mind."""
    world, mind = log.world, log.mind(place, who)
    precondition = world.ground.actions[act].precondition
    for one in islice(_candidates(log, who, act, mind), QUESTIONS):
        try:
            other = world.patch(mind, (one,))
        except MindsError:
            continue
        if log.holds(other, precondition) and log.explained(other, act, who):
            yield one


def _candidates(log: Log, who: int, act: int, mind: int) -> Iterator[Literal]:
    """Beliefs that are held otherwise in a mind."""
    others = [c for c in log.characters if c != who]
    order = _order(log, who, act)
    for chain in ((), *((other,) for other in others)):
        values = log.world.values(log.world.mind(mind, *chain))
        for fluent in order:
            unknown = (None,) if chain else ()
            for value in (*unknown, *_domain(log, fluent)):
                if not same_value(value, values[fluent]):
                    yield Literal(chain, fluent, value)


def _order(log: Log, who: int, act: int) -> list[int]:
    """The fluents that can be otherwise: those the act rests on, those the doer's aims rest on, then all others."""
    ground = log.world.ground
    action = ground.actions[act]
    near = {f for effect in action.effects for part in (effect.when, effect.value) for f in fluents(part)}
    near |= fluents(action.precondition)
    wanted = fluents(ground.utility.characters[who])
    able = [f for f, one in enumerate(ground.fluents) if not one.static and f not in log.inner.accounts]
    return sorted(able, key=lambda f: (f not in near, f not in wanted))


def _domain(log: Log, fluent: int) -> tuple[Scalar, ...]:
    """The values that a fluent can have; of numbers none but those it is known to have."""
    ground = log.world.ground
    kind = ground.fluents[fluent].type
    if kind == "boolean":
        return (True, False)
    if kind == "number":
        return ()
    return tuple(entity.name for entity in ground.entities if kind in entity.types)
