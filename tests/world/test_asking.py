"""Phrases about a world that is large, and phrases that come to much themselves."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.language import core, read
from unsaid.language.asking import Phrases
from unsaid.world import ground
from unsaid.world.asking import Grounded


def asked(people: int) -> tuple[Phrases, Grounded]:
    """What reads and what grounds phrases about so many characters, any two of whom may be friends."""
    text = "".join(f"entity C{n} : character;\n" for n in range(people))
    text += "property friends(c : character, d : character) : boolean;\n"
    text += "action meet(c : character) { effect: friends(c, C0); };\n"
    reading = read(text)
    assert reading.world is not None
    return Phrases(reading.source), Grounded(reading.world, ground(reading.world))


def test_a_world_of_many_facts_can_be_asked() -> None:
    """Whatever can be ground can be asked: 320 people have 102,400 friendships, of which those with C0 stand first."""
    phrases, grounded = asked(320)
    assert grounded.condition(phrases.condition("friends(C319, C0)")) == ("==", ("get", 319), True)


@pytest.mark.parametrize(
    "phrase",
    [
        "forall(a : character) forall(b : character) forall(c : character) (friends(a, b) & friends(b, c))",
        "(sum(a : character) if(friends(a, C0)) 1 else 0) > 2",
    ],
)
def test_a_phrase_that_comes_to_too_much(phrase: str) -> None:
    """A phrase that is short and comes to millions of conditions, or to a sum that is too deep, is refused in words."""
    phrases, grounded = asked(260)
    checked: core.Expression = phrases.condition(phrase)
    with pytest.raises(unsaid.UnsaidError) as caught:
        grounded.condition(checked)
    assert (caught.value.code, caught.value.place) == ("phrase", "the phrase")
    assert grounded.condition(phrases.condition("friends(C1, C0)")) == ("==", ("get", 1), True)
