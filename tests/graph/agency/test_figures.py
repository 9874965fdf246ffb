"""Each figure of agency, on boards so small that it can be worked out by hand."""

from __future__ import annotations

import math

import pytest

from tests.graph.agency.boards import CUT, board, ended, many
from unsaid.graph.agency.board import Board
from unsaid.graph.agency.causes import causes
from unsaid.graph.agency.decisions import Decisions
from unsaid.graph.agency.empties import empties
from unsaid.graph.agency.figures import Figures, Measure
from unsaid.graph.agency.outlook import Beyond, Outlooks, among_ends, bits, distance, least_distance
from unsaid.graph.agency.policies import believable, chances, greedy, kinds, uniform

GOOD, BAD = ended("Good"), ended("Bad")


def measured(laid: Board, policy: str = "greedy") -> Figures:
    """The figures of a board by one policy."""
    return Measure(laid, policy, empties(laid, believable)).figures()


# --- how somebody plays ---


def test_how_likely_each_option_is_depends_on_its_kind_and_on_the_policy() -> None:
    """Believable: an act with a reason 8, another 4, a way out 1, waiting 1; greedy: acts alike; uniform: all alike."""
    laid = board(
        {
            "start": [("ask", "on", {"reasoned": True}), ("look", "on"), ("leave", "end"), (None, "on")],
            "on": [("go", "end")],
            "end": GOOD,
        }
    )
    found = kinds(laid, 0)
    assert found == ("forward", "forward", "exit", "wait")
    assert chances(laid, 0, found, believable) == pytest.approx((8 / 14, 4 / 14, 1 / 14, 1 / 14))
    assert chances(laid, 0, found, greedy) == pytest.approx((1 / 3, 1 / 3, 1 / 3, 0))
    assert chances(laid, 0, found, uniform) == pytest.approx((1 / 4,) * 4)


def test_nobody_does_what_is_of_no_use_where_there_is_anything_else() -> None:
    """An idle act is not chosen, a wait that ends the story is; where nothing is of use, anything."""
    laid = board(
        {"start": [("look", "start"), (None, "end")], "stuck": [("look", "stuck"), (None, "stuck")], "end": GOOD}
    )
    assert chances(laid, 0, kinds(laid, 0), greedy) == (0, 1)
    assert chances(laid, 1, kinds(laid, 1), believable) == (0.5, 0.5)


# --- what is to come ---


def test_going_round_any_number_of_times_is_counted_in_full() -> None:
    """Out 1/5 or on 4/5 at each of two places: 1/5 / (1 - 16/25) = 5/9 of the games end at the first, and a game has
    25/9 + 20/9 turns."""
    laid = board(
        {
            "garden": [("walk", "street"), ("sit", "good")],
            "street": [("walk home", "garden"), ("leave", "bad")],
            "good": GOOD,
            "bad": BAD,
        }
    )
    outlooks = Outlooks(laid, believable)
    assert outlooks.endings[0] == pytest.approx({"Good": 5 / 9, "Bad": 4 / 9})
    assert outlooks.visits == pytest.approx([25 / 9, 20 / 9, 0, 0])


def test_places_that_are_never_left_again_are_an_outcome_of_their_own() -> None:
    """Whoever never waits walks in the circle for good, once in it; that is half of the games, over after a turn."""
    laid = board(
        {
            "start": [("enter", "circle"), ("leave", "end")],
            "circle": [("round", "back"), (None, "end")],
            "back": [("round", "circle"), (None, "end")],
            "end": GOOD,
        }
    )
    found = Measure(laid, "greedy", frozenset()).figures()
    assert (found.endless, found.turns, found.top) == (0.5, 1, 1)


def test_what_lies_beyond_a_cut_is_unknown() -> None:
    """Half of the games come to the cut; of those that end, all end well."""
    laid = board({"start": [("on", "far"), ("leave", "end")], "far": CUT, "end": GOOD})
    found = measured(laid)
    assert (found.cut, found.top, found.bits, found.endings) == (0.5, 1, 0, 1)
    assert Outlooks(laid, greedy).endings[0] == {Beyond.CUT: 0.5, "Good": 0.5}


def test_two_outlooks_differ_by_the_most_that_a_chance_does_or_by_the_least_whatever_is_beyond() -> None:
    """.8 against .1 is .7 more of a; the .3 beyond the cut may be all a, which leaves .4; both ways are the same."""
    one, other = {"a": 0.8, "b": 0.2}, {"a": 0.1, "b": 0.6, Beyond.CUT: 0.3}
    assert distance(one, other) == pytest.approx(0.7)
    assert least_distance(one, other) == pytest.approx(0.4)
    assert least_distance(other, one) == pytest.approx(0.4)
    assert least_distance({Beyond.CUT: 1.0}, {"a": 1.0}) == 0


def test_entropy_is_taken_of_the_games_that_end() -> None:
    """A half and two quarters are one and a half bits."""
    ends = among_ends({"a": 0.25, "b": 0.125, "c": 0.125, Beyond.CUT: 0.5})
    assert ends == {"a": 0.5, "b": 0.25, "c": 0.25}
    assert bits(ends) == pytest.approx(1.5)


def test_endings_are_told_apart_by_their_text_and_standings_by_how_things_stand() -> None:
    """Four acts, three ends, two texts: three quarters and a quarter; three ways for things to stand."""
    laid = board(
        {
            "start": [("a", "one"), ("b", "two"), ("c", "two"), ("d", "three")],
            "one": ended("Good", "rich"),
            "two": ended("Good", "poor"),
            "three": BAD,
        }
    )
    found = measured(laid)
    assert (found.endings, found.standings, found.top) == (2, 3, 0.75)
    assert found.bits == pytest.approx(-0.75 * math.log2(0.75) + 0.5)
    assert found.shares == (("Good", 0.75), ("Bad", 0.25))


# --- decisions ---


def fork(left: dict[str, int], right: dict[str, int], act: bool = True) -> Board:
    """Two ways on, or an act and waiting, from each of which so many acts lead to each ending."""
    return board(
        {
            "start": [("left", "left"), ("right" if act else None, "right")],
            "left": many(left),
            "right": many(right),
            "good": GOOD,
            "bad": BAD,
        }
    )


def test_a_decision_is_real_where_the_endings_to_come_differ_by_fifteen_hundredths() -> None:
    """.8 against .9 is none, .8 against .65 is; it is one of two turns."""
    assert measured(fork({"good": 8, "bad": 2}, {"good": 9, "bad": 1})).real == 0
    found = measured(fork({"good": 80, "bad": 20}, {"good": 65, "bad": 35}))
    assert (found.real, found.real2, found.real_turns) == (0.5, 0.5, 1)


def test_a_decision_is_real_where_how_things_will_stand_differs_by_a_quarter() -> None:
    """The text is the same in the end: .75 against 1 of the one way to stand is a decision, .8 against 1 is none."""
    for acts, real in ((3, 1), (4, 0)):
        laid = board(
            {
                "start": [("left", "left"), ("right", "right")],
                "left": many({"rich": acts, "poor": 1}),
                "right": many({"rich": 1}),
                "rich": ended("Good", "rich"),
                "poor": ended("Good", "poor"),
            }
        )
        assert measured(laid).real_turns == real


def test_a_decision_between_an_act_and_waiting_is_none_between_acts() -> None:
    """It is real, and not between two acts."""
    found = measured(fork({"good": 1}, {"bad": 1}, act=False), "uniform")
    assert (found.real, found.real2) == (0.5, 0)


def test_ways_out_make_no_decision() -> None:
    """Two ways out and one way on, which end in three ways, leave nothing to decide: neither way out is counted."""
    laid = board(
        {
            "start": [("out", "good"), ("away", "bad"), ("on", "later")],
            "later": [("end it", "third")],
            "good": GOOD,
            "bad": BAD,
            "third": ended("Third"),
        }
    )
    assert measured(laid).real == 0


def test_what_may_be_the_same_beyond_a_cut_is_no_decision() -> None:
    """One way on is known to end well and the other leads to the cut: nothing says that they differ."""
    laid = board({"start": [("left", "far"), ("right", "near")], "far": CUT, "near": many({"good": 1}), "good": GOOD})
    assert measured(laid).real == 0


def test_a_menu_without_an_act_that_goes_on_is_dead() -> None:
    """Of three turns the first has only waiting and the last only a way out."""
    laid = board(
        {
            "first": [(None, "second")],
            "second": [("go", "third"), (None, "end")],
            "third": [("leave", "end"), (None, "end")],
            "end": GOOD,
        }
    )
    assert measured(laid).dead == pytest.approx(2 / 3)


def test_a_decision_is_foreseen_where_the_role_expects_something_else_of_its_options() -> None:
    """Of two real decisions in every game the role expects something of the first alone."""
    laid = board(
        {
            "start": [("left", "left"), ("right", "right")],
            "left": [("up", "good on"), ("down", "bad on")],
            "right": [("up", "third on"), ("down", "fourth on")],
            "good on": many({"good": 1}),
            "bad on": many({"bad": 1}),
            "third on": many({"third": 1}),
            "fourth on": many({"fourth": 1}),
            "good": GOOD,
            "bad": BAD,
            "third": ended("Third"),
            "fourth": ended("Fourth"),
        },
        expects=lambda place, option: option if place == 0 else None,
    )
    found = measured(laid)
    assert (found.real_turns, found.foreseen) == (2, 0.5)
    assert measured(board({"start": many({"good": 1}), "good": GOOD})).foreseen is None


def test_a_choice_is_acknowledged_where_no_other_option_would_have_been_read_the_same() -> None:
    """Of three ways on two are told alike, and all are answered alike."""
    laid = board(
        {"start": [("a", "on"), ("b", "on"), ("c", "on")], "on": many({"good": 1}), "good": GOOD},
        tells=lambda place, option: min(option, 1),
    )
    found = measured(laid)
    assert found.acknowledged == pytest.approx(1 / 3)
    assert found.answered == 0


def test_a_choice_is_felt_where_it_decides_whether_others_will_ever_act() -> None:
    """After the one act she always comes, after the other never."""
    laid = board(
        {
            "start": [("call", "called"), ("sit", "sat")],
            "called": [(None, "end", {"others": frozenset({"she comes"})})],
            "sat": [(None, "end")],
            "end": GOOD,
        }
    )
    outlooks = Outlooks(laid, greedy)
    assert outlooks.coming[:3] == [{"she comes": 0.5}, {"she comes": 1.0}, {}]
    assert Decisions(outlooks).felt(0)


# --- whole games ---


def test_a_corridor_is_the_most_turns_in_a_row_without_a_real_decision() -> None:
    """After the one decision half of the games go on for two turns and half for one."""
    laid = board(
        {
            "start": [("left", "left"), ("right", "right")],
            "left": [("on", "then")],
            "then": many({"good": 1}),
            "right": many({"bad": 1}),
            "good": GOOD,
            "bad": BAD,
        }
    )
    found = measured(laid)
    assert (found.corridor_mean, found.corridor_max) == (1.5, 2)


def test_the_longest_corridor_is_one_that_a_hundredth_of_the_games_have() -> None:
    """One act in 200 leads to three turns more: that is too seldom; one in 100 is not."""
    for acts, longest in ((199, 2), (99, 5)):
        laid = board(
            {
                "start": [*many({"end soon": acts}), ("far", "a")],
                "end soon": many({"good": 1}),
                "a": [("on", "b")],
                "b": [("on", "c")],
                "c": [("on", "end soon")],
                "good": GOOD,
            }
        )
        assert measured(laid).corridor_max == longest


def test_it_is_decisive_in_how_many_turns_it_is_decided_how_a_game_ends() -> None:
    """Two turns with a bit each are two; a bit in the first turn and none in the second is one."""
    twice = {
        "start": [("left", "left"), ("right", "right")],
        "left": many({"a": 1, "b": 1}),
        "right": many({"c": 1, "d": 1}),
    }
    assert measured(board(twice | {name: ended(name) for name in "abcd"})).decisive == pytest.approx(2)
    assert measured(fork({"good": 1}, {"bad": 1})).decisive == pytest.approx(1)


def test_a_game_ends_suddenly_where_what_the_role_did_would_not_have_ended_it() -> None:
    """Of three ends one is by the role's own act, one by a reply and one by what comes of waiting."""
    laid = board({"start": [("leave", "end", {"own": True}), ("ask", "end"), (None, "end")], "end": GOOD})
    found = measured(laid, "uniform")
    assert found.sudden == pytest.approx(2 / 3)
    assert found.waited == pytest.approx(1 / 3)


def test_two_games_differ_by_the_acts_that_are_not_in_both() -> None:
    """Games that share one act of the three that either has differ by two thirds where they differ, which is about half
    of the pairs; where there is but one way to play there is no difference."""
    laid = board(
        {"start": [("left", "on"), ("right", "on")], "on": [("rest", "good")], "good": GOOD},
    )
    assert measured(laid).difference == pytest.approx(1 / 3, abs=0.02)
    assert measured(board({"start": many({"good": 1}), "good": GOOD})).difference == 0


def test_acts_are_seen_where_some_game_comes_to_them() -> None:
    """What others do counts as well; what is done at a place to which nobody comes does not."""
    laid = board(
        {
            "start": [("ask", "end", {"done": frozenset({"ask", "answer"})}), (None, "away")],
            "away": [("run", "end")],
            "end": GOOD,
        },
        acts=("ask", "answer", "run", "sing"),
    )
    found = measured(laid)
    assert (found.acts_seen, found.acts, found.never) == (2, 4, ("run", "sing"))


# --- what is empty ---


def test_an_act_after_which_all_is_as_if_it_had_not_been_done_is_empty() -> None:
    """Looking round changes nothing and opens nothing; asking opens the door, and is not empty."""
    laid = board(
        {
            "start": [("look", "looked"), ("ask", "asked"), (None, "end")],
            "looked": [("ask", "asked"), (None, "end")],
            "asked": [("open", "end")],
            "end": GOOD,
        }
    )
    assert empties(laid, believable) == {(0, "look")}


def test_an_act_after_which_all_is_as_if_the_role_had_waited_is_empty() -> None:
    """She speaks whether the role hums or waits, and goes on from there alike; where she answers the hum, it is not."""
    speaks, answers = {"others": frozenset({"speak"})}, {"others": frozenset({"answer"})}
    for after_hum, empty in ((speaks, {(0, "hum")}), (answers, set())):
        laid = board(
            {
                "start": [("hum", "hummed", after_hum), (None, "waited", speaks)],
                "hummed": [("go", "end")],
                "waited": [("go", "end")],
                "end": GOOD,
            }
        )
        assert empties(laid, believable) == empty


@pytest.mark.parametrize("last", ["start", "rested"], ids=["ring", "chain"])
def test_acts_that_open_nothing_but_one_another_are_empty_together(last: str) -> None:
    """Three in a chain, or in a ring that comes back to where it began; going is always possible, and is not empty."""
    laid = board(
        {
            "start": [("a", "second"), ("go", "end")],
            "second": [("b", "third"), ("go", "end")],
            "third": [("c", last), ("go", "end")],
            "rested": [("go", "end")],
            "end": GOOD,
        }
    )
    assert empties(laid, believable) == {(0, "a"), (1, "b"), (2, "c")}


def test_what_opens_something_is_not_empty_however_far_off_that_is() -> None:
    """The same three in a chain, where the last opens a second way to go on."""
    laid = board(
        {
            "start": [("a", "second"), ("go", "end")],
            "second": [("b", "third"), ("go", "end")],
            "third": [("c", "opened"), ("go", "end")],
            "opened": [("go", "end"), ("stay", "other")],
            "end": GOOD,
            "other": BAD,
        }
    )
    assert empties(laid, believable) == set()


def test_an_act_after_which_things_stand_otherwise_is_not_empty() -> None:
    """Though nobody does anything about it, and all else is the same."""
    laid = board({"start": [("sigh", "sad"), ("go", "end")], "sad": [("go", "end")], "end": GOOD})
    places = (laid.places[0], type(laid.places[0])(laid.places[1].options, None, "worse"), laid.places[2])
    assert empties(Board(places), believable) == set()


# --- why not ---


def test_menus_that_are_no_decision_are_put_down_to_what_there_was_to_choose() -> None:
    """Waiting for time to pass, waiting for somebody, one act beside the end, acts that come to the same, and only a
    way out: a turn of each, and each with its menu."""
    laid = board(
        {
            "a": [(None, "b", {"done": frozenset({"summer"})})],
            "b": [(None, "c", {"done": frozenset({"he comes"}), "others": frozenset({"he comes"})})],
            "c": [("ask", "d"), (None, "end", {"done": frozenset({"night"})})],
            "d": [("left", "e"), ("right", "e")],
            "e": [("leave", "end")],
            "end": GOOD,
        }
    )
    outlooks = Outlooks(laid, greedy)
    found = {cause.why: (cause.dead, cause.menus) for cause in causes(outlooks, Decisions(outlooks))}
    assert found == {
        "nothing but Wait; time passes": (True, (("Wait → summer", 1),)),
        "nothing but Wait; somebody else acts": (True, (("Wait → he comes", 1),)),
        "one act; all else ends the story, or is of no use": (False, (("ask, Wait → night (the end)", 1),)),
        "several acts: the same comes of all": (False, (("left, right", 1),)),
        "no act but such as end the story": (True, (("leave (the end)", 1),)),
    }
