"""Which English words mean much the same.

The words come from a dictionary (``kin.txt``, see ``tools/kin_table.py``), which is read as one text and searched where
a word is asked for: nothing is built when it is loaded. Two words are kin where they share a sense, where one is a kind
of the other, where one is explained with the other; and less so, where both are kinds of the same or explained alike.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from msgspec import Struct

DICTIONARY = Path(__file__).with_name("kin.txt")

NOBODY = frozenset[str]()


class Kin(Struct, frozen=True):
    """What a word means: its senses, what these are kinds of, and the words it is explained with."""

    senses: frozenset[str] = NOBODY
    above: frozenset[str] = NOBODY
    about: frozenset[str] = NOBODY


@cache
def dictionary() -> str:
    """The whole of it; whoever calls this early finds the first word sooner."""
    return DICTIONARY.read_text(encoding="utf-8")


@lru_cache(maxsize=4096)
def kin(word: str) -> Kin:
    """What a word means, as far as it is known."""
    text = dictionary()
    start = text.find(f"\n{word} ") + 1 if word.isalpha() else 0
    if not start:
        return Kin()
    line = text[start + len(word) + 1 : text.index("\n", start)]
    return Kin(*(frozenset(part.split()) for part in line.split("|")))


@lru_cache(maxsize=16384)
def nearness(word: str, other: str) -> float:
    """How near two words are, from 0 to 1."""
    if word == other:
        return 1.0
    a, b = kin(word), kin(other)
    if a.senses & b.senses:
        return 0.8
    if a.senses & b.above or b.senses & a.above:
        return 0.6
    if word in b.about or other in a.about:
        return 0.5
    if a.above & b.above:
        return 0.35
    return 0.25 if len(a.about & b.about) > 1 else 0.0
