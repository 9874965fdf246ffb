"""What somebody whom nobody plays would do: what leads highest, and what decides between acts that are as good."""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from dataclasses import replace

import pytest

from tests.play.small import begun, chosen, happened, number, stage, story, tempered
from unsaid.errors import BadValue
from unsaid.play.events import Event, Item, Turn
from unsaid.play.others import held_plan, wanted
from unsaid.play.session import Session
from unsaid.play.stage import Rules

PEOPLE = """
entity Ann : character;
entity Tom : character;
property done(c : character) : number;
property sung() : number;
property tea() : boolean;
utility(): 0;
action sing() { effect: sung() = sung() + 1; consenting: Ann; };
action brew() { precondition: !tea(); effect: tea(); consenting: Ann; };
done(Ann) = 0;
done(Tom) = 0;
sung() = 0;
"""

TWICE = """
utility(Tom): done(Tom);
action dig() { effect: done(Tom) = done(Tom) + 1; consenting: Tom; };
action saw() { effect: done(Tom) = done(Tom) + 1; consenting: Tom; };
"""
"""Tom may dig or saw, which is all the same to him, as often as he likes."""


def would(session: Session, who: int = 1) -> str | None:
    """What somebody would do now."""
    act = wanted(session, who)
    return None if act is None else session.stage.name(act)


def with_acts(session: Session, *acts: str) -> Session:
    """The session after acts that just happened, in a turn of their own."""
    session = session.moved(Item("on"), shown=False)
    for act in acts:
        which, state = number(session, act), session.state
        by = next(iter(session.stage.consenting(which)), None)
        session = session.grown(Event("act", which, by, state, session.stage.minds.advance(state, which)))
    return session


def test_what_leads_highest_is_done() -> None:
    """Digging is worth 1, sawing 2 and sowing opens a harvest of 5: he sows, though it is worth nothing by itself."""
    acts = """
    property what(c : character) : number;
    what(Tom) = 0;
    utility(Tom): what(Tom);
    action dig() { precondition: what(Tom) == 0; effect: what(Tom) = 1; consenting: Tom; };
    action saw() { precondition: what(Tom) == 0; effect: what(Tom) = 2; consenting: Tom; };
    action sow() { precondition: done(Tom) == 0 & what(Tom) == 0; effect: done(Tom) = 1; consenting: Tom; };
    action reap() { precondition: done(Tom) == 1 & what(Tom) == 0; effect: what(Tom) = 5; consenting: Tom; };
    """
    assert would(begun(PEOPLE + acts, "Ann")) == "sow()"
    assert would(begun(PEOPLE + acts, "Ann", steps=1)) == "saw()"


def test_without_a_reason_nothing_is_done() -> None:
    """Nobody does what leads to nothing, or what is not theirs to do."""
    assert would(begun(PEOPLE, "Ann")) is None
    assert would(begun(PEOPLE + TWICE + "utility(Ann): 0;", "Ann"), 0) is None


@pytest.mark.parametrize("rules", [(0, 3), (4, 0)])
def test_nobody_looks_ahead_by_nothing(rules: tuple[int, int]) -> None:
    """Neither acts nor levels can be fewer than one."""
    with pytest.raises(BadValue):
        Rules(*rules)


# --- as good as one another ---


def test_of_acts_as_good_the_one_that_has_not_happened_is_done() -> None:
    """Looking one act ahead, he holds no plan: he digs, which is defined first; then he saws, and then all is done."""
    session = chosen(begun(PEOPLE + TWICE, "Ann", steps=1), "sing()", "sing()", "sing()")
    assert story(session) == [["sing()", "dig()"], ["sing()", "saw()"], ["sing()", "dig()"]]


def test_a_held_plan_comes_before_what_is_new() -> None:
    """Looking five acts ahead, he has planned to dig five times, and does so though sawing would be as good and new."""
    session = chosen(begun(PEOPLE + TWICE, "Ann"), "sing()")
    assert story(session) == [["sing()", "dig()", "dig()", "dig()"]]


ASKED = """
question late(Ann, Tom) {
  no: done(Tom) = 0;
  yes, 1: done(Tom) = 1;
};
property said() : boolean;
utility(Tom): if(said() | done(Tom) > 0) 1 else 0;
action ask() { precondition: !owes(Tom, late); consenting: Ann; asking: late; };
action dig() { effect: done(Tom) = 1; consenting: Tom; };
action own_up() { precondition: owes(Tom, late); effect: said(); consenting: Tom; answering: late = yes; };
action shrug() { precondition: owes(Tom, late); effect: said(); consenting: Tom; discharging: late; };
"""


def test_an_answer_that_is_owed_comes_before_what_else_is_as_good() -> None:
    """Asked, he owns up rather than dig, which is worth the same and defined first; unasked he digs."""
    assert happened(chosen(begun(PEOPLE + ASKED, "Ann"), "sing()")) == ["sing()", "dig()"]
    assert happened(chosen(begun(PEOPLE + ASKED, "Ann"), "ask()")) == ["ask()", "own_up()"]
    mute = ASKED.replace("answering: late = yes; ", "")
    assert happened(chosen(begun(PEOPLE + mute, "Ann"), "ask()")) == ["ask()", "shrug()"]


# --- plans held ---

PLAN = """
property cried() : boolean;
property asked() : boolean;
property told() : boolean;
utility(Ann): tea();
utility(Tom): (if(cried()) 1 else 0) + (if(told()) 1 else 0);
action beg() { precondition: !asked() & !tea(); effect: asked(); consenting: Tom; };
action pour() { precondition: asked() & !tea(); effect: tea(); consenting: Ann; };
action cry() { precondition: tea() & !cried(); effect: cried(); consenting: Tom; };
action knock() { precondition: done(Tom) == 0; effect: done(Tom) = 1; consenting: Tom; };
action tell() { precondition: done(Tom) == 1 & !told(); effect: told(); consenting: Tom; };
"""
"""Tom would cry over a cup of tea, for which he has to beg; and he would knock, and tell."""


def held(*acts: str) -> list[str]:
    """What is left of Tom's plan after some acts, where Ann does not want to brew tea unasked."""
    text = PEOPLE.replace("action brew() { precondition: !tea();", "action brew() { precondition: !tea() & cried();")
    session = with_acts(begun(text + PLAN, "Ann", steps=3), *acts)
    return [session.stage.name(act) for act in held_plan(session, 1)]


def test_a_plan_goes_on_by_its_steps_and_by_nothing_else() -> None:
    """He begs so that she will pour and he can cry: her pouring takes a step off, her singing none, nor does either's
    passing."""
    assert held("beg()") == ["pour()", "cry()"]
    assert held("beg()", "sing()", "pass(Tom)") == ["pour()", "cry()"]
    assert held("beg()", "sing()", "pour()", "sing()", "pass(Ann)") == ["cry()"]


def test_the_plan_held_is_that_of_the_last_act_of_ones_own() -> None:
    """He has begged, and then knocks so as to tell: telling is what is left. He cries with the plan to knock and tell
    then, and when he has told nothing is left. Who has done nothing holds none."""
    assert held("beg()", "knock()") == ["tell()"]
    assert held("beg()", "pour()", "cry()") == ["knock()", "tell()"]
    assert held("beg()", "pour()", "cry()", "knock()", "tell()") == []
    assert held("sing()") == held() == []


# --- draws ---

FOUR = "utility(Tom): done(Tom);" + "".join(
    f"action way{n}() {{ precondition: done(Tom) == 0; effect: done(Tom) = 1; consenting: Tom; }};" for n in range(4)
)
"""Four ways to the same."""


def drawn_by_hand(session: Session, chance: int, who: str) -> int:
    """The number that the page on turns says is drawn."""
    text = hashlib.sha256((PEOPLE + FOUR).encode()).hexdigest()
    names, people = session.stage.name, session.stage.ground.characters
    events = [f"{e.kind} {names(e.action)} {'fate' if e.by is None else people[e.by]}" for e in session.events]
    lines = "\n".join([text, str(chance), who, *events]).encode()
    return int.from_bytes(hashlib.blake2b(lines, digest_size=8).digest(), "big")


def test_without_chance_the_first_of_equals_is_done() -> None:
    """Of four ways as good, the one defined first."""
    assert would(begun(PEOPLE + FOUR, "Ann")) == "way0()"


def test_a_draw_hangs_on_the_world_the_chance_who_draws_and_the_story() -> None:
    """Before anything has happened, and after a song and a pass, it is what the page says, under twenty numbers."""
    for chance in range(1, 21):
        start = begun(PEOPLE + FOUR, "Ann", chance=chance)
        for session in (start, with_acts(start, "sing()", "pass(Ann)")):
            assert would(session) == f"way{drawn_by_hand(session, chance, 'Tom') % 4}()"


def test_with_chance_each_of_equals_is_done_about_as_often() -> None:
    """Under four hundred numbers each of four is drawn some hundred times."""
    start = begun(PEOPLE + FOUR, "Ann")
    stages = (replace(start.stage, rules=Rules(5, 3, chance=chance)) for chance in range(1, 401))
    counts = Counter(would(replace(start, stage=one)) for one in stages)
    assert set(counts) == {f"way{n}()" for n in range(4)}
    assert all(60 < times < 140 for times in counts.values())


def test_a_chance_is_a_whole_number() -> None:
    """What is below nothing is refused."""
    with pytest.raises(BadValue, match="chance: -1 is not from 0"):
        Rules(chance=-1)


UNEQUAL = "utility(Tom): done(Tom);" + "".join(
    f"action way{n}() {{ precondition: done(Tom) == 0; effect: done(Tom) = {n + 1}; consenting: Tom; }};"
    for n in range(3)
)
"""Three ways, worth 1, 2 and 3."""


def test_a_temper_draws_from_all_that_has_a_reason_and_the_better_more_often() -> None:
    """Of ways worth 1, 2 and 3 at a temper of 1 the weights are as e⁻², e⁻¹ and 1: of 400 draws some 36, 98 and 266.
    Each draw lies where the page lays it."""
    start = tempered(begun(PEOPLE + UNEQUAL, "Ann"), Tom=1)
    weights = [math.exp(-2), math.exp(-1), 1]
    ends = [sum(weights[: n + 1]) / sum(weights) for n in range(3)]
    text = hashlib.sha256((PEOPLE + UNEQUAL).encode()).hexdigest()
    counts = Counter[str | None]()
    for chance in range(400):
        lines = f"{text}\n{chance}\nTom".encode()
        point = int.from_bytes(hashlib.blake2b(lines, digest_size=8).digest(), "big") / 2**64
        done = would(replace(start, stage=replace(start.stage, rules=Rules(5, 3, chance=chance))))
        assert done == f"way{sum(end <= point for end in ends)}()"
        counts[done] += 1
    assert [counts[f"way{n}()"] for n in range(3)] == pytest.approx([36, 98, 266], abs=30)


def test_without_a_temper_the_best_is_always_done() -> None:
    """Under any number; and a very small temper draws the same."""
    start = begun(PEOPLE + UNEQUAL, "Ann")
    for chance in range(20):
        one = replace(start, stage=replace(start.stage, rules=Rules(5, 3, chance=chance)))
        assert would(one) == would(tempered(one, Tom=0.001)) == "way2()"


def test_what_was_tried_in_vain_is_not_drawn_by_a_temper_either() -> None:
    """Having failed at the best he does one of the others, until he thinks otherwise."""
    start = tempered(begun(PEOPLE + UNEQUAL, "Ann"), Tom=0.001)
    vain = Event("fail", number(start, "way2()"), 1, start.state, start.state)
    tried = replace(start, turns=(Turn(Item("on"), (vain,)),))
    assert would(tried) == "way1()"


def test_a_stage_has_no_tempers_unless_it_is_given_them() -> None:
    """Everybody does what leads highest."""
    assert [stage(PEOPLE).temper(who) for who in (0, 1)] == [0.0, 0.0]
