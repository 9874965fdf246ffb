"""Why somebody did not do something, asked anew at each place an answer is for."""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.psyche.checking.holding import brakes, mistakes, wrong_held, wrong_would
from unsaid.psyche.checking.runs import choice, makes_sense, wrong_run
from unsaid.psyche.log import Log
from unsaid.psyche.proof import fact, numbers
from unsaid.psyche.whynot import WhyNot
from unsaid.world import as_text
from unsaid.world.expressions import conjuncts


def wrong_why(log: Log, statement: WhyNot) -> Iterator[str]:
    """What is wrong with an answer: it must hold at every place from its first to its last, and be no other one."""
    names = numbers(log.world.ground)
    who, act = names.characters.get(statement.who), names.actions.get(statement.act)
    if who is None or act is None or who not in log.world.ground.actions[act].consenting:
        yield "it is nobody's act"
        return
    if not 0 <= statement.place <= statement.until < len(log.acts):
        yield "it is about nowhere"
        return
    for place in range(statement.place, statement.until + 1):
        yield from _wrong_at(log, statement, place, who, act)
    yield from _wrong_needs(log, statement, who, act)
    yield from _wrong_reasons(log, statement)


def _wrong_at(log: Log, statement: WhyNot, place: int, who: int, act: int) -> Iterator[str]:
    answer = _answer(log, place, who, act)
    wanted = statement.answer in ("held back", "did not know", "no gain")
    if answer != ("no sense" if wanted else statement.answer):
        yield f"before act {place + 1} the answer is another"
    if answer == "no sense" and wanted:
        yield from _wrong_because(log, statement, place, who, act)
    better = choice(log, log.mind(place, who), who) if answer == "better" else set()
    if sorted(statement.better) != sorted(log.world.ground.actions[a].name for a in better):
        yield "something else led further"


def _answer(log: Log, place: int, who: int, act: int) -> str:
    """The answer, where it is not why the act made no sense."""
    mind, action = log.mind(place, who), log.world.ground.actions[act]
    if log.acts[place] == act:
        return "done"
    if act not in log.world.possible(mind, who):
        elsewhere = [log.states[place], *(log.mind(place, c) for c in action.consenting if c != who)]
        really = all(log.holds(state, action.precondition) for state in elsewhere)
        return "thought impossible" if really else "impossible"
    if makes_sense(log, mind, act, who, log.sight):
        return "free" if act in choice(log, mind, who) else "better"
    return "no sense"


def _wrong_needs(log: Log, statement: WhyNot, who: int, act: int) -> Iterator[str]:
    ground = log.world.ground
    missing: tuple[str, ...] = ()
    if statement.answer in ("impossible", "thought impossible"):
        minds = [log.mind(place, who) for place in range(statement.place, statement.until + 1)]
        parts = conjuncts(ground.actions[act].precondition)
        missing = tuple(as_text(p, ground) for p in parts if not any(log.holds(m, p) for m in minds))
    if statement.needs != missing:
        yield "it needs something else"


def _wrong_because(log: Log, statement: WhyNot, place: int, who: int, act: int) -> Iterator[str]:
    """Whether what held back from an act that made no sense, or what was not known, is not what the answer says."""
    held, known = brakes(log, log.mind(place, who), who, act), mistakes(log, place, who, act)
    answer = "held back" if held else "did not know" if known else "no gain"
    if statement.answer != answer:
        yield f"before act {place + 1} the answer is another"
    told = [] if statement.held is None else [frozenset(one) for one in statement.held.brakes]
    if set(told) != {frozenset(log.inner.concerns[i].name for i in one) for one in held}:
        yield "something else held back"
    facts = [] if statement.would is None else [frozenset(one) for one in statement.would.known]
    if set(facts) != {frozenset(fact(log.world.ground, one) for one in some) for some in known}:
        yield "something else was not known"


def _wrong_reasons(log: Log, statement: WhyNot) -> Iterator[str]:
    """Whether the statements behind an answer do not stand by themselves."""
    if statement.answer not in ("held back", "did not know") and (statement.held or statement.would):
        yield "it has a reason too many"
    for one in (statement.held, statement.would):
        if one is not None:
            if (one.who, one.act, one.place) != (statement.who, statement.act, statement.place):
                yield "its reason is about something else"
            for run in one.runs:
                yield from wrong_run(log, run)
    yield from wrong_held(log, statement.held) if statement.held is not None else ()
    yield from wrong_would(log, statement.would) if statement.would is not None else ()
