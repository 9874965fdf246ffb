"""Telling at a terminal: lines, colours and the pager."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cli.running import unsaid
from tests.cli.terminals import at_terminal
from unsaid.cli.exits import Exit
from unsaid.terminal.reading import pager

pytestmark = pytest.mark.slow

MARKS = re.compile("\033\\[\\d+m")


@pytest.fixture
def shelf(tmp_path: Path) -> str:
    """A pager that says it is there and then shows what it was given."""
    script = tmp_path / "shelf"
    script.write_text("#!/bin/sh\necho PAGED\ncat\n")
    script.chmod(0o755)
    return str(script)


@pytest.mark.parametrize("columns", [20, 33, 80, 200])
def test_lines_fit_the_terminal(columns: int) -> None:
    """Set to the terminal, no line comes up to its last column, and none is longer than prose should be."""
    shown = MARKS.sub("", at_terminal("tell", "tutorial", "--no-pager", columns=columns))
    widest = max(map(len, shown.splitlines()))
    assert widest < columns
    assert widest <= 76


def test_a_long_text_is_paged_and_a_short_one_is_not(shelf: str) -> None:
    """What is longer than the screen goes to $PAGER."""
    assert at_terminal("tell", "tutorial", rows=5, PAGER=shelf).startswith("PAGED\n")
    assert not at_terminal("tell", "tutorial", rows=500, PAGER=shelf).startswith("PAGED\n")


def test_paging_can_be_asked_for_and_forbidden(shelf: str) -> None:
    """--pager pages a short text, --no-pager a long one not."""
    assert at_terminal("tell", "tutorial", "--pager", rows=500, PAGER=shelf).startswith("PAGED\n")
    assert not at_terminal("tell", "tutorial", "--no-pager", rows=5, PAGER=shelf).startswith("PAGED\n")


def test_the_pager_gets_the_whole_text(shelf: str) -> None:
    """What is paged is what would have been written."""
    paged = at_terminal("tell", "tutorial", "--pager", PAGER=shelf)
    assert paged == "PAGED\n" + at_terminal("tell", "tutorial", "--no-pager")


def test_a_pager_that_is_not_there_loses_nothing() -> None:
    """Where $PAGER cannot be run the text is written out after all."""
    shown = at_terminal("tell", "tutorial", "--pager", PAGER="/no/such/pager")
    assert shown.endswith(at_terminal("tell", "tutorial", "--no-pager"))


def test_a_pager_left_early_ends_quietly() -> None:
    """A pager that reads nothing ends the command without a complaint."""
    assert at_terminal("tell", "tutorial", "--pager", PAGER="true") == ""


def test_nothing_is_paged_where_there_is_no_terminal(shelf: str) -> None:
    """Into a pipe the text is plain, even if a pager is asked for."""
    plain = unsaid("tell", "tutorial")
    assert unsaid("tell", "tutorial", "--pager", PAGER=shelf).out == plain.out
    assert "PAGED" not in plain.out
    assert "\033" not in plain.out


def test_colours_are_the_terminals() -> None:
    """The title is bold at a terminal, and plain where NO_COLOR is set or the terminal is a dumb one."""
    assert at_terminal("tell", "tutorial", "--no-pager").startswith("\033[1mThe Lamp\033[0m\n")
    assert at_terminal("tell", "tutorial", "--no-pager", NO_COLOR="1").startswith("The Lamp\n")
    assert at_terminal("tell", "tutorial", "--no-pager", TERM="dumb").startswith("The Lamp\n")


def test_a_width_can_be_asked_for() -> None:
    """--width sets lines of that width into a pipe as well; less than 20 columns is refused."""
    lines = unsaid("tell", "the-unsaid", "--width", "30").out.splitlines()
    assert max(map(len, lines)) <= 30
    assert max(map(len, unsaid("tell", "the-unsaid", "--width", "110").out.splitlines())) > 100
    assert unsaid("tell", "tutorial", "--width", "19").code == Exit.USAGE


@pytest.mark.parametrize(
    ("environment", "expected"),
    [({"PAGER": "most -s"}, "most -s"), ({"PAGER": ""}, None), ({"PAGER": "cat"}, None), ({"TERM": "dumb"}, None)],
)
def test_which_pager(monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], expected: str | None) -> None:
    """$PAGER is used as it is; empty, or `cat`, means none, and a dumb terminal has none."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert pager() == expected
