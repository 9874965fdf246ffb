"""Pairs of worlds that differ only in what a role cannot know, played side by side.

Two games begin in states that differ, but not in the role's own mind, to any depth: a fact is put otherwise, or what
others believe. The role makes the same moves in both. As long as what it has witnessed is the same in both, it must
read the same, be offered the same and believe the same, word for word.

What it has witnessed is decided by the slow semantics (``tests/reference``), which goes along with every act: what
became of its own moves, what it was offered, which acts it observed, what its mind was after each, and whether the
story is over. Where a world is too large for the slow semantics, the engine says what its mind is.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from tests.reference import Endless, Model, State, TooManyMinds, TriggerCycle, advance
from tests.reference.expressions import holds
from tests.reference.state import edited
from tests.reference.triggers import settle
from tests.reference.values import from_plain
from unsaid.language import core
from unsaid.minds import Minds, MindsError
from unsaid.play.events import WAIT, Event, TurnOption
from unsaid.play.options import options
from unsaid.play.session import Session, begin
from unsaid.play.stage import Rules, Stage
from unsaid.play.transcript import Transcript, closing, transcript, worded
from unsaid.play.turns import ended, take
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice
from unsaid.world import GroundWorld, dumps

WANDERING = 6
"""Acts that happen, at most, before a pair begins."""

TRIES = 8
"""Changes tried for a pair in which others do different things; where there is none, any pair will do."""

TURNS = 12
"""Turns of a pair, at most."""

ERRORS = (TriggerCycle, Endless, TooManyMinds, MindsError)

Literal = tuple[tuple[int, ...], int, Any]
"""A place in the minds, outermost believer first, a fluent, and a value."""


@dataclass(eq=False)
class Table:
    """A world to be played in pairs; ``slow``: whether the slow semantics goes along."""

    name: str
    world: core.World
    ground: GroundWorld
    rules: Rules
    slow: bool = True

    @cached_property
    def minds(self) -> Minds:
        """The world as the engine has it."""
        return Minds(self.ground)

    @cached_property
    def model(self) -> Model:
        """The world as the slow semantics has it."""
        return Model(json.loads(dumps(self.ground)))

    def value(self, fluent: int, choose: random.Random) -> Any:
        """A value that a fluent may have."""
        kind = self.ground.fluents[fluent].type
        if kind == "boolean":
            return choose.choice((True, False, None))
        if kind == "number":
            return choose.choice((0.0, 1.0, 2.0, 3.0, None))
        return choose.choice([*(e.name for e in self.ground.entities if kind in e.types), None])


class Begun:
    """A running world that begins somewhere else."""

    def __init__(self, minds: Minds, initial: int) -> None:
        self._minds, self.initial = minds, initial

    def __getattr__(self, name: str) -> Any:
        return getattr(self._minds, name)


@dataclass
class Side:
    """One game of a pair, as it looks to the role that is watched."""

    session: Session
    role: int
    voice: TellingVoice
    state: State | None
    read: Transcript | None = None
    witnessed: list[object] = field(default_factory=list[object])

    def shown(self) -> dict[str, object]:
        """All that the role is shown: what it has read, its menu with words, and its beliefs in words."""
        session, role, voice = self.session, self.role, self.voice
        self.read = transcript(session, role, voice, self.read)
        menu = [(o, worded(session, voice, o)) for o in options(session, role)]
        end = closing(session, voice, self.read)
        return {"passages": self.read.passages, "options": menu, "beliefs": voice.mind(session.state), "end": end}

    def go_on(self, option: TurnOption, model: Model | None) -> None:
        """A turn; what the role witnessed of it is noted."""
        self.session = take(self.session, option)
        for event in self.session.turns[-1]:
            self._witness(event, model)
        self.witnessed.append(ended(self.session))

    def _witness(self, event: Event, model: Model | None) -> None:
        minds, role = self.session.stage.minds, self.role
        if event.by == role:
            self.witnessed.append((event.kind, event.action))
        elif event.kind == "offer" and role in self.session.stage.consenting(event.action or 0):
            self.witnessed.append((event.kind, event.action, event.by))
        if event.kind != "act" or event.action is None:
            return
        if model is None or self.state is None:
            before, after = minds.mind(event.before, role), minds.mind(event.after, role)
            seen = event.by != role and _observed(self.session.stage, event, role)
        else:
            before, seen = self.state.mind(role), holds(model.world.actions[event.action].observing[role], self.state)
            self.state = advance(model, self.state, event.action)
            after = self.state.mind(role)
        if seen:
            self.witnessed.append(event.action)
        if before != after:
            self.witnessed.append(after)


def _observed(stage: Stage, event: Event, role: int) -> bool:
    """Whether a role observes an act, by another evaluator than that of play."""
    condition = json.loads(json.dumps(stage.ground.actions[event.action or 0].observing[role]))
    return holds(condition, Looking(stage.minds, event.before))  # type: ignore[arg-type]


class Looking:
    """A state of the engine, as far as the slow evaluator reads it."""

    def __init__(self, minds: Any, state: int) -> None:
        self._minds, self._state = minds, state

    @property
    def values(self) -> list[Any]:
        """The values of all fluents."""
        return [from_plain(value) for value in self._minds.values(self._state)]

    def at(self, path: Any) -> Looking:
        """The state at the end of a path of believers."""
        return Looking(self._minds, self._minds.mind(self._state, *path))


@dataclass
class Found:
    """What came of some pairs."""

    counts: Counter[str] = field(default_factory=Counter[str])
    differences: list[str] = field(default_factory=list[str])


def played(table: Table, seed: int, found: Found) -> None:
    """Plays one pair of a world, if one can be made."""
    choose = random.Random(f"{table.name} {seed}")
    try:
        pair = _pair(table, choose)
        if pair is not None:
            found.counts["pairs"] += 1
            _side_by_side(table, pair, choose, found)
        else:
            found.counts["no such pair"] += 1
    except ERRORS:
        found.counts["worlds that do not settle"] += 1


# --- making a pair ---


def _pair(table: Table, choose: random.Random) -> tuple[Side, Side] | None:
    """Two games whose beginnings differ, and not in the mind of the role that is watched."""
    people = table.ground.characters
    playable = table.world.roles or people
    roles = choose.sample(list(playable), min(len(playable), choose.choice((1, 2))))
    role = people.index(roles[0])
    start, state = _wandered(table, choose)
    choose.shuffle(roles)
    known: dict[Any, Any] = {}
    pair = None
    for _ in range(TRIES):
        changes = [_literal(table, choose, role) for _ in range(choose.randint(1, 3))]
        other = table.minds.patch(start, changes)
        if other == start or table.minds.mind(other, role) != table.minds.mind(start, role):
            continue
        changed = None if state is None else _edited(table.model, state, changes)
        if state is not None and (changed is None or changed == state or changed.mind(role) != state.mind(role)):
            raise AssertionError(f"{table.name}: engine and slow semantics disagree about {changes}")
        pair = _side(table, start, roles, role, state, known), _side(table, other, roles, role, changed, known)
        if _part(*pair):
            break
    return pair


def _part(one: Side, two: Side) -> bool:
    """Whether others do different things in the two games, though the role just waits and sees the same."""
    after = [take(side.session, WAIT) for side in (one, two)]
    happened = [[(e.kind, e.action, e.by) for e in session.events] for session in after]
    minds = one.session.stage.minds
    return happened[0] != happened[1] and minds.mind(after[0].state, one.role) == minds.mind(after[1].state, one.role)


def _wandered(table: Table, choose: random.Random) -> tuple[int, State | None]:
    """A state to begin in: the first, or one after some acts that just happened."""
    state, slow = table.minds.initial, table.model.initial if table.slow else None
    for _ in range(choose.choice((0, 0, choose.randint(1, WANDERING)))):
        acts = table.minds.possible(state)
        if not acts:
            break
        act = choose.choice(acts)
        state = table.minds.advance(state, act)
        slow = None if slow is None else advance(table.model, slow, act)
    return state, slow


def _literal(table: Table, choose: random.Random, role: int) -> Literal:
    """A fact of the world, or in a mind of others to some depth, as it might be."""
    ground = table.ground
    who: list[int] = []
    for _ in range(choose.choice((0, 0, 1, 1, 2, 3))):
        within = [c for c in range(len(ground.characters)) if (c != who[-1] if who else c != role)]
        if within:
            who.append(choose.choice(within))
    hidden = [i for i, f in enumerate(ground.fluents) if not f.static and i not in ground.inner.accounts]
    if not hidden:  # nothing ever changes in this world: a fact as it is anyway
        return (), 0, ground.fluents[0].initial
    fluent = choose.choice(hidden)
    return tuple(who), fluent, table.value(fluent, choose)


def _edited(model: Model, state: State, changes: list[Literal]) -> State:
    """The same change in the slow semantics."""
    edits = {(who, fluent): from_plain(value) for who, fluent, value in changes}
    return settle(edited(state, edits), model.world.triggers)


def _side(table: Table, start: int, roles: list[str], role: int, state: State | None, known: dict[Any, Any]) -> Side:
    minds: Any = Begun(table.minds, start)
    stage = Stage(table.ground, minds, table.rules, _reasons=known)
    teller = Teller(table.world, table.ground, minds, table.ground.characters[role])
    session = begin(stage, *roles)
    return Side(session, role, TellingVoice(teller, minds), state, witnessed=[ended(session)])


# --- playing it ---


def _side_by_side(table: Table, pair: tuple[Side, Side], choose: random.Random, found: Found) -> None:
    one, two = pair
    model = table.model if table.slow else None
    for _ in range(TURNS + 1):
        if one.session.state == two.session.state:
            found.counts["pairs in which nothing differs any more"] += 1
            return
        if one.witnessed != two.witnessed:
            found.counts["pairs told apart by what was witnessed"] += 1
            return
        _compare(table, one, two, found)
        if ended(one.session):
            found.counts["pairs played to the end of the story"] += 1
            return
        for side, option in zip(pair, _moves(pair, choose), strict=True):
            side.go_on(option, model)
    found.counts["pairs that were not told apart"] += 1


def _moves(pair: tuple[Side, Side], choose: random.Random) -> tuple[TurnOption, TurnOption]:
    """The role makes the same move in both; another who is played makes the same one if it can, and else waits."""
    one, two = (options(side.session) for side in pair)
    if pair[0].session.role == pair[0].role:
        move = choose.choice(one)
        return move, move
    move = choose.choice([option for option in one if option in two])
    return (move, move) if choose.random() < 0.5 else (choose.choice(one), WAIT)


def _compare(table: Table, one: Side, two: Side, found: Found) -> None:
    found.counts["steps compared"] += 1
    found.counts["steps compared by the slow semantics"] += table.slow
    found.counts["steps at a table of two"] += len(one.session.roles) > 1
    minds = table.minds
    if minds.mind(one.session.state, one.role) != minds.mind(two.session.state, two.role):
        found.differences.append(_said(table, one, two, "minds", "", ""))
    for what, shown, otherwise in _unequal(one.shown(), two.shown()):
        found.differences.append(_said(table, one, two, what, shown, otherwise))
    found.counts["passages"] += len(one.read.passages if one.read else ())
    found.counts["options"] += len(options(one.session, one.role))
    hidden = (_hidden(one), _hidden(two))
    found.counts["steps after which different things had happened unseen"] += hidden[0] != hidden[1]


def _hidden(side: Side) -> list[object]:
    return [(e.kind, e.action, e.by) for e in side.session.events]


def _unequal(one: dict[str, object], two: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    return ((what, shown, two[what]) for what, shown in one.items() if shown != two[what])


def _said(table: Table, one: Side, two: Side, what: str, shown: object, otherwise: object) -> str:
    names = one.session.stage.name
    acts = [
        [f"{e.kind} {names(e.action) if e.action is not None else ''}" for e in side.session.events]
        for side in (one, two)
    ]
    who = table.ground.characters[one.role]
    return f"{table.name}, {who}: {what}\n  {shown}\n  {otherwise}\n  after {acts[0]}\n  and {acts[1]}"
