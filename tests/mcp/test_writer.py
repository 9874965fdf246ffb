"""Ten outlines made into worlds with two mistakes each come to worlds that lint, tell and check."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from tests.mcp.planted import PLANTED, planted, sound
from tests.mcp.writer import MOST, written

PAGE = Path(__file__).parents[2] / "docs/how-to/use-from-an-assistant.md"


@pytest.mark.parametrize("name", PLANTED)
def test_what_was_meant_is_sound(name: str) -> None:
    """Without the mistakes, each world lints without a word and has a story that the checker has nothing against."""
    world = unsaid.read(sound(name))
    assert unsaid.lint(world) == ()
    story = world.find().story
    assert story is not None
    assert [finding for finding in story.check() if not finding.remark] == []


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_spoils_it(name: str) -> None:
    """With both mistakes, no world can be told as it stands."""
    world = unsaid.read(planted(name))
    assert not world.ok or world.find().story is None


def test_a_writer_that_knows_only_the_answers(tmp_path: Path) -> None:
    """At least eight of ten get there in five calls, and the manual's table says of each how."""
    courses = {name: written(tmp_path, name, planted(name)) for name in PLANTED}
    assert all(len(course.calls) <= MOST for course in courses.values())
    assert sum(course.done for course in courses.values()) >= 8
    table = [
        f"| {name[3:].replace('-', ' ')} | {' · '.join(m.kind for m in PLANTED[name])} | "
        f"{', '.join(f'`{call}`' for call in course.calls)} | {'yes' if course.done else 'no'} |"
        for name, course in courses.items()
    ]
    assert "\n".join(table) in PAGE.read_text(encoding="utf-8"), "\n".join(table)


def test_it_stops_where_it_would_have_to_write(tmp_path: Path) -> None:
    """A mistake that nobody can guess is not mended by itself: the answer shows the line and asks for another."""
    course = written(tmp_path, "x", "entity Ann : character;\nutility(Ann): Zorro;\n")
    assert (course.calls, course.done) == (("write_world",), False)
