"""World files about minds that do not know: what is read is written again, and what makes no sense is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests import random_ignorance
from tests.checker.unsure.given import given
from tests.reference.small import World
from unsaid.world import GroundWorld, WorldFileError, dumps, loads


def small() -> World:
    """Two people, a letter that may be open, and a lamp that may not."""
    w = World(["Ann", "Ben"], {"letter": "desk", "lit": False})
    w.opened("letter", "desk", "attic")
    w.held(("Ben",), "letter", "open", "desk", "attic")
    w.action("look", True, [], ("Ben",), True, [w.learns("Ben", w.equal("letter", "desk"))])
    w.action("peep", True, [], ("Ben",), True, None, 0)
    w.secret("letter", "Ann")
    w.dares(Ben=1)
    return w


def test_what_is_read_is_written_again() -> None:
    """Everything about not knowing is in the world that was read, and written it is read as the same."""
    ground = given(small())
    assert loads(dumps(ground)) == ground
    assert dumps(loads(dumps(ground))) == dumps(ground)
    assert (ground.fluents[0].domain, ground.fluents[1].domain) == (("desk", "attic"), ())
    assert (ground.beliefs[0].label, ground.beliefs[0].among) == ("open", ("desk", "attic"))
    assert ground.actions[0].learns[0].what == ("==", ("get", 0), "desk")
    assert [action.seen for action in ground.actions] == [None, 0]
    assert (ground.inner.secrets[0].among, ground.inner.dares) == ((0,), (0.0, 1.0))


def test_random_worlds_are_written_again() -> None:
    """So are worlds that use it all at random."""
    for seed in range(40):
        ground = given(random_ignorance.world(seed))
        assert loads(dumps(ground)) == ground


def test_a_world_without_any_of_it_has_none_of_its_keys() -> None:
    """No key of it is written where nothing is said."""
    text = dumps(given(World(["Ann"], {"lit": False})))
    keys = ("domain", "label", "among", "learns", "seen", "secrets", "dares")
    assert not [key for key in keys if f'"{key}"' in text]


BAD: dict[str, tuple[list[Any], Any, str]] = {
    "a domain of one": (["fluents", 0, "domain"], ["desk"], "fluents[0]: a domain has 2 to 64 values, and not 1"),
    "a value twice": (["fluents", 0, "domain"], ["desk", "desk"], "fluents[0]: a domain has no value twice"),
    "a number in it": (
        ["fluents", 0, "domain"],
        ["desk", 1],
        "fluents[0]: a domain has truths or entities for values",
    ),
    "unknown in it": (
        ["fluents", 0, "domain"],
        ["desk", None],
        "fluents[0]: a domain has truths or entities for values",
    ),
    "an initial value out of it": (
        ["fluents", 0, "initial"],
        "attic2",
        "fluents[0]: the initial value is out of the domain",
    ),
    "a label without a domain": (
        ["beliefs", 0, "fluent"],
        1,
        "beliefs[0]: a label is about lit, which has no domain",
    ),
    "a label among nothing": (["beliefs", 0, "among"], [], "beliefs[0]: a label is among some values"),
    "a label out of the domain": (
        ["beliefs", 0, "among"],
        ["desk", "attic2"],
        "beliefs[0]: a label is among values of the domain",
    ),
    "a label and a value": (
        ["beliefs", 0, "value"],
        "desk",
        "beliefs[0]: a belief has a value or a label, and not both",
    ),
    "learning what has no domain": (
        ["actions", 0, "learns", 0, "what"],
        ["get", 1],
        "actions[0]: what is learnt is about lit, which has no domain",
    ),
    "learning what somebody believes": (
        ["actions", 0, "learns", 0, "what"],
        ["get", 0, 1],
        "actions[0]: ['get', 0, 1] cannot be learnt",
    ),
    "learning who knows": (
        ["actions", 0, "learns", 0, "what"],
        ["knows", 0, 1],
        "actions[0]: ['knows', 0, 1] cannot be learnt",
    ),
    "learning one or the other": (
        ["actions", 0, "learns", 0, "what"],
        ["or", ["==", ["get", 0], "desk"]],
        "actions[0]: ['or', ['==', ['get', 0], 'desk']] cannot be learnt",
    ),
    "a learner there is not": (["actions", 0, "learns", 0, "who"], 7, "actions[0]: there is no character 7"),
    "seen as nothing": (["actions", 1, "seen"], 7, "actions[1]: there is no action 7"),
    "seen as what is seen as another": (["actions", 0, "seen"], 1, "actions[0]: action 1 is itself seen as another"),
    "a secret without a domain": (
        ["inner", "secrets", 0, "fluent"],
        1,
        "inner.secrets[0]: a secret is about lit, which has no domain",
    ),
    "a secret among strangers": (["inner", "secrets", 0, "among"], [9], "inner.secrets[0]: there is no character 9"),
    "daring less than nothing": (["inner", "dares"], [0, -1], "inner.dares: nobody dares less than nothing"),
    "daring for some": (["inner", "dares"], [1], "inner.dares: what is dared needs one number for each character"),
    "knowing by nobody": (
        ["actions", 0, "precondition"],
        ["knows", 0],
        "actions[0]: 'knows' needs somebody who knows",
    ),
}


def bent(place: list[Any], value: Any) -> str:
    """The file of the small world with another value at a place."""
    data = json.loads(dumps(given(small())))
    data["entities"].append({"name": "attic2", "types": ["entity"]})
    at = data
    for key in place[:-1]:
        at = at[key]
    at[place[-1]] = value
    return json.dumps(data)


def read(text: str) -> GroundWorld:
    """The world that a text describes."""
    return loads(text)


@pytest.mark.parametrize("kind", BAD)
def test_what_makes_no_sense_is_refused(kind: str) -> None:
    """One message says what is wrong, and where."""
    place, value, message = BAD[kind]
    with pytest.raises(WorldFileError) as error:
        read(bent(place, value))
    assert str(error.value) == message


def test_a_belief_in_nothing_is_refused() -> None:
    """A belief has a value or a label."""
    data = json.loads(dumps(given(small())))
    del data["beliefs"][0]["label"], data["beliefs"][0]["among"]
    with pytest.raises(WorldFileError) as error:
        read(json.dumps(data))
    assert str(error.value) == "beliefs[0]: a belief needs a value or a label"
