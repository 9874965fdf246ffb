"""Notes from the study of minds: feelings, wishes held back, and what would have been done."""

from __future__ import annotations

from typing import get_args

import pytest

from tests.psyche.hand import Hand
from tests.psyche.test_holding import ROOM
from unsaid.data.proof import Fact
from unsaid.data.statements import Brake, Felt, Held, Would
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.psyche.feelings import feelings
from unsaid.psyche.holding import Holding
from unsaid.telling import Reasons, Teller
from unsaid.telling.beside import Course, Note, notes
from unsaid.telling.beside.studied import BRAKES, studied

WORDS = """
called James: "James", he;
telling tell() { choice: "Tell the truth"; };
telling spares() { true: "silence spares you"; false: "silence spares nobody"; };
"""


def teller_and_course(hand: Hand, acts: list[str], view: str | None) -> tuple[Teller, Course]:
    """A teller of the room, for the mind it is told from, and a course of acts in it."""
    reading = read(ROOM + WORDS)
    assert reading.world is not None
    minds = Minds(hand.ground)
    teller = Teller(reading.world, hand.ground, minds, view)
    numbers = [hand.act(a) for a in acts]
    return teller, Course(teller, minds, minds.course(numbers), numbers, view)


def noted(hand: Hand, acts: list[str], view: str | None) -> list[Note]:
    """The study's notes on a course of acts in the room, as it looks to one mind or from outside."""
    teller, course = teller_and_course(hand, acts, view)
    log = hand.log(acts)
    found = studied(teller, course.states, feelings(log), Holding(log).statements())
    every = notes(course, lambda *_: None, Reasons(teller, teller.states), found)  # pyright: ignore
    return [n for n in every if n.kind in ("feels", "holds back", "would")]


def shy() -> Hand:
    """James would like to tell, and is ashamed to."""
    hand = Hand(ROOM)
    told = hand.get("told()")
    hand.concern("closeness", "James", "closeness", 1, told, "You")
    hand.concern("shame", "James", "norm", 2, ("not", told))
    return hand


def test_a_wish_held_back_is_told_with_its_brake() -> None:
    """He wants to tell for closeness and shame keeps him: from outside and from his own side it is told."""
    outside = [n for n in noted(shy(), ["make_tea()"], None) if n.kind == "holds back"]
    assert [n.text for n in outside] == ["James wants to tell the truth, and does not: shame holds him back."]
    assert (outside[0].act, outside[0].concerns) == ("tell()", ("shame",))
    own = [n.text for n in noted(shy(), ["make_tea()"], "James") if n.kind == "holds back"]
    assert own == ["You want to tell the truth, and do not: shame holds you back."]


def test_another_s_wishes_are_not_told_from_your_side() -> None:
    """From your side nothing is said of what he feels or holds back."""
    kinds = {n.kind for n in noted(shy(), ["make_tea()"], "You")}
    assert kinds == set()


def test_what_would_have_been_done_is_told_from_outside_alone() -> None:
    """He would have told, had he known that silence spares nobody; that is not his to know."""
    would = Would("James", "tell()", 0, ((Fact((), "spares()", False),),), ("tell()",))
    hand = Hand(ROOM)
    teller, course = teller_and_course(hand, ["make_tea()"], None)
    found = studied(teller, course.states, [], [would])
    every = notes(course, lambda *_: None, Reasons(teller, teller.states), found)  # pyright: ignore
    assert [n.text for n in every if n.kind == "would"] == [
        "James would tell the truth, had he known that silence spares nobody."
    ]
    teller, course = teller_and_course(hand, ["make_tea()"], "James")
    own = notes(course, lambda *_: None, Reasons(teller, teller.states), found)  # pyright: ignore
    assert [n for n in own if n.kind == "would"] == []


def test_feelings_begin_beside_their_act() -> None:
    """The tea that James cares for gives him joy at the act that makes it."""
    hand = Hand(ROOM)
    hand.concern("tea", "James", "own", 1, hand.get("tea()"))
    felt = [(n.place, n.text) for n in noted(hand, ["make_tea()"], None) if n.kind == "feels" and n.who == ("James",)]
    assert [text for place, text in felt if place == 0 and "joy" in text]


@pytest.mark.parametrize(
    ("sets", "named", "words"),
    [
        ((("a",), ("b",)), (("fear",), ("shame",)), "fear and shame together hold him back."),
        ((("a", "b"),), (("fear", "shame"),), "fear and shame hold him back, each enough by itself."),
        ((("a",), ("b",)), (("fear",), ("fear",)), "fear holds him back."),
        ((("a", "b"),), (("fear", "fear"),), "twofold fear holds him back."),
        (
            (("a", "b"), ("c",)),
            (("fear", "shame"), ("guilt",)),
            "only without fear and shame, or without guilt, would it be done.",
        ),
    ],
)
def test_several_brakes_are_told_exactly(
    sets: tuple[tuple[str, ...], ...], named: tuple[tuple[Brake, ...], ...], words: str
) -> None:
    """Each only together with the other, each enough by itself, or one way out of two."""
    teller, course = teller_and_course(Hand(ROOM), ["make_tea()"], None)
    wish = Held("James", "tell()", 0, ("closeness",), sets, named, ("tell()",))
    (note,) = studied(teller, course.states, [], [wish])(0)
    assert note.text.endswith(words)


def test_every_brake_has_words() -> None:
    """No statement of the study is without a phrase; for feelings, see their list of words."""
    assert set(BRAKES) == set(get_args(Brake))


def test_no_more_than_the_strongest() -> None:
    """Of many feelings at one act the three strongest are told, the strongest first."""
    teller, course = teller_and_course(Hand(ROOM), ["make_tea()"], None)
    felt = [Felt(f, "James", 0, float(n)) for n, f in enumerate(("joy", "hope", "pride", "shame"), start=1)]  # type: ignore
    (note,) = studied(teller, course.states, felt, [])(0)
    assert note.text == "James feels shame, pride and hope."


def test_one_feeling_about_several_is_said_with_all_of_them() -> None:
    """Surprised at two people at once, he feels surprise at both, in one phrase."""
    teller, course = teller_and_course(Hand(ROOM), ["make_tea()"], None)
    felt = [Felt("surprise", "James", 0, n, toward=who) for n, who in ((2.0, "You"), (1.0, "James"))]
    (note,) = studied(teller, course.states, felt, [])(0)
    assert note.text == "James feels surprise at You and James."


def test_a_feeling_is_said_once() -> None:
    """Two feelings that read the same are one phrase."""
    teller, course = teller_and_course(Hand(ROOM), ["make_tea()"], None)
    felt = [Felt("anger", "James", 0, 1.0, toward="You", cause=cause) for cause in ("a", "b")]
    (note,) = studied(teller, course.states, felt, [])(0)
    assert note.text == "James feels anger at You."
