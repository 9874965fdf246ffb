"""Trying a story that is a little otherwise: where are its holes then?

A trial is a course of acts, perhaps with other beliefs at the start, or with somebody more who sees an act. It is gone
through to its end as the checker goes through a story: what cannot happen is taken to have happened. Possibility is
looked at first, for it costs little; reasons are asked for only where that leaves fewer holes than there were. What the
checker has found of the story as it is, is not asked again. All of it is counted, and bounded by the clock as well.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from time import process_time
from typing import NamedTuple

from unsaid.data.running import Literal
from unsaid.minds import Minds
from unsaid.minds.errors import MindsError
from unsaid.psyche.log import Log

STEPS = 40_000
"""Acts that are gone through for all trials of one story."""

SECONDS = 0.3
"""All the work that may be spent on them, in seconds of the processor, where a single act takes so long that counting
does not bound it."""


class Hole(NamedTuple):
    """A hole at a place of a course: of somebody's belief or reason, or (``who`` is None) that it cannot happen."""

    place: int
    who: int | None
    kind: str


class Trial(NamedTuple):
    """A course of acts; beliefs that are otherwise at the start; and who sees the act at a place besides."""

    acts: tuple[int, ...]
    start: tuple[Literal, ...] = ()
    seen: tuple[int, int] | None = None


class Spent(Exception):
    """No more may be tried."""


@dataclass
class Trying:
    """Trials of one story. ``sound``: of minds, acts and doers, whether they have a reason, as far as it is known."""

    log: Log
    minds: Minds
    sound: dict[tuple[int, int, int], bool]
    motives: bool = True
    goal: float | None = None
    ending: bool = True
    steps: int = STEPS
    ends: float = field(default_factory=lambda: process_time() + SECONDS)
    base: tuple[Hole, ...] = field(init=False)
    whole: bool = field(init=False)

    def __post_init__(self) -> None:
        """Where the holes are in the story as it is, and whether it reaches the author's goal."""
        story = Trial(self.log.acts)
        states = self.states(story)
        self.base = (*self.impossible(story.acts, states), *self.unreasoned(story.acts, states))
        self.whole = self.reaches(states[-1])

    @property
    def count(self) -> int:
        """How many holes there are in the story as it is, one of them that it does not reach the author's goal."""
        return len(self.base) + (self.ending and not self.whole)

    def fewer(self, trial: Trial, place: int | None) -> int | None:
        """How many holes a trial has, if that is fewer than there are and none is at ``place``; else None. It must
        reach the author's goal where the story does. Raises ``Spent``."""
        try:
            states = self.states(trial)
        except MindsError:
            return None  # its triggers never come to rest
        short = self.ending and not self.reaches(states[-1])
        if short and self.whole:
            return None
        holes = self.impossible(trial.acts, states)
        if len(holes) + short >= self.count or any(hole.place == place for hole in holes):
            return None
        holes += self.unreasoned(trial.acts, states)
        if len(holes) + short >= self.count or any(hole.place == place for hole in holes):
            return None
        return len(holes) + short

    # --- going through ---

    def states(self, trial: Trial) -> list[int]:
        """The states a trial leads through."""
        state = self.log.world.patch(self.log.world.initial, trial.start)
        states = [state]
        for place, act in enumerate(trial.acts):
            self._step()
            if trial.seen is not None and trial.seen[0] == place:
                state = self._shown(state, act, trial.seen[1])
            else:
                state = self.log.world.advance(state, act)
            states.append(state)
        return states

    def then(self, state: int, act: int) -> int | None:
        """The state after an act; None where triggers never come to rest after it."""
        self._step()
        try:
            return self.log.world.advance(state, act)
        except MindsError:
            return None

    def _shown(self, state: int, act: int, who: int) -> int:
        seeing = [c for c in self.log.characters if c == who or self.log.world.sees(state, act, c)]
        return self.minds.advance(state, act, seen_by=seeing)

    def _step(self) -> None:
        self.steps -= 1
        if not self.more():
            raise Spent

    def more(self) -> bool:
        """Whether more may be tried."""
        return self.steps >= 0 and process_time() <= self.ends

    def reaches(self, state: int) -> bool:
        """Whether the author's goal is reached in a state."""
        world = self.log.world
        end, before = world.utility(state, None), world.utility(world.initial, None)
        if end is None:
            return False
        return end >= self.goal if self.goal is not None else before is not None and end > before

    # --- holes ---

    def impossible(self, acts: Sequence[int], states: Sequence[int]) -> list[Hole]:
        """The acts that cannot happen, or that those who do them think impossible."""
        found = list[Hole]()
        for place, (act, state) in enumerate(zip(acts, states, strict=False)):
            if not self.can(state, act):
                found.append(Hole(place, None, "impossible"))
            else:
                doers = self.log.world.ground.actions[act].consenting
                found += [Hole(place, c, "unthought") for c in doers if not self.thinks(state, act, c)]
        return found

    def can(self, state: int, act: int) -> bool:
        """Whether an act can really happen."""
        return self.log.holds(state, self.log.world.ground.actions[act].precondition)

    def thinks(self, state: int, act: int, who: int) -> bool:
        """Whether somebody thinks an act possible."""
        return self.log.holds(self.log.world.mind(state, who), self.log.world.ground.actions[act].precondition)

    def unreasoned(self, acts: Sequence[int], states: Sequence[int]) -> list[Hole]:
        """The acts that somebody who thinks them possible has no reason for."""
        found = list[Hole]()
        for place, (act, state) in enumerate(zip(acts, states, strict=False)):
            doers = self.log.world.ground.actions[act].consenting if self.motives else ()
            lacking = [c for c in doers if self.thinks(state, act, c) and not self.reason(state, act, c)]
            found += [Hole(place, c, "no reason") for c in lacking]
        return found

    def reason(self, state: int, act: int, who: int) -> bool:
        """Whether an act makes sense to somebody in a state of the world."""
        mind = self.log.world.mind(state, who)
        known = self.sound.get((mind, act, who))
        if known is None:
            self._step()
            known = self.sound[mind, act, who] = self.log.explained(mind, act, who)
        return known

    def willing(self, state: int, act: int) -> bool:
        """Whether everybody whose act it is thinks it possible and has a reason for it."""
        doers = self.log.world.ground.actions[act].consenting
        return all(self.thinks(state, act, c) and self.reason(state, act, c) for c in doers)
