"""Where chance comes from, when worlds are made at random: Hypothesis, or a plain seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Choices(Protocol):
    """A source of chance."""

    def integer(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        ...


class Seeded:
    """Chance from a seed: the same seed, the same choices."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def integer(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``."""
        return self._random.randint(low, high)


class Chooser:
    """The few ways in which makers of worlds use chance."""

    def __init__(self, choices: Choices) -> None:
        self.choices = choices

    def chance(self, percent: int) -> bool:
        """True so often in a hundred; a source that prefers small numbers says False."""
        return self.choices.integer(1, 100) > 100 - percent

    def pick(self, items: Sequence[T]) -> T:
        """One of the items."""
        return items[self.choices.integer(0, len(items) - 1)]

    def several(self, low: int, high: int) -> range:
        """A range of ``low`` to ``high`` items."""
        return range(self.choices.integer(low, high))
