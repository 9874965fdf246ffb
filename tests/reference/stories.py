"""All the stories of a world up to a length: runs of possible acts, each explained to all who consent to it.

An explanation leads from state to state by the act alone; a story, by the act and what is taken as evidence in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .evidence import advance
from .model import Acts, Model
from .reasons import explained
from .state import State
from .values import above


@dataclass(frozen=True)
class Limits:
    """``author``: acts in the story; ``character``: acts in one explanation; ``depth``: levels of mind, author 0."""

    author: int
    character: int
    depth: int


def explained_in_story(model: Model, state: State, act: int, c: int, limits: Limits) -> bool:
    """Whether ``c`` has a reason for ``act`` as part of a story; at depth 0 nobody's reasons can be seen."""
    if limits.depth < 1:
        return False
    return explained(model, act, c, model.entered(state, c), limits.character, limits.depth - 1)


def next_acts(model: Model, state: State, limits: Limits) -> list[int]:
    """The acts with which a story may go on from a state."""
    return [
        act
        for act, event in enumerate(model.world.actions)
        if model.possible(state, act)
        and all(explained_in_story(model, state, act, c, limits) for c in event.consenting)
    ]


def reached(model: Model, state: State, goal: float | None) -> bool:
    """Whether the author has what was asked for: ``goal`` or more; without a goal, more than at the start."""
    utility = model.utility(state, None)
    if goal is None:
        return above(utility, model.utility(model.initial, None))
    return utility is not None and utility >= goal


def stories(model: Model, limits: Limits, goal: float | None = None) -> Iterator[Acts]:
    """Every story within the limits, each ending as soon as the goal is reached; shortest first."""
    waiting: list[tuple[Acts, State]] = [((), model.initial)]
    for told, state in waiting:
        if reached(model, state, goal):
            yield told
        elif len(told) < limits.author:
            waiting.extend(((*told, act), advance(model, state, act)) for act in next_acts(model, state, limits))


def shortest(model: Model, limits: Limits, goal: float | None = None) -> int | None:
    """The length of a shortest story within the limits; None when they allow no story at all.

    What can follow depends on the state alone, so each state need be looked at only once.
    """
    layer, seen = {model.initial}, {model.initial}
    for length in range(limits.author + 1):
        if any(reached(model, state, goal) for state in layer):
            return length
        layer = {advance(model, s, act) for s in layer for act in next_acts(model, s, limits)} - seen
        seen |= layer
    return None
