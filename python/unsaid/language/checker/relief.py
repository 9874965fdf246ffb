"""Whether an effect lets the pressure down, in every way it can come out.

An effect comes out in several ways where it has an ``if``. In each the pressure is lowered, raised or kept, or not
touched at all; what is written later stands, and what does not touch it leaves what was before. A value that is worked
out from the pressure alone is tried with every pressure a release can meet.
"""

from __future__ import annotations

import msgspec

from .. import core
from .expressions import folded

Outcome = bool | None
"""Whether the pressure is lowered; None where it is not touched."""


class Relief(msgspec.Struct, frozen=True):
    """What effects do to one pressure, where a release happens from ``needed`` on and ``most`` is the most there is.
    ``members`` says which quantified types whoever feels it belongs to."""

    pressure: core.Fluent
    needed: int
    most: int
    members: frozenset[str]

    def outcomes(self, effect: core.Expression | None) -> set[Outcome]:
        """All the ways an effect can come out."""
        match effect:
            case core.Assign(core.Fluent() as target, value) if self._is(target, self.pressure.arguments):
                return {self._lowered(value)}
            case core.Junction():
                return self._in_order(effect)
            case core.If():
                ends = [body for _, body in effect.branches] + [effect.otherwise]
                return {outcome for body in ends for outcome in self.outcomes(body)}
            case core.Quantified() if effect.type in self.members:
                each = (core.Variable(effect.variable, effect.span),)
                inner = Relief(
                    core.Fluent(self.pressure.property, each, effect.span), self.needed, self.most, self.members
                )
                return inner.outcomes(effect.body)
        return {None}

    def _in_order(self, effect: core.Junction) -> set[Outcome]:
        found: set[Outcome] = {None}
        for item in effect.items:
            now = self.outcomes(item)
            found = (now - {None}) | (found if None in now else set())
        return found

    def _is(self, target: core.Fluent, arguments: tuple[core.Term, ...]) -> bool:
        return target.property == self.pressure.property and [*map(_who, target.arguments)] == [*map(_who, arguments)]

    def _lowered(self, value: core.Expression) -> bool:
        known = folded(value)
        if known is not None:
            return known < self.needed
        ends = [(had, self._after(value, float(had))) for had in range(self.needed, self.most + 1)]
        if all(end is not None for _, end in ends):
            return all(end is not None and end < had for had, end in ends)
        # What is taken off may depend on the world; that it is taken off at all is as much as the text can say.
        return isinstance(value, core.Arithmetic) and value.operator in ("-", "/") and self._is_pressure(value.left)

    def _is_pressure(self, e: core.Expression) -> bool:
        return isinstance(e, core.Fluent) and self._is(e, self.pressure.arguments)

    def _after(self, e: core.Expression, had: float) -> float | None:
        """What a value comes to where the pressure was so much; None where more than that decides it."""
        if self._is_pressure(e):
            return had
        if not isinstance(e, core.Arithmetic):
            return folded(e)
        left, right = self._after(e.left, had), self._after(e.right, had)
        if left is None or right is None:
            return None
        return folded(core.Arithmetic(e.operator, core.Value(left, e.span), core.Value(right, e.span), e.span))


def _who(term: core.Term) -> object:
    return term.name if isinstance(term, core.Variable) else term.value if isinstance(term, core.Value) else term
