"""What if: a story gone on with after one thing in it is put otherwise, by the same minds.

A game is played once more. The others act on their own minds, and the roles make their old choices again where these
stand on their menus (``choices``), or only do what they would (``policy``). Of a story that nobody played, and of a
game where that is asked (``acts``), the old acts are gone through instead: which of them could still happen, and which
still made sense.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.change import Otherwise
from unsaid.api.losing import Losing, Lost
from unsaid.api.showing import told
from unsaid.api.working import at_work
from unsaid.errors import BadValue, UnsaidError
from unsaid.play.again import again, at_choice, choices
from unsaid.play.events import ON, Event, Item, Turn
from unsaid.play.items import items
from unsaid.play.session import Session
from unsaid.play.transcript import worded
from unsaid.play.turns import ended, take
from unsaid.telling import Teller

if TYPE_CHECKING:
    from unsaid.api.game import Game, GameTable
    from unsaid.api.story import Story
    from unsaid.api.world import World
    from unsaid.minds import Held
    from unsaid.play.stage import Stage
    from unsaid.play.voice import Voice

Kept = Literal["choices", "policy", "acts"]
"""What is kept of the old story: the choices of the roles where they can be made, nothing of them, or its acts."""

KEPT: tuple[Kept, ...] = ("choices", "policy", "acts")


@dataclass(frozen=True)
class Fork:
    """What would have happened, beside what did. ``Game.whatif`` gives one, and ``Game.hinges`` all there are.

    ``source`` is the game, or the story; ``changes`` are what was put otherwise, ``keep`` what was kept. ``acts``: all
    that would have happened; ``over``: how the story would be over (see ``Game.over``); ``ending``: the title of the
    ending; ``first``: the number of the first act that differs, from 1, None where all is as it was; ``gained``: what
    happens that did not; ``lost``: what happened and does not, and why. Passes are neither. ``str`` is it told.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> fork = story.whatif(without="row_home")
    >>> fork.acts, fork.first, fork.gained
    (('light(Ida)',), 2, ())
    >>> [(lost.act, lost.how) for lost in fork.lost]
    [('light(Ida)', 'reason'), ('row_home(Olm)', 'possibility')]
    """

    source: Game | Story
    changes: tuple[Otherwise, ...]
    keep: Kept
    branch: Branch = field(repr=False, compare=False)

    @property
    def world(self) -> World:
        """The world in which it would have happened."""
        return self.branch.world

    @property
    def acts(self) -> tuple[str, ...]:
        """All that would have happened, in order."""
        return self.branch.names(self.branch.new)

    @property
    @at_work
    def over(self) -> Literal["ending", "goal", "still"] | None:
        """How the story would be over; None where it would go on."""
        return ended(self.branch.new)

    @property
    @at_work
    def ending(self) -> str | None:
        """The title of the ending that it would come to; None where it would come to none."""
        open_ = self.world.open
        reached = Teller(open_.core, open_.ground, open_.minds).ending(self.branch.new.state)
        return None if reached is None else Teller(open_.core, open_.ground, open_.minds).titled(reached)

    @property
    def first(self) -> int | None:
        """The number of the first act that differs, counted from 1; None where all is as it was."""
        place = self.branch.parting
        return None if place is None else place + 1

    @property
    def gained(self) -> tuple[str, ...]:
        """What happens that did not, in order."""
        return self.branch.gained

    @cached_property
    @at_work
    def lost(self) -> tuple[Lost, ...]:
        """What happened and does not, in order, each with what it has lost."""
        return self.branch.lost(self.keep == "acts")

    @at_work
    def prose(self, side: str | None = None) -> str:
        """It told, as ``side`` (None: the first role) would read it: what went as before in a sentence, then what did
        not, and what became of the rest. Raises UnknownName."""
        from unsaid.api.forked import prose  # only those who read it pay for the words

        return prose(self, side)

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {
            "changes": [change.to_dict() for change in self.changes],
            "keep": self.keep,
            "acts": list(self.acts),
            "over": self.over,
            "ending": self.ending,
            "first": self.first,
            "gained": list(self.gained),
            "lost": [lost.to_dict() for lost in self.lost],
        }

    def __str__(self) -> str:
        return self.prose()

    def __repr__(self) -> str:
        return f"<Fork {'; '.join(map(str, self.changes))}>"

    def __reduce__(self) -> tuple[Any, ...]:
        return forked, (self.source, self.changes, self.keep)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return told(self, self.prose)  # the notebook's own name


def forked(source: Game | Story, changes: tuple[Otherwise, ...], keep: Kept) -> Fork:
    """What would have become of a game or a story, worked out anew. Raises as ``of_game`` does."""
    from unsaid.api.game import Game
    from unsaid.api.hinges import put_right

    with source.world.open.working:
        if not isinstance(source, Game):
            return of_story(source, changes)
        known = changes[0].known
        return of_game(source, changes, keep) if known is None else put_right(source, known)


@dataclass(frozen=True)
class Branch:
    """Two sessions at work: what was, and what would have been; and from where the old acts are gone through again."""

    old: Session
    new: Session
    losing: Losing
    state: int
    place: int
    world: World
    table: GameTable | None = None
    held: Mapping[int, Held] = field(default_factory=dict[int, "Held"])
    """What keeps its states."""

    @staticmethod
    def names(session: Session) -> tuple[str, ...]:
        """The acts of a session by name."""
        return tuple(session.stage.name(event.action) for event in session.acts)

    @cached_property
    def parting(self) -> int | None:
        """The place of the first act that differs; None where none does."""
        was, now = self.names(self.old), self.names(self.new)
        same = next((n for n, (a, b) in enumerate(zip(was, now, strict=False)) if a != b), min(len(was), len(now)))
        return None if same == len(was) == len(now) else same

    @cached_property
    def gained(self) -> tuple[str, ...]:
        """What happens that did not."""
        return _more(self._after(self.new), self._after(self.old))

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """What happened and does not."""
        return _more(self._after(self.old), self._after(self.new))

    @cached_property
    def end(self) -> tuple[str | None, str | None]:
        """How the story would be over, and with which ending."""
        return ended(self.new), self.new.stage.ending(self.new.state)

    @cached_property
    def weight(self) -> tuple[bool, int]:
        """How much hung on it: whether the story ends otherwise, and how many acts differ."""
        was = ended(self.old), self.old.stage.ending(self.old.state)
        return was != self.end, len(self.gained) + len(self.gone)

    def _after(self, session: Session) -> list[str]:
        """The acts from where the two differ, without passes."""
        acts = session.acts if self.parting is None else session.acts[self.parting :]
        return [session.stage.name(e.action) for e in acts if e.action not in session.stage.passes]

    def lost(self, all_: bool) -> tuple[Lost, ...]:
        """What happened and does not; with ``all_`` also what happens still and has lost its sense."""
        judged = {one.number: one for one in self.losing.found(self.state, self.place)}
        if all_:
            passes = {self.old.stage.name(act) for act in self.old.stage.passes}
            return tuple(one for one in judged.values() if one.act not in passes)
        left, found = Counter(self.gone), list[Lost]()
        for number in range(len(self.old.acts), self.parting or 0, -1):
            name = self.old.stage.name(self.old.acts[number - 1].action)
            if left[name]:
                left[name] -= 1
                found.append(judged.get(number) or Lost(number, name, "moment"))
        return tuple(reversed(found))


def _more(some: Sequence[str], others: Sequence[str]) -> tuple[str, ...]:
    """What is in the one list more often than in the other, the last of equals."""
    left, found = Counter(some) - Counter(others), list[str]()
    for name in reversed(some):
        if left[name]:
            left[name] -= 1
            found.append(name)
    return tuple(reversed(found))


def changed(
    fact: str | None,
    believes: str | None,
    without: str | None,
    instead: tuple[int, str] | None,
    weighing: tuple[str, float] | None = None,
) -> tuple[Otherwise, ...]:
    """The changes that are asked for."""
    cares = None if weighing is None else f"{weighing[0]} weighed {weighing[1]:g}"
    said: tuple[tuple[Literal["fact", "belief", "without", "concern"], str | None], ...]
    said = (("fact", fact), ("belief", believes), ("without", without), ("concern", cares))
    moves = () if instead is None else (Otherwise("move", str(instead[1]), instead[0]),)
    return (*(Otherwise(kind, text) for kind, text in said if text is not None), *moves)


# --- games ---


def of_game(game: Game, changes: Sequence[Otherwise], keep: Kept) -> Fork:
    """What would have become of a game. Raises UnsaidError, UnknownName, PhraseError."""
    _sound(changes, keep)
    world = _changed(game.world, changes)
    start = game if world is game.world else _begun(game, world)
    moves = [change for change in changes if change.kind == "move"]
    if len(moves) > 1:
        raise BadValue("no-change", "one move can be another at a time")
    if keep == "acts":
        branch = _gone_through(game.session, start.session.stage, world, moves, start.table)
        return Fork(game, tuple(changes), keep, branch)
    return _played(game, start, tuple(changes), moves, keep)


def _sound(changes: Sequence[Otherwise], keep: str) -> None:
    if keep not in KEPT:
        raise BadValue("keep", f"there is nothing called {keep} to keep; it is one of {', '.join(KEPT)}")
    if not changes:
        raise BadValue("no-change", "nothing is put otherwise: say which fact, belief, act or move")


def _changed(world: World, changes: Iterable[Otherwise]) -> World:
    for change in changes:
        world = change.made(world)
    if not world.ok:
        _ = world.open.minds  # says why
    return world


def _begun(game: Game, world: World) -> Game:
    """The game begun anew in another world, by the same rules."""
    from unsaid.api.game import play

    return play(world, game.roles, game.rules, game.manner)


def _played(game: Game, start: Game, changes: tuple[Otherwise, ...], moves: Sequence[Otherwise], keep: Kept) -> Fork:
    old, past, world = game.session, choices(game.session), start.world
    how = "policy" if keep == "policy" else "choices"
    if not moves:
        begun = start.session
        new = again(begun, past, how)
        return Fork(game, changes, keep, branched(old, new, world, begun.stage.minds.initial, 0, start.table))
    turn = _turn(moves[0], len(past))
    before = at_choice(old, turn) if start is game else _until(start.session, past, turn)
    voice = start.table.voice(before.role)
    item = chosen(before, voice, moves[0].statement)
    forked = take(before, item)
    new = again(forked, past[turn:], how)
    said = tuple(moved(before, voice, item, turn) if change is moves[0] else change for change in changes)
    return Fork(game, said, keep, branched(old, new, world, *after(old, forked, turn), start.table))


def moved(before: Session, voice: Voice, item: Item, turn: int) -> Otherwise:
    """Another move, as a change."""
    return Otherwise("move", named(before, item), turn, worded(before, voice, item).removesuffix(" (the end)"))


def _until(session: Session, made: Sequence[Any], turn: int) -> Session:
    """A game in a changed world, with as many of the old choices made as come before a turn."""
    return again(session, made[: turn - 1], most=turn - 1)


def _turn(change: Otherwise, count: int) -> int:
    turn = change.turn or 0
    if not 1 <= turn <= count:
        had = {0: "there has been no choice", 1: "there has been one choice"}.get(
            count, f"there have been {count} choices"
        )
        raise BadValue("no-change", f"there is no turn {turn}: {had}")
    return turn


def after(old: Session, forked: Session, turn: int) -> tuple[int, int]:
    """The state after a move that was another, and the place of the old act from which on it is compared."""
    shown = [place for place, one in enumerate(old.turns) if one.shown]
    upto = old.turns[: shown[turn]] if turn < len(shown) else old.turns
    return forked.state, sum(event.kind == "act" for one in upto for event in one.events)


def branched(old: Session, new: Session, world: World, state: int, place: int, table: GameTable | None) -> Branch:
    """Two sessions, with what holds the states of the new one."""
    minds = world.open.minds
    held = {after: minds.hold(after) for after in {state, *(event.after for event in new.events)}}
    return Branch(old, new, Losing(old, new.stage, world.open.ground), state, place, world, table, held)


def chosen(session: Session, voice: Voice, said: str) -> Item:
    """The item of a menu that is meant: by its act, or by its words or how they begin. Raises UnsaidError."""
    menu, wanted = items(session), said.strip().lower().rstrip(".")
    names = [named(session, item) for item in menu]
    words = [worded(session, voice, item).removesuffix(" (the end)").lower() for item in menu]
    bare = [name.partition("(")[0] for name in names]
    for meant in (
        [name == said for name in names],
        [name == said.removesuffix("()") for name in bare],
        [text == wanted for text in words],
        [text.startswith(wanted) for text in words],
    ):
        if meant.count(True) == 1:
            return menu[meant.index(True)]
    there = ", ".join(f"{name} ({worded(session, voice, item)})" for name, item in zip(names, menu, strict=True))
    raise BadValue("not-an-option", f"“{said}” could not be chosen there; the options were {there}")


def named(session: Session, item: Item) -> str:
    """An item of a menu as ``Move`` writes it: its act, or ``pass``, and what is let come where it ends the story."""
    act = None if item.action is None else session.stage.name(item.action)
    if item.kind == "act" and act is not None:
        return act
    return f"pass: {act}" if item.kind == "time" and item.ends else "pass"


# --- the old acts gone through again ---


def of_story(story: Story, changes: Sequence[Otherwise]) -> Fork:
    """What would have become of the acts of a story that nobody played. Raises as ``of_game`` does."""
    from unsaid.api.game import rules

    _sound(changes, "acts")
    old, world = story.world.playable, _changed(story.world, changes).playable
    bounds = rules(old, 0, None, None, None)
    stage = old.open.stage(bounds)
    session = _acted(stage, story.names)
    moves = [change for change in changes if change.kind == "move"]
    branch = _gone_through(session, world.open.stage(bounds), world, moves, None)
    return Fork(story, tuple(changes), "acts", branch)


def _acted(stage: Stage, names: Iterable[str]) -> Session:
    """Acts as a session in which nobody is played. Raises UnsaidError where one cannot happen."""
    course = Course(stage)
    for number, name in enumerate(names, start=1):
        if not course.then(name):
            raise UnsaidError("impossible-act", f"act {number}: {name} is not possible there", f"act {number}")
    return course.session(())


@dataclass
class Course:
    """Acts that happen one after another on a stage, whoever wants them."""

    stage: Stage
    events: list[Event] = field(default_factory=list[Event])

    @property
    def state(self) -> int:
        """Where they have come to."""
        return self.events[-1].after if self.events else self.stage.minds.initial

    def then(self, name: str) -> bool:
        """One act more, if it is possible; says whether it is."""
        act, state = self.stage.find(name), self.state
        if act is None or act not in self.stage.possible(state):
            return False
        by = next(iter(self.stage.consenting(act)), None)
        self.events.append(Event("act", act, by, state, self.stage.minds.advance(state, act)))
        return True

    def session(self, roles: tuple[int, ...]) -> Session:
        """The acts as a session of one turn."""
        return Session(self.stage, roles, (Turn(ON, tuple(self.events), shown=False),))


def _gone_through(
    old: Session, stage: Stage, world: World, moves: Sequence[Otherwise], table: GameTable | None
) -> Branch:
    """The old acts in another world, without those that cannot happen; of another move, from the act after it on."""
    course, place = Course(stage), 0
    if moves:
        place = _act_of(old, moves[0])
        for event in old.acts[: place - 1]:
            course.then(old.stage.name(event.action))
        if not course.then(moves[0].statement):
            raise BadValue("not-an-option", f"{moves[0].statement} is not possible there")
    state = course.state
    for event in old.acts[place:]:
        course.then(old.stage.name(event.action))
    return branched(old, course.session(old.roles), world, state, place, table)


def _act_of(old: Session, change: Otherwise) -> int:
    """The number of the old act in whose place another is put: by its number, or that of a turn of a game."""
    turn = change.turn or 0
    if old.roles:
        shown = [place for place, one in enumerate(old.turns) if one.shown]
        _turn(change, len(shown))
        return sum(e.kind == "act" for one in old.turns[: shown[turn - 1]] for e in one.events) + 1
    if not 1 <= turn <= len(old.acts):
        raise BadValue("no-change", f"there is no act {turn}; acts are counted from 1")
    return turn
