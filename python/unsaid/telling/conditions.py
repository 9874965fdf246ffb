"""Reading a condition of a telling in a state: ``when: at(James) == Hall;``.

The same logic as everywhere: a condition is satisfied or not, ``?`` equals only ``?`` and orders with nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from unsaid.language import core
from unsaid.world.values import arithmetic, compare

Scalar = bool | float | str | None
Look = Callable[[tuple[str, ...], str], Scalar]
"""The value of a fluent, by its ground name, at the end of a chain of believers."""


Ask = Callable[[core.Narrated, Mapping[str, str], tuple[str, ...]], Scalar]
"""The answer to a question about the telling itself, asked in a mind."""


class Conditions:
    """Conditions and values of one world, read through ``look``."""

    def __init__(self, world: core.World, look: Look, asked: Ask | None = None) -> None:
        self.world = world
        self.look = look
        self.asked = asked

    def holds(
        self, e: core.Expression | None, names: Mapping[str, str] | None = None, chain: tuple[str, ...] = ()
    ) -> bool:
        """Whether the condition is satisfied; no condition always is."""
        names = names or {}
        match e:
            case None:
                return True
            case core.Junction("and", items):
                return all(self.holds(item, names, chain) for item in items)
            case core.Junction("or", items):
                return any(self.holds(item, names, chain) for item in items)
            case core.Not(body):
                return self._not(body, names, chain)
            case core.Believes(who, body):
                return self.holds(body, names, (*chain, _entity(who, names)))
            case core.Quantified("forall", variable, kind, body):
                return all(self.holds(body, {**names, variable: m}, chain) for m in self.world.members(kind))
            case core.Quantified("exists", variable, kind, body):
                return any(self.holds(body, {**names, variable: m}, chain) for m in self.world.members(kind))
            case _:
                return self.value(e, names, chain) is True

    def _not(self, body: core.Expression, names: Mapping[str, str], chain: tuple[str, ...]) -> bool:
        inner = body
        while isinstance(inner, core.Believes):
            inner = inner.body
        if isinstance(inner, core.Fluent):
            return self.value(body, names, chain) is False
        return not self.holds(body, names, chain)

    def value(self, e: core.Expression, names: Mapping[str, str], chain: tuple[str, ...] = ()) -> Scalar:
        """What an expression comes to."""
        match e:
            case core.Value(value):
                return value
            case core.Variable(name):
                return names[name]
            case core.Fluent():
                return self.look(chain, self.fluent(e, names))
            case core.Believes(who, body):
                return self.value(body, names, (*chain, _entity(who, names)))
            case core.Narrated():
                return self.asked(e, names, chain) if self.asked is not None else (0.0 if e.kind == "said" else False)
            case core.IsType(term, kind):
                return _entity(term, names) in self.world.members(kind)
            case core.Compare(sign, left, right):
                return compare(sign, self.value(left, names, chain), self.value(right, names, chain))
            case core.Arithmetic(sign, left, right):
                return arithmetic(sign, self.value(left, names, chain), self.value(right, names, chain))
            case core.If(branches, otherwise):
                chosen = next((b for c, b in branches if self.holds(c, names, chain)), otherwise)
                return None if chosen is None else self.value(chosen, names, chain)
            case core.Quantified("sum" | "product" as kind, variable, of, body):
                return self._folded(kind, [{**names, variable: m} for m in self.world.members(of)], body, chain)
            case _:
                return self.holds(e, names, chain)

    def _folded(self, kind: str, each: list[dict[str, str]], body: core.Expression, chain: tuple[str, ...]) -> Scalar:
        total: Scalar = 0.0 if kind == "sum" else 1.0
        for names in each:
            total = arithmetic("+" if kind == "sum" else "*", total, self.value(body, names, chain))
        return total

    def fluent(self, e: core.Fluent, names: Mapping[str, str]) -> str:
        """The ground name of a fluent."""
        return f"{self.world.properties[e.property].name}({', '.join(_entity(a, names) for a in e.arguments)})"


def _entity(term: core.Expression, names: Mapping[str, str]) -> str:
    if isinstance(term, core.Variable):
        return names[term.name]
    if isinstance(term, core.Instance):
        return term.filled(names)
    assert isinstance(term, core.Value)
    return str(term.value)
