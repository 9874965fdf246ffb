"""The bundled worlds can be played as anybody, without waiting for a long plan."""

from __future__ import annotations

import pytest
from unsaid.play.options import options

from unsaid.play.session import begin
from unsaid.play.stage import Stage
from unsaid.play.turns import by_itself, ended, take

from .staged import NAMES, staged

PARTS = [(name, role) for name in NAMES for role in staged(name).world.roles]


@pytest.mark.parametrize(("name", "role"), PARTS)
def test_any_role_left_to_its_own_reasons_comes_to_the_end(name: str, role: str) -> None:
    """Where the role, too, does what it has a reason for, the author's goal is reached within play's own limits."""
    stage = Stage(staged(name).ground, staged(name).minds)
    assert ended(by_itself(begin(stage, role))) == "goal"


def test_whoever_is_asked_has_the_next_turn() -> None:
    """In a world with turns nobody acts between a question and the turn of whoever it was put to."""
    stage = Stage(staged("the-riding-light").ground, staged("the-riding-light").minds)
    session = begin(stage, "Rooke")
    while not any(stage.name(a) == "own_up()" for a in stage.possible(session.state)):
        session = take(session, options(session)[0])
    assert [stage.name(e.action) for e in session.events if e.action is not None] == [
        "read_the_charge()",
        "give_him_the_cloak()",
        "dip_the_pen()",
        "ask_who_put_it_out()",
    ]
