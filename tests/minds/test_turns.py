"""Explanations without a limit: those of every length take turns, and everything is as it should be."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.reference import Endless, Model, TooManyMinds, TriggerCycle, shortest
from tests.reference import Limits as ReferenceLimits
from tests.reference.sketch import ground
from tests.reference.small import World
from tests.strategies import seeded_sketch
from unsaid.checker import check
from unsaid.data.limits import Limits
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.world import loads


def staircase(steps: int, wanted: int) -> World:
    """Ann climbs a stair, one step an act, and wants to be at some step of it; the author wants her to climb at all."""
    w = World(["Ann"], {f"step{i}": False for i in range(1, steps + 1)})
    for i in range(1, steps + 1):
        before = True if i == 1 else w.equal(f"step{i - 1}", True)
        w.action(f"climb{i}", ["and", before, w.equal(f"step{i}", False)], [w.effect(f"step{i}", True)], ("Ann",))
    w.utility(None, w.equal("step1", True))
    w.utility("Ann", w.equal(f"step{wanted}", True))
    return w


@pytest.mark.parametrize(("wanted", "steps"), [(1, 1), (3, 3), (4, 4), (7, 8), (11, 12), (14, 16)])
def test_a_plan_of_any_length_is_found(wanted: int, steps: int) -> None:
    """Lengths are 1, 2, 3, 4, 6, 8, 12, 16 …; the step makes sense by the first of them that is long enough."""
    world = loads(json.dumps(staircase(14, wanted).data))
    found = find(Minds(world), Limits(author=1, depth=1))
    assert (found.stop, found.acts, found.steps) == ("found", ("climb1",), steps)
    assert check(world, found.story, Limits(author=1, depth=1)) == []


def test_where_nothing_is_wanted_there_is_a_proof() -> None:
    """Ann wants a step that no act leads to: however long plans may be, there is no story."""
    w = staircase(6, 6)
    w.data["actions"].pop()
    assert find(Minds(loads(json.dumps(w.data))), Limits(author=1, depth=1)).stop == "none"


def test_without_a_limit_nothing_is_missed() -> None:
    """Random worlds with a story for three acts to an explanation have one without a limit, and it is checked."""
    stories = 0
    for seed in range(60):
        data = ground(seeded_sketch(seed))
        try:
            if shortest(Model(data), ReferenceLimits(2, 3, 2)) is None:
                continue
        except (TriggerCycle, Endless, TooManyMinds):
            continue  # triggers that never settle
        found = find(Minds(loads(json.dumps(data))), Limits(author=2, depth=2))  # the checker goes through it
        assert found.stop == "found", seed
        stories += 1
    assert stories > 10
