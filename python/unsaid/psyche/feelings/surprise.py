"""Surprise: somebody did what made no sense of them, as one saw them.

An act is expected where it has a reason in the mind one believes its doer to have; else it surprises, the more so the
more beliefs about that mind would have to be put right before it made sense (surprise as distance to the nearest
explanation, after the account of Meyer, Reisenzein and Schützwohl 1997). What happens by itself or by nobody's choice
is no act, and does not surprise in this sense.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from unsaid.psyche.feelings.moment import Moment
from unsaid.psyche.proof import At, Run, called, fact, same_value
from unsaid.psyche.running import Literal
from unsaid.psyche.statements import Felt

MOST = 2
"""Corrections tried together; an act that needs more counts as one more than this."""


def surprise(m: Moment) -> Iterator[Felt]:
    """Surprise at an act of somebody else's."""
    if m.who not in m.entry.observers:
        return
    log, ground = m.log, m.log.world.ground
    for doer in m.entry.doers:
        if doer == m.who:
            continue
        mind = log.world.mind(m.before, doer)
        if log.world.prospect(mind, m.entry.act, doer, log.sight) is not None:
            continue
        cause = ground.actions[m.entry.act].name
        needed = corrections(m, doer, mind)
        runs = (_run(m, doer, (), False), *(() if needed is None else (_run(m, doer, needed, True),)))
        strength = MOST + 1 if needed is None else len(needed)
        yield Felt("surprise", m.name, m.place, float(strength), ground.characters[doer], cause, None, m.place, runs)


def corrections(m: Moment, doer: int, mind: int) -> tuple[Literal, ...] | None:
    """The fewest beliefs about the doer's mind that, put right, make sense of the act; None where ``MOST`` do not."""
    log, world = m.log, m.log.world
    really = world.values(world.mind(m.entry.before, doer))
    thought = world.values(mind)
    wrong = [Literal((), f, v) for f, (v, t) in enumerate(zip(really, thought, strict=True)) if not same_value(v, t)]
    for count in range(1, MOST + 1):
        for chosen in combinations(wrong, count):
            if world.prospect(world.patch(mind, chosen), m.entry.act, doer, log.sight) is not None:
                return chosen
    return None


def _run(m: Moment, doer: int, patched: tuple[Literal, ...], explained: bool) -> Run:
    ground = m.log.world.ground
    at = At(m.place, called(ground, (m.who, doer)), patched=tuple(fact(ground, p) for p in patched))
    act = ground.actions[m.entry.act].name
    return Run("corrected" if explained else "expected", at, ground.characters[doer], None, act, explained)
