"""A name looked up inside another: ``lit(at(Tom))``, the light where Tom is.

It is no new kind of expression. A condition is written out as ``exists(x : place) at(Tom) == x & lit(x)``, a value as a
choice among all entities that it can be about, and an effect as ``forall(x : place) when(at(Tom) == x) lit(x)``. So it
holds of nothing, and changes nothing, while it is not known what is looked up; a value then is ``?``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from msgspec import Struct

from .. import core, tree
from .kinds import ANY, BOOLEAN, Kind
from .names import Scope, bound

if TYPE_CHECKING:
    from .expressions import Expressions

Typed = tuple[Any, Kind]


class Lookup(Struct, eq=False):
    """What an argument is looked up as: the call with a variable in its place, what that ranges over, and what it
    must be."""

    call: tree.Call
    scope: Scope
    variable: core.Variable
    type: str
    value: core.Expression

    @property
    def found(self) -> core.Expression:
        """The condition that the variable is what is looked up."""
        return core.Compare("==", self.value, self.variable, self.variable.span)


class Lookups:
    """Writes out what is looked up inside something else."""

    def __init__(self, expressions: Expressions) -> None:
        self.expressions, self.names = expressions, expressions.names

    def through(self, e: tree.Call, scope: Scope) -> Typed | None:
        """A call that has another in its brackets, written out; None where it has none."""
        if not self._has(e):
            return None
        look = self.of(e, scope)
        if look is None:
            return None
        body, kind = self.expressions.typed(look.call, look.scope)
        if kind is ANY or look.value == core.Value(None, look.variable.span):
            return core.Value(None, e.span), ANY
        if kind is BOOLEAN:
            both = core.Junction("and", (look.found, body), e.span)
            return core.Quantified("exists", look.variable.name, look.type, both, e.span), BOOLEAN
        return self._chosen(look, body, e.span), kind

    def of(self, e: tree.Call, scope: Scope) -> Lookup | None:
        """The first argument of a call that is to be looked up, if there is one and it is an entity."""
        for place, argument in enumerate(e.arguments if self._has(e) else ()):
            node = tree.bare(argument)
            if not self._looks(node):
                continue
            value, kind = self.expressions.typed(node, scope)
            if kind.base not in ("entity", "any"):
                return None
            variable = tree.WordNode(f"#{len(scope)}", node.span)
            type_name = self._type(kind)
            inner, name = bound(scope, variable.text, type_name)
            arguments = (*e.arguments[:place], variable, *e.arguments[place + 1 :])
            value = core.Value(None, node.span) if kind.base == "any" else value
            call = tree.Call(e.name, arguments, e.span)
            return Lookup(call, inner, core.Variable(name, node.span), type_name, value)
        return None

    def _has(self, e: tree.Call) -> bool:
        return not self.names.sabre and any(self._looks(tree.bare(a)) for a in e.arguments)

    def _looks(self, node: tree.Node) -> bool:
        """Whether an argument is no name: a property or a `let` in brackets, perhaps in a mind."""
        if isinstance(node, tree.BelievesNode):
            return True
        return isinstance(node, tree.Call) and node.name.text not in self.names.questions

    def _type(self, kind: Kind) -> str:
        """A type of all that something can be."""
        first = kind.options[0].types if kind.options else ()
        shared = [t for t in first if all(self._is(o.types, t) for o in kind.options)]
        return shared[0] if shared else "entity"

    def _is(self, types: tuple[str, ...], type_name: str) -> bool:
        return any(self.names.types.is_a(t, type_name) for t in types)

    def _chosen(self, look: Lookup, body: core.Expression, span: core.Span) -> core.Expression:
        """A value, by which of the entities is looked up."""
        among = self.names.members(look.type)
        members = [name for name in self.names.entities if name in among]
        branches = [(put(look.found, look.variable.name, m), put(body, look.variable.name, m)) for m in members]
        unknown = core.Value(None, span)
        return core.If(tuple(branches), unknown, span) if branches else unknown


def put(e: Any, name: str, entity: str) -> Any:
    """An expression with an entity in the place of a variable."""
    if isinstance(e, core.Variable):
        return core.Value(entity, e.span) if e.name == name else e
    if isinstance(e, tuple):
        return tuple(put(item, name, entity) for item in cast("tuple[Any, ...]", e))
    if isinstance(e, Struct):
        return type(e)(*(put(getattr(e, field), name, entity) for field in e.__struct_fields__))
    return e
