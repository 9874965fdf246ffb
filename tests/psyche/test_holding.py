"""Wanting and not doing: the brakes, alone and together, mistakes, and the hand that hovers."""

from __future__ import annotations

from tests.psyche.hand import Hand
from unsaid.psyche.holding import Holding
from unsaid.story.confirming import refusals

ROOM = """
entity James : character;
entity You : character;
property told() : boolean;
property tea() : boolean;
property near() : boolean;
property touched() : boolean;
property affair() : boolean;
property spares() : boolean;
believes(James, spares());
action tell() { precondition: !told(); effect: told(); consenting: James; };
action make_tea() { precondition: !tea(); effect: tea(); consenting: You; };
action come_near() { precondition: !near(); effect: near(); consenting: James; };
action touch() { precondition: near() & !touched(); effect: touched(); consenting: James; };
"""


def room() -> Hand:
    """A room in which James could tell, or come near and touch."""
    return Hand(ROOM)


def held(hand: Hand, acts: list[str], act: str, place: int = 0):
    """What held James back from an act."""
    return Holding(hand.log(acts)).held_back(place, hand.who("James"), hand.act(act))


def test_two_brakes_that_hold_only_together_are_one_set_each_alone() -> None:
    """Closeness pulls by 3; shielding 2 and shame 2 hold: without either the wish would win, so each is a brake."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 3, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    found = held(hand, ["make_tea()"], "tell()")
    assert found is not None
    assert (found.pull, found.brakes) == (("closeness",), (("shielding",), ("shame",)))
    assert found.named == (("protecting",), ("shame",))


def test_two_brakes_each_enough_by_itself_are_one_set() -> None:
    """With a pull of 1 either brake of 2 alone would hold, so only both gone set the act free."""
    hand = room()
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    found = held(hand, ["make_tea()"], "tell()")
    assert found is not None
    assert found.brakes == (("shielding", "shame"),)


def test_who_has_no_pull_is_not_held_back() -> None:
    """Shame alone, with nothing to be had by telling, holds nothing back."""
    hand = room()
    hand.concern("shame", "James", "norm", 2, ("not", hand.get("told()")))
    assert held(hand, ["make_tea()"], "tell()") is None


def test_what_one_does_one_is_not_held_back_from() -> None:
    """An act that is done at that place, or that makes sense as things are, is not one held back from."""
    hand = room()
    hand.concern("closeness", "James", "closeness", 1, hand.get("told()"), "You")
    assert held(hand, ["tell()"], "tell()") is None
    assert held(hand, ["make_tea()"], "tell()") is None


def test_the_hand_that_hovers() -> None:
    """He comes near, which makes the touch possible, and does not touch, for shame."""
    hand = room()
    near, touched = hand.get("near()"), hand.get("touched()")
    hand.concern("nearness", "James", "closeness", 1, near, "You")
    hand.concern("warmth", "James", "closeness", 1, touched, "You")
    hand.concern("taint", "James", "norm", 2, ("not", touched))
    found = held(hand, ["come_near()", "make_tea()"], "touch()", 1)
    assert found is not None and found.hovering
    assert (found.pull, found.brakes) == (("warmth",), (("taint",),))


def test_a_step_taken_for_something_else_is_no_hovering() -> None:
    """He comes near for the warmth of the room, which makes the touch possible: he was not on his way to it."""
    hand = room()
    near, touched = hand.get("near()"), hand.get("touched()")
    hand.concern("comfort", "James", "own", 1, near)
    hand.concern("warmth", "James", "closeness", 1, touched, "You")
    hand.concern("taint", "James", "norm", 2, ("not", touched))
    found = held(hand, ["come_near()", "make_tea()"], "touch()", 1)
    assert found is not None and not found.hovering


def test_what_he_would_have_done_had_he_known() -> None:
    """He thinks that silence spares you; it does not. Put right in that, he would tell."""
    hand = room()
    told, spares = hand.get("told()"), hand.get("spares()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shielding", "James", "other", 2, ("and", ("not", told), spares), "You")
    holding = Holding(hand.log(["make_tea()"]))
    found = holding.would_have(0, hand.who("James"), hand.act("tell()"))
    assert found is not None
    (known,) = found.known
    assert [(f.who, f.fluent, f.value) for f in known] == [((), "spares()", False)]


def test_what_holds_one_back_from_another_is_guilt_where_guilt_is_felt() -> None:
    """He has hurt you: from then on what keeps him from doing it again is called guilt; before, protecting you."""
    text = """
    entity James : character;
    entity You : character;
    property hurt() : boolean;
    property told() : boolean;
    action snub() { precondition: !hurt(); effect: hurt(); consenting: James; };
    action tell() { precondition: !told(); effect: told(); consenting: James; };
    action sit() { consenting: You; };
    utility(You): if(hurt()) -1 else 0;
    """
    hand = Hand(text)
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shielding", "James", "other", 2, ("not", told), "You")
    log = hand.log(["snub()", "sit()"])
    found = [Holding(log).held_back(place, hand.who("James"), hand.act("tell()")) for place in (0, 1)]
    assert [f.named for f in found if f is not None] == [(("protecting",),), (("guilt",),)]
    assert refusals(log.world.ground, log.acts, [f for f in found if f is not None], log.horizon) == []
