"""The initial state: statements imposed one after another, and what is believed where nothing is said."""

from __future__ import annotations

from unsaid.language import core
from unsaid.world import GroundWorld, ground

from .written import HERE, Writing, all_of, bel, each, eq, op, put, term, when


def start(*statements: core.Expression) -> GroundWorld:
    """A world of two people with these initial statements."""
    w = writing()
    w.start(*statements)
    return ground(w.world())


def writing() -> Writing:
    """Two people, two places, one property of each kind."""
    w = Writing(place="entity")
    w.entity("Ann Bob", "character")
    w.entity("Here There", "place")
    w.prop("glad", "c:character", "boolean")
    w.prop("age", "c:character", "number")
    w.prop("at", "c:character", "place")
    return w


def of(number: int):
    """A maker of fluents of one property; `c` is a variable."""
    return lambda name: core.Fluent(number, (term(name),), HERE)


glad, age, at = of(0), of(1), of(2)


def value(grounded: GroundWorld, name: str):
    """The initial value of a fluent."""
    return grounded.fluents[grounded.fluents_named()[name]].initial


def beliefs(grounded: GroundWorld) -> list[tuple[tuple[int, ...], str, object]]:
    """The initial beliefs, fluents by name."""
    return [(b.who, grounded.fluents[b.fluent].name, b.value) for b in grounded.beliefs]


def test_defaults_go_by_type():
    """What nothing is said about is False, 0 or unknown."""
    grounded = start()
    assert [value(grounded, name) for name in ("glad(Ann)", "age(Ann)", "at(Ann)")] == [False, 0.0, None]


def test_later_statements_override():
    """A statement for all is corrected by a later one for somebody."""
    grounded = start(each("forall", "c", "character", put(glad("c"), True)), put(glad("Bob"), False))
    assert (value(grounded, "glad(Ann)"), value(grounded, "glad(Bob)")) == (True, False)


def test_right_sides_read_the_state_so_far():
    """A value copied from another fluent is the one it had been given by then."""
    grounded = start(put(age("Ann"), 3), put(age("Bob"), op(age("Ann"), "+", 1)), put(age("Ann"), 9))
    assert (value(grounded, "age(Ann)"), value(grounded, "age(Bob)")) == (9.0, 4.0)


def test_a_choice_reads_the_state_once():
    """The branch taken is carried out whole, though its first part changes what was asked."""
    test = when(eq(age("Ann"), 0), all_of(put(age("Ann"), 1), put(age("Bob"), 2)), put(age("Bob"), 7))
    grounded = start(test)
    assert (value(grounded, "age(Ann)"), value(grounded, "age(Bob)")) == (1.0, 2.0)


def test_dividing_by_zero_gives_unknown():
    """An initial value that cannot be worked out is unknown."""
    assert value(start(put(age("Ann"), op(1, "/", age("Bob")))), "age(Ann)") is None


def test_beliefs_are_kept_by_their_path():
    """A belief about a belief stands under both believers; one who is named twice running counts once."""
    grounded = start(
        put(bel("Ann", bel("Bob", at("Ann"))), "Here"),
        put(bel("Bob", bel("Bob", at("Ann"))), "There"),
    )
    assert beliefs(grounded) == [((1,), "at(Ann)", "There"), ((0, 1), "at(Ann)", "Here")]


def test_beliefs_that_go_without_saying_are_not_kept():
    """A belief equal to the truth, or to what the shorter chain gives, adds nothing to the file."""
    grounded = start(
        put(at("Ann"), "Here"),
        put(bel("Bob", at("Ann")), "Here"),
        put(bel("Ann", at("Bob")), "There"),
        put(bel("Ann", bel("Bob", at("Bob"))), "There"),
    )
    assert beliefs(grounded) == [((0,), "at(Bob)", "There")]


def test_a_belief_stays_though_the_truth_is_stated_later():
    """The truth given after a belief does not overwrite it."""
    grounded = start(put(bel("Bob", glad("Ann")), False), put(glad("Ann"), True))
    assert beliefs(grounded) == [((1,), "glad(Ann)", False)]


def test_a_condition_may_ask_for_a_belief():
    """A statement can hang on what somebody believes so far, and drops believers where nothing is stated."""
    grounded = start(
        put(bel("Ann", at("Bob")), "There"),
        when(eq(bel("Ann", bel("Bob", at("Bob"))), "There"), put(age("Ann"), 5)),
    )
    assert value(grounded, "age(Ann)") == 5.0


def test_a_choice_at_the_start_may_have_nothing_otherwise() -> None:
    """What holds first is imposed; where nothing does, what stands behind `else`; without one, nothing."""
    old = eq(age("Ann"), 7.0)
    both = when(old, put(glad("Ann"), True), put(glad("Bob"), True))
    assert value(start(both), "glad(Bob)") is True
    assert value(start(both), "glad(Ann)") is False
    assert value(start(put(age("Ann"), 7.0), both), "glad(Ann)") is True
    assert value(start(put(age("Ann"), 7.0), both), "glad(Bob)") is False
    assert value(start(when(old, put(glad("Ann"), True))), "glad(Ann)") is False
