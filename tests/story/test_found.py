"""What the engine finds, gone through by the checker, which shares nothing with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from unsaid.api import bundled, load
from unsaid.story import check, from_sabre, story_from_json, to_json, to_sabre

from .public import NAMES, problem

HARD = ("hospital_both", "aladdin_any", "aladdin_both")
"""Problems whose search takes too long for a test."""


@pytest.mark.parametrize("name", [name for name in NAMES if name not in HARD])
def test_a_story_found_for_a_public_problem_is_confirmed(shared: Path, name: str) -> None:
    """Every act and every reason of the engine's story holds."""
    given = problem(shared, name)
    result = given.world.find(given.limits, goal=given.goal)
    assert result.stop == "found"
    assert check(given.world.ground, result.story, given.limits, given.goal) == []


@pytest.mark.parametrize("name", bundled())
def test_a_story_found_in_a_bundled_world_is_confirmed(name: str) -> None:
    """Every act and every reason of the engine's story holds, as it is and in both written forms."""
    world = load(name)
    result = world.find()
    assert result.stop == "found"
    for story in (
        result.story,
        story_from_json(to_json(result)),
        from_sabre(to_sabre(result.story, world.ground), result.story.world),
    ):
        assert story.names == result.acts
        assert check(world.ground, story) == []
