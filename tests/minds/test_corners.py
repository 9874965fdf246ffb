"""Corners of the semantics in which engine and reference once differed, each worked out by hand."""

from __future__ import annotations

import json

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.reference.small import World
from unsaid.data.limits import Limits
from unsaid.minds import Minds, MindsError
from unsaid.story.find import find
from unsaid.world import loads


def minds(w: World) -> Minds:
    """The engine on a small world."""
    return Minds(loads(json.dumps(w.data)))


def test_a_pass_that_ends_where_it_began_is_a_cycle() -> None:
    """The world keeps telling Bob what his own mind keeps undoing: each pass fires twice and changes nothing."""
    w = World(["Bob"], {"lit": False})
    w.trigger("shine", w.equal("lit", False), [w.effect("lit", True)])
    w.trigger("doubt", w.equal("lit", True, "Bob"), [w.effect("lit", False, "Bob")])
    with pytest.raises(MindsError) as caught:
        minds(w)
    assert caught.value.code == "trigger-cycle"


def test_nothing_is_above_an_unknown_utility() -> None:
    """The author's utility is unknown at the start; knowing it later is no gain, but may meet a goal."""
    w = World([], {"score": None})
    w.action("count()", effects=[w.effect("score", 2)])
    w.utility(None, w.get("score"))
    assert find(minds(w), Limits(author=2)).stop == "none"
    assert find(minds(w), Limits(author=2), goal=2).acts == ("count()",)


def test_what_is_not_really_true_teaches_nothing() -> None:
    """Ann, taken by surprise, no longer knows how many there are; so Bob, as she sees him, has nothing to learn."""
    w = World(["Ann", "Bob"], {"n": 5, "open": True})
    w.believes("Ann", n=1)
    w.believe(("Ann", "Bob"), "open", False)
    w.action("take()", ["and", [">", w.get("n"), 3], w.equal("open", True)])
    engine = minds(w)
    after = engine.apply(engine.initial, 0)
    ann = engine.mind(after, 0)
    assert engine.values(ann) == [None, True]
    assert engine.values(engine.mind(ann, 1)) == [1, False]
