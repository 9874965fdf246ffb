"""What can be read off the states of a world that runs.

Whoever runs a world gives the values of a state and the minds in it; what a condition or an expression comes to there
follows from these.
"""

from __future__ import annotations

from abc import abstractmethod

from .structure import Expression, GroundWorld, Scalar
from .values import holds, value


class States:
    """States by number, read through ``values`` and ``mind``."""

    ground: GroundWorld

    @abstractmethod
    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent, in the world file's order."""

    @abstractmethod
    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""

    def holds(self, state: int, condition: Expression) -> bool:
        """Whether a condition is satisfied in a state."""
        return holds(condition, lambda fluent, chain: self.values(self.mind(state, *chain))[fluent])

    def value(self, state: int, expression: Expression) -> Scalar:
        """What an expression comes to in a state."""
        return value(expression, lambda fluent, chain: self.values(self.mind(state, *chain))[fluent])

    def sees(self, state: int, act: int, character: int) -> bool:
        """Whether a character observes an act done in a state."""
        return self.holds(state, self.ground.actions[act].observing[character])
