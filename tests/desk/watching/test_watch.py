"""A world that is watched while it is edited, however an editor saves it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import message
from tests.desk.claims.small import CHEST
from tests.desk.running import ran
from unsaid.desk.watching.looking import Looking
from unsaid.desk.watching.rounds import Found, Rounds


@pytest.fixture
def world(tmp_path: Path) -> Path:
    """A world with a claim beside it."""
    place = tmp_path / "chest.world"
    place.write_text(CHEST)
    (tmp_path / "chest.tests").write_text("never locked();\n")
    return place


def steps(found: Iterator[Found]) -> dict[str, tuple[str, ...]]:
    """What each step of a round says."""
    return {one.step: one.lines for one in found}


def test_the_first_round(world: Path) -> None:
    """Nothing is wrong, there is no old story, the story is found, Cid has to want an act and wants nothing, which is
    doubtful, and the claim holds."""
    said = steps(Rounds(str(world)).round())
    assert "Cid" in said.pop("plot")[0]
    assert said == {
        "lint": ("nothing wrong",),
        "old": (),
        "new": ("unlock(Ann), look(Ben)",),
        "tests": ("1 of 1 claims hold",),
    }


def test_what_an_edit_changes(world: Path) -> None:
    """An act that needs more than there is: nobody has a reason to prepare it, the old story breaks at it, and there is
    none instead."""
    rounds = Rounds(str(world))
    list(rounds.round())
    world.write_text(CHEST.replace("precondition: open() & !seen();", "precondition: open() & !seen() & locked();"))
    said = steps(rounds.round())
    assert said["old"][0] == "act 1, unlock(Ann): Ann has no reason for it any more"
    assert said["old"][1:] == ("act 2, look(Ben): it cannot happen any more: it needs `locked()`",)
    assert said["new"] == ("there is no story",)


def test_a_reason_that_is_lost(world: Path) -> None:
    """Where Ann no longer wants it, her act lacks a reason, and that is said of her."""
    rounds = Rounds(str(world))
    list(rounds.round())
    world.write_text(CHEST.replace("utility(Ann): seen();", "utility(Ann): locked();"))
    assert steps(rounds.round())["old"] == ("act 1, unlock(Ann): Ann has no reason for it any more",)


def test_a_text_that_is_half_written(world: Path) -> None:
    """A text with mistakes is linted, what is new first, and nothing else is tried; mended, that is said."""
    rounds = Rounds(str(world))
    list(rounds.round())
    world.write_text(CHEST[: CHEST.index("action slam") + 20])
    said = steps(rounds.round())
    assert list(said) == ["lint"] and any("error[" in line for line in said["lint"])
    world.write_text(CHEST)
    assert steps(rounds.round())["lint"][0].startswith("mended: ")


def test_what_is_doubtful_about_a_plot_is_said_once(world: Path) -> None:
    """What was doubtful before is not said again; what has become doubtful is; and how much no longer is."""
    rounds = Rounds(str(world))
    list(rounds.round())
    assert steps(rounds.round())["plot"] == ()
    world.write_text(CHEST + "property spare() : boolean;\n")
    said = steps(rounds.round())["plot"]
    assert said and all("spare" in line for line in said)
    world.write_text(CHEST)
    assert steps(rounds.round())["plot"][-1].startswith("no longer doubtful: ")


def test_how_many_claims_are_decided_is_told(world: Path) -> None:
    """The one claim beside the world is counted when it is decided."""
    rounds, seen = Rounds(str(world)), list[tuple[int, int]]()
    rounds.come = lambda done, all_: seen.append((done, all_))
    list(rounds.round())
    assert seen == [(1, 1)]


def test_a_story_that_is_given(world: Path) -> None:
    """A file with a story is held against the world; another one found does not take its place."""
    story = world.with_name("s.txt")
    story.write_text("look(Ben)\n")
    said = steps(Rounds(str(world), str(story)).round())
    assert said["old"] == ("act 1, look(Ben): it cannot happen any more: it needs `open()`",)


def saves(world: Path, how: threading.Thread) -> tuple[Path, ...]:
    """The first save that is seen while somebody saves."""
    looking = Looking((world,))
    how.start()
    found = next(looking.saves())
    how.join()
    return found


def later(*acts: object) -> threading.Thread:
    """Does some things, one after another, with a pause before each."""

    def run() -> None:
        for act in acts:
            time.sleep(0.1)
            act()  # type: ignore[operator]

    return threading.Thread(target=run)


def test_editors_that_write_into_the_file(world: Path) -> None:
    """A file that is written anew is a save."""
    assert saves(world, later(lambda: world.write_text(CHEST + "\n"))) == (world,)


def test_editors_that_put_another_file_in_its_place(world: Path) -> None:
    """So is one that takes its place."""
    beside = world.with_name("beside")
    beside.write_text(CHEST + "\n")
    assert saves(world, later(lambda: beside.replace(world))) == (world,)


def test_a_file_that_goes_and_comes_back(world: Path) -> None:
    """One that is gone is a change, and so is its return."""
    looking = Looking((world,))
    world.unlink()
    found = looking.saves()
    assert next(found) == (world,) and not world.exists()
    world.write_text(CHEST)
    assert next(found) == (world,) and world.exists()


def test_bundled_worlds_are_not_watched() -> None:
    """What comes with Unsaid is not edited: one message, with what makes a copy."""
    out = ran("watch", "tutorial")
    assert out.code == 2
    assert "unsaid worlds copy tutorial" in message(out)


@pytest.mark.skipif(os.name != "posix", reason="a signal is sent")
def test_it_ends_cleanly(world: Path) -> None:
    """^C ends it with 130 and one message, after what was said."""
    command = [sys.executable, "-m", "unsaid", "watch", str(world)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while "claims" not in process.stdout.readline():
            pass
        time.sleep(0.3)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err.splitlines()[-1] == "unsaid: interrupted"
