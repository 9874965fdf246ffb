"""Between a game and the graph: what a place is in the turn model as it is, and what makes two of them the same.

A place is a session at a menu, or at its end. Two are the same where everything that the turn model reads of a history
is: the state, and so every mind; the open offers; what was tried in vain, and in which mind; what the others and fate
have done, since of two acts that are as good the new one is preferred; the plans that the others hold; and how the last
round ended. That holds without a chance: draws also read the whole story.

Another turn model changes this file and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import replace
from functools import cache

from unsaid.api.games.game import Game, GameTable
from unsaid.data.running import Horizon
from unsaid.graph.growing import Bounds, Graph, Progress, explored
from unsaid.minds import Minds
from unsaid.play.events import Event, Item, Turn
from unsaid.play.items import items
from unsaid.play.others import held_plan
from unsaid.play.seen.transcript import Transcript, transcript
from unsaid.play.session import Session
from unsaid.play.trying import offers
from unsaid.play.turns import ended, take
from unsaid.psyche.concerns import UNNAMED, worth

from .board import Board, Option, Place

Way = tuple[Item, tuple[Turn, ...]]
"""What the role chose, and the turns up to the next menu that came of it."""

FAR = Horizon()
"""How far a role looks ahead when it is asked what it expects."""


class Table:
    """A game of one role, about to be gone through."""

    def __init__(self, game: Game) -> None:
        if len(game.roles) > 1 or game.rules.chance:
            raise ValueError("agency is measured of one role, and without a chance")
        self.start, self.world, self.role = game.session, game.world, game.session.role
        open_ = game.world.open
        self.minds: Minds = open_.minds
        self.stage = self.start.stage
        self.voice = GameTable(game.world, game.rules, game.manner).voice(self.role)
        self.standing = cache(self._standing)

    def board(self, *, nodes: int, seconds: float) -> Board:
        """The graph of the game as far as it comes, laid out."""
        return self.laid_out(self.graph(Bounds(nodes, seconds)))

    def graph(self, bounds: Bounds, progress: Progress | None = None) -> Graph[Session, Way]:
        """The graph of the game, cut where it comes to its bounds."""
        return explored(self.start, self.ways, self.same, bounds, progress)

    def laid_out(self, graph: Graph[Session, Way]) -> Board:
        """A graph of the game as plain data."""
        places = tuple(self._place(graph, number) for number in range(len(graph.places)))
        passes = set(self.stage.passes)
        acts = tuple(action.name for number, action in enumerate(self.stage.ground.actions) if number not in passes)
        reading = Reading(self, graph)
        return Board(places, acts, cache(reading.expects), cache(reading.tells), cache(reading.answers))

    # --- the graph ---

    def ways(self, session: Session) -> Iterator[tuple[Way, Session]]:
        """Every item of the role's menu, and the session at the next; none where the story is over."""
        if not ended(session):
            for item in items(session):
                after = take(session, item)
                yield (item, after.turns[len(session.turns) :]), after

    def same(self, session: Session) -> Hashable:
        """All that the turn model reads of a history."""
        minds, tried = self.minds, (e for e in session.events if e.kind != "act" and e.by is not None)
        vain = frozenset((e.by, e.action, e.kind, minds.mind(e.before, e.by or 0)) for e in tried)
        done = frozenset(e.action for e in session.acts if e.by != self.role and e.action not in self.stage.passes)
        plans = tuple(tuple(held_plan(session, c)) for c in session.others)
        last = session.turns[-1] if session.turns else None
        quiet = last is not None and session.idle((last,))
        held_up = last is not None and last.held_up is not None
        return session.state, frozenset(offers(session)), vain, done, plans, quiet, held_up, ended(session)

    # --- as plain data ---

    def _place(self, graph: Graph[Session, Way], number: int) -> Place:
        session = graph.places[number]
        standing = self.standing(session.state)
        if ended(session):
            return Place(ending=self.ending(session), standing=standing)
        if number in graph.cut:
            return Place(standing=standing)
        return Place(tuple(self._option(graph, session, way, to) for way, to in graph.ways[number]), None, standing)

    def ending(self, session: Session) -> str:
        """The name of the ending where the world names any; else the words that close the story."""
        return self.stage.ending(session.state) or self.voice.closing(session.state, self.voice.memory())

    def _option(self, graph: Graph[Session, Way], session: Session, way: Way, to: int) -> Option:
        (item, turns), after = way, graph.places[to]
        acts = [e for turn in turns for e in turn.events if e.kind == "act" and e.action not in self.stage.passes]
        chosen = item.kind == "act" or (item.kind == "time" and item.ends)
        named = self.stage.name(item.action) if chosen and item.action is not None else None
        return Option(
            named,
            to,
            frozenset(self.stage.name(event.action) for event in acts),
            frozenset(self.stage.name(event.action) for event in acts if event.by not in (None, self.role)),
            self._reasoned(session, item),
            named is None and not ended(after) and session.idle(turns),
            bool(ended(after)) and (item.ends or self._ends(turns[0].events[:1])),
            len(turns),
        )

    def _reasoned(self, session: Session, item: Item) -> bool:
        """Whether the role has a reason for an act."""
        act = item.action if item.kind == "act" else None
        return act is not None and self.stage.explained(session.mind(self.role), act, self.role)

    def _ends(self, events: tuple[Event, ...]) -> bool:
        """Whether the story is over after what the role itself did."""
        return any(self.stage.over(event.after) for event in events)

    def _standing(self, state: int) -> Hashable:
        """What each mind is worth to its owner, concern by concern."""
        people = range(len(self.stage.ground.characters))
        return tuple(tuple(sorted(worth(self.minds, self.minds.mind(state, c), c).items())) for c in people)


class Reading:
    """What a player reads after an option, and what the role expects of it before."""

    def __init__(self, table: Table, graph: Graph[Session, Way]) -> None:
        self.table, self.graph = table, graph

    def tells(self, place: int, option: int) -> tuple[str, ...]:
        """The whole of what is read next. It is told as if nothing had been told before, since a place is come to in
        many ways."""
        _, turns = self.graph.ways[place][option][0]
        return self._told(place, turns)

    def answers(self, place: int, option: int) -> tuple[str, ...]:
        """What is read next besides the role's own act; nothing where nothing comes of it."""
        _, (first, *rest) = self.graph.ways[place][option][0]
        return self._told(place, (replace(first, events=first.events[1:], shown=False), *rest))

    def _told(self, place: int, turns: tuple[Turn, ...]) -> tuple[str, ...]:
        session, voice = self.graph.places[place], self.table.voice
        so_far = Transcript(turns=len(session.turns), memory=voice.memory())
        after = replace(session, turns=(*session.turns, *turns))
        return tuple(passage.text for passage in transcript(after, self.table.role, voice, so_far).passages)

    def expects(self, place: int, option: int) -> Hashable:
        """What the role, in its own mind, would be worth to itself after the best it sees come of an option: along its
        plan, or else at once, with what it foresees others do; by kind of concern."""
        table, (chosen, _) = self.table, self.graph.ways[place][option][0]
        minds, role = table.minds, table.role
        mind = minds.mind(self.graph.places[place].state, role)
        for act in self._plan(mind, chosen.action if chosen.kind == "act" else None):
            mind = minds.apply(mind, act)
        _, end = minds.foreseen(mind, role, depth=FAR.depth)
        return _by_kind(table, worth(minds, end, role))

    def _plan(self, mind: int, act: int | None) -> tuple[int, ...]:
        if act is None:
            return ()
        found = self.table.minds.prospect(mind, act, self.table.role, steps=FAR.steps, depth=FAR.depth)
        return (act,) if found is None else found.acts


def _by_kind(table: Table, parts: dict[int, float]) -> Hashable:
    """Worth, summed by what the concerns are about."""
    concerns, sums = table.stage.ground.inner.concerns, defaultdict[str, float](float)
    for place, part in parts.items():
        sums["" if place == UNNAMED else concerns[place].kind] += part
    return tuple(sorted((kind, round(total, 9)) for kind, total in sums.items()))
