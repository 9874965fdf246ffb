"""Stories: all of them, the shortest, and the proof that there is none."""

from . import Limits, Model, shortest, stories
from .small import World, macguffin, treasure


def told(w, limits, goal=None):
    """Every story within the limits, by names."""
    m = Model(w.data)
    return [[m.world.actions[a].name for a in s] for s in stories(m, limits, goal)]


def test_the_treasure_is_found_as_its_author_says():
    """Within four acts, four steps and three levels there is the one story; with less of any there is none."""
    w = treasure()
    assert told(w, Limits(4, 4, 3)) == [["rumor()", "sail()", "dig()", "take(Hawkins, Treasure)"]]
    for less in (Limits(3, 4, 3), Limits(4, 3, 3), Limits(4, 4, 2)):
        assert told(w, less) == [] and shortest(Model(w.data), less) is None


def test_tom_walks_and_buys():
    """The market story takes two acts, and a plan of two; one level is enough, since the Merchant gains at once."""
    w = macguffin()
    assert told(w, Limits(2, 2, 1)) == [["walk(Tom, Home, Market)", "buy(Tom, MacGuffin, Merchant)"]]
    assert shortest(Model(w.data), Limits(5, 2, 1)) == 2
    assert told(w, Limits(2, 1, 1)) == [] == told(w, Limits(1, 2, 1))


def test_at_depth_nought_only_fate_acts():
    """Without any level of mind no character acts, but what needs no consent may happen."""
    assert told(macguffin(), Limits(2, 2, 0)) == []
    w = World(["Ann"], {"f": False})
    w.action("fall", effects=[w.effect("f", True)])
    w.utility(None, w.equal("f", True))
    assert told(w, Limits(1, 0, 0)) == [["fall"]]


def test_a_goal_already_met_is_the_empty_story():
    """Asked for what is so already, the story is empty; asked for more than at first, it is not."""
    w = World([], {"n": 1})
    w.action("add", effects=[w.effect("n", ["+", w.get("n"), 1])])
    w.utility(None, w.get("n"))
    assert told(w, Limits(2, 0, 0), goal=1) == [[]]
    assert told(w, Limits(2, 0, 0)) == [["add"]]
    assert told(w, Limits(2, 0, 0), goal=3) == [["add", "add"]]
    assert shortest(Model(w.data), Limits(9, 0, 0), goal=4) == 3


def test_an_unknown_utility_at_first_can_never_be_raised():
    """Nothing is above the unknown, and the unknown meets no goal."""
    w = World([], {"n": None})
    w.action("set", effects=[w.effect("n", 5)])
    w.utility(None, w.get("n"))
    assert told(w, Limits(2, 0, 0)) == []
    assert told(w, Limits(2, 0, 0), goal=5) == [["set"]]
