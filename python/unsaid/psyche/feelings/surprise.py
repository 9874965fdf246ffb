"""Surprise: somebody did what made no sense of them, as one saw them.

An act is expected where it has a reason in the mind one believes its doer to have; else it surprises, the more so the
more beliefs about that mind would have to be put right before it made sense (surprise as distance to the nearest
explanation, after the account of Meyer, Reisenzein and Schützwohl 1997), and the more it costs one (Gendolla and Koller
2001: what goes badly surprises more where it matters more). What happens by itself or by nobody's choice is no act, and
does not surprise in this sense.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from unsaid.data.proof import At, Run, called, differing, fact
from unsaid.data.running import Literal
from unsaid.data.statements import Felt
from unsaid.psyche.feelings.moment import SMALL, FeltMoment
from unsaid.psyche.log import Entry
from unsaid.world import Scalar

MOST = 2
"""Corrections tried together; an act that needs more counts as one more than this."""


def surprise(m: FeltMoment) -> Iterator[Felt]:
    """Surprise at acts of others: at the one that is seen, and at those that are heard of by it."""
    seen = (m.entry,) if m.who in m.entry.observers else ()
    for entry in (*seen, *(m.log.entries[place] for place in sorted(m.heard))):
        yield from (_surprised(m, entry, doer) for doer in entry.doers if doer != m.who and _senseless(m, entry, doer))


def _senseless(m: FeltMoment, entry: Entry, doer: int) -> bool:
    world = m.log.world
    mind = world.mind(entry.before, m.who, doer)
    return not m.log.explained(mind, entry.act, doer)


def _surprised(m: FeltMoment, entry: Entry, doer: int) -> Felt:
    ground = m.log.world.ground
    needed = corrections(m, entry, doer)
    runs = (_run(m, entry, doer, (), False), *(() if needed is None else (_run(m, entry, doer, needed, True),)))
    upset = MOST + 1 if needed is None else len(needed)
    strength = upset + max(0.0, -m.change)
    cause = ground.actions[entry.act].name
    runs = (*runs, *(m.both(m.who) if m.change < -SMALL else ()))
    return Felt("surprise", m.name, m.place, strength, ground.characters[doer], cause, None, m.place, runs)


def corrections(m: FeltMoment, entry: Entry, doer: int) -> tuple[Literal, ...] | None:
    """The fewest beliefs about the doer's mind that, put right, make sense of the act; None where ``MOST`` do not."""
    log, world = m.log, m.log.world
    mind = world.mind(entry.before, m.who, doer)
    really, thought = (_known(world.values(there)) for there in (world.mind(entry.before, doer), mind))
    wrong = [Literal((), f, really[f]) for f in differing(really, thought)]
    for count in range(1, MOST + 1):
        for chosen in combinations(wrong, count):
            if log.explained(world.patch(mind, chosen), entry.act, doer):
                return chosen
    return None


def _known(values: Sequence[Scalar]) -> list[Scalar]:
    """The values of a mind; None where it thinks more than one possible."""
    return [None if isinstance(value, tuple) else value for value in values]


def _run(m: FeltMoment, entry: Entry, doer: int, patched: tuple[Literal, ...], explained: bool) -> Run:
    ground = m.log.world.ground
    at = At(entry.place, called(ground, (m.who, doer)), patched=tuple(fact(ground, p) for p in patched))
    act = ground.actions[entry.act].name
    return Run("corrected" if explained else "expected", at, ground.characters[doer], None, act, explained)
