"""A menu tells nothing that its role does not know: worked out by hand from one letter in one of two places."""

from __future__ import annotations

import unsaid

SEARCH = """
type place;
entity Desk : place; entity Attic : place;
entity Ben : character;
property letter() : place;
property searched(p : place) : boolean;
property found() : boolean;
letter() = Attic;
believes(Ben, letter()) = open;
action search(Ben, p : place) {
  precondition: !searched(p);
  effect: searched(p) & when(letter() == p) found();
  consenting: Ben;
  learns(Ben): letter() == p;
};
utility(): found();
utility(Ben): found();
"""


def _choices(text: str, *acts: str) -> list[str]:
    game = unsaid.read(text).play("Ben")
    for act in acts:
        game = game.take(act)
    return [move.words for move in game.options]


def test_the_mark_of_an_end_does_not_tell_where_the_letter_is() -> None:
    """Either search may end it, as far as Ben knows; and the menu is the same wherever the letter is."""
    there = _choices(SEARCH)
    assert there[:2] == ["Search Desk (perhaps the end)", "Search Attic (perhaps the end)"]
    assert _choices(SEARCH.replace("letter() = Attic;", "letter() = Desk;")) == there


def test_an_end_that_is_known_is_marked_as_one() -> None:
    """Having searched the desk in vain Ben knows where the letter is, and that to search there ends it."""
    assert _choices(SEARCH, "search(Ben, Desk)")[0] == "Search Attic (the end)"
