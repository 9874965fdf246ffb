"""Statements about hopes, and about how somebody holds what they do not know, each bent in its own way: all refused.

Each row of a table is a kind of bending. What it is bent from is confirmed as it stands.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from tests.checker.unsure.given import given
from tests.reference.small import World
from tests.reference.test_hoping import bluff, chest, crossroads, doors, letter, peepholes
from unsaid.checker import Finding, check, explain_acts
from unsaid.checker.statements.checking import check as check_statements
from unsaid.data.limits import Limits
from unsaid.data.statements import HowHeld, Knowing, NotKnowing
from unsaid.data.story import Beat, Guess, Hope, Reason, Step, Story, Supposition

LIMITS = Limits(character=3, depth=2)

DESK, ATTIC = Guess("letter", value="desk"), Guess("letter", value="attic")
IN_DESK, IN_ATTIC = Supposition((DESK,), 2, 1.0), Supposition((ATTIC,), 1, 0.0)
TABLE = Hope(1.0, 0.0, (IN_DESK, IN_ATTIC))
LOOK = Reason("Ben", "look desk", (Step("take desk"),), hope=TABLE)


def findings(world: World, act: str, reason: Reason, *before: str) -> list[Finding]:
    """What is wrong with an act for which a reason is given, after some others for which none is asked."""
    story = Story("small", (*map(Beat, before), Beat(act, (reason,))))
    found = check(given(world), story, LIMITS)
    return [f for f in found if f.act == len(before)]


def hope(who: str, *acts: str, told: Hope | None = None) -> Reason:
    """A hope that these acts come to something."""
    return Reason(who, acts[0], tuple(map(Step, acts[1:])), hope=told or Hope())


def told(*rows: Supposition) -> Reason:
    """Ben's hope to find the letter in the desk, with these suppositions."""
    return hope("Ben", "look desk", "take desk", told=Hope(1.0, 0.0, rows))


def house() -> World:
    """Ben may knock to find out whether anybody is at home, and wait; Zed likes to hum."""
    w = World(["Ben", "Zed"], {"home": True, "inside": False, "hummed": False})
    w.opened("home")
    w.held(("Ben",), "home", "open")
    w.action("knock", True, [], ("Ben",), True, [w.learns("Ben", w.get("home"))])
    w.action("go in", w.equal("home", True), [w.effect("inside", True)], ("Ben",))
    w.action("wait", True, [], ("Ben",))
    w.action("thunder", True, [])
    w.action("hum", True, [w.effect("hummed", True)], ("Zed",))
    w.utility("Zed", w.equal("hummed", True))
    w.utility("Ben", w.equal("inside", True))
    return w


def mushroom() -> World:
    """It may please, 1, or kill, -10; Ben dares to lose 100."""
    w = World(["Ben"], {"good": True, "pleased": False, "dead": False})
    w.opened("good")
    w.held(("Ben",), "good", "open")
    good = w.get("good")
    w.action("eat", True, [w.effect("pleased", True, when=good), w.effect("dead", True, when=["not", good])], ("Ben",))
    w.utility("Ben", ["-", ["if", w.get("pleased"), 1, 0], ["if", w.get("dead"), 10, 0]])
    w.dares(Ben=100)
    return w


def gamble(count: int, prize: float = 1) -> World:
    """A prize for whoever tries while so many things, none of them known, are all so."""
    names = [f"f{i}" for i in range(count)]
    w = World(["Ben"], {**dict.fromkeys(names, True), "won": False})
    for name in names:
        w.opened(name)
        w.held(("Ben",), name, "open")
    w.action("try", True, [w.effect("won", True, when=["and", *map(w.get, names)])], ("Ben",))
    w.utility("Ben", ["if", w.get("won"), ["/", prize, prize], 0])
    return w


def unwilling() -> World:
    """The crossroads, where the stranger does not care to help."""
    w = crossroads("tied")
    w.utility("Stranger", 0)
    return w


ROAD = hope("Ann", "ask", "say left", "go left")
STEPS_WITH_REASONS = Reason("Ben", "look desk", (Step("take desk", (hope("Ben", "take desk"),)),), hope=TABLE)
LOOK_TWICE = hope("Ben", "look desk", "look attic", "take desk")

SOUND: dict[str, tuple[Callable[[], World], Reason]] = {
    "with its table": (letter, LOOK),
    "with the plan alone": (letter, hope("Ben", "look desk", "take desk")),
    "with the gain alone": (letter, hope("Ben", "look desk", "take desk", told=Hope(gain=1.0))),
    "the table in another order": (letter, told(IN_ATTIC, IN_DESK)),
    "in a house": (house, hope("Ben", "knock", "go in")),
    "before doors": (peepholes, hope("Ben", "peep b", "open b")),
    "of somebody's answer": (lambda: crossroads("unclear"), ROAD),
    "of six things together": (lambda: gamble(6), hope("Ben", "try")),
}

BENT: dict[str, tuple[Callable[[], World], Reason, str]] = {
    "an idle act": (house, hope("Ben", "knock", "hum", "go in"), "not-minimal"),
    "an act without a reason": (house, hope("Ben", "knock", "wait", "go in"), "plan-no-gain"),
    "an idle first act": (house, hope("Ben", "wait", "knock", "go in"), "not-minimal"),
    "a search that adds nothing": (letter, LOOK_TWICE, "plan-no-gain"),
    "a first act that is only possible": (letter, hope("Ben", "take attic"), "precondition-believed-false"),
    "more to lose than is dared": (chest, hope("Ben", "open"), "plan-no-gain"),
    "a bluff that nobody dares": (bluff, hope("Ann", "claim", "yield"), "plan-no-gain"),
    "more to lose than to gain": (mushroom, hope("Ben", "eat"), "plan-no-gain"),
    "a guess at a door that may cost": (lambda: doors(3), hope("Ben", "open b"), "plan-no-gain"),
    "a plan that gains nothing": (letter, hope("Ben", "look desk"), "plan-no-gain"),
    "a peep here and a guess there": (peepholes, hope("Ben", "peep a", "open b"), "plan-no-gain"),
    "an answer nobody would give": (unwilling, ROAD, "plan-no-gain"),
    "an answer of one who is known not to know": (lambda: crossroads("open"), ROAD, "plan-no-gain"),
    "an act of nobody's": (house, hope("Ben", "knock", "thunder", "go in"), "plan-no-gain"),
    "an act more at the end": (house, hope("Ben", "knock", "go in", "wait"), "plan-no-gain"),
    "too many acts": (house, hope("Ben", "knock", "wait", "wait", "go in"), "too-many-acts"),
    "an act the world has not": (house, hope("Ben", "knock", "fly"), "unknown-act"),
    "too much to suppose": (lambda: gamble(7), hope("Ben", "try"), "unconfirmed"),
    "an end that is not known": (lambda: gamble(1, 0), hope("Ben", "try"), "no-hope"),
    "a hope told as a plain reason": (letter, Reason("Ben", "look desk", (Step("take desk"),)), "plan-impossible"),
    "a stopped run told as ended": (letter, told(IN_DESK, Supposition((ATTIC,), 2, 0.0)), "wrong-supposition"),
    "an ended run told as stopped": (letter, told(Supposition((DESK,), 1, 1.0), IN_ATTIC), "wrong-supposition"),
    "a run that gains more": (letter, told(Supposition((DESK,), 2, 2.0), IN_ATTIC), "wrong-supposition"),
    "a run that is told to gain in vain": (letter, told(IN_DESK, Supposition((ATTIC,), 1, 1.0)), "wrong-supposition"),
    "a supposition left out": (letter, told(IN_DESK), "wrong-supposition"),
    "a supposition twice": (letter, told(IN_DESK, IN_ATTIC, IN_ATTIC), "wrong-supposition"),
    "a supposition of what is no value": (
        letter,
        told(IN_DESK, IN_ATTIC, Supposition((Guess("letter", value="cellar"),), 1, 0.0)),
        "wrong-supposition",
    ),
    "a supposition of what the plan does not read": (
        letter,
        told(Supposition((DESK, Guess("has", value=True)), 2, 1.0), IN_ATTIC),
        "wrong-supposition",
    ),
    "a supposition in another mind": (
        letter,
        told(Supposition((Guess("letter", ("Ben",), "desk"),), 2, 1.0), IN_ATTIC),
        "wrong-supposition",
    ),
    "a supposition that it stays open": (
        letter,
        told(IN_DESK, IN_ATTIC, Supposition((Guess("letter", open=True),), 1, 0.0)),
        "wrong-supposition",
    ),
    "a greater gain": (letter, hope("Ben", "look desk", "take desk", told=Hope(gain=2.0)), "wrong-utility"),
    "a smaller gain": (letter, hope("Ben", "look desk", "take desk", told=Hope(gain=0.5)), "wrong-utility"),
    "a loss where there is none": (letter, hope("Ben", "look desk", "take desk", told=Hope(loss=1.0)), "wrong-utility"),
    "a utility before": (letter, msgspec.structs.replace(LOOK, before=0.0), "wrong-utility"),
    "a utility after": (letter, msgspec.structs.replace(LOOK, after=1.0), "wrong-utility"),
    "steps with reasons": (letter, STEPS_WITH_REASONS, "step-unexplained"),
    "a hope for another act": (letter, hope("Ben", "look attic", "take attic"), "no-reason"),
}


@pytest.mark.parametrize("kind", SOUND)
def test_a_hope_is_confirmed(kind: str) -> None:
    """As they stand they are hopes."""
    world, reason = SOUND[kind]
    assert findings(world(), reason.act, reason) == []


@pytest.mark.parametrize("kind", BENT)
def test_a_bent_hope_is_refused(kind: str) -> None:
    """Whatever is bent, there is a finding of its kind, and it is no mere remark."""
    world, reason, code = BENT[kind]
    act = "look desk" if kind == "a hope for another act" else reason.act
    found = findings(world(), act, reason)
    assert code in [f.code for f in found if not f.remark], found


def test_a_hope_where_all_is_known_is_refused() -> None:
    """After looking in vain Ben knows where the letter is: there is nothing left to suppose."""
    found = findings(letter(), "take attic", hope("Ben", "take attic"), "look desk")
    assert [f.code for f in found] == ["no-hope"]
    assert findings(letter(), "take attic", Reason("Ben", "take attic"), "look desk") == []


def test_a_hope_in_somebodys_plan_is_gone_through() -> None:
    """Ann lets Ben in, counting on him to look and to take; his hope, given in her plan, is run again as well."""
    w = letter_for_ann()
    story, wrong = explain_acts(given(w), ["let in"], LIMITS)
    assert wrong == []
    (reason,) = story.acts[0].reasons
    (his,) = reason.plan[0].reasons
    assert (his.character, his.acts) == ("Ben", ("look desk", "take desk"))
    assert his.hoped is not None
    assert findings(w, "let in", reason) == []
    bent = msgspec.structs.replace(his, hope=Hope(gain=2.0))
    step = msgspec.structs.replace(reason.plan[0], reasons=(bent,))
    found = findings(w, "let in", msgspec.structs.replace(reason, plan=(step, *reason.plan[1:])))
    assert "wrong-utility" in [f.code for f in found]


def letter_for_ann() -> World:
    """Ben, let in, may look for the letter and take it; Ann wants no more than that he has looked."""
    w = World(["Ann", "Ben"], {"letter": "desk", "has": False, "in": False, "looked": False})
    w.opened("letter", "desk", "attic")
    w.held(("Ben",), "letter", "open")
    w.held(("Ann", "Ben"), "letter", "open")
    inside = w.equal("in", True)
    w.action("let in", True, [w.effect("in", True)], ("Ann",))
    learnt = [w.learns("Ben", w.equal("letter", "desk"))]
    w.action("look desk", inside, [w.effect("looked", True)], ("Ben",), True, learnt)
    w.action("take desk", ["and", inside, w.equal("letter", "desk")], [w.effect("has", True)], ("Ben",))
    w.utility("Ann", w.equal("looked", True))
    w.utility("Ben", w.equal("has", True))
    return w


# --- how something is held --------------------------------------------------------------------------

PLACES = ("desk", "attic", "cellar")


def held() -> World:
    """Ann knows where the letter is. Ben has ruled nothing out, and thinks that Ann knows; of Cat he is sure that she
    holds one of two, of Dan he cannot say. Then Ben sees that it is not in the desk."""
    w = World(["Ann", "Ben", "Cat", "Dan"], {"letter": "attic"})
    w.opened("letter", *PLACES)
    w.held(("Ben",), "letter", "open")
    w.held(("Ben", "Ann"), "letter", "tied")
    w.held(("Ben", "Cat"), "letter", "sure", "desk", "attic")
    w.held(("Ben", "Dan"), "letter", "unclear", "attic", "cellar")
    w.action("look", True, [], ("Ben",), {"Ben": True}, [w.learns("Ben", w.equal("letter", "desk"))])
    return w


def how(*who: str, done: int = 0, label: str = "open", among: tuple[object, ...] = PLACES) -> HowHeld:
    """That the last of some people holds the letter in some way."""
    return HowHeld(who, "letter", done, label, among)  # type: ignore[arg-type]


def whether(*who: str, done: int = 0, knows: bool | None) -> Knowing:
    """Whether the last of some people knows where the letter is."""
    return Knowing(who, "letter", done, knows)


LEFT = ("attic", "cellar")

SO: dict[str, NotKnowing] = {
    "the world": how(label="known", among=("attic",)),
    "Ann": how("Ann", label="known", among=("attic",)),
    "Ben": how("Ben"),
    "Ann for Ben": how("Ben", "Ann", label="tied"),
    "Cat for Ben": how("Ben", "Cat", label="sure", among=("desk", "attic")),
    "Dan for Ben": how("Ben", "Dan", label="unclear", among=LEFT),
    "Ben afterwards": how("Ben", done=1, among=LEFT),
    "Ann for Ben afterwards": how("Ben", "Ann", done=1, label="tied", among=LEFT),
    "that Ann knows": whether("Ann", knows=True),
    "that Ben does not": whether("Ben", knows=False),
    "that Ann does, for Ben": whether("Ben", "Ann", knows=True),
    "that Cat does, for Ben": whether("Ben", "Cat", knows=True),
    "that Ben cannot say of Dan": whether("Ben", "Dan", knows=None),
}

NOT_SO: dict[str, NotKnowing] = {
    "a value ruled out that is not": how("Ben", among=LEFT),
    "a value that is ruled out": how("Ben", done=1),
    "a value said twice": how("Ben", among=(*PLACES, "desk")),
    "a value of no domain": how("Ben", among=(*PLACES, "barn")),
    "open told as known": how("Ben", label="known", among=("attic",)),
    "known told as open": how("Ann", label="open", among=("attic",)),
    "another value known": how("Ann", label="known", among=("desk",)),
    "a tie told as sure": how("Ben", "Ann", label="sure"),
    "a tie told as known": how("Ben", "Ann", label="known", among=("attic",)),
    "sure told as a tie": how("Ben", "Cat", label="tied", among=("desk", "attic")),
    "sure told as open": how("Ben", "Cat", label="open", among=("desk", "attic")),
    "unclear told as open": how("Ben", "Dan", label="open", among=LEFT),
    "unclear told as sure": how("Ben", "Dan", label="sure", among=LEFT),
    "a tie with the old set": how("Ben", "Ann", done=1, label="tied"),
    "too early": how("Ben", done=0, among=LEFT),
    "what is held one mind further in": how("Ann", "Ben", label="tied"),
    "that one who is open knows": whether("Ben", knows=True),
    "that it is unclear of one who is open": whether("Ben", knows=None),
    "that one who knows does not": whether("Ann", knows=False),
    "that one who is tied does not": whether("Ben", "Ann", knows=False),
    "that one who is unclear knows": whether("Ben", "Dan", knows=True),
    "that one who is unclear does not": whether("Ben", "Dan", knows=False),
    "that it is unclear of one who is sure": whether("Ben", "Cat", knows=None),
    "of nobody": HowHeld(("Zoe",), "letter", 0, "open", PLACES),
    "of nothing": HowHeld(("Ben",), "lamp", 0, "open", PLACES),
    "never": how("Ben", done=2, among=LEFT),
    "before the start": how("Ben", done=-1),
    "that the world knows": Knowing((), "letter", 0, knows=True),
}


def refused(statement: NotKnowing) -> list[str]:
    """What is wrong with a statement about the one act of the story."""
    found = check_statements(given(held()), [0], [statement], lambda *_: ())
    return [r.message for r in found]


@pytest.mark.parametrize("kind", SO)
def test_how_something_is_held_is_confirmed(kind: str) -> None:
    """As it is it is confirmed."""
    assert refused(SO[kind]) == []


@pytest.mark.parametrize("kind", NOT_SO)
def test_a_bent_statement_about_what_is_held_is_refused(kind: str) -> None:
    """Bent in any way it is not."""
    assert len(refused(NOT_SO[kind])) == 1


def test_there_are_enough_kinds() -> None:
    """Of bendings there are more than sixty."""
    assert len(BENT) + len(NOT_SO) > 60
