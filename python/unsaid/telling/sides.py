"""From whose side each act is told, where a story is told from several by turns.

An act goes to the side by whose mind changes most. Where a mind turns (``turning``) it is told from there, and before
that from the side of whoever did it, if something stirred there too: at these acts the sides differ, and a reader wants
both. An act that one side alone sees is told from that one. Everywhere else what the minds gain by a change of sides
is held against what the reader loses by it, and no side goes on for long where another sees as much.

The whole story is weighed at once, and of all ways to tell it the one is taken that comes to most.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

Side = str | None
"""A character, or None for outside all minds."""

STRETCH = 7
"""The most acts told from one side before another has its turn, where both see what happens."""

CHANGE = 4.0
"""What a change of sides costs, in things that are otherwise in a mind."""

OVERLONG = 5.0
"""What each act costs that is told after a side has gone on for too long: more than to change over."""


class Seen(NamedTuple):
    """One act as it may be told: each way is the sides it is told from, in order; ``news`` is what they gain by it."""

    ways: Sequence[tuple[Side, ...]]
    news: dict[Side, float]


class _Way(NamedTuple):
    """How a story is told up to an act: what it comes to, how long the last side has gone on, and the sides."""

    worth: float
    since: int
    sides: tuple[tuple[Side, ...], ...]


def chosen(acts: Sequence[Seen], sides: Sequence[str]) -> list[tuple[Side, ...]]:
    """The sides each act is told from; of a story whose acts could all be told from any, each side in its turn."""
    longest = max(1, min(STRETCH, len(acts) // len(sides)))
    best: dict[tuple[Side, int], _Way] = {(sides[0], 0): _Way(0.0, 0, ())}
    for act in acts:
        best = _gone_on(best, act, longest)
    return list(max(best.values(), key=lambda way: way.worth).sides)


def _gone_on(best: dict[tuple[Side, int], _Way], act: Seen, longest: int) -> dict[tuple[Side, int], _Way]:
    """The best ways to tell one act more, by the side they end with and for how long it has gone on."""
    found: dict[tuple[Side, int], _Way] = {}
    for (last, _), way in best.items():
        for told in act.ways:
            changes = sum(a != b for a, b in zip((last, *told), told, strict=False))
            since = way.since + 1 if told == (last,) else 1
            worth = way.worth + sum(act.news.get(side, 0.0) for side in told) - CHANGE * changes
            worth -= OVERLONG if since > longest and len(act.ways) > 1 else 0.0
            key, gone = (told[-1], since), _Way(worth, since, (*way.sides, told))
            if key not in found or gone.worth > found[key].worth:
                found[key] = gone
    return found
