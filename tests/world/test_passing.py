"""The passes that a world is given to be played: what they are called, and who sees them."""

from __future__ import annotations

import json
from typing import Any

from tests.reference import Model
from tests.reference.expressions import holds
from unsaid.api.opened import OpenWorld
from unsaid.language import read
from unsaid.world import dumps

PEOPLE = """
type place;
entity Ann : character;
entity Tom : character;
entity Eve : character;
entity Hall : place;
entity Yard : place;
property lit() : boolean;
property awake(c : character) : boolean;
property at(c : character) : place;
property home(c : character) : place;
question where(Ann, Tom) { here: lit(); there, 1: !lit(); };
at(Ann) = Hall; at(Tom) = Hall; at(Eve) = Yard;
home(Ann) = Hall; home(Tom) = Yard; home(Eve) = Hall;
awake(Ann); awake(Eve);
"""

LIGHT = "action light() { effect: lit(); consenting: Tom; };\n"


def played(text: str) -> dict[str, Any]:
    """The ground file of a world that is played."""
    return json.loads(dumps(OpenWorld(read(PEOPLE + LIGHT + text), passing=True).ground))


def acts(text: str) -> list[str]:
    """The names of all acts but the one that is always there."""
    return [action["name"] for action in played(text)["actions"] if action["name"] != "light()"]


def witnesses(text: str, act: str = "pass(Ann)") -> list[str]:
    """Who sees an act at the start."""
    model = Model(played(text))
    event = next(event for event in model.world.actions if event.name == act)
    return [name for name, e in zip(model.world.characters, event.observing, strict=True) if holds(e, model.initial)]


def observed(name: str, *conditions: str) -> str:
    """Acts of Tom's that somebody sees under these conditions, one for each."""
    seen = (
        f"action {name}{n}() {{ consenting: Tom; observing(x : character): {e}; }};" for n, e in enumerate(conditions)
    )
    return "\n".join(seen)


def test_everybody_has_a_pass() -> None:
    """Three people, three passes, after all other acts."""
    assert acts("") == ["pass(Ann)", "pass(Tom)", "pass(Eve)"]


def test_a_pass_does_nothing_and_is_its_owners_alone() -> None:
    """It has no condition and no effect, and its owner consents to it."""
    found = [action for action in played("")["actions"] if action["schema"] == "pass"]
    assert [(a["precondition"], a["effects"], a["consenting"]) for a in found] == [(True, [], [n]) for n in range(3)]


def test_everybody_sees_a_pass_where_nothing_says_where_people_are() -> None:
    """No act asks of those who observe where they are."""
    assert witnesses("") == ["Ann", "Tom", "Eve"]


def test_whoever_is_where_somebody_is_sees_it_pass() -> None:
    """An act is seen by those at one place with Tom, so a pass of Ann's is seen by those at one place with her."""
    assert witnesses(observed("a", "at(x) == at(Tom)")) == ["Ann", "Tom"]
    assert witnesses(observed("a", "at(x) == at(Tom)"), "pass(Eve)") == ["Eve"]


def test_where_is_what_most_conditions_ask() -> None:
    """Two acts ask where those who observe are at home, and one where they are: Eve is at home where Ann is."""
    assert witnesses(observed("a", "home(x) == Hall", "at(x) == Hall", "home(x) == Yard")) == ["Ann", "Eve"]


def test_a_condition_counts_once() -> None:
    """One act asks three times where they are, two ask once where they are at home."""
    thrice = "at(x) == Hall | at(x) == Yard | at(x) == at(Tom)"
    assert witnesses(observed("a", thrice, "home(x) == Hall", "home(x) == Yard")) == ["Ann", "Eve"]


def test_of_equals_the_first_defined_is_where() -> None:
    """Each is asked once; ``at`` is defined before ``home``."""
    assert witnesses(observed("a", "home(x) == Hall", "at(x) == Hall")) == ["Ann", "Tom"]


def test_what_holds_no_entity_is_not_where() -> None:
    """That those who observe must be awake says nothing about where they are."""
    assert witnesses(observed("a", "awake(x)", "awake(x)")) == ["Ann", "Tom", "Eve"]
    assert witnesses(observed("a", "awake(x)", "awake(x)", "at(x) == Hall")) == ["Ann", "Tom"]


def test_what_is_asked_of_somebody_else_is_not_asked_of_those_who_observe() -> None:
    """An act is seen by all while Tom is in the hall; that asks nothing of them."""
    assert witnesses(observed("a", "at(Tom) == Hall")) == ["Ann", "Tom", "Eve"]


def test_an_action_of_the_authors_may_be_the_pass() -> None:
    """It does nothing, so it is the pass, and is seen as the author says."""
    own = "action pass(who : character) { consenting: who; observing(x : character): x == who; };"
    assert acts(own) == ["pass(Ann)", "pass(Tom)", "pass(Eve)"]
    assert witnesses(own) == ["Ann"]


def test_a_pass_has_another_name_where_the_first_is_taken() -> None:
    """Passes that do something, are nobody's, ask something, or are one character's only: none is the pass."""
    heads = (
        "pass(c : character) { effect: lit(); consenting: c; }",
        "pass(c : character) { precondition: lit(); consenting: c; }",
        "pass(c : character) { }",
        "pass(Ann) { consenting: Ann; }",
        "pass(c : character) { consenting: c, Ann; asking: where; }",
    )
    for head in heads:
        assert [name for name in acts(f"action {head};") if name.startswith("let")] == [
            "let_pass(Ann)",
            "let_pass(Tom)",
            "let_pass(Eve)",
        ]


def test_an_action_of_two_is_not_the_pass() -> None:
    """Whoever passes needs Tom for it, so it is another action of that name."""
    assert acts("action pass(c : character) { consenting: c, Tom; };")[-1] == "let_pass(Eve)"


def test_the_second_name_may_be_taken_or_the_authors_too() -> None:
    """Where ``let_pass`` does something it is ``let_pass_2``; where it does nothing it is the pass."""
    taken = "action pass() { consenting: Tom; };\n"
    third = acts(taken + "action let_pass(c : character) { effect: lit(); consenting: c; };")
    assert third[-3:] == ["let_pass_2(Ann)", "let_pass_2(Tom)", "let_pass_2(Eve)"]
    own = acts(taken + "action let_pass(c : character) { consenting: c; };")
    assert own == ["pass()", "let_pass(Ann)", "let_pass(Tom)", "let_pass(Eve)"]
