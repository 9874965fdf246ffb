"""Nobody feels anything about an act it neither did nor saw nor heard of: each way to hear of one, by hand."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from tests.psyche.hand import Hand
from unsaid.data.statements import Felt
from unsaid.psyche.feelings import feelings
from unsaid.psyche.hearing import Hearing
from unsaid.psyche.holding import Holding
from unsaid.psyche.log import Log
from unsaid.psyche.plans import held_plans
from unsaid.story.confirming import refusals
from unsaid.world.inner import GroundLike

PURSE = """
entity Ann : character;
entity Ben : character;
entity Cal : character;
property gone() : boolean;
property broken() : boolean;
property told() : boolean;
property poor() : boolean;
property guarded() : boolean;
action take() { precondition: !gone(); effect: gone(); consenting: Ben; observing(x : character): x == Ben; };
action smash() {
  precondition: !broken();
  effect: broken() & believes(Ann, broken());
  consenting: Ben;
  observing(x : character): x == Ben;
};
action whisper() { effect: believes(Ann, gone()); consenting: Ben; observing(x : character): x == Ben; };
action tell() {
  precondition: !told();
  effect: told() & believes(Ann, gone()) = gone() & believes(Ann, poor()) = poor();
  consenting: Cal;
};
action guard() { precondition: !guarded(); effect: guarded(); consenting: Ann; };
action fleece() {
  precondition: !poor() & !guarded();
  effect: poor() & believes(Ann, poor());
  consenting: Ben;
  observing(x : character): x == Ben;
};
action wait() { consenting: Cal; };
utility(Ann): (if(gone()) -2 else 0) + (if(broken()) -3 else 0);
utility(Ben): (if(gone()) 1 else 0) + (if(broken()) 1 else 0) + (if(poor()) 1 else 0);
utility(Cal): (if(told()) 1 else 0) + (if(poor()) -4 else 0);
"""

SOMEBODY_ELSE = """
action filch() { precondition: !gone(); effect: gone(); consenting: Cal; observing(x : character): x == Cal; };
action ruin() { precondition: !poor(); effect: poor(); consenting: Cal; observing(x : character): x == Cal; };
"""

OPENLY = SOMEBODY_ELSE.replace("observing(x : character): x == Cal;", "")


def story(acts: Sequence[str], more: str = "") -> tuple[Log, list[Felt]]:
    """What is felt in a story, all of it confirmed; Ann likes Cal."""
    hand = Hand(PURSE + more)
    hand.having(likes=(GroundLike(hand.who("Ann"), hand.who("Cal"), 1.0),))
    log = hand.log(acts)
    felt = feelings(log)
    assert refusals(log.world.ground, log.acts, felt, log.horizon) == []
    return log, felt


def of(felt: Sequence[Felt], who: str, feeling: str | None = None) -> list[tuple[str, int | None, float, str | None]]:
    """What somebody felt at what: the feeling, the place, its strength, and its cause."""
    return [(f.feeling, f.place, f.intensity, f.cause) for f in felt if f.who == who and feeling in (None, f.feeling)]


def test_nothing_is_felt_about_what_is_neither_seen_nor_heard_of() -> None:
    """Her purse is taken out of her sight, and nobody tells her."""
    _, felt = story(["take()", "wait()"])
    assert [f for f in of(felt, "Ann") if "take" in str(f)] == []


def test_news_of_what_only_one_can_have_done_is_news_of_the_deed() -> None:
    """Told at act 2 that it is gone, she loses 2 and is as angry with Ben, whom it could be nobody else but."""
    log, felt = story(["take()", "tell()"])
    assert of(felt, "Ann", "distress") == [("distress", 1, 2.0, "tell()")]
    assert of(felt, "Ann", "anger") == [("anger", 1, 2.0, "take()")]
    assert Hearing(log).heard(0, 1) == {0}


def test_news_of_what_two_might_have_done_is_news_of_no_deed() -> None:
    """Cal might have filched it out of her sight as well: the loss is as great, and nobody is blamed for it."""
    log, felt = story(["take()", "tell()"], SOMEBODY_ELSE)
    assert of(felt, "Ann", "distress") == [("distress", 1, 2.0, "tell()")]
    assert of(felt, "Ann", "anger") == []
    assert Hearing(log).heard(0, 1) == frozenset()


def test_what_she_would_have_seen_is_no_other_way() -> None:
    """Where Cal could have taken it only before her eyes, it was Ben."""
    _, felt = story(["take()", "tell()"], OPENLY)
    assert of(felt, "Ann", "anger") == [("anger", 1, 2.0, "take()")]


def test_an_act_that_tells_of_itself_is_heard_of_at_once() -> None:
    """She does not see it, but hears the crash: 3 lost, and Ben to blame, and a surprise to none: he gains by it."""
    _, felt = story(["smash()"])
    assert of(felt, "Ann") == [("distress", 0, 3.0, "smash()"), ("anger", 0, 3.0, "smash()")]


def test_a_belief_put_into_a_mind_is_no_deed_it_knows_of() -> None:
    """Ben makes her believe it gone, when it is not: she is sorry for it, and knows of nothing that he did."""
    _, felt = story(["whisper()"])
    assert of(felt, "Ann") == [("distress", 0, 2.0, "whisper()")]


def test_what_is_done_before_ones_eyes_is_no_news_of_an_earlier_deed() -> None:
    """Taken unseen, and then filched by Cal, as it looks to her: of Ben's deed she hears nothing, and blames Cal."""
    log, felt = story(["take()", "filch()"], OPENLY.replace("precondition: !gone(); ", ""))
    assert Hearing(log).heard(0, 1) == frozenset()
    assert {f.toward for f in felt if (f.who, f.feeling) == ("Ann", "anger")} == {"Cal"}


def test_guilt_at_what_one_let_happen_is_felt_by_who_hears_of_it() -> None:
    """To guard would have kept Ben from fleecing Cal of 4. She hears of it at once, if only Ben can have been at it."""
    _, felt = story(["fleece()"])
    assert of(felt, "Ann", "guilt") == [("guilt", 0, 4.0, "fleece()")]
    assert of(felt, "Ann", "pity") == [("pity", 0, 4.0, "fleece()")]
    _, felt = story(["fleece()"], SOMEBODY_ELSE)
    assert of(felt, "Ann", "guilt") == []
    assert of(felt, "Ann", "pity") == [("pity", 0, 4.0, "fleece()")]


def test_the_checker_refuses_a_feeling_about_an_act_nobody_told_of() -> None:
    """The anger of the one world, said of the other, in which Cal might have done it as well."""
    _, felt = story(["take()", "tell()"])
    (anger,) = [f for f in felt if f.feeling == "anger" and f.who == "Ann"]
    log, _ = story(["take()", "tell()"], SOMEBODY_ELSE)
    (refusal,) = refusals(log.world.ground, log.acts, [anger], log.horizon)
    assert refusal.message == "they know nothing of what was done"


BREAD = """
entity Ann : character;
entity Ben : character;
property ordered() : boolean;
property baked() : boolean;
property burnt() : boolean;
action order() { precondition: !ordered(); effect: ordered(); consenting: Ann; };
action bake() {
  precondition: ordered() & !baked();
  effect: baked();
  consenting: Ben;
  observing(x : character): x == Ben;
};
action look() { effect: believes(Ann, baked()) = baked(); consenting: Ann; observing(x : character): x == Ann; };
action call() { effect: believes(Ann, baked()) = baked(); consenting: Ben; };
action hum() { consenting: Ben; observing(x : character): x == Ben; };
utility(Ann): baked();
utility(Ben): baked();
"""


def baking(acts: Sequence[str], text: str = BREAD) -> tuple[Log, list[Felt]]:
    """What is felt in a story of bread ordered, all of it confirmed."""
    log = Hand(text).log(acts)
    felt = feelings(log)
    assert refusals(log.world.ground, log.acts, [*felt, *Holding(log).statements()], log.horizon) == []
    return log, felt


@pytest.mark.parametrize("news", ["look()", "call()"])
def test_a_plan_goes_on_by_the_acts_its_holder_knows_of(news: str) -> None:
    """He bakes out of her sight: until she looks, or he calls, her hope is what it was; then it has come to its end."""
    log, felt = baking(["order()", "bake()", "hum()", news])
    (plan,) = [p for p in held_plans(log) if p.who == 0]
    assert (plan.place, plan.end, plan.over) == (0, "completed", 3)
    (hope,) = of(felt, "Ann", "hope")
    assert hope[:3] == ("hope", 0, 0.5)
    assert of(felt, "Ann", "satisfaction") == [("satisfaction", 3, 1.0, news)]
    assert of(felt, "Ann", "disappointment") == []


def test_a_step_done_unseen_disappoints_nobody() -> None:
    """Nothing of the baking comes to her, so nothing of her plan is over."""
    log, felt = baking(["order()", "bake()"])
    (plan,) = [p for p in held_plans(log) if p.who == 0]
    assert (plan.end, plan.over) == ("open", None)
    assert of(felt, "Ann", "disappointment") == []


SHUT = BREAD.replace(
    "effect: ordered(); consenting", "effect: ordered() & believes(Ann, burnt()) = burnt(); consenting"
)
SHUT = SHUT.replace("precondition: ordered() &", "precondition: !burnt() & ordered() &")


def test_a_plan_that_its_first_act_shows_to_be_vain_is_over_with_that_act() -> None:
    """She learns as she orders that the oven has burnt: there is no hope, and the disappointment is at the order."""
    log, felt = baking(
        ["order()", "hum()"], SHUT.replace("action order", "burnt(); believes(Ann, !burnt());\naction order")
    )
    (plan,) = [p for p in held_plans(log) if p.who == 0]
    assert (plan.end, plan.over, plan.left) == ("broken", 0, ())
    assert of(felt, "Ann", "hope") == []
    assert of(felt, "Ann", "disappointment") == [("disappointment", 0, 1.0, "order()")]


def test_nothing_is_felt_at_an_act_of_which_nothing_came_to_one() -> None:
    """Bent to be felt at the humming she did not hear, the disappointment is refused."""
    import msgspec

    log, felt = baking(
        ["order()", "hum()"], SHUT.replace("action order", "burnt(); believes(Ann, !burnt());\naction order")
    )
    (felt_,) = [f for f in felt if f.feeling == "disappointment"]
    bent = msgspec.structs.replace(felt_, place=1, cause="hum()")
    (refusal,) = refusals(log.world.ground, log.acts, [bent], log.horizon)
    assert refusal.message == "nothing of that act came to them"
