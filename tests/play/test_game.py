"""A game at a terminal, with the terminal played by a list of lines."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.play.toy import ACTS, toy
from unsaid.play import saves
from unsaid.play.answers import Tone
from unsaid.play.commands import understand
from unsaid.play.conversation import Conversation
from unsaid.play.events import TurnOption
from unsaid.play.saves import SaveProblem
from unsaid.play.session import Session, begin
from unsaid.play.turns import attempt, ended
from unsaid.play.voice import PlainVoice

HAPPY = ["wait", "wait", "wait", "wait", "hold"]
"""The choices that lead to the embrace; the fourth waiting meets James's offer."""


@dataclass
class Script:
    """A terminal that types prepared lines and remembers what was shown."""

    lines: list[str]
    shown: list[tuple[Tone, str]] = field(default_factory=list)

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Remembers a passage."""
        self.shown.append((tone, text))

    def ask(self) -> str | None:
        """The next prepared line."""
        return self.lines.pop(0) if self.lines else None

    def text(self) -> str:
        """All that was shown."""
        return "\n".join(text for _, text in self.shown)


def played(lines: list[str], session: Session | None = None, keep=None) -> tuple[Session, Script]:
    """Plays lines on the toy world."""
    session = session or begin(toy(), "You")
    script = Script(list(lines))
    game = Conversation(session, PlainVoice(session.stage, session.role, "Toy"), script, keep)
    return game.play(), script


def test_a_game_reaches_its_end_and_tells_it() -> None:
    """Choosing by words leads to the embrace; the closing is told, and the game waits for a last command."""
    session, script = played(HAPPY)
    assert ended(session) == "goal"
    assert "hold(You, James)." in script.text()
    assert "The end." in script.text()


def test_numbers_and_words_choose_the_same() -> None:
    """The second choice by number and by its words give the same session."""
    assert played(["2"])[0].events == played(["call"])[0].events


def test_what_the_role_cannot_see_is_not_shown() -> None:
    """James weeps unseen in the first turn: no word of it reaches the player, whatever is typed."""
    _, script = played(["wait", "why", "look"])
    assert "weep" not in script.text()


def test_why_gives_the_true_reason_of_what_was_seen() -> None:
    """After James came home, `why` gives the plan he had: to come home and tell."""
    _, script = played(["wait", "wait", "why"])
    assert "James: return(James), then tell(James), from 1 to 2." in script.text()


def test_why_says_what_you_could_do_as_you_believe_it() -> None:
    """Believing James at home, you could call him and hold him; that he is away is not let out."""
    _, script = played(["why"])
    assert "Nobody else has done anything you could see yet." in script.text()
    assert "You: call(You, James), then hold(You, James), from 0.0 to 1.0." in script.text()


def test_why_says_honestly_when_nothing_helps() -> None:
    """With nothing but rain to come, you know of nothing that would bring you nearer to anything."""
    session = begin(toy((ACTS[-1],)), "You")
    assert "You know of nothing you could do" in played(["why"], session)[1].text()


def test_undo_in_the_game_goes_back_a_turn_even_after_the_end() -> None:
    """Undoing after the last act takes the embrace back, and the story goes on."""
    session, script = played([*HAPPY, "undo"])
    assert ended(session) is None
    assert len(session.turns) == 4
    assert "You take back the last turn." in script.text()


def test_undo_at_the_beginning_says_so() -> None:
    """There is nothing to take back before the first turn."""
    assert "only begun" in played(["undo"])[1].text()


def test_a_failed_attempt_is_told_without_giving_the_cause() -> None:
    """You try to call James, who is not there; you learn only that it cannot be done."""
    _, script = played(["call"])
    assert "You try, but it cannot be done: call(You, James)" in script.text()
    assert "park" not in script.text()


@pytest.mark.parametrize("line", ["", "0", "99", "dance", "wait now please", "why me"])
def test_what_is_not_understood_changes_nothing(line: str) -> None:
    """A line that names no choice and no command is answered by a hint, and the turn is still yours."""
    session, script = played([line])
    assert session.turns == ()
    assert script.shown[-1][0] == "note"


def test_ambiguous_words_are_asked_about() -> None:
    """Words that begin two choices choose neither."""
    assert understand("go", ["Go home", "Go out"]).verb == "unclear"
    assert understand("go o", ["Go home", "Go out"]).choice == 1
    assert understand("go", ["Go", "Go out"]).choice == 0


def test_every_turn_is_kept_before_it_is_shown(tmp_path: Path) -> None:
    """Whatever the player has been shown of a turn is already in the save file."""
    place = tmp_path / "save.json"
    on_disk: list[int] = []

    class Watching(Script):
        def say(self, text: str, tone: Tone = "prose") -> None:
            if text.startswith("You wait.") or text == "return(James).":
                on_disk.append(len(saves.read(place).turns))

    def keep(session: Session, where: str | None) -> str:
        saves.write(place, saves.record(session, "toy", "hash"))
        return str(place)

    session = begin(toy(), "You")
    Conversation(session, PlainVoice(session.stage, 0), Watching(["wait", "wait"]), keep).play()
    assert on_disk == [1, 2]


def test_a_game_that_cannot_be_kept_goes_on_and_says_so_once() -> None:
    """A full disk is told at the first turn that could not be saved, not at every one."""

    def keep(session: Session, where: str | None) -> str:
        raise SaveProblem("the disk is full")

    session, script = played(["wait", "wait"], keep=keep)
    assert len(session.turns) == 2
    assert [tone for tone, _ in script.shown].count("trouble") == 1


def test_save_command_names_the_place(tmp_path: Path) -> None:
    """`save FILE` keeps a copy where the player says."""

    def keep(session: Session, where: str | None) -> str:
        return where or "usual"

    assert "Saved: elsewhere" in played(["save elsewhere", "save"], keep=keep)[1].text()


def test_end_of_input_leaves_quietly() -> None:
    """When there are no more lines the game ends where it is."""
    session, _ = played([])
    assert session.turns == ()


def test_help_lists_every_command() -> None:
    """Each command a player can type is in the help."""
    text = played(["help"])[1].text()
    assert all(f"{word}:" in text for word in ("why", "mind", "look", "undo", "save", "help", "quit"))


def test_mind_shows_what_the_role_believes() -> None:
    """At the start you believe James to be at home."""
    assert "Fluent 0 is now home." in played(["mind"])[1].text()


class Worded(PlainVoice):
    """Words in which somebody is called otherwise than in the world."""

    def name(self, character: int) -> str:
        """What the role calls somebody."""
        return ("you", "the tall man")[character]


def test_offers_and_refusals_call_people_as_the_role_does() -> None:
    """James offers the embrace at the fourth waiting, and home but not yet heard he would not have it."""
    session = begin(toy(), "You")
    script = Script(HAPPY[:4])
    Conversation(session, Worded(session.stage, session.role), script).play()
    offered = [text for _, text in script.shown if "would, if you would" in text]
    assert offered == ["The tall man would, if you would: hold(You, James)"]
    home = played(["wait", "wait"])[0]
    refused = Script([])
    vain = attempt(home, TurnOption(home.stage.find("hold(You, James)")))
    Conversation(home.added((vain,)), Worded(home.stage, home.role), refused).play()
    assert "You would, but the tall man will not: hold(You, James)" in refused.text()
