"""What if: a story gone on with after one thing in it is put otherwise, by the same minds.

A game is played once more. The others act on their own minds, and the roles make their old choices again where these
stand on their menus (``choices``), or only do what they would (``policy``). A story that nobody played is told on by
the minds from where it parts from the old one (``toldon``). Where that is asked (``acts``), the old acts are gone
through instead: which of them could still happen, and which still made sense.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.otherwise.change import Otherwise
from unsaid.api.otherwise.losing import Losing, Lost
from unsaid.api.otherwise.toldon import By, Course, Further
from unsaid.api.told.showing import told
from unsaid.api.working import at_work
from unsaid.errors import BadValue, UnsaidError
from unsaid.play.events import Item
from unsaid.play.items import items
from unsaid.play.seen.transcript import unmarked, worded
from unsaid.play.session import Session
from unsaid.play.table.again import again, at_choice, choices
from unsaid.play.table.commands import understand
from unsaid.play.turns import ended, take
from unsaid.telling import Teller

if TYPE_CHECKING:
    from unsaid.api.games.game import Game, GameTable
    from unsaid.api.otherwise.gaining import Gain, Parting, Unlearnt
    from unsaid.api.stories.story import Story
    from unsaid.api.world import World
    from unsaid.minds import Held
    from unsaid.play.seen.voice import Voice
    from unsaid.play.stage import Stage

Kept = Literal["choices", "policy", "acts", "minds"]
"""What is kept of the old story: the choices of the roles where they can be made, nothing of them, or its acts; of a
story that nobody played, its acts as long as they make sense, told on from there by the minds (``minds``; ``policy``:
by everybody left alone, without a look for the author's goal)."""

PLAYED: tuple[Kept, ...] = ("choices", "policy", "acts")
"""What may be kept of a game."""

STORIES: tuple[Kept, ...] = ("minds", "policy", "acts")
"""What may be kept of a story that nobody played."""


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
    ((), 1, ())
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
    def by(self) -> By | None:
        """How a story was told on: ``kept`` (all its acts were), ``found`` (with reasons, to what the author asks), or
        by everybody left to ``themselves``. None for a game, and where the old acts are only gone through."""
        return None if self.branch.further is None else self.branch.further.by

    @property
    def closed(self) -> bool | None:
        """Whether there is certainly no way with reasons to what the author asks, from where the stories part; None
        where that was not found out or not asked."""
        return None if self.branch.further is None else self.branch.further.closed

    @property
    @at_work
    def ends_otherwise(self) -> bool:
        """Whether the story is over in another way, or with another ending."""
        return self.branch.weight[0]

    @cached_property
    @at_work
    def gains(self) -> tuple[Gain, ...]:
        """The acts that somebody has a reason for, where the stories part, and had none for before."""
        parting = self.branch.moment
        return () if parting is None else tuple(parting.gains(self.acts[parting.place :]))

    @cached_property
    @at_work
    def unlearnt(self) -> tuple[Unlearnt, ...]:
        """What is so at the end, and somebody never learns; what came out in the old story first."""
        from unsaid.api.otherwise.gaining import unlearnt

        old, new = self.branch.old, self.branch.new
        return unlearnt(new.stage.minds, new.state, old.stage.minds, old.state)  # pyright: ignore[reportArgumentType]

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
    def prose(self, side: str | None = None, length: Literal["short", "scene", "full"] = "short") -> str:
        """It told, as ``side`` (None: the first role) would read it: what went as before in a sentence, then what did
        not, and what became of the rest. ``length``: how a story that was told on is told, as in ``Story.tell``; a game
        is told in full. Raises UnknownName."""
        from unsaid.api.otherwise.forked import prose  # only those who read it pay for the words

        return prose(self, side, length)

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
            "by": self.by,
            "closed": self.closed,
            "gains": [gain.to_dict() for gain in self.gains],
            "unlearnt": [one.to_dict() for one in self.unlearnt],
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
    from unsaid.api.games.game import Game
    from unsaid.api.hinging.hinges import put_right

    with source.world.open.working:
        if not isinstance(source, Game):
            return of_story(source, changes, keep)
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
    further: Further | None = None
    """Where a story that was told on parts from the old one, and how it went on."""

    @property
    def moment(self) -> Parting | None:
        """The moment at which a story that was told on parts from the old one."""
        if self.further is None or self.further.by == "kept":
            return None
        from unsaid.api.otherwise.gaining import Parting

        return Parting(self.old.stage, self.further.was, self.new.stage, self.further.now, self.further.place)

    def names(self, session: Session) -> tuple[str, ...]:
        """The acts of a session by name; without passes, where a story was told on."""
        passes = () if self.further is None else session.stage.passes
        return tuple(session.stage.name(event.action) for event in session.acts if event.action not in passes)

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

    @property
    def reached(self) -> bool:
        """Whether the new story comes to what the author asks."""
        return self.new.stage.reached(self.new.state)

    def _after(self, session: Session) -> list[str]:
        """The acts from where the two differ, without passes."""
        passes = {session.stage.name(act) for act in session.stage.passes}
        names = self.names(session)
        return [name for name in names[self.parting or 0 :] if name not in passes]

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


Said = str | Sequence[str] | None
"""One thing to be put otherwise, or several."""
Instead = tuple[int, str] | Sequence[tuple[int, str]] | None
Weight = tuple[str, float] | Sequence[tuple[str, float]] | None


def changed(
    fact: Said = None,
    believes: Said = None,
    without: Said = None,
    instead: Instead = None,
    weighing: Weight = None,
) -> tuple[Otherwise, ...]:
    """The changes that are asked for, one or several of each kind."""
    cares = [f"{name} weighed {weight:g}" for name, weight in pairs(weighing)]
    said: tuple[tuple[Literal["fact", "belief", "without", "concern"], Sequence[str]], ...]
    said = (("fact", _all(fact)), ("belief", _all(believes)), ("without", _all(without)), ("concern", cares))
    moves = (Otherwise("move", str(choice), turn) for turn, choice in pairs(instead))
    return (*(Otherwise(kind, text) for kind, texts in said for text in texts), *moves)


def _all(given: Said) -> Sequence[str]:
    return () if given is None else (given,) if isinstance(given, str) else given


def pairs(given: Any) -> Sequence[tuple[Any, Any]]:
    """Pairs, where one may stand for itself."""
    if given is None:
        return ()
    return (given,) if len(given) == 2 and not isinstance(given[0], tuple) else given


# --- games ---


def of_game(game: Game, changes: Sequence[Otherwise], keep: Kept) -> Fork:
    """What would have become of a game. Raises UnsaidError, UnknownName, PhraseError."""
    _sound(changes, keep, PLAYED)
    world = _changed(game.world, changes)
    start = game if world is game.world else _begun(game, world)
    moves = [change for change in changes if change.kind == "move"]
    if len(moves) > 1:
        raise BadValue("no-change", "one move can be another at a time")
    if keep == "acts":
        branch = _gone_through(game.session, start.session.stage, world, moves, start.table)
        return Fork(game, tuple(changes), keep, branch)
    return _played(game, start, tuple(changes), moves, keep)


def _sound(changes: Sequence[Otherwise], keep: str, known: Sequence[str]) -> None:
    if keep not in known:
        raise BadValue("keep", f"there is nothing called {keep} to keep; it is one of {', '.join(known)}")
    if not any(change.kind != "from" for change in changes) and not (changes and known is STORIES):
        raise BadValue("no-change", "nothing is put otherwise: say which fact, belief, act or move")


def _changed(world: World, changes: Iterable[Otherwise]) -> World:
    for change in changes:
        world = change.made(world)
    if not world.ok:
        _ = world.open.minds  # says why
    return world


def _begun(game: Game, world: World) -> Game:
    """The game begun anew in another world, by the same rules."""
    from unsaid.api.games.game import play

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
    return Otherwise("move", named(before, item), turn, unmarked(worded(before, voice, item)))


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
    words = [unmarked(worded(session, voice, item)).lower() for item in menu]
    bare = [name.partition("(")[0] for name in names]
    for meant in (
        [name == said for name in names],
        [name == said.removesuffix("()") for name in bare],
        [text == wanted for text in words],
        [text.startswith(wanted) for text in words],
    ):
        if meant.count(True) == 1:
            return menu[meant.index(True)]
    found = understand(said, [worded(session, voice, item) for item in menu])
    if found.verb == "choose":
        return menu[found.choice]
    there = "; ".join(f"“{worded(session, voice, item)}”" for item in menu)
    raise BadValue("not-an-option", f"“{said}” could not be chosen there; the menu had {there}")


def named(session: Session, item: Item) -> str:
    """An item of a menu as ``Move`` writes it: its act, or ``pass``, and what is let come where it ends the story."""
    act = None if item.action is None else session.stage.name(item.action)
    if item.kind == "act" and act is not None:
        return act
    return f"pass: {act}" if item.kind == "time" and item.ends else "pass"


# --- the old acts gone through again ---


def of_story(story: Story, changes: Sequence[Otherwise], keep: Kept = "minds", *, counted: bool = False) -> Fork:
    """What would have become of a story that nobody played; ``counted``: looked for no further than can be counted, so
    that it is the same on any machine. Raises as ``of_game`` does."""
    from unsaid.api.otherwise.toldon import COUNTED, TIMED, told_on

    _sound(changes, keep, STORIES)
    midway = {"fact", "belief"} if any(change.kind == "from" for change in changes) else set[str]()
    session = as_acted(story, story.world.playable)
    world = _changed(story.world.playable, [change for change in changes if change.kind not in midway])
    stage = world.open.stage(session.stage.rules)
    if keep == "acts":
        moves = [change for change in changes if change.kind == "move"]
        return Fork(story, tuple(changes), keep, _gone_through(session, stage, world, moves, None))
    with world.open.working:
        new, further = told_on(
            session, stage, world, changes, () if keep == "policy" else COUNTED if counted else TIMED
        )
    place, state = further.place, further.now
    if any(change.kind == "move" for change in changes) and new.acts[place:]:
        place, state = place + 1, new.acts[place].after  # what is lost is what came after the move
    branch = branched(session, new, world, state, place, None)
    losing = replace(branch.losing, causes=True)
    return Fork(story, tuple(changes), keep, replace(branch, losing=losing, further=further))


def begun_in(story: Story, world: World, old: Session, change: Otherwise, start: int) -> Fork:
    """What would have become of a story that began in another state of a world; looked for no further than can be
    counted. ``old``: the story as it was acted there."""
    from unsaid.api.otherwise.toldon import COUNTED, told_on
    from unsaid.play.begun import begun

    new, further = told_on(old, begun(old.stage, start), world, (), COUNTED)
    branch = branched(old, new, world, further.now, further.place, None)
    return Fork(story, (change,), "minds", replace(branch, further=further))


def as_acted(story: Story, world: World) -> Session:
    """A story as a session in which nobody is played, in its world as it is played. Raises UnsaidError where an act
    cannot happen."""
    from unsaid.api.games.game import rules

    return _acted(world.open.stage(rules(world, 0, story.data.goal, None, None)), story.names)


def _acted(stage: Stage, names: Iterable[str]) -> Session:
    """Acts as a session in which nobody is played. Raises UnsaidError where one cannot happen."""
    course = Course(stage)
    for number, name in enumerate(names, start=1):
        if not course.then(name):
            raise UnsaidError("impossible-act", f"act {number}: {name} is not possible there", f"act {number}")
    return course.session(())


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
