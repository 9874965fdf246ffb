"""Which act of a world a writer means: by its name alone, in other case, with a slip of the pen.

An act written as the world writes it is that act. Else spaces and case do not count; a bare name means the one act of
that name; and what is nearly an act means the nearest, where no other is as near. What is none of these stays as it is
written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from functools import cached_property
from typing import TYPE_CHECKING

from unsaid.data.story import Beat, Reason, Step, Story

if TYPE_CHECKING:
    from unsaid.minds import Minds

PARTS = re.compile(r"\s*([^()]*?)\s*(?:\((.*)\)\s*)?$", re.DOTALL)
NEAR = 0.6
"""How alike two names must be for one to be a slip of the other."""


class Meant:
    """The acts of one world, by what somebody may write for them. ``words`` are names that the world has besides:
    whoever writes one of them means it, and nothing near it."""

    def __init__(self, acts: Iterable[str], words: Iterable[str] = ()) -> None:
        self._acts = tuple(acts)
        self._words = frozenset(word.casefold() for word in words)

    @cached_property
    def _known(self) -> frozenset[str]:
        return frozenset(self._acts)

    @cached_property
    def _folded(self) -> dict[tuple[str, ...], list[str]]:
        found = defaultdict[tuple[str, ...], list[str]](list)
        for act in self._acts:
            found[_parts(act)].append(act)
        return found

    @cached_property
    def _named(self) -> dict[str, list[str]]:
        found = defaultdict[str, list[str]](list)
        for act in self._acts:
            found[_parts(act)[0]].append(act)
        return found

    def one(self, written: str) -> str:
        """The act that is meant, as the world writes it; what is written where no act is."""
        if written in self._known:
            return written
        parts = _parts(written)
        found = self._folded.get(parts, [])
        if not found and len(parts) == 1:
            found = self._named.get(parts[0], [])
        return found[0] if len(found) == 1 else self._nearest(written, parts)

    def _nearest(self, written: str, parts: tuple[str, ...]) -> str:
        """The one act that is nearest, name by name; every part must be near."""
        rows = self._folded if len(parts) > 1 else {**self._folded, **{(n,): a for n, a in self._named.items()}}
        alike = {key: self._likeness(parts, key) for key in rows if len(key) == len(parts)}
        best = max(alike.values(), default=0.0)
        found = [act for key, near in alike.items() if near == best for act in rows[key]]
        return found[0] if best >= NEAR and len(found) == 1 else written

    def _likeness(self, parts: Sequence[str], others: Sequence[str]) -> float:
        """How alike two acts are: as their least alike parts; 0 where several are not the same."""
        apart = [(a, b) for a, b in zip(parts, others, strict=True) if a != b]
        if len(apart) > 2 or any(a in self._words for a, _ in apart):
            return 0.0
        return min((_alike(a, b) for a, b in apart), default=1.0)


def _parts(act: str) -> tuple[str, ...]:
    """The name of an act and its arguments, in small letters."""
    found = PARTS.match(act)
    if found is None:
        return (act.casefold(),)
    given = tuple(" ".join(part.split()).casefold() for part in (found[2] or "").split(",") if part.strip())
    return (found[1].casefold(), *given)


def _alike(a: str, b: str) -> float:
    matcher = SequenceMatcher(None, a, b)
    return matcher.ratio() if matcher.quick_ratio() >= NEAR else 0.0


def as_meant(story: Story, meant: Meant) -> Story:
    """The story with every act in it as the world writes it."""

    def reason(one: Reason) -> Reason:
        plan = tuple(Step(meant.one(step.act), tuple(map(reason, step.reasons))) for step in one.plan)
        return Reason(one.character, meant.one(one.act), plan, one.before, one.after, one.hope)

    beats = tuple(Beat(meant.one(beat.act), tuple(map(reason, beat.reasons))) for beat in story.acts)
    return Story(story.world, beats, story.goal, story.before, story.utility, story.attempts)


def in_their_place(story: Story, minds: Minds) -> Story:
    """The story with every act that stands by its name alone, and could be several, as the one of them that is possible
    there, or that makes sense there; where that is not one alone, it stays as it is."""
    actions, state, beats = minds.ground.actions, minds.initial, list[Beat]()
    numbers = minds.ground.actions_named()
    for beat in story.acts:
        found, name = beat, beat.act.casefold()
        if beat.act not in numbers:
            able = [act for act in minds.possible(state) if actions[act].schema.casefold() == name]
            able = able if len(able) <= 1 else [act for act in able if _sensible(minds, state, act)]
            found = Beat(actions[able[0]].name) if len(able) == 1 else beat
        beats.append(found)
        if found.act in numbers:
            state = minds.advance(state, numbers[found.act])
    return Story(story.world, tuple(beats), story.goal, story.before, story.utility, story.attempts)


def _sensible(minds: Minds, state: int, act: int) -> bool:
    """Whether an act makes sense to everybody whose act it is."""
    doers = minds.ground.actions[act].consenting
    return all(minds.explained(minds.mind(state, c), act, c, steps=4, depth=2) for c in doers)
