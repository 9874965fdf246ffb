"""Foresight, worked out by hand: the example of the semantics reference, and two who foresee each other."""

from __future__ import annotations

import json
from contextlib import suppress
from typing import Any

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.reference import Model, foreseen, worth
from tests.reference.sketch import ground as plain_ground
from tests.reference.small import World
from tests.strategies import seeded_sketch
from unsaid.checker.stories.checking import check
from unsaid.data.limits import Limits
from unsaid.minds import Minds, MindsError
from unsaid.story.find import find, why
from unsaid.world import loads

SIGHT = Limits(author=2, character=2, depth=2)


def house(foresight: int) -> Minds:
    """Tom would sell the house; Ann can hide the deed, or put the kettle on."""
    w = World(["Ann", "Tom"], {"sold": False, "hidden": False, "hot": False})
    w.action("hide()", w.equal("hidden", False), [w.effect("hidden", True)], consenting=("Ann",))
    w.action("boil()", w.equal("hot", False), [w.effect("hot", True)], consenting=("Ann",))
    w.action(
        "sell()",
        ["and", w.equal("sold", False), w.equal("hidden", False)],
        [w.effect("sold", True)],
        consenting=("Tom",),
    )
    w.utility("Ann", ["if", w.equal("sold", True), -3, 0])
    w.utility("Tom", ["if", w.equal("sold", True), 1, 0])
    w.utility(None, ["if", w.equal("hidden", True), 1, 0])
    w.data |= {"inner": {"foresight": foresight}, "version": 2}
    return Minds(loads(json.dumps(w.data)))


def test_averting_a_loss_is_a_reason_where_people_foresee() -> None:
    """Hiding the deed ends in a mind worth 0, where doing nothing comes to -3."""
    minds = house(1)
    reason = why(minds, minds.initial, 0, 0, SIGHT)
    assert reason is not None
    assert (reason.before, reason.after) == (-3, 0)
    assert why(house(0), minds.initial, 0, 0, SIGHT) is None


def test_an_act_that_changes_nothing_is_no_reason_against_a_loss() -> None:
    """With the kettle on, Tom still sells."""
    minds = house(1)
    assert why(minds, minds.initial, 1, 0, SIGHT) is None


def test_what_is_expected_is_told() -> None:
    """Ann expects the sale; Tom, who would gain by it himself, expects nothing of her that she has a reason for."""
    minds = house(1)
    acts, end = minds.foreseen(minds.mind(minds.initial, 0), 0, depth=2)
    assert [minds.ground.actions[a].name for a in acts] == ["sell()"]
    assert minds.utility(end, 0) == -3
    assert minds.foreseen(minds.mind(minds.initial, 1), 1, depth=1)[0] == []


def test_a_story_told_by_actsis_confirmed() -> None:
    """The story in which the deed is hidden is found, and the checker, foreseeing by itself, finds no fault in it."""
    minds = house(1)
    found = find(minds, SIGHT)
    assert found.acts == ("hide()",)
    assert check(minds.ground, found.story, SIGHT) == []
    assert find(house(0), SIGHT).stop == "none"


def test_two_who_foresee_each_other_come_to_an_end() -> None:
    """Each would strike first; at three levels the reference, which only calls itself ever less deep, agrees."""
    w = World(["Ann", "Tom"], {"struck": None})
    for who in ("Ann", "Tom"):
        w.action(f"strike({who})", w.equal("struck", None), [w.effect("struck", who == "Ann")], consenting=(who,))
        w.utility(who, ["if", w.equal("struck", who == "Ann"), 1, ["if", w.equal("struck", None), 0, -1]])
    w.data |= {"inner": {"foresight": 2}, "version": 2}
    model, minds = Model(w.data), Minds(loads(json.dumps(w.data)))
    for levels in (0, 1, 2):
        mind = model.initial.mind(0)
        assert foreseen(model, 0, mind, levels) == (1,)
        assert worth(model, 0, mind, levels) == -1
        assert minds.foreseen(minds.mind(minds.initial, 0), 0, depth=levels + 1)[0] == [1]


@pytest.mark.parametrize("acts", [1, 2, 3])
def test_a_mind_is_worth_what_comes_of_the_acts_foreseen_in_it(acts: int) -> None:
    """In random worlds: what a plan is said to start from and to end in is the utility after the acts that are told to
    be foreseen there, though for the worth alone not all of them need be asked about."""
    compared = 0
    for seed in range(60):
        with suppress(MindsError):  # some of these worlds never come to rest
            compared += _worths_compared(plain_ground(seeded_sketch(seed)), acts)
    assert compared > 20


def _worths_compared(data: dict[str, Any], acts: int) -> int:
    """How many plans of a world without questions were compared."""
    if "inner" in data:
        return 0
    minds = Minds(loads(json.dumps(data | {"version": 2, "inner": {"foresight": acts}})))
    compared = 0
    for who in range(len(minds.ground.characters)):
        mind = minds.mind(minds.initial, who)
        for act in minds.possible(mind, who):
            found = minds.prospect(mind, act, who, steps=2, depth=2)
            if found is not None:
                end = mind
                for step in found.acts:
                    end = minds.apply(end, step)
                ends = [minds.foreseen(m, who, depth=2)[1] for m in (mind, end)]
                assert [found.before, found.after] == [minds.utility(m, who) for m in ends]
                compared += 1
    return compared


def shed() -> World:
    """Tom can mend the roof, which both are glad of, once the shed is his; Ann can give it to him, and he can fetch the
    ladder that it takes."""
    w = World(["Ann", "Tom"], {"his": False, "ladder": False, "mended": False})
    w.action("give()", w.equal("his", False), [w.effect("his", True)], consenting=("Ann",))
    w.action("fetch()", w.equal("ladder", False), [w.effect("ladder", True)], consenting=("Tom",))
    ready = ["and", w.equal("his", True), w.equal("ladder", True), w.equal("mended", False)]
    w.action("mend()", ready, [w.effect("mended", True)], consenting=("Tom",))
    for who in ("Ann", "Tom"):
        w.utility(who, ["if", w.equal("mended", True), 1, 0])
    w.data |= {"inner": {"foresight": 2}, "version": 2}
    return w


@pytest.mark.parametrize(("depth", "acts"), [(1, []), (2, ["fetch()", "mend()"]), (3, ["fetch()", "mend()"])])
def test_a_plan_of_anothers_is_foreseen_where_there_is_a_level_of_mind_for_it(depth: int, acts: list[str]) -> None:
    """Once the shed is his, Tom fetches the ladder for the sake of mending; who looks no deeper than into what he has
    of an act at once expects nothing of him."""
    w = shed()
    model, minds = Model(w.data), Minds(loads(json.dumps(w.data)))
    given = minds.mind(minds.apply(minds.initial, 0), 0)
    assert [minds.ground.actions[a].name for a in minds.foreseen(given, 0, depth=depth)[0]] == acts
    named = [model.world.actions[a].name for a in foreseen(model, 0, model.after(model.initial, 0).mind(0), depth - 1)]
    assert named == acts


def test_what_another_will_make_of_an_act_is_a_reason_for_it() -> None:
    """Ann has nothing of giving Tom the shed, and never less than before, but for what he will do then."""
    minds = Minds(loads(json.dumps(shed().data)))
    reason = why(minds, minds.initial, 0, 0, Limits(character=1, depth=2))
    assert reason is not None
    assert (reason.acts, reason.before, reason.after) == (("give()",), 0, 1)
