"""The verdict on an outline and that of ``check`` on the world it stands for are worked out apart, and agree."""

from __future__ import annotations

import re

import pytest

from tests.desk.outline.plots import (
    HOLED_LEAGUE,
    HOLED_MOONSTONE,
    SOUND_LEAGUE,
    SOUND_MOONSTONE,
    random_outline,
)
from unsaid import Outline, OutlineProblem, UnknownName, World, outline

pytestmark = pytest.mark.slow

SEEDS = range(40)


def first_fault(plan: Outline) -> str | None:
    """The scene of the first act of the outline's world that does not hold, by the checker."""
    world, acts = plan.world, plan.story_text().split()
    possible = [act for act in acts if _possible(world, act)]
    never = next((place for place, act in enumerate(acts) if act not in possible), len(acts))
    faults = [f for f in world.story(acts[:never]).findings() if not f.remark and f.act is not None] if never else []
    place = faults[0].act.number - 1 if faults and faults[0].act else never
    return _scene(acts[place]) if place < len(acts) else None


def _possible(world: World, act: str) -> bool:
    try:
        return bool(world.named(act.removesuffix("()")))
    except UnknownName:
        return False


def _scene(act: str) -> str:
    found = re.match(r"scene_([0-9a-z]+)", act)
    assert found is not None
    return found[1]


@pytest.mark.parametrize("text", [SOUND_LEAGUE, HOLED_LEAGUE, SOUND_MOONSTONE, HOLED_MOONSTONE])
def test_mysteries_agree_with_the_checker(text: str) -> None:
    """The first hole is in the scene whose act the checker finds impossible; a sound outline is a sound story."""
    plan = outline(text)
    assert first_fault(plan) == (plan.holes[0].scene if plan.holes else None)


def test_random_outlines_agree_with_the_checker() -> None:
    """So it is on random ones, with lies, deaths, forgetting, and what people take each other to know."""
    sound = 0
    for seed in SEEDS:
        try:
            plan = outline(random_outline(seed))
        except OutlineProblem as problem:
            assert problem.code == "outline-item"
            continue
        assert first_fault(plan) == (plan.holes[0].scene if plan.holes else None), seed
        sound += plan.sound
    assert 2 <= sound < len(SEEDS) / 2


@pytest.mark.parametrize("text", [SOUND_LEAGUE, SOUND_MOONSTONE])
def test_the_world_of_a_sound_outline_has_its_story(text: str) -> None:
    """The world has nothing doubtful in it, and its story is the outline."""
    plan = outline(text)
    world = plan.world
    assert world.diagnostics == ()
    story = world.find().story
    assert story is not None
    assert [f"{str(act).removesuffix('()')}()" for act in story.acts] == plan.story_text().split()
