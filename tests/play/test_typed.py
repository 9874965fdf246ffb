"""Typed words: a line in plain English finds the act that was meant, and never another."""

from __future__ import annotations

from pathlib import Path

import pytest

import unsaid
from tests.cli.running import unsaid as command_line
from tests.play.typed import Typed, typed
from unsaid.errors import BadType
from unsaid.play.meant.heard import Word, heard
from unsaid.play.meant.meaning import meant
from unsaid.play.table.commands import Command, answered, by_words, question, understand
from unsaid.play.table.menu import Listed
from unsaid.play.table.menus import Menus

BED = ["Ask when he will be back", "Lie still, and ask nothing", "Let it be"]
TOWN = [
    *(f"Steal from {name}" for name in ("Ada", "Ben", "Cass", "Dora", "Evan", "Fay", "Gil", "Hope", "Ivo")),
    "Let it be",
]
HALVES = {"made on": slice(0, None, 2), "held against": slice(1, None, 2)}


def taken(blocks: list[Typed]) -> list[tuple[str, int | None, int | None]]:
    """Every line with the choice that it means, and the one that was taken."""
    found: list[tuple[str, int | None, int | None]] = []
    for block in blocks:
        for line, number in block.lines:
            got = by_words(line, block.menu, block.people)
            found.append((line, number, got[0] if len(got) == 1 else None))
    return found


def test_there_are_lines_enough():
    """At least 300 lines that mean something and 40 that mean nothing, at 60 menus of three choices or more."""
    blocks = typed()
    meanings = [number for block in blocks for _, number in block.lines]
    assert len({tuple(block.menu) for block in blocks}) >= 60 and all(len(block.menu) >= 3 for block in blocks)
    assert len(meanings) - meanings.count(None) >= 300 and meanings.count(None) >= 40


@pytest.mark.parametrize("half", HALVES)
def test_nine_lines_in_ten_find_the_act_that_was_meant(half: str):
    """Of lines that mean an act of the menu, at least nine in ten are taken for it."""
    lines = [(number, got) for _, number, got in taken(typed()[HALVES[half]]) if number is not None]
    assert sum(number == got for number, got in lines) >= 0.9 * len(lines)


def test_no_line_is_taken_for_another_act():
    """Where a line does not find what it means, nothing is done."""
    assert [line for line, number, got in taken(typed()) if got is not None and got != number] == []


@pytest.mark.parametrize(
    ("line", "choice"),
    [
        ("when will you be back?", 0),
        ("ask James when hes comming back", 0),
        ("don't ask", 1),
        ("I want to lie still", 1),
        ("let it be", 2),
    ],
)
def test_other_words_for_a_choice(line: str, choice: int):
    """Questions written out, names, slips, what is not done, and what one wants to do."""
    assert meant(line, BED, ["James"]) == (choice,)


@pytest.mark.parametrize(
    "line",
    [
        "kiss him",
        "where are you going?",
        "why will he be back?",
        "don't lie still",
        "go north",
        "him",
        "",
        "?!",
        "\x00",
    ],
)
def test_what_is_not_on_the_menu(line: str):
    """No choice shares enough with it."""
    assert meant(line, BED, ["James"]) == ()


def lines_words(line: str, *spelt: str) -> list[tuple[str, bool]]:
    """The words of a line that count, each with whether it is denied."""
    return [(word.text, word.denied) for word in heard(line, frozenset(), frozenset(spelt)).words]


@pytest.mark.parametrize(
    ("form", "base"),
    [("lying", "lie"), ("dying", "die"), ("dyeing", "dye"), ("broken", "break"), ("torn", "tear"), ("ran", "run")],
)
def test_a_form_of_a_verb_is_its_base(form: str, base: str):
    """What is lying lies, and what is broken was broken by somebody."""
    assert lines_words(form) == [(base, False)]


def test_what_is_denied_is_the_verb():
    """Not what stands before it, nor the thing; what is unopened is not opened."""
    assert lines_words("do not quietly open the door") == [("quietly", False), ("open", True), ("door", False)]
    assert lines_words("unopened") == [("open", True)]


def test_two_slips_are_forgiven_in_a_long_word_and_three_are_not():
    """An envelope is still one with two wrong letters; with three it is no word that is known."""
    assert lines_words("enxxlope", "envelope") == [("envelope", False)]
    assert lines_words("enxxxope", "envelope") == [("enxxxope", False)]


def test_where_to_and_which_question_say_less_than_a_thing():
    """Half as much: *out* or *when* alone do not decide what a line means."""
    assert Word("out").weight == Word("when").weight == Word("lamp").weight / 2


def test_another_thing_is_not_meant():
    """Who opens the window does not open the door, and who lights a lamp does not put it out."""
    menu = ["Open the door", "Put out the lamp", "Let it be"]
    assert meant("open the door", menu) == (0,) and meant("turn the lamp off", menu) == (1,)
    assert meant("open the window", menu) == () and meant("light the lamp", menu) == ()


def test_time_goes_by_in_several_words():
    """To wait is to let time pass, and so is to wait a moment or a bit: the longest turn of phrase is read."""
    menu = ["Go to the front door", "Let time pass"]
    assert [meant(line, menu) for line in ("wait", "wait a moment", "wait a bit")] == [(1,)] * 3


def test_of_two_choices_a_question_rather_means_the_one_that_asks():
    """And what stands in quotation marks the one that says; where the words alone would leave it open."""
    asks = ["Say that the letter came late from the city", "Ask whether the letter came"]
    says = ["Ask whether the letter came late", "Say that the letter came"]
    assert meant("did the letter come?", asks) == meant('"the letter came"', says) == (1,)


def test_it_is_a_thing_that_was_read_of():
    """What a choice calls *it* can be called by any name that the player has read."""
    menu, read = ["Open it, and thank her", "Let it be"], "There is an envelope on the lid."
    assert meant("open the envelope", menu, read=read) == (0,)
    assert meant("open the window", menu, read=read) == ()


def test_what_could_be_two_is_asked():
    """Where two choices are as near, the line is not taken for either."""
    command = understand("go in", ["Go back in and tell her", "Go down", "Go in to her"])
    assert command.verb == "unclear" and command.several == (2, 0)
    assert command.words == "Did you mean 3, “Go in to her”? Enter says yes. Or 1, “Go back in and tell her”?"


@pytest.mark.parametrize(
    ("line", "choice", "told"),
    [
        ("something with the box", 0, ["He tears the box open."]),
        ("it's late, so i'll hide it in a drawer", 1, ["He lets it lie.", "It lies in the drawer."]),
    ],
)
def test_what_is_only_likely_is_asked(line: str, choice: int, told: list[str]):
    """By words near to those of a choice, and by those its act is told in; a reason counts less than what is meant."""
    menu = ["Open the present", "Put it away", "Let it be"]
    command = understand(line, menu, told=lambda: told + [""] * (len(menu) - len(told)))
    assert command.verb == "unclear" and command.several[0] == choice


def test_what_has_nothing_to_do_with_the_menu_is_not_asked():
    """Where no word is near to any choice, no question is put."""
    command = understand("xyzzy", BED)
    assert not command.several and command.words == "“xyzzy” is none of the choices. Type a number, or `help`."


@pytest.mark.parametrize(
    ("line", "verb", "choice"),
    [("", "choose", 2), ("Yes.", "choose", 2), ("y", "choose", 2), ("no", "unclear", -1)],
)
def test_a_question_is_answered_with_yes_or_no(line: str, verb: str, choice: int):
    """An empty line says yes, to the first that was asked about."""
    command = answered(line, Command("unclear", several=(2, 0)))
    assert command is not None and (command.verb, command.choice) == (verb, choice)


def test_whatever_else_is_typed_goes_on():
    """A number, a command or another line is taken as if no question had been put; and nobody says yes to none."""
    asked = Command("unclear", several=(2, 0))
    assert [answered(line, asked) for line in ("1", "help", "lie still")] == [None] * 3
    assert answered("", Command("unclear")) is None and answered("y", Command("why")) is None


def test_numbers_commands_and_exact_words_come_first():
    """A number is a number and a command a command; the words of a choice are that choice, even behind a command."""
    menu = ["Turn round and tell her", "Look for the keys", "Why"]
    assert understand("2", menu).choice == 1
    assert understand("why", menu).verb == "why" and understand("look", menu).verb == "look"
    assert understand("turn round and tell her", menu).choice == 0
    assert understand("turn James", menu).verb == "turn" and understand("save me", menu).verb == "save"


def test_what_was_put_in_other_words_is_known():
    """Only what was not typed as it was shown has to be said again."""
    assert not understand("ask when he will be back", BED).put
    assert not understand("1", BED).put
    assert understand("when will you be back?", BED).put


def test_acts_inside_groups_are_found():
    """Where a line of the menu opens a list, the acts of that list can be typed all the same."""
    assert understand("rob evan", TOWN, ["Ada", "Evan"]).choice == 4
    menus = Menus([Listed(words, "steal" if words.startswith("Steal") else None) for words in TOWN])
    assert menus.understood("rob evan") is None and menus.narrows(understand("rob", TOWN))


def test_a_game_says_which_moves_are_meant():
    """``Game.meant`` gives the move, all it could be, or none."""
    game = unsaid.load("the-soup").play("Ada")
    while len(game.options) < 3:
        game = game.take(list(game.options)[-1])
    (move,) = game.meant("let some time go by")
    assert move in game.options and move.act is None
    assert game.meant("sing") == ()
    with pytest.raises(BadType):
        game.meant(3)  # pyright: ignore[reportArgumentType]


@pytest.mark.slow
def test_what_was_taken_is_said_where_it_was_put_otherwise(tmp_path: Path):
    """At the prompt, the words of the choice stand in brackets before what comes of it; not where they were typed."""
    prompt = ("play", "the-soup", "--as", "ada", "--ask", "--new")
    other = command_line(*prompt, stdin="tell him it was fine when it left the kitchen\n", UNSAID_SAVES=str(tmp_path))
    same = command_line(*prompt, stdin="say that it was right when it left the kitchen\n", UNSAID_SAVES=str(tmp_path))
    assert "(Say that it was right when it left the kitchen)" in other.out
    assert "(Say that" not in same.out


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "done"), [("", True), ("yes", True), ("4", True), ("no", False), ("help", False)])
def test_a_question_at_the_prompt(tmp_path: Path, answer: str, done: bool):
    """It has the words of the choice; Enter, yes and the number do it, and whatever else is typed does not."""
    prompt = ("play", "the-soup", "--as", "ada", "--ask", "--new")
    typed_in = f"see what happens at home\n{answer}\n"
    out = " ".join(command_line(*prompt, stdin=typed_in, UNSAID_SAVES=str(tmp_path)).out.split())
    assert "Did you mean 4, “See what Jon does”? Enter says yes." in out
    assert ("‘It’s him, not you,’ Jon says." in out) == done


def test_a_choice_inside_a_group_is_asked_about_without_its_number():
    """Its number is that of no line that is shown."""
    assert (
        question([4, 0], TOWN, numbers=False) == "Did you mean “Steal from Evan”? Enter says yes. Or “Steal from Ada”?"
    )
