"""What the rules of the sets say, by hand: Sally and Anne, a peep, a moment's distraction, a claim."""

from __future__ import annotations

import pytest

from unsaid.conventions.events import Event, Question, Tale
from unsaid.conventions.making import MAKERS, items, made
from unsaid.conventions.minding import Minded
from unsaid.conventions.rules import EXPLORETOM, HITOM, TOMI, Rules
from unsaid.errors import UnknownName

ROOM = "hall"


def entered(*people: str) -> list[Event]:
    """Some people enter the hall."""
    return [Event("enter", who, room=ROOM) for who in people]


def held(events: list[Event], rules: Rules, *chain: str) -> set[str]:
    """Where the ball may be, as the last of a chain has it."""
    return set(Minded(Tale(tuple(events)), rules).answer(Question("belief", "ball", chain)))


PUT = Event("put", thing="ball", box="basket", room=ROOM)
SALLY = [
    *entered("Sally", "Anne"),
    PUT,
    Event("exit", "Sally", room=ROOM),
    Event("move", "Anne", thing="ball", box="box"),
]


def test_who_left_holds_what_was_so() -> None:
    """Sally, who left before the ball was moved, looks in the basket, and Anne knows that she does."""
    assert held(SALLY, TOMI, "Sally") == {"basket"}
    assert held(SALLY, TOMI, "Anne", "Sally") == {"basket"}
    assert held(SALLY, TOMI, "Sally", "Anne") == {"basket"}
    assert held(SALLY, TOMI, "Anne") == {"box"}


def test_open_boxes_are_seen_into_on_entering() -> None:
    """Sally, who comes back, sees the ball in the box if boxes are open, and Anne sees that she does; else neither."""
    back = [*SALLY, *entered("Sally")]
    closed = TOMI.but(boxes="closed")
    assert held(back, TOMI, "Sally") == held(back, TOMI, "Anne", "Sally") == {"box"}
    assert held(back, closed, "Sally") == held(back, closed, "Anne", "Sally") == {"basket"}


def test_leaving_unnoticed_misleads_those_who_stay() -> None:
    """Where nobody notices that Sally left, Anne takes her to have seen the ball moved."""
    assert held(SALLY, TOMI.but(leaving="unnoticed"), "Anne", "Sally") == {"box"}
    assert held(SALLY, TOMI.but(leaving="unnoticed"), "Sally") == {"basket"}


def test_who_was_never_there_may_hold_anything() -> None:
    """Tom, who never saw the ball, is settled only where everybody knows where things are at first."""
    story = [*SALLY, Event("enter", "Tom", room="yard")]
    assert held(story, TOMI, "Tom") == {"basket", "box", "elsewhere"}
    assert held(story, TOMI.but(starts="known"), "Tom") == {"basket"}


def test_a_peep_is_known_to_nobody_else() -> None:
    """Sally, who peeps from outside, knows; Anne does not think so; Sally knows that Anne does not."""
    moved = Event("move", "Anne", thing="ball", box="box", peeking=("Sally",))
    story = [*SALLY[:-1], moved]
    assert held(story, EXPLORETOM, "Sally") == {"box"}
    assert held(story, EXPLORETOM, "Anne", "Sally") == {"basket"}
    assert held(story, EXPLORETOM, "Sally", "Anne", "Sally") == {"basket"}


def test_distraction_is_known_to_nobody() -> None:
    """Sally, who dozed off while the ball was moved, does not know; Anne takes her to know."""
    moved = Event("move", "Anne", thing="ball", box="box", distracted=("Sally",))
    story = [*entered("Sally", "Anne"), PUT, moved]
    assert held(story, EXPLORETOM, "Sally") == {"basket"}
    assert held(story, EXPLORETOM, "Anne", "Sally") == {"box"}


CLAIM = [
    *entered("Ann", "Ben", "Cid"),
    PUT,
    *(Event("exit", who, room=ROOM) for who in ("Ann", "Ben")),
    Event("move", "Cid", thing="ball", box="box"),
    Event("exit", "Cid", room=ROOM),
    *entered("Ann", "Ben", "Cid"),
]


def test_a_claim_is_believed_by_who_left_before() -> None:
    """Ann, who left first, believes Ben's lie; Cid, who left last, does not, and both know it of each other."""
    story = [*CLAIM, Event("claim", "Ben", thing="ball", box="jar")]
    assert held(story, HITOM, "Ann") == held(story, HITOM, "Cid", "Ann") == {"jar"}
    assert held(story, HITOM, "Cid") == {"box"}
    assert held(story, HITOM, "Ben") == {"basket"}


def test_seen_beats_told() -> None:
    """Where what is seen beats what is told, nobody who saw the ball anywhere believes another place."""
    story = [*CLAIM, Event("claim", "Ben", thing="ball", box="jar")]
    assert held(story, HITOM.but(trust="unseen"), "Ann") == {"basket"}
    assert held(story, HITOM.but(trust="all"), "Cid") == {"jar"}


def test_what_is_told_alone_changes_two_minds() -> None:
    """Ben tells Ann alone: Ann believes him, Ben knows that, and for Cid nothing has changed."""
    story = [*CLAIM, Event("tell", "Ben", "Ann", "ball", "jar")]
    assert held(story, HITOM, "Ann") == held(story, HITOM, "Ben", "Ann") == {"jar"}
    assert held(story, HITOM, "Cid", "Ann") == {"basket"}


def test_whether_somebody_has_heard_of_a_topic() -> None:
    """Who is in the room has heard of what is said there, and the others there know it; who is away has not."""
    tale = Tale((*entered("Ann", "Ben"), Event("enter", "Cid", room="yard"), Event("say", "Ann", thing="the fair")))
    minded = Minded(tale, EXPLORETOM)
    said = {
        chain: minded.answer(Question("topic", "the fair", chain)) for chain in (("Ben",), ("Ann", "Ben"), ("Cid",))
    }
    assert said == {("Ben",): {"yes"}, ("Ann", "Ben"): {"yes"}, ("Cid",): {"no"}}
    assert minded.answer(Question("topic", "the fair", ("Cid", "Ben"))) == {"no"}


@pytest.mark.parametrize("convention", MAKERS)
def test_a_seed_gives_one_story(convention: str) -> None:
    """The same seed gives the same items, another one others; each has its answer among its choices."""
    first, again, other = (list(items(convention, 6, seed)) for seed in (3, 3, 9))
    assert first == again != other
    assert len(first) == 6
    assert all(item.answer in item.choices for item in first)


def test_an_unknown_convention_is_named() -> None:
    """A convention that there is not is answered with those that there are."""
    with pytest.raises(UnknownName, match="sally is no convention; there are tomi, hitom, exploretom, bigtom"):
        made("sally", 1)
