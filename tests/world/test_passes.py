"""Passes: what they are called, who sees them, and that they do nothing."""

from __future__ import annotations

import pytest

import unsaid

PEOPLE = """
type place;
entity Hall : place;
entity Ann : character;
entity Tom : character;
property at(c : character) : place;
property home(c : character) : place;
property lit() : boolean;
utility(): 0;
"""


def played(more: str) -> unsaid.World:
    """The world with more in it, as it is played."""
    world = unsaid.read(PEOPLE + more)
    assert world.ok, world.diagnostics
    return world.playable


def added(more: str) -> list[str]:
    """The acts that there are in play and not in the world."""
    world = unsaid.read(PEOPLE + more)
    return [act for act in world.playable.acts if act not in world.acts]


def test_everybody_has_a_pass_in_play_and_nobody_without() -> None:
    """One act more for each character, after all others; the world itself is as it was."""
    world = unsaid.read(PEOPLE + "action light() { effect: lit(); consenting: Ann; };")
    assert world.acts == ("light()",)
    assert world.playable.acts == ("light()", "pass(Ann)", "pass(Tom)")
    assert world.playable.playable == world.playable


@pytest.mark.parametrize(
    ("action", "name"),
    [
        ("action pass(c : character) { effect: lit(); consenting: c; };", "let_pass"),
        ("action pass(c : character) { precondition: lit(); consenting: c; };", "let_pass"),
        ("action pass(c : character) { };", "let_pass"),
        ("action pass(c : character, d : character) { consenting: c; };", "let_pass"),
        ("action pass() { consenting: Ann; }; action let_pass() { consenting: Ann; };", "let_pass_2"),
        ("action passing(c : character) { consenting: c; };", "pass"),
    ],
)
def test_a_name_that_the_world_has_for_something_else_is_left_to_it(action: str, name: str) -> None:
    """With a condition, an effect, or decided on by others, an action called so is no pass."""
    assert added(action) == [f"{name}(Ann)", f"{name}(Tom)"]


@pytest.mark.parametrize("name", ["pass", "let_pass"])
def test_a_pass_of_the_world_s_own_is_the_pass(name: str) -> None:
    """Where one character alone decides on it and it does nothing; `let_pass` is one where `pass` is not."""
    taken = "" if name == "pass" else "action pass() { consenting: Ann; };"
    assert added(f"{taken} action {name}(c : character) {{ consenting: c; }};") == []


def test_a_pass_changes_nothing_and_can_always_be_done() -> None:
    """After it the world and all minds are as they were."""
    moment = played("action light() { effect: lit(); consenting: Ann; };").start
    after = moment.after("pass(Ann)")
    assert after.state == moment.state
    assert "pass(Ann)" in after.possible


# --- who sees it ---

SEEN = "action {name}() {{ consenting: Ann; observing(x : character): {condition}; }};"


def who_sees(*conditions: str) -> list[bool]:
    """Whether Tom, who is elsewhere but of the same home, sees Ann pass where acts are seen on these conditions."""
    acts = "".join(SEEN.format(name=f"act{n}", condition=c) for n, c in enumerate(conditions))
    more = "entity Yard : place; at(Ann) = Hall; at(Tom) = Yard; home(Ann) = Hall; home(Tom) = Hall;"
    there = played(more + acts).open
    act = there.ground.actions_named()["pass(Ann)"]
    return [there.minds.sees(there.minds.initial, act, number) for number in (1, 0)]


def test_whoever_is_where_somebody_is_sees_it_pass() -> None:
    """Where is what most acts ask of who observes them; each act counts once, and of equals the first defined."""
    assert who_sees("at(x) == Hall") == [False, True]
    assert who_sees("home(x) == Hall") == [True, True]
    assert who_sees("at(x) == Hall", "home(x) == Hall", "home(x) == Hall") == [True, True]
    assert who_sees("at(x) == Hall | at(x) == Yard", "home(x) == Hall") == [False, True]
    assert who_sees("home(x) == Hall | home(x) == Yard", "at(x) == Hall") == [False, True]


def test_where_no_act_asks_where_one_is_everybody_sees_it() -> None:
    """So it is where acts are seen by all, by some by name, or by where somebody else is."""
    assert who_sees() == [True, True]
    assert who_sees("x == Ann", "at(Ann) == Hall", "lit()") == [True, True]
