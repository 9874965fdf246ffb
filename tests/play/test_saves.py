"""Saved games: round trips, older versions, edits of the world, damage, and disks that will not take them."""

from __future__ import annotations

import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.play.small import EMBRACE, begun, chosen, menu, stage, story
from unsaid.play.items import items
from unsaid.play.kept import disk, saves
from unsaid.play.kept.saves import Save, SavedEvent, SavedMove, SavedTurn, SaveProblem
from unsaid.play.session import Session
from unsaid.play.stage import Stage
from unsaid.play.turns import ended, gone_on, take

START = begun(EMBRACE, "You")
BOTH = begun(EMBRACE, "You", "James", chance=5)


def some_game(choices: list[int], start: Session = START) -> Session:
    """A session in which the items of those numbers are chosen, counted around."""
    session = start
    for choice in choices:
        if ended(session) is None:
            offered = items(session)
            session = take(session, offered[choice % len(offered)])
    return session


def saved(session: Session) -> Save:
    """The save of a session of the small world."""
    return saves.record(session, "toy", "hash")


def acts(*names: str, by: str = "You") -> SavedTurn:
    """A turn in which these acts happened, the first of them chosen."""
    return SavedTurn(SavedMove("act", names[0]), tuple(SavedEvent("act", name, by) for name in names))


def edited(old: str, new: str) -> Stage:
    """The stage of the world with one thing put otherwise."""
    assert old in EMBRACE
    return stage(EMBRACE.replace(old, new))


@pytest.mark.parametrize("start", [START, BOTH])
@given(choices=st.lists(st.integers(0, 5), max_size=7))
def test_any_game_survives_saving_and_resuming(start: Session, choices: list[int]) -> None:
    """Writing, reading and replaying a game gives the same turns, menu and ending, whoever is played."""
    session = some_game(choices, start)
    resumed = saves.resume(saves.loads(saves.dumps(saved(session))), session.stage, "hash")
    assert resumed.session == session
    assert items(resumed.session) == items(session)
    assert (resumed.changed, resumed.broken) == (False, None)


def test_every_kind_of_move_survives() -> None:
    """An answer that was not given, a wish held back, somebody listened to, time, and all let be; who was held up; and
    turns that went on by themselves."""
    text = """
    entity Ann : character;
    entity Tom : character;
    property told() : boolean;
    property near() : boolean;
    property rain() : boolean;
    property gone() : boolean;
    utility(): 0;
    utility(Tom): (if(owes(Ann, why) | silent(Ann, why)) 1 else 0) + (if(gone()) 2 else 0);
    question why(Tom, Ann) { no: !near(); yes, 1: near(); };
    action ask() { precondition: !owes(Ann, why) & !silent(Ann, why); consenting: Tom; asking: why; };
    action own_up() { precondition: owes(Ann, why); consenting: Ann; answering: why = yes; };
    concern company(Ann) : closeness(Tom) { weight: 2; term: near(); };
    concern pride(Ann) : norm { weight: 3; term: !told(); };
    action speak() { precondition: !told(); effect: near() & told(); consenting: Ann; };
    action rain() { precondition: !rain(); effect: rain(); };
    action leave() { precondition: rain() & !gone(); effect: gone(); consenting: Tom; };
    ending Gone { when: gone(); title: "Gone"; };
    """
    session = chosen(begun(text, "Ann"), "hold speak()", "silence why", "hold speak()", "speak()")
    kinds = {turn.move.kind for turn in session.turns}
    assert {"act", "silence", "hold"} <= kinds
    assert any(turn.held_up is not None for turn in session.turns)
    while ended(session) is None:
        session = chosen(session, menu(session)[0])
    again = saves.loads(saves.dumps(saved(session)))
    assert saves.resume(again, session.stage, "hash").session == session


def test_a_save_holds_names_alone() -> None:
    """The move as it was chosen, what came of it, and nothing of what is usual."""
    data = json.loads(saves.dumps(saved(chosen(START, "make_tea()", "listen tell()"))))
    assert data["version"] == 3
    assert data["rules"] == {"character": 5}
    assert data["turns"] == [
        {
            "move": {"kind": "act", "act": "make_tea()"},
            "events": [
                {"kind": "act", "act": "make_tea()", "by": "You"},
                {"kind": "act", "act": "weep()", "by": "James"},
                {"kind": "act", "act": "come_home()", "by": "James"},
            ],
        },
        {
            "move": {"kind": "listen", "act": "tell()"},
            "events": [
                {"kind": "act", "act": "pass(You)", "by": "You"},
                {"kind": "act", "act": "tell()", "by": "James"},
                {"kind": "offer", "act": "hold()", "by": "James"},
            ],
        },
    ]


def test_roles_and_rules_are_kept() -> None:
    """Those that are not the usual ones."""
    text = saves.dumps(saved(BOTH))
    assert '"roles": ["You", "James"], "rules": {"character": 5, "chance": 5}' in text
    assert saves.loads(text).rules == BOTH.stage.rules


# --- of the versions before ---

FIRST: dict[str, Any] = {
    "format": "unsaid-save",
    "version": 1,
    "world": "toy",
    "text": "hash",
    "role": "You",
    "turns": [
        [{"kind": "act", "act": "make_tea()", "by": "You"}, {"kind": "act", "act": "weep()", "by": "James"}],
        [{"kind": "wait", "by": "You"}, {"kind": "act", "act": "come_home()", "by": "James"}],
        [{"kind": "wait", "by": "You"}],
        [{"kind": "wait", "by": "You"}, {"kind": "act", "act": "rain()"}],
        [{"kind": "fail", "act": "call()", "by": "You"}, {"kind": "offer", "act": "hold()", "by": "James"}],
    ],
}
"""A game of the first version, in which waiting was an event."""


def test_a_game_of_the_first_version_is_read() -> None:
    """What was waited for has no event any more, and its turn is a move by which the game went on."""
    resumed = saves.resume(saves.loads(json.dumps(FIRST)), START.stage, "hash")
    assert (resumed.changed, resumed.broken) == (False, None)
    assert story(resumed.session) == [
        ["make_tea()", "weep()"],
        ["come_home()"],
        [],
        ["*rain()"],
        ["fail call()", "offer hold()"],
    ]
    assert [turn.move.kind for turn in resumed.session.turns] == ["act", "on", "on", "on", "act"]
    assert all(turn.shown for turn in resumed.session.turns)
    assert "hold() offered (end)" in menu(gone_on(resumed.session))


def test_a_game_of_the_first_version_can_be_taken_back_move_by_move() -> None:
    """Every turn of it was chosen."""
    session = saves.resume(saves.loads(json.dumps(FIRST)), START.stage, "hash").session
    assert session.moves == 5
    assert story(session.undone(4)) == [["make_tea()", "weep()"]]


def test_a_game_of_the_second_version_is_read() -> None:
    """There could be several roles, and rules."""
    both = {key: value for key, value in FIRST.items() if key != "role"}
    both |= {"version": 2, "roles": ["You", "James"], "rules": {"chance": 7}, "path": "/toy.world"}
    both["turns"] = [[{"kind": "wait", "by": "You"}], [{"kind": "act", "act": "weep()", "by": "James"}]]
    save = saves.loads(json.dumps(both))
    assert (save.roles, save.rules.chance, save.path) == (("You", "James"), 7, "/toy.world")
    assert story(saves.resume(save, BOTH.stage, "hash").session) == [[], ["weep()"]]


def test_a_game_of_an_older_version_is_kept_as_one_of_this() -> None:
    """Read, gone on with and written, it is of the third version, and the same when it is read again."""
    session = saves.resume(saves.loads(json.dumps(FIRST)), START.stage, "hash").session
    text = saves.dumps(saved(session))
    assert '"version": 3' in text
    assert saves.resume(saves.loads(text), START.stage, "hash").session == session


# --- edits of the world ---


def test_a_save_survives_an_edit_that_leaves_its_acts_possible() -> None:
    """With another act defined before all others the save replays, and says that the text has changed."""
    more = edited("action make_tea", "action hum() { consenting: You; };\naction make_tea")
    session = chosen(START, "make_tea()", "listen tell()")
    resumed = saves.resume(saved(session), more, "another hash")
    assert resumed.changed
    assert resumed.broken is None
    assert story(resumed.session) == story(session)


def test_a_save_says_at_which_turn_an_edit_broke_it() -> None:
    """Without the telling, the game resumes before the turn in which he told, and says so."""
    fewer = edited("action tell()", "action confess()")
    resumed = saves.resume(saved(chosen(START, "make_tea()", "call()")), fewer, "h")
    assert resumed.broken == "turn 2: the world no longer has the act tell()"
    assert len(resumed.session.turns) == 1


@pytest.mark.parametrize(
    ("turn", "broken"),
    [
        (acts("tell()", by="James"), "tell() is no longer possible there"),
        (acts("make_tea()", by="Ann"), "the world no longer has the character Ann"),
        (SavedTurn(SavedMove("hold", "kiss()")), "the world no longer has the act kiss()"),
        (SavedTurn(SavedMove("silence", about="why")), "the world no longer has the question why"),
        (SavedTurn(SavedMove("on"), held_up="Ann"), "the world no longer has the character Ann"),
    ],
)
def test_what_the_world_no_longer_has_is_named(turn: SavedTurn, broken: str) -> None:
    """An act that can no longer happen, somebody who did it, what was held back or left unanswered, who was held up."""
    resumed = saves.resume(Save("toy", "h", ("You",), (turn,)), START.stage, "h")
    assert resumed.broken == f"turn 1: {broken}"
    assert resumed.session.turns == ()


def test_a_save_with_an_act_that_can_never_happen_any_more_says_why() -> None:
    """What the world's text still has, and its ground form has not, is not said to be gone."""
    said = {"fly(You)": "is an act of this world, but can never happen"}
    never = replace(START.stage, never=said.get)
    for act, broken in (
        ("fly(You)", f"fly(You) {said['fly(You)']}"),
        ("swim(You)", "the world no longer has the act swim(You)"),
    ):
        assert saves.resume(Save("toy", "h", ("You",), (acts(act),)), never, "h").broken == f"turn 1: {broken}"


def test_a_save_of_a_character_that_is_gone_is_refused() -> None:
    """A role the world does not have cannot be resumed."""
    with pytest.raises(SaveProblem, match="no longer has that character"):
        saves.resume(Save("toy", "h", ("Ann",), ()), START.stage, "h")


# --- damage ---

HEAD = '{"format": "unsaid-save", "world": "w", "text": "t", "version": '


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "not a saved game"),
        ("[" * 100_000, "not a saved game"),
        ("[1]", "not a saved game"),
        ('{"format": "other"}', "not a saved game"),
        ('{"format": "unsaid-save", "version": 4}', "version 4; this program reads versions 1 to 3"),
        ('{"format": "unsaid-save", "version": 3}', "damaged"),
        ('{"format": "unsaid-save", "version": 1}', "damaged"),
        ('{"format": "unsaid-save", "version": 1, "world": "w", "text": "t", "role": "r", "turns": 3}', "damaged"),
        ('{"format": "unsaid-save", "version": 1, "world": "w", "text": "t", "role": "r", "turns": [[3]]}', "damaged"),
        (HEAD + '1, "role": "r", "turns": [[{"kind": "fly"}]]}', "damaged"),
        (HEAD + '1, "role": "r", "turns": [[]]}', "damaged"),
        (HEAD + '1, "role": "r", "turns": [[{"kind": "act"}]]}', "damaged"),
        (HEAD + '1, "role": "r", "turns": [[{"kind": "offer", "by": "r"}]]}', "damaged"),
        (HEAD + '2, "turns": []}', "damaged"),
        (HEAD + '3, "roles": [], "turns": []}', "damaged"),
        (HEAD + '3, "roles": ["r", "r"], "turns": []}', "damaged"),
        (HEAD + '3, "roles": [1], "turns": []}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [], "rules": {"chance": -1}}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [], "rules": {"speed": 1}}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [], "rules": [1]}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [[{"kind": "act", "act": "a()"}]]}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [{"events": []}]}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [{"move": {"kind": "wait"}}]}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [{"move": {"kind": "on"}, "events": [{"kind": "act"}]}]}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [{"move": {"kind": "on"}, "shown": "no"}]}', "damaged"),
        (HEAD + '3, "roles": ["r"], "turns": [{"move": {"kind": "act"}}]}', "damaged"),
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
    with pytest.raises(SaveProblem) as raised:
        saves.write(place, saved(some_game([9, 9])))
    assert str(raised.value) == f"the game could not be saved to {place} (No space left on device)"
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
