"""The stage: a world made ready to be played, and the few questions a session asks of it.

A session never looks inside the engine. Everything it needs is asked here: what is possible in somebody's
mind, who sees an act, whether an act has a reason, whether the author's goal is reached. Answers depend on
nothing but the state they are asked about, so a session can be replayed, undone and saved as a list of acts.

``Ground`` below names just the part of the ground world that play uses; the tests play on a small world written
straight in these terms.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from unsaid.budget.counted import counted, measured
from unsaid.data.running import Running
from unsaid.minds.data import EngineReason
from unsaid.world import Expression
from unsaid.world.inner import Inner

State = int
"""A mind, as the engine interns it: the same state is always the same number."""

PLAN_LIMIT = 7
"""Acts in the longest plan a character may have when nothing else is asked for."""

DEPTH_LIMIT = 6
"""Levels of mind in a reason when nothing else is asked for (a character's own is the first)."""


MANY, NEAR = 300, (4, 2)
"""In a world of more ground acts than that they look no farther: among forty people there is too much to go through."""


def sight(acts: int) -> tuple[int, int]:
    """How far the characters look in a world of so many ground acts where nothing else is asked for: acts in a plan,
    and levels of mind."""
    return NEAR if acts > MANY else (PLAN_LIMIT, DEPTH_LIMIT)


class Explaining(Running, Protocol):
    """A running world that gives reasons, with the plans in them."""

    def explain(self, state: State, act: int, character: int, /, *, steps: int, depth: int) -> EngineReason | None:
        """Why an act, done in a state of the world, makes sense to a character; None where it does not."""
        ...


class PlayedAction(Protocol):
    """The part of a ground action that play uses."""

    @property
    def name(self) -> str: ...
    @property
    def consenting(self) -> Sequence[int]: ...
    @property
    def observing(self) -> Sequence[Any]: ...


class Ground(Protocol):
    """The part of a ground world that play uses."""

    @property
    def characters(self) -> Sequence[str]: ...
    @property
    def actions(self) -> Sequence[PlayedAction]: ...
    @property
    def inner(self) -> Inner: ...


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
    """A world to play in: its ground form, its engine, the rules of this session and the endings, in order."""

    ground: Ground
    minds: Explaining
    rules: Rules = Rules()
    endings: tuple[StageEnding, ...] = ()
    never: Callable[[str], str | None] = field(default=lambda act: None, compare=False, repr=False)
    """Of an act that the world's text has and its ground form has not: what is to be said of it, as the rest of a
    sentence about the act."""
    _reasons: dict[tuple[State, int, int, int, int], EngineReason | None] = field(
        default_factory=dict, compare=False, repr=False
    )

    # --- acts ---

    def name(self, action: int) -> str:
        """The act as it is written: ``walk(Tom, Home, Market)``."""
        return self.ground.actions[action].name

    def find(self, name: str) -> int | None:
        """The act of that name, if the world has it."""
        return next((i for i, action in enumerate(self.ground.actions) if action.name == name), None)

    def consenting(self, action: int) -> Sequence[int]:
        """The characters, by number, who must want the act; nobody for fate's own acts."""
        return self.ground.actions[action].consenting

    def possible(self, state: State, owner: int | None = None) -> list[int]:
        """The acts possible in a state, in order of definition; ``owner`` where it is that character's mind."""
        return self.minds.possible(state, owner)

    def fate(self, state: State) -> list[int]:
        """The author's own acts possible in a state."""
        return [action for action in self.possible(state) if not self.consenting(action)]

    # --- reasons ---

    def reason(self, state: State, action: int, character: int, *, depth: int | None = None) -> EngineReason | None:
        """The shortest reason the character has for the act, looking one step further each time."""
        for steps in range(1, self.rules.character + 1):
            found = self.reason_within(state, action, character, steps, depth)
            if found is not None:
                return found
        return None

    def reason_within(
        self, state: State, action: int, character: int, steps: int, depth: int | None = None
    ) -> EngineReason | None:
        """A reason of at most so many steps; asked once for each state."""
        levels = self.rules.depth if depth is None else depth
        key = (state, action, character, steps, levels)
        if key not in self._reasons:
            self._reasons[key] = self.minds.explain(state, action, character, steps=steps, depth=levels)
        return self._reasons[key]

    def willing(self, state: State, action: int, besides: Collection[int], *, depth: int | None = None) -> bool:
        """Whether everyone who must consent, some characters apart, has a reason to."""
        others = [d for d in self.consenting(action) if d not in besides]
        return all(self.reason(state, action, d, depth=depth) is not None for d in others)

    # --- the author ---

    def ending(self, state: State) -> str | None:
        """The name of the ending that is reached in a state of the world; None where none is."""
        return next((ending.name for ending in self.endings if self.minds.holds(state, ending.when)), None)

    def over(self, state: State) -> bool:
        """Whether a story that has come to a state is over: an ending is reached, or the author's goal."""
        return self.ending(state) is not None or self.reached(state)

    def reached(self, state: State) -> bool:
        """Whether the author's goal is met: the asked utility, or else any rise above where it began."""
        now = self.minds.utility(state, None)
        if now is None:
            return False
        if self.rules.goal is not None:
            return now >= self.rules.goal
        before = self.minds.utility(self.minds.initial, None)
        return before is not None and now > before
