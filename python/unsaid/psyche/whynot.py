"""Why somebody did not do something.

There are few answers. It was done. It was not possible, or not as they saw it. They had nothing to gain. They wanted to
and were held back. They would have, had they known. It would have made sense, and something else led further; or
nothing kept them, and the story went another way.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unsaid.data.statements import Answer, WhyNot
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log
from unsaid.world import as_text
from unsaid.world.expressions import conjuncts


def why_not(holding: Holding, act: int, place: int | None = None) -> list[WhyNot]:
    """The answers for each of those whose act it is: before one act of the story, or through all of it."""
    places = range(len(holding.log.acts)) if place is None else range(place, place + 1)
    doers = holding.log.world.ground.actions[act].consenting
    found = [merged for who in doers for merged in _merged([_at(holding, act, who, at) for at in places])]
    return [msgspec.structs.replace(one, needs=_needs(holding, act, one)) for one in found]


def _needs(holding: Holding, act: int, found: WhyNot) -> tuple[str, ...]:
    """The conditions of the act that fail, in the mind of whoever might have done it, over all the stretch."""
    if found.answer not in ("impossible", "thought impossible"):
        return ()
    log, ground = holding.log, holding.log.world.ground
    who = ground.characters.index(found.who)
    minds = [log.mind(place, who) for place in range(found.place, found.until + 1)]
    parts = conjuncts(ground.actions[act].precondition)
    return tuple(as_text(p, ground) for p in parts if not any(log.holds(mind, p) for mind in minds))


def _merged(answers: list[WhyNot]) -> Iterator[WhyNot]:
    """Answers that say the same of neighbouring places, as one."""
    waiting: WhyNot | None = None
    for answer in answers:
        if waiting is not None and _same(waiting, answer):
            waiting = msgspec.structs.replace(waiting, until=answer.until)
            continue
        if waiting is not None:
            yield waiting
        waiting = answer
    if waiting is not None:
        yield waiting


def _same(one: WhyNot, other: WhyNot) -> bool:
    brakes = [None if a.held is None else a.held.brakes for a in (one, other)]
    known = [None if a.would is None else a.would.known for a in (one, other)]
    return one.answer == other.answer and brakes[0] == brakes[1] and known[0] == known[1] and one.better == other.better


def _at(holding: Holding, act: int, who: int, place: int) -> WhyNot:
    log, ground = holding.log, holding.log.world.ground
    mind = log.mind(place, who)
    answer: Answer
    better: tuple[str, ...] = ()
    held = would = None
    if log.acts[place] == act:
        answer = "done"
    elif act not in log.world.possible(mind, who):
        answer = "thought impossible" if _open_to(log, act, who, place) else "impossible"
    elif holding.choosing.prospect(mind, act, who) is not None:
        chosen = holding.choosing.chosen(mind, who)
        answer = "free" if act in chosen else "better"
        better = () if act in chosen else tuple(ground.actions[a].name for a in chosen)
    else:
        held = holding.held_back(place, who, act)
        would = holding.would_have(place, who, act)
        answer = "held back" if held is not None else "did not know" if would is not None else "no gain"
    return WhyNot(
        ground.actions[act].name, ground.characters[who], place, place, answer, better, held=held, would=would
    )


def _open_to(log: Log, act: int, who: int, place: int) -> bool:
    """Whether an act really was possible but for what its doer believed: in the world, and to all others it needs."""
    action, state = log.world.ground.actions[act], log.states[place]
    others = (log.world.mind(state, c) for c in action.consenting if c != who)
    return all(log.holds(mind, action.precondition) for mind in (state, *others))
