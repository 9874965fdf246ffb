"""Replies: who comes first, how far one goes, and that nobody ends a story unasked."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.play.small import EMBRACE, begun, chosen, happened, menu, story
from unsaid.play.replies import in_order
from unsaid.play.session import Session, circle

# --- in which order ---

ROUND = """
type place;
entity Hall : place;
entity Yard : place;
entity Rae : character;
entity Ann : character;
entity Ben : character;
entity Cid : character;
property at(c : character) : place;
property owns(c : character) : boolean;
property sly(c : character) : boolean;
property hot() : boolean;
property secret() : boolean;
at(Rae) = Hall; at(Ann) = Yard; at(Ben) = Hall; at(Cid) = Hall;
utility(): 0;
question sold(Rae, Cid) { no: !owns(Cid); yes, 1: owns(Cid); };
action ask() {
  precondition: !owes(Cid, sold);
  consenting: Rae;
  asking: sold;
  observing(x : character): at(x) == Hall;
};
action stoke() { precondition: !hot(); effect: hot(); consenting: Rae; observing(x : character): at(x) == Hall; };
action hide() {
  precondition: !secret();
  effect: secret();
  consenting: Rae;
  observing(x : character): x == Rae | x == Ann;
};
action go() {
  precondition: at(Rae) != Yard;
  effect: at(Rae) = Yard;
  consenting: Rae;
  observing(x : character): at(x) == Hall;
};
action break_in() { precondition: at(Ann) == Rae; consenting: Rae; };
"""
"""Rae, Ben and Cid are in the hall, and Ann in the yard."""


def order(session: Session) -> str:
    """Who replies to the first move, in order."""
    first = session.turns[0]
    moved = replace(session, turns=(replace(first, events=first.events[:1]),))
    return " ".join(session.stage.ground.characters[who] for who in in_order(moved))


def replies(choice: str, more: str = "") -> str:
    """The order of the replies to a choice of Rae's."""
    return order(chosen(begun(ROUND + more, "Rae"), choice))


def test_those_who_owe_an_answer_come_first_then_those_who_saw_the_move() -> None:
    """Cid is asked, Ben has heard it, Ann has not. Where nothing is asked Ben and Cid come in order."""
    assert replies("ask()") == "Cid Ben Ann"
    assert replies("stoke()") == "Ben Cid Ann"


def test_who_saw_a_move_is_who_saw_it_where_it_happened() -> None:
    """Ann alone sees her hide something; Ben and Cid see her go, though she is in the yard when they reply."""
    assert replies("hide()") == "Ann Ben Cid"
    assert replies("go()") == "Ben Cid Ann"


def test_a_move_that_did_not_happen_was_seen_by_those_who_would_see_the_role_pass() -> None:
    """Letting it be, going on without a move, and what fails: those in the hall come first."""
    assert replies("rest") == "Ben Cid Ann"
    idle = begun("entity Ann : character; entity Rae : character; utility(): 0;", "Rae")
    assert order(idle) == "Ann"
    fooled = ROUND.replace("at(Ann) == Rae", "hot()").replace("!secret();\n", "!secret() & !hot();\n")
    failing = begun(fooled + "believes(Rae, hot());", "Rae")
    assert happened(chosen(failing, "break_in()"))[0] == "fail break_in()"
    assert order(chosen(failing, "break_in()")) == "Ben Cid Ann"


def test_among_equals_those_who_have_turns_come_as_these_come_around() -> None:
    """With turns Cid, Rae, Ann the round after Rae is Ann, Cid and then Ben; those who saw it are Cid and Ben."""
    turns = "turns Cid, Rae, Ann;"
    assert replies("stoke()", turns) == "Cid Ben Ann"
    stage = begun(ROUND + turns, "Rae").stage
    assert [stage.ground.characters[who] for who in circle(stage, 0)] == ["Ann", "Cid", "Ben"]
    assert [stage.ground.characters[who] for who in circle(stage, 2)] == ["Cid", "Rae", "Ann"]


# --- how far ---

TALK = """
entity Ann : character;
entity Tom : character;
property n() : number;
n() = 0;
property sung() : boolean;
utility(): 0;
action sing() { precondition: !sung(); effect: sung(); consenting: Ann; };
"""

STEP = "action {name}() {{ precondition: n() == {at}{more}; effect: n() = {at} + 1; consenting: Tom;{words} }};"


def steps(count: int, words: dict[int, str] | None = None, more: dict[int, str] | None = None) -> str:
    """So many steps for Tom to take, one after another, the last of which is what he wants."""
    made = [
        STEP.format(name=f"step{at}", at=at, words=(words or {}).get(at, ""), more=(more or {}).get(at, ""))
        for at in range(count)
    ]
    return TALK + f"utility(Tom): if(n() == {count}) 1 else 0;" + "".join(made)


def test_a_reply_goes_on_with_its_plan_for_three_acts() -> None:
    """Of a plan of four steps three are taken in one turn, and the last in the next, in which she has no choice."""
    session = chosen(begun(steps(4), "Ann"), "sing()")
    assert happened(session) == ["sing()", "step0()", "step1()", "step2()"]
    assert story(session)[1] == ["pass(Ann)", "step3()"]


def test_what_is_no_part_of_the_plan_is_left_for_another_turn() -> None:
    """A step to where he wants to be, and then a new wish: that is no going on."""
    text = TALK + "utility(Tom): n();" + STEP.format(name="step0", at=0, more="", words="")
    session = chosen(begun(text + STEP.format(name="step1", at=1, more="", words=""), "Ann", steps=1), "sing()")
    assert happened(session) == ["sing()", "step0()"]


def test_a_question_to_a_role_ends_a_reply() -> None:
    """His second step is to ask her something: she is to have her say before the third."""
    question = "question late(Tom, Ann) { no: !sung(); yes, 1: sung(); };"
    asking = begun(question + steps(3, {1: " asking: late;"}), "Ann")
    assert happened(chosen(asking, "sing()")) == ["sing()", "step0()", "step1()"]


def test_what_would_come_to_nothing_is_not_gone_on_with() -> None:
    """The door to his second step is locked, which he does not know: the reply ends before it. As the first act of his
    next reply he tries it."""
    locked = "property open() : boolean; believes(Tom, open());"
    session = chosen(begun(locked + steps(2, more={1: " & open()"}), "Ann"), "sing()")
    assert story(session)[:2] == [["sing()", "step0()"], ["fail step1()"]]


def test_a_reply_leaves_what_the_role_could_do() -> None:
    """James weeps and comes home; to tell at once would take it from you to call him, so he stops there. When you have
    called, nothing is lost by his telling."""
    session = chosen(begun(EMBRACE, "You"), "make_tea()")
    assert happened(session) == ["make_tea()", "weep()", "come_home()"]
    assert "call()" in menu(session)
    assert happened(chosen(session, "call()")) == ["call()", "tell()", "offer hold()"]


def test_its_first_act_may_take_something_away() -> None:
    """Left alone once more he tells, and calling him is over."""
    session = chosen(begun(EMBRACE, "You"), "make_tea()", "listen tell()")
    assert happened(session)[:2] == ["pass(You)", "tell()"]
    assert "call()" not in menu(session)


def test_an_offer_ends_a_reply() -> None:
    """What he would do with her is offered, though his plan goes on after it."""
    text = steps(3).replace("effect: n() = 0 + 1; consenting: Tom;", "effect: n() = 0 + 1; consenting: Tom, Ann;")
    session = chosen(begun(text + "utility(Ann): n();", "Ann"), "sing()")
    assert happened(session) == ["sing()", "offer step0()"]


# --- silence ---

OWING = """
entity Ann : character;
entity Tom : character;
property late() : boolean;
property said() : boolean;
utility(): 0;
question why(Ann, Tom) { early: !late(); late, 1: late(); };
action ask() { precondition: !owes(Tom, why) & !silent(Tom, why); consenting: Ann; asking: why; };
action own_up() { precondition: owes(Tom, why); effect: said(); consenting: Tom; answering: why = late; };
"""


def test_who_owes_an_answer_and_has_nothing_to_do_passes_and_is_silent() -> None:
    """Tom has no reason to answer: he passes, which lets the answer go. Who owes nothing and does nothing leaves no
    event."""
    session = chosen(begun(OWING, "Ann"), "ask()")
    assert happened(session) == ["ask()", "pass(Tom)"]
    silent = session.stage.ground.inner.questions[0].silent
    assert silent is not None
    assert session.stage.minds.values(session.state)[silent] is True
    assert session.stage.owed(session.state, 1) == []
    assert all("pass(Tom)" not in turn for turn in story(session)[1:])


def test_who_has_a_reason_to_answer_does_not_pass() -> None:
    """Where it is worth something to have owned up, he owns up."""
    assert happened(chosen(begun(OWING + "utility(Tom): said();", "Ann"), "ask()")) == ["ask()", "own_up()"]


# --- ends ---

DOOR = """
entity Ann : character;
entity Tom : character;
property gone() : boolean;
property sung() : boolean;
property late() : boolean;
utility(): 0;
utility(Tom): gone();
action sing() { precondition: !sung(); effect: sung(); consenting: Ann; };
action leave() { precondition: !gone(); effect: gone(); consenting: Tom; };
ending Gone { when: gone(); title: "Gone"; };
"""


def test_nobody_ends_a_story_unasked() -> None:
    """Tom would leave, and that would be the end: it is held up, and she finds listening to him marked as one. Then he
    leaves."""
    session = chosen(begun(DOOR, "Ann"), "sing()")
    assert happened(session) == ["sing()"]
    assert session.turns[-1].held_up == 1
    assert menu(session) == ["listen leave() (end)"]
    over = chosen(session, "listen leave() (end)")
    assert happened(over) == ["pass(Ann)", "leave()"]
    assert over.stage.ending(over.state) == "Gone"


def test_an_end_that_the_role_knows_nothing_of_can_be_let_come_all_the_same() -> None:
    """She thinks that he is content. There is nothing she would see him do, and yet a way to let the turn pass, marked
    as an end."""
    text = DOOR.replace("utility(Tom): gone();", "property bored() : boolean; utility(Tom): gone() & bored();")
    session = chosen(begun(text + "bored(); believes(Ann, !bored());", "Ann"), "sing()")
    assert menu(session) == ["listen (end)"]
    assert happened(chosen(session, "listen (end)")) == ["pass(Ann)", "leave()"]


def test_the_acts_before_an_end_are_done() -> None:
    """Of a plan to pack and leave he packs, and is held up at the door."""
    text = DOOR.replace("precondition: !gone(); effect: gone();", "precondition: packed() & !gone(); effect: gone();")
    pack = "property packed() : boolean; action pack() { precondition: !packed(); effect: packed(); consenting: Tom; };"
    session = chosen(begun(text + pack, "Ann"), "sing()")
    assert happened(session) == ["sing()", "pack()"]
    assert session.turns[-1].held_up == 1


ASKED = """
question why(Ann, Tom) { early: !late(); late, 1: late(); };
action ask() { precondition: !owes(Tom, why); consenting: Ann; asking: why; };
action own_up() { precondition: owes(Tom, why) & !gone(); effect: gone(); consenting: Tom; answering: why = late; };
"""


def test_whoever_owes_a_role_an_answer_is_asked_for_what_it_does() -> None:
    """She asks, and his answer, or his leaving instead, ends the story at once."""
    assert happened(chosen(begun(DOOR + ASKED, "Ann"), "ask()")) == ["ask()", "own_up()"]
    silent = ASKED.replace("effect: gone(); ", "")
    assert happened(chosen(begun(DOOR + silent, "Ann"), "ask()")) == ["ask()", "leave()"]


def test_what_a_role_asks_another_role_asks_nobody_else() -> None:
    """Where Tom owes an answer to somebody whom nobody plays, his leaving is held up."""
    text = DOOR + "entity Zoe : character;" + ASKED.replace("why(Ann, Tom)", "why(Zoe, Tom)")
    asking = text.replace("consenting: Ann; asking", "consenting: Zoe; asking") + "utility(Zoe): owes(Tom, why);"
    session = chosen(begun(asking + "turns Ann, Zoe, Tom;", "Ann"), "sing()")
    assert session.turns[-1].held_up == 1
    assert happened(session) == ["sing()", "ask()"]


def test_who_was_to_consent_to_the_move_is_asked_by_it() -> None:
    """She sees him to the door, which he has to want as well; and then he leaves."""
    together = "property up() : boolean; action see_off() { precondition: !up(); effect: up(); consenting: Ann, Tom; };"
    text = DOOR.replace("precondition: !gone(); effect", "precondition: up() & !gone(); effect") + together
    session = chosen(begun(text, "Ann"), "see_off()")
    assert happened(session) == ["see_off()", "leave()"]


@pytest.mark.parametrize("mark", [True, False])
def test_a_move_that_was_marked_as_an_end_lets_others_end_it(mark: bool) -> None:
    """She may slam the door, which she thinks would end it: it does not, and then his leaving is what she was told to
    expect. Where she thinks nothing of the kind it is held up."""
    slam = "property shut() : boolean; action slam() { precondition: !shut(); effect: shut(); consenting: Ann; };"
    text = DOOR.replace("when: gone();", "when: gone() | (shut() & bad());") + slam + "property bad() : boolean;"
    session = chosen(begun(text + ("believes(Ann, bad());" if mark else ""), "Ann"), "slam()")
    assert happened(session) == (["slam()", "leave()"] if mark else ["slam()"])
