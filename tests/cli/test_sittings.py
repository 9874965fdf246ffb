"""Two sittings on one save, and sittings that are killed: nothing that was shown is lost, and nobody is locked out."""

from __future__ import annotations

import json
import os
import random
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.player import Player
from tests.cli.running import message, unsaid
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow

STEP = {"kind": "act", "act": "step(Ida)"}
STEPPED = {"move": STEP, "events": [STEP | {"by": "Ida"}]}
ELSEWHERE = "is being played in another sitting"


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """A folder for kept games."""
    return tmp_path / "saves"


@pytest.fixture
def first(stairs: Path, saves: Path) -> Iterator[Player]:
    """A sitting that has gone up a step and is at the prompt."""
    player = Player(str(stairs), saves=saves)
    player.read()
    player.type("step")
    yield player
    player.away()


@pytest.fixture
def second(first: Player, stairs: Path, saves: Path) -> Iterator[Player]:
    """Another sitting on the same save."""
    player = Player(str(stairs), "--resume", saves=saves)
    yield player
    player.away()


def turns(place: Path) -> int:
    """The turns of a save, all of them steps."""
    kept = json.loads(place.read_text())["turns"]
    assert all(turn == STEPPED for turn in kept)
    return len(kept)


def names(folder: Path) -> list[str]:
    """What is in a folder."""
    return [place.name for place in folder.iterdir()]


def test_the_second_sitting_is_told_and_goes_on_in_a_copy(first: Player, second: Player, saves: Path) -> None:
    """Each of two sittings keeps what it was shown: the first in the save, the second, told and asked, in a copy."""
    asked = second.read()
    assert ELSEWHERE in asked
    assert "copy" in asked
    assert "You step." in second.type("yes")
    second.type("step")
    second.type("step")
    first.type("step")
    left = " ".join(second.type("quit").split())
    assert second.leave() == 0
    assert f"kept in {saves / 'stairs.Ida.2.json'}" in left.replace("- ", "-")
    assert (turns(saves / "stairs.Ida.json"), turns(saves / "stairs.Ida.2.json")) == (2, 3)


def test_the_second_sitting_may_decline(first: Player, second: Player, saves: Path) -> None:
    """Who wants no copy leaves with 0, and there is none."""
    assert ELSEWHERE in second.read()
    second.type("no")
    assert second.leave() == Exit.DONE
    assert names(saves) == ["stairs.Ida.json"]
    first.type("step")
    assert turns(saves / "stairs.Ida.json") == 2


def test_without_a_terminal_the_second_sitting_is_5(first: Player, stairs: Path, saves: Path) -> None:
    """Where nobody can be asked the message names the flag, and with the flag the copy is played."""
    ran = unsaid("play", str(stairs), "--ask", "--resume", stdin="step\n", UNSAID_SAVES=str(saves))
    assert ran.code == Exit.FILE
    assert f"{ELSEWHERE}; --copy goes on in a copy of it" in message(ran)
    ran = unsaid("play", str(stairs), "--ask", "--resume", "--copy", stdin="step\n", UNSAID_SAVES=str(saves))
    assert ran.code == Exit.DONE
    assert (turns(saves / "stairs.Ida.json"), turns(saves / "stairs.Ida.2.json")) == (1, 2)


def test_a_game_begun_anew_does_not_take_another_s_save(first: Player, stairs: Path, saves: Path) -> None:
    """--new while the game is being played elsewhere begins in a copy."""
    ran = unsaid("play", str(stairs), "--ask", "--new", "--copy", stdin="step\nstep\n", UNSAID_SAVES=str(saves))
    assert ran.code == Exit.DONE
    assert (turns(saves / "stairs.Ida.json"), turns(saves / "stairs.Ida.2.json")) == (1, 2)


def test_a_game_without_a_turn_is_held_too(stairs: Path, saves: Path) -> None:
    """Of two that begin at once the second is told before it has played; left without a turn, nothing is kept."""
    player = Player(str(stairs), saves=saves)
    player.read()
    ran = unsaid("play", str(stairs), "--ask", UNSAID_SAVES=str(saves))
    assert ELSEWHERE in message(ran)
    player.type("quit")
    assert player.leave() == 0
    assert names(saves) == []
    player.away()


def test_a_killed_sitting_locks_nobody_out(first: Player, stairs: Path, saves: Path) -> None:
    """After a kill the game is taken up again without a question about another sitting."""
    first.kill()
    again = Player(str(stairs), "--resume", saves=saves)
    assert "You step." in again.read()
    again.type("quit")
    assert again.leave() == 0
    assert names(saves) == ["stairs.Ida.json"]
    again.away()


def test_a_save_changed_by_another_program_is_not_written_over(first: Player, saves: Path) -> None:
    """What somebody else put there stays, the player is told, and the game goes on in a copy."""
    place = saves / "stairs.Ida.json"
    other = place.read_text().replace('"turns"', '"other": 1, "turns"')
    (saves / "synced").write_text(other)
    (saves / "synced").replace(place)
    assert "Another sitting has gone on with the game" in first.type("step")
    first.type("step")
    assert place.read_text() == other
    assert turns(saves / "stairs.Ida.2.json") == 3


def test_a_copy_is_not_saved_over_a_game_being_played(first: Player, tmp_path: Path, stairs: Path, saves: Path) -> None:
    """`save FILE` writes over no game that is open elsewhere, and over no file that is none."""
    player = Player(str(stairs), "--save", str(tmp_path / "mine.json"), saves=saves)
    player.read()
    assert ELSEWHERE in " ".join(player.type(f"save {saves / 'stairs.Ida.json'}").split())
    said = " ".join(player.type(f"save {stairs}").split())
    assert "is no saved game" in said
    assert "Not saved" in player.type("save ~nobody-of-that-name/x.json")
    assert stairs.read_text().startswith("entity Ida")
    player.away()


def test_a_new_game_over_what_is_no_save_sets_it_aside(stairs: Path, tmp_path: Path) -> None:
    """--new with --save of some other file keeps that file, whole, under another name."""
    place = tmp_path / "notes.json"
    place.write_text("my notes")
    ran = unsaid("play", str(stairs), "--ask", "--new", "--save", str(place), stdin="step\n")
    assert ran.code == 0
    assert (tmp_path / "notes.other.json").read_text() == "my notes"
    assert turns(place) == 1


def test_kills_at_any_moment_lose_nothing_that_was_shown(stairs: Path, saves: Path) -> None:
    """Killed again and again, at moments drawn at random, the save always has every turn that was on the screen, and
    in the end no unfinished file lies about."""
    chance, place, shown = random.Random(7), saves / "stairs.Ida.json", 0
    for _ in range(12):
        player = Player(str(stairs), "--resume", saves=saves)
        assert player.read().count("You step.") == shown
        for _ in range(chance.randrange(3)):
            shown += player.type("step").count("You step.")
        os.write(player.master, b"step\nstep\nstep\n")
        time.sleep(chance.random() * 0.05)
        shown += player.kill().count("You step.")
        player.away()
        assert turns(place) >= shown
        shown = turns(place)
    player = Player(str(stairs), "--resume", saves=saves)
    player.read()
    player.type("quit")
    assert player.leave() == 0
    assert names(saves) == [place.name]
    player.away()
