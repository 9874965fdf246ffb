"""What can be read off the states of a world that runs.

Whoever runs a world gives the values of a state and the minds in it; what a condition or an expression comes to there
follows from these. A mind may not know something: then a condition is satisfied if it is whatever may be so
(``supposing``), and what is read by itself is ``?``.
"""

from __future__ import annotations

from abc import abstractmethod
from functools import cached_property
from typing import cast

from .scalars import Scalar, Unsure
from .structure import Expression, GroundWorld
from .supposing import Holding, has_value, result, satisfied, unsure
from .values import Reader, holds, value


class States:
    """States by number, read through ``values`` and ``mind``."""

    ground: GroundWorld

    @abstractmethod
    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent, in the world file's order; in a mind, of what it does not know, an ``Unsure``."""

    @abstractmethod
    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""

    @cached_property
    def doubtful(self) -> bool:
        """Whether anybody may not know something in this world."""
        return any(fluent.domain for fluent in self.ground.fluents)

    def reading(self, state: int) -> Reader:
        """Reads a state and the minds in it, each mind's values asked for once. What is not known there is ``?``."""
        held = self.holding(state)

        def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
            found = held(fluent, chain)
            return None if unsure(found) is not None else cast("Scalar", found)

        return read

    def holding(self, state: int) -> Holding:
        """Reads what is held in a state and in the minds in it, known or not; each mind's values are asked for once."""
        known: dict[tuple[int, ...], list[Scalar]] = {}

        def held(fluent: int, chain: tuple[int, ...]) -> Scalar | Unsure:
            if chain not in known:
                known[chain] = self.values(self.mind(state, *chain))
            return known[chain][fluent]

        return held

    def _own(self, state: int) -> Holding:
        """The same, with chains of believers as short as they can be said: neighbours once, and not who holds it."""
        held, own = self.holding(state), dict[int, bool]()

        def read(fluent: int, chain: tuple[int, ...]) -> Scalar | Unsure:
            short = tuple(c for place, c in enumerate(chain) if place == 0 or chain[place - 1] != c)
            if short and own.setdefault(short[0], self.mind(state, short[0]) == state):
                short = short[1:]
            return held(fluent, short)

        return read

    def holds(self, state: int, condition: Expression) -> bool:
        """Whether a condition is satisfied in a state."""
        if isinstance(condition, bool):
            return condition
        return satisfied(condition, self._own(state)) if self.doubtful else holds(condition, self.reading(state))

    def value(self, state: int, expression: Expression) -> Scalar:
        """What an expression comes to in a state."""
        if self.doubtful:
            return result(expression, self._own(state))
        return value(expression, self.reading(state))

    def knows(self, state: int, fluent: int, *chain: int) -> bool:
        """Whether there is a value for a fluent at the end of a chain of believers, whichever it is."""
        return has_value(self._own(state)(fluent, chain))

    def sees(self, state: int, act: int, character: int) -> bool:
        """Whether a character observes an act done in a state."""
        return self.holds(state, self.ground.actions[act].observing[character])
