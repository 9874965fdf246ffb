"""All reasoned courses of a world, breadth first: every act that is possible and makes sense to those who choose it.

A course is over at an ending of the world's, or at the author's goal, as a game is. Two courses that have come to the
same minds go on alike, so they are gone on with once, and the first course found to a place is a shortest. A *mark* is
a set of acts: whether one of them has been done is then part of what a place is.

The states and the ways between them are drawn by the engine, as a map of the world is; what is marked, and how many
acts are done at most, is looked at here. ``courses`` is all that the rest of the claims knows of how a world is gone
through.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, NamedTuple

from unsaid.budget import ask
from unsaid.graph.growing import Graph
from unsaid.play.stage import Rules, Stage, sight

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.desk.claims.claim import Bounds
    from unsaid.minds.chart import Chart, Rows

FIRST = 500
"""States that are drawn to begin with where only so many acts are done."""


class Place(NamedTuple):
    """A state of the world, and whether a marked act has been done on the way."""

    state: int
    done: bool = False


@dataclass(frozen=True)
class Going:
    """How courses go: ``free`` characters need no reasons, ``most`` acts are done at most, ``mark`` are acts that are
    noted, and with ``stops`` not gone on after."""

    free: frozenset[int] = frozenset()
    most: int | None = None
    mark: frozenset[int] = frozenset()
    stops: bool = False


@dataclass(frozen=True)
class Courses:
    """The places that courses come to, breadth first; ``first`` says how each was come to first."""

    graph: Graph[Place, int]
    stage: Stage
    depth: tuple[int, ...]
    first: tuple[tuple[int, int] | None, ...] = field(repr=False)
    most: int | None = None
    chart: Chart | None = field(default=None, repr=False)
    """What keeps the states."""

    @property
    def whole(self) -> bool:
        """Whether nothing that was to be looked into was left out."""
        return self.graph.stopped is None

    def ends(self, number: int) -> bool:
        """Whether a course is over at a place."""
        return number > 0 and self.stage.over(self.graph.places[number].state)

    def open(self, number: int) -> bool:
        """Whether it is not known how courses go on from a place."""
        return number in self.graph.cut or (self.most is not None and self.depth[number] >= self.most)

    def to(self, number: int) -> tuple[int, ...]:
        """The acts of the first course to a place."""
        acts, way = list[int](), self.first[number]
        while way is not None:
            number, act = way
            acts.append(act)
            way = self.first[number]
        return tuple(reversed(acts))

    def steps(self) -> Iterator[tuple[int, int, int]]:
        """Every act of every course: the place before, the act, the place after; those of shorter courses first."""
        for number, ways in enumerate(self.graph.ways):
            for act, after in ways:
                yield number, act, after


def stage_of(world: OpenWorld, bounds: Bounds) -> Stage:
    """The world as it is gone through: its ends, and how far its characters look."""
    steps, depth = sight(len(world.ground.actions))
    reasons = steps if bounds.reasons is None else bounds.reasons
    return world.stage(Rules(max(1, reasons), max(1, depth if bounds.depth is None else bounds.depth)))


def courses(world: OpenWorld, bounds: Bounds, going: Going) -> Courses:
    """All courses of a world, within bounds on acts and states; deterministic. Raises Spent."""
    return _Walk(world, bounds, going).courses()


class _Walk:
    """A world being gone through."""

    def __init__(self, world: OpenWorld, bounds: Bounds, going: Going) -> None:
        self.world, self.bounds, self.going = world, bounds, going
        self.stage = stage_of(world, bounds)
        self.most = bounds.acts if going.most is None else going.most

    def courses(self) -> Courses:
        """The places, with the way each was come to first."""
        chart, stopped = self._drawn()
        rows, states = chart.rows(weighed=False), chart.states()
        places, numbers = [(0, False)], {(0, False): 0}
        depth, first, ways = [0], list[tuple[int, int] | None]([None]), list[tuple[tuple[int, int], ...]]()
        while len(ways) < len(places):
            at, (state, done) = len(ways), places[len(ways)]
            over = self._stops(depth[at], done)
            if (not over and state >= len(rows.upto)) or len(places) > self.bounds.states:
                break
            found = list[tuple[int, int]]()
            for act, to in () if over else _ways(rows, state):
                after = (to, done or act in self.going.mark)
                number = numbers.setdefault(after, len(places))
                if number == len(places):
                    places.append(after)
                    depth.append(depth[at] + 1)
                    first.append((at, act))
                found.append((act, number))
            ways.append(tuple(found))
        named = tuple(Place(states[state], done) for state, done in places)
        cut = None if len(ways) == len(places) else stopped or "nodes"
        return Courses(Graph(named, tuple(ways), cut), self.stage, tuple(depth), tuple(first), self.most, chart)

    def _stops(self, depth: int, done: bool) -> bool:
        return (self.going.stops and done) or (self.most is not None and depth >= self.most)

    def _drawn(self) -> tuple[Chart, Literal["memory"] | None]:
        """All that is to be looked into, drawn: step by step where only so many acts are done. Raises Spent."""
        rules = self.stage.rules
        chart = self.world.minds.chart(
            steps=rules.character,
            depth=rules.depth,
            free=sorted(self.going.free),
            endings=[ending.when for ending in self.world.endings],
            goal=None,
        )
        states = FIRST if self.most is not None else self.bounds.states
        while True:
            ask()
            stopped = chart.grow(min(states, self.bounds.states))
            if stopped == "interrupted":
                raise KeyboardInterrupt
            if stopped == "limit:time":
                ask()
            if stopped != "limit:states" or states >= self.bounds.states or self._deep_enough(chart):
                return chart, "memory" if stopped == "limit:memory" else None
            states *= 4

    def _deep_enough(self, chart: Chart) -> bool:
        """Whether all states are looked into that so many acts lead to."""
        rows = chart.rows(weighed=False)
        depth = [0] + [-1] * (len(rows.ends) - 1)
        for state in range(len(rows.upto)):
            for _, to in _ways(rows, state):
                if depth[to] < 0:
                    depth[to] = depth[state] + 1
        return self.most is not None and depth[len(rows.upto) - 1] >= self.most


def _ways(rows: Rows, state: int) -> Iterator[tuple[int, int]]:
    """The ways on from a state that was looked into: acts, and where they lead."""
    begin = rows.upto[state - 1] if state else 0
    return zip(rows.acts[begin : rows.upto[state]], rows.to[begin : rows.upto[state]], strict=True)
