"""What a world grounds to: which fluents, acts and triggers, in which order, in which form."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from unsaid.language import core
from unsaid.world import GroundError, GroundWorld, as_text, ground
from unsaid.world.folding import Folder
from unsaid.world.possible import FALSE, TRUE

from .written import HERE, Writing, all_of, any_of, bel, const, each, eq, market, ne, no, op, put, var, when


def acts(grounded: GroundWorld) -> list[str]:
    """The names of the actions, in order."""
    return [action.name for action in grounded.actions]


def precondition(grounded: GroundWorld, name: str) -> str:
    """The precondition of an action, as text."""
    return as_text(grounded.actions[grounded.actions_named()[name]].precondition, grounded)


def people(names: str = "Ann Bob") -> Writing:
    """A world with characters only."""
    w = Writing(place="entity", thing="entity")
    w.entity(names, "character")
    return w


# --- The market, worked out by hand ------------------------------------------------------------------


def test_the_market_has_the_acts_that_can_happen():
    """Two people walk both ways between two places, and only Tom can ever buy the one thing there is."""
    assert acts(ground(market().world())) == [
        "walk(Tom, Home, Market)",
        "walk(Tom, Market, Home)",
        "walk(Merchant, Home, Market)",
        "walk(Merchant, Market, Home)",
        "buy(Tom, Thing, Merchant)",
    ]


def test_fluents_that_never_change_come_last():
    """Nobody dies and the merchant earns nothing, so those fluents are static; the others keep their order."""
    grounded = ground(market().world())
    assert [f.name for f in grounded.fluents if not f.static] == ["at(Tom)", "at(Merchant)", "money(Tom)", "at(Thing)"]
    assert [f.name for f in grounded.fluents if f.static] == ["alive(Tom)", "alive(Merchant)", "money(Merchant)"]
    assert [f.static for f in grounded.fluents] == [False] * 4 + [True] * 3


def test_an_act_keeps_its_parts():
    """A purchase keeps its conditions, its effects in order, who agrees to it and who sees it."""
    grounded = ground(market().world())
    buy = grounded.actions[4]
    tom, merchant, money, thing = (("get", n) for n in range(4))
    assert (buy.schema, buy.arguments, buy.consenting) == ("buy", ("Tom", "Thing", "Merchant"), (0, 1))
    assert buy.precondition == ("and", ("==", tom, merchant), (">", money, 0.0), ("==", thing, "Merchant"))
    assert [(e.who, e.fluent, e.when, e.value) for e in buy.effects] == [
        ((), 3, True, "Tom"),
        ((), 2, True, ("-", money, 1.0)),
    ]
    assert buy.observing == (True, ("==", merchant, tom))


def observed(seen: Callable[[Any, Any], core.Expression]) -> tuple[object, ...]:
    """When each of four people observes an act, said of who holds a key, which is passed on, and of who is glad."""
    w = people("Ann Bob Cat Dan")
    w.entity("Key", "thing")
    held, glad = w.prop("held", "t:thing", "character"), w.prop("glad", "c:character", "boolean")
    w.start(*(put(glad(name), True) for name in ("Ann", "Bob", "Cat")), put(held("Key"), "Ann"))
    w.action("pass", "c:character", None, put(held("Key"), "c"), "Ann")
    w.action("sulk", "c:character", None, put(glad("c"), False), "Ann")
    w.action("act", "a:character", eq("a", "Bob"), put(glad("Dan"), True), "Ann", seen(held, glad))
    found = ground(w.world()).actions[-1].observing
    assert isinstance(found, tuple)
    return found


def test_whoever_observes_by_name_is_told_from_all_others():
    """Dan by his own name, and Bob by that of whom the act is about; nobody else, and all others alike."""
    assert observed(lambda held, glad: any_of(eq("x", "Dan"), eq("x", "a"))) == (False, True, False, True)


def test_whoever_observes_for_what_is_so_of_something_is_told_by_it():
    """Who holds the key observes: each is asked about by their own name, though no name stands in the condition."""
    assert observed(lambda held, glad: eq(held("Key"), "x")) == tuple(
        ("==", ("get", 0), name) for name in ("Ann", "Bob", "Cat", "Dan")
    )


def test_whoever_observes_for_being_one_of_some_is_told_by_what_is_so_of_them():
    """Who is glad observes, said by way of somebody who is glad: each by whether they are."""
    assert observed(lambda held, glad: each("exists", "y", "character", all_of(glad("y"), eq("x", "y")))) == tuple(
        ("==", ("get", number), True) for number in range(1, 5)
    )


def test_entities_list_their_types():
    """An entity's written types come first, then everything they extend."""
    grounded = ground(market().world())
    assert grounded.entities[0].types == ("character", "location", "entity")
    assert grounded.characters == ("Tom", "Merchant")


def test_a_world_that_cannot_be_ground_says_why():
    """The error is what its diagnostic says."""
    w = people()
    w.action("nod", "a:character b:character")
    with pytest.raises(GroundError) as caught:
        ground(w.world(), limit=3)
    assert str(caught.value) == caught.value.diagnostic.message
    assert "come to more than 3 ways to happen" in str(caught.value)


def test_lines_come_from_the_source():
    """An event carries the line on which its definition starts."""
    w = people()
    w.actions.append(core.Action("go", (), None, None, (), None, (6, 9)))
    w.actions.append(core.Action("come", (), None, None, (), None, (0, 3)))
    w.actions.append(core.Action("stay", (), None, None, (), None, (8, 9)))
    assert [a.line for a in ground(w.world(), "one\ntwo\nthree\n").actions] == [2, 1, 3]
    assert ground(w.world()).actions[0].line == 0


def test_grounding_is_deterministic():
    """The same world grounds to the same world every time."""
    assert ground(market().world()) == ground(market().world())


def test_a_world_with_nothing_in_it_grounds():
    """Even the empty world has a utility for its author: none at all."""
    grounded = ground(Writing().world())
    assert (grounded.fluents, grounded.actions, grounded.utility.author) == ((), (), 0.0)


# --- Expressions -----------------------------------------------------------------------------------


def only_condition(condition: core.Expression, w: Writing) -> str:
    """What a precondition comes to, when every fluent may be unknown, and each of its kind."""
    for number, item in enumerate(w.properties):
        fluent = core.Fluent(number, (var("c"),), HERE)
        for value in (None, True) if item.type == "boolean" else (None, op(fluent, "+", 1)):
            w.action(f"change{number}{value is None}", "c:character", None, put(fluent, value))
    w.action("test", "", condition)
    return precondition(ground(w.world()), "test()")


def test_believes_moves_inward():
    """A belief about a whole condition is a condition on beliefs about its fluents, outermost believer first."""
    w = people()
    glad, age = w.prop("glad", "c:character", "boolean"), w.prop("age", "c:character", "number")
    body = any_of(glad("Ann"), no(glad("Bob")), bel("Bob", eq(op(age("Ann"), "+", 1), age("Bob"), "<")))
    assert only_condition(bel("Ann", body), w) == (
        "believes(Ann, glad(Ann)) | !believes(Ann, glad(Bob)) | "
        "(believes(Ann, believes(Bob, age(Ann))) + 1) < believes(Ann, believes(Bob, age(Bob)))"
    )


def test_quantifiers_are_written_out():
    """`forall` and `exists` become junctions, `sum` additions from left to right, each in the order of entities."""
    w = people("Ann Bob Cyd")
    glad, age = w.prop("glad", "c:character", "boolean"), w.prop("age", "c:character", "number")
    body = all_of(
        each("forall", "c", "character", glad("c")),
        each("exists", "c", "character", no(glad("c"))),
        eq(each("sum", "c", "character", age("c")), each("product", "t", "thing", 5), ">"),
    )
    assert only_condition(body, w) == (
        "glad(Ann) & glad(Bob) & glad(Cyd) & (!glad(Ann) | !glad(Bob) | !glad(Cyd)) & "
        "(age(Ann) + age(Bob) + age(Cyd)) > 1"
    )


def test_type_tests_are_decided():
    """A type test is settled by the entity's types, those it inherits included."""
    w = Writing(hero="character")
    w.entity("Ann", "hero")
    w.entity("Bob", "character")
    w.action("pose", "c:character", core.IsType(var("c"), "hero", HERE))
    w.action("stand", "c:character", core.IsType(var("c"), "character", HERE))
    assert acts(ground(w.world())) == ["pose(Ann)", "stand(Ann)", "stand(Bob)"]


def test_choices_around_effects_become_conditions():
    """An `if` around effects turns into the condition of each, what was ruled out before included."""
    w = people()
    glad, age = w.prop("glad", "c:character", "boolean"), w.prop("age", "c:character", "number")
    tests = ((glad("Ann"), put(age("Ann"), 1)), (glad("Bob"), put(age("Ann"), 2)))
    w.action("go", "", None, core.If(tests, put(age("Ann"), 3), HERE))
    w.action("flip", "c:character", None, put(glad("c"), True))
    grounded = ground(w.world())
    assert [as_text(e.when, grounded) for e in grounded.actions[0].effects] == [
        "glad(Ann)",
        "glad(Ann) != True & glad(Bob)",
        "glad(Ann) != True & glad(Bob) != True",
    ]


def test_a_bare_truth_is_a_comparison_where_a_condition_is_wanted():
    """`f` becomes `f == True` as a condition, and stays a plain reading as a value."""
    w = people("Ann")
    glad, sure = w.prop("glad", "c:character", "boolean"), w.prop("sure", "c:character", "boolean")
    w.action("go", "", glad("Ann"), put(sure("Ann"), glad("Ann")))
    w.action("flip", "", None, put(glad("Ann"), None))
    w.action("flop", "", None, put(glad("Ann"), True))
    go = ground(w.world()).actions[0]
    assert (go.precondition, go.effects[0].value) == (("==", ("get", 0), True), ("get", 0))


# --- What is left out ------------------------------------------------------------------------------


def road_world(*more: core.Expression) -> Writing:
    """Roads that never change lead from the first place to the second and on to the third."""
    w = people("Ann")
    w.entity("P1 P2 P3 P4", "place")
    at, road = w.prop("at", "c:character", "place"), w.prop("road", "a:place b:place", "boolean")
    w.start(put(at("Ann"), "P1"), put(road("P1", "P2"), True), put(road("P2", "P3"), True), *more)
    walk = all_of(eq(at("c"), "from"), ne("from", "to"), road("from", "to"))
    w.action("walk", "c:character from:place to:place", walk, put(at("c"), "to"), "c")
    return w


def test_static_facts_rule_acts_out():
    """Where roads never change, only walks along a road are left, and the road is no longer asked about."""
    grounded = ground(road_world().world())
    assert acts(grounded) == ["walk(Ann, P1, P2)", "walk(Ann, P2, P3)"]
    assert precondition(grounded, "walk(Ann, P1, P2)") == "at(Ann) == P1"


def test_a_fact_somebody_is_wrong_about_is_not_static():
    """If Ann believes in a road that is not there, the walk stays, for her to plan with, and only that one."""
    w = road_world()
    w.start(put(bel("Ann", core.Fluent(1, (const("P3"), const("P1")), HERE)), True))
    grounded = ground(w.world())
    assert acts(grounded) == ["walk(Ann, P1, P2)", "walk(Ann, P2, P3)", "walk(Ann, P3, P1)"]
    assert precondition(grounded, "walk(Ann, P3, P1)") == "at(Ann) == P3 & road(P3, P1)"


def test_what_needs_an_unreachable_place_is_left_out():
    """Ann can never come to the fourth place, so what can only be done there is left out."""
    w = road_world()
    at = lambda c: core.Fluent(0, (var(c),), HERE)  # noqa: E731 (a word for the lines below)
    w.action("rest", "c:character p:place", eq(at("c"), "p"), None, "c")
    assert acts(ground(w.world()))[2:] == ["rest(Ann, P1)", "rest(Ann, P2)", "rest(Ann, P3)"]


def test_what_somebody_believes_counts_as_possible():
    """An act possible only in a mistaken mind stays: somebody may plan on it."""
    w = people()
    open_, done = w.prop("open", "", "boolean"), w.prop("done", "", "boolean")
    w.action("enter", "", open_(), put(done(), True), "Ann")
    assert acts(ground(w.world())) == []
    w.start(put(bel("Ann", bel("Bob", open_())), True))
    assert acts(ground(w.world())) == ["enter()"]


def test_surprise_can_make_a_fact_unknown():
    """Someone surprised by `x != y` forgets x, so an act that needs x unknown can happen though no effect says so."""
    w = people()
    mood, place = w.prop("mood", "c:character", "number"), w.prop("spot", "", "number")
    w.action("act", "", ne(mood("Ann"), spot_of := place()), None, "Ann")
    w.action("wonder", "", eq(mood("Ann"), None), None, "Ann")
    w.start(put(mood("Ann"), 1), put(bel("Bob", spot_of), 1))
    grounded = ground(w.world())
    assert acts(grounded) == ["act()", "wonder()"]
    assert not grounded.fluents[grounded.fluents_named()["mood(Ann)"]].static


def test_triggers_count_as_causes():
    """What only a trigger brings about is possible, and a trigger that can never fire is left out."""
    w = people()
    rain, wet, snow = (w.prop(name, "", "boolean") for name in ("rain", "wet", "snow"))
    w.action("pour", "", None, put(rain(), True))
    w.action("dry", "", wet(), put(wet(), False))
    w.trigger("soak", "", all_of(rain(), no(wet())), put(wet(), True))
    w.trigger("freeze", "", snow(), put(wet(), False))
    grounded = ground(w.world())
    assert acts(grounded) == ["pour()", "dry()"]
    assert [t.name for t in grounded.triggers] == ["soak()"]


def test_alternatives_in_a_precondition_keep_their_form():
    """An `or` of which one part is left stays one: only its true parts teach a surprised mind anything."""
    w = people("Ann")
    w.entity("P1 P2", "place")
    glad = w.prop("glad", "", "boolean")
    w.action("rest", "p:place", any_of(eq("p", "P1"), glad()))
    w.action("flip", "", None, put(glad(), True))
    grounded = ground(w.world())
    assert [a.precondition for a in grounded.actions[:2]] == [True, ("or", ("==", ("get", 0), True))]


def test_alternatives_keep_what_can_be_learnt_from_them():
    """By hand: what never holds goes, what stands within is brought out, what is said twice is said once; one that
    always holds stays before what else could be learnt, and alone if there is nothing."""
    either = Folder([frozenset({TRUE, FALSE}), frozenset({TRUE, FALSE}), frozenset({TRUE}), frozenset({FALSE})])
    a, b, yes, no_ = (("==", ("get", fluent), True) for fluent in range(4))
    assert either.precondition(("or", a, no_, b)) == ("or", a, b)
    assert either.precondition(("or", a, ("or", b, a), a)) == ("or", a, b)
    assert either.precondition(("or", yes, a)) == ("or", True, a)
    assert either.precondition(("or", no_, a)) == ("or", a)
    assert either.precondition(("or", yes, no_)) is True
    assert either.precondition(("or", no_, no_)) is False


def test_a_fluent_first_in_a_condition_is_not_folded_away():
    """In `near != far` a surprise makes `near` unknown, so its reading stays though nothing assigns it."""
    w = people()
    near, far = w.prop("near", "", "number"), w.prop("far", "", "number")
    w.action("step", "", ne(near(), far()), put(far(), 3), "Ann")
    w.start(put(far(), 1), put(bel("Bob", far()), 0))
    assert precondition(ground(w.world()), "step()") == "near() != far()"


# --- Overloads and names ---------------------------------------------------------------------------


def test_overloaded_fluents_of_one_entity_get_different_names():
    """Where two properties of one name apply to one entity, the later fluent's name adds its type."""
    w = Writing(item="entity")
    w.entity("Genie", "character", "item")
    w.prop("at", "c:character", "entity")
    w.prop("at", "i:item", "entity")
    assert [f.name for f in ground(w.world()).fluents] == ["at(Genie)", "at(Genie : item)"]


def test_overloaded_acts_of_one_name_are_told_apart_or_refused():
    """Overloads that apply to different entities are fine; two acts of one name are refused."""
    w = Writing(item="entity")
    w.entity("Ann", "character")
    w.entity("Cup", "item")
    w.action("move", "c:character")
    w.action("move", "i:item")
    assert acts(ground(w.world())) == ["move(Ann)", "move(Cup)"]
    w.entity("Genie", "character", "item")
    with pytest.raises(GroundError) as caught:
        ground(w.world())
    assert caught.value.diagnostic.code == "same-action"
    assert caught.value.diagnostic.message == (
        "two definitions both give an action move(Genie), so a story could not say which it means"
    )


def test_constants_in_place_of_parameters_fill_themselves():
    """A constant parameter has one filling, and stands in the name like any other argument."""
    w = people()
    lent = w.prop("lent", "=Ann:character b:character", "boolean")
    w.action("lend", "=Ann:character b:character", None, put(lent("Ann", "b"), True), "Ann")
    grounded = ground(w.world())
    assert [f.name for f in grounded.fluents] == ["lent(Ann, Ann)", "lent(Ann, Bob)"]
    assert acts(grounded) == ["lend(Ann, Ann)", "lend(Ann, Bob)"]


def test_utilities_follow_the_characters():
    """Every character has a utility, 0 where none is written, and what is settled is folded into it."""
    w = people("Ann Bob Cyd")
    age = w.prop("age", "c:character", "number")
    w.start(put(age("Ann"), 4))
    w.utility(op(age("Ann"), "*", 2))
    w.utility(when(eq(age("Bob"), 0, ">="), age("Bob"), 7), "Bob")
    w.action("grow", "", None, put(age("Bob"), op(age("Bob"), "+", 1)))
    assert ground(w.world()).utility.author == 8.0
    assert ground(w.world()).utility.characters == (0.0, ("if", (">=", ("get", 0), 0.0), ("get", 0), 7.0), 0.0)
