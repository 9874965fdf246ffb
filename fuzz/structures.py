"""Inputs by structure: whole parts put in each other's place, so that most of what comes out is well formed.

Of text, the parts are groups in brackets and definitions; of JSON, its values.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from copy import deepcopy
from random import Random
from typing import Any

from fuzz.mangling import excerpt, tokens_of

CLOSING = {"(": ")", "{": "}"}
STRAY = re.compile(r"(?<=;)\n(?=\S)")

ODD: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 2, 7, -0.0, 0.5, 1e308, -1e308, 5e-324, 2**31, 2**53 + 1, 2**63, 2**64, 10**30),
    *("", "a", "Tom", "and", "get", "\x1b[2J", "\u202e", "\0", "\ud800", "a" * 300, [], {}, [[]], [None], ["not"]),
)
"""Values that a reader may not have reckoned with."""


# --- text ---


def definitions_of(data: bytes) -> list[str]:
    """A world cut where a definition ends a line."""
    return STRAY.split(data.decode("utf-8", "replace"))


def regrouped(seeds: Sequence[bytes], chance: Random) -> bytes:
    """A text with groups in brackets in the place of other groups, of its own or of another's."""
    tokens = tokens_of(excerpt(chance.choice(seeds), chance))
    others = tokens if chance.random() < 0.6 else tokens_of(excerpt(chance.choice(seeds), chance))
    for _ in range(chance.randint(1, 3)):
        here, there = groups(tokens), groups(others)
        if here and there:
            (start, end), (first, last) = chance.choice(here), chance.choice(there)
            tokens[start:end] = others[first:last]
    return "".join(tokens).encode("utf-8", "replace")


def groups(tokens: list[str]) -> list[tuple[int, int]]:
    """What stands between a bracket and the one that closes it, brackets included, as (start, end)."""
    found: list[tuple[int, int]] = []
    waiting: list[int] = []
    for i, token in enumerate(tokens):
        if token in CLOSING:
            waiting.append(i)
        elif token in ")}" and waiting and CLOSING[tokens[waiting[-1]]] == token:
            found.append((waiting.pop(), i + 1))
    return found


def gathered(seeds: Sequence[bytes], chance: Random) -> bytes:
    """Definitions of a world, some left out or said twice, and some of another world among them."""
    own = definitions_of(excerpt(chance.choice(seeds), chance))
    foreign = definitions_of(excerpt(chance.choice(seeds), chance))
    kept = [d for d in own if chance.random() > 0.1]
    for _ in range(chance.randint(0, 3)):
        kept.insert(chance.randint(0, len(kept)), chance.choice(foreign if chance.random() < 0.5 else own))
    if chance.random() < 0.3:
        chance.shuffle(kept)
    return "\n".join(kept).encode()


NAMED = re.compile(r"(type|entity|property|action|trigger|question|concern|sense|release)\s+(\w+)")


def grown(seeds: Sequence[bytes], chance: Random) -> bytes:
    """A world in which one definition stands very often, mostly under another name each time."""
    own = definitions_of(excerpt(chance.choice(seeds), chance))
    much, again = chance.choice(own), chance.random() < 0.2
    often = min(chance.choice((100, 1_000, 3_000)), 200_000 // (len(much) + 1))
    numbered = [much if again else NAMED.sub(rf"\1 \g<2>{i}", much, count=1) for i in range(often)]
    at = chance.randint(0, len(own))
    return "\n".join((*own[:at], *numbered, *own[at:])).encode()


GAPS = (" ", "\n", "\n\n\n", "\t", " // note\n", "\n// alone\n", " /* b */ ", "\n/* c */\n", " /* d\n d */ ", "\r\n")


def spaced(seeds: Sequence[bytes], chance: Random) -> bytes:
    """A text with other blanks and comments between its words."""
    tokens = tokens_of(excerpt(chance.choice(seeds), chance))
    dense = chance.random() * 0.3
    return "".join(t if chance.random() > dense else _gap(t, chance) for t in tokens).encode()


def _gap(token: str, chance: Random) -> str:
    gap = chance.choice(GAPS)
    return gap if token.isspace() else token + gap if token in "(){},;:&|+=" else token


# --- JSON ---


def reshaped(seeds: Sequence[bytes], chance: Random) -> bytes:
    """JSON with some of its values other than they were: odd ones, left out, doubled, or taken from elsewhere in it."""
    data = json.loads(chance.choice(seeds))
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        holder, key = _somewhere(data, chance)
        if holder is not None:
            _change(holder, key, data, chance)
    text = json.dumps(data, ensure_ascii=chance.random() < 0.5)
    return text.encode("utf-8", "surrogatepass")


def _somewhere(data: Any, chance: Random) -> tuple[Any, Any]:
    """A place in JSON, as what holds it and where in that."""
    found: tuple[Any, Any] = (None, None)
    while isinstance(data, (list, dict)) and data:
        key = chance.randrange(len(data)) if isinstance(data, list) else chance.choice(list(data))
        found, data = (data, key), data[key]
        if chance.random() < 0.15:
            break
    return found


def _change(holder: Any, key: Any, data: Any, chance: Random) -> None:
    how = chance.randrange(6)
    if how == 0:
        del holder[key]
    elif how == 1 and isinstance(holder, list):
        holder.insert(key, json.loads(json.dumps(holder[key])))
    elif how == 2:
        elsewhere, place = _somewhere(data, chance)
        holder[key] = json.loads(json.dumps(elsewhere[place]))
    elif how == 3 and isinstance(holder[key], (int, float)):
        holder[key] += chance.choice((1, -1, 0.5))
    elif how == 4:
        holder[key] = [holder[key]] if chance.random() < 0.7 else _deep(holder[key], chance)
    else:
        holder[key] = deepcopy(chance.choice(ODD))  # some are lists, which the next change may grow


def _deep(value: Any, chance: Random) -> Any:
    for _ in range(chance.choice((10, 130, 400))):
        value = ["not", value]
    return value
