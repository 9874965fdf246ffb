"""The stories known to solve the public problems, gone through by the checker."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from unsaid.story import Limits, check, explain_acts, from_sabre, to_sabre

from .public import NAMES, problem

WIDE = ("aladdin", "hospital")
"""Problems where finding reasons without a hint takes long."""

LONGER = {"fantasy_two": 4, "fantasy_all": 4}
"""Where a printed plan is longer than its problem allows: its acts. A shorter plan explains the same act."""


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_known_solution_is_confirmed_with_its_printed_reasons(shared: Path, name: str) -> None:
    """Every act, every printed plan and the goal of a published solution hold."""
    given = problem(shared, name)
    limits = msgspec.structs.replace(given.limits, character=LONGER.get(name, given.limits.character))
    assert check(given.world.ground, given.solution, limits, given.goal) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(WIDE)])
def test_reasons_are_found_for_the_bare_acts_of_a_known_solution(shared: Path, name: str) -> None:
    """The checker finds reasons for all acts within the problem's limits, and confirms what it found."""
    given = problem(shared, name)
    story, findings = explain_acts(given.world.ground, given.solution.names, given.limits)
    assert findings == []
    assert check(given.world.ground, story, given.limits, given.goal) == []


@pytest.mark.parametrize("name", ["fantasy_two", "fantasy_all"])
def test_a_printed_plan_longer_than_allowed_is_found(shared: Path, name: str) -> None:
    """Talia's printed plan for accepting has four acts, where the problem lets three count."""
    given = problem(shared, name)
    findings = check(given.world.ground, given.solution, given.limits, given.goal)
    assert [(f.code, f.act, f.character) for f in findings] == [("too-many-acts", 1, "Talia")]


@pytest.mark.parametrize("name", NAMES)
def test_a_known_solution_is_read_and_written_unchanged(shared: Path, name: str) -> None:
    """Acts and reasons written in Sabre's form are read back as they were."""
    given = problem(shared, name)
    assert from_sabre(to_sabre(given.solution, given.world.ground)) == given.solution


@pytest.mark.parametrize(
    "name", ["raiders", "treasure", "fantasy_two", "fantasy_all", "hospital_any", "bribery", "aladdin_any"]
)
def test_goals_are_written_as_sabre_writes_them(shared: Path, name: str) -> None:
    """Where a utility needs no solving for one of its numbers, every line is Sabre's own."""
    given = problem(shared, name)
    assert to_sabre(given.solution, given.world.ground).splitlines() == given.text.splitlines()


def test_a_story_longer_than_the_limit_is_found(shared: Path) -> None:
    """A story longer than the limit is a finding of its own."""
    given = problem(shared, "treasure")
    findings = check(given.world.ground, given.solution, Limits(author=3), given.goal)
    assert [f.code for f in findings] == ["too-many-acts"]
