"""What follows by itself: triggers fire, in the state and in every believed state, until none has cause to.

They settle in passes, from the top down. A pass over a state first lets the state's own triggers run, always the
first that has a true precondition; then it goes into every mind below. Passes repeat until no trigger anywhere
has cause to fire. Coming back to a state already seen, within one state's run or from pass to pass, means the
triggers chase each other for ever: that is the author's error and is reported with the triggers in the loop.
"""

from __future__ import annotations

from .events import effects
from .expressions import holds
from .state import State, TooManyMinds, edited, unfold
from .world import Event

MOST_FIRINGS = 2_000
MOST_PASSES = 200


class TriggerCycle(Exception):
    """Triggers that come back to a state already seen; ``loop`` holds those in the loop where it is one state's."""

    def __init__(self, loop: list[Event]) -> None:
        super().__init__(", ".join(f"{t.name} (line {t.line})" for t in loop))
        self.loop = loop


class Endless(Exception):
    """Triggers that never settle although no state comes back, such as one that counts for ever."""


def settle(state: State, triggers: tuple[Event, ...]) -> State:
    """The state once no trigger has cause to fire, in it or in any mind below it."""
    seen = {state}
    while not settled(state, triggers):
        state = _one_pass(state, triggers)
        if state in seen:
            raise TriggerCycle([])
        seen.add(state)
        if len(seen) > MOST_PASSES:
            raise Endless
    return state


def settled(state: State, triggers: tuple[Event, ...]) -> bool:
    """Whether no trigger has cause to fire, at any depth."""
    reached, waiting = {state}, [state]
    while waiting:
        here = waiting.pop()
        if first_due(here, triggers) is not None:
            return False
        fresh = set(here.minds()) - reached
        reached |= fresh
        waiting.extend(fresh)
    return True


def _one_pass(state: State, triggers: tuple[Event, ...]) -> State:
    """Every state's own triggers run once to their end, from the top down."""

    def grow(seed: State) -> tuple[tuple, list[_Below]]:
        ran = run(seed, triggers)
        return ran.values, [_Below(mind) for mind in ran.minds()]

    try:
        return unfold(_Below(state), lambda seed: grow(seed.state))
    except TooManyMinds:
        raise Endless from None


class _Below:
    """A state that a pass has still to visit (a bare state would count as finished)."""

    def __init__(self, state: State) -> None:
        self.state = state

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Below) and self.state == other.state

    def __hash__(self) -> int:
        return hash(self.state)


def run(state: State, triggers: tuple[Event, ...]) -> State:
    """One state's own triggers, run until none of them has cause to fire in it."""
    seen, fired = [state], []
    while (trigger := first_due(state, triggers)) is not None:
        fired.append(trigger)
        state = edited(state, effects(state, trigger))
        if state in seen:
            raise TriggerCycle(fired[seen.index(state) :])
        seen.append(state)
        if len(seen) > MOST_FIRINGS:
            raise Endless
    return state


def first_due(state: State, triggers: tuple[Event, ...]) -> Event | None:
    """The first trigger, in the order of the world file, whose precondition holds."""
    return next((t for t in triggers if holds(t.precondition, state)), None)
