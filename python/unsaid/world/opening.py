"""What somebody can be open about, and what is learnt by an act.

Openable are the fluents of the properties that a world names in `learns`, `secret` or `knows`, or says to be open at
the start, and those that effects set which read them. A fluent of which every mind ever holds the same value is left as
it is: nobody will be open about it, and nothing is learnt about it. All others get their domain (see ``reach``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from ..language import core
from .expressions import fluents
from .lowering import Lowering, Names, entity
from .possible import Tokens, token
from .structure import Expression, Scalar
from .unknowing import LEAST, MOST

Domain = tuple[Scalar, ...]
Rows = Iterator[tuple[int, Expression, Expression]]
"""Who learns, when, and what."""


def domain_of(holds: str, members: Callable[[str], list[str]]) -> Domain | None:
    """The values of what has a type, in order of definition; None where nobody can be open about it."""
    values: Domain = (True, False) if holds == "boolean" else () if holds == "number" else tuple(members(holds))
    return values if LEAST <= len(values) <= MOST else None


def domains_of(world: core.World, members: Callable[[str], list[str]]) -> list[Domain | None]:
    """For each property the values that somebody can be open about; no list where nobody is in this world."""
    if not world.openable:
        return []
    types = {p.type: None for p in world.properties}
    known = {name: domain_of(name, members) for name in types}
    return [known[p.type] for p in world.properties]


def tokens_of(domain: Domain) -> Tokens:
    """What somebody may be taken to hold who is open: any of the values, or none."""
    return frozenset((*map(token, domain), None))


class Learnt:
    """What the actions of one world teach."""

    def __init__(self, lowering: Lowering) -> None:
        self._lowering = lowering

    def rows(self, action: core.Action, names: Names) -> Rows:
        """Everything that is learnt by an act, in order, with the numbers of ``lowering``."""
        for learning in action.learns:
            yield from self.of(learning, names)

    def of(self, learning: core.Learning, names: Names) -> Rows:
        """What one part of an action teaches."""
        for number, bound in self._learners(learning, names):
            when = True if learning.when is None else self._lowering.condition(learning.when, bound)
            for what in learning.what:
                yield from ((number, when, thing) for thing in self._things(what, bound))

    def _learners(self, learning: core.Learning, names: Names) -> Iterator[tuple[int, Names]]:
        characters = self._lowering.characters
        if learning.type is None:
            yield characters[entity(learning.who, names)], names
            return
        assert isinstance(learning.who, core.Variable)
        for name in self._lowering.members(learning.type):
            if name in characters:
                yield characters[name], {**names, learning.who.name: name}

    def _things(self, what: core.Expression, names: Names) -> Iterator[Expression]:
        if isinstance(what, core.Quantified):
            for bound in self._lowering.each(what, names):
                yield from self._things(what.body, bound)
        elif isinstance(what, core.Fluent):
            yield self._lowering.value(what, names)
        else:
            yield self._lowering.condition(what, names)


def compared(what: Expression) -> Iterator[tuple[int, int]]:
    """The pairs of fluents that a condition compares."""
    if type(what) is tuple and what[0] in ("and", "not"):
        for part in what[1:]:
            yield from compared(part)
    elif type(what) is tuple and what[0] in ("==", "!="):
        read = [side[1] for side in what[1:] if type(side) is tuple]
        if len(read) == 2:
            yield read[0], read[1]


def taught(what: Expression, open_: Collection[int], domains: Mapping[int, Domain]) -> Expression | None:
    """What is left of a thing learnt without the fluents that nobody is ever open about; None where nothing is.

    Whether a fluent has a value that it cannot have is known anyway.
    """
    if type(what) is not tuple:
        return None
    if what[0] == "and":
        parts = [left for part in what[1:] if (left := taught(part, open_, domains)) is not None]
        return None if not parts else parts[0] if len(parts) == 1 else ("and", *parts)
    if not fluents(what) <= set(open_):
        return None
    read = [side[1] for side in what[1:] if type(side) is tuple]
    values = [side for side in what[1:] if type(side) is not tuple] if what[0] in ("==", "!=") else []
    return what if all(value in domains[read[0]] for value in values) else None
