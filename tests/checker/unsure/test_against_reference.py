"""The checker's minds that do not know, held against the slow semantics on random worlds that use all there is."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import product
from typing import Any

import pytest

from tests import random_ignorance
from tests.checker.unsure.given import given
from tests.reference import Limits, Model, explained, next_acts
from tests.reference.model import ERRORS
from tests.reference.state import State
from unsaid.checker import Restless, explain_acts
from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.seeking import Seeker
from unsaid.checker.minds.unsure.labels import Label
from unsaid.checker.minds.world import CheckedWorld
from unsaid.data.limits import Limits as StoryLimits

KINDS = ("open", "sure", "tied", "unclear")

STOPPED = "stopped"
"""In place of an answer where triggers never come to rest."""


def plain(held: Any) -> Any:
    """What is held, of either program's, in one form; numbers, truths and entities apart."""
    if isinstance(held, Label):
        return held.kind, frozenset(map(plain, held.among))
    if isinstance(held, tuple):
        return (held[0], frozenset(map(plain, held[1]))) if held[0] in KINDS else plain(held[1])
    return type(held).__name__, held


class Both:
    """A world in both programs, and a state of it in each."""

    def __init__(self, seed: int) -> None:
        data = random_ignorance.world(seed)
        self.ground = given(data)
        self.model, self.checked = Model(data.data), None
        self.theirs, self.mine = self._started()

    def _started(self) -> tuple[State | str, Mind | str]:
        try:
            self.checked = CheckedWorld(self.ground)
        except Restless:
            mine: Mind | str = STOPPED
        else:
            mine = self.checked.start
        try:
            return self.model.initial, mine
        except ERRORS:
            return STOPPED, mine

    def act(self, act: int) -> None:
        """Goes on to the states after an act."""
        assert self.checked is not None
        try:
            self.theirs = self.model.after(self.theirs, act)  # type: ignore[arg-type]
        except ERRORS:
            self.theirs = STOPPED
        try:
            self.mine = self.checked.after(self.mine, act)  # type: ignore[arg-type]
        except Restless:
            self.mine = STOPPED

    @property
    def over(self) -> bool:
        """Whether there is no state in one of them."""
        return STOPPED in (self.theirs, self.mine)

    def differences(self) -> Iterator[tuple[Any, ...]]:
        """Where the two states, what is possible there, and what it is worth, are not the same."""
        if self.over:
            if self.theirs != self.mine:
                yield "stopped", self.theirs, self.mine
            return
        assert isinstance(self.theirs, State)
        assert isinstance(self.mine, Mind)
        assert self.checked is not None
        people = range(len(self.ground.characters))
        for chain in (c for length in range(4) for c in product(people, repeat=length)):
            rows = self.theirs.at(chain).values, self.mine.at(chain).values
            yield from ((chain, f, a, b) for f, (a, b) in enumerate(zip(*rows, strict=True)) if plain(a) != plain(b))
        possible = self.possible(), self.checked.all_possible(self.mine)
        worth = [(self.model.utility(self.theirs, c), self.checked.utility(self.mine, c)) for c in (None, *people)]
        yield from (pair for pair in [possible, *worth] if pair[0] != pair[1])

    def possible(self) -> list[int]:
        """The acts that can happen, by the slow semantics."""
        assert isinstance(self.theirs, State)
        return [act for act in range(len(self.ground.actions)) if self.model.possible(self.theirs, act)]


def gone(seed: int, runs: int = 4, longest: int = 4) -> Iterator[Both]:
    """Both programs in every state of some random courses of acts."""
    rng = random.Random(seed)
    for _ in range(runs):
        both = Both(seed)
        yield both
        for _ in range(longest):
            if both.over or not (acts := both.possible()):
                break
            both.act(rng.choice(acts))
            yield both


def different(seeds: range) -> list[Any]:
    """Where states differ, at the first place of each seed."""
    found = ((seed, next(both.differences(), None)) for seed in seeds for both in gone(seed))
    return [(seed, place) for seed, place in found if place is not None]


def test_states_after_random_acts_are_the_same() -> None:
    """At the end of every chain of up to three believers, both hold the same of every fluent."""
    assert different(range(12)) == []


@pytest.mark.deep
def test_states_after_random_acts_are_the_same_in_many_worlds() -> None:
    """The same, in four hundred worlds more."""
    assert different(range(12, 412)) == []


ASKED = ((1, 0), (2, 1), (3, 1))
"""Steps and levels of mind for which it is asked what makes sense."""


def senses(seeds: range) -> Iterator[tuple[Any, bool, bool, bool]]:
    """Of each act in each mind: which, whether it makes sense to either, and whether by a hope."""
    for seed in seeds:
        both = Both(seed)
        if both.over:
            continue
        assert both.checked is not None
        seeker = Seeker(both.checked)
        for act, action in enumerate(both.ground.actions):
            for (steps, levels), c in product(ASKED, action.consenting):
                try:
                    theirs = explained(both.model, act, c, both.model.entered(both.theirs, c), steps, levels)  # type: ignore[arg-type]
                    mind = both.checked.planning(both.mine, c)  # type: ignore[arg-type]
                    seeker.begin()
                    mine = seeker.makes_sense(mind, c, act, steps, levels)
                    plainly = seeker.reason(mind, c, act, steps, levels) is not None
                except (Restless, *ERRORS):
                    continue  # plans that are not looked at may lead on to triggers without end
                yield (seed, act, c, steps, levels), theirs, mine, not plainly


@pytest.mark.slow
def test_the_same_makes_sense_to_the_same_people() -> None:
    """Reasons and hopes are found where the slow semantics finds them by trying all; there are hopes among them."""
    found = list(senses(range(40)))
    assert [which for which, theirs, mine, _ in found if theirs != mine] == []
    assert sum(mine and hoped for _, _, mine, hoped in found) > 10


@pytest.mark.deep
def test_the_same_makes_sense_in_many_worlds() -> None:
    """The same, in three hundred worlds more."""
    assert [which for which, theirs, mine, _ in senses(range(40, 340)) if theirs != mine] == []


@pytest.mark.slow
def test_the_same_stories_are_sound() -> None:
    """An act is sound as the first of a story exactly where the slow semantics lets it be."""
    for seed in range(60):
        both = Both(seed)
        if both.over:
            continue
        try:
            theirs = next_acts(both.model, both.theirs, Limits(1, 2, 2))  # type: ignore[arg-type]
            names = [action.name for action in both.ground.actions]
            checked = [explain_acts(both.ground, [name], StoryLimits(character=2, depth=2))[1] for name in names]
        except (Restless, *ERRORS):
            continue
        assert [act for act, findings in enumerate(checked) if not findings] == theirs, seed
