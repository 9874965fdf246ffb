"""Who observes an act: for each character the condition, made a part at a time.

A condition says of ``x`` who observes it: ``near(x, c) | x == d``. What a part comes to for everybody is a row, made
once for the names the part uses besides ``x`` and joined with the others for each act. Most parts say the same of all
but a few, so that a row keeps only what these few have otherwise: of the parts that never change, and of those that ask
after nothing but a name, nobody else is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..language import core
from .expressions import size
from .finishing import Finisher
from .lowering import Lowering, Names
from .settled import Settled
from .structure import Expression
from .template import Template
from .tree import constants, only_named, open_names

Observing = tuple[Expression, ...]


class ObserverRow(NamedTuple):
    """A finished condition for each character: ``common``, but for ``others``, by number."""

    common: Expression
    others: dict[int, Expression]


class Observers:
    """Makes the rows of one world."""

    def __init__(self, lowering: Lowering, settled: Settled, finish: Finisher) -> None:
        self._lowering, self._settled, self._finish = lowering, settled, finish
        self._characters = lowering.characters

    def of(self, observing: core.Observing | None) -> Callable[[Names], Observing]:
        """For the names of an act, the condition on which each character observes it.

        What is made once is one row of the file, which all acts observed alike refer to; so it is counted once.
        """
        if observing is None:
            self._finish.written.spend(len(self._characters))
            everybody = (True,) * len(self._characters)
            return lambda names: everybody
        variable, e = observing.variable, observing.condition
        row = self._row(e, variable)
        return Template(open_names(e) - {variable}, lambda names: self._whole(row(names))).at

    def _whole(self, row: ObserverRow) -> Observing:
        whole = [row.common] * len(self._characters)
        for number, condition in row.others.items():
            whole[number] = condition
        alike = {id(condition): condition for condition in (row.common, *row.others.values())}
        self._finish.written.spend(max(len(whole), sum(size(c) for c in alike.values() if type(c) is tuple)))
        return tuple(whole)

    def _row(self, e: core.Expression, variable: str) -> Callable[[Names], ObserverRow]:
        names = open_names(e) - {variable}
        if isinstance(e, core.Junction):
            rows = [self._row(item, variable) for item in e.items]
            return Template(names, lambda names: self._joined(e.kind, [row(names) for row in rows])).at
        return Template(names, self._part(e, variable)).at

    def _part(self, e: core.Expression, variable: str) -> Callable[[Names], ObserverRow]:
        """What a condition that is no junction comes to for everybody."""
        characters, work = list(self._characters), self._lowering.allowance
        if variable not in open_names(e):
            return lambda names: ObserverRow(self._one(e, names), {})
        if only_named(e, variable):
            return lambda names: self._named(e, names, variable)
        if self._settled.never_changes(e):
            decided = Template(open_names(e), lambda names: self._one(e, names))
            those = self._settled.candidates(variable, characters, [(e, decided)])
            return lambda names: ObserverRow(False, {self._characters[who]: True for who in those.among(names, work)})
        return lambda names: self._each(e, names, variable)

    def _named(self, e: core.Expression, names: Names, variable: str) -> ObserverRow:
        """A part that asks only who somebody is: all who are not named are alike."""
        named = {*names.values(), *constants(e)}
        other = next((who for who in self._characters if who not in named), None)
        common = False if other is None else self._one(e, {**names, variable: other})
        numbers = {who: number for who in named if (number := self._characters.get(who)) is not None}
        return ObserverRow(common, {n: self._one(e, {**names, variable: who}) for who, n in numbers.items()})

    def _each(self, e: core.Expression, names: Names, variable: str) -> ObserverRow:
        found = enumerate(self._one(e, {**names, variable: who}) for who in self._characters)
        return ObserverRow(False, {number: condition for number, condition in found if condition is not False})

    def _one(self, e: core.Expression, names: Names) -> Expression:
        return self._finish.part(self._lowering.condition(e, names))

    def _joined(self, kind: str, rows: Sequence[ObserverRow]) -> ObserverRow:
        """What the parts of a junction come to together."""
        joined = self._finish.junction
        numbers = {number: None for row in rows for number in row.others}
        self._lowering.allowance.spend((1 + len(rows)) * (1 + len(numbers)))
        others = {n: joined(kind, [row.others.get(n, row.common) for row in rows]) for n in numbers}
        return ObserverRow(joined(kind, [row.common for row in rows]), others)
