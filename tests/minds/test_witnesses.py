"""Acts whose witnesses are given from outside: engine, reference and checker side by side, and by hand."""

from __future__ import annotations

import itertools
import json
import random
from contextlib import suppress
from typing import Any

import pytest

from tests.random_wants import world_of_wants
from tests.reference import Endless, Model, TooManyMinds, TriggerCycle, advance
from tests.reference.sketch import ground as grounded
from tests.reference.values import to_plain
from tests.strategies import seeded_sketch
from tests.worlds.little import CHEST
from unsaid.checker.minds.settling import Restless
from unsaid.checker.replay import Replay
from unsaid.language import read
from unsaid.minds import Minds, MindsError
from unsaid.world import GroundWorld, dumps, ground, loads

ACTS = 4

RESTLESS = (Endless, TooManyMinds, TriggerCycle, MindsError, Restless)
"""Triggers that never come to rest, as each of the three says it; who meets them first is compared elsewhere."""


def world(text: str) -> GroundWorld:
    """The ground world of a text."""
    reading = read(text)
    assert reading.world is not None, reading.render()
    return ground(reading.world, reading.source)


def believed(minds: Minds, state: int, *chain: int) -> Any:
    """Whether the chest is open at the end of a chain of believers."""
    return minds.values(minds.mind(state, *chain))[0]


def test_only_who_is_given_sees_an_act_and_who_consents() -> None:
    """Given Tom, Tom and Ann see it, whatever the world says of Una; and the two know of each other that they did."""
    minds = Minds(world(CHEST))
    ann, tom, una = range(3)
    after = minds.advance(minds.initial, 0, seen_by=[tom])
    assert [believed(minds, after, c) for c in (ann, tom, una)] == [True, True, False]
    assert (believed(minds, after, tom, ann), believed(minds, after, ann, tom)) == (True, True)
    assert (believed(minds, after, una, ann), believed(minds, after, tom, una)) == (False, False)


def test_without_witnesses_the_world_says_who_sees_it() -> None:
    """The same act with nobody given is seen as the world has it."""
    minds = Minds(world(CHEST))
    after = minds.advance(minds.initial, 0)
    assert [believed(minds, after, c) for c in range(3)] == [True, False, True]


def test_witnesses_are_forgotten_with_the_act() -> None:
    """What was given once is not taken for the act's own the next time."""
    minds = Minds(world(CHEST))
    seen = minds.advance(minds.initial, 0, seen_by=[1])
    plain = minds.advance(minds.initial, 0)
    assert minds.advance(minds.initial, 0, seen_by=[1]) == seen != plain


def test_a_witness_who_held_the_act_impossible_is_surprised() -> None:
    """Who believed the chest open already, and sees it opened, believes it open; who is not given keeps its belief."""
    minds = Minds(world(CHEST))
    wrong = minds.patch(minds.initial, [((1,), 0, True), ((2,), 0, None)])
    after = minds.advance(wrong, 0, seen_by=[2])
    assert (believed(minds, after, 2), believed(minds, after, 1)) == (True, True)
    assert believed(minds, after, 1, 2) is False


def test_a_character_that_is_not_there_is_refused() -> None:
    """Witnesses are characters of the world."""
    minds = Minds(world(CHEST))
    with pytest.raises(IndexError, match="no character 3"):
        minds.advance(minds.initial, 0, seen_by=[3])


def differs(made: GroundWorld, data: dict[str, Any], seed: int) -> str | None:
    """Where the three disagree on a walk whose acts have witnesses given at random."""
    chance = random.Random(f"witnesses {seed}")
    model, engine, checker = Model(data), Minds(made), Replay(made)
    states = (model.initial, engine.initial, checker.initial)
    people = range(len(made.characters))
    chains = [chain for depth in (0, 1, 2) for chain in itertools.product(people, repeat=depth)]
    for _ in range(ACTS):
        acts = engine.possible(states[1])
        if not acts:
            return None
        act, seen = chance.choice(acts), [c for c in people if chance.random() < 0.5]
        states = (
            advance(model, states[0], act, frozenset(seen)),
            engine.advance(states[1], act, seen_by=seen),
            checker.advance(states[2], act, seen_by=seen),
        )
        found = [
            [[to_plain(v) for v in states[0].at(chain).values] for chain in chains],
            [engine.values(engine.mind(states[1], *chain)) for chain in chains],
            [checker.values(checker.mind(states[2], *chain)) for chain in chains],
        ]
        if not found[0] == found[1] == found[2]:
            return f"seed {seed}: {made.actions[act].name} seen by {seen}"
    return None


@pytest.mark.parametrize("seed", range(25))
def test_the_three_agree_where_wants_are_held_back(seed: int) -> None:
    """In worlds with pressure and questions all three know the same of every mind after such acts."""
    made = world(world_of_wants(seed))
    assert differs(made, json.loads(dumps(made)), seed) is None


@pytest.mark.parametrize("first", range(0, 60, 20))
def test_the_three_agree_on_random_worlds(first: int) -> None:
    """And in random worlds of every kind whose triggers come to rest."""
    for seed in range(first, first + 20):
        data = grounded(seeded_sketch(seed))
        with suppress(*RESTLESS):
            assert differs(loads(json.dumps(data)), data, seed) is None
