"""The other side of a game from the command line: a kept game opened at its end, the map, and what if."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.afterwards import DOOR
from tests.cli.running import Ran, message, unsaid
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small world."""
    (tmp_path / "door.world").write_text(DOOR, encoding="utf-8")
    return tmp_path


def played(folder: Path, lines: str) -> Ran:
    """A sitting, in which some lines are typed."""
    return unsaid("play", "door.world", "--ask", "--save", "game.json", stdin=lines, cwd=folder)


@pytest.fixture
def game(folder: Path) -> str:
    """The kept game, in which she holds back and then leaves."""
    played(folder, "hold back\nleave the house\n")
    return "game.json"


def test_a_kept_game_that_is_over_opens_at_its_end(folder: Path, game: str) -> None:
    """Its ending and the menu are shown, nothing is asked, and its marks can be opened; it is not written over."""
    kept = (folder / game).read_text(encoding="utf-8")
    shown = played(folder, "2\nquit\n").out
    assert "It Was Not Said" in shown
    assert "1. Turn the page over" in shown
    assert "What was nearly said." in shown
    assert (folder / game).read_text(encoding="utf-8") == kept


def test_begin_again_begins_again(folder: Path, game: str) -> None:
    """The last line of the menu brings the first menu of the story back."""
    assert "Call after him" in played(folder, "5\nquit\n").out


def test_the_map_of_a_saved_game(folder: Path, game: str) -> None:
    """It has a bar and turns, and as data who was played; one person's wishes can be had alone."""
    assert "o . . . . . . . . . ." in unsaid("why", game, "--unsaid", cwd=folder).out
    data = json.loads(unsaid("why", game, "--unsaid", "--whose", "Tom", "--json", cwd=folder).out)
    assert data["role"] == "Ann"
    assert {(wish["who"], wish["act"], wish["short"]) for wish in data["wishes"]} == {("Tom", "tell()", 1.0)}
    assert any(hinge.get("instead") == "call()" for hinge in data["hinges"])


def test_the_map_is_proved(folder: Path, game: str) -> None:
    """With ``--proof`` the checker goes through all of it again."""
    assert "the checker confirms" in unsaid("why", game, "--unsaid", "--proof", cwd=folder).out


def test_what_if_of_a_saved_game(folder: Path, game: str) -> None:
    """Another choice at the first turn, a belief, and the old acts gone through."""
    other = unsaid("whatif", game, "--instead", "1: call()", cwd=folder).out
    assert "Ending: It Was Said." in other
    data = json.loads(unsaid("whatif", game, "--believes", "Tom believed not ashamed()", "--json", cwd=folder).out)
    assert data["ending"] == "It Was Said"
    kept = json.loads(unsaid("whatif", game, "--without", "leave", "--keep", "acts", "--json", cwd=folder).out)
    assert [lost["how"] for lost in kept["lost"] if lost["act"] == "leave()"] == ["possibility"]


def test_on_what_a_saved_game_hung(folder: Path, game: str) -> None:
    """Every other way it could have gone, a line each, that on which most hung first; as data, a list of forks."""
    told = unsaid("whatif", game, "--hinges", cwd=folder).out.splitlines()
    assert "It Was Said" in told[0]
    forks = json.loads(unsaid("whatif", game, "--hinges", "--json", cwd=folder).out)
    assert len(forks) == len(told) and forks[0]["ending"] == "It Was Said"


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["whatif", "game.json"], Exit.USAGE),
        (["whatif", "game.json", "--from", "1"], Exit.USAGE),
        (["whatif", "game.json", "--hinges", "--without", "leave"], Exit.USAGE),
        (["why", "game.json", "--whose", "Tom"], Exit.USAGE),
        (["why", "game.json", "--unsaid", "--whose", "Bob"], Exit.USAGE),
        (["whatif", "game.json", "--instead", "call"], Exit.USAGE),
        (["whatif", "game.json", "--instead", "9: call()"], Exit.USAGE),
    ],
)
def test_what_cannot_be_asked(folder: Path, game: str, arguments: list[str], code: Exit) -> None:
    """Nothing put otherwise, nobody, and no turn are one line and a code."""
    ran = unsaid(*arguments, cwd=folder)
    assert ran.code == code
    assert message(ran)
