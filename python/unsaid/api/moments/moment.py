"""A moment: the world and every mind in it, when so many acts are done.

A moment is the start and what has happened since: acts, and what was put otherwise from outside. That is what makes it
a small value, equal to another that came about alike, which travels as text; its state is worked out by the engine
that all values of its world share, and held there for as long as the moment is.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec

from unsaid.api.moments.mind import Mind
from unsaid.api.moments.option import Choice, Option, chosen, options
from unsaid.api.moments.shared import asked, test_of
from unsaid.api.moments.tables import of_moment
from unsaid.api.values import Scalar, plain, to_json
from unsaid.api.working import at_work
from unsaid.data.limits import Limits
from unsaid.errors import UnsaidError
from unsaid.language.files import MOST
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.speaking.brief import Brief
    from unsaid.api.speaking.may import Sayable
    from unsaid.api.stories.story import Act
    from unsaid.api.world import World
    from unsaid.budget import Budget
    from unsaid.minds import Held

FORMAT = "unsaid-moment"
VERSION = 1


class Happening(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What happened once: an ``act``; facts that were ``set`` from outside, as a statement of the language; or all
    ``minds`` put in their places at once, as ``snapshot`` gave them.

    ``seen_by``: who saw the act, where that was given from outside, in the order of the world's characters.
    """

    act: str | None = None
    set: str | None = None
    seen_by: tuple[str, ...] | None = None
    minds: bytes | None = None


class WrittenMoment(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A moment as it travels."""

    world: str
    digest: str
    steps: tuple[Happening, ...] = ()
    format: str = FORMAT
    version: int = VERSION


@dataclass(frozen=True)
class Moment:
    """A moment of a world; ``course`` is what has happened since its start.

    >>> import unsaid
    >>> moment = unsaid.load("tutorial").start.after("light(Ida)")
    >>> moment["lit()"], moment.mind("Olm")["lit()"], [str(o) for o in moment.options("Olm")]
    (True, True, ['row_home(Olm)'])
    """

    world: World
    course: tuple[Happening, ...] = ()

    @property
    def acts(self) -> tuple[str, ...]:
        """The acts done since the start."""
        return tuple(step.act for step in self.course if step.act is not None)

    # --- facts ---

    @property
    @at_work
    def facts(self) -> dict[str, Scalar]:
        """The value of every fact as things are, by its name."""
        return dict(zip(self.world.facts, self.world.open.minds.values(self.state), strict=True))

    @at_work
    def __getitem__(self, fact: str) -> Scalar:
        """The value of a fact, or of any expression of the language, as things are. Raises PhraseError."""
        return self.value_in(self.state, fact)

    @at_work
    def holds(self, condition: str) -> bool:
        """Whether a condition of the language holds: ``moment.holds("believes(Ann, at(Tom) == Inn)")``. Raises
        PhraseError.

        ``common(Ann, Tom, lit())`` may be asked as well: whether that is commonly believed among them (``common``)."""
        found = asked(condition)
        if found is not None and not any(p.name == "common" for p in self.world.open.core.properties):
            return self.common(found[0], found[1])
        return self.holds_in(self.state, condition)

    @at_work
    def common(self, who: Iterable[str], what: str) -> bool:
        """Whether something is common among some characters: believed by each, and by each believed to be believed by
        each, without end. ``what``: a condition; or a fact that is none, whose value all then hold. Raises
        UnknownName, PhraseError.

        >>> import unsaid
        >>> moment = unsaid.load("tutorial").start.after("light(Ida)")
        >>> moment.common(("Ida", "Olm"), "lit()"), moment.holds("common(Ida, Olm, lit())")
        (True, True)
        """
        group = [self._number(name) for name in who]
        return test_of(self.world.open, group, what)(self.state)

    @at_work
    def utility(self, who: str | None = None) -> float | None:
        """What the moment is worth to the author, or to somebody as things really are; None where it is no number."""
        number = None if who is None else self._number(who)
        return self.world.open.minds.utility(self.state, number)

    def mind(self, *who: str) -> Mind:
        """What the first of some characters thinks the next thinks …; of one, its own mind. Raises UnknownName.

        ``moment.mind("Rory", "Talia")``: what Rory thinks Talia thinks.
        """
        return Mind(self, self.world.chain(who))

    @property
    def minds(self) -> dict[str, Mind]:
        """The mind of each character."""
        return {name: Mind(self, (name,)) for name in self.world.characters}

    # --- speech ---

    @at_work
    def brief(self, who: str) -> Brief:
        """Everything that somebody has in mind, as the memory of whoever speaks for it: what it believes, and takes
        others to believe; what it wants, feels, owes, keeps back and has said. Nothing in it could not be in that mind.
        Raises UnknownName.

        >>> import unsaid
        >>> print(unsaid.load("tutorial").start.brief("Olm"))
        Olm takes it that:
        - the lamp is dark
        - Ida’s feet are dry
        - Olm’s boat is out in the fog
        """
        from unsaid.api.speaking.brief import brief_of  # only those who speak pay for loading it

        return brief_of(self, who)

    @at_work
    def may_say(self, who: str, facts: Iterable[str], to: Iterable[str] = ()) -> tuple[Sayable, ...]:
        """Which of some facts somebody could say: what it knows, believes, would lie in saying, could have only from
        others, or cannot know; and what saying each would make of those who hear it (``to``; none: everybody).

        ``facts``: conditions of the language. Raises UnknownName, PhraseError.

        >>> import unsaid
        >>> start = unsaid.load("tutorial").start.after("light(Ida)")
        >>> print(*start.may_say("Olm", ["lit()", "ashore(Olm)"], to=["Ida"]), sep="\\n")
        Olm takes it that the lamp is lit.
        Olm takes it not to be so that Olm’s feet are dry; to say so would convince nobody.
        """
        from unsaid.api.speaking.may import may_say

        return may_say(self, who, facts, to)

    # --- acts ---

    @property
    @at_work
    def possible(self) -> tuple[str, ...]:
        """The acts that can happen now: those who choose them think so too."""
        ground, minds = self.world.open.ground, self.world.open.minds
        return tuple(ground.actions[act].name for act in minds.possible(self.state))

    @at_work
    def options(self, who: str, *, every: bool = False, limits: Limits | None = None) -> tuple[Option, ...]:
        """The acts that somebody thinks possible, each with its reason where there is one.

        ``every``: all acts that somebody could ever choose; those it does not think possible say what is missing.
        ``limits``: how far reasons are looked for. Raises UnknownName.
        """
        return options(self, self.world.chain(who)[0], every=every, limits=limits or Limits())

    @at_work
    def choose(self, who: str, *, budget: Budget | None = None, limits: Limits | None = None) -> Choice:
        """What somebody would do now: the acts whose plans lead highest in its mind, none where it would do nothing.

        ``budget``: what may be used; where that was too little, ``decided`` is False. Raises UnknownName.
        """
        return chosen(self, self.world.chain(who)[0], budget=budget, limits=limits or Limits())

    @at_work
    def after(self, act: str | Act, seen_by: Iterable[str] | None = None) -> Moment:
        """The moment after an act, with all that follows from it.

        ``seen_by``: who sees it, where that is not to be as the world says; those who choose the act always do. Raises
        UnknownName for no act or no character of the world, UnsaidError (``impossible-act``) where it cannot happen
        now.
        """
        name, seen = str(act), None if seen_by is None else self._seeing(seen_by)
        number = self.world.open.ground.actions_named().get(name)
        if number is None:
            raise self.world.unknown(name)
        if number not in self.world.open.minds.possible(self.state):
            raise UnsaidError("impossible-act", f"{name} is not possible now")
        return self._then(Happening(act=name, seen_by=seen), self._advanced(self.state, number, seen))

    @at_work
    def having(self, statement: str) -> Moment:
        """The moment with facts, or what minds hold, put otherwise from outside: ``"believes(Ann, at(Tom) = Inn)"``.

        Nothing else changes, but for triggers that come of it. Raises PhraseError, and UnsaidError (``never-changes``)
        for a fact that no act, trigger or mind of the world ever has otherwise.
        """
        return self._then(Happening(set=statement), self._set(self.state, statement))

    def _then(self, what: Happening, state: int) -> Moment:
        return at(self.world, (*self.course, what), state)

    # --- a long life ---

    @property
    def now(self) -> Moment:
        """The same without how it came about: what is so and what is believed, and nothing else. In a game that goes on
        for ever it takes the place of a moment whose course has become long, so that memory does not grow.

        >>> import unsaid
        >>> moment = unsaid.load("tutorial").start.after("light(Ida)")
        >>> moment.now.acts, moment.now.facts == moment.facts
        ((), True)
        """
        return self.world.restore(self.snapshot())

    def forgetting(self, *who: str, depth: int | None = None) -> Moment:
        """What is so and believed now, without what nobody can ask about any more (the semantics reference,
        “Forgetting”).

        ``who`` are people who are gone for good: what they believed, what others believed of that, and facts that name
        them. No answer about anybody else is changed by it, now or later; in their places stands what was so at the
        start, for whoever comes. ``depth``: what lies deeper than so many levels of mind, 1 being one's own; a mind as
        deep as that takes all others to believe what it believes itself. No answer up to that depth is changed now.

        Raises UnknownName, UnsaidError (``not-gone``) where it would change an answer, which says by what, and
        (``restless``) where a trigger would happen by it.
        """
        from unsaid.api.moments.lasting import forgetting  # only those who forget pay for it

        return forgetting(self, who, depth)

    @at_work
    def save(self) -> bytes:
        """What is so and believed now, with the text of the world, so that ``World.take_up`` can go on with it even
        when the world has been changed since.

        >>> import unsaid
        >>> world = unsaid.load("tutorial")
        >>> world.take_up(world.start.after("light(Ida)").save())["lit()"]
        True
        """
        from unsaid.api.moments.lasting import saved  # only those who save pay for it

        return saved(self)

    # --- at work ---

    @property
    def state(self) -> int:
        """The engine's number for it; what it is, is no part of the interface."""
        return self._held.state

    @cached_property
    def _held(self) -> Held:
        with self.world.open.working:
            return self.world.open.minds.hold(self._gone_through())

    def _gone_through(self) -> int:
        """The state that the course leads to."""
        state, numbers = self.world.open.minds.initial, self.world.open.ground.actions_named()
        for step in self.course:
            if step.act is not None:
                state = self._advanced(state, numbers[step.act], step.seen_by)
            elif step.set is not None:
                state = self._set(state, step.set)
            elif step.minds is not None:
                state = self.world.open.minds.restore(step.minds)
        return state

    @at_work
    def snapshot(self) -> bytes:
        """The world and all minds in it as bytes, however long the way to them was; ``World.restore`` reads them."""
        return self.world.open.minds.snapshot(self.state)

    def value_in(self, state: int, phrase: str) -> Scalar:
        """The value of a phrase in a state of the engine's. Raises PhraseError."""
        open_ = self.world.open
        return open_.minds.value(state, open_.grounded.value(open_.phrases.value(phrase)))

    def holds_in(self, state: int, phrase: str) -> bool:
        """Whether a condition holds in a state of the engine's. Raises PhraseError."""
        open_ = self.world.open
        return open_.minds.holds(state, open_.grounded.condition(open_.phrases.condition(phrase)))

    def _seeing(self, names: Iterable[str]) -> tuple[str, ...]:
        seen = set(self.world.chain(names if isinstance(names, str) else tuple(names)))
        return tuple(name for name in self.world.characters if name in seen)

    def _advanced(self, state: int, act: int, seen_by: Iterable[str] | None) -> int:
        seen = None if seen_by is None else [self._number(name) for name in seen_by]
        return self.world.open.minds.advance(state, act, seen_by=seen)

    def _set(self, state: int, statement: str) -> int:
        open_, minds = self.world.open, self.world.open.minds
        effects = open_.grounded.effects(open_.phrases.statement(statement))
        literals = [(e.who, e.fluent, minds.value(state, e.value)) for e in effects if minds.holds(state, e.when)]
        for _, number, held in literals:
            fluent = open_.ground.fluents[number]
            if fluent.static and not same(held, fluent.initial):
                said = f"{fluent.name} never changes in this world, so no moment can have it otherwise"
                raise UnsaidError("never-changes", f"{said}; put it otherwise at the start, with World.having")
        return minds.patch(state, literals)

    def _number(self, who: str) -> int:
        return self.world.characters.index(self.world.chain(who)[0])

    # --- as data ---

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the world's name and digest, and what has happened since the start."""
        return plain(WrittenMoment(self.world.name, digest(self.world), self.course))

    def to_json(self) -> str:
        """The moment as text; ``unsaid.moment`` and ``World.moment`` read it again."""
        return to_json(self)

    def __repr__(self) -> str:
        done = f"after {self.acts[-1]}" if self.acts else "at the start"
        return f"<Moment of {self.world.name!r}, {done}>"

    @at_work
    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return of_moment(self)

    def __reduce__(self) -> tuple[Any, ...]:
        return Moment, (self.world, self.course)


def course_of(acts: Iterable[str]) -> tuple[Happening, ...]:
    """The course in which acts happen one after another, seen as the world says."""
    return tuple(Happening(act=act) for act in acts)


def at(world: World, course: tuple[Happening, ...], state: int) -> Moment:
    """The moment that a course leads to, whose state is known already: so no course is gone through twice."""
    made = Moment(world, course)
    made.__dict__["_held"] = world.open.minds.hold(state)
    return made


def digest(world: World) -> str:
    """What a world is told by, besides its name: a digest of its text and of what it does without."""
    told = "\0".join((world.source.whole, "sabre" if world.sabre else "", *world.left_out))
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def moment_from(data: str | bytes | dict[str, Any], world: World) -> Moment:
    """A moment of a world from text or plain data. Raises UnsaidError where it is none, or one of another world."""
    written = written_in(data)
    if written.digest != digest(world):
        raise UnsaidError("another-world", f"this is a moment of another world, or another state of {written.world}")
    moment = world.start
    for step in written.steps:
        if step.minds is not None:
            moment = world.restore(step.minds)
        else:
            moment = moment.after(step.act, step.seen_by) if step.act is not None else moment.having(step.set or "")
    return moment


def written_in(data: str | bytes | dict[str, Any]) -> WrittenMoment:
    """A moment as it travels, checked. Raises UnsaidError (``no-moment``)."""
    if not isinstance(data, dict) and len(data) > MOST:
        raise UnsaidError("no-moment", "this is too large to be a moment")
    try:
        plainly = isinstance(data, dict)
        found = msgspec.convert(data, WrittenMoment) if plainly else msgspec.json.decode(data, type=WrittenMoment)
    except (msgspec.DecodeError, RecursionError) as error:
        raise UnsaidError("no-moment", f"this is not a moment: {str(error).splitlines()[0]}") from error
    if found.format != FORMAT or found.version != VERSION:
        raise UnsaidError("no-moment", "this is not a moment, or one of a later version of Unsaid")
    return found
