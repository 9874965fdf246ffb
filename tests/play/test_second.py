"""The program's game beside the slow one, on random worlds."""

from __future__ import annotations

import pytest

from tests.random_plays import Play

from .second import Player, compared, counts, differences

pytestmark = pytest.mark.slow

GAMES = 200
BATCH = 25


@pytest.mark.parametrize("first", range(0, GAMES, BATCH))
def test_both_games_are_one(first: int) -> None:
    """The same moves in the same world meet the same events, the same menus and the same end, move for move."""
    assert [line for seed in range(first, first + BATCH) for line in differences(seed)] == []


def test_what_is_compared_is_not_empty() -> None:
    """In random games everything comes up that a game may hold."""
    counts.clear()
    for seed in range(BATCH):
        differences(seed)
    assert counts["games"] > BATCH / 2
    assert counts["moves"] > 2 * BATCH


PEOPLE = "entity Ann : character; entity Tom : character; entity Eve : character;\n"
LAMP = """
property lit() : boolean;
action light() { precondition: !lit(); effect: lit(); consenting: Tom; };
action darken() { precondition: lit(); effect: !lit(); consenting: Eve; };
utility(Tom): lit();
utility(Eve): !lit();
"""
COOKING = """
property boiled() : boolean;
property ground() : boolean;
property tea() : boolean;
property coffee() : boolean;
action cough() { consenting: Ann; };
action boil() { precondition: !boiled(); effect: boiled(); consenting: Tom; };
action grind() { precondition: !ground(); effect: ground(); consenting: Tom, Ann; };
action brew() { precondition: boiled() & ground(); effect: tea(); consenting: Tom; };
action filter() { precondition: boiled() & ground(); effect: coffee(); consenting: Tom; };
utility(Tom): if(tea() | coffee()) 1 else 0;
"""
ROUND = """
property a() : boolean;
property b() : boolean;
turns Eve, Tom, Ann, Tom;
action cough() { consenting: Ann; };
action a() { precondition: !a(); effect: a(); consenting: Eve; };
action b() { precondition: !b(); effect: b(); consenting: Tom; };
utility(Eve): a();
utility(Tom): b();
"""
EVERYBODY = "action pass(c : character) { consenting: c; };\n"


@pytest.mark.parametrize("roles", [("Ann",), ("Ann", "Eve"), ("Ann", "Tom", "Eve")])
@pytest.mark.parametrize("text", [LAMP, COOKING, ROUND])
@pytest.mark.parametrize("chance", range(3))
def test_both_games_are_one_in_worlds_by_hand(text: str, roles: tuple[str, ...], chance: int) -> None:
    """Where a lamp is turned on and off for ever, a plan goes on with what another began, or somebody has two turns."""
    play = Play(PEOPLE + text + EVERYBODY, "", (), roles, 4, 3, 9.0, chance, {})
    assert [line for seed in range(10) for line in compared(play, Player(seed))] == []
