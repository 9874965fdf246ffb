"""Effects and the initial state: everything that sets fluents, brought to the one form ``Assign``.

``f`` sets True, ``!f`` False, ``f = v`` a value; ``believes(c, …)`` sets the same in a mind, and is pushed inward to
the single fluents here. ``==`` where something is set means ``=``, as it does in Sabre's files; it is remarked on.
"""

from __future__ import annotations

from collections.abc import Callable

from .. import core, tree
from ..edits import Edit, Replacement, write
from ..within import within
from .expressions import Expressions, counted, described
from .kinds import BOOLEAN, NUMBER, Kind, fits, kind_of
from .names import Names, Scope
from .openness import Opennesses


class Effects:
    """Checks expressions that set fluents."""

    def __init__(self, names: Names, expressions: Expressions, opennesses: Opennesses) -> None:
        self.names = names
        self.expressions = expressions
        self.opennesses = opennesses
        self.report = names.report
        self._starting, self._minds = False, 0

    def at_start(self, node: tree.Node) -> core.Expression:
        """A statement of the start, which may also say that somebody does not know."""
        self._starting = True
        try:
            return self.effect(node, {})
        finally:
            self._starting = False

    def effect(self, node: tree.Node, scope: Scope) -> core.Expression:
        """An effect, as assignments under conditions and quantifiers."""
        match node:
            case tree.Paren():
                return self.effect(node.body, scope)
            case tree.JunctionNode(operator="&"):
                return core.Junction("and", tuple(self.effect(i, scope) for i in node.items), node.span)
            case tree.AssignNode():
                return self._assign(node.target, node.value, node, scope)
            case tree.Binary(operator="=="):
                self._equals(node)
                return self._assign(node.left, node.right, node, scope)
            case tree.Condition():
                return self._condition(node, scope)
            case tree.QuantifiedNode(kind="forall"):
                inner, name = self.expressions.bind(node, scope)
                return core.Quantified("forall", name, node.type.text, self.effect(node.body, inner), node.span)
            case tree.Constant(value=True):
                return core.Junction("and", (), node.span)
            case _:
                return self._bare(node, scope)

    def _equals(self, node: tree.Binary) -> None:
        between = (node.left.span[1], node.right.span[0])
        start = self.names.text.find("==", *between)
        said = "`==` compares, and here a value is set; it is read as `=`"
        span = (start, start + 2) if start >= 0 else node.span
        edits = [write("=", span, safe=True)] if start >= 0 else []
        self.report.add("equals-in-effect", span, said, repair="write `=`", edits=edits)

    def _condition(self, node: tree.Condition, scope: Scope) -> core.Expression:
        tests = [(self.expressions.condition(test, scope), branch) for test, branch in node.branches]
        branches = tuple((test, self.effect(branch, scope)) for test, branch in tests)
        otherwise = self.effect(node.otherwise, scope) if node.otherwise is not None else None
        return core.If(branches, otherwise, node.span)

    def _assign(self, target: tree.Node, value: tree.Node, whole: tree.Node, scope: Scope) -> core.Expression:
        looked = self._looked_up(target, whole, scope, lambda t, inner: self._assign(t, value, whole, inner))
        if looked is not None:
            return looked
        place, kind = self.target(target, scope)
        if self.opennesses.said(value, scope):
            return self._open(place, value, whole, scope)
        result, value_kind = self.expressions.typed(value, scope)
        if place is None:
            return core.Junction("and", (), whole.span)
        if kind is NUMBER and value_kind is BOOLEAN and not self.names.sabre:
            result, value_kind = counted(result, value.span), NUMBER
        self._assignable(value, value_kind, kind, self.names.quote(target.span))
        return core.Assign(place, result, whole.span)

    def _open(
        self, place: core.Fluent | core.Believes | None, value: tree.Node, whole: tree.Node, scope: Scope
    ) -> core.Expression:
        """A statement that somebody does not know: of a mind, at the start."""
        nothing, fluent = core.Junction("and", (), whole.span), place
        while isinstance(fluent, core.Believes):
            fluent = fluent.body
        if not isinstance(fluent, core.Fluent):
            return nothing
        if not self._starting:
            self._too_late(value)
            return nothing
        if place is fluent and not self._minds:
            self._of_the_world(fluent, value, whole)
            return nothing
        openness = self.opennesses.openness(value, fluent, scope)
        return nothing if openness is None or place is None else core.Assign(place, openness, whole.span)

    def _too_late(self, value: tree.Node) -> None:
        written = self.names.quote(value.span)
        said = f"`{written}` says what somebody does not know at the start, and here something happens"
        repair = "whoever is not to see it is left out of `observing`; what is lost is `?`"
        self.report.add("open-elsewhere", value.span, said, expected="a value", repair=repair)

    def _of_the_world(self, fluent: core.Fluent, value: tree.Node, whole: tree.Node) -> None:
        written = self.names.quote(fluent.span)
        said = f"`{written}` has a value, whoever knows it; somebody may be open about it"
        repair = f"write `believes(c, {written}) = {self.names.quote(value.span)}`, or `secret {written} among …`"
        self.report.add("open-elsewhere", whole.span, said, expected="a value", repair=repair)

    def _looked_up(
        self,
        target: tree.Node,
        whole: tree.Node,
        scope: Scope,
        setting: Callable[[tree.Node, Scope], core.Expression],
    ) -> core.Expression | None:
        """An effect on what has another name in its brackets: on whatever that is. None where it has none."""
        inner, minds = tree.bare(target), list[tree.BelievesNode]()
        while isinstance(inner, tree.BelievesNode):
            minds.append(inner)
            inner = tree.bare(inner.body)
        look = self.expressions.lookups.of(inner, scope) if isinstance(inner, tree.Call) else None
        if look is None:
            return None
        changed: tree.Node = look.call
        found: core.Expression = look.found
        for mind in reversed(minds):
            changed = tree.BelievesNode(mind.who, changed, mind.span)
            found = core.Believes(self.expressions.terms.word(mind.who, scope)[0], found, mind.span)
        body = core.If(((found, setting(changed, look.scope)),), None, whole.span)
        return core.Quantified("forall", look.variable.name, look.type, body, whole.span)

    def target(self, node: tree.Node, scope: Scope) -> tuple[core.Fluent | core.Believes | None, Kind]:
        """What is set: a fluent, or a fluent in a mind. None if it is neither, which is reported."""
        inner = tree.bare(node)
        if isinstance(inner, tree.Call):
            return self.expressions.terms.fluent(inner, scope)
        if isinstance(inner, tree.BelievesNode):
            who = self.expressions.terms.character(inner.who, scope, "believe something")
            body, kind = self.target(inner.body, scope)
            return (core.Believes(who, body, inner.span) if body is not None else None), kind
        self._no_effect(node, "only a property, or a property in a mind, can be set")
        return None, BOOLEAN

    def _bare(self, node: tree.Node, scope: Scope) -> core.Expression:
        """An effect that is no assignment by its sign: ``f``, ``!f``, ``believes(c, …)``."""
        match node:
            case tree.Call():
                return self._truth(node, True, node, scope)
            case tree.Unary(operator="!"):
                inner = tree.bare(node.body)
                if isinstance(inner, tree.Unary) and inner.operator == "!":
                    return self.effect(inner.body, scope)
                return self._truth(inner, False, node, scope)
            case tree.BelievesNode():
                who = self.expressions.terms.character(node.who, scope, "believe something")
                self._minds += 1
                inside = self.effect(node.body, scope)
                self._minds -= 1
                return within(who, inside)
            case _:
                self._no_effect(node, "this sets nothing")
                return core.Junction("and", (), node.span)

    def _truth(self, node: tree.Node, value: bool, whole: tree.Node, scope: Scope) -> core.Expression:
        looked = self._looked_up(node, whole, scope, lambda t, inner: self._truth(t, value, whole, inner))
        if looked is not None:
            return looked
        place, kind = self.target(node, scope)
        if place is None:
            return core.Junction("and", (), whole.span)
        if kind.base not in ("boolean", "any"):
            said = f"`{self.names.quote(node.span)}` is {described(kind)}, so it cannot just hold"
            repair = f"write `{self.names.quote(node.span)} = …`"
            self.report.add("wrong-type", whole.span, said, expected="a value to set it to", repair=repair)
        return core.Assign(place, core.Value(value, whole.span), whole.span)

    def _no_effect(self, node: tree.Node, why: str) -> None:
        expected = "`f`, `!f`, `f = value` or `believes(c, …)`, joined by `&`, perhaps under `if`, `when` or `forall`"
        said = f"`{self.names.quote(node.span)}` is no effect: {why}"
        self.report.add("not-an-effect", node.span, said, expected=expected, edits=self._all_of(node))

    def _all_of(self, node: tree.Node) -> list[Edit]:
        """Alternatives joined by ``&``, so that all of them become so."""
        if not isinstance(node, tree.JunctionNode):
            return []
        ends = zip(node.items, node.items[1:], strict=False)
        signs = [self.names.text.find("|", one.span[1], other.span[0]) for one, other in ends]
        return (
            [Edit("write `&` for `|`", tuple(Replacement((at, at + 1), "&") for at in signs))]
            if -1 not in signs
            else []
        )

    # --- Values that fit ---------------------------------------------------------------------------

    def _assignable(self, node: tree.Node, value: Kind, target: Kind, written: str) -> None:
        if "any" in (value.base, target.base):
            return
        expected = f"{described(target)}, since that is what `{written}` holds"
        if value.base != target.base:
            self.expressions.wrong(node, value, expected, None)
        elif value.base == "entity":
            self._entity_fits(node, value, target.options[0].types[0], expected)

    def _entity_fits(self, node: tree.Node, value: Kind, type_name: str, expected: str) -> None:
        if all(fits(o, type_name, self.names.types) for o in value.options):
            return
        if not self.names.possible(value) & self.names.possible(kind_of(type_name)):
            sole = self.names.sole(type_name)
            edits = [write(sole, node.span, title=f"write `{sole}`, the only `{type_name}`")] if sole else []
            self.expressions.wrong(node, value, expected, None, edits)
            return
        said = f"`{self.names.quote(node.span)}` is {described(value)}, which need not be a `{type_name}`"
        self.report.add("may-not-fit", node.span, said, expected=expected)
