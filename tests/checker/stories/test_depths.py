"""A story of a world in which people foresee holds where all of it holds at one depth of minds."""

from __future__ import annotations

import pytest

import unsaid

SUIT = """
foresight 1;
entity Ann : character;
entity Tom : character;
entity Eve : character;
entity Max : character;
property gagged() : boolean;
property sold() : boolean;
property sued() : boolean;
property beaten() : boolean;
action gag(Ann) { precondition: !gagged(); effect: gagged(); consenting: Ann; };
action sell(Tom) { precondition: !sold(); effect: sold(); consenting: Tom; };
action sue(Eve) { precondition: sold() & !gagged() & !sued(); effect: sued(); consenting: Eve; };
action beat(Max) { precondition: sued() & !beaten(); effect: beaten(); consenting: Max; };
utility(): gagged();
utility(Ann): if(sold()) 3 else 0;
utility(Tom): (if(sold()) 1 else 0) - (if(sued()) 2 else 0);
utility(Eve): (if(sued()) 1 else 0) - (if(beaten()) 2 else 0);
utility(Max): if(beaten()) 1 else 0;
"""
"""Ann wants the house sold. With one level of mind Tom sells it whatever she does. With two he foresees Eve, who would
sue him for it, and does not, unless Ann gags her. With three he sees Eve foresee Max, who would beat her for it: she
would not sue, he sells, and Ann has nothing to gag her for."""


def suit(text: str = SUIT) -> unsaid.World:
    """The world of the suit."""
    world = unsaid.read(text)
    assert world.ok, [one.message for one in world.diagnostics]
    return world


def test_a_story_of_two_levels_is_found_and_holds() -> None:
    """Where depth has no limit a story may be one of two levels; it is found, and nothing is wrong with it."""
    story = suit().find().story
    assert story is not None and story.names == ("gag(Ann)",)
    assert story.check() == ()
    assert suit().story(["gag(Ann)"]).check() == ()


@pytest.mark.parametrize(("depth", "kinds"), [(1, ["no-reason"]), (2, []), (3, ["no-reason"])])
def test_a_limit_on_depth_is_kept_to(depth: int, kinds: list[str]) -> None:
    """With a limit, only what holds at that depth holds."""
    assert [one.kind for one in suit().story(["gag(Ann)"]).check(depth=depth)] == kinds


def test_a_story_that_holds_nowhere_is_told_as_before() -> None:
    """Eve has no reason to sue before anything is sold: the act cannot happen, at whatever depth."""
    assert [one.kind for one in suit().story(["sue(Eve)"]).check()] == ["impossible-act", "goal-not-reached"]


def test_what_is_found_without_an_act_holds() -> None:
    """Of the bundled world in which people foresee, without any one act of its story: what is still found is sound."""
    world = unsaid.load("the-riding-light")
    story = world.find().story
    assert story is not None
    fewer = [world.without(act) for act in dict.fromkeys(one.name for one in story.acts)]
    found = [one.story for one in (other.find(budget=unsaid.Budget(states=200)) for other in fewer) if one.story]
    assert found
    assert [one for other in found for one in other.check() if not one.remark] == []
