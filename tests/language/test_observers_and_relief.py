"""Two corners of reading: who of a type observes, and when a release lets nothing down."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.world import ground

HALL = """
type guest : character;
entity Ann : guest;
entity Bea : guest;
entity Cal : character;
property lit() : boolean;
property warm(c : character) : boolean;
warm(Ann); warm(Cal);
"""


@pytest.mark.parametrize(
    ("observing", "who"),
    [
        ("observing(x : guest): True", ["Ann", "Bea"]),
        ("observing(x : character): True", ["Ann", "Bea", "Cal"]),
        ("observing(x : guest): warm(x)", ["Ann"]),
        ("observing(x : character): warm(x)", ["Ann", "Cal"]),
    ],
)
def test_only_characters_of_the_type_observe(observing: str, who: list[str]) -> None:
    """The type after the colon leaves out whoever is not of it, whatever the condition says of them."""
    reading = read(HALL + "action light() { effect: lit(); " + observing + "; };", name="hall")
    assert reading.world is not None, [d.message for d in reading.diagnostics]
    grounded = ground(reading.world)
    (light,) = grounded.actions
    assert [c for c, seen in zip(grounded.characters, light.observing, strict=True) if seen is True] == who


DAM = """
entity Tom : character;
entity Ann : character;
property told() : boolean;
concern rest(Tom) : own { term: told(); };
release weep(Tom) { threshold: 2; effect: told() & EFFECT; };
action tell() { precondition: !told(); effect: told(); consenting: Tom; };
"""


@pytest.mark.parametrize(
    ("effect", "lets_down"),
    [
        ("pressure(Tom) = 0", True),
        ("pressure(Tom) = 1", True),
        ("pressure(Tom) = 2", False),
        ("pressure(Tom) = 3", False),
        ("pressure(Tom) = pressure(Tom) - 1", True),
        ("pressure(Tom) = pressure(Tom) * 1", False),
        ("pressure(Tom) = pressure(Tom)", False),
        ("pressure(Tom) = pressure(Tom) / 2", True),
    ],
)
def test_a_release_that_leaves_the_pressure_where_it_was_lets_nothing_down(effect: str, lets_down: bool) -> None:
    """At the threshold, 2, it must end below it; what is kept as it was, or set to 2, would force it again."""
    reading = read(DAM.replace("EFFECT", effect), name="dam")
    codes = [d.code for d in reading.diagnostics if d.severity == "error"]
    assert (codes == []) is lets_down, codes
