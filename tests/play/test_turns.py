"""Turns one after another: when a story is over, what is taken back, and what somebody played would choose."""

from __future__ import annotations

import pytest

from tests.play.small import EMBRACE, begun, chosen, happened, menu, stage, story
from unsaid.play.session import Session
from unsaid.play.turns import LONGEST, STILL, begin, by_itself, ended, gone_on, would_choose

LAMP = """
entity Ann : character;
entity Tom : character;
property lit() : boolean;
property oil() : boolean;
property n() : number;
n() = 0;
utility(): 0;
action light() { precondition: !lit(); effect: lit(); consenting: Ann; };
"""


# --- the end ---


def embraced(goal: float | None = None) -> Session:
    """The story in which he comes home, tells, and is held."""
    return chosen(begin(stage(EMBRACE, goal=goal), "You"), "make_tea()", "call()", "hold() offered")


@pytest.mark.parametrize(("goal", "met"), [(None, True), (0.5, True), (1.0, True), (1.5, False)])
def test_a_story_is_over_where_the_author_s_goal_is_reached(goal: float | None, met: bool) -> None:
    """The embrace is worth 1: a goal of 1 is met by it, and one above it is not. Without one any rise will do."""
    over = embraced(goal)
    assert happened(over) == ["hold()"]
    assert (ended(over) == "goal") is met


def test_a_goal_that_is_met_at_the_start_is_met_by_the_first_turn() -> None:
    """Nothing is worth 0: with that for a goal any turn ends the story, and every choice is marked as an end, since it
    is not over before anything has happened. Without one it takes a rise."""
    start = begin(stage(LAMP, goal=0), "Ann")
    assert (ended(start), menu(start)) == (None, ["light() (end)", "rest (end)"])
    assert ended(chosen(start, "light()")) == "goal"
    assert ended(begun(LAMP, "Ann")) is None


def test_a_story_stands_still_after_four_rounds_without_a_menu_that_brought_nothing() -> None:
    """With the lamp lit there is nothing to do, and nobody else does anything."""
    session = chosen(begun(LAMP, "Ann"), "light()")
    assert ended(session) == "still"
    assert story(session) == [["light()"], *[[]] * STILL]
    assert STILL == 4


def test_a_round_of_two_roles_is_two_turns() -> None:
    """Both are without a menu for four rounds, which are eight turns."""
    session = chosen(begun(LAMP, "Ann", "Tom"), "light()")
    assert ended(session) == "still"
    assert len(session.turns) - 1 in (2 * STILL, 2 * STILL + 1)


def test_a_story_without_a_menu_is_over_after_forty_turns_whatever_happens() -> None:
    """Tom digs for ever, out of her sight: after forty turns that went on by themselves nothing more is waited for."""
    dig = "action dig() { effect: n() = n() + 1; consenting: Tom; observing(x : character): x == Tom; };"
    session = chosen(begun(LAMP + "utility(Tom): n();" + dig, "Ann", steps=1), "light()")
    assert ended(session) == "still"
    assert len(session.turns) == 1 + LONGEST
    assert LONGEST == 40
    assert "dig()" in story(session)[-1]


def test_a_game_begins_at_its_first_menu() -> None:
    """Until Tom has brought the oil she can do nothing: that turn has gone on by itself before she is asked."""
    oil = LAMP.replace("precondition: !lit()", "precondition: oil() & !lit()")
    bring = "action bring() { precondition: !oil(); effect: oil(); consenting: Tom; }; utility(Tom): oil();"
    session = begun(oil + bring, "Ann")
    assert story(session) == [["pass(Ann)", "bring()"]]
    assert (session.moves, menu(session)) == (0, ["light()", "rest"])


# --- back ---


def test_taking_a_move_back_takes_back_the_turns_that_went_on_by_themselves_after_it() -> None:
    """With the lamp lit four turns went on by themselves; one move back, all five are gone."""
    start = begun(LAMP, "Ann")
    rested = chosen(start, "rest")
    lit = chosen(rested, "light()")
    assert (len(lit.turns), lit.moves) == (6, 2)
    assert lit.undone() == rested
    assert lit.undone(2) == start


def test_nothing_is_taken_back_that_was_not_chosen() -> None:
    """What has gone on by itself before the first menu stays, and so does a game of which more is to be taken back than
    there was."""
    oil = LAMP.replace("precondition: !lit()", "precondition: oil() & !lit()")
    bring = "action bring() { precondition: !oil(); effect: oil(); consenting: Tom; }; utility(Tom): oil();"
    start = begun(oil + bring, "Ann")
    assert start.undone() == start
    lit = chosen(start, "light()")
    assert lit.undone(2) == lit
    assert lit.undone() == start


def test_the_same_choices_make_the_same_story() -> None:
    """Event by event, state by state."""
    assert embraced().events == embraced().events


# --- by itself ---


def test_left_to_itself_a_role_does_what_it_has_a_reason_for() -> None:
    """You hold James as soon as that is to be had, and call him until then: the story reaches the embrace."""
    session = by_itself(begun(EMBRACE, "You"))
    assert ended(session) == "goal"
    assert "hold()" in [session.stage.name(event.action) for event in session.acts]


def test_without_a_reason_it_lets_the_turn_pass_and_ends_nothing_while_there_is_another_choice() -> None:
    """She has no wish: it is let be first; then the lamp is lit, since that is left and ends nothing; night comes when
    there is nothing else."""
    night = 'property late() : boolean; action night() { effect: late(); }; ending N { when: late(); title: "N"; };'
    session = begun(LAMP + night, "Ann")
    assert would_choose(session).kind == "rest"
    quiet = chosen(session, "rest")
    assert menu(quiet) == ["light()", "time night() (end)"]
    assert would_choose(quiet).kind == "act"
    dark = chosen(quiet, "light()")
    assert menu(dark) == ["time night() (end)"]
    assert ended(by_itself(dark)) == "ending"


def test_a_game_that_is_over_does_not_go_on() -> None:
    """Going on from the end is the end."""
    over = embraced()
    assert gone_on(over) == over == by_itself(over)


# --- several roles ---


def test_roles_have_their_moves_in_turn() -> None:
    """You, James, and you again; nobody acts for James, whatever he has a reason for."""
    session = chosen(begun(EMBRACE, "You", "James"), "make_tea()")
    assert story(session) == [["make_tea()"]]
    assert [menu(session)[0], menu(chosen(session, "weep()"))[0]] == ["weep()", "call()"]


def test_the_one_named_first_begins_and_the_rest_come_in_the_order_of_a_round() -> None:
    """With turns Zoe, Tom, Ann and Ann named first the moves go Ann, Zoe, Tom, in whatever order these are named."""
    people = LAMP + "entity Zoe : character; turns Zoe, Tom, Ann;"
    for named in (("Ann", "Zoe", "Tom"), ("Ann", "Tom", "Zoe")):
        assert [begun(people, "Ann").stage.called(who) for who in begun(people, *named).roles] == ["Ann", "Zoe", "Tom"]


def test_each_role_has_its_own_menu() -> None:
    """James may weep, which you may not and do not see; you may make tea."""
    session = begun(EMBRACE, "You", "James")
    assert menu(session, "You")[:3] == ["make_tea()", "call()", "hold() (end)"]
    assert menu(session, "James")[:1] == ["weep()"]
