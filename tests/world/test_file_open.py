"""The world file of minds that do not know: what is written is read back, and what is unsound is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest

from unsaid.language import read
from unsaid.world import WorldFileError, dumps, ground, loads

TEXT = """
type place; entity Desk, Attic : place;
entity Anna, Ben : character;
property letter() : place;
property lit, rich() : boolean;
property coins() : number;
letter() = Attic;
believes(Ben, letter()) = open;
believes(Anna, letter()) = one of Desk, Attic;
secret lit() openly among Anna;
secret rich() among nobody;
dares(Ben): 2;
action look by Ben { precondition: !knows(Ben, letter()); learns(Ben) when(lit()): letter() == Desk & lit(), rich(); };
action peep by Ben { effect: coins() = 1; seen: look; };
action nap by Ben { effect: coins() = 2; };
"""


def written() -> dict[str, Any]:
    """The world as a file's data."""
    reading = read(TEXT)
    assert reading.world is not None, reading.render()
    return json.loads(dumps(ground(reading.world, reading.source)))


def test_what_is_written():
    """Every key stands where the page says, and is left out where there is nothing to say."""
    data = written()
    letter = next(n for n, f in enumerate(data["fluents"]) if f["name"] == "letter()")
    lit, rich = (next(n for n, f in enumerate(data["fluents"]) if f["name"] == name) for name in ("lit()", "rich()"))
    assert [f.get("domain") for f in data["fluents"]] == [["Desk", "Attic"], [True, False], [True, False], None]
    assert data["beliefs"] == [{"who": [c], "fluent": letter, "label": "open"} for c in (1, 0)]
    look, peep, nap = data["actions"]
    assert look["learns"] == [
        {
            "who": 1,
            "when": ["==", ["get", lit], True],
            "what": ["and", ["==", ["get", letter], "Desk"], ["==", ["get", lit], True]],
        },
        {"who": 1, "when": ["==", ["get", lit], True], "what": ["get", rich]},
    ]
    assert look["precondition"] == ["not", ["knows", letter, 1]]
    assert (peep["seen"], "learns" in peep, "seen" in nap) == (0, False, False)
    assert data["inner"] == {
        "secrets": [
            {"fluent": lit, "among": [0], "openly": True},
            {"fluent": rich, "among": [], "openly": False},
        ],
        "dares": [0.0, 2.0],
    }


def test_what_is_written_is_read_back():
    """Reading the file gives an equal world, which is written the same again."""
    reading = read(TEXT)
    assert reading.world is not None
    grounded = ground(reading.world, reading.source)
    assert loads(dumps(grounded)) == grounded
    assert dumps(loads(dumps(grounded))) == dumps(grounded)


LETTER, LIT, RICH, COINS = range(4)
WRONG: dict[str, tuple[tuple[Any, ...], Any]] = {
    "one value": (("fluents", LETTER, "domain"), ["Attic"]),
    "a value twice": (("fluents", LETTER, "domain"), ["Desk", "Attic", "Desk"]),
    "65 values": (("fluents", LETTER, "domain"), ["Attic", *(f"E{n}" for n in range(64))]),
    "a number": (("fluents", COINS, "domain"), [0, 1]),
    "unknown": (("fluents", LETTER, "domain"), ["Desk", "Attic", None]),
    "no domain at all": (("fluents", LETTER, "domain"), None),
    "an initial value out of it": (("fluents", LETTER, "initial"), "Ben"),
    "a label without a domain": (("beliefs", 0, "fluent"), COINS),
    "no such label": (("beliefs", 0, "label"), "vague"),
    "a label and a value": (("beliefs", 0, "value"), "Desk"),
    "a label among no value": (("beliefs", 0, "among"), []),
    "a label out of the domain": (("beliefs", 0, "among"), ["Desk", "Ben"]),
    "learnt without a domain": (("actions", 0, "learns", 0, "what"), ["get", COINS]),
    "learnt in a mind": (("actions", 0, "learns", 0, "what"), ["get", LETTER, 0]),
    "learnt or": (("actions", 0, "learns", 0, "what"), ["or", ["==", ["get", LIT], True]]),
    "learnt about nothing": (("actions", 0, "learns", 0, "what"), ["==", True, True]),
    "learnt more": (("actions", 0, "learns", 0, "what"), [">", ["get", LIT], True]),
    "learnt by nobody": (("actions", 0, "learns", 0, "who"), 2),
    "seen as nothing": (("actions", 1, "seen"), 3),
    "seen as itself": (("actions", 1, "seen"), 1),
    "seen as what is seen as another": (("actions", 2, "seen"), 1),
    "known by nobody": (("actions", 0, "precondition"), ["knows", LETTER]),
    "a secret without a domain": (("inner", "secrets", 0, "fluent"), COINS),
    "a secret among others": (("inner", "secrets", 0, "among"), [2]),
    "dared by one": (("inner", "dares"), [1]),
    "dared below zero": (("inner", "dares"), [0, -1]),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_unsound_is_refused(wrong: str):
    """One thing that the page forbids is put into a sound file, which is then none."""
    data: Any = written()
    (*path, last), value = WRONG[wrong]
    place = data
    for key in path:
        place = place[key]
    place[last] = value
    with pytest.raises(WorldFileError):
        loads(json.dumps(data))


def test_entities_there_are_enough_of():
    """A domain of 64 entities is read, so that it is the 65th that is refused above."""
    data = written()
    names = [f"E{n}" for n in range(62)]
    data["entities"] += [{"name": name, "types": ["entity"]} for name in names]
    data["fluents"][LETTER]["domain"] += names
    assert len(loads(json.dumps(data)).fluents[LETTER].domain or ()) == 64


def test_a_belief_of_neither():
    """A belief without a value and without a label says nothing."""
    data = written()
    del data["beliefs"][0]["label"]
    with pytest.raises(WorldFileError, match=r"^beliefs\[0\]"):
        loads(json.dumps(data))
