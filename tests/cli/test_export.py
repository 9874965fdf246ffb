"""``unsaid export`` and ``unsaid publish``: what is written, what is refused, and that nothing is written by halves."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import message, unsaid
from tests.graph import walking
from unsaid.cli.exits import Exit
from unsaid.graph.export import FORMS, Form


@pytest.mark.parametrize("form", FORMS)
def test_a_form_is_written_for_the_first_role(form: Form, tmp_path: Path) -> None:
    """What is written is the graph of the world's first role in that form, and nothing else is said."""
    place = tmp_path / "story"
    ran = unsaid("export", "the-soup", "--to", form, "--out", str(place))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert place.read_text(encoding="utf-8") == FORMS[form](walking.graph("the-soup", "Ada"))


def test_a_game_too_large_is_said_with_its_size_and_nothing_is_written(tmp_path: Path) -> None:
    """With room for three positions the fourth ends it: how many are known, and how to allow more."""
    place = tmp_path / "owl.ink"
    ran = unsaid("export", "the-owl", "--to", "ink", "--nodes", "3", "--out", str(place))
    assert ran.code == Exit.LIMIT
    assert "the graph of the game of the-owl as Hanne is too large" in message(ran)
    assert "positions are known" in message(ran)
    assert "--nodes N allows more" in message(ran)
    assert [*tmp_path.iterdir()] == []


def test_a_tool_has_to_be_named() -> None:
    """Without --to it is said which there are."""
    ran = unsaid("export", "the-soup")
    assert ran.code == Exit.USAGE
    assert message(ran) == "--to says for which tool: ink, twee, yarn, renpy, json"


def test_a_page_wants_a_file() -> None:
    """Without --out it is said what is missing."""
    ran = unsaid("publish", "the-soup")
    assert (ran.code, message(ran)) == (Exit.USAGE, "--out says into which file the page is written")


def test_a_page_of_a_game_too_large_is_not_written(tmp_path: Path) -> None:
    """Where one of the roles does not fit, there is no page."""
    ran = unsaid("publish", "the-owl", "--nodes", "20", "--out", str(tmp_path / "owl.html"))
    assert ran.code == Exit.LIMIT
    assert "the graph of the game of the-owl as Hanne is too large" in message(ran)
    assert [*tmp_path.iterdir()] == []


def test_a_page_of_one_role_holds_that_role_alone(tmp_path: Path) -> None:
    """With --as the other role's game is not on the page."""
    place = tmp_path / "soup.html"
    ran = unsaid("publish", "the-soup", "--as", "jon", "--out", str(place))
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    text = place.read_text(encoding="utf-8")
    assert '"role":"Jon"' in text
    assert '"role":"Ada"' not in text
