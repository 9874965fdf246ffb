"""What a player is told who asks: what is in doubt and at heart, and what can be made of others; nothing that keeps
count."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.api.asking.nearly import NearlySaid
from unsaid.api.asking.nearlytold import once

DESK = """
title "The Desk";
type place;
entity Room : place;
entity Hall : place;
entity Ann : character;
entity Tom : character;
property at(c : character) : place;
property open() : boolean;     // the drawer
property paid() : boolean;     // the debt
property knocks() : number;    // how often she knocked
property coins(c : character) : number;
property dusk() : boolean;
at(Ann) = Room;
at(Tom) = Room;
coins(Ann) = 3;
coins(Tom) = 1;
dusk();
open();
believes(Ann, believes(Tom, !open()));
utility(): paid();
utility(Ann): if(paid()) 1 else 0;
utility(Tom): coins(Tom);
role Ann;
called Ann: "Ann", she;
called Tom: "Tom", he;
telling at(c : character) { value: "{c is} in the {value}"; };
telling open() { true: "the drawer is open"; false: "the drawer is shut"; };
telling paid() { true: "the debt is paid"; false: "the debt is not paid"; };
telling knocks() { value: "the knocks come to {value}"; };
telling coins(c : character) { value: "{c has} {value} coins"; };
telling dusk() { true: "it is dusk"; false: "it is day"; };
action knock() { effect: knocks() = knocks() + 1; consenting: Ann; };
action pay() {
  precondition: !paid() & coins(Ann) > 1;
  effect: paid() & coins(Ann) = coins(Ann) - 2 & coins(Tom) = coins(Tom) + 2;
  consenting: Ann;
};
action hum() { consenting: Tom; };
telling knock() { Ann: "{I knock}."; choice: "Knock"; };
telling pay() { Ann: "{I pay}."; choice: "Pay him"; };
telling hum() { Ann: "{Tom hums}."; choice: "Hum"; };
"""


def desk() -> unsaid.World:
    """Ann owes Tom two coins; she thinks that he thinks the drawer shut."""
    return unsaid.read(DESK, name="desk")


def test_what_is_in_doubt_is_told_and_neither_scenery_nor_where_they_are():
    """Only about the drawer could anybody be wrong; that it is dusk, and in which room they stand, both of them see."""
    said = desk().play("Ann").said("mind")
    assert "- The drawer is open." in said and "you think, Tom believes:\n\n- The drawer is shut." in said
    assert "dusk" not in said and "Room" not in said


def test_what_is_wanted_is_told_by_what_it_would_bring():
    """To pay is what brings Ann from nothing to one."""
    assert desk().play("Ann").said("mind").endswith("which you want:\n\n- The debt is paid.")


def test_what_goes_from_hand_to_hand_is_told_and_what_only_rises_is_not():
    """Coins are had by one and then by another; knocks are only counted."""
    said = desk().play("Ann").take("knock()").take("pay()").said("mind")
    assert "- Tom has 3 coins." in said and "- The debt is paid." in said
    assert "knocks" not in said


def test_a_prospect_says_what_it_brings_and_not_what_another_would_do_then():
    """The list of what could be done has the choice and what is hoped for."""
    assert "Pay him: the debt is paid." in desk().play("Ann").said("why")


@pytest.mark.parametrize(("name", "role"), [("the-unsaid", "You"), ("the-lesson", "Irene"), ("the-soup", "Ada")])
def test_why_says_each_thing_once_and_gives_no_plan_of_anothers_away(name: str, role: str):
    """In every turn of a game no sentence of the answer comes twice, what others wanted is as one sees it, and no
    later step of anybody's is in it."""
    game = unsaid.load(name).play(role)
    for _ in range(6):
        if game.over:
            break
        game = game.take(game.options[0])
        if not game.over:
            lines = [line for line in game.said("why").split("\n") if line.strip()]
            assert len(lines) == len(set(lines))
            assert not any(" wanted this" in line and not line.startswith("As you see it, ") for line in lines)
            assert not any("saw it," in line or line.count("You cannot tell") > 1 for line in lines)


def test_a_wish_is_on_the_map_once_where_it_came_nearest():
    """Every wish of the story is a row or beside one, and no row's wish stood nearer at another time."""
    game = unsaid.load("the-unsaid").play("James", chance=1)
    while not game.over:
        game = game.take(game.options[-1])
    said: NearlySaid = game.nearly()
    rows = once(said.wishes)
    assert len({(wish.who, wish.act) for wish, _ in rows}) == len(rows)
    assert sorted(id(one) for wish, more in rows for one in (wish, *more)) == sorted(map(id, said.wishes))
    assert all((one.place or -1) <= (wish.place or -1) or one.place == 0 for wish, more in rows for one in more)
