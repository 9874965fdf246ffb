"""A story: acts in a world, why each made sense, and every question that can be asked about it.

Acts are counted from 1, in questions and in answers alike: act 3 leads from ``story[2]``, the moment before it, to
``story[3]``. Wherever an act is asked for, its number, its name (``walk(Tom, Home, Inn)``), its name alone (``walk``:
every such act) or an ``Act`` of ``story.acts`` will do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.moments.moment import Moment, at, course_of
from unsaid.api.told.showing import told
from unsaid.api.told.telling import Telling
from unsaid.api.values import plain
from unsaid.api.working import at_work
from unsaid.data.limits import Limits
from unsaid.data.story import Beat, Reason
from unsaid.data.story import Story as Acts
from unsaid.errors import BadType, BadValue, OutOfRange, UnknownName, UnsaidError
from unsaid.language.nearest import nearest
from unsaid.story.find import why as reason_for
from unsaid.telling.people import character, side_of
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.api.asking.answer import Answer
    from unsaid.api.asking.answering import Kind
    from unsaid.api.asking.nearly import NearlySaid
    from unsaid.api.hinging.startinghinges import Hinge
    from unsaid.api.otherwise.whatif import Fork
    from unsaid.api.stories.finding import Finding
    from unsaid.api.world import World


@dataclass(frozen=True)
class Act:
    """An act of a story. ``str`` is the act as it is written.

    ``number`` counts from 1; ``name`` and ``args`` are its parts; ``by`` those who choose it (nobody: it happens as the
    author wishes); ``reasons`` one for each of them that has one, as plans.

    >>> import unsaid
    >>> act = unsaid.load("tutorial").find(reasons=2, depth=1).story.acts[0]
    >>> act.number, act.name, act.args, act.by
    (1, 'light', ('Ida',), ('Ida',))
    >>> act.reasons[0].acts
    ('light(Ida)', 'row_home(Olm)')
    """

    number: int
    text: str
    name: str
    args: tuple[str, ...]
    by: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its fields, the reasons as plans."""
        return plain(self)

    def __str__(self) -> str:
        return self.text


Which = int | str | Act
"""An act of a story: its number from 1, its name, or itself."""


@dataclass(frozen=True)
class Story:
    """A story in a world; ``data`` is it apart from its world, as it is written to files; ``written`` its acts as
    somebody wrote them, where it comes from a file.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> story.acts[1].name, story.acts[1].args, story.check()
    ('row_home', ('Olm',), ())
    """

    world: World
    data: Acts
    written: tuple[str, ...] = field(default=(), compare=False, repr=False)
    _kept: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    # --- its acts ---

    @property
    def names(self) -> tuple[str, ...]:
        """Its acts as they are written."""
        return self.data.names

    @cached_property
    def acts(self) -> tuple[Act, ...]:
        """Its acts, with the reasons it gives for them. An act the world has not has no parts."""
        return tuple(self._act(place, beat) for place, beat in enumerate(self.data.acts))

    def _act(self, place: int, beat: Beat) -> Act:
        ground = self.world.open.ground
        number = ground.actions_named().get(beat.act)
        if number is None:
            return Act(place + 1, beat.act, beat.act, (), (), beat.reasons)
        action = ground.actions[number]
        by = tuple(ground.characters[c] for c in action.consenting)
        return Act(place + 1, beat.act, action.schema, action.arguments, by, beat.reasons)

    @property
    @at_work
    def utility(self) -> float | None:
        """The author's utility at its end; None where it is no number."""
        return self.end.utility()

    # --- its moments ---

    def __getitem__(self, done: int) -> Moment:
        """The moment when so many acts are done: ``story[0]`` is the start; negative numbers count from the end.

        Raises OutOfRange where it has no so many acts, UnsaidError (``impossible-act``) where one before cannot happen.
        """
        if not isinstance(done, int):
            raise BadType("moment", f"{done!r} is no number of acts")
        if not -len(self.moments) <= done < len(self.moments):
            raise OutOfRange("moment", f"the story has {self._count}; there is no moment {done}")
        return self.moments[done]

    @property
    def _count(self) -> str:
        """How many acts it has, in words."""
        return "1 act" if len(self.names) == 1 else f"{len(self.names)} acts"

    __iter__ = None  # acts or moments? `acts` and `moments` say which

    @cached_property
    @at_work
    def moments(self) -> tuple[Moment, ...]:
        """Every moment, the start and the end included. Raises UnsaidError where an act cannot happen."""
        course = course_of(self.names)
        return tuple(at(self.world, course[:done], state) for done, state in enumerate(self._gone_through()))

    @property
    def start(self) -> Moment:
        """The moment before anything has happened."""
        return self.world.start

    @property
    def end(self) -> Moment:
        """The moment after its last act. Raises UnsaidError where an act cannot happen."""
        return self.moments[-1]

    @property
    @at_work
    def ending(self) -> str | None:
        """The title of the world's ending that it comes to; None where it comes to none. Raises UnsaidError where an
        act cannot happen."""
        open_ = self.world.open
        teller = Teller(open_.core, open_.ground, open_.minds)
        reached = teller.ending(self.end.state)
        return None if reached is None else teller.titled(reached)

    @property
    def states(self) -> tuple[int, ...]:
        """The engine's states it leads through; what they are is no part of the interface. Raises UnsaidError."""
        return tuple(moment.state for moment in self.moments)

    def _gone_through(self) -> list[int]:
        open_ = self.world.open
        minds, numbers = open_.minds, open_.ground.actions_named()
        states = [minds.initial]
        for place, name in enumerate(self.names, start=1):
            if name not in numbers:
                error = self.world.unknown(name)
                raise UnsaidError(error.code, f"act {place}: {error.message}", f"act {place}")
            if numbers[name] not in minds.possible(states[-1]):
                raise UnsaidError("impossible-act", f"act {place}: {name} is not possible there", f"act {place}")
            states.append(minds.advance(states[-1], numbers[name]))
        return states

    # --- is it sound ---

    def check(
        self,
        limits: Limits | None = None,
        *,
        reasons: int | None = None,
        depth: int | None = None,
        goal: float | None = None,
        motives: bool = True,
        ending: bool = True,
    ) -> tuple[Finding, ...]:
        """Every hole: acts that cannot happen, that somebody does without a reason, or whose reason does not hold; and
        remarks.

        Gone through by the checker, which shares nothing with what finds stories. ``reasons`` and ``depth`` limit the
        acts of an explanation and the levels of mind, as in ``World.find``; ``goal`` is the author's utility to reach
        (None: the story's own, else any gain). ``motives``: whether reasons are asked for; without, only who knows what
        is looked at. ``ending``: whether the goal is; without, a half-written story is judged as far as it goes. Empty
        where all of it holds.
        """
        limits = limits or Limits(character=reasons, depth=depth)
        return tuple(self.findings(limits, goal=goal, motives=motives, ending=ending))

    def findings(
        self, limits: Limits | None = None, *, goal: float | None = None, motives: bool = True, ending: bool = True
    ) -> Iterator[Finding]:
        """What ``check`` finds, each as soon as it is found."""
        from unsaid.api.stories.finding import findings  # only those who ask for it pay for loading the second opinion

        return findings(self, limits or Limits(), goal, motives=motives, ending=ending)

    def repaired(
        self, limits: Limits | None = None, *, goal: float | None = None, motives: bool = True, ending: bool = True
    ) -> Story | None:
        """The story without its holes, by acts moved, put in or left out; None where that was not found, or where there
        is no hole. What is returned was gone through by the checker. The arguments are those of ``check``.

        >>> import unsaid
        >>> unsaid.load("tutorial").story(["row_home(Olm)"]).repaired().names
        ('light(Ida)', 'row_home(Olm)')
        """
        from unsaid.api.stories.repairing import (
            repaired,  # only those who ask for it pay for loading the second opinion
        )

        return repaired(self, limits or Limits(), goal, motives=motives, ending=ending)

    def explained(self, limits: Limits | None = None) -> Story:
        """The story with a reason for each act, where there is one within the limits. An act that cannot happen is
        taken to have happened all the same."""
        limits = limits or Limits()
        if limits not in self._kept:
            self._kept[limits] = self._explained(limits)
        return self._kept[limits]

    @at_work
    def _explained(self, limits: Limits) -> Story:
        open_, states = self.world.open, iter(self.supposed)
        numbers, beats, before = open_.ground.actions_named(), [], open_.minds.initial
        last = before
        for name in self.names:
            act = numbers.get(name)
            if act is None:
                beats.append(Beat(name))
                continue
            state, last = last, next(states)
            consenting = open_.ground.actions[act].consenting
            reasons = (reason_for(open_.minds, state, act, c, limits) for c in consenting)
            beats.append(Beat(name, tuple(r for r in reasons if r is not None)))
        start, end = open_.minds.utility(before), open_.minds.utility(last)
        told = Acts(self.data.world, tuple(beats), self.data.goal, start, end, self.data.attempts)
        return Story(self.world, told, self.written)

    @property
    def known(self) -> tuple[str, ...]:
        """Its acts that are acts of its world."""
        numbers = self.world.open.ground.actions_named()
        return tuple(name for name in self.names if name in numbers)

    @property
    @at_work
    def supposed(self) -> tuple[int, ...]:
        """The engine's states after each act that the world has, whether or not it can happen there; what they are is
        no part of the interface."""
        minds = self.world.open.minds
        return tuple(minds.course(self.world.open.numbered(self.known))[1:])

    # --- questions ---

    def why(self, act: Which | None = None, *, limits: Limits | None = None) -> Answer:
        """Why an act (None: each) made sense to those who chose it: the plans they believed in. Raises UnknownName.

        ``limits``: how far reasons are looked for (``character`` acts in one, ``depth`` levels of mind).
        """
        return self._asked("why", act, limits)

    def why_not(self, act: str, after: Which | None = None, *, limits: Limits | None = None) -> Answer:
        """Why an act was not done: by its name, with its arguments or without. ``after``: asked of what was done next
        after this act (0: the start); None: of all the story. Raises UnknownName.

        >>> import unsaid
        >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
        >>> story.why_not("row_home", after=0).statements[0].answer
        'impossible'
        """
        places = None if after is None else self._next(after)
        return self.ask("why not", places, limits, act=act)

    def felt(self, act: Which | None = None, who: str | None = None, *, limits: Limits | None = None) -> Answer:
        """What somebody felt (None: the first role), from an act on (None: in all of it). Raises UnknownName.

        >>> import unsaid
        >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
        >>> [felt.feeling for felt in story.felt(1, "Ida").statements]
        ['hope']
        """
        return self.ask("felt", self.places(act), limits, who=(self._who(who),))

    def believed(self, *who: str, after: Which | None = None, limits: Limits | None = None) -> Answer:
        """What the first of some characters believed that the next believed …, at the end, or after an act; of one
        character, what it believed. What it had believed from the start and is so is left out. Raises UnknownName."""
        return self.ask("believed", self.places(after), limits, who=who or (self._who(None),))

    def knew(
        self,
        act: Which | None = None,
        *,
        who: Sequence[str] = (),
        fact: str | None = None,
        limits: Limits | None = None,
    ) -> Answer:
        """Who knew what, when: each change in what anybody knew, in all of it or at an act; ``who``: in these minds
        alone, and in what they believe of each other; ``fact``: of one fact, or of all of a property."""
        return self.ask("knew", self.places(act), limits, who=who, fact=fact)

    def doubt(self, act: Which | None = None, *, limits: Limits | None = None) -> Answer:
        """How answers, silences and acts were taken: what each cost the explanations that were thought of."""
        return self._asked("doubt", act, limits)

    def unsaid(self, act: Which | None = None, *, limits: Limits | None = None) -> Answer:
        """What was left unsaid: wishes held back, answers owed, feelings not shown, errors nobody put right."""
        return self._asked("unsaid", act, limits)

    def nearly(self, whose: str | None = None, *, limits: Limits | None = None) -> NearlySaid:
        """The map of what was nearly said: each wish held back, how near it came, and what held it; of everybody, or of
        one character. Of a game more can be said (``Game.nearly``). Raises UnknownName."""
        from unsaid.api.asking.nearly import NearlySaid  # only those who ask pay for loading the study of minds

        who = None if whose is None else self.world.chain(whose)[0]
        return NearlySaid(self, None, who, limits or Limits())

    @at_work
    def whatif(
        self,
        *,
        fact: str | Sequence[str] | None = None,
        believes: str | Sequence[str] | None = None,
        without: str | Sequence[str] | None = None,
        instead: tuple[Which, str] | Sequence[tuple[Which, str]] | None = None,
        weighing: tuple[str, float] | Sequence[tuple[str, float]] | None = None,
        since: Which | None = None,
        keep: Literal["minds", "policy", "acts"] = "minds",
    ) -> Fork:
        """What would have become of it with something otherwise; of each kind, one thing or several.

        Its acts are kept as long as each can happen and makes sense; then it is told on by the minds themselves
        (``policy``: each left alone, ``acts``: the old acts only gone through). The arguments are those of
        ``Game.whatif``; ``instead``: an act, by its number or its name, and what is done in its place. ``since``: the
        story is told on from before this act, and facts and beliefs are otherwise only from there on. A played story
        is asked by its game. Raises BadValue (``no-change``, ``not-an-option``), UnsaidError (``impossible-act``),
        UnknownName, PhraseError.

        >>> import unsaid
        >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
        >>> [(lost.act, lost.how) for lost in story.whatif(without="light").lost]
        [('light(Ida)', 'possibility'), ('row_home(Olm)', 'possibility')]
        """
        from unsaid.api.otherwise.change import Otherwise
        from unsaid.api.otherwise.whatif import changed, of_story, pairs  # only those who ask pay for loading it

        moves = [(self._number(which), choice) for which, choice in pairs(instead)]
        changes = changed(fact, believes, without, moves, weighing)
        if since is not None:
            number = self._number(since)
            changes = (*changes, Otherwise("from", self.names[number - 1], number))
        return of_story(self, changes, keep)

    def hinges(self, *, progress: Callable[[int, int, int], object] | None = None) -> Iterator[Hinge]:
        """What of the start its end hangs on: each single fact and belief put otherwise after which it ends otherwise,
        one after another, each as soon as it is found. ``progress`` is told how many were tried, of how many, and how
        many were found. The same each time: what is looked for is counted, and not by the clock.

        >>> import unsaid
        >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
        >>> [str(hinge) for hinge in story.hinges()]
        ['Ida: lit() = True', 'Ida: ashore(Olm) = True', 'Olm: ashore(Olm) = True']
        """
        from unsaid.api.hinging.startinghinges import hinges  # only those who ask pay for loading it

        return hinges(self, progress)

    def _number(self, which: Which) -> int:
        """The number of an act, counted from 1; of several of a name, of the first. Raises UnknownName, BadValue."""
        return (self.places(which) or (0,))[0] + 1

    def _asked(self, kind: Kind, act: Which | None, limits: Limits | None) -> Answer:
        return self.ask(kind, self.places(act), limits)

    def ask(
        self,
        kind: Kind,
        places: tuple[int, ...] | None = None,
        limits: Limits | None = None,
        *,
        act: str | None = None,
        who: Sequence[str] = (),
        side: str | None = None,
        fact: str | None = None,
    ) -> Answer:
        """Any of the questions above, by its kind; ``places`` count acts from 0, ``side`` is who *you* would be.

        Raises UnknownName for an act or a character that is not there.
        """
        from unsaid.api.asking.answer import Answer  # only those who ask pay for loading the study of minds
        from unsaid.api.asking.answering import Asked

        core = self.world.open.core
        names = tuple(character(core, name, side_of(core, side)) for name in who)
        return Answer(self, Asked(kind, act, names, places, fact), limits or Limits())

    def _who(self, who: str | None) -> str:
        """Somebody by name, or the first role."""
        first = (*self.world.roles, *self.world.characters)
        return self.world.chain(who)[0] if who is not None else first[0]

    def places(self, act: Which | None) -> tuple[int, ...] | None:
        """The places, counted from 0, of an act in the story; None for None. Raises UnknownName, BadValue."""
        if act is None:
            return None
        if isinstance(act, Act):
            return (self._place(act.number),)
        if isinstance(act, int):
            return (self._place(act),)
        found = tuple(place for place, one in enumerate(self.acts) if act in (one.text, one.name))
        if not found:
            raise self._not_done(act)
        return found

    def _place(self, number: int) -> int:
        if number < 1:
            raise BadValue("unknown-act", f"there is no act {number}; acts are counted from 1")
        if number > len(self.names):
            raise BadValue("unknown-act", f"the story has {self._count}; there is no act {number}")
        return number - 1

    def _next(self, after: Which) -> tuple[int, ...]:
        """The place of what was done next after an act; 0 is the start."""
        last = -1 if after == 0 else (self.places(after) or (0,))[-1]
        if last + 1 >= len(self.names):
            raise BadValue("unknown-act", "nothing was done after that in this story")
        return (last + 1,)

    def _not_done(self, act: str) -> UnknownName:
        ground = self.world.open.ground
        if any(act in (a.name, a.schema) for a in ground.actions):
            return UnknownName("not-done", f"{act} is not done in this story; `why_not` says why")
        near = nearest(act, [*self.names, *dict.fromkeys(a.name for a in self.acts)])
        if near is None:
            return self.world.unknown(act)
        return UnknownName("unknown-act", f"the story has no act {act}; did you mean {near}?")

    # --- telling ---

    def tell(
        self,
        side: str | None = None,
        *,
        person: Literal[1, 2, 3] | None = None,
        tense: Literal["present", "past"] | None = None,
        thoughts: bool = True,
        length: Literal["short", "scene", "full"] = "full",
        seed: int = 0,
        minds: Literal["told", "all"] | None = None,
        limits: Limits | None = None,
        facing: str | None = None,
    ) -> Telling:
        """The story in prose; ``str`` of it is the text.

        ``side``: whose mind it is told from (a character, ``nobody`` from outside, ``both`` by turns; None: the first
        role). ``person`` and ``tense`` as the world has them where None. ``thoughts``: whether what is only thought is
        told. ``length``: one paragraph, summaries in brief, or everything. ``seed`` chooses among the author's words.
        ``minds``: notes beside it on who believes, wants and holds back what: of whom it is told from, or of all;
        ``limits`` say how far reasons in them are looked for. ``facing``: another side, whose telling of the same
        stands beside it, page against page. Raises UnknownName, BadValue, UnsaidError where an act cannot happen.
        """
        return Telling(self, side, person, tense, thoughts, length, seed, minds, limits or Limits(), facing)

    # --- as data ---

    def to_dict(self) -> dict[str, Any]:
        """Plain data; ``World.story`` reads it again."""
        return plain(self.data)

    def to_sabre(self) -> str:
        """Its acts with their explanations, line by line, as the planner Sabre prints them."""
        from unsaid.story.sabre import to_sabre  # few ask for it

        return to_sabre(self.data, self.world.open.ground)

    def __hash__(self) -> int:
        return hash((self.world, self.names))

    def __reduce__(self) -> tuple[Any, ...]:
        return Story, (self.world, self.data, self.written)

    def __repr__(self) -> str:
        return f"<Story {list(self.names)!r}>"

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return told(self, lambda: str(self.tell()))
