"""What a moment is worth to somebody, as it sees it, concern by concern.

The ground world drops from a utility what no act of the world can ever change. Whoever speaks may change just that: a
lie that no act tells makes a belief that no act makes. So a utility is grounded here as it is written, and read in the
speaker's own mind.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import product
from typing import TYPE_CHECKING

from unsaid.language import core
from unsaid.world.expressions import Read, reads
from unsaid.world.structure import Expression

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

ROUNDING = 1e-9


class Stakes:
    """The utility of one character: its concerns, and what it wants without a name (``None``)."""

    def __init__(self, world: OpenWorld, who: str) -> None:
        self.world, self.who = world, who

    @cached_property
    def terms(self) -> tuple[tuple[str | None, float, Expression], ...]:
        """Each concern by its name, as the ground world calls it, with its weight; the plain utility comes last."""
        return (*self._concerns(), *self._plain())

    def _concerns(self) -> Iterator[tuple[str, float, Expression]]:
        for concern in self.world.core.concerns:
            for names in self._bound(concern.parameters):
                if names[concern.parameters[0].name] == self.who:
                    filled = [names[p.name] for p in concern.parameters[1:] if p.constant is None]
                    name = f"{concern.name}({', '.join(filled)})" if filled else concern.name
                    yield name, concern.weight, self.world.grounded.value(concern.term, names)

    def _bound(self, parameters: tuple[core.Parameter, ...]) -> Iterator[dict[str, str]]:
        choices = [[p.constant] if p.constant else self.world.core.members(p.type) for p in parameters]
        for chosen in product(*choices):
            yield dict(zip([p.name for p in parameters], chosen, strict=True))

    def _plain(self) -> Iterator[tuple[None, float, Expression]]:
        for utility in self.world.core.utilities:
            if utility.character == self.who:
                ground = self.world.grounded
                yield None, 1.0, ground.condition(utility.body) if utility.truth else ground.value(utility.body)

    @cached_property
    def about_minds(self) -> frozenset[Read]:
        """The fluents it reads in the minds of others, with the believers they are read through."""
        return frozenset(read for _, _, term in self.terms for read in reads(term) if read[1])

    def worths(self, mind: int) -> tuple[float | None, ...]:
        """What each term comes to in a state of the speaker's mind; None where that is not known there."""
        found = (self.world.minds.value(mind, term) for _, _, term in self.terms)
        weights = (weight for _, weight, _ in self.terms)
        return tuple(_number(value, weight) for value, weight in zip(found, weights, strict=True))

    def gains(self, before: int, after: int) -> dict[str | None, float]:
        """The terms that differ between two states of the speaker's mind, and by how much."""
        pairs = zip(self.terms, self.worths(before), self.worths(after), strict=True)
        found = {name: new - old for (name, _, _), old, new in pairs if old is not None and new is not None}
        return {name: gain for name, gain in found.items() if abs(gain) > ROUNDING}


def _number(value: object, weight: float) -> float | None:
    return weight * float(value) if isinstance(value, bool | int | float) else None
