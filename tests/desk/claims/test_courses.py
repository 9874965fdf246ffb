"""The courses that claims are decided by, against going through them plainly, state by state and act by act."""

from __future__ import annotations

from collections import deque

import pytest

import unsaid
from tests.desk.claims.small import CHEST
from unsaid.desk.claims.claim import Bounds
from unsaid.desk.claims.courses import Going, Place, courses, stage_of

CASES = [
    Going(),
    Going(free=frozenset({1})),
    Going(most=3),
    Going(mark=frozenset({0})),
    Going(free=frozenset({0}), most=4, mark=frozenset({1}), stops=True),
]


def plainly(world: unsaid.World, going: Going) -> dict[Place, int]:
    """Every place that courses come to, with the fewest acts to it."""
    open_ = world.open
    stage, minds = stage_of(open_, Bounds()), open_.minds
    found, waiting = {Place(minds.initial): 0}, deque([Place(minds.initial)])
    while waiting:
        place = waiting.popleft()
        over = found[place] > 0 and stage.over(place.state)
        if over or (going.stops and place.done) or (going.most is not None and found[place] >= going.most):
            continue
        for act in minds.possible(place.state):
            needed = (who for who in open_.ground.actions[act].consenting if who not in going.free)
            if all(stage.explained(minds.mind(place.state, who), act, who) for who in needed):
                after = Place(minds.advance(place.state, act), place.done or act in going.mark)
                if after not in found:
                    found[after] = found[place] + 1
                    waiting.append(after)
    return found


@pytest.mark.parametrize("going", CASES, ids=str)
@pytest.mark.parametrize("name", ["chest", "paste", "the-saucer", "the-soup"])
def test_the_places_and_the_fewest_acts_to_each(name: str, going: Going) -> None:
    """The same places are come to, each by as few acts, and the first course to each leads there."""
    world = unsaid.read(CHEST) if name == "chest" else unsaid.load(name)
    found = courses(world.open, Bounds(), going)
    assert found.whole
    assert dict(zip(found.graph.places, found.depth, strict=True)) == plainly(world, going)
    for number, place in enumerate(found.graph.places):
        acts = found.to(number)
        assert len(acts) == found.depth[number]
        state = world.open.minds.initial
        for act in acts:
            state = world.open.minds.advance(state, act)
        assert state == place.state


def test_what_is_not_drawn_is_open() -> None:
    """With room for a few states only, the rest is said to be unknown, and nothing more."""
    found = courses(unsaid.load("the-saucer").open, Bounds(states=3), Going(free=frozenset({0})))
    assert not found.whole
    assert all(found.open(number) for number in found.graph.cut)
    assert len(found.graph.ways) < len(found.graph.places)
