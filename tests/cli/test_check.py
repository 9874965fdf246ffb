"""``unsaid check`` as a command: its flags, its codes, what it writes and what it leaves alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from tests.story.holes.plots import RING, WILL
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow

HOLE = "# A plot\n\n- drop(Mara, Well)\n- arrive(Odo)\n- fetch(Odo, Well)\n"


@pytest.fixture
def ring(tmp_path: Path) -> tuple[str, Path]:
    """A world, and a story with one hole in it."""
    world, story = tmp_path / "ring.world", tmp_path / "plot.md"
    world.write_text(RING, encoding="utf-8")
    story.write_text(HOLE, encoding="utf-8")
    return str(world), story


def test_fix_writes_the_story_mended_beside_the_old_one(ring: tuple[str, Path]) -> None:
    """As a list where the old one was; the old one stays as it is; a second time only with --force."""
    world, story = ring
    mended = story.with_name("plot.repaired.md")
    assert unsaid("check", world, str(story), "--fix").code == Exit.DONE
    assert mended.read_text() == "- drop(Mara, Well)\n- arrive(Odo)\n- say(Nils, Odo, Well)\n- fetch(Odo, Well)\n"
    assert story.read_text() == HOLE
    assert unsaid("check", world, str(mended)).code == Exit.DONE
    mended.write_text("mine")
    ran = unsaid("check", world, str(story), "--fix")
    assert (ran.code, mended.read_text()) == (Exit.FILE, "mine")
    assert unsaid("check", world, str(story), "--fix", "--force").code == Exit.DONE
    assert mended.read_text() != "mine"


def test_fix_writes_the_whole_or_nothing(tmp_path: Path) -> None:
    """The clerk cannot read out a will after the death, and the killing has no other reason: nothing is written."""
    world, story = tmp_path / "will.world", tmp_path / "plot.txt"
    world.write_text(WILL.replace("consenting: Clerk;", "").replace("!read_out() & !dead(Hob)", "dead(Hob)"))
    story.write_text("push(Ada, Hob)\n")
    ran = unsaid("check", str(world), str(story), "--fix")
    assert (ran.code, message(ran)) == (
        Exit.WORLD,
        "no repair of the story alone mends all of it, so nothing was written",
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["plot.txt", "will.world"]


def test_a_half_written_story_and_knowledge_alone(ring: tuple[str, Path], tmp_path: Path) -> None:
    """--no-goal does not ask for the end; --knowledge asks for no reason; the codes say whether anything is wrong."""
    world, story = ring
    story.write_text("drop(Mara, Well)\n")
    assert unsaid("check", world, str(story)).code == Exit.WORLD
    assert unsaid("check", world, str(story), "--no-goal").code == Exit.DONE
    will = tmp_path / "will.world"
    will.write_text(WILL)
    story.write_text("push(Ada, Hob)\n")
    assert unsaid("check", str(will), str(story)).code == Exit.WORLD
    ran = unsaid("check", str(will), str(story), "--knowledge")
    assert (ran.code, ran.out) == (Exit.DONE, "Every act is possible, to all who do it.\n")


def test_as_data(ring: tuple[str, Path]) -> None:
    """A list of findings, each with all that is said of it."""
    world, story = ring
    (hole,) = json.loads(unsaid("check", world, str(story), "--json").out)
    assert (hole["kind"], hole["act"]["number"], hole["contradicts"]) == ("precondition-believed-false", 3, 1)
    assert hole["chance"] == {"before": 3, "act": "say(Nils, Odo, Well)", "by": ["Nils"], "willing": True}
    assert [one["kind"] for one in hole["repairs"]] == ["put in", "observer", "belief"]


def test_what_cannot_be_checked(ring: tuple[str, Path]) -> None:
    """A story of another world, and one from standard input that is to be mended: one line, a code, nothing written."""
    world, story = ring
    story.write_text("light(Ida)\nrow_home(Olm)\n")
    ran = unsaid("check", world, str(story), "--fix")
    assert ran.code == Exit.WORLD and message(ran).startswith(
        "this is a story of another world: ring has none of its 2"
    )
    ran = unsaid("check", world, "-", "--fix", stdin=HOLE)
    assert (ran.code, message(ran)) == (
        Exit.USAGE,
        "--fix writes a story beside its file; standard input has none",
    )
    assert not story.with_name("plot.repaired.md").exists()


def test_why_answers_for_the_rest_of_a_story_with_holes(ring: tuple[str, Path]) -> None:
    """Each act has its reason, but the hole; what is unknown is left out, and said to be."""
    world, story = ring
    ran = unsaid("why", world, str(story))
    assert ran.code == Exit.DONE and "act 3: fetch(Odo, Well) is not possible there" in message(ran)
    assert "2. arrive(Odo)" in ran.out and "Odo has no reason for it that was found" in ran.out
    story.write_text(HOLE.replace("arrive(Odo)", "fly(Odo)\n- arrive(Odo)"))
    ran = unsaid("why", world, str(story), "--feel", "Odo")
    assert ran.code == Exit.DONE and "act 2: no such act; left out" in ran.err


def test_who_knew_of_some_people_and_of_one_fact(ring: tuple[str, Path]) -> None:
    """Only the columns and the facts that were asked for, up to the hole and past it; names are guessed at."""
    world, story = ring
    rows = json.loads(unsaid("why", world, str(story), "--knew", "--who", "odo", "--fact", "ring", "--json").out)
    told = [(row["place"], change["who"], change["how"]) for row in rows for change in row["changes"]]
    assert told == [(0, ["Odo"], "misses"), (2, ["Odo"], "knows")]
    ran = unsaid("why", world, str(story), "--knew", "--fact", "rnig")
    assert ran.code == Exit.USAGE and "did you mean ring" in ran.err
    ran = unsaid("why", world, str(story), "--who", "Odo")
    assert ran.code == Exit.USAGE and "--who goes with --knew" in ran.err
