"""Events: what is possible, who sees what, and surprise."""

import pytest

from . import Model
from .small import World, macguffin
from .values import to_plain

A, B = 0, 1


def seen(state, path=()):
    """The values, written plainly, in the mind at the end of a path."""
    return [to_plain(v) for v in state.at(path).values]


def test_the_acting_mind_must_think_it_possible():
    """An act is possible only where its precondition holds and everyone who consents believes so."""
    w = World(["Ann", "Bob"], {"open": True})
    w.believes("Ann", open=False)
    for who in [(), ("Bob",), ("Ann",), ("Ann", "Bob")]:
        w.action(f"enter{len(who)}", w.equal("open", True), consenting=who)
    m = Model(w.data)
    assert [m.possible(m.initial, a) for a in range(4)] == [True, True, False, False]


def test_a_mind_is_its_own_believer_inside_a_plan():
    """In Ann's mind her consent asks that mind, though what she thinks she thinks may have come apart from it."""
    w = World(["Ann"], {"open": False})
    w.action("unlock", effects=[w.effect("open", True)], observing=False)
    w.action("enter", w.equal("open", True), consenting=("Ann",))
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert (seen(state), seen(state, (A,))) == ([True], [False])
    assert m.possible(state, 1, own=A) and not m.possible(state, 1)


def test_those_who_do_not_observe_keep_their_beliefs():
    """Ann sees the act, and knows Bob does not; Bob's mind, and all in it, stays."""
    w = World(["Ann", "Bob"], {"f": False})
    w.action("act", effects=[w.effect("f", True)], observing={"Ann": True})
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert [seen(state, p) for p in [(), (A,), (A, A), (A, B), (B,), (B, A)]] == [[True]] * 3 + [[False]] * 3
    assert state.mind(B) == m.initial


def test_observing_is_read_in_each_mind():
    """Bob watches; Ann, who takes him for absent, believes he did not see it."""
    w = World(["Ann", "Bob"], {"f": False, "present": True})
    w.believes("Ann", present=False)
    w.action("act", effects=[w.effect("f", True)], observing={"Ann": True, "Bob": w.equal("present", True)})
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert [seen(state, p)[0] for p in [(), (A,), (B,), (A, B), (B, A), (B, B)]] == [
        True,
        True,
        True,
        False,
        True,
        True,
    ]


def test_right_sides_are_read_before_and_later_ones_stand():
    """Two fluents exchange their values in one act; of two writings of one fluent the later stands."""
    w = World([], {"x": 1, "y": 2, "z": 0})
    w.action("swap", effects=[w.effect("x", w.get("y")), w.effect("y", w.get("x")), w.effect("z", 5), w.effect("z", 6)])
    m = Model(w.data)
    assert seen(m.after(m.initial, 0)) == [2, 1, 6]


def test_conditional_effects_are_asked_before_and_in_each_mind():
    """Each mind asks an effect's condition of itself, as it was before."""
    w = World(["Ann"], {"lit": True, "seen": False})
    w.believes("Ann", lit=False)
    w.action("look", effects=[w.effect("lit", False), w.effect("seen", True, when=w.equal("lit", True))])
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert (seen(state), seen(state, (A,))) == ([False, True], [False, False])


def test_telling_reaches_one_who_does_not_observe():
    """An effect on a belief sets it even where the believer saw nothing; the deeper mind is not touched."""
    w = World(["Ann", "Bob"], {"f": False})
    w.action("tell", effects=[w.effect("f", True, "Ann"), w.effect("f", None, "Bob", "Ann")], observing=False)
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert [seen(state, p)[0] for p in [(), (A,), (A, A), (B,), (B, A), (B, A, A)]] == [
        False,
        True,
        False,
        False,
        None,
        False,
    ]


def test_a_told_belief_stands_over_a_seen_one():
    """Ann sees the lamp lit and is made to believe it dark: the explicit effect comes last."""
    w = World(["Ann"], {"f": False})
    w.action("light", effects=[w.effect("f", False, "Ann"), w.effect("f", True)])
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert [seen(state, p)[0] for p in [(), (A,), (A, A)]] == [True, False, False]


SURPRISES = [
    (["==", "x", 3], [3, 7], "an equality is put right"),
    (["!=", "x", 8], [None, 7], "anything else makes its first fluent unknown"),
    ([">", 5, "x"], [None, 7], "the first fluent, wherever it stands"),
    (["not", ["==", "x", 8]], [None, 7], "a denial is no equality"),
    (["and", ["==", "x", 3], ["<", "y", 5]], [3, None], "each part of an and by its own kind"),
    (["or", ["==", "x", 4], ["==", "y", 2]], [8, 2], "of an or only what is really true"),
    (["==", ["+", "x", "y"], 5], [3, 2], "an equality puts right all it mentions"),
    (["if", ["==", "y", 2], ["==", "x", 3], ["==", "x", 4]], [8, None], "a choice is one condition"),
]


@pytest.mark.parametrize(("precondition", "believed", "fact"), SURPRISES, ids=[s[2] for s in SURPRISES])
def test_surprise_puts_right_what_was_believed_wrong(precondition, believed, fact):
    """Really x = 3 and y = 2; Ann, who thinks x = 8 and y = 7, sees what she held impossible."""
    w = World(["Ann"], {"x": 3, "y": 2})
    w.believes("Ann", x=8, y=7)
    w.action("act", _named(w, precondition))
    m = Model(w.data)
    assert seen(m.after(m.initial, 0), (A,)) == believed, fact


def test_without_surprise_nothing_is_put_right():
    """Ann is wrong about x, but believes the act possible for another reason: she learns nothing."""
    w = World(["Ann"], {"x": 3, "y": 2})
    w.believes("Ann", x=8)
    w.action("act", ["or", w.equal("x", 3), w.equal("y", 2)])
    m = Model(w.data)
    assert seen(m.after(m.initial, 0), (A,)) == [8, 2]


def test_surprise_about_a_belief_is_put_right_in_the_nested_mind():
    """Bob sees an act that needs Ann to believe f: he corrects what he thinks Ann believes, and nothing else."""
    w = World(["Ann", "Bob"], {"f": True})
    w.believes("Bob", f=False)
    w.action("act", w.equal("f", True, "Ann"))
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert [seen(state, p)[0] for p in [(A,), (B,), (B, A)]] == [True, False, True]


def test_surprise_comes_before_the_act_itself():
    """Ann corrects how much there is before she sees one taken; the act then counts down from the truth."""
    w = World(["Ann"], {"n": 3})
    w.believes("Ann", n=0)
    w.action("take", w.equal("n", 3), [w.effect("n", ["-", w.get("n"), 1])])
    m = Model(w.data)
    assert seen(m.after(m.initial, 0), (A,)) == [2]


def test_what_is_not_really_true_teaches_nothing():
    """Ann, surprised, no longer knows how much there is; so as she sees it Bob, who thought one, learns nothing.

    In her corrected mind the act's precondition is still not satisfied: no clause of it is true there.
    """
    w = World(["Ann", "Bob"], {"n": 5, "open": True})
    w.believes("Ann", n=1)
    w.believe(("Ann", "Bob"), "open", False)
    w.action("take", ["and", [">", w.get("n"), 3], w.equal("open", True)])
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert (seen(state, (A,)), seen(state, (A, B))) == ([None, True], [1, False])


def test_surprise_runs_down_the_minds():
    """Ann, put right about the door, finds in turn that Bob as she sees him must be surprised too."""
    w = World(["Ann", "Bob"], {"open": True})
    w.believes("Ann", open=False)
    w.action("enter", w.equal("open", True))
    m = Model(w.data)
    state = m.after(m.initial, 0)
    assert all(seen(state, p) == [True] for p in [(A,), (A, B), (A, A), (A, B, A), (B,), (B, A)])


def test_the_merchant_learns_where_tom_is():
    """In the market world Tom's walk surprises the Merchant, who did not know where he was; then both know it all."""
    m = Model(macguffin().data)
    assert seen(m.initial, (1,))[0] is None and seen(m.initial, (0, 1))[0] == "Home"
    state = m.after(m.initial, 0)
    assert m.world.actions[0].name == "walk(Tom, Home, Market)"
    assert all(seen(state, p)[0] == "Market" for p in [(), (0,), (1,), (0, 1), (1, 0), (1, 0, 1)])


def _named(w, e):
    if isinstance(e, list):
        return [e[0], *(_named(w, item) for item in e[1:])]
    return w.get(e) if e in ("x", "y") else e
