"""Attempts in words: what was tried in a game and came to nothing, or was only offered.

The author's words for a refusal and for an offer (``telling refused``, ``telling offered``) come first. The plain ones
do without a tense, so that they stand in any telling.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from unsaid.english.kinds import listed
from unsaid.telling.inner import Stir
from unsaid.telling.memory import Memory
from unsaid.telling.names import capital
from unsaid.telling.teller import Teller, Worded

AttemptKind = Literal["fail", "refuse", "offer"]


class Tried(NamedTuple):
    """An act that somebody tried in a state of the world, and what came of it: it was not possible, others would not,
    or their consent was still to be had."""

    kind: AttemptKind
    act: int
    by: int
    state: int


def seen(teller: Teller, tried: Tried, side: str | None) -> bool:
    """Whether a side knows of an attempt: its own, or one in which it has a part, or one by somebody whom it would see
    do nothing."""
    if side is None:
        return True
    who = teller.characters[side]
    if who == tried.by or who in teller.ground.actions[tried.act].consenting:
        return True
    passing = teller.pass_of(tried.by)
    return tried.kind != "offer" and passing is not None and teller.states.sees(tried.state, passing, who)


def attempt(teller: Teller, tried: Tried, side: str | None, memory: Memory) -> Worded:
    """An attempt from a side that knows of it."""
    ground, lexicon = teller.ground, teller.telling_from(side, tried.state, memory)
    by, act = ground.characters[tried.by], ground.actions[tried.act]
    sort = _sort(tried.kind, own=side == by)
    said = sort and teller.stir(tried.state, Stir(sort, by, act.schema, act.arguments), side, memory)
    if said:
        return said
    others = listed([lexicon.name(ground.characters[c]) for c in act.consenting if c != tried.by])
    would = f"{capital(lexicon.name(by))} would {teller.doing(tried.state, tried.act).rstrip('.!?…')}"
    match tried.kind:
        case "fail":
            return Worded(f"{would}; it could not be done.", authored=False)
        case "refuse":
            return Worded(f"{would}; {others} would not.", authored=False)
        case _:
            return Worded(f"{would}, if {others} would.", authored=False)


def _sort(kind: AttemptKind, *, own: bool) -> Literal["refused", "offered"] | None:
    """The author's words for an attempt: those for an offer are for whoever it is made to."""
    match kind:
        case "refuse":
            return "refused"
        case "offer":
            return None if own else "offered"
        case _:
            return None
