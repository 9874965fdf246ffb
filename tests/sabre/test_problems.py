"""What is claimed of Sabre's problem files, on problems of our own: anyone's clone has them."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.running import unsaid
from tests.reference import Limits as Bounds
from tests.reference import Model, shortest
from tests.world.test_pruning import compare
from unsaid.api.opened import OpenWorld
from unsaid.checker import check, explain_acts
from unsaid.data.limits import Limits
from unsaid.data.story import Story
from unsaid.language import Reading, format_text, read
from unsaid.story.sabre import from_sabre, to_sabre
from unsaid.world import dumps, loads

from . import PROBLEMS, Problem

every = pytest.mark.parametrize("problem", PROBLEMS.values(), ids=str)


# --- Read ------------------------------------------------------------------------------------------------


@every
def test_a_problem_is_a_world_as_it_stands(problem: Problem) -> None:
    """Read as Sabre reads it, with a remark where arithmetic has it otherwise and nowhere else."""
    reading = problem.world.reading
    assert reading.sabre
    assert tuple((d.code, reading.source.position(d.span[0])[0]) for d in reading.diagnostics) == problem.remarks


@every
def test_everybody_has_at_the_start_what_the_file_says(problem: Problem) -> None:
    """The utilities of the author and of every character, worked out by hand."""
    assert at_first(problem.world) == problem.at_first


def at_first(world: OpenWorld) -> dict[str | None, float | None]:
    """The utilities at the start, by the slow reference."""
    model = Model(json.loads(dumps(world.ground)))
    who = [None, *range(len(world.ground.characters))]
    return {None if c is None else world.ground.characters[c]: model.utility(model.initial, c) for c in who}


@every
def test_the_engine_has_the_same_utilities(problem: Problem) -> None:
    """As by hand, so by the engine."""
    minds, names = problem.world.minds, list(problem.world.ground.characters)
    found = {who: minds.utility(minds.initial, None if who is None else names.index(who)) for who in problem.at_first}
    assert found == problem.at_first


@every
def test_the_events_are_those_counted_by_hand(problem: Problem) -> None:
    """As many acts and triggers can ever happen as the text allows when counted on paper."""
    assert (len(problem.world.ground.actions), len(problem.world.ground.triggers)) == problem.events


@every
def test_a_ground_file_travels(problem: Problem) -> None:
    """Written and read, it is the same world and byte for byte the same file."""
    text = dumps(problem.world.ground)
    assert loads(text) == problem.world.ground
    assert dumps(loads(text)) == text


@every
def test_a_problem_means_what_writing_it_all_out_means(problem: Problem) -> None:
    """Nothing that grounding simplified makes a difference in the first states."""
    assert problem.world.reading.world is not None
    assert compare(problem.world.reading.world) > 2


@every
def test_layout_changes_no_meaning(problem: Problem) -> None:
    """Laid out, once and for all, a problem has the same signs in the same order, and the same ground file."""
    laid = format_text(problem.text, sabre=True)
    assert format_text(laid, sabre=True) == laid
    assert "".join(laid.split()) == "".join(problem.text.split())
    assert unplaced(read(laid, problem.name, sabre=True)) == unplaced(problem.world.reading)


def unplaced(reading: Reading) -> str:
    """The ground file without the lines that its acts stand on."""
    return re.sub(r'"line":\d+', "", dumps(OpenWorld(reading).ground))


# --- Solved ----------------------------------------------------------------------------------------------


@every
def test_a_solution_is_found_within_the_limits(problem: Problem) -> None:
    """And the checker, which shares nothing with the search, confirms every act and every reason."""
    found = problem.world.find(problem.limits, goal=problem.goal)
    assert found.stop == "found"
    assert check(problem.world.ground, found.story, problem.limits, problem.goal) == []


@every
def test_the_shortest_solution_is_the_one_known_by_hand(problem: Problem) -> None:
    """In each of these problems there is just one."""
    found = problem.world.find(replace(problem.limits, shortest=True), goal=problem.goal)
    assert list(found.acts) == list(problem.solution.names)


LOWER = [
    (problem, replace(problem.limits, **{what: getattr(problem.limits, what) - 1}))
    for problem in PROBLEMS.values()
    for what in ("author", "character", "depth")
]


@pytest.mark.parametrize(("problem", "limits"), LOWER, ids=str)
def test_no_limit_can_be_lower(problem: Problem, limits: Limits) -> None:
    """With any of them one less, it is proved that there is no solution."""
    assert problem.world.find(limits, goal=problem.goal).stop == "none"


@every
def test_the_reference_has_the_same_shortest_length(problem: Problem) -> None:
    """Trying everything, by the slow reading of the semantics, comes to the same, and to nothing under lower limits."""
    model = Model(json.loads(dumps(problem.world.ground)))
    assert shortest(model, bounds(problem.limits), problem.goal) == len(problem.solution.acts)
    for lower in (limits for other, limits in LOWER if other is problem):
        assert shortest(model, bounds(lower), problem.goal) is None


def bounds(limits: Limits) -> Bounds:
    assert limits.author is not None and limits.character is not None and limits.depth is not None
    return Bounds(limits.author, limits.character, limits.depth)


# --- Checked ---------------------------------------------------------------------------------------------


@every
def test_a_printed_solution_is_confirmed(problem: Problem) -> None:
    """Its acts, the plans printed below them, and the goal."""
    assert check(problem.world.ground, problem.solution, problem.limits, problem.goal) == []


@every
def test_reasons_are_found_for_the_bare_acts(problem: Problem) -> None:
    """The checker finds a reason for every act within the limits."""
    story, findings = explain_acts(problem.world.ground, problem.solution.names, problem.limits)
    assert findings == []
    assert check(problem.world.ground, story, problem.limits, problem.goal) == []


@every
def test_a_printed_solution_lacking_its_first_act_is_refused(problem: Problem) -> None:
    """What follows rests on it, or the goal does."""
    rest = Story(problem.solution.world, problem.solution.acts[1:])
    assert [f for f in check(problem.world.ground, rest, problem.limits, problem.goal) if not f.remark]


@every
def test_a_printed_solution_is_read_and_written_unchanged(problem: Problem) -> None:
    """Acts and reasons written in Sabre's form are read back as they were."""
    assert from_sabre(to_sabre(problem.solution, problem.world.ground)) == problem.solution


@pytest.mark.parametrize("name", ["ferry", "toll", "mill", "well"])
def test_goals_are_written_as_worked_out_by_hand(name: str) -> None:
    """What everybody wants of a plan, where the utility names it without another fluent to look up."""
    problem = PROBLEMS[name]
    assert to_sabre(problem.solution, problem.world.ground) == problem.printed


# --- What makes the difference ---------------------------------------------------------------------------


ORDINARY = (
    ("owes(b : baker, b : baker)", "owes(a : baker, b : baker)"),
    ("sum(x : baker) loaves(x) < 3", "(sum(x : baker) loaves(x)) < 3"),
)
"""What a world of Unsaid's has to have otherwise in the mill."""


def test_by_arithmetic_the_mill_is_another_world() -> None:
    """Everybody starts with other numbers; the author never has more than 12, and that after six acts."""
    text = PROBLEMS["mill"].text
    for old, new in ORDINARY:
        assert text.count(old) == 1
        text = text.replace(old, new)
    world = OpenWorld(read(text, "mill", sabre=False))
    assert at_first(world) == {None: 9, "Hob": 1, "June": 2, "Odd": 0}
    assert len(world.find(Limits(6, 1, 1, shortest=True), goal=12).acts) == 6
    assert world.find(Limits(6, 1, 1), goal=13).stop == "none"


@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        # Petra takes Iven to know already, so that showing him the receipt would do nothing for her
        ("toll", "believes(Petra, believes(Iven, !paid()));", ""),
        # Cyr does not see that the rope holds
        ("well", "believes(Cyr, broken());", "believes(Cyr, broken()); away(Cyr);"),
        # Otto sees where the jar goes
        ("honey", "at(Otto) = Yard;", "at(Otto) = Cellar;"),
        # nobody rows for nothing
        ("ferry", "coins(Ivy) = 1;", ""),
    ],
)
def test_without_it_there_is_no_solution(name: str, old: str, new: str) -> None:
    """One statement otherwise, and it is proved that there is none, by the engine and by trying everything."""
    problem = PROBLEMS[name]
    world = OpenWorld(problem.instead(old, new))
    assert world.find(problem.limits, goal=problem.goal).stop == "none"
    assert shortest(Model(json.loads(dumps(world.ground))), bounds(problem.limits), problem.goal) is None


# --- By the command --------------------------------------------------------------------------------------


@pytest.mark.slow
@every
def test_the_commands_take_the_files_as_they_are(problem: Problem, tmp_path: Path) -> None:
    """With no limit given a story is told; the printed solution is confirmed."""
    assert unsaid("tell", str(problem.path)).code == 0
    story = tmp_path / "story.txt"
    story.write_text(problem.printed, encoding="utf-8")
    flags = ("--reasons", str(problem.limits.character), "--depth", str(problem.limits.depth))
    assert unsaid("check", str(problem.path), str(story), *flags).code == 0
