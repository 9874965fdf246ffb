"""The public Sabre problems ground to what counting by hand says, and keep every act of their known stories."""

from __future__ import annotations

from pathlib import Path

import pytest

from unsaid.language import read, read_file
from unsaid.world import GroundWorld, as_text, dumps, ground, loads

from .test_pruning import compare

PROBLEMS = [
    "aladdin",
    "basketball",
    "bribery",
    "fantasy",
    "hospital",
    "jailbreak",
    "macguffin",
    "raiders",
    "space",
    "treasure",
]

ACTIONS = {
    # steal 3; bribe, threaten, coerce and give one for each of the 6 ordered pairs
    "bribery": 3 + 4 * 6,
    # rumor, sail, dig, and two who may take
    "treasure": 3 + 2,
    # four walks and one purchase
    "macguffin": 4 + 1,
    # admit 3·3, walk 4·(4·3), assess 3·3·3, treat 3·2·3
    "hospital": 9 + 48 + 27 + 18,
    # confiscate 2·3·6·2, chores 4, disguise 4, escape 2, go 2, kill 2 (the bully leaves the cells only for the gym),
    # lock_gym 4, next_day 1, recreation 1, revenge 2, steal 2·3 (things lie only where they start), thwart 2, vent 4
    "jailbreak": 72 + 4 + 4 + 2 + 2 + 2 + 4 + 1 + 1 + 2 + 6 + 2 + 4,
}

TRIGGERS = {
    # see 2·2·2; no longer there 2·2·2 but for oneself
    "macguffin": 8 + 4,
    # alive 4·3·4 (nobody can think the doctor dead), dead 4·3·4 but for oneself, at 4·4·4, gone 4·4·4 but for oneself
    "hospital": 48 + 36 + 64 + 48,
}


def problem(shared: Path, name: str) -> GroundWorld:
    """A public problem, ground."""
    reading = read_file(shared / "sabre" / "problems" / f"{name}.txt")
    assert reading.world is not None
    return ground(reading.world, reading.source)


@pytest.mark.parametrize("name", PROBLEMS)
def test_every_problem_grounds_and_travels(shared, name):
    """Every public problem grounds, and its world file is read back as the same world."""
    grounded = problem(shared, name)
    assert grounded.actions
    assert loads(dumps(grounded)) == grounded


@pytest.mark.parametrize("name", ACTIONS)
def test_the_acts_are_those_counted_by_hand(shared, name):
    """The number of actions that can ever happen is what the text allows when counted on paper."""
    assert len(problem(shared, name).actions) == ACTIONS[name]


@pytest.mark.parametrize("name", TRIGGERS)
def test_the_triggers_are_those_counted_by_hand(shared, name):
    """The number of triggers that can ever fire is what the text allows when counted on paper."""
    assert len(problem(shared, name).triggers) == TRIGGERS[name]


@pytest.mark.slow
def test_no_act_of_a_known_story_is_left_out(shared):
    """Every act in every published solution, imagined ones included, is still there."""
    checked = 0
    for file in sorted((shared / "sabre" / "solutions").glob("*.txt")):
        names = problem(shared, file.stem.partition("_")[0]).actions_named()
        lines = (line.lstrip("| ").strip() for line in file.read_text(encoding="utf-8").splitlines())
        for act in (line for line in lines if line and not line.startswith("goal(")):
            assert act in names, f"{file.name}: {act}"
            checked += 1
    assert checked > 100


@pytest.mark.parametrize("name", ["bribery", "macguffin", "treasure"])
def test_a_problem_means_what_writing_it_all_out_means(shared, name):
    """Nothing that was pruned or simplified makes a difference in the first states of the problem."""
    world = read_file(shared / "sabre" / "problems" / f"{name}.txt").world
    assert world is not None
    assert compare(world) > 3


@pytest.mark.parametrize("name", ["hospital", "jailbreak", "space"])
def test_preconditions_as_text_read_back_the_same(shared, name):
    """A precondition shown as text and given to the language again grounds to the same precondition."""
    path, before = shared / "sabre" / "problems" / f"{name}.txt", problem(shared, name)
    texts = (as_text(action.precondition, before) for action in before.actions)
    shown = (f"action again{number}() {{ precondition: {text}; }};" for number, text in enumerate(texts))
    reading = read(path.read_text(encoding="utf-8") + ";\n" + "\n".join(shown), name)
    assert reading.world is not None, reading.render()
    after = ground(reading.world, reading.source)
    numbers = after.actions_named()
    for number, action in enumerate(before.actions):
        assert after.actions[numbers[f"again{number}()"]].precondition == action.precondition
