"""A world that would explode is refused, by name, before it has used up time or memory."""

from __future__ import annotations

import pytest

from unsaid.language import core
from unsaid.world import GroundError, ground

from .written import Writing, all_of, any_of, each, eq, ne, no, put


def crowd(size: int) -> Writing:
    """Many characters and one boolean property of each."""
    w = Writing()
    w.entity(" ".join(f"C{n}" for n in range(size)), "character")
    w.prop("glad", "c:character", "boolean")
    return w


def glad(name: str) -> core.Fluent:
    """The property of the crowd."""
    return core.Fluent(0, (core.Variable(name, (0, 0)) if name.islower() else core.Value(name, (0, 0)),), (0, 0))


def refused(w: Writing, **limits: int) -> tuple[str, str]:
    """The code and message a world is refused with."""
    with pytest.raises(GroundError) as caught:
        ground(w.world(), **limits)
    return caught.value.diagnostic.code, caught.value.diagnostic.message


SIX = " ".join(f"{letter}:character" for letter in "abcdef")


def test_too_many_fluents():
    """A property of six characters among thirty is refused without making its fluents."""
    w = crowd(30)
    w.prop("pact", SIX, "boolean")
    code, message = refused(w)
    assert code == "too-many-fluents"
    assert message == "“pact” and the properties before it come to more than 300,000 single fluents"


def test_too_many_ways_to_happen():
    """An action of six free parameters is refused by the number of its instances."""
    w = crowd(30)
    w.action("dance", SIX, None, put(glad("a"), True))
    code, message = refused(w)
    assert code == "too-many-events"
    assert message == "“dance” and the definitions before it come to more than 100,000 ways to happen"


def test_too_many_combinations_to_try():
    """An action that allows few of its countless combinations is refused once too many have been tried."""
    w = crowd(60)
    w.action("rank", SIX, all_of(eq("e", "f"), eq("e", "C0"), ne("f", "C0")))
    assert refused(w) == ("too-many-events", "“rank” has too many combinations of parameters to go through")


@pytest.mark.slow
def test_too_much_to_write_out():
    """Quantifiers within quantifiers are refused when they come to too much, wherever they stand."""
    nested: core.Expression = glad("a")
    effect: core.Expression = put(glad("a"), True)
    for name in "abcdef":
        nested, effect = each("exists", name, "character", nested), each("forall", name, "character", effect)
    act, change, initial = crowd(60), crowd(60), crowd(60)
    act.action("muse", "", nested)
    change.action("cheer", "", None, effect)
    initial.start(effect)
    assert refused(act) == ("too-many-conditions", "“muse” spells out to too many conditions and effects")
    assert refused(change) == ("too-many-conditions", "“cheer” spells out to too many conditions and effects")
    assert refused(initial)[1] == "the initial state spells out to too many conditions and effects"


def test_too_many_observers():
    """Many acts, each observed otherwise by each of many people, are refused; observed alike, they are not."""
    w = crowd(200)
    w.action(
        "nod", "a:character b:character", glad("a"), put(glad("b"), True), "a", any_of(glad("x"), glad("a"), glad("b"))
    )
    w.start(put(glad("C0"), True))
    assert refused(w) == ("too-many-conditions", "“nod” spells out to too many conditions and effects")
    alike = crowd(50)
    alike.action("nod", "a:character b:character", glad("a"), put(glad("b"), True), "a", any_of(glad("x"), glad("a")))
    alike.start(put(glad("C0"), True))
    assert len({id(act.observing) for act in ground(alike.world()).actions}) == 50


def test_too_deep():
    """A sum over more entities than expressions may nest is refused as such."""
    w = crowd(300)
    w.prop("age", "c:character", "number")
    ages = each("sum", "c", "character", core.Fluent(1, (core.Variable("c", (0, 0)),), (0, 0)))
    w.action("tally", "", eq(ages, 3))
    assert refused(w) == (
        "too-deep",
        "“tally” spells out to an expression with more than 250 operators inside one another",
    )


def test_the_limit_can_be_set():
    """A smaller limit refuses what the default allows, and the message names it."""
    w = crowd(5)
    w.action("nod", "a:character b:character")
    assert len(ground(w.world(), limit=25).actions) == len(ground(w.world()).actions) == 25
    assert refused(w, limit=24) == (
        "too-many-events",
        "“nod” and the definitions before it come to more than 24 ways to happen",
    )


def test_three_times_the_limit_may_be_tried():
    """Of twenty people, one fits each place: three places are sixty tries, four are too many."""
    for places, fits in (("abc", True), ("abcd", False)):
        w = crowd(20)
        w.action("rank", " ".join(f"{name}:character" for name in places), all_of(*(eq(name, "C0") for name in places)))
        if fits:
            assert len(ground(w.world(), limit=20).actions) == 1
        else:
            assert refused(w, limit=20)[1] == "“rank” has too many combinations of parameters to go through"


def test_static_facts_keep_a_large_schema_small():
    """What static facts rule out is never counted: 40 places in a row have 39 steps, not 1600."""
    w = Writing(place="entity")
    w.entity(" ".join(f"P{n}" for n in range(40)), "place")
    road = w.prop("road", "a:place b:place", "boolean")
    w.start(*(put(road(f"P{n}", f"P{n + 1}"), True) for n in range(39)))
    w.action("step", "a:place b:place", road("a", "b"))
    assert len(ground(w.world(), limit=1600).actions) == 39


def test_a_fact_asked_for_its_absence_is_static_all_the_same():
    """That somebody may dig where there is no road teaches a surprised mind what is there, and makes no road change."""
    w = Writing(place="entity")
    w.entity(" ".join(f"P{n}" for n in range(40)), "place")
    road = w.prop("road", "a:place b:place", "boolean")
    w.start(*(put(road(f"P{n}", f"P{n + 1}"), True) for n in range(39)))
    w.action("step", "a:place b:place", road("a", "b"))
    w.action("dig", "", no(road("P0", "P39")))
    assert len(ground(w.world(), limit=1600).actions) == 40
