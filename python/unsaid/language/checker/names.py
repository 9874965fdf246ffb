"""All names of a world, looked up: entities, properties with their overloads, and what a scope binds.

``Names`` is filled by the first passes over the definitions and only read afterwards, so that a name may be used
before the line that defines it. Names whose own definition could not be read are remembered as ``broken``:
using them is no second mistake.
"""

from __future__ import annotations

from itertools import chain, count

from msgspec import Struct, field

from .. import core
from ..ancestry import Members
from ..report import Report
from .kinds import Kind, Option, fits, kind_of
from .types import Types


class Binding(Struct, eq=False):
    """A parameter or quantified name: what the checked world calls it, its type, and whether anything uses it."""

    name: str
    type: str
    used: bool = False
    standing_for: core.Term | None = None  # written out, where a sense is used


Scope = dict[str, Binding]


def bound(scope: Scope, variable: str, type_name: str) -> tuple[Scope, str]:
    """A scope with one more name in it. A name that hides another is called otherwise in the checked world."""
    name = variable
    while any(name == b.name for b in scope.values()):
        name += "'"
    return {**scope, variable: Binding(name, type_name)}, name


class Head(Struct, eq=False):
    """A question as others speak of it."""

    name: str
    parameters: tuple[core.Parameter, ...]
    hypotheses: tuple[str, ...]
    span: core.Span

    @property
    def open(self) -> bool:
        """Whether it has parameters to fill in, so that there are several."""
        return any(p.constant is None for p in self.parameters)


class Names(Struct, eq=False):
    """Everything defined in a world, by name."""

    types: Types
    report: Report
    broken: set[str]
    text: str
    sabre: bool = False  # read as a file of Sabre's
    entities: dict[str, core.Entity] = field(default_factory=dict)
    properties: list[core.Property] = field(default_factory=list)
    overloads: dict[str, list[int]] = field(default_factory=dict)
    events: dict[str, list[tuple[str, tuple[core.Parameter, ...]]]] = field(default_factory=dict)
    questions: dict[str, Head] = field(default_factory=dict)
    _members: dict[str, frozenset[str]] = field(default_factory=dict)
    _listed: Members | None = None
    _inhabited: frozenset[str] | None = None

    def members(self, type_name: str) -> frozenset[str]:
        """The entities of a type."""
        if type_name not in self._members:
            if self._listed is None:
                self._listed = Members(self.entities.values(), self.types.ancestors)
            self._members[type_name] = frozenset(self._listed.of(type_name))
        return self._members[type_name]

    def inhabited(self, type_name: str) -> bool:
        """Whether a type has any entities."""
        if self._inhabited is None:
            self._inhabited = self.types.ancestors.all_above(t for e in self.entities.values() for t in e.types)
        return type_name in self._inhabited

    def possible(self, kind: Kind) -> frozenset[str]:
        """The entities that an expression of a kind may be."""
        return frozenset().union(*(self._of(o) for o in kind.options))

    def _of(self, option: Option) -> frozenset[str]:
        if option.entity:
            return frozenset((option.entity,))
        return frozenset.intersection(*(self.members(t) for t in option.types))

    def constant(self, name: str) -> Kind:
        """The kind of an entity by name."""
        return Kind("entity", (Option(self.entities[name].types, name),))

    def takes(self, parameter: core.Parameter, kind: Kind) -> bool:
        """Whether an argument of a kind can stand for a parameter, whatever it turns out to be."""
        if kind.base == "any":
            return True
        if parameter.constant is not None:
            return all(o.entity == parameter.constant for o in kind.options)
        return kind.base == "entity" and all(fits(o, parameter.type, self.types) for o in kind.options)

    def may_be(self, parameter: core.Parameter, other: core.Parameter) -> bool:
        """Whether some entity could stand for both of two parameters."""
        return bool(self.standing_for(parameter) & self.standing_for(other))

    def standing_for(self, parameter: core.Parameter) -> frozenset[str]:
        if parameter.constant is not None:
            return frozenset((parameter.constant,))
        return self.members(parameter.type)

    def sole(self, type_name: str) -> str | None:
        """The only entity of a type; None where there are more, or none."""
        members = self.members(type_name)
        return next(iter(members)) if len(members) == 1 else None

    def unlike(self, name: str, scope: Scope) -> str:
        """A name that nothing has, for what is called like something else: another letter, or a number behind it."""
        taken = {*scope, *(b.name for b in scope.values())}
        letters = [chr((ord(name.lower()) - 97 + n) % 26 + 97) for n in range(1, 26)] if len(name) == 1 else []
        numbered = (f"{name}{n}" for n in count(2))
        return next(n for n in chain(letters, numbered) if n not in taken and n not in self.entities)

    def quote(self, span: core.Span) -> str:
        """The author's words at a place, on one line and not too long."""
        words = " ".join(self.text[span[0] : span[1]].split())
        return words if len(words) <= 60 else words[:59] + "…"


def signature(name: str, parameters: tuple[core.Parameter, ...]) -> str:
    """A property or event with its parameters' types: ``at(character)``."""
    return f"{name}({', '.join(p.constant or p.type for p in parameters)})"


def parameter_kind(parameter: core.Parameter, names: Names) -> Kind:
    """The kind of a parameter where it is used."""
    if parameter.constant is not None:
        return names.constant(parameter.constant)
    return kind_of(parameter.type)
