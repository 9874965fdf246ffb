"""All places that can be come to from a start, and the ways between them.

What a place is, which ways lead on from it, and what makes two places the same are for the caller to say: two places
are one where ``same`` gives the same of both. So the graph of the states of a world, of the menus of a game or of
anything else that goes on in steps is made here, in one way.

Places are looked into breadth first, in the order of being met. When there are more than may be kept, or time is up,
those that were met last have not been looked into: the graph is *cut* there, and what lies beyond is unknown.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

P = TypeVar("P")
W = TypeVar("W")


@dataclass(frozen=True)
class Graph(Generic[P, W]):
    """The places by number, the start being 0, and the ways on from each that was looked into: what the way is, and
    the number of the place it leads to. ``ways`` is shorter than ``places`` where the graph is cut."""

    places: tuple[P, ...]
    ways: tuple[tuple[tuple[W, int], ...], ...]

    @property
    def cut(self) -> range:
        """The places that were not looked into."""
        return range(len(self.ways), len(self.places))


def explored(
    start: P,
    ways: Callable[[P], Iterable[tuple[W, P]]],
    same: Callable[[P], Hashable],
    *,
    nodes: int,
    seconds: float = float("inf"),
) -> Graph[P, W]:
    """The graph from a start, cut when it has more than so many places or has taken so many seconds of processor
    time."""
    places, known, found = [start], {same(start): 0}, list[tuple[tuple[W, int], ...]]()

    def number(place: P) -> int:
        at = known.setdefault(same(place), len(places))
        if at == len(places):
            places.append(place)
        return at

    began = time.process_time()
    while len(found) < len(places) <= nodes and time.process_time() - began < seconds:
        found.append(tuple((way, number(place)) for way, place in ways(places[len(found)])))
    return Graph(tuple(places), tuple(found))
