"""What those who watch make of an act that happens in a story: slots let pass, silences, and what hypotheses pay.

A plan leads from state to state by what its acts do. A story does as well, and besides every act is *evidence*: in
every state that undergoes the act a few more values are written, and all that follows from them is left to triggers.
For each question it is asked there, hypothesis by hypothesis: were it so, would what was done, or was left undone, have
made sense? What would not have costs the hypothesis something.

Reading from the top: ``advance`` is the event with its evidence; ``written`` is all that one state is written; then
come, one after the other, whose slots passed, who let an answer go, and what each hypothesis pays for it.
"""

from __future__ import annotations

from dataclasses import replace

from .events import nothing
from .expressions import holds
from .holding import pressed
from .model import Model
from .reasons import explained
from .state import Place, State
from .values import TRUE, Value, as_number, number
from .world import Event, Hypothesis, Question

STEPS, LEVELS = 4, 1
"""How far whoever watches looks for a reason; fixed."""

DEAREST = 3
"""The most an act counts for what it cost its doer."""


def advance(model: Model, state: State, act: int, seen_by: frozenset[int] | None = None) -> State:
    """The state of a story after an act: everything settled, and taken as evidence by all who saw it.

    ``seen_by`` gives who does, from outside; those who consent to it do.
    """
    evident = any(q.ranks for q in model.world.questions) or bool(model.world.pressures)
    if seen_by is None and not evident:
        return model.after(state, act)
    event = model.world.actions[act] if seen_by is None else witnessed(model.world.actions[act], seen_by)

    def besides(n: State) -> dict[Place, Value]:
        return written(model, n, act, event) if evident else nothing(n)

    return model.once(("advance", state, act, seen_by), lambda: model.done(state, event, besides))


def witnessed(event: Event, seen_by: frozenset[int]) -> Event:
    """The event, observed by these and by those who consent to it, and by nobody else, in whichever mind it happens."""
    always, never = ["and"], ["or"]
    sees = seen_by | set(event.consenting)
    return replace(event, observing=tuple(always if c in sees else never for c in range(len(event.observing))))


def written(model: Model, n: State, act: int, event: Event) -> dict[Place, Value]:
    """What is written in one state that undergoes the act, besides the act's own effects; all read in it before."""
    passed, values = slots(model, n, event)
    for q in model.world.questions:
        silence = lets_go(q, n, act, event, passed)
        if silence and q.silent is not None and act not in q.asking:
            values[q.silent] = TRUE
        if holds(event.observing[q.asker], n) and not taken_in_hand(q, event):
            mind = model.witnessing(n, q.asker, event)
            for h, cost in zip(q.hypotheses, costs(model, q, mind, act, silence), strict=True):
                values |= paid(h, cost, n)
    values |= pressed(model, n, act, event, passed)
    return {((), fluent): value for fluent, value in values.items()}


def slots(model: Model, n: State, event: Event) -> tuple[set[int], dict[int, Value]]:
    """Who let a slot pass, and at which place the story is then."""
    turns, slot = model.world.turns, model.world.slot
    if slot is None or not set(turns) & set(event.consenting):
        return set(), {}
    place = int((as_number(n.values[slot]) or 0) % len(turns)) % len(turns)
    passed: set[int] = set()
    while turns[place] not in event.consenting:
        passed.add(turns[place])
        place = (place + 1) % len(turns)
    return passed, {slot: number((place + 1) % len(turns))}


def lets_go(q: Question, n: State, act: int, event: Event, passed: set[int]) -> bool:
    """Whether the one asked lets an answer go that is owed."""
    if q.owes is None or q.silent is None or n.values[q.owes] != TRUE or n.values[q.silent] == TRUE:
        return False
    return q.asked in passed or (q.asked in event.consenting and act not in q.answering | q.discharging)


def taken_in_hand(q: Question, event: Event) -> bool:
    """Whether the act's own effects say what becomes of a rank."""
    return any(not e.who and e.fluent in q.ranks for e in event.effects)


def paid(h: Hypothesis, cost: int, n: State) -> dict[int, Value]:
    """The rank of a hypothesis with what it pays added; of one nobody thinks of, what it will come in with."""
    for fluent in (h.rank, h.unthought):
        if cost and fluent is not None and (rank := as_number(n.values[fluent])) is not None:
            return {fluent: number(rank + cost)}
    return {}


# --- what it costs ----------------------------------------------------------------------------------


def costs(model: Model, q: Question, mind: State, act: int, silence: bool) -> list[int]:
    """What each hypothesis pays, in the mind of the one who asks as it undergoes the act."""
    worlds = [imagined(model, q, h, mind) for h in q.hypotheses]
    unsaid = [int(silence and any(sense(model, there, x, q.asked) for x in q.answering)) for there in worlds]
    consenting = model.world.actions[act].consenting
    if act in q.answering and q.asked in consenting:
        done = [int(not sense(model, there, act, q.asked)) for there in worlds]
    else:
        done = of_an_act(model, worlds, act, [d for d in consenting if d != q.asker])
    return [a + b for a, b in zip(unsaid, done, strict=True)]


def imagined(model: Model, q: Question, h: Hypothesis, mind: State) -> State:
    """The mind, were the hypothesis so; the one asked knows how things are, unless it says otherwise."""
    known = {((q.asked,), fluent): value for (who, fluent), value in h.patch if not who}
    edits = known | dict(h.patch)
    return model.once(("imagined", mind, frozenset(edits.items())), lambda: model.edited(mind, edits))


def sense(model: Model, there: State, act: int, d: int) -> bool:
    """Whether ``d`` could do the act, and has a reason for it, as things stand there; nobody has one for fate."""
    own, decided = model.entered(there, d), bool(model.world.actions[act].consenting)
    return decided and model.possible(own, act, own=d) and explained(model, act, d, own, STEPS, LEVELS)


def of_an_act(model: Model, worlds: list[State], act: int, doers: list[int]) -> list[int]:
    """What an act of others costs: 1 where it makes no sense; or its price, where it does under one hypothesis only."""
    if not doers:
        return [0] * len(worlds)
    sensible = [all(sense(model, there, act, d) for d in doers) for there in worlds]
    price = price_of(model, worlds[sensible.index(True)], act, doers[0]) if sensible.count(True) == 1 else 1
    return [0 if makes_sense else price for makes_sense in sensible]


def price_of(model: Model, there: State, act: int, d: int) -> int:
    """What the act costs its doer at once: whole utilities, at least 1 and at most ``DEAREST``."""
    own = there.mind(d)
    before, then = model.utility(own, d), model.utility(model.after(own, act), d)
    if before is None or then is None:
        return 1
    return int(min(DEAREST, max(1, before - then)))
