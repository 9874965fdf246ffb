"""Questions as the rows of a job."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import convert

from unsaid.quiz.dials import Dials
from unsaid.quiz.item import Item
from unsaid.quiz.making import items


def rows(first: int, count: int, seed: int, dials: dict[str, Any]) -> Iterator[Item]:
    """So many items of a seed from a number on."""
    return items(seed, first, first + count, convert(dials, Dials))
