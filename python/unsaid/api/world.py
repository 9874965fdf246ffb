"""A world: its text, what there is to say about it, and everything that can be asked of it.

A value. ``having``, ``believing``, ``without`` and ``words`` give another world and leave this one as it is; what is
put otherwise is written at the end of its text, so that ``text`` always says what the world is. Reading never fails for
what the text says: ``ok`` and ``diagnostics`` do, and what needs a world that can be run raises ``WorldError`` where it
cannot.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import inf
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from msgspec import structs

from unsaid.api import opened, sharing
from unsaid.api.former import of_today, ours
from unsaid.api.moments.moment import Happening, Moment, moment_from, written_in
from unsaid.api.outcome import Outcome
from unsaid.api.passing import of_world
from unsaid.api.stories.given import meant_by, story_from, told_in
from unsaid.api.stories.story import Act, Story
from unsaid.api.told.showing import as_it_stands, bundle, told
from unsaid.api.values import Scalar, written
from unsaid.api.watching import watched
from unsaid.budget import Budget
from unsaid.budget.counted import counted, measured
from unsaid.data.limits import UNLIMITED, Limits
from unsaid.data.story import Story as Acts
from unsaid.errors import BadType, BadValue, UnknownName, UnsaidError
from unsaid.language import Diagnostic, Reading
from unsaid.language.files import MOST, text_of
from unsaid.language.layout import format_text
from unsaid.language.mending import mended
from unsaid.language.nearest import nearest
from unsaid.language.reading import read_source
from unsaid.language.source import Source, plain
from unsaid.language.weighing import weighed
from unsaid.minds.data import Watcher
from unsaid.story.find import within
from unsaid.telling.names import Lexicon, titled
from unsaid.telling.narration import Narration, manner
from unsaid.telling.people import character
from unsaid.world.file import dumps

if TYPE_CHECKING:
    from unsaid.api.games.game import Game
    from unsaid.api.hinging.startinghinges import Hinge
    from unsaid.api.map.map import Map
    from unsaid.api.opened import OpenWorld
    from unsaid.api.otherwise.whatif import Fork
    from unsaid.api.rewording.unworded import Unworded


@dataclass(frozen=True)
class World:
    """A world. Make one with ``unsaid.load`` or ``unsaid.read``.

    ``source`` is its text with its name and path; ``left_out`` the acts it does without; ``tables`` the gettext files
    whose words it is told in: pairs of content and path; ``passing`` whether everybody may pass in it (see
    ``playable``).

    >>> import unsaid
    >>> world = unsaid.load("tutorial")
    >>> world.ok, world.title, world.characters
    (True, 'The Lamp', ('Ida', 'Olm'))
    """

    source: Source
    left_out: tuple[str, ...] = ()
    tables: tuple[tuple[str, str], ...] = ()
    passing: bool = False

    # --- what it is ---

    @property
    def name(self) -> str:
        """What it is called: a bundled name, or the stem of its file."""
        return self.source.name

    @property
    def text(self) -> str:
        """Its text, with what was put otherwise at the end."""
        return self.source.text

    @property
    def sabre(self) -> bool:
        """Whether its text is read as the planner Sabre reads it."""
        return self.source.sabre

    @property
    def title(self) -> str | None:
        """What its story is called."""
        return titled(self.open.core)[0]

    @property
    def about(self) -> str | None:
        """What its story is about, in a line."""
        return titled(self.open.core)[1]

    @property
    def characters(self) -> tuple[str, ...]:
        """The names of those who have minds."""
        return tuple(self.open.core.members("character"))

    @property
    def roles(self) -> tuple[str, ...]:
        """The characters that are meant to be played, the default reader first."""
        return tuple(self.open.core.roles)

    def called(self, who: str, by: str | None = None) -> str:
        """What a character is called in prose: by somebody, or (None) from outside. Raises UnknownName, WorldError.

        >>> import unsaid
        >>> unsaid.load("the-owl").called("Petra")
        'Aunt Petra'
        """
        (name,) = self.chain(who)
        return Lexicon(self.open.core, Narration(None)).address(name, None if by is None else self.chain(by)[0])

    @cached_property
    def acts(self) -> tuple[str, ...]:
        """Every act that could ever happen, as it is written: ``walk(Tom, Home, Market)``."""
        return tuple(action.name for action in self.open.ground.actions)

    @cached_property
    def act_names(self) -> tuple[str, ...]:
        """What acts are called without their arguments: ``walk``."""
        return tuple(dict.fromkeys(action.schema for action in self.open.ground.actions))

    @cached_property
    def facts(self) -> tuple[str, ...]:
        """Every fact a mind can hold, as it is written: ``at(Tom)``."""
        return tuple(fluent.name for fluent in self.open.ground.fluents)

    # --- what there is to say about it ---

    @cached_property
    def ok(self) -> bool:
        """Whether it can be run."""
        return not any(d.severity == "error" for d in self.diagnostics)

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """All that is wrong or doubtful, in the order of its text: what reading shows, and, where that is sound, what
        filling in the names and starting it shows."""
        return tuple(opened.diagnosed(self.open))

    def to_ground(self) -> str:
        """The world with every name filled in, as the file that the engine reads (JSON). Raises WorldError."""
        return dumps(self.open.ground)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: its name, its text, whether it is read as Sabre reads it, and what there is to say about it."""
        said = [d.to_json(self.source) for d in self.diagnostics]
        reading = "sabre" if self.sabre else "unsaid"
        return {"name": self.name, "text": self.text, "reading": reading, "ok": self.ok, "diagnostics": said}

    # --- another world ---

    def mended(self, *, offered: bool = False) -> World:
        """The world with the edits of its diagnostics made, as far as they are safe; with ``offered``, the others too.

        Never worse than before, and comments stay. What is left is in its ``diagnostics``.

        >>> import unsaid
        >>> world = unsaid.read("type place;\\nentity Inn : plce;\\n")
        >>> world.mended(offered=True).text
        'type place;\\nentity Inn : place;\\n'
        """
        return replace(self, source=mended(self.open.reading, offered=offered).reading.source)

    def formatted(self) -> World:
        """The world with its text in canonical layout, as ``unsaid fmt`` writes it; its meaning is the same.

        Raises UnsaidError (``world``) where the text does not parse.
        """
        text = format_text(self.text, self.source.label, sabre=self.sabre)
        return replace(self, source=replace(self.source, text=text))

    def upgraded(self) -> World:
        """The world with its text in the shorter forms of the language, as ``unsaid fmt --upgrade`` writes it.

        It is proved to be the same: the file for the engine but for the numbers of lines, and all words. Raises
        UnsaidError: ``world`` for a text with errors or one that is read as Sabre reads it, ``fault`` where the new
        text would be another world.

        >>> import unsaid
        >>> old = "entity Tom : character;\\nproperty gone() : boolean;\\n"
        >>> old += "action go() { effect: gone() = True; consenting: Tom; };"
        >>> print(unsaid.read(old).upgraded().text)
        entity Tom : character;
        property gone() : boolean;
        <BLANKLINE>
        action go by Tom {
          effect: gone();
        };
        <BLANKLINE>
        """
        from unsaid.api.rewording.upgrading import upgraded

        return upgraded(self)

    def unworded(self, games: int = 24) -> tuple[Unworded, ...]:
        """What it is told in without its author's words, what a reader meets most often in so many games by chance
        first. Raises WorldError, Spent.

        >>> import unsaid
        >>> [(line.name, line.met) for line in unsaid.load("tutorial").unworded(games=4)]
        []
        """
        from unsaid.api.rewording.unworded import unworded

        return unworded(self, games)

    def drafted(self, missing: Sequence[Unworded] | None = None) -> World:
        """The world with words to begin with for what it has none for (``unworded``, or some of that), written into
        its text: what the sentences made from names say, with marks for who and when. Raises WorldError.

        >>> import unsaid
        >>> print(unsaid.read("entity Tom : character;\\naction rise by Tom {};").drafted().text)
        entity Tom : character;
        <BLANKLINE>
        action rise by Tom {
          telling { Tom: "{I rise}."; nobody: "{Tom rises}."; choice: "Rise"; };
        };
        <BLANKLINE>
        """
        from unsaid.api.rewording.drafting import drafted

        return drafted(self, self.unworded() if missing is None else missing)

    def having(self, fact: str) -> World:
        """The world with a fact of its start put otherwise: ``world.having("at(Tom) = Inn")``.

        Any statement of the language will do, about minds as well; ``==`` does as ``=``. Raises PhraseError.
        """
        self.open.phrases.statement(fact)
        return self._reworded(f"{self.text.rstrip()}\n\n{fact.rstrip().removesuffix(';')};\n")

    def believing(self, who: str | Sequence[str], fact: str, value: Scalar = True) -> World:
        """The world in which, at the start, a chain of minds holds a fact to be so.

        ``world.believing(["Ann", "Tom"], "at(Money)", "Bank")``: Ann believes that Tom believes the money is at the
        bank. ``who``: names, outermost first. Raises UnknownName, PhraseError.
        """
        statement = f"{fact} = {written(value)}"
        for name in reversed(self.chain(who)):
            statement = f"believes({name}, {statement})"
        return self.having(statement)

    def without(self, *acts: str) -> World:
        """The world in which nobody can do an act (``burn(Tom)``), or any act of a name (``burn``). Raises
        UnknownName."""
        for act in acts:
            self._known(act)
        return self._read_already(replace(self, left_out=tuple(sorted({*self.left_out, *acts}))), self.open.reading)

    def weighing(self, concern: str, weight: float) -> World:
        """The world in which somebody cares more, or less, for something: ``world.weighing("shame(James)", 2)``; 0 is
        not at all. Raises UnknownName for no such concern, BadValue for what is no weight.

        >>> import unsaid
        >>> "norm, 2:" in unsaid.load("the-unsaid").weighing("shame(James)", 2).text
        True
        """
        if not (isinstance(weight, int | float) and 0 <= weight < inf):
            raise BadValue("weight", f"{weight!r} is no weight: it is a number, and not below 0")
        name, _, rest = concern.partition("(")
        (owner,) = self.chain(rest.removesuffix(")").strip())
        text = weighed(self.open.reading, name.strip(), owner, weight)
        if text is None:
            own = [c.name for c in self.open.core.concerns if c.parameters[0].constant == owner]
            near = nearest(name, own)
            hint = f"; did you mean {near}({owner})?" if near and near != name else ""
            raise UnknownName("unknown-concern", f"{owner} has no concern of its own called {name}{hint}")
        return self._reworded(text)

    @property
    def playable(self) -> World:
        """The world as it is played: with an act more for everybody, in which they do nothing. A game's stories are
        stories of it.

        >>> import unsaid
        >>> unsaid.load("tutorial").playable.acts
        ('light(Ida)', 'row_home(Olm)', 'pass(Ida)', 'pass(Olm)')
        """
        return self if self.passing else self._read_already(replace(self, passing=True), self.open.reading)

    def _reworded(self, text: str) -> World:
        """The world with another text, of which only what is new is read."""
        reading = self.open.reading.edited(text)
        return self._read_already(
            replace(self, source=replace(self.source, text=text, parts=reading.source.parts)), reading
        )

    @staticmethod
    def _read_already(made: World, reading: Reading) -> World:
        """A world whose text has been read."""
        made.__dict__["open"] = sharing.shared(made._key, lambda: made._opened(reading))
        return made

    def words(self, table: str | Path) -> World:
        """The world told in the words of a gettext file: its path, or its text. Raises WorldError, FileProblem.

        ``unsaid words`` writes such a file to begin with.
        """
        inline = isinstance(table, str) and "\n" in table
        content = str(table) if inline else text_of(Path(table), MOST, "a translation")
        return self.retold(content, "words" if inline else str(table))[0]

    def retold(self, content: str, path: str) -> tuple[World, tuple[Diagnostic, ...]]:
        """The world told in the words of a gettext file, and what there is to say about the file, which messages call
        ``path``. Raises WorldError where it has errors."""
        changed = replace(self, tables=(*self.tables, (content, path)))
        return changed, tuple(changed.open.doubtful_words)

    def table(self, language: str = "") -> str:
        """Every text of the world as a gettext file, for translators; ``language`` is the code of theirs."""
        from unsaid.telling.po import written  # it brings in a library, for the few who translate

        return written(self.open.core, language)

    # --- stories ---

    def find(
        self,
        limits: Limits | None = None,
        *,
        goal: float | None = None,
        acts: int | None = None,
        reasons: int | None = None,
        depth: int | None = None,
        shortest: bool = False,
        budget: Budget | None = None,
        progress: Watcher | None = None,
        cancel: threading.Event | None = None,
    ) -> Outcome:
        """Looks for a story.

        ``goal`` is the author's utility to reach, None for any gain over the start. At most ``acts`` acts in the story,
        ``reasons`` acts in one explanation, ``depth`` levels of mind (1: a character's own); None is no limit.
        ``shortest``: only a story with the fewest acts will do. ``budget`` is what the search may use, ``progress`` is
        told how far it is, ``cancel`` ends it from another thread. Never raises for a limit that is met: ``stop`` says
        so. ``limits`` are the same in one value, as version 0.1 had them. Raises WorldError, BadValue.

        >>> import unsaid
        >>> outcome = unsaid.load("tutorial").find(reasons=2, depth=1)
        >>> outcome.stop, [str(act) for act in outcome.story.acts]
        ('found', ['light(Ida)', 'row_home(Olm)'])
        """
        asked = _limits(limits, acts, reasons, depth, shortest)
        found = self.open.find(asked, goal=goal, progress=watched(progress, cancel), budget=budget or Budget())
        return Outcome(self, found, asked)

    def stories(
        self,
        limits: Limits | None = None,
        *,
        goal: float | None = None,
        acts: int | None = None,
        reasons: int | None = None,
        depth: int | None = None,
        shortest: bool = False,
        budget: Budget | None = None,
        progress: Watcher | None = None,
        cancel: threading.Event | None = None,
    ) -> Iterator[Story]:
        """All stories within the limits, shorter ones first, each looked for when it is asked for.

        The arguments are those of ``find``. To know why there are no more, use ``outcomes``. Raises WorldError,
        BadValue.
        """
        asked = _limits(limits, acts, reasons, depth, shortest)
        found = self.outcomes(asked, goal=goal, budget=budget, progress=progress, cancel=cancel)
        return (outcome.story for outcome in found if outcome.story is not None)

    def outcomes(
        self,
        limits: Limits | None = None,
        *,
        goal: float | None = None,
        budget: Budget | None = None,
        progress: Watcher | None = None,
        cancel: threading.Event | None = None,
    ) -> Iterator[Outcome]:
        """As ``stories``, each with its figures; the last has no story, and its ``stop`` says why there are no more
        (``none``: these were all)."""
        limited = within(_limited(limits or Limits(), budget), budget)
        results = self.open.stories(limited, goal=goal, progress=watched(progress, cancel))
        return (Outcome(self, result, limited or UNLIMITED) for result in results)

    def story(self, acts: Iterable[str] | str | Path | dict[str, Any] | Acts) -> Story:
        """A story of one's own: its acts by name, or a file with one (an act a line, a list in Markdown, ``tell
        --json``, ``--format sabre``, a saved game; ``-`` is standard input), or what ``to_dict`` gave. In a file, case
        does not count, an act may stand by its name alone, and small misspellings are put right.

        An act without a reason, or one that cannot happen, is a finding of ``check``, not an error. Raises UnknownName
        for an act in a list that the world has not, UnsaidError for a file that holds no story.
        """
        names = self.open.former if self.ok else None
        if not isinstance(acts, str | Path | dict | Acts):
            acts = [str(act) if names is None else names.act(str(act)) for act in acts]
        named = acts if isinstance(acts, list) else ()
        found = acts if isinstance(acts, Acts) else story_from(told_in(self, named), acts)
        found = of_today(found, names)
        if isinstance(acts, str | Path):
            ours(self, found, str(acts))
        there = told_in(self, found.names)
        if not isinstance(acts, str | Path):
            return Story(there, found)
        return Story(there, meant_by(there, found), found.names)

    @cached_property
    def start(self) -> Moment:
        """The moment before anything has happened."""
        return Moment(self)

    def moment(self, data: str | bytes | dict[str, Any]) -> Moment:
        """A moment of this world from what ``Moment.to_json`` or ``to_dict`` gave. Raises UnsaidError."""
        return moment_from(data, self)

    def play(
        self,
        *roles: str,
        chance: int = 0,
        goal: float | None = None,
        reasons: int | None = None,
        depth: int | None = None,
        person: Literal[1, 2, 3] | None = None,
        tense: Literal["present", "past"] | None = None,
        seed: int = 0,
    ) -> Game:
        """A game in which these characters (none: the first role) are played from outside; the others act on their own
        minds.

        ``chance``: the number by which the others draw where several acts are as good to them; 0: they take the first.
        ``goal``: the author's utility at which the story is over, None for any gain over the start. ``reasons`` and
        ``depth``: how many acts, and how many levels of mind deep, all look ahead (None: 4 and 3; 5 and 3 in a world of
        up to 40 acts, 2 and 2 in one of more than 300).
        ``person``, ``tense`` and ``seed``: how those who play are told what they live through, as in ``Story.tell``;
        but unless ``person`` says otherwise the one who is played is *you*.
        Raises UnknownName, BadValue, UnsaidError for whom the world has no role (``not-a-role``), WorldError.

        >>> import unsaid
        >>> game = unsaid.load("tutorial").play("Ida").take("light(Ida)").take("pass")
        >>> game.acts
        ('light(Ida)', 'pass(Ida)', 'row_home(Olm)')
        """
        from unsaid.api.games.game import play, rules  # only those who play pay for loading it

        return play(self, roles, rules(self, chance, goal, reasons, depth), manner(person, tense, seed=seed))

    def restore(self, snapshot: bytes) -> Moment:
        """The moment that ``Moment.snapshot`` gave of this world: what is so and what is believed, not how it came
        about.

        The bytes may come from anybody. Raises UnsaidError (``snapshot``) where they are none of this world, or
        damaged.

        >>> import unsaid
        >>> world = unsaid.load("tutorial")
        >>> world.restore(world.start.after("light(Ida)").snapshot()).mind("Olm")["lit()"]
        True
        """
        if not isinstance(snapshot, bytes):
            raise BadType("snapshot", f"{type(snapshot).__name__} is no snapshot; it is bytes")
        moment = Moment(self, (Happening(minds=snapshot),))
        _ = moment.state
        return moment

    def take_up(self, moment: Moment | bytes | str) -> Moment:
        """The moment of this world that a moment of another version of it becomes, or one that ``Moment.save`` kept.

        By names, with those that ``formerly`` tells: every mind holds of each fact what it held. Facts that are new are
        as at the start to everybody; characters who are new believe what is so, and others take them to believe what
        they believe themselves; what is no longer in the world is forgotten, and triggers that the new version has come
        to rest. Raises UnsaidError: ``no-moment`` where the bytes are none, ``other-kind`` where a fact can no longer
        be what somebody holds it to be.
        """
        from unsaid.api.moments.lasting import taken_up  # only those who go on with old ones pay for it

        return taken_up(self, moment)

    def explore(
        self,
        free: str | Sequence[str] = (),
        *,
        goal: float | None = None,
        reasons: int | None = None,
        depth: int | None = None,
        states: int | None = None,
        budget: Budget | None = None,
        progress: Watcher | None = None,
        cancel: threading.Event | None = None,
    ) -> Map:
        """Everything that can come of it, as a map: every story in which each act makes sense to all who consent to it.

        Those who are ``free`` may do anything they think possible, with a reason or without. ``reasons`` and ``depth``:
        acts in one explanation, and levels of mind (None: 4 and 2; 5 and 3 in a world of up to 40 acts). ``goal`` is
        the author's utility at which a story is over where no ending holds, None for any gain over the start. At most
        ``states`` states are drawn (None: 200,000), within the ``budget``. Never raises for a limit that is met:
        ``Map.whole`` says so. Raises UnknownName, BadValue, WorldError.

        >>> import unsaid
        >>> map = unsaid.load("the-soup").explore(free="Jon")
        >>> map.whole, [(end.title, end.ways) for end in map.ends][0]
        (True, ('More. Stop.', 10))
        """
        from unsaid.api.map.drawing import asked, explored  # only those who explore pay for loading it

        if goal is not None:
            measured("goal", goal)
        wanted = asked(self, (free,) if isinstance(free, str) else free, reasons, depth, goal, states)
        return explored(self, wanted, states, budget, progress, cancel)

    # --- what if ---

    def whatif(
        self,
        *,
        goal: float | None = None,
        budget: Budget | None = None,
        fact: str | Sequence[str] | None = None,
        believes: str | Sequence[str] | None = None,
        without: str | Sequence[str] | None = None,
        instead: tuple[int | str | Act, str] | Sequence[tuple[int | str | Act, str]] | None = None,
        weighing: tuple[str, float] | Sequence[tuple[str, float]] | None = None,
        since: int | str | Act | None = None,
    ) -> Fork:
        """What would have become of the story that is found in it, with something otherwise: ``Story.whatif``, whose
        arguments these are, of the story that ``find`` finds with ``goal`` and ``budget``. Raises UnsaidError
        (``no-story``) where none is found, and what ``Story.whatif`` raises.

        >>> import unsaid
        >>> unsaid.load("tutorial").whatif(without="light").first
        1
        """
        story = self._found(goal, budget)
        return story.whatif(
            fact=fact, believes=believes, without=without, instead=instead, weighing=weighing, since=since
        )

    def hinges(
        self,
        *,
        goal: float | None = None,
        budget: Budget | None = None,
        progress: Callable[[int, int, int], object] | None = None,
    ) -> Iterator[Hinge]:
        """What of its start the end of its story hangs on: ``Story.hinges`` of the story that ``find`` finds with
        ``goal`` and ``budget``. Raises UnsaidError (``no-story``) where none is found.

        >>> import unsaid
        >>> len(list(unsaid.load("tutorial").hinges()))
        3
        """
        return self._found(goal, budget).hinges(progress=progress)

    def _found(self, goal: float | None, budget: Budget | None) -> Story:
        """The story that is found. Raises UnsaidError (``no-story``)."""
        outcome = self.find(goal=goal, budget=budget)
        if outcome.story is None:
            raise UnsaidError("no-story", f"no story was found ({outcome.stop}); give the acts of one with `story`")
        return outcome.story

    def renamed(self, old: str, new: str) -> World:
        """The world in which what is called ``old`` is called ``new``, wherever its text means it; ``"action walk"``
        where more than one thing is called so. What it means is the same. Raises UnknownName for no such name, BadValue
        for one that cannot be given, or is taken.

        >>> import unsaid
        >>> unsaid.load("tutorial").renamed("Ida", "Inge").acts
        ('light(Inge)', 'row_home(Olm)')
        """
        from unsaid.language.renaming import renamed  # few ask for it

        text, _ = renamed(self.open.reading, old, new)
        return replace(self, source=replace(self.source, text=text))

    # --- names ---

    def chain(self, who: str | Sequence[str]) -> tuple[str, ...]:
        """Characters by name, or by what the world calls them. Raises UnknownName."""
        return tuple(character(self.open.core, name) for name in ([who] if isinstance(who, str) else who))

    def named(self, act: str) -> tuple[str, ...]:
        """The acts that a name means: one with its arguments, or all of a name. Raises UnknownName."""
        ground = self.open.ground
        found = tuple(a.name for a in ground.actions if act in (a.name, a.schema))
        if not found:
            raise self.unknown(act)
        return found

    def _known(self, act: str) -> None:
        """Raises UnknownName where the world has no act of a name; it has one that never happens."""
        try:
            self.named(act)
        except UnknownName as error:
            if error.code != "never-happens":
                raise

    def has_act(self, act: str) -> bool:
        """Whether the world's text has an act of a name, be it one that never happens."""
        bare = act.partition("(")[0]
        return act in self.acts or any(bare == action.name for action in self.open.core.actions)

    def unknown(self, act: str) -> UnknownName:
        """What there is to say of an act that never happens, or that there is not."""
        never = self.open.never(act)
        if never is not None:
            return UnknownName("never-happens", f"{act} {never.said}")
        near = nearest(act, [*self.acts, *self.act_names])
        return UnknownName("unknown-act", f"this world has no act {act}" + (f"; did you mean {near}?" if near else ""))

    # --- at work ---

    @cached_property
    def open(self) -> OpenWorld:
        """The world at work, which equal values share; what it holds is no part of the interface."""
        return sharing.shared(self._key, lambda: self._opened(read_source(self.source)))

    @property
    def _key(self) -> object:
        """What tells it from worlds that are not equal to it."""
        return self.source, self.left_out, self.tables, self.passing

    def _opened(self, reading: Reading) -> OpenWorld:
        made = opened.OpenWorld(reading, left_out=self.left_out, passing=self.passing)
        for content, path in self.tables:
            made.doubtful_words += made.put_into_words(content, path)
        return made

    @property
    def engine(self) -> sharing.Engine:
        """The engine that all values of this world share. Raises WorldError."""
        return sharing.Engine(self.open)

    @property
    def seconds(self) -> dict[str, float]:
        """How long reading it and filling in its names took, as far as that was done."""
        return dict(self.open.seconds)

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """What version 0.1 had, with a warning."""
            if name.startswith("_"):
                raise AttributeError(name)
            return of_world(self.open, name)

    def __reduce__(self) -> tuple[Any, ...]:
        return World, (self.source, self.left_out, self.tables, self.passing)

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        if not self.ok:
            said = "\n\n".join([repr(self), *(d.render(self.source) for d in self.diagnostics)])
            return bundle(said, as_it_stands(said))
        return told(self, lambda: ": ".join(part for part in (self.title or self.name, self.about) if part))

    def __repr__(self) -> str:
        return f"<World {self.name!r}>"


def world_of(reading: Reading, seconds: dict[str, float] | None = None) -> World:
    """The value of a text that has been read; what was worked out is kept."""
    made = World(reading.source)
    made.__dict__["open"] = sharing.shared(made._key, lambda: opened.OpenWorld(reading, seconds or {}))
    return made


def load(world: str | Path, *, sabre: bool | None = None) -> World:
    """A world from a file, or by the name of one that comes with Unsaid; ``-`` is standard input.

    A file of that name comes before a bundled world. ``sabre``: whether the text is read as the planner Sabre reads it;
    None does so where the file's name ends in `.txt` or `.sabre`. Raises FileProblem where there is no such file or it
    cannot be read, UnknownName where it is neither file nor bundled world; never for what the text says.

    >>> import unsaid
    >>> unsaid.load("tutorial")
    <World 'tutorial'>
    """
    if not isinstance(world, str | Path):
        raise BadType("world", f"{world!r} is neither a path nor the name of a world")
    opened.missing(str(world))
    found = opened.load(world, sabre=sabre)
    return world_of(found.reading, found.seconds)


def read(text: str, name: str = "world", *, path: str | None = None, sabre: bool = False) -> World:
    """A world from its text; ``name`` is what it is called, ``path`` what messages call the text.

    Never raises for what the text says: ``ok`` and ``diagnostics`` do.

    >>> import unsaid
    >>> unsaid.read("entity Tom : charcter;").ok
    False
    """
    if not isinstance(text, str):
        raise BadType("text", f"{type(text).__name__} is no text")
    source = Source(plain(text), name, path, sabre)
    return world_of(read_source(source))


def bundled() -> tuple[str, ...]:
    """The names of the worlds that come with Unsaid, in the order in which to meet them.

    >>> import unsaid
    >>> unsaid.bundled()[0]
    'the-soup'
    """
    return tuple(opened.bundled())


def moment(data: str | bytes | dict[str, Any], world: World | None = None) -> Moment:
    """A moment from what ``Moment.to_json`` or ``to_dict`` gave; ``world`` is its world, which need not be given for
    one that comes with Unsaid. Raises UnsaidError: ``no-moment``, ``another-world``.

    >>> import unsaid
    >>> there = unsaid.load("tutorial").start.after("light(Ida)")
    >>> unsaid.moment(there.to_json()) == there
    True
    """
    if world is None:
        name = written_in(data).world
        if name not in bundled():
            raise UnsaidError("another-world", f"give the world of this moment, which is called {name}")
        world = load(name)
    return moment_from(data, world)


def _limits(limits: Limits | None, acts: int | None, reasons: int | None, depth: int | None, shortest: bool) -> Limits:
    if limits is not None:
        return limits
    for what, number in (("acts", acts), ("reasons", reasons), ("depth", depth)):
        if number is not None:
            counted(what, number)
    return Limits(acts, reasons, depth, None, None, None, shortest)


def _limited(limits: Limits, budget: Budget | None) -> Limits:
    """The limits with what a budget has: looking for one story after another, only the looking is counted."""
    if budget is None:
        return limits
    time = min((t for t in (limits.time, budget.time) if t is not None), default=None)
    memory = min((m for m in (limits.memory, budget.memory) if m is not None), default=None)
    return structs.replace(limits, time=time, memory=memory)
