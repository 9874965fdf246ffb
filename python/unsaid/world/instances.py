"""Every way to fill a schema's parameters that its precondition does not rule out at once.

Parameters are bound one by one, in order. As soon as all names of a conjunct are bound it is grounded, and where
it is plainly false (``from != to``, a path that is not there) nothing further is bound under it. What a conjunct,
an effect or an observation grounds to depends only on the names it uses, so each is made once for those. A condition
that never changes (a lane, a friendship) is joined in rather than tried out: of a parameter's entities only those are
gone through for which it can hold, looked up by the names bound before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

import msgspec

from ..language import core
from .expressions import both
from .folding import contradictory
from .lowering import Allowance, Names
from .structure import Expression
from .tree import conjuncts, open_names

Made = TypeVar("Made")

Facts = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""What is so of a property that never changes: the names that stand for its arguments, and the rows that are true, in
order."""

Settled = Callable[[core.Expression], tuple[bool, Facts | None]]
"""Says of a condition whether it never changes, and, where it is a property said of names, what is so of that."""


class Template(Generic[Made]):
    """Something grounded once for each way to fill the names it leaves open; ``bound`` names are ``make``'s own."""

    def __init__(
        self, e: core.Expression, make: Callable[[core.Expression, Names], Made], bound: frozenset[str] = frozenset()
    ) -> None:
        self._expression, self._make = e, make
        self.names = tuple(sorted(open_names(e) - bound))
        self._made: dict[tuple[str, ...], Made] = {}

    def at(self, names: Names) -> Made:
        """What it grounds to with these names."""
        key = tuple([names[name] for name in self.names])
        if key not in self._made:
            self._made[key] = self._make(self._expression, names)
        return self._made[key]


class Narrowing:
    """The entities of a parameter for which a condition that never changes can hold, by what its other names are."""

    def __init__(self, template: Template[Expression], name: str, domain: list[str], facts: Facts | None) -> None:
        self._template, self._name, self._domain = template, name, domain
        self._others = [other for other in template.names if other != name]
        self._known: dict[tuple[str, ...], list[str]] = {}
        self._all = facts is not None
        if facts is not None:
            self._take(*facts)

    def _take(self, names: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
        """Takes over what is so, so that nothing need be tried: rows of entities, and the names that stand for them."""
        place, others, domain = names.index(self._name), list(map(names.index, self._others)), set(self._domain)
        for row in rows:
            if row[place] in domain:
                self._known.setdefault(tuple([row[other] for other in others]), []).append(row[place])

    def among(self, names: Names, tries: Allowance) -> tuple[list[str], bool]:
        """The entities in question, in the order of the domain, and whether each was tried, and paid for, just now."""
        key = tuple([names[other] for other in self._others])
        found = self._known.get(key)
        if found is not None or self._all:
            return found or [], False
        tries.spend(len(self._domain))
        found = [e for e in self._domain if self._template.at({**names, self._name: e}) is not False]
        self._known[key] = found
        return found, True


class Filling(msgspec.Struct):
    """One filling of a schema's parameters, with the conditions that must hold."""

    names: Names
    arguments: tuple[str, ...]
    precondition: Expression


class Binder:
    """Fills the parameters of one schema."""

    def __init__(
        self,
        parameters: tuple[core.Parameter, ...],
        precondition: core.Expression | None,
        make: Callable[[core.Expression, Names], Expression],
        members: Callable[[str], list[str]],
        tries: Allowance,
        settled: Settled,
    ) -> None:
        self._names = [p.name for p in parameters]
        self._domains = [[p.constant] if p.constant is not None else members(p.type) for p in parameters]
        self._tries = tries
        self._templates = [Template(e, make) for e in conjuncts(precondition)]
        self._due: list[list[int]] = [[] for _ in range(len(parameters) + 1)]
        for number, template in enumerate(self._templates):
            self._due[self._level(template)].append(number)
        narrowing = [
            (template, settled(e)) for template, e in zip(self._templates, conjuncts(precondition), strict=True)
        ]
        self._narrowing: list[list[Narrowing]] = [[] for _ in parameters]
        for template, (never_changes, facts) in narrowing:
            level = self._level(template) - 1
            if never_changes and level >= 0:
                self._narrowing[level].append(Narrowing(template, self._names[level], self._domains[level], facts))

    def _level(self, template: Template[Expression]) -> int:
        """How many parameters must be bound before the template can be grounded."""
        return max((self._names.index(name) + 1 for name in template.names), default=0)

    def instances(self) -> Iterator[Filling]:
        """Every filling that is not plainly impossible, the first parameter slowest."""
        found: list[Expression] = [True] * len(self._templates)
        if self._hold(0, {}, found):
            yield from self._bind(0, {}, found)

    def _bind(self, level: int, names: Names, found: list[Expression]) -> Iterator[Filling]:
        if level == len(self._names):
            precondition = both(*found)
            if not contradictory(precondition):
                yield Filling(dict(names), tuple(names[name] for name in self._names), precondition)
            return
        candidates, paid = self._candidates(level, names)
        for entity in candidates:
            if not paid:
                self._tries.spend()
            names[self._names[level]] = entity
            if self._hold(level + 1, names, found):
                yield from self._bind(level + 1, names, found)

    def _candidates(self, level: int, names: Names) -> tuple[list[str], bool]:
        """The entities to be tried for a parameter, those that the narrowest condition leaves, or all; and whether that
        is paid for."""
        narrowed = [narrowing.among(names, self._tries) for narrowing in self._narrowing[level]]
        return min(narrowed, key=lambda found: len(found[0]), default=(self._domains[level], False))

    def _hold(self, level: int, names: Names, found: list[Expression]) -> bool:
        for number in self._due[level]:
            found[number] = self._templates[number].at(names)
            if found[number] is False:
                return False
        return True
