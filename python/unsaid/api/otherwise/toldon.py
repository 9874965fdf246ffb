"""A story told on by the minds themselves, from where something in it is otherwise.

The old acts are kept as long as each of them can still happen and makes as much sense as it did to those whose act it
is. At the first that does not, after the last move that is another, or before the act that was named, the two stories
part. From there on everybody acts for reasons of their own: along the fewest acts that come to what the author asks,
where such a course is found; else each as it would if left alone, until an ending is come to or nothing moves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from unsaid.data.running import Literal as Belief
from unsaid.data.running import Prospect
from unsaid.errors import BadValue, UnsaidError
from unsaid.language.nearest import nearest
from unsaid.play.begun import begun, same_minds
from unsaid.play.events import ON, Event, Item, Turn
from unsaid.play.items import acts, items
from unsaid.play.others import wanted
from unsaid.play.seen.seeing import uneventful
from unsaid.play.session import Session
from unsaid.play.turns import ended, take
from unsaid.story.willing import Bound

if TYPE_CHECKING:
    from unsaid.api.otherwise.change import Otherwise
    from unsaid.api.world import World
    from unsaid.play.stage import Stage, State

By = Literal["kept", "found", "themselves"]
"""How a story went on: all its acts were kept; a course with reasons to the author's goal was found; or everybody was
left to themselves."""

SHORTEST = Bound(400, 0.15)
"""How far is looked for a course of the fewest acts."""

ANY = Bound(3_000, 0.35, any=True)
"""How far is looked for any course, where the shortest was not found."""

TIMED = (SHORTEST, ANY)
COUNTED = (Bound(200, 3.0, any=True),)
"""The same where it is to be the same on any machine: counted in states, with reasons as far as everybody looks ahead;
the seconds are there for a world in which a single state takes long."""

ROOM = 96 * 2**20
"""Bytes that the engine may hold while it looks."""

MOVES = 60
"""Moves after which a story that is left to itself is left where it is."""

CHAINS = 2
"""Levels of mind in which a fact that is put otherwise in the midst of a story is known to be so."""


@dataclass
class Course:
    """Acts that happen one after another on a stage, whoever wants them."""

    stage: Stage
    events: list[Event] = field(default_factory=list[Event])

    @property
    def state(self) -> State:
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

    def put(self, state: State) -> None:
        """The last act leads to another state, or the story begins in another: something is otherwise from there on."""
        if self.events:
            self.events[-1] = replace(self.events[-1], after=state)
        else:
            self.stage = begun(self.stage, state)

    def session(self, roles: tuple[int, ...] = ()) -> Session:
        """The acts as a session of one turn."""
        return Session(self.stage, roles, (Turn(ON, tuple(self.events), shown=False),) if self.events else ())


@dataclass(frozen=True)
class Further:
    """Where two stories part: the place, counted from 0; the state of either there; and how the new one went on.

    ``closed`` says of a story that did not come to what the author asks whether no course with reasons does: None where
    that was not found out."""

    place: int
    was: State
    now: State
    by: By
    closed: bool | None = None


def told_on(
    old: Session, stage: Stage, world: World, changes: Sequence[Otherwise], bounds: Sequence[Bound]
) -> tuple[Session, Further]:
    """The old acts as far as they are kept, and how the story goes on from there."""
    moves = {change.turn or 0: change.statement for change in changes if change.kind == "move"}
    until = next((change.turn for change in changes if change.kind == "from"), None)
    course = Course(stage)
    place = _keep(old, course, moves, until)
    if until is not None:
        _put(course, world, [change for change in changes if change.kind in ("fact", "belief")])
    place = place if not moves else max(moves) - 1
    was = old.acts[place].before if place < len(old.acts) else old.state
    now = course.events[place].before if moves else course.state
    if not moves and until is None and place == len(old.acts):
        return course.session(), Further(place, was, now, "kept")
    session, by, closed = _gone_on(course, world, bounds)
    return session, Further(place, was, now, by, closed)


# --- what is kept ---


def _keep(old: Session, course: Course, moves: dict[int, str], until: int | None) -> int:
    """Takes over the old acts as far as they are kept; gives the place of the first that is not."""
    last, done = max(moves, default=0), old.acts
    for place, event in enumerate(done):
        number, name = place + 1, old.stage.name(event.action)
        if until is not None and number >= until:
            return place
        if number > last and until is None and same_minds(old.stage, course.stage) and course.state == event.before:
            course.events += done[place:]  # nothing of the difference is left
            return len(done)
        if number in moves:
            _move(course, moves[number])
        elif number < last:
            if not course.then(name):
                raise BadValue(
                    "not-an-option", f"act {number}, {name}, is not possible any more once that is otherwise"
                )
        elif not _makes_sense(old, event, course) or not course.then(name):
            return place
        if number == last:
            return number
    return len(done)


def _makes_sense(old: Session, event: Event, course: Course) -> bool:
    """Whether everybody whose act it is has a reason for it who had one."""
    before, stage = old.stage, course.stage
    act = stage.find(before.name(event.action))
    if act is None:
        return False
    for who in before.consenting(event.action):
        now, was = stage.minds.mind(course.state, who), before.minds.mind(event.before, who)
        if same_minds(stage, before) and now == was:
            continue
        if not stage.explained(now, act, who) and before.explained(was, event.action, who):
            return False
    return True


def _move(course: Course, said: str) -> None:
    """Another move: an act that is possible, by its name, with its arguments or without. Raises BadValue."""
    there = [course.stage.name(act) for act in course.stage.possible(course.state)]
    passes = {course.stage.name(act) for act in course.stage.passes}
    named = [name for name in there if said in (name, name.partition("(")[0], name.removesuffix("()"))]
    if len(named) == 1 and course.then(named[0]):
        return
    open_ = [name for name in there if name not in passes]
    near = nearest(said, [*open_, *(name.partition("(")[0] for name in open_)])
    hint = f"; did you mean {near}?" if near and not named else ""
    which = f"“{said}” could mean any of {', '.join(named)}" if named else f"{said} is not possible there{hint}"
    raise BadValue("not-an-option", f"{which}; possible are {', '.join(open_) or 'no acts at all'}")


# --- what is put otherwise in the midst of a story ---


def _put(course: Course, world: World, changes: Sequence[Otherwise]) -> None:
    """Puts facts and beliefs otherwise where a course has come to; whoever was right about a fact is right still."""
    minds, state = world.open.minds, course.state
    for change in changes:
        for literal in literals_of(world, change):
            if world.open.ground.fluents[literal.fluent].static:
                never = "never changes in this story, and so cannot be otherwise from an act on; leave out --from"
                raise BadValue("no-change", f"what “{change.statement}” is about {never}")
            chains = [literal.who] if literal.who else [(), *_right(world, state, literal)]
            state = minds.patch(state, [Belief(chain, literal.fluent, literal.value) for chain in chains])
    if changes:
        course.put(state)


def literals_of(world: World, change: Otherwise) -> Iterator[Belief]:
    """What a change sets. Raises PhraseError, UnsaidError (``no-change``)."""
    statement = world.open.phrases.statement(change.written(world))
    for effect in world.open.grounded.effects(statement):
        if type(effect.value) is tuple or effect.when is not True:
            raise BadValue("no-change", f"“{change.statement}” is no single fact: write one value for it")
        yield Belief(tuple(effect.who), effect.fluent, effect.value)


def _right(world: World, state: State, literal: Belief) -> Iterator[tuple[int, ...]]:
    """The chains of minds in which a fact is held as it was."""
    minds, chains = world.open.minds, [()]
    really = minds.values(state)[literal.fluent]
    for _ in range(CHAINS):
        chains = [(*chain, who) for chain in chains for who in range(len(world.open.ground.characters))]
        for chain in chains:
            if minds.values(minds.mind(state, *chain))[literal.fluent] == really:
                yield chain


# --- how it goes on ---


def _gone_on(course: Course, world: World, bounds: Sequence[Bound]) -> tuple[Session, By, bool | None]:
    """The story gone on with: to what the author asks, along a course with reasons; else by everybody alone."""
    closed = None
    if course.stage.over(course.state) and course.events:
        return course.session(), "kept", None
    if bounds and world.open.minds.utility(world.open.minds.initial) is not None:
        found, closed = _searched(course, world, bounds)
        if found is not None:
            return found, "found", False
    role = world.open.ground.characters.index(world.open.core.roles[0]) if world.open.core.roles else 0
    return by_themselves(course.session((role,))), "themselves", closed


def _searched(course: Course, world: World, bounds: Sequence[Bound]) -> tuple[Session | None, bool | None]:
    """A course with reasons to the author's goal; without one, whether there is certainly none."""
    minds, rules = world.open.minds, course.stage.rules
    stop, found_acts = "", ()
    for bound in bounds:
        near = bounds is COUNTED
        found = minds.search(
            goal=rules.goal,
            character=rules.character if near else None,
            depth=rules.depth if near else None,
            time=bound.time,
            memory=minds.bytes + ROOM,
            states=bound.states,
            shortest=not bound.any,
            start=course.state,
        )
        stop, found_acts = found.stop, found.acts
        if stop == "interrupted":
            raise KeyboardInterrupt
        if stop in ("found", "none"):
            break
    if stop != "found":
        return None, True if stop == "none" and bounds is not COUNTED else None
    longer = Course(course.stage, list(course.events))
    for act in found_acts:
        if not longer.then(world.open.ground.actions[act].name):
            raise UnsaidError("impossible-act", f"{world.open.ground.actions[act].name} is not possible there")
    return longer.session(), None


def by_themselves(session: Session) -> Session:
    """A story gone on with by everybody as they would, the one who is told of too, until it is over or nothing more is
    to be hoped for. Nobody does anything without a reason."""
    for _ in range(MOVES):
        if ended(session):
            break
        item = _chosen(session)
        if item is None:
            break
        session = take(session, item)
    return session


def _chosen(session: Session) -> Item | None:
    """What the one whose move it is would do; else to let the turn pass; else an end of fate's."""
    act = wanted(session, session.role)
    doing = None if act is None else acts(session, session.role).get(act)
    if doing is not None:
        return doing
    menu = items(session)
    passing = [item for item in menu if item.passes and not item.ends]
    ends = [item for item in menu if item.passes and item.ends]
    waited = uneventful(session, session.role)
    return next(iter([*([] if waited else passing), *ends, *passing]), None)


def best_of(stage: Stage, mind: State, who: int) -> dict[int, Prospect]:
    """The acts somebody has a reason for in its mind, each with its best plan; without its pass."""
    return {p.acts[0]: p for p in stage.options(mind, who) if p.acts[0] not in stage.passes}
