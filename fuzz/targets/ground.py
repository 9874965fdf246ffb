"""Ground files: the two readers, in Python and in Rust, take the same files, and run none that is unsound."""

from __future__ import annotations

import re
from random import Random

from msgspec.structs import replace

from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.ready import ground_files
from fuzz.structures import reshaped
from fuzz.targets.target import Target
from unsaid import _minds
from unsaid.world import GroundWorld, WorldFileError, dumps, loads

WORDS = (
    *(
        '["get", 0]',
        '["not", true]',
        '["and", true, false]',
        '["==", null, "Tom"]',
        '["+", 1, 2]',
        '["if", true, 1, 0]',
    ),
    *(
        "null",
        "true",
        "false",
        "[]",
        "{}",
        '""',
        '"Tom"',
        ",",
        ":",
        "[",
        "]",
        "{",
        "}",
        '"who"',
        '"inner"',
        '"version"',
    ),
)


def check(data: bytes) -> None:
    """Both readers accept or both refuse; what is accepted is written and read back the same, and runs."""
    world, refused = _python(data)
    engine, halted = _rust(data)
    if (world is None) != (engine is None and not halted.startswith("runs: ")):
        told = f"Python: {refused or 'accepts'}; Rust: {halted or 'accepts'}"
        raise Broken(f"the readers disagree ({general(refused or halted)})", told)
    if world is None:
        return
    text = dumps(world)
    again = loads(text)
    if again != replace(world, version=again.version) or dumps(again) != text:
        raise Broken("a ground file is not read back as written")
    if engine is not None:
        _stepped(engine)


def general(message: str) -> str:
    """A refusal without what is particular to its file: numbers, names, places."""
    return re.sub(r"`[^`]*`|'[^']*'|\d+|^[\w.\[\]]+: | - at .*", "", message)[:60]


def _python(data: bytes) -> tuple[GroundWorld | None, str]:
    try:
        return loads(data), ""
    except WorldFileError as error:
        return None, str(error)


def _rust(data: bytes) -> tuple[_minds.Engine | None, str]:
    """The engine, or why there is none; a world that reads and cannot be settled ``runs``."""
    try:
        return _minds.Engine(data.decode()), ""
    except UnicodeDecodeError as error:
        return None, str(error)
    except _minds.EngineError as error:
        code, message, _ = error.args
        return None, message if code == "world-file" else f"runs: {message}"


def _stepped(engine: _minds.Engine) -> None:
    """Every act possible at the start is done once."""
    for act in engine.possible(engine.initial, None)[:20]:
        try:
            engine.values(engine.apply(engine.initial, act))
        except _minds.EngineError as error:
            if error.args[0] == "world-file":
                raise


def _bytes(chance: Random) -> bytes:
    return by_bytes(ground_files(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(ground_files(), WORDS, chance)


def _reshaped(chance: Random) -> bytes:
    return reshaped(ground_files(), chance)


TARGET = Target("ground", check, (_bytes, _tokens, _reshaped, _reshaped, _reshaped), 40)
