"""What `why` says in a game of what others wanted and did not do."""

from __future__ import annotations

import pytest

from unsaid.api.opened import OpenWorld, load
from unsaid.data.limits import Limits
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice

NIGHT = 11
"""Acts of the story until he stands at the bedroom door, on his way out."""


def voice(world: OpenWorld, role: str) -> TellingVoice:
    """The voice of a role."""
    teller = Teller(world.core, world.ground, world.minds, role)
    return TellingVoice(teller, world.minds, lambda acts: world.log(acts, Limits()))


@pytest.mark.slow
def test_a_wish_held_back_is_told_in_play() -> None:
    """On his way out he wants to turn round and say it, and does not: `why` tells that to whoever plays You."""
    world = load("the-unsaid")
    numbers = world.ground.actions_named()
    acts = [numbers[act] for act in world.find().acts[:NIGHT]]
    (wish,) = voice(world, "You").held(acts, NIGHT - 1)
    assert wish.startswith(
        "James wanted to turn round and tell you (he would touch you and he would be known for once), "
        "and did not: "
        "guilt (you would be dragged down with James) and shame (you would know what James is) held him back"
    )


@pytest.mark.slow
def test_nobody_is_told_their_own_wishes() -> None:
    """Whoever plays James is not told what James held back: to him it would be no news."""
    world = load("the-unsaid")
    numbers = world.ground.actions_named()
    acts = [numbers[act] for act in world.find().acts[:NIGHT]]
    assert voice(world, "James").held(acts, NIGHT - 1) == []
