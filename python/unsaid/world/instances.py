"""Every way to fill a schema's parameters that its precondition does not rule out at once.

Parameters are bound one by one, in order. As soon as all names of a conjunct are bound it is grounded, and where it is
plainly false (``from != to``, a path that is not there) nothing further is bound under it. Of a parameter's entities
only those are gone through for which the conditions that never change can hold (see ``settled``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import msgspec

from ..language import core
from .allowance import Allowance
from .expressions import both
from .folding import contradictory
from .lowering import Names
from .settled import Settled
from .structure import Expression
from .template import Template
from .tree import conjuncts, open_names


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
        self._tries = tries
        parts = conjuncts(precondition)
        self._templates = [_made_by(make, e) for e in parts]
        self._due: list[list[int]] = [[] for _ in range(len(parameters) + 1)]
        for number, template in enumerate(self._templates):
            self._due[self._level(template)].append(number)
        domains = [[p.constant] if p.constant is not None else members(p.type) for p in parameters]
        conditions = list(zip(parts, self._templates, strict=True))
        self._candidates = [
            settled.candidates(name, domain, [conditions[number] for number in self._due[level]])
            for level, (name, domain) in enumerate(zip(self._names, domains, strict=True), 1)
        ]

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
                yield Filling(dict(names), tuple([names[name] for name in self._names]), precondition)
            return
        name = self._names[level]
        for entity in self._candidates[level].among(names, self._tries):
            names[name] = entity
            if self._hold(level + 1, names, found):
                yield from self._bind(level + 1, names, found)

    def _hold(self, level: int, names: Names, found: list[Expression]) -> bool:
        for number in self._due[level]:
            found[number] = self._templates[number].at(names)
            if found[number] is False:
                return False
        return True


def _made_by(make: Callable[[core.Expression, Names], Expression], e: core.Expression) -> Template[Expression]:
    return Template(open_names(e), lambda names: make(e, names))
