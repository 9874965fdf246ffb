"""When an act is possible, and what becomes of every mind when it happens (triggers not yet counted)."""

from __future__ import annotations

from collections.abc import Callable

from .expressions import conditions, correction, holds, value
from .state import Edits, FrozenEdits, Place, State, edited, edits_below, frozen, unfold, values_with, write
from .values import Value
from .world import Event

Seed = tuple[State, bool, FrozenEdits]
"""A mind before the act, whether it undergoes the act, and what is then written over it from outside."""


def possible(state: State, act: Event, own: int | None = None) -> bool:
    """Whether ``act`` can happen: its precondition holds here and in the mind of everyone who consents.

    ``own`` is the character whose mind this state is, if it is one: that mind is then the state itself.
    """
    return holds(act.precondition, state) and all(
        holds(act.precondition, state) if c == own else holds(act.precondition, state.mind(c), c)
        for c in act.consenting
    )


def nothing(before: State) -> dict[Place, Value]:
    """No writing besides the act's own."""
    return {}


def after(state: State, act: Event, besides: Callable[[State], Edits] = nothing) -> State:
    """The state once ``act`` has happened; ``besides`` is what else is written in every state that undergoes it."""

    def grow(seed: Seed) -> State | tuple[list[Value], list[Seed]]:
        before, undergoes, outer = seed
        if not undergoes:
            return _left_alone(before, dict(outer))
        edits = effects(before, act) | dict(besides(before)) | dict(outer)
        below = [_mind_below(before, c, act, edits_below(edits, c)) for c in range(len(act.observing))]
        return values_with(before, edits), below

    return unfold((state, True, ()), grow)


def effects(before: State, event: Event) -> dict[Place, Value]:
    """What the event writes, all of it read in the state before; the later of two writings of one place stands."""
    return {(e.who, e.fluent): value(e.value, before) for e in event.effects if holds(e.when, before)}


def corrected(mind: State, actual: State, act: Event) -> State:
    """A mind that sees ``act`` happen though it believed it could not: its wrong conditions put right, all at once.

    Only clauses that are really true teach anything. Where ``actual`` is itself a mind that was taken by surprise the
    precondition may be false there still; then no clause of it is true, and nothing is learnt.
    """
    if not holds(act.precondition, actual):
        return mind
    wrong = [e for e in conditions(act.precondition, actual) if not holds(e, mind)]
    return edited(mind, dict(pair for e in wrong for pair in correction(e, actual)))


def witnessing(before: State, character: int, act: Event) -> State:
    """The mind of somebody who observes the act, as it undergoes it: put right where it held it impossible."""
    mind = before.mind(character)
    return mind if holds(act.precondition, mind) else corrected(mind, before, act)


def _mind_below(before: State, character: int, act: Event, edits: Edits) -> Seed:
    """One character's mind, on its way through the act."""
    if not holds(act.observing[character], before):
        return before.mind(character), False, frozen(edits)
    return witnessing(before, character, act), True, frozen(edits)


def _left_alone(before: State, edits: Edits) -> State | tuple[list[Value], list[Seed]]:
    """A mind that does not undergo the act, but may be written to."""
    grown = write(before, edits)
    if isinstance(grown, State):
        return grown
    values, below = grown
    return values, [(mind, False, remaining) for mind, remaining in below]
