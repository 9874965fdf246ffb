"""A mind taken as a state, as whoever has it plans in it.

A state has no thinker: what is not known there is open. In what its owner holds of itself, what it was sure of it
knows, whichever it is, and so it is tied.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.unsure.labels import Label

if TYPE_CHECKING:
    from unsaid.checker.minds.unsure.labels import Held


def entered(mind: Mind, owner: int) -> Mind:
    """The mind of the owner as a state."""
    found = mind.known.get(("entered", owner))
    if found is None:
        values = tuple(Label("open", held.among) if type(held) is Label else held for held in mind.values)
        found = mind.known["entered", owner] = Mind(values, lambda c: _within(mind, owner, c))
    return found


def _within(mind: Mind, owner: int, character: int) -> Mind:
    """What the owner holds of somebody; of itself, and of itself again, as the owner of the state."""
    believed = mind.believed(character)
    return _of_oneself(believed, owner) if character == owner else believed


def _of_oneself(mind: Mind, owner: int) -> Mind:
    key: Any = ("of oneself", owner)
    found = mind.known.get(key)
    if found is None:
        values = tuple(_for_sure(held) for held in mind.values)
        found = mind.known[key] = Mind(values, lambda c: _within(mind, owner, c), owner)
    return found


def _for_sure(held: Held) -> Held:
    return Label("tied", held.among) if type(held) is Label and held.kind == "sure" else held
