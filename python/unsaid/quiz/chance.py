"""Chance, from a seed. The same numbers as Python's own generator gives, and quicker ways to choose by them."""

from __future__ import annotations

from collections.abc import MutableSequence, Sequence
from random import Random
from typing import Any, TypeVar

Any_ = TypeVar("Any_")


class Chance(Random):
    """A generator of which only ``random`` is asked: what it gives from a seed is promised to stay the same."""

    def below(self, number: int) -> int:
        """A whole number from 0 to before another."""
        return int(self.random() * number)

    def choice(self, seq: Sequence[Any_]) -> Any_:
        """One of some."""
        return seq[int(self.random() * len(seq))]

    def shuffle(self, x: MutableSequence[Any]) -> None:
        """Puts some in another order."""
        for last in range(len(x) - 1, 0, -1):
            other = int(self.random() * (last + 1))
            x[last], x[other] = x[other], x[last]

    def some(self, of: Sequence[Any_], number: int) -> list[Any_]:
        """So many of some, in an order by chance."""
        left = list(of)
        for place in range(number):
            other = place + int(self.random() * (len(left) - place))
            left[place], left[other] = left[other], left[place]
        return left[:number]
