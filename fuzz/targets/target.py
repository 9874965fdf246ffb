"""The form of a target, and how one of its inputs comes from a seed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

from fuzz.watch import SECONDS

Maker = Callable[[Random], bytes]


@dataclass(frozen=True)
class Target:
    """Something that reads what others write."""

    name: str
    check: Callable[[bytes], None]
    makers: Sequence[Maker]
    """Ways to make an input; one that stands here twice is taken twice as often."""

    share: int
    """How many of a run's inputs it gets, beside what the others get: the quicker, the more."""

    seconds: float = SECONDS
    """Of the processor, that one input may take."""

    def input(self, seed: int, number: int) -> bytes:
        """An input of a run: the same seed and number, the same input."""
        chance = Random(f"{self.name} {seed} {number}")
        return chance.choice(self.makers)(chance)
