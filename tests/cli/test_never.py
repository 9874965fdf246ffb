"""An act that grounding leaves out is still an act of the world, wherever it is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.running import message, unsaid

STUCK = """
entity Ann : character;
property home() : boolean;
property key() : boolean;
action go() { precondition: !home(); effect: home(); consenting: Ann; };
action unlock(Ann) { precondition: key(); effect: home(); consenting: Ann; };
utility(): home();
utility(Ann): home();
"""

NEVER = "is an act of this world, but can never happen: it needs `key()`, which never holds"


@pytest.fixture
def stuck(tmp_path: Path) -> str:
    """A world with an act for which there is no key."""
    path = tmp_path / "stuck.world"
    path.write_text(STUCK, encoding="utf-8")
    return str(path)


def test_why_it_was_not_done_is_that_it_never_can_be(stuck: str) -> None:
    """By its name or in full; as data with the condition."""
    for name in ("unlock", "unlock(Ann)"):
        ran = unsaid("why", stuck, "--not", name)
        assert (ran.code, ran.out) == (0, f"{name} {NEVER}.\n")
    (said,) = json.loads(unsaid("why", stuck, "--not", "unlock", "--json").out)
    assert (said["type"], said["needs"]) == ("never", ["key()"])


def test_a_question_about_it_is_answered_so(stuck: str) -> None:
    """In the place of an act of the story."""
    ran = unsaid("why", stuck, "unlock")
    assert (ran.code, message(ran)) == (2, f"unlock {NEVER}")


def test_a_story_with_it_is_told_so(stuck: str, tmp_path: Path) -> None:
    """Asked about, told or checked; and where it is only planned."""
    story = tmp_path / "story"
    story.write_text("unlock(Ann)\n", encoding="utf-8")
    for command in (["why", stuck], ["tell", stuck, "--story"]):
        ran = unsaid(*command, str(story))
        assert (ran.code, message(ran)) == (1, f"act 1: unlock(Ann) {NEVER}")
    ran = unsaid("check", stuck, str(story))
    assert ran.code == 1
    assert ran.out.splitlines()[0] == f"act 1: unlock(Ann) {NEVER}"
    story.write_text("go()\n| unlock(Ann)\n| goal(Ann, home() == True)\n", encoding="utf-8")
    ran = unsaid("check", stuck, str(story))
    assert (ran.code, ran.out) == (1, f"act 1: Ann plans unlock(Ann), which {NEVER}\n")


def test_what_is_no_act_is_still_none(stuck: str) -> None:
    """With what may have been meant."""
    ran = unsaid("why", stuck, "--not", "goo")
    assert (ran.code, message(ran)) == (2, "--not goo: this world has no such act; did you mean go?")
