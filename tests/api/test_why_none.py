"""Why there is no story: each kind of answer on a small world, worked out by hand, and what is promised of all."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import unsaid
from tests.story.public import NAMES, problem
from unsaid.api.asking import whynone
from unsaid.api.asking.whynone import WhyNone
from unsaid.story.willing import Bound

PAGE = Path(__file__).parents[2] / "docs" / "how-to" / "find-out-why-there-is-no-story.md"

MAGI = """
title "The Gift";
entity Della : character;
entity Jim : character;
property hair(who : character) : boolean;
property money(who : character) : boolean;
property chain(who : character) : boolean;
property home(who : character) : boolean;
property given() : boolean;
property supper() : boolean;
property evening() : boolean;
hair(Della);
supper();
action sell_hair(Della) {
  precondition: hair(Della) & !evening();
  effect: !hair(Della) & money(Della);
  consenting: Della;
};
action buy_chain(Della) { precondition: money(Della); effect: !money(Della) & chain(Della); consenting: Della; };
action come_home(Jim) { precondition: !home(Jim); effect: home(Jim) & evening(); consenting: Jim; };
action give_chain(Della) { precondition: chain(Della) & home(Jim) & !given(); effect: given(); consenting: Della; };
utility(): given();
utility(Della): given();
utility(Jim): if(home(Jim) & supper()) 1 else 0;
called Della: "Della", she;
called Jim: "Jim", he;
telling sell_hair(Della) { nobody: "Della sells her hair."; choice: "Sell her hair"; };
telling buy_chain(Della) { nobody: "Della buys the chain."; choice: "Buy the chain"; };
telling come_home(Jim) { nobody: "Jim comes home."; choice: "Come home"; };
telling give_chain(Della) { nobody: "Della gives Jim the chain."; choice: "Give Jim the chain"; };
telling money(who : character) { true: "{who} has money for the chain"; false: "{who} has no money"; };
telling supper() { true: "supper is on the table"; false: "there is no supper"; };
"""

HER_MISTAKE = "believes(Della, believes(Jim, !supper()));\n"
HIS_MISTAKE = "believes(Jim, !supper());\n" + HER_MISTAKE

ONLY_IF = (
    "what it would bring (Della has money for the chain) gains her something only if Jim comes home, and in her mind "
    "Jim has no reason to: he would, if he knew that supper is on the table."
)


def why(text: str, **limits: float) -> WhyNone:
    """Why there is no story in a world of this text."""
    found = unsaid.read(text).find(**limits).why_none  # pyright: ignore[reportArgumentType]
    assert found is not None
    return found


def test_a_found_story_has_no_why_none() -> None:
    """Where there is a story there is nothing to say."""
    assert unsaid.load("tutorial").find().why_none is None
    assert why(MAGI + HER_MISTAKE).kind == "unwilling"
    assert unsaid.read(MAGI).find().why_none is None


# --- limits ---


@pytest.mark.parametrize(("limits", "flag"), [({"acts": 1}, "--acts 1"), ({"reasons": 1}, "--reasons 1")])
def test_a_limit_that_leaves_it_out(limits: dict[str, int], flag: str) -> None:
    """The lamp's story has two acts, and the first a plan of two; a limit of one leaves either out, and is named."""
    found = unsaid.load("tutorial").find(**limits).why_none  # pyright: ignore[reportArgumentType]
    assert found is not None and found.beyond is not None
    assert found.beyond.acts == ("light(Ida)", "row_home(Olm)")
    assert str(found) == f"There is a story of 2 acts; {flag} leaves it out."


def test_a_limit_that_is_not_in_the_way_is_not_blamed() -> None:
    """Of two limits, one of them wide enough, only the other is named."""
    found = unsaid.load("tutorial").find(acts=1, reasons=4).why_none
    assert found is not None and found.beyond is not None
    assert found.beyond.limits == (("acts", 1),)


def test_limits_that_leave_it_out_together() -> None:
    """Where lifting either alone brings no story, both are named."""
    found = unsaid.load("tutorial").find(acts=1, reasons=1).why_none
    assert found is not None and found.beyond is not None
    assert found.beyond.limits == (("acts", 1), ("reasons", 1))
    assert "--acts 1 and --reasons 1 together leave it out" in str(found)


# --- what never comes about ---


def test_a_key_that_can_never_be_had() -> None:
    """The goal needs the gate, the gate a key; the key is named, in the author's words."""
    world = """
    entity You : character;
    role You;
    property key() : boolean;
    property in() : boolean;
    action open_gate(You) { precondition: key(); effect: in(); consenting: You; };
    utility(): in();
    utility(You): in();
    telling key() { true: "you have the key"; false: "you have no key"; };
    telling in() { true: "you are in"; false: "you are outside"; };
    """
    found = why(world)
    assert found.kind == "never"
    assert str(found) == (
        "The author's utility comes to 0 at most. The author's goal needs this, which never comes about: you are in.\n"
        "- It would come about, were you to open the gate; but that needs this: you have the key. "
        "Nothing ever brings that about."
    )


def test_any_one_of_several_would_do() -> None:
    """Either key would open, and neither can be had: they are told as what would each be enough."""
    world = """
    entity You : character;
    property gold() : boolean;
    property iron() : boolean;
    property in() : boolean;
    action knock(You) { effect: in(); consenting: You; };
    utility(): if(gold() | iron()) 2 else 0;
    """
    assert str(why(world)) == (
        "The author's utility comes to 0 at most. The author's goal would be reached by any one of these, "
        "none of which ever comes about: `gold()`; `iron()`.\n"
        "- `gold()`: nothing ever brings it about.\n"
        "- `iron()`: nothing ever brings it about."
    )


def test_a_goal_higher_than_the_utility_goes() -> None:
    """A condition counts 1 at most, so a goal of 2 is out of reach, whatever is done."""
    assert str(why(MAGI, goal=2)) == "The author's utility comes to 1 at most."


# --- reasons ---


def test_she_does_not_know_that_he_would_come() -> None:
    """Della thinks that Jim does not know of his supper. He would come, but she cannot count on it: what she would have
    to know is said, and so is what he lacks in her mind."""
    assert str(why(MAGI + HER_MISTAKE)).split("\n")[1:] == [
        "- Act 1: Della has no reason to sell her hair: she would, if she knew that Jim believes that supper is on the "
        f"table. W{ONLY_IF[1:]}"
    ]


def test_he_does_not_know_and_she_knows_that() -> None:
    """Now Jim really does not know of it, and Della is right: then neither of them has a reason, each for want of what
    they lack themselves. Hers to buy the chain is the same as to sell her hair."""
    found = why(MAGI + HIS_MISTAKE)
    assert found.kind == "unwilling"
    (story,) = found.stories
    assert {lack.act for lack in story.lacks} == {"sell_hair(Della)", "buy_chain(Della)", "come_home(Jim)"}
    told = str(found)
    assert f"Della has no reason to sell her hair: {ONLY_IF}" in told
    assert "Jim has no reason to come home: he would, if he knew that supper is on the table." in told


def test_one_act_done_willingly_is_nearest() -> None:
    """If the day were long, Jim could come first, with nothing else wanting: so his is the one act that is told."""
    found = why(MAGI.replace(" & !evening()", "") + HIS_MISTAKE)
    assert [[lack.act for lack in story.lacks] for story in found.stories] == [["come_home(Jim)"]]
    assert found.stories[0].lacks[0].ways[0].kind == "belief"


COST = """
entity Ann : character;
property told() : boolean;
action tell(Ann) { effect: told(); consenting: Ann; };
utility(): told();
concern candour(Ann) : own { weight: 1; term: told(); };
concern pride(Ann) : own { weight: 3; term: !told(); };
called Ann: "Ann", she;
telling concern pride(Ann) { down: "she has lost face"; };
"""


def test_what_it_would_cost() -> None:
    """Telling brings Ann 1 and costs her 3. Were it not for the 3 she would."""
    text = COST
    if not unsaid.read(text).ok:
        pytest.fail("\n".join(one.message for one in unsaid.read(text).diagnostics))
    (story,) = why(text).stories
    (way,) = story.lacks[0].ways
    assert (way.kind, way.concern) == ("cost", "pride")
    assert "Ann has no reason to tell: she would, were it not for this: she has lost face." in str(why(text))


def test_what_she_does_not_want() -> None:
    """Ann cares for nothing: all that can be said is that she would, if she wanted what it brings."""
    text = "entity Ann : character;\nproperty lit() : boolean;\n"
    text += "action light(Ann) { effect: lit(); consenting: Ann; };\nutility(): lit();\n"
    (story,) = why(text).stories
    (way,) = story.lacks[0].ways
    assert (way.kind, [(fact.fluent, fact.value) for fact in way.facts]) == ("wish", [("lit()", True)])


BOX = """
entity Tom : character;
property locked() : boolean;
property rich() : boolean;
believes(Tom, locked());
action take(Tom) { precondition: !locked(); effect: rich(); consenting: Tom; };
utility(): rich();
"""
"""Tom could take a coin out of a box that is open, and that he thinks is locked."""


def test_what_he_does_not_think_possible() -> None:
    """Tom would take the coin, but thinks the box is locked: he would have to know that it is not, and then does."""
    (lack,) = why(BOX + "utility(Tom): rich();").stories[0].lacks
    assert [(fact.who, fact.fluent, fact.value) for fact in lack.unknown] == [((), "locked()", False)]
    assert lack.reasoned and not lack.ways


def test_what_he_would_lack_even_then() -> None:
    """As before, but that Tom cares for nothing: knowing that the box is open would give him no reason."""
    text = """
    called Tom: "Tom", he;
    telling locked() { true: "the box is locked"; false: "the box is not locked"; };
    telling rich() { true: "Tom is rich"; false: "Tom is poor"; };
    """
    assert str(why(BOX + text)).split("\n")[1:] == [
        "- Act 1: Tom does not think it possible to take, not knowing that the box is not locked. Even then he has no "
        "reason: it brings him nothing that he wants. He would, if he wanted this: Tom is rich."
    ]


def test_what_is_left_out_is_said_beside_what_is_lacking() -> None:
    """Without the refusal somebody would have to be willing; with it put back there is a story, and both are said."""
    found = unsaid.load("the-saucer").without("refuse").find().why_none
    assert found is not None
    assert (found.kind, found.put_back) == ("unwilling", (("refuse", 4),))
    assert str(found).endswith("Or else, without anybody being more willing: with `refuse` there is a story of 4 acts.")


def test_told_from_a_side() -> None:
    """Who the reader is, is told as such: Della as you."""
    found = why(MAGI + HER_MISTAKE)
    told = found.prose("Della")
    assert "You have no reason to sell her hair: you would, if you knew that Jim believes that supper is" in told
    assert "gains you something only if Jim comes home, and as far as you know Jim has no reason to" in told


def test_the_same_each_time() -> None:
    """Nothing in it hangs on chance: two that are worked out apart are equal."""
    assert why(MAGI + HIS_MISTAKE) == why(MAGI + HIS_MISTAKE)


def test_what_nobody_could_do_however_willing() -> None:
    """Both lamps can be lit, and never at once: no course of acts brings it, and none is made up."""
    text = """
    type lamp;
    entity Red : lamp;
    entity Green : lamp;
    entity Ann : character;
    property lit() : lamp;
    property red() : boolean;
    property green() : boolean;
    action red(Ann) { effect: red() & !green(); consenting: Ann; };
    action green(Ann) { effect: green() & !red(); consenting: Ann; };
    utility(): red() & green();
    """
    found = why(text)
    assert (found.kind, found.stories) == ("impossible", ())
    assert str(found).startswith("Even were everybody willing, no course of acts reaches the author's goal")


# --- an act in the place of the goal ---


def test_why_an_act_is_in_none() -> None:
    """Asked of the giving of the chain, the answer is the same as of the goal that it brings."""
    found = unsaid.read(MAGI + HER_MISTAKE).find().why_not("give_chain")
    assert (found.act, found.kind) == ("give_chain(Della)", "unwilling")
    assert "Della has no reason to sell her hair" in str(found)


def test_an_act_that_nothing_keeps() -> None:
    """Ida has every reason to light the lamp, and no story of one act reaches the goal."""
    found = unsaid.load("tutorial").find(acts=1).why_not("light")
    assert found.kind == "free"
    assert found.stories[0].acts == ("light(Ida)",)


def test_an_act_left_out_is_that() -> None:
    """Of an act that the world does without, this is what is said."""
    assert unsaid.load("tutorial").without("light").find().why_not("light").kind == "left out"


def test_an_act_that_is_not_there_is_refused() -> None:
    """A name that means no act is an error, with a hint."""
    with pytest.raises(unsaid.UnknownName, match="did you mean light"):
        unsaid.load("tutorial").without("light").find().why_not("lihgt")


# --- all of them ---


@pytest.mark.slow
@pytest.mark.parametrize("name", ["the-soup", "tutorial", "the-saucer", "the-owl", "paste"])
def test_a_bundled_world_without_an_act(name: str) -> None:
    """With an act of its story taken away, whatever is said where no story is left names the act."""
    world = unsaid.load(name)
    story = world.find().story
    assert story is not None
    for act in dict.fromkeys(story.names):
        outcome = world.without(act).find(budget=unsaid.Budget(states=200, time=5))
        if outcome.why_none is not None:
            assert act in str(outcome.why_none), act


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "act"),
    [
        ("the-riding-light", "read_the_charge()"),
        ("the-riding-light", "show_him_the_comet()"),
        ("the-unsaid", "deny()"),
        ("the-unsaid", "night_falls()"),
        ("the-lesson", "pack_up()"),
        ("the-lesson", "compose_herself()"),
    ],
)
def test_a_long_world_without_an_act(name: str, act: str) -> None:
    """The same of the long ones, each without an act that all of it hangs on, whether or not that can be proved."""
    found = unsaid.load(name).without(act).find().why_none
    assert found is not None
    assert act in str(found)


QUICK = ("bribery", "basketball_any", "fantasy_any", "fantasy_two", "space_any", "space_all", "raiders", "treasure")


@pytest.mark.slow
@pytest.mark.parametrize("name", QUICK)
def test_a_public_file_with_one_act_too_few(shared: Path, name: str) -> None:
    """Limited to one act fewer than its shortest story has, the limit is named, and a story that it leaves out."""
    assert name in NAMES
    given = problem(shared, name)
    world = unsaid.read(given.world.source.text, name, sabre=True)
    limits = {"reasons": given.limits.character, "depth": given.limits.depth, "goal": given.goal}
    shortest = world.find(shortest=True, **limits).story  # pyright: ignore[reportArgumentType]
    assert shortest is not None
    fewer = len(shortest.names) - 1
    found = world.find(acts=fewer, **limits).why_none  # pyright: ignore[reportArgumentType]
    assert found is not None and found.beyond is not None
    assert found.beyond.limits == (("acts", fewer),)
    assert world.story(found.beyond.acts).check(reasons=given.limits.character, depth=given.limits.depth) == ()


def test_no_bare_name_where_there_are_words() -> None:
    """In a world with words for all of it, no fluent is told by its name."""
    told = str(why(MAGI + HIS_MISTAKE))
    assert not re.search(r"\w+\(\w*\)", told.replace("`", ""))


# --- other kinds ---

PEOPLE = """
entity You : character;
entity Ann : character;
entity Tom : character;
role You;
called Ann: "Ann", she;
called Tom: "Tom", he;
"""

DOOR = (
    PEOPLE
    + """
property lit() : boolean;
property open() : boolean;
property asked() : boolean;
lit();
action ask(You) { precondition: !asked(); effect: asked(); consenting: You; };
action let_in(Ann) { precondition: asked() & !open(); effect: open(); consenting: Ann; };
utility(): open();
utility(You): open();
utility(Ann): if(open() & lit()) 1 else 0;
telling lit() { true: "the lamp is lit"; false: "the lamp is dark"; };
telling open() { true: "the door is open"; false: "the door is shut"; };
telling asked() { true: "you have asked"; false: "you have not asked"; };
telling ask(You) { You: "You ask."; choice: "Ask to be let in"; };
telling let_in(Ann) { You: "Ann lets you in."; choice: "Let you in"; };
"""
)
"""Ann would let you in, as the lamp is lit, and knows that it is."""


def test_what_is_missing_is_a_belief_of_a_mind_in_a_mind() -> None:
    """You think that Ann takes the lamp to be dark, and so that she would not open: you do not ask. What is missing is
    in your picture of her mind; put right, it gives you the reason."""
    found = why(DOOR + "believes(You, believes(Ann, lit()) = False);\n")
    (lack,) = found.stories[0].lacks
    assert (lack.who, lack.act) == ("You", "ask(You)")
    assert [(one.who, one.fluent, one.value) for one in lack.ways[0].facts] == [(("Ann",), "lit()", True)]
    assert "you would, if you knew that Ann believes that the lamp is lit" in str(found)


def test_a_third_person_is_unwilling() -> None:
    """The house is sold by you and Ann, who both want it; Tom has to sign first, and gains nothing by it. He alone is
    named."""
    text = (
        PEOPLE
        + """
    property sold() : boolean;
    property signed() : boolean;
    action sign(Tom) { precondition: !signed(); effect: signed(); consenting: Tom; };
    action sell(You, Ann) { precondition: signed() & !sold(); effect: sold(); consenting: You, Ann; };
    utility(): sold();
    utility(You): sold();
    utility(Ann): sold();
    telling signed() { true: "the deed is signed"; false: "the deed is not signed"; };
    telling sign(Tom) { You: "Tom signs."; choice: "Sign"; };
    """
    )
    (story,) = why(text).stories
    assert [(lack.who, lack.act) for lack in story.lacks] == [("Tom", "sign(Tom)")]
    assert "Tom has no reason to sign: it brings him nothing that he wants." in str(why(text))


def test_two_acts_that_lack_a_reason() -> None:
    """Nobody but you wants the fire, and others would have to lay and light it: both are named, in order."""
    text = (
        PEOPLE
        + """
    property laid() : boolean;
    property burning() : boolean;
    action lay(Ann) { precondition: !laid(); effect: laid(); consenting: Ann; };
    action light(Tom) { precondition: laid() & !burning(); effect: burning(); consenting: Tom; };
    utility(): burning();
    utility(You): burning();
    telling laid() { true: "the fire is laid"; false: "there is no fire"; };
    telling burning() { true: "the fire burns"; false: "the fire is out"; };
    telling lay(Ann) { You: "Ann lays the fire."; choice: "Lay the fire"; };
    telling light(Tom) { You: "Tom lights it."; choice: "Light it"; };
    """
    )
    (story,) = why(text).stories
    assert [(lack.place, lack.who) for lack in story.lacks] == [(0, "Ann"), (1, "Tom")]
    assert all(way.kind == "wish" for lack in story.lacks for way in lack.ways)


def test_a_fact_that_nobody_can_bring_is_named_through_the_acts_that_need_it() -> None:
    """The horses are fed once the bell rings, and it would ring if there were a bell: the bell is the fact."""
    text = (
        PEOPLE
        + """
    property bell() : boolean;
    property rung() : boolean;
    property fed() : boolean;
    action ring(Ann) { precondition: bell() & !rung(); effect: rung(); consenting: Ann; };
    action feed(Tom) { precondition: rung() & !fed(); effect: fed(); consenting: Tom; };
    utility(): fed();
    utility(Ann): fed();
    utility(Tom): fed();
    telling bell() { true: "there is a bell"; false: "there is no bell"; };
    telling rung() { true: "the bell rings"; false: "the bell is still"; };
    telling fed() { true: "the horses are fed"; false: "the horses are hungry"; };
    """
    )
    said = str(why(text))
    assert said.endswith("that needs this: there is a bell. Nothing ever brings that about.")
    assert not re.search(r"\w\(\)", said)


def test_an_act_that_is_in_no_story_is_asked_about_before_there_is_one() -> None:
    """Asked of the act instead of the goal, the same is missing; and of an act that nothing keeps anybody from, that
    nothing does."""
    world = unsaid.read(DOOR + "believes(You, believes(Ann, lit()) = False);\n")
    found = world.find().why_not("let_in")
    assert (found.kind, [lack.act for lack in found.stories[0].lacks]) == ("unwilling", ["ask(You)"])
    assert "you knew that Ann believes that the lamp is lit" in str(found)


def test_a_search_that_was_cut_short_has_something_to_say() -> None:
    """Where no state may be looked into nothing is proved, so there is no ``why_none``; what never comes about is known
    all the same."""
    cut = unsaid.load("tutorial").without("light").find(budget=unsaid.Budget(states=0))
    assert cut.stop == "limit:states" and cut.why_none is None
    assert cut.in_the_way is not None and cut.in_the_way.kind == "never"
    found = unsaid.load("tutorial").find()
    assert found.in_the_way is None


def test_where_no_willing_story_is_found_within_the_bounds_it_is_said_how_far_people_come_and_what_that_goes_back_to(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where nobody comes home and no hair is sold, all that is needed goes back to these two acts, each with its reason
    that is missing."""
    nothing = Bound(0, 0.5)
    for bound in ("EASY", "HARD", "SLOW", "ANY"):
        monkeypatch.setattr(whynone, bound, nothing)
    found = why(MAGI + HIS_MISTAKE)
    assert found.kind == "stuck"
    assert found.stuck is not None
    assert (found.stuck.acts, found.stuck.whole) == ((), True)
    assert sorted(story.acts for story in found.stories) == [("come_home(Jim)",), ("sell_hair(Della)",)]
    assert str(found).splitlines() == [
        "By themselves, people do nothing that brings it nearer.",
        "What is needed and never comes about so: `given()`.",
        "- It goes back to this: Della has money for the chain. That would come about, were Della to sell her hair. "
        f"Della has no reason to sell her hair: {ONLY_IF}",
        "- It goes back to this: `home(Jim)`. That would come about, were Jim to come home. Jim has no reason to come "
        "home: he would, if he knew that supper is on the table.",
    ]


def test_what_people_do_with_reasons_is_told_as_far_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Jim, who knows of his supper, comes home; then it is evening, and no hair can be sold any more."""
    for bound in ("EASY", "HARD", "SLOW", "ANY"):
        monkeypatch.setattr(whynone, bound, Bound(0, 0.5))
    found = why(MAGI.replace("utility(): given();", "utility(): given() & home(Jim);") + HER_MISTAKE)
    assert (found.kind, found.stuck and found.stuck.acts) == ("stuck", ("come_home(Jim)",))
    assert str(found).splitlines()[0] == "By themselves, people come no nearer than this: Jim would come home."
