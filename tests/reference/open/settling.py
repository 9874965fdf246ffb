"""Triggers where minds may not know: those that are certain happen, as ever; one that is merely possible widens.

What a possible trigger might set is then one of the values that it may have, for fluents that are openable. To
others it does nothing: what cannot be open would be lost. Certain triggers go first.
"""

from __future__ import annotations

from dataclasses import replace

from ..expressions import holds
from ..state import Place, State, TooManyMinds, unfold
from ..triggers import MOST_FIRINGS, MOST_PASSES, Endless, TriggerCycle
from ..values import UNKNOWN
from ..world import Event
from .act import at_home, beliefs
from .changing import changed
from .labels import joined
from .openable import Openable
from .supposing import at, truth
from .writing import Write, merged, written

Triggers = tuple[Event, ...]


def settle(state: State, triggers: Triggers, openable: Openable) -> State:
    """The state once no trigger has cause to happen or to widen anything, in it or in any mind below it."""
    if not triggers:
        return state
    seen = {state}
    while True:
        after = _one_pass(state, triggers, openable)
        if after == state:
            if not _at_rest(state, triggers, openable):
                raise TriggerCycle([])  # what one mind undoes another does again
            return state
        if after in seen:
            raise TriggerCycle([])
        seen.add(after)
        state = after
        if len(seen) > MOST_PASSES:
            raise Endless


def _at_rest(state: State, triggers: Triggers, openable: Openable) -> bool:
    """Whether nothing happens or would widen anything, in a state and in every mind below it."""
    first: tuple[State, int | None] = (state, None)
    reached: set[tuple[State, int | None]] = {first}
    waiting: list[tuple[State, int | None]] = [first]
    while waiting:
        here, own = waiting.pop()
        if _step(here, own, triggers, openable) is not None:
            return False
        below: list[tuple[State, int | None]] = [(mind, c) for c, mind in enumerate(here.minds())]
        fresh = set(below) - reached
        reached |= fresh
        waiting.extend(fresh)
    return True


def _one_pass(state: State, triggers: Triggers, openable: Openable) -> State:
    """Every state's own triggers run once to their end, from the top down."""

    def grow(seed: tuple[State, int | None]) -> tuple[tuple, list[tuple[State, int]]]:
        ran = run(seed[0], seed[1], triggers, openable)
        return ran.values, [(mind, c) for c, mind in enumerate(ran.minds())]

    try:
        return unfold((state, None), grow)
    except TooManyMinds:
        raise Endless from None


def run(state: State, own: int | None, triggers: Triggers, openable: Openable) -> State:
    """One state's own triggers, run until none of them changes anything."""
    seen, fired = [state], []
    while (step := _step(state, own, triggers, openable)) is not None:
        trigger, state = step
        fired.append(trigger)
        if state in seen:
            raise TriggerCycle(fired[seen.index(state) :])
        seen.append(state)
        if len(seen) > MOST_FIRINGS:
            raise Endless
    return state


def _step(state: State, own: int | None, triggers: Triggers, openable: Openable) -> tuple[Event, State] | None:
    for t in triggers:
        if holds(t.precondition, state, own):
            return t, fired_in(state, own, t, openable)
    for t in triggers:
        if truth(t.precondition, state, own) is None:
            wider = widened(state, own, t, openable)
            if wider != state:
                return t, wider
    return None


def fired_in(state: State, own: int | None, t: Event, openable: Openable) -> State:
    """The state after a trigger that is certain."""
    t = at_home(t, own, openable)
    row, _ = changed(state, own, t, openable, None)
    writes: dict[Place, Write] = {
        ((), f): Write(held, forced=True) for f, held in enumerate(row) if held != state.values[f]
    }
    for place, w in beliefs(state, own, t, openable).items():
        writes[place] = _settled(state, own, place, w, openable)
    return written(state, writes, openable, own)


def widened(state: State, own: int | None, t: Event, openable: Openable) -> State:
    """The state after a trigger that is merely possible."""
    effects = tuple(replace(e, when=["and", t.precondition, e.when]) for e in t.effects if e.fluent in openable)
    return fired_in(state, own, replace(t, effects=effects), openable)


def _settled(state: State, own: int | None, place: Place, w: Write, openable: Openable) -> Write:
    """A write that may stay unset, as what is then held: the one or the other."""
    path, fluent = place
    if not w.maybe:
        return replace(w, label=w.whole, beside=())
    if fluent not in openable:
        return Write(w.label if state.at(path).values[fluent] == w.label else UNKNOWN)
    return Write(joined(at(state, (merged(path, own), fluent)), w.whole), forced=True)
