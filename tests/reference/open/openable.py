"""Which fluents can be open, over which values; and the one place where a label that was worked out is made.

``made`` does nothing here. The measurements (``tests/reference/possible/variants.py``) put weaker theories in its
place, each of which knows fewer kinds of label, to see what every kind is good for.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..state import State
from ..values import Value
from .labels import Label

EFFECT, CONDITION, FACT, ELSE = "effect", "condition", "fact", "else"
"""Where a label comes from: an effect, a condition that was learnt, a value that was learnt, or elsewhere."""


@dataclass(frozen=True)
class Openable:
    """The values each fluent may have, where it is openable; None where it is not."""

    domains: tuple[frozenset[Value] | None, ...]

    def __contains__(self, fluent: int) -> bool:
        return fluent < len(self.domains) and self.domains[fluent] is not None

    def __bool__(self) -> bool:
        return any(d is not None for d in self.domains)

    def domain(self, fluent: int) -> frozenset[Value]:
        """The values of an openable fluent."""
        values = self.domains[fluent]
        assert values is not None
        return values

    def made(self, fluent: int, label: Label, origin: str, before: Label) -> Label:
        """A label that was worked out; ``before`` is the one it comes in place of."""
        return label

    def weakened(self, state: State) -> State:
        """A state at the start, with the labels there are."""
        return state
