"""The known word a writer most likely meant by an unknown one.

Comparing two words letter by letter is dear, and a world may have thousands of names. Of many, only those are compared
that begin or that end like the unknown word for longest: a slip of the pen leaves one or the other. They stand beside
it where the names are sorted, forwards or backwards.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

MANY = 400
"""Names up to which each is compared."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest of some words, if any is close; a difference in case alone counts as closest."""
    from difflib import get_close_matches  # only mistakes pay for loading it

    names = tuple(dict.fromkeys(known))
    lower = word.lower()
    same = sorted(n for n in names if n.lower() == lower)
    if same:
        return same[0]
    near = sorted(names if len(names) <= MANY else _beside(word, names))
    close = get_close_matches(word, near, n=1, cutoff=0.6)
    return close[0] if close else None


def _beside(word: str, names: tuple[str, ...]) -> set[str]:
    """The names that begin and those that end most like a word."""
    forwards, backwards = _sorted(names)
    return {*_around(word, forwards), *(name[::-1] for name in _around(word[::-1], backwards))}


def _around(word: str, names: list[str]) -> list[str]:
    place = bisect_left(names, word)
    return names[max(0, place - MANY // 4) : place + MANY // 4]


@lru_cache(maxsize=4)
def _sorted(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Names in order, and spelt backwards in order."""
    return sorted(names), sorted(name[::-1] for name in names)
