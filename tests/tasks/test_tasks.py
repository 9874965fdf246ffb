"""Tasks of acting on beliefs: what is recorded of them is true, and held against other means."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.tasks.brute import DIALS, differs
from unsaid.errors import BadValue
from unsaid.tasks import Dials, Row, solved, task, tasks
from unsaid.tasks.cut import Cut, needed
from unsaid.tasks.policies import direct
from unsaid.tasks.scene import YOU, Need, Scene, Want
from unsaid.tasks.wording import goal, setting
from unsaid.tasks.writing import world

NEWS = Scene(
    people=(YOU, "Ada", "Ben"),
    rooms=("Hall", "Attic"),
    start=(("at(You)", "Hall"), ("at(Ada)", "Hall"), ("at(Ben)", "Hall"), ("news()", True)),
    unknown=(("Ada", "news()"), ("Ben", "news()")),
    parts=frozenset(("go", "send", "say", "whisper")),
)


def told(*chain: str, kept: bool = False) -> Want:
    """That somebody knows the news, or does not."""
    return Want(Need(chain, "news()", True), kept)


@pytest.fixture(scope="module")
def some() -> list[Row]:
    """Six tasks of all kinds."""
    return list(tasks(0, 6, 5, replace(DIALS, length=(1, 4))))


def test_brute_force_agrees(some: list[Row]) -> None:
    """On the slow semantics the same tasks can be done, in as few acts, as is recorded of them."""
    assert [differs(row) for row in some[:4]] == [None] * 4


def test_a_task_hangs_on_its_number_and_its_seed_alone(some: list[Row]) -> None:
    """The fifth task is the same whether or not others are made before it; another seed has another one."""
    dials = replace(DIALS, length=(1, 4))
    assert task(4, 5, dials) == some[4]
    assert task(4, 6, dials)["setting"] != some[4]["setting"]


def test_the_planner_solves_all_and_no_plan_none(some: list[Row]) -> None:
    """Its own plan solves each task that can be done, doing nothing none; and of those that cannot, saying so is
    right."""
    assert all(solved(row, row["plan"] if row["solvable"] else None) for row in some)
    assert not any(solved(row, []) for row in some)
    assert {row["solvable"] for row in some} == {True, False}


def test_what_is_not_possible_or_too_long_solves_nothing() -> None:
    """An act that cannot be done when its turn comes, one there is not, and more acts than allowed are failures."""
    one = task(0, 1, Dials(kinds=("keep",), rooms=2, length=(1, 3), unsolvable=0))
    assert not solved(one, ["take(Moon)"])
    assert not solved(one, [*one["plan"], *one["plan"], *one["plan"], *one["plan"]])


def test_one_is_told_and_the_other_not() -> None:
    """Of two in a room one is to learn it and the other not: a whisper does, in one act, and a mind of depth one is
    enough.

    Without minds all know it already, so nothing is done."""
    wants = (told("Ada"), told("Ben", kept=True))
    assert Cut(NEWS, 2).plans(wants, 100).plans == (("whisper(Ada, Hall)",),)
    assert needed(NEWS, wants, 1000) == 1
    assert not direct(NEWS, wants, 1000)


def test_both_are_told_and_one_does_not_know_of_the_other() -> None:
    """Both are to know and Ada is not to think that Ben does: two whispers, and it takes a mind of depth two.

    With one level it looks impossible: whoever knows it is taken to think that all do."""
    wants = (told("Ada"), told("Ben"), told("Ada", "Ben", kept=True))
    plans = Cut(NEWS, 3).plans(wants, 1000).plans
    assert sorted(plans) == sorted(
        (("whisper(Ada, Hall)", "whisper(Ben, Hall)"), ("whisper(Ben, Hall)", "whisper(Ada, Hall)"))
    )
    assert Cut(NEWS, 1).plans(wants, 1000).plans == ()
    assert needed(NEWS, wants, 1000) == 2


def test_what_is_said_aloud_is_known_to_be_known() -> None:
    """Ada is to think that Ben knows it: to say it before both does; a whisper to Ada alone does not."""
    wants = (told("Ada", "Ben"),)
    real = Cut(NEWS, 3)
    assert real.succeeds(["say(Hall)"], wants)
    assert not real.succeeds(["whisper(Ada, Hall)"], wants)


def test_who_does_not_see_somebody_go_holds_them_to_be_where_they_were() -> None:
    """Ben, sent to the attic, does not see what is said in the hall, and holds Ada to be there after she has gone on
    through another door than his."""
    scene = replace(NEWS, rooms=("Attic", "Hall", "Cellar"))
    real = Cut(scene, 2)
    state = real.start()
    for name in ("send(Ben, Hall, Attic)", "send(Ada, Hall, Cellar)"):
        state = real.after(state, real.named[name])
    assert real.reached(state, [Want(Need(("Ben",), "at(Ada)", "Hall")), Want(Need((), "at(Ada)", "Cellar"))])


def test_a_task_is_said_in_english() -> None:
    """The setting says who is where, what is known, and what each act shows; the goal names chains of minds."""
    assert setting(replace(NEWS, parts=frozenset(("whisper",)))) == (
        "There are 2 rooms in a row: the Hall and the Attic. You are in the Hall. Ada is in the "
        "Hall. Ben is in the Hall. "
        "At the start everybody knows where everybody is. You have some news. Nobody else knows "
        "it, or takes anybody to "
        "know it. You can whisper the news to somebody who is with you. Nobody else notices."
    )
    wants = (told("Ada"), told("Ada", "Ben", kept=True), Want(Need((YOU,), "thief()", "Ben")))
    assert goal(wants) == (
        "Bring it about that Ada knows the news, Ada does not believe that Ben knows the news and "
        "you know who took the "
        "ring."
    )


def test_who_is_to_be_found_out_is_not_given_away() -> None:
    """Where the thief is to be found out, neither the setting nor the goal nor the acts there are name one, and to
    ask is one act whatever the answer."""
    one = task(0, 3, Dials(kinds=("find",), rooms=2, length=(1, 3), unsolvable=0))
    names = [act["name"] for act in one["acts"] if act["name"].startswith("ask")]
    assert all(name.count(",") == 1 for name in names)
    assert len(names) == len(set(names)) == 4
    assert "who took the ring" in one["goal"]
    assert solved(one, one["plan"])


def test_the_world_of_a_task_is_one_without_mistakes(some: list[Row]) -> None:
    """The engine reads every task's world without an error, and the world is what the scene is written as."""
    import unsaid

    assert all(unsaid.read(row["world"]).ok for row in some)
    assert "utility(): believes(Ada, news() == True);" in world(NEWS, [told("Ada")])


@pytest.mark.parametrize(
    ("dials", "message"),
    [
        ({"people": 2}, "people of 2 is not between 3 and 5"),
        ({"rooms": 1}, "rooms of 1 is not between 2 and 8"),
        ({"depth": (0, 1)}, "depth of 0 is not between 1 and 4"),
        ({"length": (5, 3)}, "length of 3 is not between 5 and 20"),
        ({"unsolvable": 2}, "a share of 2 is not between 0 and 1"),
        ({"kinds": ("steal",)}, "there is no kind of task called 'steal'; there are make, keep, find, unseen, fool"),
        ({"kinds": ()}, "no kind of task is asked for; there are make, keep, find, unseen, fool"),
    ],
)
def test_dials_that_cannot_be_are_refused(dials: dict[str, object], message: str) -> None:
    """Each dial has its bounds, and a wrong one is named with them."""
    with pytest.raises(BadValue) as raised:
        Dials(**dials)  # pyright: ignore[reportArgumentType]
    assert str(raised.value) == message


@pytest.mark.slow
def test_dials_that_contradict_each_other_come_to_an_end() -> None:
    """No task whose plan is one act takes a mind of depth four: that is said, and not looked for without an end."""
    with pytest.raises(BadValue, match=r"^no task that can be done came up for number 0; give more room to --depth, "):
        task(0, 1, Dials(kinds=("find",), rooms=2, depth=(4, 4), length=(1, 1), unsolvable=0))


def test_the_command_writes_tasks_and_a_card(tmp_path: Path) -> None:
    """Two runs are the same to the byte, also by two workers; nothing is written over unasked."""
    from unsaid.cli.command import outcome

    flags = ["--items", "4", "--kinds", "keep,find", "--rooms", "2", "--length", "1-3", "--unsolvable", "0"]
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    assert outcome(["tasks", *flags, "--out", str(one)]) == 0
    assert outcome(["tasks", *flags, "--out", str(two), "--workers", "2", "--chunk", "1"]) == 0
    assert one.read_bytes() == two.read_bytes()
    assert one.read_bytes().count(b"\n") == 4
    assert "4 tasks, 4 of which can be done." in one.with_suffix(".card.md").read_text()
    assert outcome(["tasks", *flags, "--out", str(one)]) == 5


@pytest.mark.parametrize(
    ("flags", "code"),
    [
        (["--kinds", "steal"], 2),
        (["--depth", "deep"], 2),
        (["--people", "1"], 2),
        (["--items", "0"], 2),
        ([], 0),
    ],
)
def test_wrong_flags_end_the_command_before_anything_is_made(flags: list[str], code: int, tmp_path: Path) -> None:
    """What cannot be asked for is a usage error, and no file is there."""
    from unsaid.cli.command import outcome

    right = ["tasks", "--items", "1", "--kinds", "keep", "--rooms", "2", "--length", "1-3", "--unsolvable", "0"]
    assert outcome([*right, *flags, "--out", str(tmp_path / "out.jsonl")]) == code
    assert (tmp_path / "out.jsonl").exists() == (code == 0)
