"""What is common among some people: believed by each, and by each believed to be, without end."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.language.asking import PhraseError

LETTER = """
type place; entity Desk, Attic : place;
entity Ann, Ben, Tom : character;
property letter() : place;
property found() : boolean;
property in(c : character) : boolean;
letter() = Attic;
in(Ann) & in(Ben);
secret letter() among nobody;
action look(p : place) by Ann { learns(Ann): letter() == p; observing(o : character): in(o); };
action show by Ann { learns(c : character) when(in(c)): letter(); observing(o : character): in(o); };
action whisper by Ann {
  learns(c : character) when(c != Tom): letter();
  observing(o : character): o == Ann | o == Ben;
};
action find by Ben { effect: found(); observing(o : character): o == Ben; };
utility(Ann): found();
"""


@pytest.fixture(scope="module")
def start() -> unsaid.Moment:
    """The start of the world with the letter."""
    return unsaid.read(LETTER).start


def test_what_is_shown_is_common(start: unsaid.Moment) -> None:
    """What Ann shows is common among who is there, and not with Tom, who is out."""
    shown = start.after("show()")
    assert shown.common(("Ann", "Ben"), "letter()")
    assert shown.holds("common(Ann, Ben, letter() == Attic)")
    assert not shown.common(("Ann", "Ben", "Tom"), "letter()")


def test_what_each_knows_is_not_common(start: unsaid.Moment) -> None:
    """Ann has looked, and Ben saw it: he knows that she knows, and does not know what."""
    looked = start.after("look(Attic)")
    assert looked.holds("knows(Ann, letter())")
    assert looked.holds("believes(Ben, knows(Ann, letter()))")
    assert not looked.common(("Ann", "Ben"), "letter()")
    assert looked.common(("Ann",), "letter()")
    assert looked.common(("Ann", "Ben"), "knows(Ann, letter())")


def test_what_is_known_to_both_and_not_to_both_known(start: unsaid.Moment) -> None:
    """Ben has found it by himself: both would hold it found only if Ann had seen it."""
    done = start.after("show()").after("find()")
    assert done.common(("Ben",), "found()")
    assert not done.common(("Ann", "Ben"), "found()")


def test_a_whisper_is_common_between_two(start: unsaid.Moment) -> None:
    """What is whispered is common among the two, to any depth."""
    assert start.after("whisper()").common(("Ann", "Ben"), "letter()")


def test_a_fact_that_there_is_not(start: unsaid.Moment) -> None:
    """What is asked has to be a phrase of the world."""
    with pytest.raises(PhraseError):
        start.common(("Ann",), "ltter()")


def test_a_property_of_that_name_is_meant() -> None:
    """A world's own `common` is asked as it is."""
    text = "entity Ann : character; property common(c : character, d : character) : boolean;"
    world = unsaid.read(f"{text} common(Ann, Ann);")
    assert world.start.holds("common(Ann, Ann)")
