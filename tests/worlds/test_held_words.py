"""Words for a wish held back are for a wish that can be: in every bundled world there is a course in which it is."""

from __future__ import annotations

import pytest

from unsaid.language import core

from .staged import NAMES, staged
from .test_words import fits
from .wandering import wandered

pytestmark = pytest.mark.slow

GAMES = 12


def told_as_held(name: str) -> list[core.Telling]:
    """The words for wishes held back of a bundled world."""
    return [telling for telling in staged(name).world.tellings if telling.sort == "held"]


WITH_WISHES = [name for name in NAMES if told_as_held(name)]


def held_somewhere(name: str) -> set[str]:
    """The acts that somebody holds back somewhere: in the story that is found, and in games as each role."""
    world = staged(name)
    courses = [world.found, *(g.acts for role in world.world.roles for g in wandered(name, role, GAMES))]
    found: set[str] = set()
    seen: set[tuple[int, int]] = set()
    for course in courses:
        for state in world.minds.course([world.act(act) for act in course]):
            for who in range(len(world.ground.characters)):
                mind = world.minds.mind(state, who)
                if (mind, who) not in seen:
                    seen.add((mind, who))
                    found |= {world.ground.actions[act].name for act in world.minds.held_back(mind, who)}
    return found


@pytest.mark.parametrize("name", WITH_WISHES)
def test_every_wish_with_words_can_be_held_back(name: str) -> None:
    """For each act with words for its not being done, somebody wants to do it somewhere, and does not."""
    world, held = staged(name), held_somewhere(name)
    acts = [a for a in world.ground.actions if a.name in held]
    never = [
        telling.name
        for telling in told_as_held(name)
        if not any(a.schema == telling.name and fits(world.world, telling, tuple(a.arguments)) for a in acts)
    ]
    assert not never


def test_the_reader_holds_back_too() -> None:
    """In The Unsaid there are wishes held back on either side, and words for both."""
    world = staged("the-unsaid")
    sides = {line.key for telling in told_as_held("the-unsaid") for line in telling.lines}
    assert sides == {"You", "James"}
    minds = world.minds
    states = minds.course([world.act(act) for act in world.found])
    yours = {a for state in states for a in minds.held_back(minds.mind(state, 0), 0)}
    assert "call_him_back()" in {world.ground.actions[a].name for a in yours}
