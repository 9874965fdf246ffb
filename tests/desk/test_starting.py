"""``unsaid new``: the worlds to begin from are sound in every way at once."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from tests.cli.running import message
from tests.cli.running import unsaid as ran
from unsaid.cli.exits import Exit
from unsaid.desk.starting import KINDS, Kind


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_world_is_sound(kind: Kind) -> None:
    """It is clean, laid out, has a story in which every act has a reason, an end that is told, and can be played."""
    world = unsaid.read(unsaid.start("The Letter", kind))
    assert world.title == "The Letter"
    assert unsaid.lint(world) == ()
    assert world.formatted().text == world.text
    story = world.find().story
    assert story is not None and story.check() == ()
    assert len(story.acts) >= 3
    assert world.play().options


def test_a_world_is_written_under_its_name(tmp_path: Path) -> None:
    """The file has the name, its title the words of it; a file that is there is kept unless it is meant."""
    place = tmp_path / "the_letter"
    assert ran("new", str(place), "--kind", "game").code == Exit.DONE
    text = (tmp_path / "the_letter.world").read_text(encoding="utf-8")
    assert 'title "The letter";' in text
    again = ran("new", str(place))
    assert (again.code, "--force replaces it" in message(again)) == (Exit.FILE, True)
    assert (tmp_path / "the_letter.world").read_text(encoding="utf-8") == text
    assert ran("new", str(place), "--force").code == Exit.DONE


def test_a_world_from_an_outline(tmp_path: Path) -> None:
    """``--from`` makes the world of an outline, and does not go with a kind."""
    plan = tmp_path / "plan.txt"
    plan.write_text("Scene 1, the hall: Ann.\nIt comes out that it rains.\n", encoding="utf-8")
    assert ran("new", str(tmp_path / "rain"), "--from", str(plan)).code == Exit.DONE
    assert unsaid.lint(unsaid.load(tmp_path / "rain.world")) == ()
    both = ran("new", str(tmp_path / "more"), "--from", str(plan), "--kind", "game")
    assert (both.code, (tmp_path / "more.world").exists()) == (Exit.USAGE, False)
