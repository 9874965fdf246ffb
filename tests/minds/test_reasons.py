"""Reasons inside reasons: whose are told, and that what one question came to is not held against another."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.reference import Model, explained
from tests.reference.small import World
from unsaid.data.limits import Limits
from unsaid.minds import Minds
from unsaid.story.find import why
from unsaid.world import loads

BEGIN, HELP, LEAP, MEET = range(4)


def contract() -> World:
    """Ann draws up a contract that she and Tom then sign, which both gain by."""
    w = World(["Ann", "Tom"], {"drawn": False, "signed": False})
    w.action("draw()", w.equal("drawn", False), [w.effect("drawn", True)], ("Ann",))
    ready = ["and", w.equal("drawn", True), w.equal("signed", False)]
    w.action("sign()", ready, [w.effect("signed", True)], ("Ann", "Tom"))
    for who in ("Ann", "Tom"):
        w.utility(who, ["if", w.equal("signed", True), 1, 0])
    return w


def meeting() -> World:
    """Ann gains where she meets Tom, on the second stair; Tom meets nobody but to go on to the fifth.

    She leaps up there, or begins to and Tom, who is glad of it, helps her.
    """
    w = World(["Ann", "Tom"], {"stair": 0})
    steps = [("begin", 0, 1, "Ann"), ("help", 1, 2, "Tom"), ("leap", 0, 2, "Ann"), ("meet", 2, 3, "Ann", "Tom")]
    for name, start, end, *who in [*steps, ("go", 3, 4, "Tom"), ("arrive", 4, 5, "Tom")]:
        w.action(f"{name}()", w.equal("stair", start), [w.effect("stair", end)], tuple(who))
    up = [">=", w.get("stair"), 2]
    w.utility("Ann", ["if", [">=", w.get("stair"), 3], 1, 0])
    w.utility("Tom", ["if", w.equal("stair", 5), 2, ["if", up, 1, 0]])
    return w


def test_whoever_signs_with_the_planner_has_a_reason_that_is_told() -> None:
    """The rest of the plan is Ann's reason to sign, and is not repeated; Tom's own comes with it."""
    minds = Minds(loads(json.dumps(contract().data)))
    reason = why(minds, minds.initial, 0, 0, Limits(character=2, depth=2))
    assert reason is not None
    (sign,) = reason.plan
    assert [(r.character, r.acts, r.before, r.after) for r in sign.reasons] == [("Tom", ("sign()",), 0, 1)]


@pytest.mark.parametrize("before", [[], [(BEGIN, 3)], [(BEGIN, 3), (BEGIN, 4)]])
def test_what_a_short_reason_came_to_is_not_held_against_a_longer_one(before: list[tuple[int, int]]) -> None:
    """To meet takes three acts of Tom's. A reason of three that begins slowly has one left there, and is none; one of
    four that leaps has three, and is one, also of an engine that was asked about the other."""
    w = meeting()
    model, minds = Model(w.data), Minds(loads(json.dumps(w.data)))
    mind = minds.mind(minds.initial, 0)
    for act, steps in before:
        assert minds.prospect(mind, act, 0, steps=steps, depth=3) is None
    found = minds.prospect(mind, LEAP, 0, steps=4, depth=3)
    assert found is not None
    assert tuple(found.acts) == (LEAP, MEET)
    ours = model.initial.mind(0)
    assert [explained(model, act, 0, ours, steps, 2) for act, steps in ((BEGIN, 3), (BEGIN, 4), (LEAP, 4))] == [
        False,
        False,
        True,
    ]
