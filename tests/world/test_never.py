"""Acts that a world has and that never happen: each reason that grounding has to leave one out, by hand."""

from __future__ import annotations

import pytest

from unsaid.language import core, read
from unsaid.world import GroundWorld, ground
from unsaid.world.never import NeverHappens, never_happens

HOUSE = """
type room;
entity Hall : room;
entity Attic : room;
entity Ann : character;
entity Ben : character;
property at(c : character) : room;
property next(a : room, b : room) : boolean;
property key() : boolean;
property dark() : boolean;
property hour() : number;
next(Hall, Attic);
at(Ann) = Hall;
action go(c : character, a : room, b : room) {
  precondition: a != b & at(c) == a & next(a, b);
  effect: at(c) = b;
  consenting: c;
};
action open(c : character) { precondition: key() & !dark(); effect: dark(); consenting: c; };
action wait() { effect: hour() = hour() + 1; };
action both(c : character) { precondition: at(c) == Hall & at(c) == Attic; effect: dark(); consenting: c; };
"""


@pytest.fixture(scope="module")
def house() -> tuple[core.World, GroundWorld]:
    """A house: one stair that leads up, nobody has a key, and Ben is nowhere."""
    reading = read(HOUSE, name="house")
    assert reading.world is not None
    return reading.world, ground(reading.world)


@pytest.mark.parametrize(
    ("act", "needs"),
    [
        ("open(Ann)", ("key()",)),
        ("open", ("key()",)),
        (" open( Ben ) ", ("key()",)),
        ("go(Ann, Attic, Hall)", ("next(Attic, Hall)",)),
        ("go(Ann, Attic, Attic)", ("Attic != Attic", "next(Attic, Attic)")),
        ("go(Ben, Hall, Attic)", ("at(Ben) == Hall",)),
        ("both(Ann)", ()),
    ],
)
def test_what_is_in_the_way_of_an_act_is_named(
    house: tuple[core.World, GroundWorld], act: str, needs: tuple[str, ...]
) -> None:
    """A fact that never changes, one that never comes about, names that cannot go together; and two that exclude each
    other, each of which may be so."""
    found = never_happens(*house, act)
    assert found is not None
    assert (found.act, found.needs) == (act.strip(), needs)


def test_one_of_several_ways_is_named(house: tuple[core.World, GroundWorld]) -> None:
    """Where an act may be done to two, the first of them stands for it; where it is named with whom, nothing need."""
    for act, such_as in (("open", "open(Ann)"), ("both", "both(Ann)"), ("open(Ben)", "")):
        found = never_happens(*house, act)
        assert found is not None and found.such_as == such_as


@pytest.mark.parametrize(
    "act", ["go", "go(Ann, Hall, Attic)", "wait", "wait()", "fly", "go(Ann)", "go(Ann, Hall, Mars)", ""]
)
def test_what_can_happen_or_is_no_act_is_not_said_never_to_happen(
    house: tuple[core.World, GroundWorld], act: str
) -> None:
    """Nor is an act with a name or a number of arguments that the world does not have."""
    assert never_happens(*house, act) is None


def test_what_is_said_of_it() -> None:
    """One condition, several, none by itself, and of many ways none alike."""
    said = "is an act of this world, but can never happen"
    assert NeverHappens("x()", ("a()",)).said == f"{said}: it needs `a()`, which never holds"
    assert NeverHappens("x()", ("a()", "b()")).said == f"{said}: it needs `a()` and `b()`, which never hold"
    assert NeverHappens("x()", ()).said == f"{said}: its conditions never hold at once"
    assert NeverHappens("x", (), "x(Ann)").said == f"{said}, whoever it is done to; ask about x(Ann), say"


def test_what_never_happens_is_a_value() -> None:
    """Alike means equal, and it can stand in a set."""
    assert {NeverHappens("x()", ("a()",)), NeverHappens("x()", ("a()",))} == {NeverHappens("x()", ("a()",))}
