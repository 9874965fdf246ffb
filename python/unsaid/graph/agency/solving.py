"""Linear equations over a graph: what a place comes to, where that is a given part and a share of what comes next.

    x[n] = given[n] + sum(share * x[m] for m, share in rows[n])

The graph is taken apart into its strongly connected parts, and these are solved from the last to the first. A part of
one place is a sum; a cycle is solved by elimination, exactly, and not gone round until it seems to stand still. What is
solved for are sums of anything, as dictionaries, so that a whole distribution is one solution.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import TypeVar

from unsaid.story.map.circles import groups

K = TypeVar("K", bound=Hashable)
Row = Mapping[int, float]


def parts(rows: Sequence[Row]) -> list[list[int]]:
    """The strongly connected parts of a graph; each comes after all that can be come to from it."""
    return [sorted(part) for part in groups(len(rows), lambda n: rows[n])]


def turned(rows: Sequence[Row]) -> list[dict[int, float]]:
    """The same shares, by where they go to."""
    back: list[dict[int, float]] = [{} for _ in rows]
    for n, row in enumerate(rows):
        for m, share in row.items():
            back[m][n] = share
    return back


def solved(
    rows: Sequence[Row], given: Sequence[Mapping[K, float]], order: Sequence[Sequence[int]]
) -> list[dict[K, float]]:
    """What each place comes to. ``order``: ``parts`` of the rows, or of any that have at least the same steps."""
    found: list[dict[K, float]] = [{} for _ in rows]
    for part in map(dict.fromkeys, order):
        for n in part:
            found[n] = dict(given[n])
            for m, share in rows[n].items():
                if m not in part:
                    added(found[n], share, found[m])
        if len(part) > 1 or any(n in rows[n] for n in part):
            _cycle({n: {m: share for m, share in rows[n].items() if m in part} for n in part}, found)
    return found


def _cycle(inner: dict[int, dict[int, float]], found: list[dict[K, float]]) -> None:
    """Solves the places of one part among themselves."""
    left = dict.fromkeys(inner)
    while left:
        n = next(iter(left))
        del left[n]
        own = 1 / (1 - inner[n].pop(n, 0.0))
        inner[n] = {m: own * share for m, share in inner[n].items()}
        found[n] = {key: own * amount for key, amount in found[n].items()}
        for m in left:
            share = inner[m].pop(n, 0.0)
            if share:
                added(inner[m], share, inner[n])
                added(found[m], share, found[n])
    for n in reversed(inner):
        for m, share in inner[n].items():
            added(found[n], share, found[m])


def added(total: dict[K, float], share: float, more: Mapping[K, float]) -> None:
    """Adds a share of one sum to another."""
    for key, amount in more.items():
        total[key] = total.get(key, 0.0) + share * amount
