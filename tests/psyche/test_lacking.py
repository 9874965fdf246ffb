"""What people lack for a story, confirmed in random worlds on the checker's minds, which share nothing with the others.

Where there is no story, and one there would be were people willing, all that is said of it is gone through again: its
acts lead to the goal whoever believes what, and what is missing of each act is the same to the other minds.
"""

from __future__ import annotations

import random

import pytest

import unsaid
from tests.random_wants import THINGS, world_of_wants
from unsaid.api.asking.whynone import WhyNone
from unsaid.checker.replay import Replay
from unsaid.data.lacking import Lack, Way
from unsaid.data.proof import literal
from unsaid.psyche.lacking import Lacking
from unsaid.psyche.log import Log, log_of

SEEDS = range(120)


def unwilling(seed: int) -> tuple[unsaid.World, WhyNone] | None:
    """A random world whose author wants two things, where it has no story for want of reasons."""
    text = world_of_wants(seed)
    things = [thing for thing in THINGS if f"property {thing}()" in text]
    wanted = random.Random(f"goal {seed}").sample(things, 2)
    world = unsaid.read(f"{text}utility(): {wanted[0]}() & !{wanted[1]}();\n", f"wants{seed}")
    if not world.ok:
        return None
    outcome = world.find(reasons=3, depth=2, budget=unsaid.Budget(states=300, time=10))
    found = outcome.why_none
    return None if found is None or found.kind != "unwilling" else (world, found)


def log(world: unsaid.World, acts: tuple[str, ...]) -> Log:
    """A course of acts on the checker's minds, where people look as far as they do on the engine's."""
    made = world.open.log(world.open.numbered(acts), unsaid.Limits(character=3, depth=2))
    return log_of(Replay(world.open.ground), made.acts, made.horizon)


def reached(course: Log) -> bool:
    """Whether each act of a course is possible in the world, and the author's utility is higher at its end."""
    world, steps = course.world, zip(course.states, course.acts, strict=False)
    if not all(course.holds(state, world.ground.actions[act].precondition) for state, act in steps):
        return False
    before, after = world.utility(course.states[0]), world.utility(course.states[-1])
    return before is not None and after is not None and after > before


def enough(course: Log, lack: Lack, way: Way) -> bool:
    """Whether what would have to be known really gives a reason."""
    ground, world = course.world.ground, course.world
    who, act = ground.characters.index(lack.who), course.acts[lack.place]
    known = [literal(ground, fact) for fact in (*lack.unknown, *way.facts)]
    mind = world.patch(course.mind(lack.place, who), known)
    return course.holds(mind, ground.actions[act].precondition) and course.explained(mind, act, who)


@pytest.mark.slow
def test_what_is_lacking_is_so_to_other_minds() -> None:
    """In random worlds, some of which have no story for want of reasons: what is said of them holds in the
    checker's minds, and none of it is said of an act that makes sense."""
    seen = beliefs = 0
    for seed in SEEDS:
        found = unwilling(seed)
        if found is None:
            continue
        world, why = found
        for story in why.stories:
            course = log(world, story.acts)
            assert reached(course), seed
            assert story.lacks, seed
            others = Lacking(course, questions=10_000)
            lacking = [place for place in range(len(story.acts)) if others.lacks(place)]
            assert len(lacking) == len({lack.place for lack in story.lacks}) + story.more, seed
            for lack in story.lacks:
                seen += 1
                assert lack in list(Lacking(course).at(lack.place)), seed
                for way in lack.ways:
                    beliefs += way.kind == "belief"
                    assert way.kind != "belief" or enough(course, lack, way), seed
    assert seen > 20
    assert beliefs > 5
