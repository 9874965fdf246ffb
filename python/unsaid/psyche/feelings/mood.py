"""Mood: what is left of feelings once their causes are out of sight.

Feelings end with their conditions; mood is the one thing here that fades. It is the sum of what was pleasant and
unpleasant, each counting half as much after every ``HALF_LIFE`` turns (after the account of mood as a slow average of
emotion in Gebhard's ALMA, 2005). Nothing is decided by it: it is there to be told.
"""

from __future__ import annotations

from collections.abc import Iterable

from unsaid.data.statements import Felt

HALF_LIFE = 6
"""Acts of the story after which a feeling counts half."""

PLEASANT = frozenset({"joy", "satisfaction", "relief", "happy for", "gloating", "gratitude", "forgiveness", "pride"})
NEITHER = frozenset({"surprise", "hope"})


def moods(felt: Iterable[Felt], acts: int) -> dict[str, list[float]]:
    """The mood of everybody who felt anything, after each act of a story; 0 is even, above it is good."""
    found: dict[str, list[float]] = {}
    for feeling in felt:
        if feeling.feeling in NEITHER:
            continue
        row = found.setdefault(feeling.who, [0.0] * acts)
        start = feeling.place or 0
        sign = 1 if feeling.feeling in PLEASANT else -1
        for place in range(start, acts):
            row[place] += sign * feeling.intensity * 0.5 ** ((place - start) / HALF_LIFE)
    return found
