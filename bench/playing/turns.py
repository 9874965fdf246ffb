"""Between a game and the graph: what a place is in the turn model as it is, and what makes two of them the same.

A place is a session in which it is the role's move. Two are the same where everything that the turn model reads of a
history is: the state, and so every mind; the open offers, and those of the last rounds, which are not made again; what
was tried in vain, and in which mind; fate's acts, each of which comes once; the plans that the others hold; and whether
all is quiet. That holds without a chance: draws also read how many turns there have been.

Another turn model changes this file and no other.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import cache

from unsaid.api.game import Game, GameTable
from unsaid.data.running import Horizon
from unsaid.minds import Minds
from unsaid.play.events import Turn, TurnOption
from unsaid.play.options import offers, options
from unsaid.play.others import OFFER_REST, held_plan
from unsaid.play.session import Session
from unsaid.play.transcript import Transcript, transcript
from unsaid.play.turns import ended, quiet, take
from unsaid.psyche.concerns import UNNAMED, worth

from .board import Board, Option, Place
from .graph import Graph, explored

Way = tuple[TurnOption, Turn]
"""What the role chose, and the turn that came of it."""

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
        """The graph of the game, laid out."""
        graph = explored(self.start, self.ways, self.same, nodes=nodes, seconds=seconds)
        places = tuple(self._place(graph, number) for number in range(len(graph.places)))
        acts = tuple(action.name for action in self.stage.ground.actions)
        reading = Reading(self, graph)
        return Board(places, acts, cache(reading.expects), cache(reading.tells), cache(reading.answers))

    # --- the graph ---

    def ways(self, session: Session) -> Iterator[tuple[Way, Session]]:
        """Every option of the role whose move it is, and the session after it; none where the story is over."""
        if not ended(session):
            for option in options(session):
                after = take(session, option)
                yield (option, after.turns[-1]), after

    def same(self, session: Session) -> Hashable:
        """All that the turn model reads of a history."""
        minds, tried = self.minds, (e for e in session.events if e.kind in ("fail", "refuse"))
        vain = frozenset((e.action, minds.mind(e.before, self.role)) for e in tried)
        fate = frozenset(e.action for e in session.acts if e.by is None)
        others = (c for c in range(len(self.stage.ground.characters)) if c != self.role)
        plans = tuple(tuple(held_plan(session, c)) for c in others)
        return session.state, frozenset(offers(session)), _lately(session), vain, fate, plans, quiet(session)

    # --- as plain data ---

    def _place(self, graph: Graph[Session, Way], number: int) -> Place:
        session = graph.places[number]
        standing = self.standing(session.state)
        if ended(session):
            return Place(ending=self.voice.closing(session.state, self.voice.memory()), standing=standing)
        if number in graph.cut:
            return Place(standing=standing)
        return Place(tuple(self._option(graph, session, way, to) for way, to in graph.ways[number]), None, standing)

    def _option(self, graph: Graph[Session, Way], session: Session, way: Way, to: int) -> Option:
        (option, turn), after = way, graph.places[to]
        acts = [event for event in turn if event.kind == "act"]
        over, act = bool(ended(after)), option.action
        return Option(
            None if act is None else self.stage.name(act),
            to,
            frozenset(self.stage.name(e.action) for e in acts if e.action is not None),
            frozenset(
                self.stage.name(e.action) for e in acts if e.action is not None and e.by not in (None, self.role)
            ),
            act is not None and self.stage.reason(session.state, act, self.role) is not None,
            act is None and quiet(after) and not over,
            over and bool(ended(session.added(turn[:1]))),
        )

    def _standing(self, state: int) -> Hashable:
        """What each mind is worth to its owner, concern by concern."""
        people = range(len(self.stage.ground.characters))
        return tuple(tuple(sorted(worth(self.minds, self.minds.mind(state, c), c).items())) for c in people)


def _lately(session: Session) -> tuple[frozenset[int | None], ...]:
    """What was offered in each of the last rounds, as long as it is not offered again for that."""
    lately = tuple(frozenset(e.action for e in t if e.kind == "offer") for t in session.turns[-OFFER_REST:])
    return lately if any(lately) else ()


class Reading:
    """What a player reads after an option, and what the role expects of it before."""

    def __init__(self, table: Table, graph: Graph[Session, Way]) -> None:
        self.table, self.graph = table, graph

    def tells(self, place: int, option: int) -> tuple[str, ...]:
        """The whole of what is read next. It is told as if nothing had been told before, since a place is come to in
        many ways."""
        _, turn = self.graph.ways[place][option][0]
        return self._told(place, turn)

    def answers(self, place: int, option: int) -> tuple[str, ...]:
        """What is read next besides the role's own act."""
        _, turn = self.graph.ways[place][option][0]
        return self._told(place, turn[1:])

    def _told(self, place: int, turn: Turn) -> tuple[str, ...]:
        session, voice = self.graph.places[place], self.table.voice
        so_far = Transcript(turns=len(session.turns), memory=voice.memory())
        after = session.added(turn)
        return tuple(transcript(after, self.table.role, voice, so_far).of(len(after.turns)))

    def expects(self, place: int, option: int) -> Hashable:
        """What the role, in its own mind, would be worth to itself after the best it sees come of an option: along its
        plan, or else at once, with what it foresees others do; by kind of concern."""
        table, (chosen, _) = self.table, self.graph.ways[place][option][0]
        minds, role = table.minds, table.role
        mind = minds.mind(self.graph.places[place].state, role)
        for act in self._plan(mind, chosen.action):
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
