"""The bundled worlds can be played as anybody."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.api.games.game import rules
from unsaid.play.turns import begin, by_itself, ended

from .staged import NAMES, staged

pytestmark = pytest.mark.slow

PARTS = [(name, role) for name in NAMES for role in staged(name).world.roles]


@pytest.mark.parametrize(("name", "role"), PARTS)
def test_any_role_left_to_its_own_reasons_comes_to_an_end(name: str, role: str) -> None:
    """Where the role, too, does what it has a reason for, or else lets its turns pass, the story comes to an end, and
    does not just stand still."""
    world = unsaid.load(name)
    session = by_itself(begin(world.playable.open.stage(rules(world, 0, None, None, None)), role))
    assert ended(session) in ("goal", "ending")
