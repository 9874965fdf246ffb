"""The map of what was nearly said, in a game and a story worked out by hand."""

from __future__ import annotations

import re

import pytest

import unsaid
from tests.afterwards import door, left
from unsaid.api.asking.wrongtold import wrong_told


def test_the_wishes_of_a_game() -> None:
    """At her first turn she wants to call, and he to say it; each is 1 short, and the two are crossed."""
    ann, tom = left().nearly().wishes
    assert [(one.who, one.act, one.before, one.turn) for one in (ann, tom)] == [
        ("Ann", "call()", 1, 1),
        ("Tom", "tell()", 1, 1),
    ]
    assert (ann.short, tom.short) == (1.0, 1.0)
    assert (ann.chosen, tom.chosen) == (("leave()",), ())
    assert (ann.crossed, tom.crossed) == ((("Tom", "tell()"),), (("Ann", "call()"),))


def test_what_would_have_freed_a_wish() -> None:
    """To have known that there is nothing to be ashamed of; her call at the first turn; less than 3 of shame."""
    said = left().nearly("Tom")
    data = said.to_dict()["wishes"][0]
    assert data["freed_by"] == [
        {"beliefs": [{"who": [], "fluent": "ashamed()", "value": False}]},
        {"role": {"turn": 1, "choice": "call()"}},
        {"concern": ["shame", 3.0]},
    ]


@pytest.mark.parametrize(("cost", "done"), [("3.01", False), ("2.99", True)])
def test_below_its_limit_a_concern_no_longer_holds(cost: str, done: bool) -> None:
    """Were the shame a little less than 3, he would say it; with a little more he holds it back."""
    world = door().text.replace("weight: 4; term: if(told()", f"weight: {cost}; term: if(told()")
    assert ("tell()" in door(world).play("Ann").take("pass").acts) is done


def test_whether_she_could_have_known() -> None:
    """She takes it that he does not think himself ashamed, and so could not know what held him."""
    said = left().nearly("Tom")
    (wish,) = said.wishes
    assert wish.known is False
    assert [(one.who, one.fluent, one.value) for one in said.unknown(wish)] == [(("Tom",), "ashamed()", False)]
    known = door().believing(["Ann", "Tom"], "ashamed()").play("Ann").take("leave()").nearly("Tom")
    assert [one.known for one in known.wishes] == [True]


def test_the_map_names_no_concern_and_no_number() -> None:
    """What holds is told in the author's words, or by its kind; how much was wanting, by a bar and in words."""
    said = left().nearly()
    for text in (str(said), said.opened(said.wishes)):
        assert not re.search(r"\b(nearness|voice|peace)\b", text)
        assert not re.search(r"\d\.\d|short", text)
    assert "shame (Tom would be looked at)" in str(said)
    assert "Held by fear." in str(said)
    assert "they were both at it: you wanted to call after him, and Tom to say it." in str(said)


def test_a_story_has_the_same_wishes_without_turns() -> None:
    """Of a story that nobody played there is no turn, no choice of the player's and nobody who could have known."""
    wishes = door().story(["leave()"]).nearly().wishes
    assert [(one.who, one.act, one.before, one.turn, one.known) for one in wishes] == [
        ("Ann", "call()", 1, None, None),
        ("Tom", "tell()", 1, None, None),
    ]
    assert all("role" not in freed for one in wishes for freed in door().story(["leave()"]).nearly()._freed_by(one))


def test_it_is_proved() -> None:
    """The checker goes through the map again: two wishes, three statements of each but hers, which no belief frees."""
    assert "the checker confirms" in left().nearly().proof()
    assert len([one for wish in left().nearly().wishes for one in wish.statements]) == 5


def test_a_game_that_goes_on_has_no_map() -> None:
    """What was nearly said holds what no role knows, and is refused until the game is over."""
    with pytest.raises(unsaid.UnsaidError) as raised:
        door().play("Ann").nearly()
    assert raised.value.code == "not-over"


def test_what_was_wrong_and_how_long() -> None:
    """He has it wrong to the end, and so has she about him; where she calls, he learns it at her first turn."""
    assert "Tom believed that there is something to be ashamed of, since the start." in wrong_told(
        left().nearly(), "Ann"
    )
    called = door().play("Ann").take("call()").take("leave()").nearly()
    told = wrong_told(called, "Ann")
    assert "Tom believed that there is something to be ashamed of, from the start until turn 1." in told
