"""Values of the interface are values: made alike they are equal, they hash, travel, and come as plain data."""

from __future__ import annotations

import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

import unsaid
from tests.afterwards import left


def lamp() -> unsaid.World:
    """Two people and a lamp."""
    return unsaid.load("tutorial")


def told() -> unsaid.Story:
    """Their story."""
    return lamp().story(["light(Ida)", "row_home(Olm)"])


VALUES: dict[str, Callable[[], Any]] = {
    "a world": lamp,
    "a world put otherwise": lambda: lamp().having("lit()").without("light"),
    "a text": lambda: unsaid.read("entity Tom : person;"),
    "a story": told,
    "an act": lambda: told().acts[0],
    "a moment": lambda: told()[1],
    "a moment put otherwise": lambda: lamp().start.having("lit()"),
    "a mind": lambda: told()[1].mind("Ida", "Olm"),
    "an option": lambda: told()[1].options("Olm")[0],
    "a choice": lambda: told()[1].choose("Olm"),
    "an answer": lambda: told().felt(who="Ida"),
    "an answer why": lambda: told().why(1),
    "a finding": lambda: lamp().story(["row_home(Olm)"]).check()[0],
    "a map of what was nearly said": lambda: left().nearly(),
    "a wish": lambda: left().nearly().wishes[0],
    "a fork": lambda: left().hinges()[0],
    "a fork of a story": lambda: told().whatif(without="light"),
    "what is put otherwise": lambda: told().whatif(without="light").changes[0],
    "what was lost": lambda: told().whatif(without="light").lost[0],
    "why there is no story": lambda: lamp().without("light").find().why_none,
    "a telling": lambda: told().tell("Ida", person=1),
    "a budget": lambda: unsaid.Budget(time=5, memory="512 MiB", states=100_000),
    "limits": lambda: unsaid.Limits(character=3),
}


@pytest.mark.parametrize("what", VALUES)
def test_made_alike_they_are_equal(what: str) -> None:
    """Two that were made alike are one in a set, and no other value is equal to them."""
    one, other = VALUES[what](), VALUES[what]()
    assert one == other
    assert len({one, other}) == 1
    assert one != object()


@pytest.mark.parametrize("what", VALUES)
def test_they_travel(what: str) -> None:
    """What was pickled comes back equal."""
    assert pickle.loads(pickle.dumps(VALUES[what]())) == VALUES[what]()


@pytest.mark.parametrize("what", VALUES)
def test_they_come_as_plain_data(what: str) -> None:
    """``to_dict`` gives what JSON can hold, the same again."""
    data = VALUES[what]().to_dict()
    assert json.loads(json.dumps(data)) == json.loads(json.dumps(VALUES[what]().to_dict()))


@pytest.mark.parametrize("what", ["a world", "a story", "a moment", "a mind", "an answer", "a telling"])
def test_in_a_notebook_they_show(what: str) -> None:
    """Each has a text for everybody, and no character of a page that its text did not escape."""
    shown = VALUES[what]()._repr_mimebundle_()
    assert shown["text/plain"].strip()


def test_what_cannot_be_changed() -> None:
    """Nothing changes in place: what puts something otherwise gives another value."""
    world = lamp()
    other = world.having("lit()")
    assert (world.start["lit()"], other.start["lit()"]) == (False, True)
    assert world == lamp() != other
    with pytest.raises(AttributeError):
        world.source = other.source  # pyright: ignore


def test_equal_worlds_share_an_engine() -> None:
    """What was worked out for one value of a world is there for every other, and gone with the last."""
    one, other = unsaid.read("entity Tom : character;"), unsaid.read("entity Tom : character;")
    assert one.open is other.open


def test_the_names_are_listed() -> None:
    """Tab shows the public names, and each of them is there."""
    assert {"load", "read", "World", "Story", "UnsaidError"} <= set(dir(unsaid))
    assert all(getattr(unsaid, name) is not None for name in dir(unsaid))
