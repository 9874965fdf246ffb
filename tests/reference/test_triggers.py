"""Triggers: order, depth, and the loops that are errors."""

import pytest

from . import Endless, Model, TriggerCycle, settled
from .small import World
from .values import to_plain

A, B = 0, 1


def seen(state, path=()):
    """The values, written plainly, in the mind at the end of a path."""
    return [to_plain(v) for v in state.at(path).values]


def test_the_initial_state_settles():
    """A trigger due at the start has fired before the story begins, in every mind where it was due."""
    w = World(["Ann"], {"wet": True, "cold": False})
    w.believes("Ann", wet=False)
    w.trigger("chill", ["and", w.equal("wet", True), w.equal("cold", False)], [w.effect("cold", True)])
    m = Model(w.data)
    assert (seen(m.initial), seen(m.initial, (A,))) == ([True, True], [False, False])
    assert settled(m.initial, m.world.triggers)


def test_nobody_observes_a_trigger():
    """What a trigger does in the world is no news to a mind in which it was not due."""
    w = World(["Ann"], {"dry": False, "lamp": False})
    w.believes("Ann", dry=True)
    w.trigger("wilt", ["and", w.equal("dry", False), w.equal("lamp", False)], [w.effect("lamp", True)])
    m = Model(w.data)
    assert (seen(m.initial)[1], seen(m.initial, (A,))[1]) == (True, False)


def test_the_first_trigger_goes_first_each_time():
    """Of two due at once the earlier fires; it disarms the later, which never fires."""
    w = World([], {"x": 0})
    w.trigger("first", w.equal("x", 0), [w.effect("x", 1)])
    w.trigger("second", w.equal("x", 0), [w.effect("x", 2)])
    w.trigger("third", w.equal("x", 1), [w.effect("x", 3)])
    assert seen(Model(w.data).initial) == [3]


def test_an_effect_on_a_belief_is_seen_by_that_minds_own_triggers():
    """Told by a trigger that it rains, Ann's mind concludes for itself that the street is wet."""
    w = World(["Ann"], {"rain": True, "wet": False})
    w.believes("Ann", rain=False)
    w.trigger("hear", ["and", w.equal("rain", True), w.equal("rain", False, "Ann")], [w.effect("rain", True, "Ann")])
    w.trigger("soak", ["and", w.equal("rain", True), w.equal("wet", False)], [w.effect("wet", True)])
    m = Model(w.data)
    assert seen(m.initial, (A,)) == [True, True]


def test_what_a_mind_concludes_can_wake_a_trigger_above():
    """A second pass lets the state respond to what a mind below concluded in the first."""
    w = World(["Ann"], {"rain": False, "wet": False, "worried": False})
    w.believes("Ann", rain=True)
    w.trigger("worry", ["and", w.equal("wet", True, "Ann"), w.equal("worried", False)], [w.effect("worried", True)])
    w.trigger("soak", ["and", w.equal("rain", True), w.equal("wet", False)], [w.effect("wet", True)])
    m = Model(w.data)
    assert (seen(m.initial), seen(m.initial, (A,))) == ([False, False, True], [True, True, True])


def test_effects_come_before_settling():
    """An act's telling is in place before the triggers look: the one that would fire without it does not."""
    w = World(["Ann"], {"f": False, "told": False})
    w.action("act", effects=[w.effect("f", True), w.effect("f", True, "Ann")], observing=False)
    differ = ["and", w.equal("f", True), ["!=", w.get("f", "Ann"), True]]
    w.trigger("notice", differ, [w.effect("told", True), w.effect("f", True, "Ann")])
    m = Model(w.data)
    assert seen(m.after(m.initial, 0)) == [True, False]


def test_two_triggers_that_undo_each_other_are_an_error():
    """The loop is reported with both of its triggers and their lines."""
    w = World([], {"x": 0})
    w.trigger("up", w.equal("x", 0), [w.effect("x", 1)])
    w.trigger("down", w.equal("x", 1), [w.effect("x", 0)])
    with pytest.raises(TriggerCycle, match=r"up \(line 1\), down \(line 1\)"):
        _ = Model(w.data).initial


def test_only_those_in_the_loop_are_reported():
    """The trigger that led into the loop is not part of it."""
    w = World([], {"x": 5})
    w.trigger("enter", w.equal("x", 5), [w.effect("x", 0)])
    w.trigger("up", w.equal("x", 0), [w.effect("x", 1)])
    w.trigger("down", w.equal("x", 1), [w.effect("x", 0)])
    with pytest.raises(TriggerCycle) as caught:
        _ = Model(w.data).initial
    assert [t.name for t in caught.value.loop] == ["up", "down"]


def test_a_trigger_that_changes_nothing_is_an_error():
    """It would be due for ever."""
    w = World([], {"x": 0})
    w.trigger("idle", w.equal("x", 0), [w.effect("x", 0)])
    with pytest.raises(TriggerCycle):
        _ = Model(w.data).initial


def test_a_loop_through_two_levels_of_mind_is_an_error():
    """The state keeps telling Ann what her own mind keeps undoing."""
    w = World(["Ann"], {"f": False, "real": True})
    w.believes("Ann", real=False)
    w.trigger("tell", ["and", w.equal("real", True), w.equal("f", False, "Ann")], [w.effect("f", True, "Ann")])
    w.trigger("doubt", ["and", w.equal("real", False), w.equal("f", True)], [w.effect("f", False)])
    with pytest.raises(TriggerCycle):
        _ = Model(w.data).initial


def test_counting_for_ever_is_an_error():
    """No state comes back, and yet it never settles."""
    w = World([], {"n": 0})
    w.trigger("count", [">=", w.get("n"), 0], [w.effect("n", ["+", w.get("n"), 1])])
    with pytest.raises(Endless):
        _ = Model(w.data).initial
