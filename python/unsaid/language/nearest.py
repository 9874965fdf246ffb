"""The known word a writer most likely meant by an unknown one."""

from __future__ import annotations

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The closest of some words, if any is close; a difference in case alone counts as closest."""
    from difflib import get_close_matches  # only mistakes pay for loading it

    names = sorted(set(known))
    same = [n for n in names if n.lower() == word.lower()]
    close = same or get_close_matches(word, names, n=1, cutoff=0.6)
    return close[0] if close else None
