"""What `why` says in a game of what others wanted and did not do."""

from __future__ import annotations

import pytest

from unsaid.api import opened as api
from unsaid.cli.prose import TellingVoice

NIGHT = 11
"""Acts of the story until he stands at the bedroom door, on his way out."""


@pytest.mark.slow
def test_a_wish_held_back_is_told_in_play() -> None:
    """On his way out he wants to turn round and say it, and does not: `why` tells that to whoever plays You."""
    world = api.load("the-unsaid")
    numbers = world.ground.actions_named()
    acts = [numbers[act] for act in world.find().acts[:NIGHT]]
    (wish,) = TellingVoice(world, "You").held(acts, NIGHT - 1)
    assert wish.startswith("James wanted to turn round and tell you, for touch, and did not: guilt (sparing)")


@pytest.mark.slow
def test_nobody_is_told_their_own_wishes() -> None:
    """Whoever plays James is not told what James held back: to him it would be no news."""
    world = api.load("the-unsaid")
    numbers = world.ground.actions_named()
    acts = [numbers[act] for act in world.find().acts[:NIGHT]]
    assert TellingVoice(world, "James").held(acts, NIGHT - 1) == []
