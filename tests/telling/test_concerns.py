"""The author's words for what people care about, found by whose concern it is and whom it is about."""

from __future__ import annotations

import unsaid
from unsaid.telling import Teller

LAMP = """
entity Ann : character;
entity Tom : character;
entity Ben : character;
called Ann: "Ann", she;
called Tom: "Tom", he;
called Ben: "Ben", he;
property lit() : boolean;
property near(c : character) : boolean;
action light(c : character) { effect: lit(); consenting: c; };
concern warmth(c : character) : own { term: lit(); };
concern company(Tom, d : character) : closeness(d) { term: near(d); };
concern company(Ann, Ben) : closeness(Ben) { term: near(Ben); };
telling concern warmth(c : character) { up: "{c} would be warm."; down: "{c} would go on freezing"; };
telling concern warmth(Ann) { up: "{Ann} could see to read"; };
telling concern company(Tom, d : character) { down: "{d} would be gone"; };
telling concern company(Ann, Ben) { down: "there would be no {Ben}"; };
"""


def teller(side: str | None = None) -> Teller:
    """The teller of a little world."""
    opened = unsaid.read(LAMP).open
    return Teller(opened.core, opened.ground, opened.minds, side)


def test_words_are_those_of_whose_concern_it_is() -> None:
    """The more particular pattern comes first; what it does not say, the wider one does."""
    told = teller()
    assert told.concern("Tom", "warmth", "up") == "Tom would be warm"
    assert told.concern("Ann", "warmth", "up") == "Ann could see to read"
    assert told.concern("Ann", "warmth", "down") == "Ann would go on freezing"
    assert told.concern("Ann", "thirst", "down") is None


def test_whoever_it_is_told_to_is_you() -> None:
    """In his own telling he is *you*, within the sentence."""
    assert teller("Tom").concern("Tom", "warmth", "up") == "you would be warm"


def test_a_concern_about_another_names_the_other() -> None:
    """Ground concerns are named by whom they are about; one written for two by name is called as it is written."""
    named = {concern.name for concern in unsaid.read(LAMP).open.ground.inner.concerns}
    assert named == {"warmth", "company(Ann)", "company(Ben)", "company"}
    told = teller()
    assert told.concern("Tom", "company(Ann)", "down") == "Ann would be gone"
    assert told.concern("Tom", "company(Ben)", "down") == "Ben would be gone"
    assert told.concern("Ann", "company", "down") == "there would be no Ben"
    assert told.concern("Ann", "company(Ben)", "down") is None
