"""Stories that hang on what is made of a silence: as short as they can be, and found within as many acts."""

from __future__ import annotations

import json

import pytest

from tests.reference import Limits as Bounds
from tests.reference import Model, shortest
from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.world import GroundWorld, dumps, ground

KEY = """
entity Ann : character;
entity Tom : character;
property took() : boolean;
property cleared() : boolean;
property said() : number;

turns Ann, Tom;
question key(Ann, Tom) {
  lost: !took();
  kept, 1: took();
};

action ask() { effect: said() = said() + 1; consenting: Ann; asking: key; };
action wait() { effect: said() = said() + 1; consenting: Ann; };
action deny() {
  precondition: owes(Tom, key) & !cleared();
  effect: cleared();
  consenting: Tom;
  answering: key = lost;
};
utility(): believes(Ann, took());
utility(Ann): said();
utility(Tom): if(cleared() & !took()) 1 else 0;
"""
"""Ann asks for the key; Tom, who has lost it, could say so and be cleared of having taken it. Each silence of his, once
asked, speaks against that; two of them, and she believes that he took it. (Why Ann asks does not matter.)"""


@pytest.fixture(scope="module")
def world() -> GroundWorld:
    """The key, ground."""
    reading = read(KEY)
    assert reading.world is not None, reading.render()
    return ground(reading.world, reading.source)


@pytest.mark.parametrize("character", [1, None])
@pytest.mark.parametrize("quick", [False, True])
def test_two_silences_take_three_acts(world: GroundWorld, quick: bool, character: int | None) -> None:
    """One to ask, one to ask again or wait, and one more, each of which lets Tom's turn pass."""
    found = find(Minds(world), Limits(author=3, character=character, depth=1, shortest=not quick))
    assert found.stop == "found"
    assert len(found.acts) == 3 and found.acts[0] == "ask()"


def test_fewer_acts_are_too_few(world: GroundWorld) -> None:
    """That there is no story of two acts is proved, and trying everything comes to the same."""
    assert find(Minds(world), Limits(author=2, character=1, depth=1)).stop == "none"
    model = Model(json.loads(dumps(world)))
    assert shortest(model, Bounds(3, 1, 1)) == 3
    assert shortest(model, Bounds(2, 1, 1)) is None
