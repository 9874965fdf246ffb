"""The runs that show what a piece of evidence costs each hypothesis.

Each run goes to the mind of the one who was asked, or who acted, as the asker would see it were the hypothesis so, and
says whether what was done makes sense there; of a silence, which answer would have, or that none would. Where an act
makes sense under one hypothesis alone, two more runs say what it costs its doer at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from unsaid.data.proof import At, Run, acted, called, fact

if TYPE_CHECKING:
    from unsaid.psyche.doubt import Doubt, Evidence
    from unsaid.psyche.log import Entry


def weighed(doubt: Doubt, evidence: Evidence, hypotheses: Iterable[int] | None = None) -> tuple[Run, ...]:
    """The runs of one piece of evidence, under all hypotheses or under some."""
    entry, count = doubt.log.entries[evidence.place], range(len(doubt.question.hypotheses))
    some = set(count if hypotheses is None else hypotheses)
    runs = [run for h in count if h in some for run in _under(doubt, evidence, entry, h)]
    if evidence.kind == "act" and sorted(evidence.costs)[:2] != [0, 0] and 0 in evidence.costs:
        runs += _price(doubt, entry, evidence.costs.index(0))
    return tuple(runs)


def _under(doubt: Doubt, evidence: Evidence, entry: Entry, h: int) -> Iterator[Run]:
    asked = doubt.question.asked
    if evidence.kind == "silence":
        answers = doubt.answering()
        said = next((act for act in answers if doubt.explained(entry, h, act, asked)), None)
        for act in answers if said is None else (said,):
            yield _sense(doubt, entry, h, act, asked)
    else:
        acted = (c for c in entry.doers if c != doubt.question.asker)
        for doer in (asked,) if evidence.kind == "answer" else acted:
            yield _sense(doubt, entry, h, entry.act, doer)


def _sense(doubt: Doubt, entry: Entry, h: int, act: int, doer: int) -> Run:
    ground = doubt.log.world.ground
    sense = doubt.explained(entry, h, act, doer)
    at, name = _there(doubt, entry, h, doer), ground.characters[doer]
    role = f"under {doubt.question.hypotheses[h].name}"
    return Run(role, at, name, act=ground.actions[act].name, explained=sense, weighed=True)


def _there(doubt: Doubt, entry: Entry, h: int, doer: int, then: Iterable[int] = ()) -> At:
    """The doer's mind in the asker's, were the hypothesis so."""
    ground = doubt.log.world.ground
    facts = tuple(fact(ground, one) for one in doubt.patch(entry, h))
    return At(entry.place, called(ground, doubt.chain), (), facts, acted(ground, then), called(ground, (doer,)))


def _price(doubt: Doubt, entry: Entry, h: int) -> Iterator[Run]:
    world, doer = doubt.log.world, next(c for c in entry.doers if c != doubt.question.asker)
    name, before = world.ground.characters[doer], world.mind(doubt.mind(entry, h), doer)
    yield Run("before its price", _there(doubt, entry, h, doer), name, world.utility(before, doer))
    after = world.utility(world.apply(before, entry.act), doer)
    yield Run("after its price", _there(doubt, entry, h, doer, (entry.act,)), name, after)
