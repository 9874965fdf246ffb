"""Stories with one thing wrong, and the finding each must bring."""

from __future__ import annotations

import pytest

from unsaid.checker import Finding, Restless, check, explain_acts
from unsaid.language import read
from unsaid.story import Beat, Limits, Reason, Step, Story
from unsaid.world import GroundWorld, ground

SHOP = """
type place;
type item;
entity Home : place;
entity Shop : place;
entity Lamp : item;
entity Coin : item;
entity Ann : character;
entity Ben : character;
property at(c : character) : place;
property owner(i : item) : character;
property open() : boolean;
at(Ann) = Home;
at(Ben) = Shop;
owner(Lamp) = Ben;
owner(Coin) = Ann;
open();
action walk(c : character, from : place, to : place) {
    precondition: from != to & at(c) == from;
    effect: at(c) = to;
    consenting: c;
};
action buy(c : character, d : character) {
    precondition: c != d & open() & at(c) == Shop & at(d) == Shop & owner(Lamp) == d & owner(Coin) == c;
    effect: owner(Lamp) = c & owner(Coin) = d;
    consenting: c, d;
};
action close() {
    precondition: open();
    effect: !open();
    observing(c : character): at(c) == Shop;
};
utility(): if(owner(Lamp) == Ann) 1 else 0;
utility(Ann): if(owner(Lamp) == Ann) 1 else 0;
utility(Ben): if(owner(Coin) == Ben) 1 else 0;
"""

TO_SHOP, BUY, BACK = "walk(Ann, Home, Shop)", "buy(Ann, Ben)", "walk(Ann, Shop, Home)"
BEN = Reason("Ben", BUY)
BOUGHT = Beat(BUY, (Reason("Ann", BUY), BEN))
GONE = Beat(TO_SHOP, (Reason("Ann", TO_SHOP, (Step(BUY, (BEN,)),), 0.0, 1.0),))


@pytest.fixture(scope="module")
def shop() -> GroundWorld:
    """A lamp for a coin."""
    return made(SHOP)


def made(text: str) -> GroundWorld:
    """A ground world from text without errors."""
    reading = read(text)
    assert reading.world is not None, reading.diagnostics
    return ground(reading.world, reading.source)


def found(shop: GroundWorld, *beats: Beat, limits: Limits | None = None) -> list[Finding]:
    """What is wrong with a story of these acts."""
    return check(shop, Story("shop", beats), limits)


def codes(findings: list[Finding]) -> list[tuple[str, int | None, str | None]]:
    """Each finding without its words."""
    return [(f.code, f.act, f.character) for f in findings]


def test_a_right_story_brings_no_finding(shop: GroundWorld) -> None:
    """Ann walks to the shop to buy the lamp, and buys it."""
    assert found(shop, GONE, BOUGHT) == []


def test_an_unknown_act_is_passed_over(shop: GroundWorld) -> None:
    """An act the world does not have changes nothing; what comes after it is gone through."""
    findings = found(shop, Beat("fly(Ann)"), GONE, BOUGHT)
    assert findings == [Finding("unknown-act", 0, None, "fly(Ann) is no act of this world")]


def test_every_hole_is_found(shop: GroundWorld) -> None:
    """She cannot buy from home, nor walk home from there; taken to have bought it, she has no reason to walk on."""
    findings = found(shop, BOUGHT, Beat(BACK), Beat(TO_SHOP))
    assert codes(findings) == [("impossible-act", 0, None), ("impossible-act", 1, None), ("no-reason", 2, "Ann")]


def test_an_impossible_act_is_found(shop: GroundWorld) -> None:
    """Ann cannot buy from home, and is told what is missing."""
    (finding,) = found(shop, BOUGHT)
    said = "buy(Ann, Ben) cannot happen: it needs `at(Ann) == Shop`"
    needs = ("at(Ann) == Shop",)
    assert finding == Finding("impossible-act", 0, None, said, needs=needs, facts=("at(Ann)",))


def test_an_act_somebody_thinks_impossible_is_found() -> None:
    """Ben believes that the coin is his already, so he cannot agree to be paid with it."""
    world = made(SHOP.replace("action walk", "believes(Ben, owner(Coin)) = Ben;\naction walk", 1))
    findings = [f for f in check(world, Story("shop", (Beat(TO_SHOP), Beat(BUY)))) if f.act == 1]
    assert codes(findings) == [("precondition-believed-false", 1, "Ben")]
    assert "`owner(Coin) == Ann`, which Ben does not believe" in findings[0].message


def test_an_act_without_motive_is_found(shop: GroundWorld) -> None:
    """Once Ann has the lamp, nothing can be better at home."""
    findings = found(shop, GONE, BOUGHT, Beat(BACK))
    assert findings == [Finding("no-reason", 2, "Ann", "Ann has no reason for walk(Ann, Shop, Home)")]


def test_a_plan_that_brings_nothing_is_found(shop: GroundWorld) -> None:
    """Walking to the shop alone does not give Ann the lamp."""
    findings = found(shop, Beat(TO_SHOP, (Reason("Ann", TO_SHOP),)), BOUGHT)
    assert codes(findings) == [("plan-no-gain", 0, "Ann")]


def test_an_idle_step_is_found(shop: GroundWorld) -> None:
    """Going home first, when the lamp could be bought at once, adds nothing."""
    roundabout = Reason("Ann", BUY, (Step(BACK),))
    findings = found(shop, GONE, Beat(BUY, (roundabout, BEN)))
    assert ("not-minimal", 1, "Ann") in codes(findings)


def test_a_plan_that_cannot_be_done_is_found(shop: GroundWorld) -> None:
    """From the shop Ann cannot set out from home."""
    reason = Reason("Ann", TO_SHOP, (Step(TO_SHOP), Step(BUY, (BEN,))))
    assert codes(found(shop, Beat(TO_SHOP, (reason,)), BOUGHT)) == [("plan-impossible", 0, "Ann")]


def test_a_plan_counting_on_fate_is_found(shop: GroundWorld) -> None:
    """Nobody decides that the shop closes, so no plan may have it."""
    reason = Reason("Ann", TO_SHOP, (Step("close()"), Step(BUY, (BEN,))))
    assert codes(found(shop, Beat(TO_SHOP, (reason,)), BOUGHT)) == [("plan-impossible", 0, "Ann")]


def test_a_step_another_has_no_reason_for_is_found() -> None:
    """Ben does not care for the coin, so Ann cannot count on him to sell."""
    world = made(SHOP.replace("utility(Ben): if(owner(Coin) == Ben) 1 else 0;", "utility(Ben): 0;"))
    reason = Reason("Ann", TO_SHOP, (Step(BUY),))
    findings = check(world, Story("shop", (Beat(TO_SHOP, (reason,)),)))
    assert codes(findings)[0] == ("step-unexplained", 0, "Ben")


def test_a_reason_resting_on_a_wrong_belief_is_still_a_reason(shop: GroundWorld) -> None:
    """Ann, at home, does not see the shop close, and goes there for nothing; buying is then impossible."""
    findings = found(shop, Beat("close()"), GONE, BOUGHT)
    assert codes(findings) == [("impossible-act", 2, None)]
    assert "`open()`" in findings[0].message


def test_a_false_utility_is_found(shop: GroundWorld) -> None:
    """What a plan is said to bring must be what it brings."""
    boast = Reason("Ann", TO_SHOP, (Step(BUY, (BEN,)),), 0.0, 2.0)
    assert codes(found(shop, Beat(TO_SHOP, (boast,)), BOUGHT)) == [("wrong-utility", 0, "Ann")]


def test_a_story_that_stops_short_is_found(shop: GroundWorld) -> None:
    """The author wanted Ann to have the lamp."""
    (finding,) = found(shop, GONE)
    assert (finding.code, finding.act) == ("goal-not-reached", None)


def test_limits_are_kept(shop: GroundWorld) -> None:
    """A plan, a story and the levels of mind may each be too long or too deep for the limits."""
    assert codes(found(shop, GONE, BOUGHT, limits=Limits(character=1))) == [("too-many-acts", 0, "Ann")]
    assert codes(found(shop, GONE, BOUGHT, limits=Limits(author=1))) == [("too-many-acts", None, None)]
    assert [f.code for f in found(shop, GONE, BOUGHT, limits=Limits(depth=0))] == ["no-reason"] * 3


def test_reasons_are_found_for_bare_acts(shop: GroundWorld) -> None:
    """The checker's own reasons are those the story was written with."""
    story, findings = explain_acts(shop, [TO_SHOP, BUY])
    assert findings == []
    assert [reason.acts for beat in story.acts for reason in beat.reasons] == [(TO_SHOP, BUY), (BUY,), (BUY,)]
    assert story.utility == 1.0


def test_triggers_without_end_are_an_error() -> None:
    """Two triggers that undo one another never come to rest."""
    text = SHOP + "trigger shut() { precondition: open(); effect: !open(); };"
    text += "trigger reopen() { precondition: !open(); effect: open(); };"
    with pytest.raises(Restless):
        check(made(text), Story("shop"))
