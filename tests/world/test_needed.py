"""What never comes about: how far a goal can go, which condition keeps it there, and what would bring that about."""

from __future__ import annotations

import pytest

import unsaid
from tests.random_wants import THINGS, world_of_wants
from unsaid.story.willing import Bound, Target, anybody
from unsaid.world.needed import Never, never_done, never_reached

GATE = """
entity You : character;
property coin() : boolean;
property key() : boolean;
property in() : boolean;
action take_coin(You) { precondition: !coin(); effect: coin(); consenting: You; };
action open_gate(You) { precondition: key() & coin() & !in(); effect: in(); consenting: You; };
utility(): if(in()) 2 else if(coin()) 1 else 0;
utility(You): if(in()) 2 else if(coin()) 1 else 0;
"""


def never(text: str, goal: float | None, *left_out: str) -> Never | None:
    """Why a goal is never reached in a world of this text, without some acts."""
    world = unsaid.read(text).open
    before = world.minds.utility(world.minds.initial)
    return never_reached(world.core, world.ground, left_out, goal, before)


def chain(found: Never | None) -> list[tuple[str, list[str]]]:
    """The first need, and back from it what would bring each about, by name."""
    assert found is not None
    told: list[tuple[str, list[str]]] = []
    needs = found.needs
    while needs:
        told.append((needs[0].text, [maker.name for maker in needs[0].makers]))
        needs = needs[0].makers[0].lacks if needs[0].makers else ()
    return told


def test_the_root_is_what_nothing_brings() -> None:
    """To be in takes the gate, the gate takes the key, and no act makes a key."""
    found = never(GATE, 2)
    assert found is not None
    assert found.most == 1
    assert chain(found) == [("in()", ["open_gate(You)"]), ("key()", [])]


def test_what_may_be_is_not_said_never_to_be() -> None:
    """The coin can be had, so a goal of 1 is not out of reach."""
    assert never(GATE, 1) is None
    assert never(GATE, None) is None


def test_an_act_left_out_is_named() -> None:
    """Without the taking of it there is no coin, and what would bring it is left out, by its name or in full."""
    for left_out in ("take_coin", "take_coin(You)"):
        found = never(GATE, 1, left_out)
        assert found is not None
        (coin,) = [need for need in found.needs if need.text == "coin()"]
        assert [(maker.name, maker.left_out) for maker in coin.makers] == [("take_coin(You)", True)]


def test_any_one_of_several_is_enough() -> None:
    """Being in and being rich would each do, and neither ever comes about."""
    found = never(GATE.replace("utility(): if(in())", "property rich() : boolean;\nutility(): if(in() | rich())"), 2)
    assert found is not None
    assert found.alone
    assert {need.text for need in found.needs} == {"in()", "rich()"}


def test_all_of_several_are_needed() -> None:
    """Two halves that must both hold, and neither ever does, are told together; a third that can hold is not."""
    halves = "property a() : boolean;\nproperty b() : boolean;\nutility(): if(a() & b() & coin()) 1 else 0;\n"
    found = never(GATE.replace("utility(): if(in()) 2 else if(coin()) 1 else 0;", halves), 1)
    assert found is not None
    assert (found.alone, found.only) == (False, True)
    assert {need.text for need in found.needs} == {"a()", "b()"}


def test_one_way_of_several_is_not_said_to_be_the_only_one() -> None:
    """Two pairs would each do, and none of the four ever holds: one pair is told, and that it is not the only way."""
    four = "".join(f"property {name}() : boolean;\n" for name in "abcd")
    pairs = four + "utility(): if(a() & b()) 1 else if(c() & d()) 1 else 0;\n"
    found = never(GATE.replace("utility(): if(in()) 2 else if(coin()) 1 else 0;", pairs), 1)
    assert found is not None
    assert (found.alone, found.only) == (False, False)
    assert {need.text for need in found.needs} in ({"a()", "b()"}, {"c()", "d()"})


def test_sums_are_bounded() -> None:
    """Two purses of at most 3 and 4 coins, less a debt of 1 to 2, come to 6 at most."""
    text = """
    entity A : character;
    property mine() : number;
    property yours() : number;
    property debt() : number;
    debt() = 2;
    action earn(A) { effect: mine() = 3; consenting: A; };
    action ask(A) { effect: yours() = 4; consenting: A; };
    action pay(A) { effect: debt() = 1; consenting: A; };
    utility(): mine() + yours() - debt();
    """
    assert never(text, 6) is None
    found = never(text, 7)
    assert found is not None
    assert (found.most, found.needs) == (6.0, ())


def test_what_grows_without_end_is_never_out_of_reach() -> None:
    """A purse that an act adds to may come to any number."""
    text = """
    entity A : character;
    property mine() : number;
    action earn(A) { effect: mine() = mine() + 1; consenting: A; };
    utility(): mine();
    """
    assert never(text, 1000) is None


def test_what_always_holds_may_be_what_is_in_the_way() -> None:
    """A king whom nothing dethrones must be gone: what is needed is that he be no king."""
    text = """
    entity A : character;
    property king(c : character) : boolean;
    king(A);
    utility(): if(king(A)) 0 else 1;
    """
    found = never(text, 1)
    assert found is not None
    assert [need.text for need in found.needs] == ["!king(A)"]


def test_a_circle_of_needs_ends() -> None:
    """An egg comes of a hen and a hen of an egg; with neither, nothing brings the hen that does not need it first."""
    text = """
    entity A : character;
    property hen() : boolean;
    property egg() : boolean;
    action lay(A) { precondition: hen(); effect: egg(); consenting: A; };
    action hatch(A) { precondition: egg(); effect: hen(); consenting: A; };
    utility(): hen();
    """
    assert chain(never(text, 1)) == [("hen()", ["hatch(A)"]), ("egg()", [])]


def test_the_value_says_which_act_would_bring_it() -> None:
    """To be at the well takes the one walk that ends there, and that walk takes a path that is not."""
    text = """
    type place;
    entity Home : place;
    entity Well : place;
    entity A : character;
    property at(c : character) : place;
    property path(from : place, to : place) : boolean;
    at(A) = Home;
    action walk(c : character, from : place, to : place) {
      precondition: at(c) == from & path(from, to);
      effect: at(c) = to;
      consenting: c;
    };
    utility(): at(A) == Well;
    """
    assert chain(never(text, 1)) == [("at(A) == Well", ["walk(A, Home, Well)"]), ("path(Home, Well)", [])]


@pytest.mark.parametrize("name", ["open_gate", "open_gate(You)"])
def test_why_an_act_is_never_done(name: str) -> None:
    """Of an act that is never possible it is said which of its conditions never hold; the key, not the coin."""
    world = unsaid.read(GATE).open
    found = never_done(world.core, world.ground, (), name)
    assert found is not None
    assert [need.text for need in found.needs] == ["key()"]
    assert never_done(world.core, world.ground, (), "take_coin") is None


def test_what_is_said_never_to_be_is_not_reached_by_anybody() -> None:
    """In random worlds: a goal that is said to be out of reach is reached by no course of acts, whoever wants what."""
    said = 0
    for seed in range(150):
        text = world_of_wants(seed)
        things = [thing for thing in THINGS if f"property {thing}()" in text]
        counted = " + ".join(f"(if({thing}()) 1 else 0)" for thing in things)
        world = unsaid.read(f"{text}utility(): {counted};\n", f"wants{seed}")
        for goal in range(1, len(things) + 1) if world.ok else ():
            minds = world.open.minds
            found = never_reached(world.open.core, world.open.ground, (), goal, minds.utility(minds.initial))
            if found is not None:
                said += 1
                assert found.most is not None and found.most < goal, seed
                course = anybody(world.open.ground, Target(goal), unsaid.Limits(), Bound(3_000, 5.0, any=True))
                assert not course.found, (seed, goal)
    assert said > 20
