"""Pairs of worlds that differ only in what a role cannot know, played side by side.

Two games begin in states that differ, but not in the role's own mind, to any depth: a fact is put otherwise, or what
others believe. The role makes the same moves in both. As long as what it has witnessed is the same in both, it must
read the same, be offered the same and believe the same, word for word.

What it has witnessed is decided by the slow semantics (``tests/reference``), which goes along with every act: what
became of its own moves, what it was offered, which acts and which vain attempts it observed, what its mind was after
each act, whose move it is, and whether the story is over. Where a world is too large for the slow semantics, the engine
says what its mind is.

Which choices end the story is told to everybody (see the page on how a turn works). So marks are not compared, nor the
items that there are for the sake of such an end alone.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from tests.reference import Endless, Model, State, TooManyMinds, TriggerCycle, advance
from tests.reference.expressions import holds
from tests.reference.state import edited
from tests.reference.triggers import settle
from tests.reference.values import from_plain
from unsaid.language import core
from unsaid.minds import Minds, MindsError
from unsaid.play.events import Event, Item
from unsaid.play.items import items, passing
from unsaid.play.seen.answers import aside, hint, mind, why
from unsaid.play.seen.breath import breaths
from unsaid.play.seen.transcript import Transcript, closing, transcript, worded
from unsaid.play.session import Session
from unsaid.play.stage import Stage
from unsaid.play.table.conversation import Conversation
from unsaid.play.turns import begin, ended, take
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
    stage: Stage
    slow: bool = True

    @cached_property
    def minds(self) -> Minds:
        """The world as the engine has it."""
        assert isinstance(self.stage.minds, Minds)
        return self.stage.minds

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


class Asking:
    """Somebody who types nothing but what can be asked of a story that is over. What is said before is left out: it is
    compared elsewhere, without the marks of ends, which everybody is told."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self._asked = False
        self._lines = iter(("turn", "unsaid", "unsaid 1", "wrong", "if", "if a", "help"))

    def say(self, text: str, tone: str = "prose") -> None:
        """Keeps what is said once something was asked."""
        if self._asked:
            self.said.append(text)

    def ask(self) -> str | None:
        """The next thing to ask."""
        self._asked = True
        return next(self._lines, None)

    def pause(self) -> None:
        """Nobody reads here."""


def _not_yet(session: Session, words: str) -> str:
    """What holds what a role cannot know."""
    raise AssertionError(f"{words} was looked for before the story was over, in {session}")


@dataclass
class Side:
    """One game of a pair, as it looks to the role that is watched."""

    session: Session
    role: int
    voice: TellingVoice
    state: State | None
    model: Model
    read: Transcript | None = None
    witnessed: list[object] = field(default_factory=list[object])

    def shown(self) -> dict[str, object]:
        """All that the role is shown: what it has read, its menu with words and with what holds it back, and what it is
        told on asking."""
        session, role, voice = self.session, self.role, self.voice
        self.read = transcript(session, role, voice, self.read)
        shown: dict[str, object] = {
            "passages": self.read.passages,
            "beliefs": list(mind(session, role, voice)),
            "end": str(closing(session, voice, self.read)),
        }
        if ended(session) is None:
            menu = self.menu(role)
            shown["menu"] = [(item, worded(session, voice, item)) for item in menu]
            shown["breath"] = [(breath, aside(voice, breath)) for breath in breaths(session, role, menu)]
            shown["why"] = list(why(session, role, voice))
            shown["afterwards"] = self.asked()
        return shown

    def asked(self) -> list[str]:
        """What is said to whoever asks, while the story goes on, for what is told when it is over; it is not looked
        for."""
        terminal = Asking()
        asked: dict[str, Callable[[Session, str], str]] = {}
        asked |= dict.fromkeys(("turn", "unsaid", "wrong", "if"), _not_yet)
        Conversation(self.session, self.voice, terminal, afterwards=asked).play()
        return terminal.said

    def menu(self, role: int) -> list[Item]:
        """What a role may choose, but for what everybody is told of ends."""
        way = passing(self.session, role)
        own = (item for item in items(self.session, role) if not _for_an_end(item, way))
        return [replace(item, ends=False) for item in own]

    def marks(self) -> list[bool]:
        """What everybody is told of ends."""
        return [item.ends for item in items(self.session, self.role)]

    def hint(self) -> list[object]:
        """What the role would do, where it is its move."""
        return list(hint(self.session, self.voice)) if self.session.role == self.role else []

    def go_on(self, item: Item, model: Model | None) -> None:
        """A move and the turns that come of it; what the role witnessed of them is noted."""
        before = len(self.session.turns)
        self.session = take(self.session, next(i for i in items(self.session) if replace(i, ends=False) == item))
        self.witness(before, model)

    def witness(self, before: int, model: Model | None) -> None:
        """Notes what the role witnessed of all turns after so many."""
        for turn in self.session.turns[before:]:
            for event in turn.events:
                self._witness(event, model)
        self.witnessed.append((ended(self.session), self.session.role))

    def _witness(self, event: Event, model: Model | None) -> None:
        role, stage = self.role, self.session.stage
        if event.kind != "act":
            part = event.by == role or role in stage.consenting(event.action)
            if part or (event.kind != "offer" and event.by is not None and self._sees(stage.passes[event.by], event)):
                self.witnessed.append((event.kind, event.action, event.by))
            return
        if event.by == role:
            self.witnessed.append((event.kind, event.action))
        seen, before = event.by != role and self._sees(event.action, event), self._mind(event.before)
        if model is not None and self.state is not None:
            self.state = advance(model, self.state, event.action)
        after = self._mind(event.after)
        if seen:
            self.witnessed.append(event.action)
        if before != after:
            self.witnessed.append(after)

    def _sees(self, action: int, event: Event) -> bool:
        """Whether the role sees an act, by the slow semantics or by another evaluator than that of play."""
        if self.state is None:
            return _observed(self.session.stage, action, event.before, self.role)
        return holds(self.model.world.actions[action].observing[self.role], self.state)

    def _mind(self, state: int) -> object:
        """The mind of the role, by the slow semantics or else by the engine."""
        return self.session.stage.minds.mind(state, self.role) if self.state is None else self.state.mind(self.role)


def _for_an_end(item: Item, way: Item | None) -> bool:
    """Whether an item may be there for the sake of an end that the role knows nothing of: one of fate's that is not its
    own ``way`` to let the turn pass, or somebody who was held up and whom it has no reason to listen to."""
    if item.kind == "time":
        return item.ends and item != way
    return item.ends and item.kind == "listen" and item.action is None


def _observed(stage: Stage, action: int, state: int, role: int) -> bool:
    """Whether a role observes an act, by another evaluator than that of play."""
    condition = json.loads(json.dumps(stage.ground.actions[action].observing[role]))
    return holds(condition, Looking(stage.minds, state))  # type: ignore[arg-type]


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
    pair = None
    for _ in range(TRIES):
        changes = [_literal(table, choose, role) for _ in range(choose.randint(1, 3))]
        other = table.minds.patch(start, changes)
        if other == start or table.minds.mind(other, role) != table.minds.mind(start, role):
            continue
        changed = None if state is None else _edited(table.model, state, changes)
        if state is not None and (changed is None or changed == state or changed.mind(role) != state.mind(role)):
            raise AssertionError(f"{table.name}: engine and slow semantics disagree about {changes}")
        pair = _side(table, start, roles, role, state), _side(table, other, roles, role, changed)
        if _part(*pair):
            break
    return pair


def _part(one: Side, two: Side) -> bool:
    """Whether others do different things in the two games, though the role lets the turn pass and sees the same."""
    ways = [next((i for i in items(side.session) if i.passes and not ended(side.session)), None) for side in (one, two)]
    if None in ways:
        return False
    after = [take(side.session, way) for side, way in zip((one, two), ways, strict=True) if way is not None]
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


def _side(table: Table, start: int, roles: list[str], role: int, state: State | None) -> Side:
    minds: Any = Begun(table.minds, start)
    teller = Teller(table.world, table.ground, minds, table.ground.characters[role])
    session = begin(replace(table.stage, minds=minds), *roles)
    side = Side(session, role, TellingVoice(teller, minds), state, table.model)
    side.witness(0, table.model if table.slow else None)
    return side


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
        moves = _moves(pair, choose)
        if moves is None:
            found.counts["pairs in which nothing else is left than an end that one of them has"] += 1
            return
        for side, item in zip(pair, moves, strict=True):
            side.go_on(item, model)
    found.counts["pairs that were not told apart"] += 1


def _moves(pair: tuple[Side, Side], choose: random.Random) -> tuple[Item, Item] | None:
    """The role makes the same move in both; another who is played makes the same one if it can, or any."""
    role = pair[0].session.role
    one, two = (side.menu(role) for side in pair)
    same = [item for item in one if item in two]
    if role != pair[0].role and one and two and (not same or choose.random() < 0.5):
        return choose.choice(one), choose.choice(two)
    move = choose.choice(same) if same else None
    return None if move is None else (move, move)


def _compare(table: Table, one: Side, two: Side, found: Found) -> None:
    found.counts["steps compared"] += 1
    found.counts["steps compared by the slow semantics"] += table.slow
    found.counts["steps at a table of two"] += len(one.session.roles) > 1
    minds = table.minds
    if minds.mind(one.session.state, one.role) != minds.mind(two.session.state, two.role):
        found.differences.append(_said(table, one, two, "minds", "", ""))
    for what, shown, otherwise in _unequal(one.shown(), two.shown()):
        found.differences.append(_said(table, one, two, what, shown, otherwise))
    if ended(one.session) is None and one.marks() == two.marks() and one.hint() != two.hint():
        found.differences.append(_said(table, one, two, "hint", one.hint(), two.hint()))
    found.counts["passages"] += len(one.read.passages if one.read else ())
    found.counts["items of menus"] += len(items(one.session, one.role))
    hidden = (_hidden(one), _hidden(two))
    found.counts["steps after which different things had happened unseen"] += hidden[0] != hidden[1]


def _hidden(side: Side) -> list[object]:
    return [(e.kind, e.action, e.by) for e in side.session.events]


def _unequal(one: dict[str, object], two: dict[str, object]) -> Iterator[tuple[str, object, object]]:
    return ((what, shown, two[what]) for what, shown in one.items() if shown != two[what])


def _said(table: Table, one: Side, two: Side, what: str, shown: object, otherwise: object) -> str:
    names = one.session.stage.name
    acts = [[f"{e.kind} {names(e.action)}" for e in side.session.events] for side in (one, two)]
    who = table.ground.characters[one.role]
    return f"{table.name}, {who}: {what}\n  {shown}\n  {otherwise}\n  after {acts[0]}\n  and {acts[1]}"
