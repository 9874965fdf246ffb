"""Chance, from a seed. The same numbers as Python's own generator gives, and quicker ways to choose by them."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from random import Random
from typing import Any, TypeVar

Item = TypeVar("Item")


class Chance:
    """A generator of which only ``random`` is asked: what it gives from a seed is promised to stay the same."""

    def __init__(self, seed: str) -> None:
        self.random = Random(seed).random

    def below(self, number: int) -> int:
        """A whole number from 0 to before another."""
        return int(self.random() * number)

    def choice(self, of: Sequence[Item]) -> Item:
        """One of some."""
        return of[int(self.random() * len(of))]

    def shuffle(self, some: MutableSequence[Any]) -> None:
        """Puts some in another order."""
        for last in range(len(some) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            some[last], some[other] = some[other], some[last]

    def some(self, of: Sequence[Item], number: int) -> list[Item]:
        """So many of some, in an order by chance."""
        left = list(of)
        for place in range(number):
            other = place + int(self.random() * (len(left) - place))
            left[place], left[other] = left[other], left[place]
        return left[:number]
