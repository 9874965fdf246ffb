"""Turns: whose slot it was, and who let a slot pass.

Without an order of turns nobody can be said to have kept silent: there was only an act of somebody else's. With one,
acts are mapped to slots in order: before an act of Ben's, everybody whose slot comes between the last act and Ben's
next slot has passed. An act of several doers takes the slot of the one whose turn comes first. An act of nobody, or
of somebody who has no slot, takes none.

Conversation analysis calls the unit a turn and the pass an attributable silence (Sacks, Schegloff & Jefferson 1974).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class Slot(NamedTuple):
    """A turn of ``whose``. ``place`` is the act done in it, or None where it passed; ``before`` is the place of the act
    that came next, at which the pass was over (for an act: its own)."""

    whose: int
    place: int | None
    before: int


def slots(turns: Sequence[int], doers: Iterable[Sequence[int]]) -> list[Slot]:
    """The slots of a run: ``doers`` are those who did each act, ``turns`` the order of a round."""
    return list(_slots(turns, doers)) if turns else []


def _slots(turns: Sequence[int], doers: Iterable[Sequence[int]]) -> Iterator[Slot]:
    at = 0
    for place, who in enumerate(doers):
        ahead = next((n for n in range(len(turns)) if turns[(at + n) % len(turns)] in who), None)
        if ahead is None:
            continue
        for n in range(ahead):
            yield Slot(turns[(at + n) % len(turns)], None, place)
        at += ahead
        yield Slot(turns[at % len(turns)], place, place)
        at += 1


def passes(found: Iterable[Slot]) -> list[Slot]:
    """The slots in which nothing was done."""
    return [slot for slot in found if slot.place is None]
