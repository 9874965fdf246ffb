"""Saved games: round trips, edits of the world, damage, and disks that will not take them."""

from __future__ import annotations

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.play.toy import ACTS, toy
from unsaid.play import disk, saves
from unsaid.play.events import WAIT
from unsaid.play.options import options
from unsaid.play.saves import Save, SavedEvent, SaveProblem
from unsaid.play.session import Session, begin
from unsaid.play.turns import take


def some_game(choices: list[int]) -> Session:
    """A session in which the role takes the options of those numbers, counted around."""
    session = begin(toy(), "You")
    for choice in choices:
        menu = options(session)
        session = take(session, menu[choice % len(menu)])
    return session


def waited(turns: int) -> Session:
    """A session in which the role has waited so many times."""
    session = begin(toy(), "You")
    for _ in range(turns):
        session = take(session, WAIT)
    return session


def saved(session: Session) -> Save:
    """The save of a session of the toy world."""
    return saves.record(session, "toy", "hash")


@given(st.lists(st.integers(0, 5), max_size=7))
def test_any_game_survives_saving_and_resuming(choices: list[int]) -> None:
    """Writing, reading and replaying a game gives the same events, menu and ending."""
    session = some_game(choices)
    resumed = saves.resume(saves.loads(saves.dumps(saved(session))), session.stage, "hash")
    assert resumed.session.turns == session.turns
    assert options(resumed.session) == options(session)
    assert (resumed.changed, resumed.broken) == (False, None)


def test_a_save_survives_an_edit_that_leaves_its_acts_possible() -> None:
    """With the acts of the world reordered the save replays, and says that the text has changed."""
    more = (*ACTS[3:], *ACTS[:3])
    resumed = saves.resume(saved(waited(2)), toy(more), "another hash")
    assert resumed.changed
    assert resumed.broken is None
    assert [e.kind for e in resumed.session.acts] == ["act", "act"]


def test_a_save_says_at_which_turn_an_edit_broke_it() -> None:
    """Without the act of coming home, the game resumes before the turn in which he came, and says so."""
    fewer = tuple(act for act in ACTS if act.name != "return(James)")
    resumed = saves.resume(saved(waited(2)), toy(fewer), "h")
    assert resumed.broken == "turn 2: the world no longer has the act return(James)"
    assert len(resumed.session.turns) == 1


def test_a_save_with_an_act_that_can_never_happen_any_more_says_why() -> None:
    """What the world's text still has, and its ground form has not, is not said to be gone."""
    said = {"fly(You)": "is an act of this world, but can never happen"}
    stage = replace(toy(), never=said.get)
    for act, broken in (
        ("fly(You)", f"fly(You) {said['fly(You)']}"),
        ("swim(You)", "the world no longer has the act swim(You)"),
    ):
        save = Save("toy", "h", ("You",), ((SavedEvent("act", act, "You"),),))
        assert saves.resume(save, stage, "h").broken == f"turn 1: {broken}"


def test_a_save_with_an_act_no_longer_possible_stops_before_it() -> None:
    """An act that is still there but can no longer happen is named."""
    session = begin(toy(), "You")
    save = Save("toy", "h", ("You",), ((SavedEvent("act", "tell(James)", "James"),),))
    assert saves.resume(save, session.stage, "h").broken == "turn 1: tell(James) is no longer possible there"


def test_a_save_of_a_character_that_is_gone_is_refused() -> None:
    """A role the world does not have cannot be resumed."""
    with pytest.raises(SaveProblem, match="no longer has that character"):
        saves.resume(Save("toy", "h", ("Ann",), ()), toy(), "h")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a saved game"),
        ("[" * 100_000, "not a saved game"),
        ("[1]", "not a saved game"),
        ('{"format": "other"}', "not a saved game"),
        ('{"format": "unsaid-save", "version": 3}', "version 3; this program reads versions 1 and 2"),
        ('{"format": "unsaid-save", "version": 1}', "damaged"),
        ('{"format": "unsaid-save", "version": 1, "world": "w", "text": "t", "role": "r", "turns": 3}', "damaged"),
        ('{"format": "unsaid-save", "version": 1, "world": "w", "text": "t", "role": "r", "turns": [[3]]}', "damaged"),
        (
            '{"format": "unsaid-save", "version": 1, "world": "w", "text": "t", "role": "r",'
            ' "turns": [[{"kind": "fly"}]]}',
            "damaged",
        ),
    ],
)
def test_what_is_not_a_save_is_refused_with_one_sentence(text: str, message: str) -> None:
    """Damaged, foreign and newer files are told apart, and none is a crash."""
    with pytest.raises(SaveProblem, match=message):
        saves.loads(text)


@given(st.text())
def test_no_text_crashes_the_reader(text: str) -> None:
    """Any text is either a save or a SaveProblem."""
    with pytest.raises(SaveProblem):
        saves.loads(text)


def test_a_failed_write_leaves_the_old_save_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk is full the old save is untouched, nothing is left beside it, and the message says why."""
    place = tmp_path / "game.json"
    saves.write(place, saved(some_game([9])))
    before = place.read_text()

    def full(_: int) -> None:
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(SaveProblem, match="No space left on device"):
        saves.write(place, saved(some_game([9, 9])))
    assert place.read_text() == before
    assert [p.name for p in tmp_path.iterdir()] == ["game.json"]


def test_writing_keeps_the_files_permissions(tmp_path: Path) -> None:
    """A file replaced whole keeps the mode it had."""
    place = tmp_path / "file"
    place.write_text("old")
    place.chmod(0o640)
    disk.write_whole(place, "new")
    assert place.read_text() == "new"
    assert stat.S_IMODE(place.stat().st_mode) == 0o640


def test_writing_through_a_link_replaces_what_it_points_to(tmp_path: Path) -> None:
    """A link stays a link; the file behind it gets the new text."""
    (tmp_path / "real").write_text("old")
    (tmp_path / "link").symlink_to("real")
    disk.write_whole(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_text() == "new"


def test_a_device_is_never_replaced() -> None:
    """A save to /dev/full is refused, and the device stays one."""
    with pytest.raises(SaveProblem, match="not an ordinary file"):
        saves.write(Path("/dev/full"), saved(some_game([])))
    assert Path("/dev/full").is_char_device()


def test_saving_into_a_file_as_if_it_were_a_folder_is_one_message(tmp_path: Path) -> None:
    """A place that cannot be is a SaveProblem, not a crash."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SaveProblem, match="could not be saved"):
        saves.write(tmp_path / "file" / "save.json", saved(some_game([])))


def test_autosaves_live_in_the_users_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """UNSAID_SAVES names the folder, else XDG_STATE_HOME does."""
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path / "here"))
    assert saves.home() == tmp_path / "here"
    monkeypatch.delenv("UNSAID_SAVES")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert saves.home() == tmp_path / "unsaid" / "saves"
