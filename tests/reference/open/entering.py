"""A mind taken as a state, so that its owner may plan in it.

In a state nothing is relative to a thinker: what is not known there is open. Its owner is one of those thought of
in it; a value that the owner has, though nobody can say which, is then tied to what the state has.
"""

from __future__ import annotations

from ..state import State, unfold
from .labels import OPEN, SURE, TIED, Label, among, known

ITSELF, OWNER = "the state", "the mind of its owner in it"
Seed = str | State


def taken_as_state(mind: State, c: int) -> State:
    """The mind of ``c`` as a state."""
    if all(known(held) or held[0] == OPEN for held in mind.values):
        return mind
    own = mind.mind(c)

    def grow(seed: Seed) -> State | tuple[list[Label], list[Seed]]:
        if isinstance(seed, State):
            return seed
        if seed == ITSELF:
            return [_open(x) for x in mind.values], _below(mind, c, leads_back=True)
        return [_has(x) for x in own.values], _below(own, c, leads_back=own.mind(c) == own)

    root: Seed = ITSELF
    return unfold(root, grow)


def _below(mind: State, c: int, leads_back: bool) -> list[Seed]:
    return [OWNER if d == c and leads_back else m for d, m in enumerate(mind.minds())]


def _open(held: Label) -> Label:
    return held if known(held) else (OPEN, among(held))


def _has(held: Label) -> Label:
    return (TIED, held[1]) if held[0] == SURE else held
