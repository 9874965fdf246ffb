"""The acts on which a story turns: with which an end is lost, or the last but one, so that one is won.

An act may stand at many places of the map, and turn something at some of them. Most turns on the acts that are likely
and that move the chances of the ends most; of acts nobody would do, on those that lose most ends, earliest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from unsaid.story.map.likely import Likely
from unsaid.story.map.plan import Plan
from unsaid.story.map.still_open import StillOpen


@dataclass
class Turn:
    """What turns on an act: the ways by it that lose or win an end, by the end, and how much of what is likely."""

    act: int
    loses: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    wins: defaultdict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    ways: list[int] = field(default_factory=list)
    weight: float = 0.0


def turns(plan: Plan, still: StillOpen, likely: Likely | None, chances: Sequence[Sequence[float]]) -> list[Turn]:
    """All acts on which something turns, that on which most does first."""
    visits = [] if likely is None else likely.visits()
    found = dict[int, Turn]()
    for way, act in enumerate(plan.rows.acts):
        lost, won = still.lost(way), still.won(way)
        if not lost and not won:
            continue
        turn = found.setdefault(act, Turn(act))
        turn.ways.append(way)
        _noted(turn.loses, lost, way)
        _noted(turn.wins, won, way)
        if likely is not None and likely.shares[way] > 0:
            before, after = plan.sources[way], plan.rows.to[way]
            turn.weight += visits[before] * likely.shares[way] * _apart(chances[before], chances[after])
    depths = plan.depths

    def heaviest(turn: Turn) -> tuple[float, int, int, int]:
        first = min(depths[plan.sources[way]] for way in turn.ways)
        return -round(turn.weight, 9), -len(turn.loses), first, turn.act

    return sorted(found.values(), key=heaviest)


def _noted(by_end: defaultdict[int, list[int]], ends: int, way: int) -> None:
    end = 0
    while ends:
        if ends & 1:
            by_end[end].append(way)
        ends >>= 1
        end += 1


def _apart(before: Sequence[float], after: Sequence[float]) -> float:
    """How far two distributions are apart: the share that would have to move."""
    return sum(abs(a - b) for a, b in zip(before, after, strict=True)) / 2
