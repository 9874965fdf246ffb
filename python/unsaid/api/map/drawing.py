"""Having the engine draw a map, within a budget, and sorting what it drew by the ends there are."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, replace
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, Literal

from unsaid.api.watching import watched
from unsaid.budget import Budget, now, running
from unsaid.budget.counted import counted
from unsaid.minds.chart import GOAL, Chart, Rows, Stopped
from unsaid.minds.data import Watcher
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.api.map.map import Map
    from unsaid.api.opened import OpenWorld
    from unsaid.api.world import World

STATES = 200_000
"""States up to which a map is drawn where nothing else is asked for."""

DRAWING, WEIGHING = 0.6, 0.4
"""The parts of the time there is that drawing may take, and of what is left then, weighing."""

WORTH = 20
"""The part of a map that must come on before it is worth letting go again."""

ROOM = 384 * 2**20
"""Bytes that an engine may hold before it lets go of what a map does not need, where there is room for more."""

MORE = 2
"""How many times what is left then it may hold before it does so again."""

GOAL_MET = "The author’s goal"
"""What the author's goal is called where no words of its own close it."""

STILL = "Nothing more can happen"
"""What is said of a dead end, as in a game."""


@dataclass(frozen=True)
class Kind:
    """A kind of end: one of the world's, the author's goal with the words that close it, or a dead end."""

    name: str
    title: str
    sort: Literal["ending", "goal", "still"]


@dataclass(frozen=True)
class Drawn:
    """A map as it was drawn. ``kinds`` are the ends that are on it, ``of_state`` gives by state the place of its own
    among them (-1: none); ``worth`` by character, and by ``""`` for the author, the utility of each state."""

    stopped: Stopped
    rows: Rows
    kinds: tuple[Kind, ...]
    of_state: array[int]
    worth: dict[str, array[float]]


@dataclass(frozen=True)
class Asked:
    """What a map was asked to be: who is ``free``, how far ``reasons`` look and how ``deep``, what the author wants,
    and how many ``states`` may be on it."""

    free: tuple[str, ...]
    reasons: int
    depth: int
    goal: float | None
    states: int


def asked(
    world: World, free: Sequence[str], reasons: int | None, depth: int | None, goal: float | None, states: int | None
) -> Asked:
    """What is asked for, with what is usual in the place of what is not. Raises UnknownName, BadValue."""
    from unsaid.api.opened import FAR, FEW, NEAR

    usual = FAR if len(world.open.ground.actions) <= FEW else NEAR
    names = tuple(dict.fromkeys(world.chain(free)))
    found = Asked(
        names,
        usual[0] if reasons is None else reasons,
        usual[1] if depth is None else depth,
        goal,
        STATES if states is None else states,
    )
    for what, number, least in (("reasons", found.reasons, 0), ("depth", found.depth, 0), ("states", found.states, 1)):
        counted(what, number, least=least)
    return found


def draw(
    world: World,
    wanted: Asked,
    budget: Budget | None,
    progress: Watcher | None,
    cancel: Event | None,
    chart: Chart | None = None,
) -> tuple[Drawn, Chart]:
    """Draws a map, or goes on with one. Never raises for a limit that is met while it is drawn: ``stopped`` says so."""
    open_ = world.open
    with open_.working, running(budget):
        chart = chart or _begun(open_, wanted)
        glance = watched(progress, cancel)
        stopped = _grown(open_, chart, wanted.states, glance)
        over = stopped == "interrupted"
        weighed = not over and chart.looked > 0 and chart.weigh(_part(WEIGHING), glance) == "whole"
        return _sorted(open_, chart, stopped, chart.rows(weighed=weighed)), chart


def explored(
    world: World,
    wanted: Asked,
    states: int | None,
    budget: Budget | None,
    progress: Watcher | None,
    cancel: Event | None,
    chart: Chart | None = None,
) -> Map:
    """The map of a world, drawn up to so many states (None: as many as is usual)."""
    from unsaid.api.map.map import Map  # it is of the floor above, which asks for drawing on

    wanted = replace(wanted, states=STATES if states is None else states)
    drawn, chart = draw(world, wanted, budget, progress, cancel, chart)
    found = Map(world, wanted, drawn)
    if not found.whole:
        found.kept["chart"] = chart
    return found


def _begun(open_: OpenWorld, wanted: Asked) -> Chart:
    """A chart of which nothing is drawn yet."""
    characters = [*open_.ground.characters]
    return open_.minds.chart(
        steps=wanted.reasons,
        depth=wanted.depth,
        free=[characters.index(who) for who in wanted.free],
        endings=[ending.when for ending in open_.endings],
        goal=wanted.goal,
    )


def _grown(open_: OpenWorld, chart: Chart, states: int, glance: Watcher | None) -> Stopped:
    """Draws as far as may be. What was only thought of on the way is let go once there is much of it, and wherever
    memory runs short, as long as that brings the map on by a part of what has been drawn."""
    part, before = _part(DRAWING), 0
    began, room = monotonic(), ROOM
    while True:
        left = None if part is None else max(0.0, part - (monotonic() - began))
        stopped = chart.grow(states, left, glance, room)
        if stopped != "limit:memory":
            return stopped
        if room is None and chart.looked <= before + before // WORTH:
            return stopped
        before = chart.looked
        if open_.working.let_go(chart.make_room):
            room = None if room is None else max(ROOM, MORE * open_.minds.bytes)
        elif room is None:
            return stopped
        else:
            room = None


def _part(part: float) -> float | None:
    """A part of the seconds that the budget in force has left."""
    watch = now()
    left = None if watch is None else watch.left()
    return None if left is None else left * part


def _sorted(open_: OpenWorld, chart: Chart, stopped: Stopped, rows: Rows) -> Drawn:
    """What was drawn, with its ends by kind."""
    teller = Teller(open_.core, open_.ground, open_.minds)
    states = chart.states()
    numbers, of_state = dict[Kind, int](), array("i", [-1]) * len(rows.ends)
    for state, end in enumerate(rows.ends):
        kind = _kind(open_, teller, rows, state, end, states)
        if kind is not None:
            of_state[state] = numbers.setdefault(kind, len(numbers))
    order = sorted(numbers, key=lambda kind: _place(open_, kind, numbers[kind]))
    places = {numbers[kind]: place for place, kind in enumerate(order)}
    for state, kind in enumerate(of_state):
        if kind >= 0:
            of_state[state] = places[kind]
    people = [(who, number) for number, who in enumerate(open_.ground.characters)]
    worth = {who: chart.utilities(number) for who, number in [*people, ("", None)]}
    return Drawn(stopped, rows, tuple(order), of_state, worth)


def _place(open_: OpenWorld, kind: Kind, met: int) -> tuple[int, int]:
    """The world's endings in order of definition, then goals, then dead ends, as they were met."""
    names = [ending.name for ending in open_.endings]
    return ("ending", "goal", "still").index(kind.sort), names.index(kind.name) if kind.sort == "ending" else met


def _kind(open_: OpenWorld, teller: Teller, rows: Rows, state: int, end: int, states: Sequence[int]) -> Kind | None:
    if end > GOAL:
        passage = teller.endings[end - 1]
        return Kind(passage.name, teller.titled(passage), "ending")
    if end == GOAL:
        return _goal(open_, teller, states[state])
    looked = state < len(rows.upto)
    dead = looked and rows.upto[state] == (rows.upto[state - 1] if state else 0)
    return Kind("still", STILL, "still") if dead else None


def _goal(open_: OpenWorld, teller: Teller, state: int) -> Kind:
    """The author's goal, by the words that close the story, where the world has several for it."""
    closings = [passage for passage in open_.core.passages if passage.kind == "closing"]
    text = teller.closing(state, None) if len(closings) > 1 else ""
    name = _beginning(text) or "goal"
    return Kind(name, _beginning(text) or GOAL_MET, "goal")


def _beginning(text: str, most: int = 60) -> str:
    """The first words of a text."""
    line = " ".join(text.split())
    return line.rstrip(".") if len(line) <= most else line[:most].rsplit(" ", 1)[0] + " …"


def numbered(worth: float) -> float:
    """A utility as a number; what is unknown counts as 0."""
    return 0.0 if math.isnan(worth) else worth
