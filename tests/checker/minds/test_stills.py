"""Worlds in which some concerns stand still, as the checker keeps them."""

from __future__ import annotations

from tests.psyche.test_holding import room
from unsaid.checker.minds.choosing import stills
from unsaid.checker.minds.world import CheckedWorld


def test_the_worlds_used_last_are_kept_and_no_more() -> None:
    """With room for two, the one used longest ago is made anew, and the other is still there."""
    hand = room()
    hand.concern("closeness", "James", "closeness", 3, hand.get("told()"), "You")
    give = stills(CheckedWorld(hand.world()), kept=2)
    james = hand.who("James")
    first, second = (give(james, ((0, worth),)) for worth in (0.0, 1.0))
    assert give(james, ((0, 0.0),)) is first
    third = give(james, ((0, 2.0),))
    assert give(james, ((0, 0.0),)) is first
    assert give(james, ((0, 2.0),)) is third
    assert give(james, ((0, 1.0),)) is not second
