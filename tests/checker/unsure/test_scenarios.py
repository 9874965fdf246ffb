"""People who do not know: what they would do and what not, by the checker; each worked out by hand."""

from __future__ import annotations

import pytest

from tests.checker.unsure.asked import asked
from tests.checker.unsure.given import given
from tests.reference.small import World
from tests.reference.test_hoping import bluff, chest, crossroads, doors, letter, peepholes, searchers
from unsaid.checker import check, explain_acts
from unsaid.checker.minds.unsure.labels import Label
from unsaid.data.limits import Limits
from unsaid.minds import Minds
from unsaid.story.find import find

LIMITS = Limits(character=2, depth=2)


def wanted() -> World:
    """The letter, and an author who wants Ben to have it."""
    w = letter()
    w.utility(None, w.equal("has", True))
    return w


def test_1_who_does_not_know_looks_and_then_takes() -> None:
    """Ben may look in either place, hoping to take it from the desk, which comes first."""
    assert asked(letter()).hoped("Ben", 2) == {f"look {p}": ([f"look {p}", "take desk"], 1) for p in ("desk", "attic")}


def test_1_one_step_is_too_few() -> None:
    """Looking alone gains nothing."""
    assert asked(letter()).hoped("Ben", 1) == {}


def test_1_after_looking_in_vain_he_knows() -> None:
    """The desk is struck out, so it is in the attic: there is a plain reason to take it, and no hope."""
    there = asked(letter()).after("look desk")
    assert there.held("letter", "Ben") == "attic"
    assert (there.reasons("Ben", 2), there.hoped("Ben", 2)) == (["take attic"], {})


@pytest.mark.parametrize("first", ["desk", "attic"])
def test_1_both_ways_are_sound(first: str) -> None:
    """Looking in the desk first and looking in the attic first both come to taking it."""
    story, findings = explain_acts(given(wanted()), [f"look {first}", "take attic"], LIMITS)
    assert findings == []
    hope = story.acts[0].reasons[0].hoped
    assert hope is not None
    assert (hope.gain, hope.loss) == (1.0, 0.0)
    assert [(one.guesses[0].value, one.acts, one.gain) for one in hope.suppositions] == [
        ("desk", 2, 1.0),
        ("attic", 1, 0.0),
    ]
    assert story.acts[1].reasons[0].hoped is None
    assert check(given(wanted()), story, LIMITS) == []


def test_1_taking_it_on_a_guess_makes_no_sense() -> None:
    """It can be done, for the letter is there; but Ben does not think it sure to be possible."""
    _, findings = explain_acts(given(wanted()), ["take attic"], LIMITS)
    assert [(f.code, f.character) for f in findings] == [("precondition-believed-false", "Ben")]


def test_1_a_mind_that_holds_unknown_has_no_hope() -> None:
    """With ``?`` in place of open nothing is supposed."""
    w = letter()
    w.data["beliefs"] = []
    w.believes("Ben", letter=None)
    assert asked(w).hoped("Ben", 2) == {}


def test_2_three_doors_that_cost_nothing() -> None:
    """Any may be opened; one opened in vain is struck out; the last is no guess."""
    start = asked(doors(0))
    assert start.hoped("Ben", 1) == {f"open {d}": ([f"open {d}"], 4) for d in "abc"}
    assert list(start.after("open a").hoped("Ben", 1)) == ["open b", "open c"]
    last = start.after("open a", "open b")
    assert (last.hoped("Ben", 1), last.reasons("Ben", 1)) == ({}, ["open c"])


def test_3_a_keyhole_before_a_door_that_may_cost() -> None:
    """Where a wrong door costs 3 none is opened on a guess; he peeps, and opens where he has seen it."""
    assert asked(doors(3)).hoped("Ben", 2) == {}
    assert asked(peepholes()).hoped("Ben", 2) == {f"peep {d}": ([f"peep {d}", f"open {d}"], 4) for d in "abc"}


def test_4_knocking_before_entering() -> None:
    """Ben cannot go in where nobody is at home; he knocks to find out, and does not wait."""
    w = World(["Ben"], {"home": True, "inside": False})
    w.opened("home")
    w.held(("Ben",), "home", "open")
    w.action("knock", True, [], ("Ben",), True, [w.learns("Ben", w.get("home"))])
    w.action("go in", w.equal("home", True), [w.effect("inside", True)], ("Ben",))
    w.action("wait", True, [], ("Ben",))
    w.utility("Ben", w.equal("inside", True))
    assert asked(w).hoped("Ben", 2) == {"knock": (["knock", "go in"], 1)}


@pytest.mark.parametrize(("stranger", "is_asked"), [("tied", True), ("unclear", True), ("open", False)])
def test_5_who_may_know_is_asked(stranger: str, *, is_asked: bool) -> None:
    """Ann asks a stranger who knows or may know the road; who certainly does not is not asked."""
    plan = {"ask": (["ask", "say left", "go left"], 2)}
    assert asked(crossroads(stranger)).hoped("Ann", 3) == (plan if is_asked else {})


def test_5_nobody_counts_on_who_would_not_answer() -> None:
    """A stranger who does not care to help is not asked."""
    w = crossroads("tied")
    w.utility("Stranger", 0)
    assert asked(w).hoped("Ann", 3) == {}


def test_6_a_detective_checks_before_he_accuses() -> None:
    """A right accusation brings 3 and a wrong one costs 2: nobody is accused on a guess."""
    w = World(["Holm"], {"culprit": "c", "solved": False, "disgrace": False})
    w.opened("culprit", "a", "b", "c")
    w.held(("Holm",), "culprit", "open")
    for x in "abc":
        w.action(f"check {x}", True, [], ("Holm",), True, [w.learns("Holm", w.equal("culprit", x))])
    for x in "abc":
        right = w.equal("culprit", x)
        effects = [w.effect("solved", True, when=right), w.effect("disgrace", True, when=["not", right])]
        w.action(f"accuse {x}", True, effects, ("Holm",))
    w.utility("Holm", ["-", ["if", w.get("solved"), 3, 0], ["if", w.get("disgrace"), 2, 0]])
    assert asked(w).hoped("Holm", 2) == {f"check {x}": ([f"check {x}", f"accuse {x}"], 3) for x in "abc"}


def test_7_who_sees_a_vain_search_does_not_repeat_it() -> None:
    """Ben, who saw Ann look in the desk in vain, looks elsewhere; had he not, the desk would be as good."""
    left = ["Ben searches attic", "Ben searches cellar"]
    assert list(asked(searchers(True)).after("Ann searches desk").hoped("Ben", 1)) == left
    unseen = asked(searchers(False)).after("Ann searches desk").hoped("Ben", 1)
    assert list(unseen) == ["Ben searches desk", *left]


def test_7_each_knows_what_the_other_struck_out() -> None:
    """Who sees the search knows that the other is left with two places; who does not, cannot tell."""
    two = frozenset({"attic", "cellar"})
    seen, unseen = (asked(searchers(s)).after("Ann searches desk") for s in (True, False))
    assert seen.held("letter", "Ben", "Ann") == seen.held("letter", "Ann") == Label("open", two)
    assert unseen.held("letter", "Ben", "Ann") == Label("unclear", two | {"desk"})


@pytest.mark.parametrize(("dared", "hopes"), [(0, {}), (1, {"claim": (["claim", "yield"], 2)})])
def test_8_a_bluff_is_for_who_dares(dared: int, hopes: dict[str, tuple[list[str], int]]) -> None:
    """To be exposed costs 1: only who dares that much claims what is not so."""
    w = bluff()
    w.dares(Ann=dared)
    assert asked(w).hoped("Ann", 2) == hopes


@pytest.mark.parametrize(("dared", "hopes"), [(0, {}), (1, {"open": (["open"], 4)})])
def test_9_paying_for_a_chance_is_for_who_dares(dared: int, hopes: dict[str, tuple[list[str], int]]) -> None:
    """A chest that may hold 5 costs 1 to open: only who dares to lose 1 opens it."""
    w = chest()
    w.dares(Ben=dared)
    assert asked(w).hoped("Ben", 1) == hopes


@pytest.mark.parametrize("dared", [0, 10, 100])
def test_10_one_against_ten(dared: int) -> None:
    """A mushroom that may please, 1, or kill, -10, is not eaten, whatever is dared."""
    w = World(["Ben"], {"good": True, "pleased": False, "dead": False})
    w.opened("good")
    w.held(("Ben",), "good", "open")
    good = w.get("good")
    w.action("eat", True, [w.effect("pleased", True, when=good), w.effect("dead", True, when=["not", good])], ("Ben",))
    w.utility("Ben", ["-", ["if", w.get("pleased"), 1, 0], ["if", w.get("dead"), 10, 0]])
    w.dares(Ben=dared)
    assert asked(w).hoped("Ben", 1) == {}


def test_hope_knows_nothing_of_foresight() -> None:
    """In a world whose people foresee, hopes are the same."""
    w = letter()
    w.data.setdefault("inner", {})["foresight"] = 2
    assert asked(w).hoped("Ben", 2) == asked(letter()).hoped("Ben", 2)


def test_what_the_engine_finds_is_confirmed() -> None:
    """The engine's story of the letter has a hope with its table, and the checker confirms every row of it."""
    ground = given(wanted())
    found = find(Minds(ground), Limits(author=2, character=2, depth=2))
    assert found.acts == ("look desk", "take attic")
    hope = found.explanations[0][0].hoped
    assert hope is not None
    assert len(hope.suppositions) == 2
    assert check(ground, found.story, LIMITS) == []
