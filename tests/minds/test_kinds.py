"""What a comparison says it covered: the recognisers on worlds worked by hand, and all of it within a few seeds."""

from __future__ import annotations

from collections import Counter

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds import differential
from tests.minds.kinds import KINDS, Kinds, cyclic, numeric, surprises, wrong_about_a_mind
from tests.reference import Model
from tests.reference.small import World


def met(w: World, act: int = 0) -> Counter[str]:
    """What is noted of one act at the start of a world."""
    m = Model(w.data)
    kinds = Kinds(m)
    kinds.event(m.initial, act, m.after(m.initial, act))
    return kinds.met


@pytest.mark.slow
def test_the_first_seeds_contain_every_kind() -> None:
    """On the worlds of the first two hundred seeds engine and reference agree in every answer; and every kind of thing
    happens there, so a long run cannot miss one."""
    differential.kinds.clear()
    assert [d for d in map(differential.compare, range(200)) if d] == []
    assert {kind for kind in KINDS if not differential.kinds[kind]} == set()


def test_a_lie_told_in_the_open_makes_a_cycle() -> None:
    """Ann is made to believe in rain before everybody: she thinks that all know it, and all know what she thinks."""
    w = World(["Ann", "Bob"], {"rain": False})
    w.action("lie", effects=[w.effect("rain", True, "Ann")], consenting=("Bob",))
    m = Model(w.data)
    assert (cyclic(m.initial), cyclic(m.after(m.initial, 0))) == (False, True)
    assert {"cyclic mind", "lie", "effect on a belief"} <= set(met(w))


def test_knowing_ones_own_mind_is_no_cycle() -> None:
    """Ann is wrong about the rain, and nobody knows: minds lead to themselves, and none to one above it."""
    w = World(["Ann", "Bob"], {"rain": False})
    w.believes("Ann", rain=True)
    state = Model(w.data).initial
    assert (cyclic(state), wrong_about_a_mind(state)) == (False, True)


def test_telling_the_truth_is_no_lie() -> None:
    """Ann, who is wrong, is told what is so."""
    w = World(["Ann", "Bob"], {"rain": False})
    w.believes("Ann", rain=True)
    w.action("tell", effects=[w.effect("rain", False, "Ann")])
    assert (met(w)["effect on a belief"], met(w)["lie"], met(w)["fate"]) == (1, 0, 1)


def test_telling_what_is_believed_already_changes_nothing() -> None:
    """An effect that sets what is so already is none."""
    w = World(["Ann"], {"rain": False})
    w.action("tell", effects=[w.effect("rain", False, "Ann")])
    assert met(w)["effect on a belief"] == 0


def test_surprises_are_counted_mind_by_mind() -> None:
    """Ann thinks the door shut, and thinks so of Bob; Bob enters.

    Ann is surprised: one. Inside Ann, put right, Bob is surprised, and inside this Bob, Ann again: two inside
    another's surprise. That Ann's view of Ann, and this Bob's of Bob, were wrong too makes five in all.
    """
    w = World(["Ann", "Bob"], {"open": True})
    w.believes("Ann", open=False)
    w.action("enter", w.equal("open", True))
    m = Model(w.data)
    found = Counter(surprises(m.initial, m.world.actions[0]))
    assert found == {"surprise": 5, "surprise inside surprise": 2}


def test_a_surprise_that_teaches_nothing() -> None:
    """Ann learns only that she does not know how much there is, so in her mind Bob has nothing to learn from."""
    w = World(["Ann", "Bob"], {"n": 5})
    w.believes("Ann", n=1)
    w.action("take", [">", w.get("n"), 3])
    assert met(w)["surprise that teaches nothing"] > 0


def test_no_surprise_for_whoever_looks_away() -> None:
    """Ann thinks the door shut and sees nobody enter."""
    w = World(["Ann", "Bob"], {"open": True})
    w.believes("Ann", open=False)
    w.action("enter", w.equal("open", True), observing={"Bob": True})
    assert (met(w)["surprise"], met(w)["unseen act"]) == (0, 1)


def test_triggers_in_minds() -> None:
    """Told that it rains, Ann concludes that the street is wet; really it neither rains nor is it wet."""
    w = World(["Ann"], {"rain": False, "wet": False})
    w.action("tell", effects=[w.effect("rain", True, "Ann")])
    w.trigger("soak", ["and", w.equal("rain", True), w.equal("wet", False)], [w.effect("wet", True)])
    assert (met(w)["trigger in a mind"], met(w)["trigger in a mind alone"]) == (1, 1)


@pytest.mark.parametrize(
    ("values", "fact"),
    [({0.0, 1.0}, False), ({0.0, 1.0, None}, False), ({2.0}, False), ({2.0, None}, False), ({0.0, 2.0}, True)],
)
def test_numeric_utilities(values: set[float | None], fact: bool) -> None:
    """A wish that is fulfilled or not is no numeric utility, nor is a number that never changes."""
    assert numeric(values) == fact
