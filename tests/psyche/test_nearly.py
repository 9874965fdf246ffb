"""How near a wish came: worked out by hand, confirmed by the checker, and refused where it is changed."""

from __future__ import annotations

import msgspec
import pytest

from tests.psyche.hand import Hand
from tests.psyche.test_holding import room
from unsaid.data.statements import Nearly
from unsaid.psyche.holding import Holding
from unsaid.psyche.nearly import crossed, nearly
from unsaid.story.confirming import refusals
from unsaid.telling.inward import near

STORY = ["make_tea()"]


def found(hand: Hand, who: str = "James", act: str = "tell()") -> Nearly:
    """How near a wish came before the first act."""
    holding = Holding(hand.log(STORY))
    held = holding.held_back(0, hand.who(who), hand.act(act))
    assert held is not None
    how = nearly(holding, held)
    assert how is not None
    return how


def refused(hand: Hand, statement: Nearly) -> list[str]:
    """What the checker has against a statement."""
    log = hand.log(STORY)
    return [r.message for r in refusals(log.world.ground, log.acts, [statement], log.horizon)]


def shy() -> Hand:
    """To tell would bring James 1 and cost him 2 and 2."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    return hand


def torn() -> Hand:
    """To tell would bring James 2 and cost him 2."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 2, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    return hand


def test_what_is_wanting_is_what_the_best_comes_to_more() -> None:
    """He has 4 and would have 1: nothing else is open, so 3 are wanting."""
    hand = shy()
    how = found(hand)
    assert (how.short, how.chosen, how.pulls) == (3.0, (), (("closeness", 1.0),))
    assert how.costs == (("shielding", -2.0), ("shame", -2.0))
    assert [run.worth for run in how.runs] == [1.0, 4.0]
    assert refused(hand, how) == []


def test_the_best_is_what_would_be_done_instead() -> None:
    """To tell would leave him with 2 of his 4, and to come near instead brings him 1 more: 3 are wanting, and not 2."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 2, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    hand.concern("company", "James", "own", 1, ("and", hand.get("near()"), ("not", told)))
    how = found(hand)
    assert (how.short, how.chosen) == (3.0, ("come_near()",))
    assert refused(hand, how) == []


def test_a_wish_stands_even_where_nothing_outweighs_it() -> None:
    """2 against 2 is no reason to tell, and none not to."""
    hand = torn()
    how = found(hand)
    assert how.short == 0.0
    assert near.place(how.short, 3.0) == near.PLACES
    assert refused(hand, how) == []


@pytest.mark.parametrize(
    "change",
    [
        {"short": 2.0},
        {"chosen": ("come_near()",)},
        {"pulls": (("closeness", 2.0),)},
        {"costs": (("shielding", -2.0),)},
        {"runs": ()},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_is_changed_is_refused(change: dict[str, object]) -> None:
    """The checker refuses another number, another choice, other parts, and a statement without its runs."""
    hand = shy()
    assert refused(hand, msgspec.structs.replace(found(hand), **change))


def test_a_run_to_another_place_is_refused() -> None:
    """A run that goes elsewhere proves nothing, though it comes to the same."""
    hand = shy()
    how = found(hand)
    wish, best = how.runs
    elsewhere = msgspec.structs.replace(best, at=msgspec.structs.replace(best.at, done=1))
    assert refused(hand, msgspec.structs.replace(how, runs=(wish, elsewhere)))


def test_two_who_hold_back_for_one_another_are_crossed() -> None:
    """He holds back to tell, for her; she holds back the tea, for him; and neither is crossed with itself."""
    hand = shy()
    hand.concern("warmth", "You", "closeness", 1, hand.get("tea()"), "James")
    hand.concern("pride", "You", "own", 2, ("not", hand.get("tea()")))
    holding = Holding(hand.log(["come_near()"]))
    held = holding.held_back(0, hand.who("James"), hand.act("tell()"))
    assert held is not None
    assert [(one.who, one.act) for one in crossed(holding, held)] == [("You", "make_tea()")]


def test_a_wish_for_oneself_is_not_crossed() -> None:
    """Where the tea would bring her something of her own, hers is no wish for him."""
    hand = shy()
    hand.concern("warmth", "You", "own", 1, hand.get("tea()"))
    hand.concern("pride", "You", "own", 2, ("not", hand.get("tea()")))
    holding = Holding(hand.log(["come_near()"]))
    held = holding.held_back(0, hand.who("James"), hand.act("tell()"))
    assert held is not None
    assert list(crossed(holding, held)) == []


@pytest.mark.parametrize(
    ("short", "most", "place"), [(0, 10, 10), (0.01, 10, 9), (2, 10, 8), (10, 10, 0), (3, 10, 7), (1, 1, 0), (0, 0, 10)]
)
def test_the_place_on_the_bar(short: float, most: float, place: int) -> None:
    """The most that was ever wanting is at 0, and only what stood even is at 10."""
    assert near.place(short, most) == place
    assert near.bar(place).split(" ").index("o") == place
    assert len(near.bar(place).split(" ")) == 11
