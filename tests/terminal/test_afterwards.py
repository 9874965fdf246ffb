"""The menu of a game that is over, and that nothing of it is to be had before."""

from __future__ import annotations

import pytest

from tests.afterwards import DOOR, door, left
from unsaid.api.games.game import Game
from unsaid.play.seen.answers import Tone
from unsaid.play.table.conversation import Conversation
from unsaid.telling import Manner
from unsaid.terminal.afterwards import Afterwards

ASKED = ["turn", "turn Tom", "unsaid", "unsaid 1", "wrong", "if", "if a", "if turn 1: leave()", "help", "look"]


class Typing:
    """Somebody who types some lines; what is said after each is kept."""

    def __init__(self, *lines: str) -> None:
        self._lines, self.said = iter(lines), [[""]]

    def say(self, text: str, tone: Tone = "prose") -> None:
        """Keeps a passage."""
        self.said[-1].append(text)

    def ask(self) -> str | None:
        """The next line."""
        self.said.append([])
        return next(self._lines, None)

    def pause(self) -> None:
        """Nobody reads here."""

    def after(self, line: int) -> str:
        """What was said after so many lines."""
        return "\n".join(self.said[line])


def sat(game: Game, *lines: str) -> Typing:
    """A sitting over a game, in which some lines are typed."""
    there = Typing(*lines)
    asked = Afterwards(game.world, "Ann", Manner()).asked
    Conversation(game.session, game.table.voice(0), there, afterwards=asked).play()
    return there


def test_the_menu_is_shown_at_the_end() -> None:
    """After the title of the ending stands what can be asked, with numbers."""
    shown = sat(left()).after(0)
    lines = ["1. Turn the page over", "2. What was nearly said", "3. What you had wrong, and what they had", "4. If"]
    assert "\n".join([*lines, "5. Begin again"]) in shown
    assert shown.index("It Was Not Said") < shown.index("1. Turn the page over")


@pytest.mark.parametrize(
    ("number", "word"),
    [("2", "unsaid"), ("2 1", "unsaid 1"), ("3", "wrong"), ("4", "if"), ("4 a", "if a"), ("4", "If")],
)
def test_by_number_or_by_word(number: str, word: str) -> None:
    """A number of the menu, with what goes with it, means its command, and so do the words of its line."""
    there = sat(left(), number, word)
    assert there.after(1) == there.after(2)
    assert there.after(1)


def test_a_command_that_stands_alone_is_told_so() -> None:
    """Words after `mind` are not taken for a line of the menu."""
    assert sat(left(), "mind him").after(1) == "`mind` stands alone."


def test_the_page_is_turned_over(capsys: pytest.CaptureFixture[str]) -> None:
    """The only other page there is need not be named."""
    door_ = door(DOOR + "role Tom;\n").play("Ann").take("call()").take("leave()")
    sat(door_, "1", "1 Tom", "turn")
    text = capsys.readouterr().out
    assert text.count("Tom") > 0
    pages = text[: len(text) // 3], text[len(text) // 3 : 2 * len(text) // 3]
    assert pages[0] == pages[1]


def test_a_mark_is_opened_by_its_turn() -> None:
    """At her first turn both held back; at the second there is no mark."""
    there = sat(left(), "2 1", "2 2")
    assert "At turn 1, Tom wanted to say it." in there.after(1)
    assert "The map has no mark at 2" in there.after(2)


def test_if_lists_what_was_played_out_and_tells_one() -> None:
    """The first is the heaviest: had she called, he would have said it."""
    there = sat(left(), "4", "4 a", "if turn 1: leave()", "if Tom believed not ashamed()")
    assert "a. if at turn 1 you had chosen to call after him: " in there.after(1)
    assert "Ending: It Was Said." in there.after(2)
    assert "Ending: It Was Not Said, as it was." in there.after(3)
    assert "Ending: It Was Said." in there.after(4)


@pytest.mark.parametrize("said", ["if Bob believed told()", "if turn 9: call()", "if turn 1: shout()", "if nothing()"])
def test_what_cannot_be_put_otherwise_is_said(said: str) -> None:
    """What there is not is said in a sentence, and the menu stays."""
    told = sat(left(), said).after(1)
    assert told[0].isupper() or told[0] in "“`"
    assert "1 turn the page over" in told


def test_it_is_begun_again() -> None:
    """The last line begins the story again, at its first menu."""
    assert "Call after him" in sat(left(), "5").after(1)


def test_before_the_end_a_number_is_a_choice() -> None:
    """While the story goes on, 1 is the first line of its menu, and what can be asked afterwards is refused."""
    there = sat(door().play("Ann"), *ASKED)
    for line in range(1, 9):
        assert there.after(line) == "That can be asked when the story is over."


def test_worlds_that_differ_in_what_she_cannot_know_say_the_same_before_the_end() -> None:
    """Whether he thinks himself ashamed, she does not know; nothing that she can type tells her, until it is over."""
    worlds = [door(text) for text in (DOOR, DOOR.replace("believes(Tom, ashamed());\n", ""))]
    before = [sat(world.play("Ann"), *ASKED).said for world in worlds]
    assert before[0] == before[1]
    after = [sat(world.play("Ann").take("leave()"), "unsaid").after(1) for world in worlds]
    assert after[0] != after[1]
