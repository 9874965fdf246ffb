"""From the author's expressions to ground ones.

Names become entities, fluents become numbers, quantifiers become junctions and sums, ``believes`` moves inward
to single fluents, and type tests are decided. Nothing is simplified here (see ``folding``), so that what
was written can still be seen. Work is paid for from an allowance, so that an expansion without end stops early.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator, Sequence
from operator import itemgetter

from ..language import core
from .allowance import Allowance, TooLarge
from .expressions import joined
from .structure import Expression
from .values import one_zero

Names = dict[str, str]
"""The entity each variable in scope stands for."""

Chain = tuple[int, ...]

NESTING = 250
"""How many operators may stand within one another. A sum nests as deep as it has terms."""


class FluentNumbers:
    """The number of each ground fluent, by property and arguments, in order of definition."""

    def __init__(self, world: core.World, members: Callable[[str], list[str]], allowance: Allowance) -> None:
        self.by_property: list[dict[tuple[str, ...], int]] = []
        count = itertools.count()
        for item in world.properties:
            domains = [[p.constant] if p.constant is not None else members(p.type) for p in item.parameters]
            allowance.place = item
            allowance.spend(math.prod(map(len, domains)))
            self.by_property.append({arguments: next(count) for arguments in itertools.product(*domains)})
        self.total = next(count)

    def renumbered(self, places: list[int]) -> None:
        """Gives fluent ``n`` the number ``places[n]``."""
        for numbers in self.by_property:
            for arguments, number in numbers.items():
                numbers[arguments] = places[number]

    def ground(self) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Every fluent: its number, its property and its arguments."""
        for item, numbers in enumerate(self.by_property):
            for arguments, number in numbers.items():
                yield number, item, arguments


class Lowering:
    """Lowers expressions of one world."""

    def __init__(
        self, world: core.World, members: Callable[[str], list[str]], allowance: Allowance, limit: int
    ) -> None:
        self.members = members
        self.fluents = FluentNumbers(world, members, Allowance("fluents", limit))
        self.characters = {name: number for number, name in enumerate(members("character"))}
        self._ancestors, self._types = world.ancestors, {e.name: e.types for e in world.entities}
        self.allowance = allowance
        self._conditions: dict[type, Callable[..., Expression]] = {
            core.Value: lambda e, names, chain: e.value is True,
            core.IsType: self._is_type,
            core.Not: self._not,
            core.Junction: self._junction,
            core.Compare: self._compare,
            core.If: lambda e, names, chain: self._if(e, names, chain, self.condition, False),
            core.Quantified: self._quantified_condition,
            core.Knows: self._knows,
            core.Believes: lambda e, names, chain: self.condition(e.body, names, self._deeper(e, names, chain)),
        }
        self._values: dict[type, Callable[..., Expression]] = {
            core.Value: lambda e, names, chain: one_zero(e.value),
            core.Variable: lambda e, names, chain: names[e.name],
            core.Instance: lambda e, names, chain: e.filled(names),
            core.Fluent: self._get,
            core.Arithmetic: self._arithmetic,
            core.If: lambda e, names, chain: self._if(e, names, chain, self.value, None),
            core.Quantified: self._quantified_value,
            core.Believes: lambda e, names, chain: self.value(e.body, names, self._deeper(e, names, chain)),
        }

    def condition(self, e: core.Expression, names: Names, chain: Chain = ()) -> Expression:
        """The expression where it must be satisfied or not."""
        self.allowance.spend()
        lower = self._conditions.get(type(e))
        return lower(e, names, chain) if lower else ("==", self._values[type(e)](e, names, chain), True)

    def value(self, e: core.Expression, names: Names, chain: Chain = ()) -> Expression:
        """The expression where its value is wanted."""
        self.allowance.spend()
        return (self._values.get(type(e)) or self._conditions[type(e)])(e, names, chain)

    def target(self, e: core.Fluent | core.Believes) -> tuple[Callable[[Names], Chain], Callable[[Names], int]]:
        """The believers and the fluent an assignment is about, for any names."""
        believers: list[core.Term] = []
        while isinstance(e, core.Believes):
            believers.append(e.who)
            assert isinstance(e.body, core.Fluent | core.Believes)
            e = e.body
        who, arguments, characters = filled(believers), filled(e.arguments), self.characters
        numbers = self.fluents.by_property[e.property]
        chain = (lambda names: tuple([characters[name] for name in who(names)])) if believers else lambda names: ()
        return chain, lambda names: numbers[arguments(names)]

    def each(self, e: core.Quantified, names: Names) -> Iterator[Names]:
        """The names in scope inside a quantifier, for each entity it ranges over."""
        for member in self.members(e.type):
            self.allowance.spend()
            yield {**names, e.variable: member}

    def _deeper(self, e: core.Believes, names: Names, chain: Chain) -> Chain:
        return (*chain, self.characters[entity(e.who, names)])

    def _number(self, e: core.Fluent, names: Names) -> int:
        self.allowance.spend()
        arguments = tuple([names[t.name] if type(t) is core.Variable else entity(t, names) for t in e.arguments])
        return self.fluents.by_property[e.property][arguments]

    def _get(self, e: core.Fluent, names: Names, chain: Chain) -> Expression:
        return ("get", self._number(e, names), *chain)

    def _knows(self, e: core.Knows, names: Names, chain: Chain) -> Expression:
        return ("knows", self._number(e.fluent, names), *chain, self.characters[entity(e.who, names)])

    def _is_type(self, e: core.IsType, names: Names, chain: Chain) -> bool:
        return any(self._ancestors.is_a(t, e.type) for t in self._types[entity(e.term, names)])

    def _not(self, e: core.Not, names: Names, chain: Chain) -> Expression:
        inner, around = e.body, chain
        while isinstance(inner, core.Believes):
            inner, around = inner.body, self._deeper(inner, names, around)
        if isinstance(inner, core.Fluent):
            return ("==", self._get(inner, names, around), False)
        return ("not", self.condition(e.body, names, chain))

    def _junction(self, e: core.Junction, names: Names, chain: Chain) -> Expression:
        return joined(e.kind, [self.condition(item, names, chain) for item in e.items])

    def _compare(self, e: core.Compare, names: Names, chain: Chain) -> Expression:
        return (e.operator, self.value(e.left, names, chain), self.value(e.right, names, chain))

    def _arithmetic(self, e: core.Arithmetic, names: Names, chain: Chain) -> Expression:
        return (e.operator, self.value(e.left, names, chain), self.value(e.right, names, chain))

    def _if(self, e: core.If, names: Names, chain: Chain, lower, missing: Expression) -> Expression:
        result = missing if e.otherwise is None else lower(e.otherwise, names, chain)
        for test, branch in reversed(e.branches):
            result = ("if", self.condition(test, names, chain), lower(branch, names, chain), result)
        return result

    def _quantified_condition(self, e: core.Quantified, names: Names, chain: Chain) -> Expression:
        if e.kind in ("sum", "product"):
            return ("==", self._quantified_value(e, names, chain), True)
        kind = "and" if e.kind == "forall" else "or"
        parts = [self.condition(e.body, bound, chain) for bound in self.each(e, names)]
        return joined(kind, parts) if kind == "and" or len(parts) != 1 else ("or", *parts)

    def _quantified_value(self, e: core.Quantified, names: Names, chain: Chain) -> Expression:
        if e.kind in ("forall", "exists"):
            return self._quantified_condition(e, names, chain)
        operator, result = ("+", 0.0) if e.kind == "sum" else ("*", 1.0)
        if len(self.members(e.type)) > NESTING:
            raise TooLarge(self.allowance.like("depth", NESTING))
        for number, bound in enumerate(self.each(e, names)):
            item = self.value(e.body, bound, chain)
            result = (operator, result, item) if number else item
        return result


def entity(term: core.Term, names: Names) -> str:
    """The entity a term stands for."""
    if isinstance(term, core.Variable):
        return names[term.name]
    return term.filled(names) if isinstance(term, core.Instance) else str(term.value)


def filled(terms: Sequence[core.Term]) -> Callable[[Names], tuple[str, ...]]:
    """The entities that terms stand for, for any names."""
    variables = [term.name for term in terms if isinstance(term, core.Variable)]
    if len(variables) == len(terms) > 1:
        return itemgetter(*variables)
    return lambda names: tuple([entity(term, names) for term in terms])
