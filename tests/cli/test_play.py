"""Playing as a person does: through a real terminal, killed, interrupted, resumed; and without one."""

from __future__ import annotations

import json
import os
import re
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.player import Player
from tests.cli.running import message, unsaid
from unsaid.api.opened import bundled
from unsaid.cli.exits import Exit

pytestmark = pytest.mark.slow


@pytest.fixture
def saves(tmp_path: Path) -> Path:
    """A folder for kept games."""
    return tmp_path / "saves"


@pytest.fixture
def player(lamp: Path, saves: Path) -> Iterator[Player]:
    """Someone playing Ida in the lamp world, at the first prompt or rather just before it."""
    player = Player(str(lamp), saves=saves)
    yield player
    player.away()


def turns(saves: Path) -> list[dict[str, Any]]:
    """The turns in the one kept game."""
    (place,) = saves.iterdir()
    return json.loads(place.read_text())["turns"]


@pytest.mark.slow
@pytest.mark.parametrize("name", bundled())
def test_without_a_terminal_each_bundled_story_is_told(name: str) -> None:
    """Nobody at the keyboard: the story is told to its end and the command leaves with 0."""
    ran = unsaid("play", name)
    assert (ran.code, ran.err) == (0, "")
    assert len(ran.out) > 100


def test_without_a_terminal_a_world_without_a_story_plays_by_itself(endless: Path) -> None:
    """A world with nobody to play says so."""
    ran = unsaid("play", str(endless))
    assert ran.code == Exit.WORLD
    assert "nobody to play" in message(ran)


def test_a_game_is_played_to_its_end(player: Player, saves: Path) -> None:
    """Ida lights the lamp, and lets Olm row home, which is said to be the end; then the story is over."""
    first = player.read()
    assert re.search(r"^1\. ", first, re.MULTILINE)
    assert "1. See what Olm does (the end)" in player.type("1")
    last = player.type("1")
    assert "The story is over" in last
    assert "Traceback" not in last
    player.type("quit")
    assert player.leave() == 0
    assert turns(saves) == [
        {
            "move": {"kind": "act", "act": "light(Ida)"},
            "events": [{"kind": "act", "act": "light(Ida)", "by": "Ida"}],
            "held_up": "Olm",
        },
        {
            "move": {"kind": "listen", "act": "row_home(Olm)", "ends": True},
            "events": [
                {"kind": "act", "act": "pass(Ida)", "by": "Ida"},
                {"kind": "act", "act": "row_home(Olm)", "by": "Olm"},
            ],
        },
    ]


def test_why_undo_help_and_nonsense_at_the_prompt(player: Player) -> None:
    """Every command answers, and a line that means nothing is answered with a hint."""
    player.read()
    assert "undo" in player.type("help")
    assert "none of the choices" in player.type("xyzzy plugh")
    assert "only begun" in player.type("undo")
    player.type("1")
    assert "What you want most would have you do this" not in player.type("hint")
    player.type("1")
    assert "Olm" in player.type("why")
    assert "take back the last choice" in player.type("undo")
    assert "there has been one choice" in player.type("undo 3")
    assert "take back the last choice" in player.type("undo")
    assert "What you want most would have you do this: " in player.type("hint")


def test_a_killed_game_loses_nothing_that_was_shown(player: Player, lamp: Path, saves: Path) -> None:
    """Killed at the prompt after a turn, the game resumes with that turn in it."""
    player.read()
    player.type("1")
    player.process.kill()
    player.process.wait()
    assert [turn["move"]["act"] for turn in turns(saves)] == ["light(Ida)"]
    again = Player(str(lamp), "--resume", saves=saves)
    assert "You light." in again.read()
    again.type("quit")
    assert again.leave() == 0


def test_interrupting_a_game_is_130_and_keeps_it(player: Player, saves: Path) -> None:
    """^C at the prompt leaves at once; what was played is kept."""
    player.read()
    player.type("1")
    time.sleep(0.3)  # a signal between the prompt and the reading of the line is only seen at the next key
    player.process.send_signal(signal.SIGINT)
    assert player.leave() == Exit.INTERRUPTED
    assert len(turns(saves)) == 1


def test_the_end_of_input_leaves_with_0(player: Player) -> None:
    """^D at the prompt is leaving."""
    player.read()
    os.write(player.master, b"\x04")
    assert player.leave() == 0


def test_what_is_no_text_is_none_of_the_choices(lamp: Path, tmp_path: Path) -> None:
    """Bytes that are no UTF-8 do not end a game: the line counts as a wrong choice, and the next one as typed."""
    save = str(tmp_path / "game.json")
    ran = unsaid("play", str(lamp), "--ask", "--save", save, stdin=b"\xff\n1\nquit\n", PYTHONIOENCODING="utf-8:strict")
    assert ran.code == Exit.DONE
    assert "is none of the choices" in ran.out
    assert len(json.loads(Path(save).read_text())["turns"]) == 1


def test_a_kept_game_is_offered_and_can_be_declined(player: Player, lamp: Path, saves: Path) -> None:
    """Coming back, one is asked; saying no begins anew."""
    player.read()
    player.type("1")
    player.type("quit")
    player.leave()
    again = Player(str(lamp), saves=saves)
    assert "You left this story after 1 choice." in again.read()
    assert "You light." not in again.type("no")
    again.type("quit")
    assert again.leave() == 0


def test_a_game_broken_by_an_edit_is_set_aside_and_says_where(player: Player, lamp: Path, saves: Path) -> None:
    """With the act renamed, the kept game says at which turn it broke and is kept whole beside."""
    player.read()
    player.type("1")
    player.type("quit")
    player.leave()
    lamp.write_text(lamp.read_text().replace("action light(", "action kindle("))
    again = Player(str(lamp), "--resume", saves=saves)
    shown = " ".join(again.read().split())
    assert "turn 1: the world no longer has the act light(Ida)" in shown
    again.type("no")
    again.type("quit")
    assert again.leave() == 0
    assert any(".broken" in place.name for place in saves.iterdir())


def test_a_damaged_save_is_5_and_left_alone(lamp: Path, saves: Path) -> None:
    """A save that cannot be read ends the command with a message; the file stays."""
    saves.mkdir()
    (saves / "lamp.Ida.json").write_text("{")
    player = Player(str(lamp), saves=saves)
    shown = " ".join(player.read().split())
    assert "is not a saved game" in shown
    assert player.leave() == Exit.FILE
    assert (saves / "lamp.Ida.json").read_text() == "{"


def test_the_game_is_kept_where_the_player_says(lamp: Path, saves: Path, tmp_path: Path) -> None:
    """--save names the file, and `save FILE` puts a copy elsewhere."""
    place, copy = tmp_path / "mine.json", tmp_path / "copy.json"
    player = Player(str(lamp), "--save", str(place), saves=saves)
    player.read()
    player.type("1")
    assert "Saved" in player.type(f"save {copy}")
    player.type("quit")
    assert player.leave() == 0
    assert place.read_text() == copy.read_text()
    assert not saves.exists()


# --- more of what can be typed ---


def test_copies_by_name_restarts_and_transcripts(stairs: Path, saves: Path, tmp_path: Path) -> None:
    """A game is kept by name and gone back to; begun again, the game so far is kept; and what was read is written to a
    file, over no other."""
    player = Player(str(stairs), saves=saves)
    player.read()
    player.type("step")
    assert "Saved" in player.type("save one")
    player.type("step")
    assert "Kept by name: one." in player.type("load")
    assert player.type("load one").count("You step.") == 1
    again = " ".join(player.type("restart").split())
    assert "`load before` goes back to it" in again and "You step." not in again
    assert player.type("load before").count("You step.") == 1
    story = tmp_path / "story.txt"
    assert "Written" in player.type(f"transcript {story}")
    assert story.read_text().count("You step.") == 1
    assert "is there already" in " ".join(player.type(f"transcript {story}").split())
    assert "cannot be read" in " ".join(player.type("load two").split())
    player.type("quit")
    assert player.leave() == 0
    assert sorted(place.name for place in saves.iterdir()) == [
        "stairs.Ida.before.json",
        "stairs.Ida.json",
        "stairs.Ida.one.json",
    ]


def test_several_choices_are_taken_back_at_once(stairs: Path, saves: Path) -> None:
    """Three of four; and what was taken back is not in the kept game."""
    player = Player(str(stairs), saves=saves)
    player.read()
    for _ in range(4):
        player.type("step")
    assert "You take back 3 choices." in player.type("undo 3")
    player.type("quit")
    assert player.leave() == 0
    assert len(turns(saves)) == 1


OLDER: dict[str, Any] = {
    "format": "unsaid-save",
    "version": 1,
    "world": "lamp",
    "text": "of another time",
    "role": "Ida",
    "turns": [[{"kind": "wait", "by": "Ida"}], [{"kind": "act", "act": "light(Ida)", "by": "Ida"}]],
}


@pytest.mark.parametrize("version", [1, 2])
def test_a_game_of_an_older_version_is_gone_on_with(version: int, lamp: Path, saves: Path) -> None:
    """What was waited for is a turn without an event; the game goes on from where it stood, and is kept as of now."""
    older = OLDER if version == 1 else {**OLDER, "version": 2, "roles": ["Ida"], "rules": {}}
    saves.mkdir()
    (saves / "lamp.Ida.json").write_text(json.dumps(older))
    player = Player(str(lamp), saves=saves)
    assert "You left this story after 2 choices." in player.read()
    assert "You light." in player.type("yes")
    assert "You light." in player.type("look")
    player.type("undo")
    player.type("quit")
    assert player.leave() == 0
    kept = json.loads((saves / "lamp.Ida.json").read_text())
    assert (kept["version"], kept["turns"]) == (3, [{"move": {"kind": "on"}}])


def test_a_game_of_several_is_not_gone_on_with_at_a_terminal(lamp: Path, saves: Path) -> None:
    """It says whose it is, and leaves it alone."""
    saves.mkdir()
    table = OLDER | {"version": 2, "roles": ["Ida", "Olm"], "rules": {}, "turns": []}
    (saves / "lamp.Ida.json").write_text(json.dumps(table))
    player = Player(str(lamp), saves=saves)
    assert "is a game of Ida and Olm together" in " ".join(player.read().split())
    assert player.leave() == Exit.FILE
    assert json.loads((saves / "lamp.Ida.json").read_text()) == table


def test_how_what_holds_one_back_is_shown_is_chosen(lamp: Path, saves: Path) -> None:
    """By a command, which shows the menu again, and by nothing else."""
    player = Player(str(lamp), saves=saves)
    player.read()
    for way in ("off", "words", "numbers"):
        assert "1. " in player.type(f"breath {way}")
    assert "1. " not in player.type("breath of fresh air")
    player.type("quit")
    assert player.leave() == 0
