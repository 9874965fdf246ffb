"""Every way to fill a schema's parameters that its precondition does not rule out at once.

Parameters are bound one by one, in order. As soon as all names of a conjunct are bound it is grounded, and where
it is plainly false (``from != to``, a path that is not there) nothing further is bound under it. What a conjunct,
an effect or an observation grounds to depends only on the names it uses, so each is made once for those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from ..language import core
from .expressions import both
from .folding import contradictory
from .lowering import Allowance, Names
from .structure import Expression
from .tree import conjuncts, open_names

Made = TypeVar("Made")


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


@dataclass(slots=True)
class Instance:
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
    ) -> None:
        self._names = [p.name for p in parameters]
        self._domains = [[p.constant] if p.constant is not None else members(p.type) for p in parameters]
        self._tries = tries
        self._templates = [Template(e, make) for e in conjuncts(precondition)]
        self._due: list[list[int]] = [[] for _ in range(len(parameters) + 1)]
        for number, template in enumerate(self._templates):
            self._due[self._level(template)].append(number)

    def _level(self, template: Template[Expression]) -> int:
        """How many parameters must be bound before the template can be grounded."""
        return max((self._names.index(name) + 1 for name in template.names), default=0)

    def instances(self) -> Iterator[Instance]:
        """Every filling that is not plainly impossible, the first parameter slowest."""
        found: list[Expression] = [True] * len(self._templates)
        if self._hold(0, {}, found):
            yield from self._bind(0, {}, found)

    def _bind(self, level: int, names: Names, found: list[Expression]) -> Iterator[Instance]:
        if level == len(self._names):
            precondition = both(*found)
            if not contradictory(precondition):
                yield Instance(dict(names), tuple(names[name] for name in self._names), precondition)
            return
        for entity in self._domains[level]:
            self._tries.spend()
            names[self._names[level]] = entity
            if self._hold(level + 1, names, found):
                yield from self._bind(level + 1, names, found)

    def _hold(self, level: int, names: Names, found: list[Expression]) -> bool:
        for number in self._due[level]:
            found[number] = self._templates[number].at(names)
            if found[number] is False:
                return False
        return True
