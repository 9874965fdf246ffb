"""All names of a world, looked up: entities, properties with their overloads, and what a scope binds.

``Names`` is filled by the first passes over the definitions and only read afterwards, so that a name may be used
before the line that defines it. Names whose own definition could not be read are remembered as ``broken``:
using them is no second mistake.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from itertools import chain, count
from typing import Any, TypeVar

from msgspec import Struct, field

from .. import core, tree
from ..ancestry import Members
from ..report import Report
from .asked import Notes, Watched
from .kinds import Kind, KindOption, fits, kind_of
from .types import Broken, Types

T = TypeVar("T")


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


class Noted(Struct, eq=False):
    """What a check leaves to be settled when all definitions are known: names of events, feelings, questions and
    concerns in words, the motifs these mention, the lines themselves and the sides they are told from, and lines
    without marks."""

    counted: list[tree.WordNode] = field(default_factory=list[tree.WordNode])
    felt: list[tree.WordNode] = field(default_factory=list[tree.WordNode])
    named: list[tuple[str, tree.WordNode]] = field(default_factory=list[tuple[str, tree.WordNode]])
    cared: list[tuple[tree.WordNode, tuple[core.Parameter, ...]]] = field(
        default_factory=list[tuple[tree.WordNode, tuple[core.Parameter, ...]]]
    )
    motifs: set[str] = field(default_factory=set[str])
    openable: set[int] = field(default_factory=set[int])
    """The properties that somebody can be open about."""
    told: list[tuple[str, tree.WordNode]] = field(default_factory=list[tuple[str, tree.WordNode]])
    unmarked: list[tree.WordNode] = field(default_factory=list[tree.WordNode])
    fixed: list[tuple[tree.WordNode, core.Span]] | None = None
    uses: int = 0
    """How often senses were written out, and the last call that began it."""
    last: core.Span = (0, 0)
    foreign: dict[str, core.Span] = field(default_factory=dict[str, core.Span])
    """Senses that were written out, and where they stood: what came of them has places there."""


class Names:
    """Everything defined in a world, by name. Its tables note what is looked up in them (see ``asked``)."""

    def __init__(self, types: Types, report: Report, broken: Broken, text: str, sabre: bool, notes: Notes) -> None:
        self.types, self.report, self.broken, self.text = types, report, broken, text
        self.sabre = sabre
        self.notes = notes
        self.entities: Watched[core.Entity] = Watched("entities", notes)
        self.properties: list[core.Property] = []
        self.overloads: Watched[list[int]] = Watched("properties", notes)
        self.events: Watched[list[tuple[str, tuple[core.Parameter, ...]]]] = Watched("events", notes)
        self.questions: Watched[Head] = Watched("questions", notes)
        self.lets: Mapping[str, Any] = {}
        self.brought: Mapping[core.Span, str] = {}
        self.where: Callable[[int], str] = lambda place: f"line {text.count(chr(10), 0, place) + 1}"
        self.noted = Noted()
        self._members: dict[str, frozenset[str]] = {}
        self._listed: Members | None = None
        self._inhabited: frozenset[str] | None = None

    def members(self, type_name: str) -> frozenset[str]:
        """The entities of a type."""
        self.notes.note("members", type_name)
        if type_name not in self._members:
            if self._listed is None:
                self._listed = Members(dict.values(self.entities), self.types.ancestry)
            self._members[type_name] = frozenset(self._listed.of(type_name))
        return self._members[type_name]

    def inhabited(self, type_name: str) -> bool:
        """Whether a type has any entities."""
        self.notes.note("inhabited", type_name)
        if self._inhabited is None:
            of_some = (t for e in dict.values(self.entities) for t in e.types)
            self._inhabited = self.types.ancestry.all_above(of_some)
        return type_name in self._inhabited

    def possible(self, kind: Kind) -> frozenset[str]:
        """The entities that an expression of a kind may be."""
        return frozenset().union(*(self._of(o) for o in kind.options))

    def _of(self, option: KindOption) -> frozenset[str]:
        if option.entity:
            return frozenset((option.entity,))
        return frozenset.intersection(*(self.members(t) for t in option.types))

    def constant(self, name: str) -> Kind:
        """The kind of an entity by name."""
        return Kind("entity", (KindOption(self.entities[name].types, name),))

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


def tables(names: Names) -> dict[str, Callable[[str | None], Any]]:
    """What each table of names answers: so much of a name as others may depend on."""
    return {
        "entities": lambda name: _of(names.entities, name, lambda e: e.types, all_too=True),
        "properties": lambda name: _of(names.overloads, name, lambda found: _properties(names, found)),
        "events": lambda name: _of(names.events, name, lambda found: tuple((kind, _shape(p)) for kind, p in found)),
        "questions": lambda name: _of(names.questions, name, lambda h: (_shape(h.parameters), h.hypotheses)),
        "members": lambda name: names.members(str(name)),
        "inhabited": lambda name: names.inhabited(str(name)),
        "broken": lambda name: set.__contains__(names.broken, name),
        "types": lambda _: tuple(names.types.parents.items()),
    }


def everything(names: Names) -> Any:
    """All that others may depend on."""
    return (
        tuple(names.types.parents.items()),
        tuple((name, e.types) for name, e in dict.items(names.entities)),
        tuple((p.name, _shape(p.parameters), p.type) for p in names.properties),
        tuple((name, tuple((kind, _shape(p)) for kind, p in found)) for name, found in dict.items(names.events)),
        tuple((name, _shape(h.parameters), h.hypotheses) for name, h in dict.items(names.questions)),
        frozenset(names.broken),
    )


def _of(table: Watched[T], name: str | None, says: Callable[[T], Any], *, all_too: bool = False) -> Any:
    """What is said of one name of a table; of all, their names, and ``all_too`` what is said of each."""
    if name is None:
        return tuple((n, says(v) if all_too else None) for n, v in dict.items(table))
    found = dict.get(table, name)
    return None if found is None else says(found)


def _properties(names: Names, found: Iterable[int]) -> Any:
    return tuple((i, _shape(names.properties[i].parameters), names.properties[i].type) for i in found)


def _shape(parameters: Iterable[core.Parameter]) -> Any:
    return tuple((p.name, p.type, p.constant) for p in parameters)
