"""Conditions that never change: decided once, and joined in where a name is to be filled.

A condition over names and fluents that never change (a lane, a friendship, who is not who) comes to the same in every
state and every mind. Where a name is gone through, as a parameter of an act or under a quantifier, such a condition is
not tried out for every entity: those for which it holds are looked up by what its other names are.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from ..language import core
from .allowance import Allowance
from .lowering import Names
from .possible import EITHER, HOLDS, Possible
from .structure import Expression, Scalar
from .template import Template
from .tree import walk

Condition = tuple[core.Expression, Template[Expression]]
"""A condition as written, and what it comes to."""

Facts = tuple[tuple[str, ...], list[tuple[str, ...]]]
"""What is so of a property that never changes: the names that stand for its arguments, and the rows that are true, in
order."""


class Narrowing:
    """The entities of a name for which a condition that never changes holds, by what its other names are."""

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
        """These entities, in the order of the domain, and whether each was tried, and paid for, just now."""
        key = tuple([names[other] for other in self._others])
        found = self._known.get(key)
        if found is not None or self._all:
            return found or [], False
        tries.spend(len(self._domain))
        found = [e for e in self._domain if self._template.at({**names, self._name: e}) is not False]
        self._known[key] = found
        return found, True


class Candidates:
    """The entities that a name may stand for: those that the narrowest condition leaves, or all."""

    def __init__(self, domain: list[str], narrowings: list[Narrowing]) -> None:
        self._domain, self._narrowings = domain, narrowings

    def among(self, names: Names, tries: Allowance) -> list[str]:
        """These entities, in the order of the domain, each paid for as a try."""
        if not self._narrowings:
            found, paid = self._domain, False
        elif len(self._narrowings) == 1:
            found, paid = self._narrowings[0].among(names, tries)
        else:
            found, paid = min((n.among(names, tries) for n in self._narrowings), key=lambda found: len(found[0]))
        if not paid:
            tries.spend(len(found))
        return found


class Settled:
    """Which conditions of one world never change, and what of them is known.

    ``changing`` are the properties of which some fluent may change; ``values`` are those of the initial state, and
    ``possible`` says of the others that they may be anything.
    """

    def __init__(
        self,
        world: core.World,
        numbers: Sequence[dict[tuple[str, ...], int]],
        changing: AbstractSet[int],
        values: Sequence[Scalar],
        possible: Possible,
    ) -> None:
        self._world, self._numbers = world, numbers
        self._changing, self._values, self._possible = changing, values, possible
        self._facts: dict[int, list[tuple[str, ...]]] = {}

    def never_changes(self, e: core.Expression) -> bool:
        """Whether a condition reads only what never changes."""
        return not any(isinstance(part, core.Fluent) and part.property in self._changing for part in walk(e))

    def known(self, condition: Expression) -> Expression:
        """A condition that never changes: decided, or as it is where that takes arithmetic."""
        verdict = self._possible.verdict(condition)
        return condition if verdict == EITHER else verdict == HOLDS

    def candidates(self, name: str, domain: list[str], conditions: Iterable[Condition]) -> Candidates:
        """The entities a name may stand for when all the other names that these conditions use are filled."""
        return Candidates(
            domain,
            [Narrowing(made, name, domain, self._so(e)) for e, made in conditions if self._narrows(e, made, name)],
        )

    def _narrows(self, e: core.Expression, made: Template[Expression], name: str) -> bool:
        return name in made.names and self.never_changes(e)

    def _so(self, e: core.Expression) -> Facts | None:
        """What is so, where a condition is a property said of names."""
        if not isinstance(e, core.Fluent) or self._world.properties[e.property].type != "boolean":
            return None
        names = tuple(term.name for term in e.arguments if isinstance(term, core.Variable))
        if len(set(names)) != len(e.arguments):
            return None
        if e.property not in self._facts:
            rows = self._numbers[e.property].items()
            self._facts[e.property] = [arguments for arguments, number in rows if self._values[number] is True]
        return names, self._facts[e.property]
