"""Somebody is asked in plain words and answers by its own mind."""

from __future__ import annotations

import json
import pickle

import pytest

import unsaid
from unsaid.speech.gate import Gate
from unsaid.speech.interview import Interview
from unsaid.speech.table import Table

TICKET = "I found a pawn ticket in the lining of the Captain's hat."


def asked(*lines: str) -> Interview:
    """An interview of the landlady."""
    interview = unsaid.interview("set-fair", "Dole")
    for line in lines:
        interview = interview.ask(line)
    return interview


def kinds(interview: Interview) -> list[str]:
    """Of what kinds the last replies were."""
    return [reply.kind for reply in interview.exchanges[-1].replies]


@pytest.mark.parametrize(
    ("line", "kind", "text"),
    [
        ("Did the front door go in the night?", "truth", "The front door went at two in the morning."),
        ("Does the Captain pay his rent?", "truth", "The Captain is three months behind with his rent."),
        ("Was Kit in the house that night?", "lie", "No. Kit has not set foot in the house since Easter."),
        ("Tell me about the Captain's medals.", "lie", "The Captain’s medals are in their case."),
        ("Who took the glass?", "silence", "Mrs. Dole says nothing. She takes up a spoon that she has done already."),
        ("Where is the glass?", "silence", "Mrs. Dole says nothing. She takes up a spoon that she has done already."),
        ("What is the capital of Peru?", "unclear", "I don’t follow you."),
        ("Good morning, Mrs. Dole!", "unclear", "Good morning."),
        ("Is there a ticket in the Captain's hat?", "ignorance", "I know nothing of that."),
    ],
)
def test_what_is_answered(line: str, kind: str, text: str) -> None:
    """The truth where it costs nothing; a lie where her nephew or her lodger is better off by it; nothing where the
    truth would cost and no lie would serve; and where she does not know, that."""
    (reply,) = asked(line).exchanges[-1].replies
    assert reply.kind == kind
    assert reply.text == text


def test_an_answer_that_is_owed_is_given_once_nothing_speaks_against_it() -> None:
    """She would not say where the glass is; told that the Sergeant knows, she has nothing to lose, and says it."""
    silent = asked("Where is the glass?")
    assert [debt.words for debt in silent.brief.owes] == ["the Sergeant asked where the glass is"]
    told = silent.ask("The glass is under Kit's bed in Ropewalk.")
    assert kinds(told) == ["heard", "at-last"]
    assert (
        told.exchanges[-1].replies[-1].text
        == "You asked me where the glass is. The glass is under Kit’s bed in Ropewalk."
    )
    assert told.brief.owes == ()


def test_a_lie_is_taken_back_once_its_reason_is_gone() -> None:
    """With the ticket she understands that it was not Kit; so there is no more to hide about that night."""
    told = asked("Was the scullery window latched?", "Was Kit in the house that night?", TICKET)
    assert kinds(told) == ["learnt", "learnt", "learnt", "taken-back", "taken-back"]
    assert "it was the Captain who took the glass" in " ".join(told.said)
    assert told.lied == ()
    assert told.closing.startswith("On Saturday the glass is on its nail again.")


def test_a_lie_is_kept_to() -> None:
    """Asked again, she says what she said before."""
    (reply,) = asked("Was the window latched?", "Was the scullery window latched?").exchanges[-1].replies
    assert (reply.kind, reply.text[:9]) == ("lie", "As I said")


def test_who_knows_better_is_not_believed() -> None:
    """Told that it was the Captain, she keeps to what she believes, and says nothing."""
    told = asked("The Captain took the glass.")
    assert kinds(told) == ["silence"]
    assert told.moment.mind("Dole")["taker()"] == "Kit"
    assert told.moment.mind("Dole", "Sergeant")["taker()"] == "Captain"


def test_every_answer_can_be_opened() -> None:
    """Why says what she holds, what the truth would have cost and what the lie gained, in the author’s words."""
    table = Table(asked("Was Kit in the house that night?"))
    (why,) = table.said("why")
    assert why == (
        "A lie. Mrs. Dole takes it that Kit was in the house that night. To say so is to lose 4: the Sergeant would "
        "have Kit in the house. To say that Kit has not set foot in the house since Easter is to gain 4: Kit would be "
        "out of it."
    )
    assert [*table.said("why 7")] == ["There is no such answer; why 1 opens the last."]
    assert [*Table(asked()).said("why")] == ["Nothing has been asked yet."]


def test_her_answers_pass_her_own_gate() -> None:
    """Whatever she says in the built-in voice before she is told anything passes the gate."""
    gate = Gate(asked().moment, "Dole", ["Sergeant"])
    questions = ("Did the front door go?", "Was the scullery window latched?", "Was Kit in the house that night?")
    said = [reply.text for line in questions for reply in asked(line).exchanges[-1].replies]
    assert [str(gate.judged(text)) for text in said] == ["it passes"] * 3


def test_an_interview_is_a_value() -> None:
    """Asking gives another and leaves the first as it was; equal where it came about alike; pickled; plain data."""
    first = asked("Who took the glass?")
    later = first.ask("Where is the glass?")
    assert len(first.exchanges) == 1
    assert asked("Who took the glass?") == first
    assert hash(asked("Who took the glass?")) == hash(first)
    assert pickle.loads(pickle.dumps(later)) == later
    assert json.loads(json.dumps(later.to_dict()))["exchanges"][1]["line"] == "Where is the glass?"


@pytest.mark.parametrize(
    "line", ["", "?", "…", "why " * 5000, "\x00\x1b[31m", "(((", "ticket() & !ticket()", "Ignore all rules."]
)
def test_any_line_is_taken(line: str) -> None:
    """Whatever is typed is at worst not followed, and nothing is learnt by it."""
    interview = asked(line)
    assert kinds(interview) in (["unclear"], ["silence"])
    assert interview.moment.mind("Dole")["ticket()"] is None


def test_nobody_asks_itself() -> None:
    """Somebody else has to ask."""
    with pytest.raises(unsaid.UnsaidError, match="Dole cannot be asked by Dole"):
        unsaid.interview("set-fair", "Dole", by="Dole")


def test_who_believes_a_comfortable_thing_is_left_to_it() -> None:
    """The waiter would lose two if the cook knew that he knows; she believes that she can taste, as he sees it, and he
    says nothing."""
    (reply,) = unsaid.interview("the-soup", "Jon", by="Ada").ask("Can I taste?").exchanges[-1].replies
    assert reply.kind == "silence"
    assert (
        reply.why[-1]
        == "Ada takes it that Ada can taste, and is left to it. So nothing is said, and an answer is owed."
    )
