"""The two readers of world files, the language's and the engine's: whatever is done to a file, both take it or none."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from unsaid import _minds
from unsaid.api.opened import OpenWorld, load
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.world import WorldFileError, dumps, loads

MINDFUL = """\
entity Tom : character;
entity Ann : character;
property lit() : boolean;
property left() : boolean;
action light(c : character) { precondition: !lit(); effect: lit(); consenting: c; };
trigger smoulder() { precondition: lit() & left(); effect: !left(); };
believes(Tom, left() = True);
utility(): lit();
like Tom, Ann: if(lit()) 0.5 else 0;
concern peace(Tom) : own { weight: 2; term: lit(); };
turns Ann, Tom;
action ask(Ann) { precondition: !owes(Tom, why); effect: lit(); consenting: Ann; asking: why; };
action answer(Tom) { precondition: owes(Tom, why); consenting: Tom; answering: why = work; showing: calm(Tom); };
question why(Ann, Tom) { work: !left(); shame, 1 when(lit()): left(); };
release blurt(Tom) { threshold: 3; effect: left() & pressure(Tom) = 0; };
foresight 1;
"""

TOKENS = r"""
    null true false 0 1 -1 -0 0.0 -0.0 1.0 2.5 1e0 1e400 -1e-400 1e-320 4294967295 4294967296 18446744073709551616
    NaN Infinity -Infinity "NaN" "" "Tom" "0" [] {} [[]] ["get",0] ["get",1e0] ["get",-0] ["get","0"] ["get",true]
    ["get",0,0,0] ["and"] ["or",true] ["not",null] ["==",1,1] ["+",1,2] ["+",1,2,3] ["if",true,1,2] ["if",1,1,2]
    [["get",0],1] ["==",["get",0],"Nobody"] {"a":1} "\ud800" "\ud83d\ude00" "\u0000" "\x" 01 1. +1 .5 tru 'a' [1,]
    [0] [0,0] [0,1,0] [0,"x"] [[0,0]] [[0]]
"""
ODD = TOKENS.split()
ODD += [
    "1" + "0" * 308,
    "1" + "0" * 400,
    "1" + "0" * 5000,
    '"a\tb"',
    '["not",' * 251 + "true" + "]" * 251,
    "[" * 600 + "]" * 600,
]


class Raw(str):
    """A piece of a file as it is to stand there, JSON or not."""


def taken(text: str) -> bool:
    """Whether the language's reader takes a file; it must, where it refuses, say why."""
    try:
        loads(text)
    except WorldFileError as error:
        assert str(error)
        return False
    return True


def run(text: str) -> bool:
    """Whether the engine takes a file."""
    try:
        _minds.Engine(text)
    except _minds.EngineError as error:
        return error.args[0] != "world-file"
    return True


@cache
def sound() -> tuple[str, ...]:
    """Files with everything in them that a file can have."""
    worlds = (OpenWorld(read(MINDFUL)), load("tutorial"), load("the-saucer"))
    return tuple(dumps(world.ground) for world in worlds)


def written(value: Any) -> str:
    """JSON with raw pieces in it; a key is written up to its first zero character, so that it can stand twice."""
    if isinstance(value, Raw):
        return str(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k.split(chr(0))[0])}:{written(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(map(written, value)) + "]"
    return json.dumps(value)


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where everything in a file stands."""
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield (*here, key)
        yield from places(value[key], (*here, key))


def spoil(chance: random.Random, text: str) -> str:
    """A file with one thing replaced, dropped, doubled, added or put in another form."""
    data = json.loads(text)
    *way, key = chance.choice(list(places(data)))
    parent = data
    for step in way:
        parent = parent[step]
    match chance.randrange(6):
        case 0 | 1:
            parent[key] = Raw(chance.choice(ODD))
        case 2:
            del parent[key]
        case 3 if isinstance(parent, dict):
            parent[f"{key}\0"] = chance.choice([parent[key], Raw(chance.choice(ODD))])
        case 4 if isinstance(parent, dict):
            parent[chance.choice(["extra", "inner", "line", "static", "when", ""])] = Raw(chance.choice(ODD))
        case _:
            parent[key] = _otherwise(parent[key])
    return written(data) + ("" if chance.random() < 0.9 else chance.choice(["x", "{}", "null", "\0", "\n"]))


def _otherwise(value: Any) -> Any:
    """A value in a form that some readers take for the same."""
    match value:
        case bool():
            return int(value)
        case int() | float():
            return Raw(f"{value}.0")
        case dict():
            return list(value.values())
        case _:
            return [value, value] if isinstance(value, list) else f"{value}x"


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_both_readers_take_the_same_files(seed: int) -> None:
    """Of two hundred files, each spoilt in one place, the two readers refuse the same ones; and what they take is
    written and read again byte for byte."""
    chance, verdicts = random.Random(seed), set[bool]()
    for _ in range(200):
        text = spoil(chance, chance.choice(sound()))
        assert taken(text) == run(text), text
        verdicts.add(taken(text))
        if taken(text):
            assert dumps(loads(dumps(loads(text)))) == dumps(loads(text))
    assert verdicts == {True, False}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "\N{ZERO WIDTH NO-BREAK SPACE}{}",
        "[" * 100_000,
        '{"format": "unsaid-world", "version": 1}',
    ],
)
def test_both_readers_refuse_what_is_no_file(text: str) -> None:
    """Nothing, half of something, something else, and brackets without end."""
    assert (taken(text), run(text)) == (False, False)


ZERO = """\
entity Tom : character;
property debt() : number;
property told() : boolean;
debt() = -0;
believes(Tom, debt() = -0.0);
action tell() { precondition: debt() == -0; effect: debt() = -0 & told(); consenting: Tom; };
utility(): if(told()) -0 else 0 * -1;
concern peace(Tom) : own { weight: -0; term: if(told()) -0 else 1; };
"""


def test_there_is_one_zero() -> None:
    """A zero written with a sign, wherever it stands, is the zero; its file is read and written byte for byte."""
    file = dumps(OpenWorld(read(ZERO)).ground)
    assert "-0" not in file
    assert dumps(loads(file)) == file
    assert run(file)


@pytest.mark.parametrize(
    "number",
    [
        "0.1",
        "0.30000000000000004",
        "1e300",
        "1.7976931348623157e308",
        "5e-324",
        "1e-320",
        "123456789012345678901234567890",
    ],
)
def test_numbers_are_the_same_to_the_last_bit(number: str) -> None:
    """A number of the file is the nearest double, in both readers, and is written so that it is read as that."""
    text = dumps(OpenWorld(read(MINDFUL)).ground).replace('"initial":false', f'"initial":{number}', 1)
    world = loads(text)
    assert float(number) in [fluent.initial for fluent in world.fluents]
    assert float(number) in Minds(world).values(Minds(world).initial)
    assert dumps(loads(dumps(world))) == dumps(world)
