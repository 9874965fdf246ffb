"""Why somebody did not do something, asked anew at each place an answer is for."""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.checker.statements.holding import brakes, mistakes, wrong_held, wrong_would
from unsaid.checker.statements.runs import choice, makes_sense, wrong_run
from unsaid.checker.statements.walk import Walk
from unsaid.data.proof import fact, numbers
from unsaid.data.statements import WhyNot
from unsaid.world.structure import Expression
from unsaid.world.text import as_text


def wrong_why(walk: Walk, statement: WhyNot) -> Iterator[str]:
    """What is wrong with an answer: it must hold at every place from its first to its last, and be no other one."""
    names = numbers(walk.world.ground)
    who, act = names.characters.get(statement.who), names.actions.get(statement.act)
    if who is None or act is None or who not in walk.world.ground.actions[act].consenting:
        yield "it is nobody's act"
        return
    if not 0 <= statement.place <= statement.until < len(walk.acts):
        yield "it is about nowhere"
        return
    for place in range(statement.place, statement.until + 1):
        yield from _wrong_at(walk, statement, place, who, act)
    yield from _wrong_needs(walk, statement, who, act)
    yield from _wrong_reasons(walk, statement)


def _wrong_at(walk: Walk, statement: WhyNot, place: int, who: int, act: int) -> Iterator[str]:
    answer = _answer(walk, place, who, act)
    wanted = statement.answer in ("held back", "did not know", "no gain")
    if answer != ("no sense" if wanted else statement.answer):
        yield f"before act {place + 1} the answer is another"
    if answer == "no sense" and wanted:
        yield from _wrong_because(walk, statement, place, who, act)
    better = choice(walk, walk.mind(place, who), who) if answer == "better" else set()
    if sorted(statement.better) != sorted(walk.world.ground.actions[a].name for a in better):
        yield "something else led further"


def _answer(walk: Walk, place: int, who: int, act: int) -> str:
    """The answer, where it is not why the act made no sense."""
    mind, action = walk.mind(place, who), walk.world.ground.actions[act]
    if walk.acts[place] == act:
        return "done"
    if act not in walk.world.possible(mind, who):
        elsewhere = [walk.states[place], *(walk.mind(place, c) for c in action.consenting if c != who)]
        really = all(walk.world.holds(state, action.precondition) for state in elsewhere)
        return "thought impossible" if really else "impossible"
    if makes_sense(walk, mind, act, who):
        return "free" if act in choice(walk, mind, who) else "better"
    return "no sense"


def _wrong_needs(walk: Walk, statement: WhyNot, who: int, act: int) -> Iterator[str]:
    ground = walk.world.ground
    missing: tuple[str, ...] = ()
    if statement.answer in ("impossible", "thought impossible"):
        minds = [walk.mind(place, who) for place in range(statement.place, statement.until + 1)]
        parts = _parts(ground.actions[act].precondition)
        missing = tuple(as_text(p, ground) for p in parts if not any(walk.world.holds(m, p) for m in minds))
    if statement.needs != missing:
        yield "it needs something else"


def _parts(condition: Expression) -> list[Expression]:
    """The conditions that must all hold for one to hold."""
    if type(condition) is tuple and condition[0] == "and":
        return [part for inner in condition[1:] for part in _parts(inner)]
    return [] if condition is True else [condition]


def _wrong_because(walk: Walk, statement: WhyNot, place: int, who: int, act: int) -> Iterator[str]:
    """Whether what held back from an act that made no sense, or what was not known, is not what the answer says."""
    held, known = brakes(walk, walk.mind(place, who), who, act), mistakes(walk, place, who, act)
    answer = "held back" if held else "did not know" if known else "no gain"
    if statement.answer != answer:
        yield f"before act {place + 1} the answer is another"
    told = [] if statement.held is None else [frozenset(one) for one in statement.held.brakes]
    if set(told) != {frozenset(walk.inner.concerns[i].name for i in one) for one in held}:
        yield "something else held back"
    facts = [] if statement.would is None else [frozenset(one) for one in statement.would.known]
    if set(facts) != {frozenset(fact(walk.world.ground, one) for one in some) for some in known}:
        yield "something else was not known"


def _wrong_reasons(walk: Walk, statement: WhyNot) -> Iterator[str]:
    """Whether the statements behind an answer do not stand by themselves."""
    if statement.answer not in ("held back", "did not know") and (statement.held or statement.would):
        yield "it has a reason too many"
    for one in (statement.held, statement.would):
        if one is not None:
            if (one.who, one.act, one.place) != (statement.who, statement.act, statement.place):
                yield "its reason is about something else"
            for run in one.runs:
                yield from wrong_run(walk, run)
    yield from wrong_held(walk, statement.held) if statement.held is not None else ()
    yield from wrong_would(walk, statement.would) if statement.would is not None else ()
