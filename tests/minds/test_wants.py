"""Wants held back as engine, reference and checker count them in stories of random worlds, state by state."""

from __future__ import annotations

import itertools
import json
import random
from typing import Any

import pytest

from tests.random_wants import world_of_wants
from tests.reference import Model, advance
from tests.reference.values import to_plain
from unsaid.checker.replay import Replay
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.world import GroundWorld, dumps, ground

WORLDS = range(60)
ACTS = 6


def grounded(seed: int) -> GroundWorld:
    """The ground world of a seed."""
    reading = read(world_of_wants(seed))
    assert reading.world is not None, reading.render()
    return ground(reading.world, reading.source)


class Three:
    """One world in all three, and a story in it."""

    def __init__(self, seed: int) -> None:
        self.ground = grounded(seed)
        self.model = Model(json.loads(dumps(self.ground)))
        self.engine, self.checker = Minds(self.ground), Replay(self.ground)
        self.states = (self.model.initial, self.engine.initial, self.checker.initial)
        self.chance = random.Random(seed)

    def step(self) -> bool:
        """Goes on by an act that is possible; False where none is."""
        acts = self.engine.possible(self.states[1])
        if acts:
            ours, engines, checkers = self.states
            act = self.chance.choice(acts)
            self.states = (
                advance(self.model, ours, act),
                self.engine.advance(engines, act),
                self.checker.advance(checkers, act),
            )
        return bool(acts)

    def values(self) -> list[Any]:
        """The values at the end of every chain of up to two believers, by each of the three."""
        people = range(len(self.ground.characters))
        chains = [chain for depth in (0, 1, 2) for chain in itertools.product(people, repeat=depth)]
        ours, engines, checkers = self.states
        return [
            [[to_plain(v) for v in ours.at(chain).values] for chain in chains],
            [self.engine.values(self.engine.mind(engines, *chain)) for chain in chains],
            [self.checker.values(self.checker.mind(checkers, *chain)) for chain in chains],
        ]

    def pressure(self) -> list[object]:
        """What has built up, in the state itself."""
        values = self.engine.values(self.states[1])
        return [values[release.pressure or 0] for release in self.ground.inner.releases]


@pytest.mark.parametrize("seed", WORLDS)
def test_three_programs_count_alike(seed: int) -> None:
    """After every act of a story all three have the same values in every mind."""
    three = Three(seed)
    for _ in range(ACTS):
        if not three.step():
            return
        reference, engine, checker = three.values()
        assert engine == reference
        assert checker == reference


def test_the_worlds_are_about_holding_back() -> None:
    """In many of these worlds something is held back, and in several it comes out: the comparison is not idle."""
    counted = released = 0
    for seed in WORLDS:
        three, before, rose = Three(seed), 0.0, False
        for _ in range(ACTS):
            if not three.step():
                break
            now = max(x for x in three.pressure() if isinstance(x, float))
            rose, released = rose or now > before, released + (now < before)
            before = now
        counted += rose
    assert counted >= 10
    assert released >= 3
