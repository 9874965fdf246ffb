"""Forms of other languages are understood as what they stand for; what is no such form is left to what was said
before."""

from __future__ import annotations

import pytest

import unsaid

HEAD = "type place;\nentity Home : place;\nentity Tom, Ann : character;\nproperty lit, home() : boolean;\n"


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("want Tom: lit();", "utility(Tom): lit();"),
        ("goals(): lit();", "utility(): lit();"),
        ("goal(Tom): lit() & home();", "utility(Tom): lit() & home();"),
        ("place Yard;", "entity Yard : place;"),
        ("number hours(c : character);", "property hours(c : character) : number;"),
        ("fluent dark() : boolean;", "property dark() : boolean;"),
        ("object Lamp : place;", "entity Lamp : place;"),
        ("rule r { precondition: lit(); effect: home(); };", "trigger r { precondition: lit(); effect: home(); };"),
        ("believes(Tom, Ann, Tom, lit());", "believes(Tom, believes(Ann, believes(Tom, lit())));"),
        ("action a { actor: Tom; result: lit(); };", "action a { consenting: Tom; effect: lit(); };"),
        (
            "action a { observing(x): x == Tom; effect: lit(); };",
            "action a { observing(x : character): x == Tom; effect: lit(); };",
        ),
        (
            "action a { witnesses: Tom, Ann; effect: lit(); };",
            "action a { observing(x : character): x == Tom | x == Ann; effect: lit(); };",
        ),
        (
            "action a by Tom { effect: if(lit()) { home(); !lit(); }; };",
            "action a by Tom { effect: if(lit()) (home() & !lit()); };",
        ),
    ],
)
def test_it_is_mended_to_what_it_stands_for(wrong: str, right: str) -> None:
    """It is an error, and its safe edits make of it the world that is meant."""
    world = unsaid.read(HEAD + wrong + "\n")
    assert not world.ok
    assert world.mended().to_ground() == unsaid.read(HEAD + right + "\n").to_ground()


@pytest.mark.parametrize(
    "text",
    [
        "property goal() : boolean;\ngoal();\n",
        "property fluent(c : character) : boolean;\nfluent(Tom);\n",
        "property actor, requires() : boolean;\naction a by Tom { precondition: actor() & requires(); };\n",
    ],
)
def test_the_words_stay_free(text: str) -> None:
    """None of these words is reserved: a world may use each as a name."""
    assert unsaid.read(HEAD + text).ok


@pytest.mark.parametrize(
    "text",
    [
        "goal",
        "goal:",
        "goal Tom",
        "character",
        "place 3;",
        "observing:",
        "believes(Tom, Ann,",
        "action a { {",
        "action a { effect: { };",
    ],
)
def test_half_of_one(text: str) -> None:
    """What breaks off in the middle is an error like any other, and mending it never makes it worse."""
    world = unsaid.read(HEAD + text)
    assert not world.ok
    assert len(world.mended(offered=True).diagnostics) <= len(world.diagnostics)
