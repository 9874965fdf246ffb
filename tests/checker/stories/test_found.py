"""What the engine finds, gone through by the checker, which shares nothing with it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.story.public import NAMES, problem
from unsaid.api.opened import bundled, load
from unsaid.checker import check
from unsaid.minds import Minds
from unsaid.story import Limits, from_sabre, story_from_json, to_json, to_sabre
from unsaid.story.find import find

LONG = ("aladdin_both",)
"""Problems whose story takes the checker a minute; `make bench` has it checked."""

DEEP = ("aladdin_any", "the-lesson", "the-unsaid")
"""Those that take it a quarter of one."""


def by_length(names: Iterable[str]) -> list[object]:
    """The names as what a test is given, marked by how long the checker takes."""
    return [pytest.param(name, marks=pytest.mark.deep if name in DEEP else pytest.mark.slow) for name in names]


@pytest.mark.parametrize("name", by_length(name for name in NAMES if name not in LONG))
def test_a_story_found_for_a_public_problem_is_confirmed(shared: Path, name: str) -> None:
    """Every act and every reason of the engine's story holds."""
    given = problem(shared, name)
    result = given.world.find(given.limits, goal=given.goal)
    assert result.stop == "found"
    assert check(given.world.ground, result.story, given.limits, given.goal) == []


def test_a_story_does_not_depend_on_what_was_asked_before(shared: Path) -> None:
    """A problem that two searches share in is answered alike, again and by an engine that has answered others."""
    given = problem(shared, "basketball_both")
    used, fresh = Minds(given.world.ground), Minds(given.world.ground)
    find(used, Limits(author=2, character=2, depth=1))
    results = [find(minds, given.limits, goal=given.goal) for minds in (used, used, fresh)]
    assert len({(result.acts, result.explanations, result.states) for result in results}) == 1


@pytest.mark.parametrize("name", by_length(bundled()))
def test_a_story_found_in_a_bundled_world_is_confirmed(name: str) -> None:
    """Every act and every reason of the engine's story holds, as it is and in both written forms."""
    world = load(name)
    result = world.find()
    assert result.stop == "found"
    assert story_from_json(to_json(result)) == result.story
    for story in (result.story, from_sabre(to_sabre(result.story, world.ground), result.story.world)):
        assert story.names == result.acts
        assert check(world.ground, story) == []
