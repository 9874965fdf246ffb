"""What can be read off the states of a world that runs.

Whoever runs a world gives the values of a state and the minds in it; what a condition or an expression comes to there
follows from these.
"""

from __future__ import annotations

from abc import abstractmethod

from .structure import Expression, GroundWorld, Scalar
from .values import Reader, holds, value


class States:
    """States by number, read through ``values`` and ``mind``."""

    ground: GroundWorld

    @abstractmethod
    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent, in the world file's order."""

    @abstractmethod
    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""

    def reading(self, state: int) -> Reader:
        """Reads a state and the minds in it; each mind's values are asked for once."""
        known: dict[tuple[int, ...], list[Scalar]] = {}

        def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
            if chain not in known:
                known[chain] = self.values(self.mind(state, *chain))
            return known[chain][fluent]

        return read

    def holds(self, state: int, condition: Expression) -> bool:
        """Whether a condition is satisfied in a state."""
        return condition if isinstance(condition, bool) else holds(condition, self.reading(state))

    def value(self, state: int, expression: Expression) -> Scalar:
        """What an expression comes to in a state."""
        return value(expression, self.reading(state))

    def sees(self, state: int, act: int, character: int) -> bool:
        """Whether a character observes an act done in a state."""
        return self.holds(state, self.ground.actions[act].observing[character])
