"""A bundled world made ready for its tests: read, ground, and judged by the slow semantics rather than the engine."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from weakref import WeakSet

import unsaid
from tests.reference import Limits, Model, State, advance, explained_in_story, reached
from tests.reference.expressions import holds
from tests.reference.values import to_plain
from unsaid.language import Reading, core, read_file
from unsaid.minds import Minds
from unsaid.world import GroundWorld, dumps, ground

FOLDER = Path(unsaid.__file__).parent / "worlds"
NAMES = ("the-soup", "tutorial", "the-unsaid", "the-lesson", "the-saucer", "the-owl", "paste", "the-riding-light")
LIMITS = Limits(author=60, character=5, depth=4)


ALIVE: WeakSet[Staged] = WeakSet()
"""Every world that has been made ready and is still held by somebody."""


def let_go() -> None:
    """Lets go of what was worked out about worlds that files of tests hold; who wants it again works it out again."""
    for one in ALIVE:
        for worked_out in ("model", "minds", "found", "courses", "faults"):
            one.__dict__.pop(worked_out, None)


@cache
def staged(name: str) -> Staged:
    """A bundled world by name, made ready once."""
    reading = read_file(FOLDER / f"{name}.world")
    assert reading.world is not None, [d.render(reading.source) for d in reading.diagnostics]
    return Staged(name, reading, ground(reading.world, reading.source))


@dataclass(eq=False)
class Staged:
    """One bundled world: its text read, its ground form, the engine on it and the slow model of it."""

    name: str
    reading: Reading
    ground: GroundWorld

    def __post_init__(self) -> None:
        ALIVE.add(self)

    @property
    def world(self) -> core.World:
        """The checked world."""
        assert self.reading.world is not None
        return self.reading.world

    @cached_property
    def model(self) -> Model:
        """The world as the slow semantics has it."""
        return Model(json.loads(dumps(self.ground)))

    @cached_property
    def minds(self) -> Minds:
        """The world as the engine has it."""
        return Minds(self.ground)

    @cached_property
    def found(self) -> tuple[str, ...]:
        """The acts of the story the engine finds when asked for nothing in particular."""
        return tuple(self.ground.actions[a].name for a in self.minds.search().acts)

    @cached_property
    def courses(self) -> dict[tuple[str, ...], State]:
        """The states that courses of acts lead to, so that what many tests begin with is worked out once."""
        return {(): self.model.initial}

    @cached_property
    def faults(self) -> dict[tuple[tuple[str, ...], str | None], str | None]:
        """What has been found to be wrong with the last act of a course of acts, by who is played."""
        return {}

    def act(self, name: str) -> int:
        """An act's number."""
        return [a.name for a in self.ground.actions].index(name)

    def states(self, acts: tuple[str, ...]) -> list[State]:
        """The states a course of acts leads through, in the slow semantics."""
        for n, name in enumerate(acts):
            if acts[: n + 1] not in self.courses:
                self.courses[acts[: n + 1]] = advance(self.model, self.courses[acts[:n]], self.act(name))
        return [self.courses[acts[:n]] for n in range(len(acts) + 1)]

    def believed(self, state: State, fluent: str, *believers: str) -> object:
        """A fluent's value in the mind at the end of the believers."""
        names = self.model.world.characters
        for believer in believers:
            state = state.mind(names.index(believer))
        return to_plain(state.values[self.model.world.fluents.index(fluent)])

    def verdict(self, acts: tuple[str, ...]) -> str:
        """``confirmed``, or the first thing wrong with the story.

        ``impossible``: it cannot happen. ``disbelieved``: it could, but somebody who must do it believes that it
        cannot. ``no reason``: somebody who must do it has none. ``unfinished``: all well, but the author's goal is
        not reached.
        """
        at, wrong = self.first_fault(acts)
        if wrong:
            return wrong
        return "confirmed" if reached(self.model, self.states(acts)[at], None) else "unfinished"

    def first_fault(self, acts: tuple[str, ...], played: str | None = None) -> tuple[int, str | None]:
        """How many acts stand before the first thing that is wrong with the story, and what that is; all, and None.

        What all have a reason for is not asked again for the sake of somebody who is played and needs none.
        """
        for n in range(len(acts)):
            course = acts[: n + 1]
            if self.faults.get((course, None), "unasked") is None:
                continue
            if (course, played) not in self.faults:
                self.faults[course, played] = self.fault(self.states(acts[:n])[-1], acts[n], played)
            wrong = self.faults[course, played]
            if wrong:
                return n, wrong
        return len(acts), None

    def fault(self, state: State, name: str, played: str | None = None) -> str | None:
        """What is wrong with an act done in a state, if anything; who is played needs no reason."""
        if name not in {a.name for a in self.ground.actions}:
            return f"impossible: {name}"  # grounding has seen that it never can be
        act = self.act(name)
        event = self.model.world.actions[act]
        if not holds(event.precondition, state):
            return f"impossible: {name}"
        for c in event.consenting:
            who = self.model.world.characters[c]
            if not holds(event.precondition, state.mind(c)):
                return f"disbelieved: {name} by {who}"
            if who != played and not explained_in_story(self.model, state, act, c, LIMITS):
                return f"no reason: {name} for {who}"
        return None
