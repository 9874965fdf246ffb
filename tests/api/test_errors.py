"""Whatever can go wrong is an ``UnsaidError``, with a code, and with the nearest right name where a name is wrong."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import unsaid

WRONG: dict[str, tuple[Callable[[], Any], type[Exception]]] = {
    "a limit below nothing": (lambda: unsaid.Limits(author=-1), ValueError),
    "acts below nothing": (lambda: lamp().find(acts=-1), ValueError),
    "a limit that is no number": (lambda: lamp().find(depth="two"), TypeError),  # pyright: ignore
    "a goal beyond all numbers": (lambda: lamp().find(goal=float("nan")), ValueError),
    "a goal beyond all numbers, for all": (lambda: lamp().stories(goal=float("inf")), ValueError),
    "time below nothing": (lambda: unsaid.Budget(time=-1), ValueError),
    "memory that is none": (lambda: unsaid.Budget(memory="much"), ValueError),
    "a world that is not there": (lambda: unsaid.load("the-old"), LookupError),
    "a file that is not there": (lambda: unsaid.load(Path("no/such.world")), LookupError),
    "a world that is no text": (lambda: unsaid.read(3), TypeError),  # pyright: ignore
    "a broken world asked for a story": (lambda: unsaid.read("entity Tom : person").find(), unsaid.WorldError),
    "a side that is nobody's": (lambda: str(told().tell("Idda")), LookupError),
    "a person there is not": (lambda: str(told().tell(person=4)), ValueError),  # pyright: ignore
    "a length there is not": (lambda: told().tell(length="long"), ValueError),  # pyright: ignore
    "a form there is not": (lambda: told().tell().to("pdf"), ValueError),  # pyright: ignore
    "an act there is not": (lambda: lamp().story(["lite(Ida)"]), LookupError),
    "an act there is not, asked why": (lambda: told().why("lite"), LookupError),
    "an act there is not, asked why not": (lambda: str(told().why_not("lite")), LookupError),
    "an act beyond the end": (lambda: told().why(3), ValueError),
    "a moment beyond the end": (lambda: told()[3], IndexError),
    "an act that cannot happen": (lambda: lamp().start.after("row_home(Olm)"), unsaid.UnsaidError),
    "a story that cannot happen": (lambda: lamp().story(["row_home(Olm)"]).end, unsaid.UnsaidError),
    "somebody who is not there": (lambda: lamp().start.mind("Ida", "Olaf"), LookupError),
    "somebody's options who is not there": (lambda: lamp().start.options("Olaf"), LookupError),
    "a fact there is not": (lambda: lamp().start["lite()"], ValueError),
    "half a condition": (lambda: lamp().start.holds("lit() &"), ValueError),
    "a condition that is two": (lambda: lamp().start.holds("lit(); lit()"), unsaid.UnsaidError),
    "a fact put otherwise that is not one": (lambda: lamp().having("lit() == 3 +"), ValueError),
    "a definition in the place of a fact": (lambda: lamp().having("entity Eve : character"), unsaid.UnsaidError),
    "a belief of nobody's": (lambda: lamp().believing("Olaf", "lit()"), LookupError),
    "a world without an act there is not": (lambda: lamp().without("lite"), LookupError),
    "words that are not there": (lambda: lamp().words("no/such.po"), unsaid.FileProblem),
    "a moment that is none": (lambda: unsaid.moment("{}"), unsaid.UnsaidError),
    "a moment of a later version": (
        lambda: unsaid.moment({**lamp().start.to_dict(), "version": 9}),
        unsaid.UnsaidError,
    ),
    "a moment of another world": (lambda: unsaid.load("paste").moment(lamp().start.to_json()), unsaid.UnsaidError),
    "a story in no file": (lambda: lamp().story(Path("no/such.json")), unsaid.FileProblem),
    "a story in no story": (lambda: lamp().story({"acts": "none"}), unsaid.UnsaidError),
    "a fact that never changes": (lambda: still().start.having("old()"), unsaid.UnsaidError),
}


def still() -> unsaid.World:
    """A world in which something never changes."""
    return unsaid.read("entity Tom : character; property old() : boolean;")


def lamp() -> unsaid.World:
    """Two people and a lamp."""
    return unsaid.load("tutorial")


def told() -> unsaid.Story:
    """Their story."""
    return lamp().story(["light(Ida)", "row_home(Olm)"])


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_said_by_one_family(what: str) -> None:
    """The error is an UnsaidError with a code and a sentence, and also what Python would have raised."""
    call, kind = WRONG[what]
    with pytest.raises(unsaid.UnsaidError) as caught:
        call()
    assert isinstance(caught.value, kind)
    assert caught.value.code
    assert str(caught.value).strip()


def test_an_error_travels() -> None:
    """Raised in another process, it comes back with all it had."""
    with pytest.raises(unsaid.UnknownName) as caught:
        lamp().start.mind("Idda")
    again = pickle.loads(pickle.dumps(caught.value))
    assert (again.code, again.message, str(again)) == (caught.value.code, caught.value.message, str(caught.value))
    with pytest.raises(unsaid.WorldError) as broken:
        unsaid.read("entity Tom : person").find()
    assert str(pickle.loads(pickle.dumps(broken.value))) == str(broken.value)


def test_triggers_that_a_question_brings_are_where_it_stands() -> None:
    """Where what ranks do of themselves never comes to rest, the place is that of the question."""
    text = (
        "entity Ann : character;\nentity Tom : character;\nproperty debts() : boolean;\n"
        "question away(Ann, Tom) { work: !debts(); money, 1: debts(); };\ndoubt(away, work) = 1;\n"
        "trigger up() { precondition: doubt(away, work) == 0;\n"
        "  effect: doubt(away, work) = 1 & doubt(away, money) = 2; };\n"
    )
    with pytest.raises(unsaid.WorldError) as caught:
        unsaid.read(text, name="away").find()
    assert (caught.value.code, caught.value.place) == ("trigger-cycle", "<away>:4:10")
