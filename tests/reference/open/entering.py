"""A mind taken as a state, so that its owner may plan in it.

In a state nothing is relative to a thinker: what is not known there is open. Its owner is one of those thought of
in it; a value that the owner has, though nobody can say which, is then tied to what the state has.
"""

from __future__ import annotations

from ..state import State, unfold
from .labels import OPEN, SURE, TIED, Label, among, known


def taken_as_state(mind: State, c: int) -> State:
    """The mind of ``c`` as a state."""
    if all(known(held) or held[0] == OPEN for held in mind.values):
        return mind
    its_own = tuple(_has(held) for held in mind.values)

    def grow(seed: bool | State) -> State | tuple[tuple[Label, ...], list[bool | State]]:
        if isinstance(seed, State):
            return seed
        row = its_own if seed else tuple(_open(held) for held in mind.values)
        return row, [True if d == c and _leads_back(mind, c) else m for d, m in enumerate(mind.minds())]

    return unfold(False, grow)


def _leads_back(mind: State, c: int) -> bool:
    return mind.mind(c) == mind


def _open(held: Label) -> Label:
    return held if known(held) else (OPEN, among(held))


def _has(held: Label) -> Label:
    return (TIED, held[1]) if held[0] == SURE else held
