"""All places that can be come to from a start, and the ways between them.

What a place is, which ways lead on from it, and what makes two places the same are for the caller to say: two places
are one where ``same`` gives the same of both. So the graph of the states of a world, of the menus of a game or of
anything else that goes on in steps is made here, in one way.

Places are looked into breadth first, in the order of being met. When there are more than may be kept, when time is up
or memory used up, those that were met last have not been looked into: the graph is *cut* there, and what lies beyond is
unknown. Who needs the whole of it calls ``whole``, which says how far it came where it is too large.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from unsaid.budget import Spent
from unsaid.budget.resident import resident_bytes
from unsaid.errors import UnsaidError

P = TypeVar("P")
W = TypeVar("W")

Progress = Callable[[int, int], object]
"""Is told, each time a place has been looked into, how many have been and how many are known."""

EACH = 64
"""Places after which it is looked again how much memory is in use."""


@dataclass(frozen=True)
class Bounds:
    """How large a graph may become: places, seconds of processor time, and bytes of the program's memory."""

    nodes: int = 20_000
    seconds: float = float("inf")
    memory: float = float("inf")


@dataclass(frozen=True)
class Graph(Generic[P, W]):
    """The places by number, the start being 0, and the ways on from each that was looked into: what the way is, and
    the number of the place it leads to. ``ways`` is shorter than ``places`` where the graph is cut; ``stopped`` says
    at what."""

    places: tuple[P, ...]
    ways: tuple[tuple[tuple[W, int], ...], ...]
    stopped: Literal["nodes", "seconds", "memory"] | None = None

    @property
    def cut(self) -> range:
        """The places that were not looked into."""
        return range(len(self.ways), len(self.places))


class TooLarge(UnsaidError):
    """A graph that does not fit into its bounds: ``known`` places are known, ``looked`` of them looked into, and what
    ``stopped`` it."""

    def __init__(self, stopped: str, known: int, looked: int, game: str = "") -> None:
        self.stopped, self.known, self.looked = stopped, known, looked
        counts = f"{known:,} positions are known, and {known - looked:,} of them lead on to others that are not"
        more = f"--{'memory' if stopped == 'memory' else 'nodes'} N allows more"
        less = "a world of fewer acts, or of fewer that leave a trace in minds, has a smaller one"
        super().__init__("limit-graph", f"the graph of the game{game} is too large: {counts}; {more}; {less}")

    def of(self, world: str, role: str) -> TooLarge:
        """The same, said of a world's game."""
        return TooLarge(self.stopped, self.known, self.looked, f" of {world} as {role}")


def explored(
    start: P,
    ways: Callable[[P], Iterable[tuple[W, P]]],
    same: Callable[[P], Hashable],
    bounds: Bounds,
    progress: Progress | None = None,
) -> Graph[P, W]:
    """The graph from a start, cut where it comes to its bounds."""
    places, known, found = [start], {same(start): 0}, list[tuple[tuple[W, int], ...]]()

    def number(place: P) -> int:
        at = known.setdefault(same(place), len(places))
        if at == len(places):
            places.append(place)
        return at

    began = time.process_time()
    stopped = None
    while len(found) < len(places):
        stopped = _stop(bounds, len(places), len(found), began)
        if stopped:
            break
        try:
            found.append(tuple((way, number(place)) for way, place in ways(places[len(found)])))
        except Spent as spent:
            if spent.limit != "memory":
                raise
            stopped = "memory"
            break
        if progress is not None:
            progress(len(found), len(places))
    return Graph(tuple(places), tuple(found), stopped)


def _stop(bounds: Bounds, known: int, looked: int, began: float) -> Literal["nodes", "seconds", "memory"] | None:
    """The bound that has been come to, if any."""
    if known > bounds.nodes:
        return "nodes"
    if time.process_time() - began >= bounds.seconds:
        return "seconds"
    return "memory" if looked % EACH == 0 and resident_bytes() > bounds.memory else None


def whole(graph: Graph[P, W]) -> Graph[P, W]:
    """The graph, where it is not cut. Raises TooLarge."""
    if graph.stopped is not None:
        raise TooLarge(graph.stopped, len(graph.places), len(graph.ways))
    return graph
