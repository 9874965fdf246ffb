"""All reasoned courses of a world, breadth first: every act that is possible and makes sense to those who choose it.

A course is over at an ending of the world's, or at the author's goal, as a game is. Two courses that have come to the
same minds go on alike, so they are gone on with once, and the first course found to a place is a shortest. A *mark* is
a set of acts: whether one of them has been done is then part of what a place is.

``courses`` is all that the rest of the claims knows of how a world is gone through.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from unsaid.graph.growing import Bounds as Size
from unsaid.graph.growing import Graph, explored
from unsaid.play.stage import Rules, Stage, sight

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.desk.claims.claim import Bounds


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
        self.minds, self.actions = world.minds, world.ground.actions
        self.stage, self.bounds, self.going = stage_of(world, bounds), bounds, going
        self.most = bounds.acts if going.most is None else going.most
        self.start = Place(self.minds.initial)
        self.depth: dict[Place, int] = {self.start: 0}
        self.first: dict[Place, tuple[Place, int] | None] = {self.start: None}

    def courses(self) -> Courses:
        """The places, with the way each was come to first."""
        graph = explored(self.start, self._ways, lambda place: place, Size(self.bounds.states))
        number = {place: at for at, place in enumerate(graph.places)}
        ways = (self.first[place] for place in graph.places)
        first = tuple(None if way is None else (number[way[0]], way[1]) for way in ways)
        depth = tuple(self.depth[place] for place in graph.places)
        return Courses(graph, self.stage, depth, first, self.most)

    def _ways(self, place: Place) -> Iterator[tuple[int, Place]]:
        over = place != self.start and self.stage.over(place.state)
        stopped = self.going.stops and place.done
        if over or stopped or (self.most is not None and self.depth[place] >= self.most):
            return
        for act in self.minds.possible(place.state):
            if self._makes_sense(place.state, act, self.actions[act].consenting):
                after = Place(self.minds.advance(place.state, act), place.done or act in self.going.mark)
                if after not in self.first:
                    self.first[after], self.depth[after] = (place, act), self.depth[place] + 1
                yield act, after

    def _makes_sense(self, state: int, act: int, doers: Collection[int]) -> bool:
        """Whether an act has a reason for all who choose it and need one."""
        needed = (who for who in doers if who not in self.going.free)
        return all(self.stage.explained(self.minds.mind(state, who), act, who) for who in needed)
