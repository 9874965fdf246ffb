"""Words for what is not known: in what is believed, in notes, in the table of who knew what, and in reasons."""

from __future__ import annotations

import pytest

import unsaid

LETTER = """
type place; entity Desk, Attic : place;
entity Ann, Ben : character;
property letter() : place;
property taken() : boolean;
letter() = Attic;
secret letter() openly among Ann;
action look(p : place) by Ben { learns(Ben): letter() == p; };
action fetch(p : place) by Ben { precondition: letter() == p; effect: taken(); };
utility(): taken();
utility(Ben): taken();
"""

WORDS = """
called Desk: "the desk"; called Attic: "the attic";
telling letter(): "the letter is in {value}";
telling taken(): "Ben has the letter" / "Ben has no letter";
"""


@pytest.fixture(scope="module")
def story() -> unsaid.Story:
    """Ben looks in the desk in vain, and fetches it from the attic."""
    return unsaid.read(LETTER).story(["look(Desk)", "fetch(Attic)"])


def test_what_it_may_be_is_named(story: unsaid.Story) -> None:
    """Who is open is told with what is thought possible, and the table has a word for it."""
    told = story.knew().prose()
    assert "there is no telling where the letter is: Desk or Attic" in told
    assert "open   does not know, and thinks more than one thing possible" in told


def test_the_authors_words_are_used() -> None:
    """With words for the value, each of two possible ones is told in them."""
    worded = unsaid.read(LETTER + WORDS).story(["look(Desk)", "fetch(Attic)"])
    assert "it may be that the letter is in the desk, or that the letter is in the attic" in worded.knew().prose()


def test_who_is_taken_to_know(story: unsaid.Story) -> None:
    """Ben takes Ann to know where it is, whichever it is: that is no value, and it is asked with `knows`."""
    start = story.start
    assert start.mind("Ben", "Ann")["letter()"] is None
    assert start.mind("Ben", "Ann").facts["letter()"] == ("tied", ("Desk", "Attic"))
    assert start.holds("believes(Ben, knows(Ann, letter()))")
    assert not start.holds("believes(Ben, believes(Ann, letter() == Attic))")
    assert start.holds("believes(Ben, letter() != Desk)")  # he does not hold that it is there
    assert start.mind("Ben")["letter() != Desk"] is None  # to him it may be


def test_hope_is_told(story: unsaid.Story) -> None:
    """What was not known, what was wanted, what might be so, and what it might cost."""
    assert story.why(1).prose() == (
        "1. look(Desk): Look Desk.\n"
        "Ben did not know where the letter is. Ben wanted this: Ben has taken. It might be that the letter is at Desk; "
        "then they would fetch Desk. Otherwise nothing was lost."
    )


def test_a_plain_reason_is_told_as_ever(story: unsaid.Story) -> None:
    """Once he knows it is in the attic there is nothing to hope."""
    assert "did not know" not in story.why(2).prose()
