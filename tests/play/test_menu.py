"""Menus of at most nine lines: everything a role may do is within reach, and small menus are as they always were."""

from __future__ import annotations

import pytest

from unsaid.play.table.commands import Command, understand
from unsaid.play.table.menu import MOST, Listed, MenuLine, menu, opened
from unsaid.play.table.menus import Menus

WAIT = Listed("Let the moment pass.", None)


def listed(**acts: int) -> list[Listed]:
    """So many choices of each act, and waiting."""
    return [Listed(f"{act.capitalize()} from N{n}.", act) for act, many in acts.items() for n in range(many)] + [WAIT]


def reachable(choices: list[Listed], lines: list[MenuLine]) -> list[int]:
    """The choices that some way through the menus leads to; every list on the way has at most nine lines."""
    assert len(lines) <= MOST
    found: list[int] = []
    for line in lines:
        found += [line.choice] if line.choice is not None else []
        found += reachable(choices, opened(choices, line.opens)) if line.opens else []
    return found


def test_up_to_nine_choices_are_all_shown():
    """Nothing is grouped where everything has a digit of its own."""
    choices = listed(steal=5, walk=3)
    assert menu(choices) == [MenuLine(c.words, n) for n, c in enumerate(choices)]


@pytest.mark.parametrize(("others", "lines"), [(1, 5), (2, 4)])
def test_one_matter_shares_a_line_where_there_are_more_than_five_choices(others: int, lines: int):
    """Three ways to answer, some acts, and waiting: five choices are shown as they are, of six the answers are one."""
    answers = [Listed(f"Say {how}.", "say", "Answer him", how) for how in ("yes", "no", "half")]
    choices = [*answers, *(Listed(f"Walk {n}.", f"walk{n}") for n in range(others)), WAIT]
    assert len(menu(choices)) == lines


def test_the_same_act_done_to_others_shares_a_line():
    """Twelve people to steal from are one line with their number; a single walk and waiting are lines of their own."""
    choices = listed(steal=12, walk=1)
    assert [line.words for line in menu(choices)] == ["Steal from … (12)", "Walk from N0.", "Let the moment pass."]


@pytest.mark.parametrize("many", [(10,), (3, 9), (40, 40, 3), (1,) * 30, (2,) * 30, (200, 1, 17)])
def test_every_choice_is_reached_once_by_digits(many: tuple[int, ...]):
    """However many there are: each by one way, and no list has more than nine lines."""
    choices = listed(**{f"act{chr(97 + n)}": count for n, count in enumerate(many)})
    assert sorted(reachable(choices, menu(choices))) == list(range(len(choices)))
    assert menu(choices)[-1] == MenuLine(WAIT.words, len(choices) - 1)


def test_a_group_without_words_in_common_is_called_by_its_act():
    """An author's own words may begin in any way."""
    choices = [Listed(f"N{n} is robbed.", "pick_pocket") for n in range(12)]
    assert menu(choices)[0].words == "Pick pocket … (12)"


def test_a_list_that_was_opened_leads_back():
    """The last line of it, or the word; at the first list the word means nothing."""
    menus = Menus(listed(steal=12))
    first = menus.lines
    assert menus.understood("back") is None
    assert menus.understood("1") and menus.lines != first and menus.lines[-1].words == "Back"
    assert menus.understood(str(len(menus.lines))) and menus.lines == first
    assert menus.understood("1") and menus.understood("back") and menus.lines == first


def test_a_number_chooses_what_its_line_says():
    """In the list that is open; a number beyond it is answered as in any menu."""
    menus = Menus(listed(steal=12))
    menus.understood("1")
    command = menus.understood("3")
    assert command and (command.verb, command.choice) == ("choose", 2)
    beyond = menus.understood("10")
    assert beyond and beyond.words == "There are 9 choices: type a number from 1 to 9, or `help`."


def test_words_choose_from_all_there_is_and_open_what_they_could_mean():
    """The words of one choice make it, whichever list it is in; words of several open a list of these."""
    choices = listed(steal=12)
    menus, words = Menus(choices), [c.words.rstrip(".") for c in choices]
    assert understand("steal from n11", words).choice == 11
    assert menus.narrows(understand("steal from n1", words)) is False, "an exact match is one choice"
    assert menus.narrows(understand("steal", words))
    assert [line.choice for line in menus.lines[:7]] == list(range(7))


def test_words_that_open_the_list_that_is_open_change_nothing():
    """However often they are said, one `back` leads back from it."""
    choices = listed(steal=12)
    menus, words = Menus(choices), [c.words.rstrip(".") for c in choices]
    first = menus.lines
    assert menus.narrows(understand("steal", words)) and menus.narrows(understand("steal", words))
    assert menus.understood("back") and menus.lines == first


@pytest.mark.parametrize("steal", [2, 12])
def test_a_number_of_more_digits_than_python_reads_is_a_number_still(steal: int):
    """It is beyond any menu; leading zeros make it no larger. Both of menus that are grouped and of small ones."""
    choices = listed(steal=steal)
    menus, words = Menus(choices), [c.words for c in choices]

    def said(line: str) -> Command:
        return menus.understood(line) or understand(line, words)

    assert said("9" * 5000).words.startswith(f"There are {len(menus.lines)} choices")
    assert said("0" * 5000).words.startswith(f"There are {len(menus.lines)} choices")
    assert said("0" * 5000 + "1").verb == "choose"


def test_small_menus_take_no_part():
    """With nine choices or fewer, lines are understood as they always were."""
    menus = Menus(listed(steal=8))
    assert menus.understood("1") is None and not menus.narrows(understand("steal", ["steal a", "steal b"]))
