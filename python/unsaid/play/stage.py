"""The stage: a world made ready to be played, and the few questions a session asks of it.

A session never looks inside the engine. Everything it needs is asked here: what is possible in somebody's
mind, who sees an act, whether an act has a reason, whether the author's goal is reached. Answers depend on
nothing but the state they are asked about, so a session can be replayed, undone and saved as a list of acts.

``Ground`` below names just the part of the ground world that play uses; the tests play on a small world written
straight in these terms.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from unsaid.budget.counted import counted, measured
from unsaid.data.running import Prospect, Running
from unsaid.minds.data import EngineReason
from unsaid.world import Expression
from unsaid.world.expressions import reads
from unsaid.world.inner import GroundSpeech, Inner
from unsaid.world.structure import Effect, GroundFluent, GroundUtility
from unsaid.world.supposing import unsure
from unsaid.world.values import Reader, holds

if TYPE_CHECKING:
    from unsaid.language.former import Names

State = int
"""A mind, as the engine interns it: the same state is always the same number."""

PLAN_LIMIT = 4
"""Acts in the longest plan a character may have when nothing else is asked for."""

DEPTH_LIMIT = 3
"""Levels of mind in a reason when nothing else is asked for (a character's own is the first)."""

FEW, FAR = 40, (5, 3)
"""In a world of no more ground acts than that they look farther: it costs nothing, and a plot with three plans in it
needs as much."""

KNOWN = 50_000
"""States of which a stage remembers whether the story is over in them: menus ask for the same ones again and again."""

MANY, NEAR = 300, (2, 2)
"""In a world of more than that they look less far: among forty people there is too much to go through."""


def sight(acts: int) -> tuple[int, int]:
    """How far the characters look in a world of so many ground acts where nothing else is asked for: acts in a plan,
    and levels of mind."""
    return FAR if acts <= FEW else NEAR if acts > MANY else (PLAN_LIMIT, DEPTH_LIMIT)


class Choosing(Running, Protocol):
    """A running world that gives reasons, all those of a mind at once, and says what is held back."""

    def reading(self, state: State, /) -> Reader:
        """Reads a state, and the minds in it."""
        ...

    def explain(self, state: State, act: int, character: int, /, *, steps: int, depth: int) -> EngineReason | None:
        """Why an act, done in a state of the world, makes sense to a character; None where it does not."""
        ...

    def options(self, mind: State, character: int, /, *, steps: int, depth: int) -> list[Prospect]:
        """Every act the character whose mind this is has a reason for, in order, each with its best plan."""
        ...

    def held_back(self, mind: State, character: int, /) -> list[int]:
        """The acts a character holds back in its mind, whatever it does instead, in order."""
        ...


class PlayedAction(Protocol):
    """The part of a ground action that play uses."""

    @property
    def name(self) -> str: ...
    @property
    def consenting(self) -> Sequence[int]: ...
    @property
    def observing(self) -> Sequence[Any]: ...
    @property
    def precondition(self) -> Expression: ...
    @property
    def effects(self) -> Sequence[Effect]: ...


class Ground(Protocol):
    """The part of a ground world that play uses."""

    @property
    def characters(self) -> Sequence[str]: ...
    @property
    def actions(self) -> Sequence[PlayedAction]: ...
    @property
    def inner(self) -> Inner: ...
    @property
    def fluents(self) -> Sequence[GroundFluent]: ...
    @property
    def utility(self) -> GroundUtility: ...


@dataclass(frozen=True, slots=True)
class Rules:
    """How far the characters of a session look ahead, when the story is done, and by which number the others draw
    where several acts are as good (0: they take the first)."""

    character: int = PLAN_LIMIT
    depth: int = DEPTH_LIMIT
    goal: float | None = None
    chance: int = 0

    def __post_init__(self) -> None:
        counted("character", self.character, least=1)
        counted("depth", self.depth, least=1)
        counted("chance", self.chance)
        if self.goal is not None:
            measured("goal", self.goal)


class StageEnding(NamedTuple):
    """A way for the story to be over: its name, and the condition of the world in which it is."""

    name: str
    when: Expression


@dataclass(frozen=True)
class Stage:
    """A world to play in: its ground form, its engine, everybody's pass, the rules of this session, and the endings, in
    order. ``text`` is a hash of the world's text, ``tempers`` those of the characters who have one."""

    ground: Ground
    minds: Choosing
    passes: tuple[int, ...]
    rules: Rules = Rules()
    endings: tuple[StageEnding, ...] = ()
    text: str = ""
    tempers: Mapping[int, float] = field(default_factory=dict[int, float])
    former: Names | None = None
    """What was called otherwise once."""
    never: Callable[[str], str | None] = field(default=lambda act: None, compare=False, repr=False)
    """Of an act that the world's text has and its ground form has not: what is to be said of it, as the rest of a
    sentence about the act."""

    # --- acts ---

    def name(self, action: int) -> str:
        """The act as it is written: ``walk(Tom, Home, Market)``."""
        return self.ground.actions[action].name

    def called(self, who: int | None) -> str:
        """A character's name; ``fate`` for None."""
        return "fate" if who is None else self.ground.characters[who]

    def find(self, name: str) -> int | None:
        """The act of that name, if the world has it."""
        return self.numbers.get(name)

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The acts by their names."""
        return {action.name: number for number, action in enumerate(self.ground.actions)}

    def consenting(self, action: int) -> Sequence[int]:
        """The characters, by number, who must want the act; nobody for fate's own acts."""
        return self.ground.actions[action].consenting

    def possible(self, state: State, owner: int | None = None) -> list[int]:
        """The acts possible in a state, in order of definition; ``owner`` where it is that character's mind."""
        return self.minds.possible(state, owner)

    def fate(self, state: State, owner: int | None = None) -> list[int]:
        """The author's own acts possible in a state."""
        return [action for action in self.possible(state, owner) if not self.consenting(action)]

    # --- questions ---

    def owed(self, state: State, who: int) -> list[int]:
        """The questions that somebody owes an answer to in a state, in order."""
        return [question for question in self._put_to.get(who, ()) if self._is_owed(state, question)]

    def _is_owed(self, state: State, question: int) -> bool:
        asked = self.ground.inner.questions[question]
        values = self.minds.values(state)
        owes, silent = (None if f is None else values[f] for f in (asked.owes, asked.silent))
        return owes is True and silent is not True

    @cached_property
    def _put_to(self) -> dict[int, list[int]]:
        """The questions put to each character."""
        found: dict[int, list[int]] = {}
        for number, question in enumerate(self.ground.inner.questions):
            found.setdefault(question.asked, []).append(number)
        return found

    def settles(self, action: int) -> set[int]:
        """The questions an act answers, or discharges."""
        said = self._said.get(action)
        return set() if said is None else {*(q for q, _ in said.answers), *said.discharges}

    def claims(self, action: int) -> tuple[tuple[int, int], ...]:
        """What an act claims: questions, each with the hypothesis it is answered by."""
        said = self._said.get(action)
        return () if said is None else said.answers

    def asked_by(self, action: int) -> set[int]:
        """Those to whom an act puts a question."""
        said = self._said.get(action)
        return set() if said is None else {self.ground.inner.questions[q].asked for q in said.asks}

    @cached_property
    def _said(self) -> dict[int, GroundSpeech]:
        return {speech.action: speech for speech in self.ground.inner.speech}

    # --- reasons ---

    def options(self, mind: State, who: int) -> list[Prospect]:
        """Every act somebody has a reason for in its mind, in order, each with its best plan."""
        return self.minds.options(mind, who, steps=self.rules.character, depth=self.rules.depth)

    def prospect(self, mind: State, action: int, who: int) -> Prospect | None:
        """The best plan that gives somebody a reason for an act in its mind."""
        return self.minds.prospect(mind, action, who, steps=self.rules.character, depth=self.rules.depth)

    def explained(self, mind: State, action: int, who: int) -> bool:
        """Whether somebody has a reason for an act in its mind."""
        return self.minds.explained(mind, action, who, steps=self.rules.character, depth=self.rules.depth)

    def reason(self, state: State, action: int, who: int) -> EngineReason | None:
        """The shortest reason somebody has for an act in a state of the world; None where it has none."""
        for steps in range(1, self.rules.character + 1):
            found = self.minds.explain(state, action, who, steps=steps, depth=self.rules.depth)
            if found is not None:
                return found
        return None

    def temper(self, who: int) -> float:
        """How little somebody minds doing what does not lead highest; 0: it always does what does."""
        return self.tempers.get(who, 0.0)

    # --- the author ---

    def ending(self, state: State) -> str | None:
        """The name of the ending that is reached in a state of the world; None where none is."""
        known = self._ended
        if state not in known:
            if len(known) >= KNOWN:
                known.clear()
            read = self.minds.reading(state)
            known[state] = next((ending.name for ending in self.endings if holds(ending.when, read)), None)
        return known[state]

    @cached_property
    def _ended(self) -> dict[State, str | None]:
        """The endings of states that were asked for; the number of a state is never given to another."""
        return {}

    def over(self, state: State) -> bool:
        """Whether a story that has come to a state is over: an ending is reached, or the author's goal."""
        return self.ending(state) is not None or self.reached(state)

    def over_in(self, mind: State, who: int) -> bool:
        """Whether a mind holds the story to be over; where it began is where it did in that character's first mind."""
        return self.ending(mind) is not None or self.reached(mind, self.minds.mind(self.minds.initial, who))

    def unclear(self, mind: State) -> bool:
        """Whether a mind cannot tell if the story is over, for that hangs on something it does not know."""
        if not self.opened:
            return False
        values = self.minds.values(mind)
        return any(unsure(values[f]) is not None for f in self.read_by_ends)

    @cached_property
    def opened(self) -> bool:
        """Whether there is anything in the world that somebody may not know."""
        return any(fluent.domain for fluent in self.ground.fluents)

    @cached_property
    def read_by_ends(self) -> tuple[int, ...]:
        """The fluents that endings and the author's goal are about, in anybody's eyes."""
        asked = [self.ground.utility.author, *(ending.when for ending in self.endings)]
        return tuple(dict.fromkeys(fluent for one in asked for fluent, _ in reads(one)))

    def read_by(self, action: int) -> tuple[int, ...]:
        """The fluents that an act's precondition and effects are about, in anybody's eyes."""
        act = self.ground.actions[action]
        asked = [act.precondition, *(part for e in act.effects for part in (e.when, e.value))]
        return tuple(dict.fromkeys(fluent for one in asked for fluent, _ in reads(one)))

    def reached(self, state: State, first: State | None = None) -> bool:
        """Whether the author's goal is met: the asked utility, or else any rise above where it began, in a ``first``
        state (None: the world's)."""
        now = self.minds.utility(state, None)
        if now is None:
            return False
        if self.rules.goal is not None:
            return now >= self.rules.goal
        before = self.minds.utility(self.minds.initial if first is None else first, None)
        return before is not None and now > before
