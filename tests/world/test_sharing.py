"""What acts have in common is made once: their effects, who observes them, and whom a lasting fact leaves."""

from __future__ import annotations

import pytest

from unsaid.language import read
from unsaid.world import GroundAction, GroundError, GroundWorld, as_text, ground
from unsaid.world.text import effect_text

PEOPLE = [f"C{n}" for n in range(12)]

VILLAGE = "".join(f"entity {name} : character;\n" for name in PEOPLE) + (
    "property known(c : character) : boolean;\n"
    "property near(c : character, d : character) : boolean;\n"
    "property age(c : character) : number;\n"
    "near(C0, C1) & near(C1, C2);\n"
    "age(C3) = 3;\n"
    "known(C0);\n"
)


def grounded(acts: str, **limits: int) -> GroundWorld:
    """The ground form of the village with these acts."""
    world = read(VILLAGE + acts).world
    assert world is not None
    return ground(world, **limits)


def act(world: GroundWorld, name: str) -> GroundAction:
    """An act by its name."""
    return world.actions[world.actions_named()[name]]


def observing(world: GroundWorld, name: str) -> dict[str, str]:
    """On what condition people observe an act, but for those who never do."""
    conditions = zip(world.characters, act(world, name).observing, strict=True)
    return {who: as_text(condition, world) for who, condition in conditions if condition is not False}


def test_only_those_are_gone_through_whom_a_lasting_fact_leaves():
    """Who is told of a thing because they are near is looked up, and only they are counted as work."""
    tell = "action tell(c : character) {{ effect: forall(x : character) if({}) believes(x, known(c)); }};"
    world = grounded(tell.format("near(x, c)"), limit=56)
    assert [effect_text(e, world) for e in act(world, "tell(C2)").effects] == ["believes(C1, known(C2)) = True"]
    assert act(world, "tell(C0)").effects == ()
    with pytest.raises(GroundError) as caught:
        grounded(tell.format("known(x)") + "action forget(c : character) { effect: !known(c); };", limit=56)
    assert caught.value.diagnostic.code == "too-many-conditions"


def test_the_first_test_that_never_changes_and_holds_is_the_only_one():
    """Of an ``elseif`` after a fact that never changes nothing is left, and after what is not so only its rest."""
    world = grounded(
        "action go(c : character) { effect: if(near(C1, c)) known(c) elseif(known(C0)) !known(C0) else known(C3); };"
    )
    assert [effect_text(e, world) for e in act(world, "go(C2)").effects] == ["known(C2) = True"]
    assert [effect_text(e, world) for e in act(world, "go(C5)").effects] == [
        "when(known(C0)) known(C0) = False",
        "when(known(C0) != True) known(C3) = True",
    ]


def test_an_effect_that_uses_fewer_names_is_one_for_all_that_fill_them_alike():
    """Everybody who tells somebody makes the same thing so."""
    world = grounded("action tell(c : character, d : character) { effect: known(d) & believes(c, known(d)); };")
    first, second = act(world, "tell(C1, C2)").effects, act(world, "tell(C3, C2)").effects
    assert first[0] is second[0]
    assert first[1] != second[1]


def test_parts_of_an_observing_condition_are_joined():
    """What never changes, what hangs on a name, what may change and what is reckoned come together."""
    world = grounded(
        "action nod(c : character, d : character) { effect: !known(c); "
        "observing(x : character): near(x, c) | x == d | (known(x) & x != C0 & (age(x) + 1 > 3 | x == C4)); };\n"
        "known(C3) & known(C4);\n"
    )
    assert observing(world, "nod(C1, C5)") == {"C0": "True", "C5": "True", "C3": "known(C3)", "C4": "known(C4)"}
    assert observing(world, "nod(C2, C4)") == {"C1": "True", "C4": "True", "C3": "known(C3)"}


def test_acts_observed_alike_share_a_row():
    """A row is made once for the names that the condition uses, whatever else an act is about."""
    world = grounded(
        "action nod(c : character, d : character) { effect: known(d); observing(x : character): near(x, c); };"
    )
    assert act(world, "nod(C1, C5)").observing is act(world, "nod(C1, C6)").observing
    assert act(world, "nod(C1, C5)").observing is not act(world, "nod(C2, C5)").observing
