"""Lines that come to doing nothing, and lines that are done though they are only likely."""

from __future__ import annotations

import pytest

from unsaid.play.meant.stillness import still
from unsaid.play.meant.sure import sure
from unsaid.play.table.commands import understand

QUAY = ["Break a window and run", "Let it be"]
BED = ["Ask him not to go", "Tell him to go", "Say it: that he is loved", "Let it be"]


@pytest.mark.parametrize(
    "line", ["hang on a minute", "do nothing", "just listen", "never mind", "...", "keep quiet", "stay where i am"]
)
def test_doing_nothing_in_other_words_is_done_at_once(line: str):
    """There is one way to do nothing here."""
    assert understand(line, QUAY).choice == 1


@pytest.mark.parametrize(
    "line", ["let Rhea speak", "wait for Rhea's answer", "what will Rhea say", "see how Rhea takes it", "watch her"]
)
def test_who_is_let_speak_is_looked_on_at(line: str):
    """What another is to do is no act of one's own."""
    menu = ["Say that it is good", "See what Rhea does"]
    assert understand(line, menu, ["Rhea", "Quill"]).choice == 1


@pytest.mark.parametrize("line", ['"Wait!"', "please don't go", "wait and break the window", "hold the brick"])
def test_what_is_said_or_done_is_no_doing_nothing(line: str):
    """What is said aloud is said, and who does something besides does something."""
    assert still(line, QUAY) is None or not still(line, QUAY).clear  # pyright: ignore[reportOptionalMemberAccess]


@pytest.mark.parametrize("line", ["please don't go", "don't go", "stay with me", "please stay", "beg him to stay"])
def test_what_another_is_asked_not_to_do_comes_before_letting_it_be(line: str):
    """The choice that says not to is the first that is meant."""
    command = understand(line, BED, ["James"])
    assert command.choice == 0 or command.several[0] == 0


def test_two_ways_to_do_nothing_are_asked_about_where_they_are_as_near():
    """A menu may have an act that is as still as letting be."""
    command = understand("say nothing", ["Lie still, and ask nothing", "Let it be"])
    assert command.verb == "unclear" and set(command.several) == {0, 1}


def test_what_everything_speaks_for_is_done_and_a_word_that_nothing_is_like_keeps_it_a_question():
    """A thing that is not in the choice may be another thing."""
    menu = ["Say that it was you", "Say that the boy let it go out", "Let it be"]
    assert sure("confess that it was me", menu, [], []) == 0
    assert sure("confess about the money", menu, [], []) is None
    assert sure("i can't say that it was me", menu, [], []) is None


@pytest.mark.parametrize("line", ["yes", "ok", "sure, deal", "with pleasure"])
def test_a_bare_yes_agrees_to_what_another_would_do(line: str):
    """Where one choice is what somebody has offered, it is the first that is asked about."""
    command = understand(line, ["Take the boat together (the teacher would)", "Go alone", "Let it be"])
    assert command.several[:1] == (0,)


@pytest.mark.parametrize(
    ("line", "menu", "choice"),
    [
        ("turn off the lamp", ["Put out the lamp", "Let it be"], 0),
        ("turn round to her", ["Turn round", "Let it be"], 0),
        ('"Well done."', ["Say 'Well done'", "Let it be"], 0),
        ("not yet", ["Kiss him", "Say: not yet", "Let it be"], 1),
    ],
)
def test_words_of_a_choice_are_no_command_and_what_is_said_in_it_is_said(line: str, menu: list[str], choice: int):
    """`turn` is a command too, and *not yet* a way to wait; the choice that has the words is meant."""
    assert understand(line, menu, ["James"]).choice == choice


def test_turn_and_a_name_is_the_command():
    """It turns the page over, when the story is over."""
    assert understand("turn James", ["Turn round", "Let it be"], ["James"]).verb == "turn"


def test_a_question_is_no_deed():
    """*Where are you going?* shares its verb with “Tell him to go”: whether that is meant is asked."""
    command = understand("where are you going?", ["Ask when he will be back", "Tell him to go"], ["James"])
    assert (command.verb, command.several) == ("unclear", (1,))


@pytest.mark.parametrize(("line", "done"), [("let it be", False), ("let it get light", True)])
def test_a_story_is_not_ended_by_doing_nothing_in_particular(line: str, done: bool):
    """Where the only way to do nothing ends the story, it takes its own words."""
    command = understand(line, ["Take her hand", "Let it get light (the end)"], ["Irene"])
    assert (command.choice == 1) is done
