"""What is sent of a map: how far it is, its small form, a place of it in words, and what there is to say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import msgspec

import unsaid
from unsaid.api.map.picture import states_of
from unsaid.api.map.words import Words
from unsaid.serve.maps.drawing import Drawing, Stage
from unsaid.story.map.still_open import members

ACTS = 40
"""Acts that are told of a place; of the rest it is said how many there are."""

POINTS = 12
"""Turning points that are told of a place, and of a map."""


class MapShown(msgspec.Struct, frozen=True):
    """How far a map is. ``looked``: the states looked into so far. When it is ``done``: how many ``states`` and
    ``steps`` it has, whether it is ``whole``, and how many states are ``unknown`` where it is not; ``stopped``: how
    drawing it ended. ``trouble``: why there is none."""

    map: str
    world: str
    free: tuple[str, ...]
    stage: Stage
    looked: int
    states: int = 0
    steps: int = 0
    whole: bool = False
    unknown: int = 0
    stopped: str = ""
    trouble: str = ""


class SpotShown(msgspec.Struct, frozen=True):
    """A place of the small form: see ``unsaid.PictureSpot``. ``opens``: whether what was merged in it can be drawn."""

    name: str
    label: str
    sort: str
    states: int
    open: tuple[str, ...]
    opens: bool


class LineShown(msgspec.Struct, frozen=True):
    """A line from one place to another: its label, and in words the courses it stands for, of the ``count`` there
    are."""

    start: str
    to: str
    label: str
    courses: tuple[tuple[str, ...], ...]
    count: int


class PictureShown(msgspec.Struct, frozen=True):
    """The small form of a map, or of what was merged in a place of it; ``how`` says what its places are."""

    title: str
    how: str
    spots: tuple[SpotShown, ...]
    lines: tuple[LineShown, ...]


class TurnShown(msgspec.Struct, frozen=True):
    """An act on which something turns, and the titles of the ends that it ``loses`` or ``wins``."""

    words: str
    loses: tuple[str, ...]
    wins: tuple[str, ...]


class EndShown(msgspec.Struct, frozen=True):
    """An end of a map: ``likely`` from 0 to 1 (None: not worked out), and the acts of a shortest story to it."""

    title: str
    kind: str
    states: int
    likely: float | None
    reasoned: bool
    example: tuple[str, ...]


class PlaceShown(msgspec.Struct, frozen=True):
    """A place: the ``acts`` that lead on from it, how many ``more`` there are, the ends that can still be come to, the
    acts of a shortest story to it, and what turns there."""

    name: str
    label: str
    acts: tuple[str, ...]
    more: int
    open: tuple[str, ...]
    example: tuple[str, ...]
    turns: tuple[TurnShown, ...]


class AboutShown(msgspec.Struct, frozen=True):
    """What there is to say about a map: its ends, the acts on which most turns, and all of it in prose."""

    ends: tuple[EndShown, ...]
    turns: tuple[TurnShown, ...]
    prose: str


def shown(drawing: Drawing) -> MapShown:
    """How far a map is."""
    at = MapShown(drawing.name, drawing.world, drawing.free, drawing.stage, drawing.looked, trouble=drawing.trouble)
    if drawing.stage != "done":
        return at
    drawn = drawing.map
    return msgspec.structs.replace(
        at,
        states=drawn.states,
        steps=drawn.steps,
        whole=drawn.whole,
        unknown=drawn.unknown,
        stopped=drawn.stopped,
    )


def pictured(drawn: unsaid.Map, spot: str | None) -> PictureShown:
    """The small form. Raises UnknownName for no merged place."""
    found = drawn.picture(spot or None)
    spots = tuple(
        SpotShown(
            one.name, one.label, one.sort, one.states, one.open, one.states > 1 and one.sort not in ("end", "dead")
        )
        for one in found.spots
    )
    lines = tuple(LineShown(one.start, one.to, one.label, one.courses, one.count) for one in found.lines)
    return PictureShown(found.title, found.how, spots, lines)


def placed(drawn: unsaid.Map, name: str) -> PlaceShown:
    """A place in words. Raises UnknownName for none."""
    spot, states = states_of(drawn, name)
    with drawn.world.open.working:
        words = Words(drawn)
        acts = _acts(drawn, words, states)
        way_there = drawn.plan.course(min(states)) or []
        return PlaceShown(
            name,
            spot.label,
            acts[:ACTS],
            max(0, len(acts) - ACTS),
            spot.open,
            tuple(map(words.act, way_there)),
            tuple(_turns(drawn, words, states)),
        )


def _ways(drawn: unsaid.Map, states: Sequence[int]) -> Iterator[int]:
    return (way for state in states for way in drawn.plan.ways(state))


def _acts(drawn: unsaid.Map, words: Words, states: Sequence[int]) -> tuple[str, ...]:
    """The acts that lead on from some states, each once; of merged states, those that lead out of them too."""
    first = dict[int, int]()
    for way in _ways(drawn, states):
        first.setdefault(drawn.plan.rows.acts[way], way)
    return tuple(dict.fromkeys(words.act(way) for way in first.values()))


def _turns(drawn: unsaid.Map, words: Words, states: Sequence[int]) -> Iterator[TurnShown]:
    """What turns on an act that is done in some states: the ends lost or won by it there."""
    found = dict[int, tuple[int, int, int]]()
    for way in _ways(drawn, states):
        lost, won = drawn.still_open.lost(way), drawn.still_open.won(way)
        if lost or won:
            act = drawn.plan.rows.acts[way]
            first, loses, wins = found.get(act, (way, 0, 0))
            found[act] = first, loses | lost, wins | won
    for way, loses, wins in list(found.values())[:POINTS]:
        yield TurnShown(words.act(way), _titles(drawn, loses), _titles(drawn, wins))


def _titles(drawn: unsaid.Map, ends: int) -> tuple[str, ...]:
    kinds = drawn.drawn.kinds
    return tuple(kinds[end].title for end in members(ends & (drawn.still_open.unknown - 1)))


def about(drawn: unsaid.Map) -> AboutShown:
    """What there is to say about a map."""
    with drawn.world.open.working:
        words = Words(drawn)
        ends = tuple(
            EndShown(end.title, end.kind, end.states, end.likely, end.reasoned, words.course(end.example.names))
            for end in drawn.ends
        )
        points = tuple(
            TurnShown(point.words, _named(point.loses), _named(point.wins)) for point in drawn.turning_points[:POINTS]
        )
        return AboutShown(ends, points, drawn.prose())


def _named(ends: Iterable[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(title for title, _ in ends)
