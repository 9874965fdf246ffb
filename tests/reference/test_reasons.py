"""Reasons: the plan behind an act, its budgets, other minds in it, and idle steps."""

from . import Model, explained, plans
from .small import World, treasure

A, B = 0, 1


def reasons(w, act, c, steps, levels):
    """All the plans that explain an act to ``c`` at the start, by names."""
    m = Model(w.data)
    return [[m.world.actions[a].name for a in p] for p in plans(m, act, c, m.initial.mind(c), steps, levels)]


def door():
    """Ann wants to be inside; the door is shut. Opening and entering are hers to do; knocking helps nothing."""
    w = World(["Ann", "Bob"], {"open": False, "inside": False, "knocked": False})
    w.action("open", w.equal("open", False), [w.effect("open", True)], ("Ann",))
    w.action("enter", w.equal("open", True), [w.effect("inside", True)], ("Ann",))
    w.action("knock", w.equal("knocked", False), [w.effect("knocked", True)], ("Ann",))
    w.utility("Ann", w.equal("inside", True))
    return w


def test_a_reason_is_a_plan_that_ends_better():
    """Opening the door makes sense with two steps, and not with one, which gains nothing."""
    assert reasons(door(), 0, A, 2, 0) == [["open", "enter"]]
    assert reasons(door(), 0, A, 1, 0) == []


def test_an_idle_step_is_no_part_of_a_reason():
    """Knocking never makes sense, however many steps are allowed: the plan is as good without it."""
    assert reasons(door(), 2, A, 4, 0) == []
    assert reasons(door(), 0, A, 4, 0) == [["open", "enter"]]


def test_nobody_plans_on_fate():
    """An act that needs nobody's consent is no step of a plan, even if it would bring the wish about."""
    w = door()
    w.action("blow open", w.equal("open", False), [w.effect("inside", True)])
    w.utility("Ann", ["and", w.equal("knocked", True), w.equal("inside", True)])
    w.data["actions"][1]["precondition"] = ["or"]
    assert reasons(w, 2, A, 4, 3) == []


def test_no_reason_is_needed_for_what_is_wanted_by_nobody():
    """With a constant utility nothing makes sense."""
    w = door()
    assert reasons(w, 0, B, 3, 2) == []


def test_plans_live_in_the_mind():
    """Ann thinks the door open: for her entering is at hand, and opening impossible."""
    w = door()
    w.believes("Ann", open=True)
    assert reasons(w, 1, A, 1, 0) == [["enter"]]
    assert reasons(w, 0, A, 3, 0) == []


def favour(gain):
    """Ann wants a gift that Bob must give; Bob gains by giving (``gain``), and only once she has asked."""
    w = World(["Ann", "Bob"], {"asked": False, "given": False, "paid": False})
    w.action("ask", w.equal("asked", False), [w.effect("asked", True)], ("Ann",))
    w.action("give", w.equal("asked", True), [w.effect("given", True)], ("Bob",))
    w.action("collect", w.equal("given", True), [w.effect("paid", True)], ("Bob",))
    w.utility("Ann", w.equal("given", True))
    w.utility("Bob", w.equal(gain, True))
    return w


def test_others_must_have_reasons_of_their_own():
    """Ann asks because Bob gains by giving; were he indifferent, she would have no reason."""
    assert reasons(favour("given"), 0, A, 2, 0) == [["ask", "give"]]
    w = favour("given")
    w.utility("Bob", 0)
    assert reasons(w, 0, A, 4, 3) == []


def test_the_last_level_sees_only_immediate_reasons():
    """Bob gives in order to collect afterwards: Ann foresees that only with a level of mind to spare."""
    assert reasons(favour("paid"), 0, A, 3, 0) == []
    assert reasons(favour("paid"), 0, A, 3, 1) == [["ask", "give"]]


def test_others_spend_from_the_same_steps():
    """Giving stands at step two of two, so Bob's reason may have one step only, and he needs two."""
    assert reasons(favour("paid"), 0, A, 2, 1) == []


def test_the_others_mind_is_as_the_planner_sees_it():
    """Ann wrongly believes that Bob thinks she has asked already; she counts on him without asking."""
    w = favour("given")
    w.believe(("Ann", "Bob"), "asked", True)
    w.action("hint", True, [w.effect("asked", True)], ("Ann",), observing={"Ann": True})
    assert ["hint", "give"] in reasons(w, 3, A, 2, 0)
    sober = favour("given")
    sober.action("hint", True, [sober.effect("asked", True)], ("Ann",), observing={"Ann": True})
    assert reasons(sober, 3, A, 2, 0) == []


def test_the_first_act_asks_only_the_planners_reason():
    """Ann's reason to trade does not ask whether Bob, who must consent too, has one; Bob has none."""
    w = World(["Ann", "Bob"], {"done": False})
    w.action("trade", w.equal("done", False), [w.effect("done", True)], ("Ann", "Bob"))
    w.utility("Ann", w.equal("done", True))
    assert reasons(w, 0, A, 1, 0) == [["trade"]]
    assert reasons(w, 0, B, 1, 0) == []


def test_a_shorter_plan_may_begin_with_another_act():
    """Going up first is idle on the way to the leap, since coming down and leaping is possible without it."""
    w = World(["Ann"], {"n": 0, "ready": False})
    w.action("up", w.equal("n", 0), [w.effect("n", 1)], ("Ann",))
    w.action("down", w.equal("ready", False), [w.effect("n", 0), w.effect("ready", True)], ("Ann",))
    w.action("leap", w.equal("ready", True), [w.effect("n", 2)], ("Ann",))
    w.utility("Ann", w.get("n"))
    assert reasons(w, 0, A, 3, 0) == [["up"]]
    assert reasons(w, 1, A, 3, 0) == [["down", "leap"]]


def test_own_later_steps_may_have_other_reasons():
    """A plan may step down after a gain if stepping down there makes sense by some other plan, here for the feast.

    The utilities run 0, 3 (take), 1 (pawn), 9 (feast). Take-pawn ends above the start; its second step is a loss
    in itself, and makes sense only where two more steps are left to reach the feast: with three steps in all.
    """
    w = World(["Ann"], {"n": 0})
    w.action("take", w.equal("n", 0), [w.effect("n", 3)], ("Ann",))
    w.action("pawn", w.equal("n", 3), [w.effect("n", 1)], ("Ann",))
    w.action("feast", w.equal("n", 1), [w.effect("n", 9)], ("Ann",))
    w.utility("Ann", w.get("n"))
    assert reasons(w, 0, A, 3, 0) == [["take"], ["take", "pawn"], ["take", "pawn", "feast"]]
    assert reasons(w, 0, A, 2, 0) == [["take"]]


def test_a_shorter_plan_counts_only_if_it_makes_sense():
    """Bob would not give unless promised: the plan without the promise is possible, yet nobody would do it.

    So the promise is not idle, though giving alone would end the same for Ann.
    """
    w = World(["Ann", "Bob"], {"promised": False, "given": False})
    w.action("promise", w.equal("promised", False), [w.effect("promised", True)], ("Ann",))
    w.action("give", True, [w.effect("given", True)], ("Bob",))
    w.utility("Ann", w.equal("given", True))
    w.utility("Bob", ["and", w.equal("given", True), w.equal("promised", True)])
    assert reasons(w, 0, A, 2, 0) == [["promise", "give"]]
    w.utility("Bob", w.equal("given", True))
    assert reasons(w, 0, A, 2, 0) == []


def test_hawkins_needs_three_levels_for_the_rumour():
    """In the treasure world Hawkins spreads the rumour because Silver will then sail, hoping to take the treasure.

    That is a plan of Hawkins, about Silver, who plans on Hawkins digging: one level each beyond his own.
    """
    w = treasure()
    assert reasons(w, 0, 0, 4, 2) == [["rumor()", "sail()", "dig()", "take(Hawkins, Treasure)"]]
    assert reasons(w, 0, 0, 4, 1) == []
    assert reasons(w, 0, 0, 3, 2) == []


def test_more_budget_never_takes_the_only_short_reason():
    """An immediate gain is a reason under every budget: nothing shorter could replace it."""
    m = Model(favour("given").data)
    state = m.after(m.initial, 0)
    assert all(explained(m, 1, B, state.mind(B), steps, levels) for steps in (1, 2, 3) for levels in (-1, 0, 1))
