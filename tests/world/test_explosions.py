"""Worlds of a few lines that come to millions of things when they are written out: each is refused by name."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.world import GroundError, ground

pytestmark = pytest.mark.slow


def crowd(size: int) -> str:
    """So many characters, and what may be so of one and between two of them."""
    people = "".join(f"entity C{n} : character;\n" for n in range(size))
    return people + (
        "property glad(c : character) : boolean;\n"
        "property near(c : character, d : character) : boolean;\n"
        "property owed(c : character) : number;\n"
    )


ALL = "forall(a : character) forall(b : character) forall(c : character) "

EXPLOSIONS = {
    "four parameters": (40, "action act({four}) { effect: glad(a) & glad(b); consenting: a; };", "events"),
    "parameters that conditions tie together": (
        25,
        "action act({four}) { precondition: near(a, b) & near(b, c) & near(c, d); effect: near(a, d); };\n"
        "near(C0, C1);",
        "events",
    ),
    "quantifiers within quantifiers": (
        60,
        "action act(x : character) {{ precondition: forall(a : character) exists(b : character) "
        "forall(c : character) (near(a, b) | near(b, c)); effect: glad(x); }};",
        "conditions",
    ),
    "effects under three quantifiers": (60, "action act(x : character) {{ effect: {all}near(a, c); }};", "conditions"),
    "minds within minds within minds": (
        40,
        "action act(x : character) {{ effect: {all}believes(a, believes(b, believes(c, glad(x)))); }};",
        "conditions",
    ),
    "choices under three quantifiers": (
        40,
        "action act(x : character) {{ effect: {all}if(owed(c) > 1) owed(x) = 1 elseif(owed(b) > 2) owed(x) = 2 "
        "else owed(x) = 3; }};",
        "conditions",
    ),
    "observers who look at everybody": (
        100,
        "action act(a : character, b : character) {{ effect: glad(a); consenting: a; "
        "observing(x : character): exists(y : character) (near(a, y) | near(x, y)); }};",
        "conditions",
    ),
    "triggers for four at once": (40, "trigger act({four}) {{ precondition: glad(a); effect: glad(d); }};", "events"),
    "a sense made of senses": (
        30,
        "sense s0(c : character) : exists(d : character) near(c, d);\n"
        + "".join(f"sense s{n + 1}(c : character) : exists(d : character) s{n}(d);\n" for n in range(6))
        + "action act(x : character) {{ precondition: s6(x); effect: glad(x); }};",
        "conditions",
    ),
    "a question for everybody about everybody": (
        90,
        "question act(a : character, b : character) {{ yes: near(a, b); no: !near(a, b); }};",
        "fluents",
    ),
    "fluents of four": (40, "property act({four}) : boolean;", "fluents"),
}


@pytest.mark.parametrize(("people", "text", "much"), EXPLOSIONS.values(), ids=EXPLOSIONS)
def test_what_explodes_is_refused_by_name(people: int, text: str, much: str) -> None:
    """The diagnostic says which definition it is, and what there would be too much of."""
    written = text.replace("{four}", "a : character, b : character, c : character, d : character")
    written = written.replace("{all}", ALL).replace("{{", "{").replace("}}", "}")
    reading = read(crowd(people) + written)
    assert reading.world is not None, reading.render()
    with pytest.raises(GroundError) as caught:
        ground(reading.world, reading.source)
    assert caught.value.diagnostic.code == f"too-many-{much}"
    assert caught.value.diagnostic.repair
