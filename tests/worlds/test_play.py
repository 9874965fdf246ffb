"""The bundled worlds can be played as anybody, without waiting for a long plan."""

from __future__ import annotations

import pytest

from unsaid.play import manager
from unsaid.play.session import begin
from unsaid.play.stage import Stage

from .staged import NAMES, staged

PARTS = [(name, role) for name in NAMES for role in staged(name).world.roles]


@pytest.mark.parametrize(("name", "role"), PARTS)
def test_any_role_left_to_its_own_reasons_comes_to_the_end(name: str, role: str) -> None:
    """Where the role, too, does what it has a reason for, the author's goal is reached within play's own limits."""
    stage = Stage(staged(name).ground, staged(name).minds)
    assert manager.by_itself(begin(stage, role)).ended == "goal"
