"""Endings: a story is over where one is reached, whoever brought it about; and those met are kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import unsaid
from unsaid.play.kept.met import meet

HARBOUR = """
type place;
entity Tom : character;
entity Ann : character;
entity Home : place;
entity Inn : place;
entity Sea : place;
called Tom: "Tom", he;
called Ann: "Ann", she;
property at(c : character) : place;
property rain() : boolean;
action go(c : character, to : place) {
  precondition: at(c) != to;
  effect: at(c) = to;
  consenting: c;
};
at(Tom) = Home;
at(Ann) = Home;
utility(Tom): at(Tom) == Inn;
utility(Ann): at(Ann) == Sea & at(Tom) == Inn;
utility(): at(Tom) == Sea & at(Ann) == Inn;
ending AtTheInn { when: at(Tom) == Inn & at(Ann) == Inn; title: "Two at the {Inn}"; nobody: "The fire [went] out."; };
ending at_sea { when: at(Ann) == Sea; Ann: "{I swim}."; };
closing { when: at(Ann) == Sea; Tom: "The boat [is] gone."; nobody: "It [rained]."; };
"""


def harbour() -> unsaid.World:
    """Tom would like to be at the inn, and Ann at sea once he is there."""
    return unsaid.read(HARBOUR, name="harbour")


def test_a_story_is_over_where_an_ending_is_reached_by_whomever() -> None:
    """He goes to the inn, and she would put to sea; left to it she does: the ending is hers, though the goal is far
    away."""
    gone = harbour().play("Tom").take("go(Tom, Inn)")
    assert (gone.acts, gone.over) == (("go(Tom, Inn)",), None)
    assert [(str(move), move.kind, move.of) for move in gone.options if move.ends] == [
        ("pass", "listen", "go(Ann, Sea)"),
    ]
    game = gone.take("pass")
    assert game.acts == ("go(Tom, Inn)", "pass(Tom)", "go(Ann, Sea)")
    assert game.over == "ending"
    assert game.options == ()


def test_an_ending_is_called_by_its_title_or_by_its_name() -> None:
    """Slots in a title are filled; a name without a title is written as words."""
    game = harbour().play("Tom", "Ann")
    assert game.ending is None
    both = game.take("go(Tom, Inn)").take("go(Ann, Inn)")
    assert (both.over, both.ending) == ("ending", "Two at the Inn")
    assert game.take("go(Tom, Inn)").take("go(Ann, Sea)").ending == "At sea"


def test_the_words_of_an_ending_come_before_those_of_closings() -> None:
    """From a side that it has words for; another reads the first closing that holds in its own mind."""
    story = harbour().story(["go(Tom, Inn)", "go(Ann, Sea)"])
    assert [str(story.tell(side)).split("\n\n")[-1] for side in ("Ann", "Tom", None)] == [
        "You swim.",
        "The boat is gone.",
        "It rains.",
    ]
    inn = harbour().story(["go(Tom, Inn)", "go(Ann, Inn)"])
    assert str(inn.tell()).endswith("The fire goes out.")
    assert (story.ending, inn.ending, harbour().story(["go(Tom, Inn)"]).ending) == ("At sea", "Two at the Inn", None)


def test_what_is_only_told_from_outside_comes_after_what_a_side_has_words_for() -> None:
    """The inn has words for nobody in particular: he is told the closing that is his, and she sees it from outside."""
    text = HARBOUR.replace("closing {", 'closing { when: at(Tom) == Inn; Tom: "{I stay}."; };\nclosing {', 1)
    inn = unsaid.read(text, name="harbour").story(["go(Tom, Inn)", "go(Ann, Inn)"])
    assert [str(inn.tell(side)).split("\n\n")[-1] for side in ("Tom", "Ann")] == ["You stay.", "The fire goes out."]


def test_endings_that_were_met_are_kept_once_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two endings, one of them twice, are two."""
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path))
    assert meet("harbour", "at_sea") == {"at_sea"}
    assert meet("harbour", "at_sea") == {"at_sea"}
    assert meet("harbour", "AtTheInn") == {"at_sea", "AtTheInn"}
    assert json.loads((tmp_path / "harbour.endings.json").read_text())["met"] == ["at_sea", "AtTheInn"]
    assert meet("other", "at_sea") == {"at_sea"}


@pytest.mark.parametrize("there", ["", "[]", '{"format": "unsaid-save"}', '{"format": "unsaid-endings", "met": 3}'])
def test_what_holds_no_endings_is_begun_anew(there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of a player's hangs on the file, so nothing is said."""
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path))
    (tmp_path / "harbour.endings.json").write_text(there, encoding="utf-8")
    assert meet("harbour", "at_sea") == {"at_sea"}


def test_a_folder_that_cannot_be_written_stops_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ending counts as met in this sitting; it is not kept."""
    (tmp_path / "file").touch()
    monkeypatch.setenv("UNSAID_SAVES", str(tmp_path / "file" / "saves"))
    assert meet("harbour", "at_sea") == {"at_sea"}
