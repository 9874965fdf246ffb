"""A story of a world in which people foresee holds where all of it holds at one depth of minds."""

from __future__ import annotations

import pytest

import unsaid

DEED = """
foresight 1;
entity Ann : character;
entity Tom : character;
entity Eve : character;
property hidden() : boolean;
property sold() : boolean;
property sued() : boolean;
action hide(Ann) { precondition: !hidden() & !sold(); effect: hidden(); consenting: Ann; };
action sell(Tom) { precondition: !hidden() & !sold(); effect: sold(); consenting: Tom; };
action sue(Eve) { precondition: sold() & !sued(); effect: sued(); consenting: Eve; };
utility(): hidden();
utility(Ann): if(sold()) -3 else 0;
utility(Tom): (if(sold()) 1 else 0) - (if(sued()) 2 else 0);
utility(Eve): if(sued()) 1 else 0;
"""
"""With two levels of mind Ann foresees that Tom sells the house, and hides the deed. With three she sees that he
foresees Eve, who would sue him for it: he does not sell, and she has nothing to hide it from."""


def deed(text: str = DEED) -> unsaid.World:
    """The world of the deed."""
    world = unsaid.read(text)
    assert world.ok, [one.message for one in world.diagnostics]
    return world


def test_a_story_of_two_levels_is_found_and_holds() -> None:
    """Where depth has no limit a story may be one of two levels; it is found, and nothing is wrong with it."""
    story = deed().find().story
    assert story is not None and story.names == ("hide(Ann)",)
    assert story.check() == ()
    assert deed().story(["hide(Ann)"]).check() == ()


@pytest.mark.parametrize(("depth", "kinds"), [(2, []), (3, ["no-reason"])])
def test_a_limit_on_depth_is_kept_to(depth: int, kinds: list[str]) -> None:
    """With a limit, only what holds at that depth holds."""
    assert [one.kind for one in deed().story(["hide(Ann)"]).check(depth=depth)] == kinds


def test_a_story_that_holds_nowhere_is_told_as_before() -> None:
    """Eve has no reason to sue before anything is sold: the act cannot happen, at whatever depth."""
    assert [one.kind for one in deed().story(["sue(Eve)"]).check()] == ["impossible-act"]


def test_what_is_found_without_an_act_holds() -> None:
    """Of the bundled world in which people foresee, without any one act of its story: what is still found is sound."""
    world = unsaid.load("the-riding-light")
    story = world.find().story
    assert story is not None
    for act in dict.fromkeys(one.name for one in story.acts):
        other = world.without(act).find(budget=unsaid.Budget(time=5)).story
        assert other is None or [one for one in other.check() if not one.remark] == []
