"""The stories known to solve the public problems, gone through by the checker."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.story.public import NAMES, problem
from unsaid.checker import check, explain_acts
from unsaid.story import Limits, from_sabre, to_sabre

pytestmark = pytest.mark.slow

WIDE = ("aladdin", "hospital")
"""Problems where finding reasons without a hint takes long."""

LONGER = ("fantasy_two", "fantasy_all")
"""Where a printed plan is longer than its problem allows."""


LENGTHY = "aladdin_both"
"""Where the printed reasons take half a minute to go through."""


@pytest.mark.parametrize("name", [pytest.param(n, marks=pytest.mark.deep) if n == LENGTHY else n for n in NAMES])
def test_a_known_solution_is_confirmed_with_its_printed_reasons(shared: Path, name: str) -> None:
    """Every act, every printed plan and the goal of a published solution hold, within the limits it was found in."""
    given = problem(shared, name)
    findings = check(given.world.ground, given.solution, given.limits, given.goal)
    assert [f for f in findings if not f.remark] == []
    assert bool(findings) is (name in LONGER)


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(WIDE)])
def test_reasons_are_found_for_the_bare_acts_of_a_known_solution(shared: Path, name: str) -> None:
    """The checker finds reasons for all acts within the problem's limits, and confirms what it found."""
    given = problem(shared, name)
    story, findings = explain_acts(given.world.ground, given.solution.names, given.limits)
    assert findings == []
    assert check(given.world.ground, story, given.limits, given.goal) == []


ACCEPTED = "accept(Talia, Rory, Village)"


@pytest.mark.parametrize("name", LONGER)
def test_a_plan_printed_longer_than_allowed_is_remarked_on(shared: Path, name: str) -> None:
    """Talia's printed plan has four acts, three may count, and its first two are a reason already."""
    given = problem(shared, name)
    findings = check(given.world.ground, given.solution, given.limits, given.goal)
    assert [(f.code, f.act, f.character) for f in findings] == [("longer-than-counts", 1, "Talia")]
    assert str(findings[0]) == (
        f"act 2: a remark: Talia plans 4 acts, where 3 may count; {ACCEPTED} and marry(Rory, Talia, Village) would be "
        "reason enough"
    )


def test_a_plan_too_long_with_no_shorter_one_is_wrong(shared: Path) -> None:
    """Where a single act may count, nothing makes sense of accepting: that the plan is long is then no remark."""
    given = problem(shared, "fantasy_two")
    findings = check(given.world.ground, given.solution, Limits(character=1, depth=2), given.goal)
    assert ("too-many-acts", 1, False) in [(f.code, f.act, f.remark) for f in findings]


def test_what_goes_on_beyond_the_limit_has_to_hold_as_well(shared: Path) -> None:
    """Of a plan that is a reason after two acts, and cannot go on as printed, it is said that it cannot."""
    given = problem(shared, "fantasy_two")
    text = given.text.replace("| travel(Talia, Village, Cave)\n| pickup", "| travel(Talia, Cave, Village)\n| pickup", 1)
    assert text != given.text
    findings = check(given.world.ground, from_sabre(text), given.limits, given.goal)
    assert [(f.code, f.act) for f in findings if not f.remark] == [("plan-impossible", 1)]


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
