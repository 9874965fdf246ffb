"""A note as data, and which paragraph it stands beside."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

Kind = Literal["believes", "sees", "unsure", "misses", "means", "mistaken", "puzzled", "feels", "holds back", "would"]
"""``sees``: a false belief was put right. ``misses``: something came about that it does not notice. ``means``: its
reason. ``mistaken``: the false beliefs its reason rests on. ``puzzled``: it finds no reason for what it saw. ``feels``,
``holds back`` and ``would`` (had it known) come from the study of minds."""

START = -1
"""The place of what is so before the first act."""


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """One thing about a mind at an act.

    ``place`` counts acts from 0; ``START`` is before the first. ``who`` are the believers, outermost first: of two,
    what the first takes the second to believe. ``facts`` are the ground facts it is about, with their values there.
    ``wrong`` says that the belief is false; it is never said from within a mind. ``concerns`` are those that a feeling
    is about or that hold back, ``act`` is the act not done.
    """

    place: int
    kind: Kind
    who: tuple[str, ...]
    text: str
    facts: tuple[tuple[str, bool | float | str | None], ...] = ()
    wrong: bool = False
    concerns: tuple[str, ...] = ()
    act: str = ""


def beside_paragraphs(notes: Sequence[Note], beats: Sequence[tuple[int, ...]], openings: int) -> list[list[Note]]:
    """The notes for each paragraph. ``beats`` are the places told in each; the first ``openings`` tell of none.

    A note goes with the last paragraph that tells its act; where none does, with the next that tells a later act.
    """
    beside: list[list[Note]] = [[] for _ in beats]
    for note in notes if beats else ():
        beside[_paragraph(note.place, beats, openings)].append(note)
    return beside


def _paragraph(place: int, beats: Sequence[tuple[int, ...]], openings: int) -> int:
    if place == START:
        return max(openings - 1, 0)
    telling = [i for i, told in enumerate(beats) if place in told]
    if telling:
        return telling[-1]
    return next((i for i, told in enumerate(beats) if any(beat > place for beat in told)), len(beats) - 1)
