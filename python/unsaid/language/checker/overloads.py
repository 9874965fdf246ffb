"""Choosing an overload: of all that take the arguments as written, the one whose parameters are narrowest.

A name may have thousands of overloads, one for each type, and be used as often. So those of a name are kept by what
their first parameter is, and only those are looked at whose first parameter could take the first argument.
"""

from __future__ import annotations

from collections.abc import Sequence

from .. import core
from .kinds import Kind
from .names import Names


class Overloads:
    """The overloads of every property of a world whose properties are all known."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self._firsts: dict[str, dict[str, list[int]]] = {}

    def taking(self, name: str, kinds: Sequence[Kind]) -> list[int]:
        """The overloads of a property that take arguments of these kinds, in order of definition."""
        return [i for i in self._likely(name, kinds) if self._takes(i, kinds)]

    def narrowest(self, taking: Sequence[int]) -> int | None:
        """The one of some overloads that has every parameter as narrow as any other has, if there is one."""
        best = taking[0]
        for other in taking[1:]:
            if self._narrower(other, best):
                best = other
        return best if all(self._narrower(best, other) for other in taking) else None

    def _likely(self, name: str, kinds: Sequence[Kind]) -> Sequence[int]:
        overloads = self.names.overloads[name]
        if len(overloads) == 1 or not kinds or not kinds[0].options:
            return overloads
        if name not in self._firsts:
            self._firsts[name] = self._by_first(overloads)
        option, firsts = kinds[0].options[0], self._firsts[name]
        wanted = {option.entity, *self.names.types.ancestors.all_above(option.types)}
        return sorted(i for first in firsts.keys() & wanted for i in firsts[first])

    def _by_first(self, overloads: Sequence[int]) -> dict[str, list[int]]:
        """Overloads by their first parameter: its constant, or its type."""
        firsts: dict[str, list[int]] = {}
        for i in overloads:
            for first in self.names.properties[i].parameters[:1]:
                firsts.setdefault(first.constant or first.type, []).append(i)
        return firsts

    def _takes(self, index: int, kinds: Sequence[Kind]) -> bool:
        parameters = self.names.properties[index].parameters
        return len(parameters) == len(kinds) and all(map(self.names.takes, parameters, kinds))

    def _narrower(self, one: int, other: int) -> bool:
        """Whether every parameter of one overload is the other's or narrower."""
        pairs = zip(self.names.properties[one].parameters, self.names.properties[other].parameters, strict=True)
        return all(self._within(a, b) for a, b in pairs)

    def _within(self, a: core.Parameter, b: core.Parameter) -> bool:
        if b.constant is not None:
            return a.constant == b.constant
        if a.constant is not None:
            return True
        return self.names.types.is_a(a.type, b.type)
