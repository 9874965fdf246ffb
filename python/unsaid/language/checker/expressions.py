"""Conditions and values: each expression resolved to its checked form and its kind.

Two entrances: ``condition`` where an expression must be satisfied or not, ``value`` where what it comes to is
wanted. Both go through ``typed``, one method for each form of expression.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from .. import core, tree
from ..edits import Edit, Replacement, put, write
from ..naming import uses, written_in
from ..report import Report
from ..tree import inside
from .kinds import ANY, BOOLEAN, NUMBER, Kind, joined
from .looking import Lookups
from .names import Binding, Names, Scope, bound
from .remarks import chained
from .terms import Terms

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")

NARRATED = {"said": NUMBER, "last": BOOLEAN, "feels": BOOLEAN}
"""What a condition on words may ask of the telling, and the kind of the answer."""

FORMS_NARRATED = {
    "said": "`said(name)`, of an event or a motif",
    "last": "`last(name)`, of an event or a motif",
    "feels": "`feels(character, feeling)`",
}

Typed = tuple[Any, Kind]
"""A checked expression and its kind."""


class Expressions:
    """Checks expressions against the names of a world."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.report: Report = names.report
        self.terms = Terms(names)
        self.senses: Callable[[tree.Call, Scope], Typed | None] = lambda e, scope: None
        self.wordy = False
        self.knowing: Callable[[tree.Call, Scope], Typed | None] = lambda e, scope: None
        self.lookups = Lookups(self)
        self._forms = {
            tree.WordNode: self.terms.word,
            tree.Number: lambda e, scope: (core.Value(e.value, e.span), NUMBER),
            tree.Constant: self._constant,
            tree.Call: self._call,
            tree.Paren: lambda e, scope: self.typed(e.body, scope),
            tree.BelievesNode: self._believes,
            tree.Unary: self._unary,
            tree.Binary: self._binary,
            tree.JunctionNode: self._junction,
            tree.TypeTest: self._type_test,
            tree.Condition: self._condition,
            tree.QuantifiedNode: self._quantified,
            tree.AssignNode: self._assign,
            tree.OneOfNode: self._one_of,
        }

    # --- Entrances ---------------------------------------------------------------------------------

    def condition(self, node: tree.Node, scope: Scope) -> core.Expression:
        """An expression that must be satisfied or not."""
        expression, kind = self.typed(node, scope)
        if kind.base not in ("boolean", "any"):
            self._no_condition(node, kind)
        return expression

    def of_words(self, node: tree.Node, scope: Scope) -> core.Expression:
        """A condition on words, which may also ask what has been told, and what somebody feels."""
        self.wordy = True
        try:
            return self.condition(node, scope)
        finally:
            self.wordy = False

    def number(self, node: tree.Node, scope: Scope) -> core.Expression:
        """An expression that must be a number."""
        expression, kind = self.typed(node, scope)
        if kind is BOOLEAN and not self.names.sabre:
            return counted(expression, node.span)
        if kind.base not in ("number", "any"):
            repair = f"write `(if({self.names.quote(node.span)}) 1 else 0)`" if kind is BOOLEAN else None
            edits = [around("(if(", node.span, ") 1 else 0)", "count it as 1 or 0")] if kind is BOOLEAN else []
            self.wrong(node, kind, "a number", repair, edits)
        return expression

    def wanted(self, node: tree.Node, scope: Scope) -> Typed:
        """A number, or a condition that counts as 1 or 0; and which of the two."""
        expression, kind = self.typed(node, scope)
        if kind.base == "entity":
            self.wrong(node, kind, "a number, or a condition that counts as 1 or 0", None)
        return expression, kind

    def as_number(self, node: tree.Node, scope: Scope) -> core.Expression:
        """The same, a condition written as ``if(…) 1 else 0``."""
        expression, kind = self.wanted(node, scope)
        return expression if kind.base == "number" else counted(expression, node.span)

    def typed(self, node: tree.Node, scope: Scope) -> Typed:
        """Any expression, with its kind."""
        return self._forms[type(node)](node, scope)

    def wrong(self, node: tree.Node, kind: Kind, expected: str, repair: str | None, edits: Sequence[Edit] = ()) -> None:
        """Report an expression of the wrong kind."""
        said = f"`{self.names.quote(node.span)}` is {described(kind)}"
        self.report.add("wrong-type", node.span, said, expected=expected, repair=repair, edits=edits)

    def _no_condition(self, node: tree.Node, kind: Kind) -> None:
        sign = "> 0" if kind.base == "number" else "== …"
        edits = [put(" > 0", node.span[1])] if kind.base == "number" else []
        repair = f"write `{self.names.quote(node.span)} {sign}`"
        self.wrong(node, kind, "a condition, which holds or does not", repair, edits)

    # --- Forms -------------------------------------------------------------------------------------

    def _constant(self, e: tree.Constant, scope: Scope) -> Typed:
        return core.Value(e.value, e.span), ANY if e.value is None else BOOLEAN

    def _call(self, e: tree.Call, scope: Scope) -> Typed:
        if self.wordy and e.name.text in NARRATED and e.name.text not in self.names.overloads:
            return self._narrated(e, scope)
        known = self.knowing(e, scope)
        if known is not None:
            return known
        found = self.lookups.through(e, scope)
        if found is not None:
            return found
        sensed = self.senses(e, scope)
        if sensed is not None:
            return sensed
        fluent, kind = self.terms.fluent(e, scope)
        return fluent or core.Value(None, e.span), kind

    def _narrated(self, e: tree.Call, scope: Scope) -> Typed:
        """``said(walk)``, ``last(walk)`` or ``feels(c, guilt)``."""
        kind, form = NARRATED[e.name.text], FORMS_NARRATED[e.name.text]
        *who, name = e.arguments or (e,)
        if not isinstance(name, tree.WordNode) or len(who) != (e.name.text == "feels"):
            said = f"`{self.names.quote(e.span)}` is not how `{e.name.text}` is written"
            self.report.add("unknown-overload", e.span, said, expected=form)
            return core.Value(None, e.span), ANY
        term = self._feeling(who[0], scope) if who else None
        (self.names.noted.counted if term is None else self.names.noted.felt).append(name)
        asked: Any = e.name.text
        return core.Narrated(asked, name.text, term, e.span), kind

    def _feeling(self, node: tree.Node, scope: Scope) -> core.Term:
        term, kind = self.terms.term(node, scope)
        self.terms.must_be_character(tree.WordNode(self.names.quote(node.span), node.span), kind, "feel something")
        return term

    def _believes(self, e: tree.BelievesNode, scope: Scope) -> Typed:
        who = self.terms.character(e.who, scope, "believe something")
        body, kind = self.typed(e.body, scope)
        return core.Believes(who, body, e.span), kind

    def _unary(self, e: tree.Unary, scope: Scope) -> Typed:
        if e.operator == "!":
            return core.Not(self.condition(e.body, scope), e.span), BOOLEAN
        zero = core.Value(0.0, (e.span[0], e.span[0]))
        return core.Arithmetic("-", zero, self.number(e.body, scope), e.span), NUMBER

    def _binary(self, e: tree.Binary, scope: Scope) -> Typed:
        if e.operator in COMPARISONS:
            return self._compare(e, scope)
        left, right = self.number(e.left, scope), self.number(e.right, scope)
        for side in (e.left, e.right):
            self._known(tree.bare(side), e)
        if e.operator == "/" and folded(right) == 0.0:
            self._by_zero(e)
        return core.Arithmetic(operator(e), left, right, e.span), NUMBER

    def _known(self, side: tree.Node, e: tree.Binary) -> None:
        """Remark on a calculation that has no number in it."""
        if isinstance(side, tree.Constant) and side.value is None:
            said = f"`{self.names.quote(e.span)}` is `?`, since `?` is no number"
            slug = "sabre-refuses" if self.names.sabre else "unknown-number"
            other = e.right if tree.bare(e.left) is side else e.left
            edits = [write(self.names.text[slice(*other.span)], e.span, title=f"leave out the `{e.operator} ?`")]
            self.report.add(slug, side.span, said, expected="a number", edits=edits)

    def _by_zero(self, e: tree.Binary) -> None:
        said = "this divides by zero, which gives `?` and never a number"
        self.report.add("division-by-zero", e.right.span, said, expected="a divisor other than 0")

    def _compare(self, e: tree.Binary, scope: Scope) -> Typed:
        if chained(e, self.names):
            return core.Value(None, e.span), ANY
        left, left_kind = self.typed(e.left, scope)
        right, right_kind = self.typed(e.right, scope)
        if not self.names.sabre and (NUMBER in (left_kind, right_kind) or e.operator not in ("==", "!=")):
            left, left_kind = self._counting(left, left_kind)
            right, right_kind = self._counting(right, right_kind)
        if e.operator in ("==", "!="):
            self._comparable(e, left_kind, right_kind)
        elif self.names.sabre:
            self._truths(e, left_kind, right_kind)
        else:
            self._ordered(e.left, left_kind)
            self._ordered(e.right, right_kind)
        return core.Compare(operator(e), left, right, e.span), BOOLEAN

    def _counting(self, expression: core.Expression, kind: Kind) -> Typed:
        """A condition as 1 or 0, where a number is wanted; anything else as it is."""
        return (counted(expression, expression.span), NUMBER) if kind is BOOLEAN else (expression, kind)

    def _ordered(self, node: tree.Node, kind: Kind) -> None:
        if kind.base not in ("number", "any"):
            self.wrong(node, kind, "a number: only numbers are larger or smaller", None)

    def _truths(self, e: tree.Binary, left: Kind, right: Kind) -> None:
        """Remark on what Sabre takes, and what can only hold between equals, if at all."""
        for side, kind in ((e.left, left), (e.right, right)):
            if kind.base not in ("number", "any"):
                what = f"`{self.names.quote(side.span)}` is {described(kind)}, and no number"
                holds = "holds only if both sides are the same" if "=" in e.operator else "never holds"
                said = f"{what}, so `{e.operator}` {holds}"
                self.report.add("ordered-truth", e.span, said, understood=understood(e, self.names))
                return

    def _comparable(self, e: tree.Binary, left: Kind, right: Kind) -> None:
        if "any" in (left.base, right.base):
            return
        if left.base != right.base:
            sides = f"`{self.names.quote(e.left.span)}` is {described(left)}, "
            said = sides + f"`{self.names.quote(e.right.span)}` is {described(right)}"
            self.report.add("wrong-type", e.span, said, expected=f"two things of one kind around `{e.operator}`")
        elif left.base == "entity":
            self._could_be_equal(e, left, right)

    def _could_be_equal(self, e: tree.Binary, left: Kind, right: Kind) -> None:
        one, other = self.names.possible(left), self.names.possible(right)
        if one and other and not one & other:
            never = "never holds" if e.operator == "==" else "always holds"
            said = f"this {never}: no entity is both {described(left)} and {described(right)}"
            self.report.add("never-equal", e.span, said, edits=self._sole(e, left, right))

    def _sole(self, e: tree.Binary, left: Kind, right: Kind) -> list[Edit]:
        """The only entity that could be meant, where one of the two is named and there is no other of that type."""
        if len(left.options) != 1 or len(right.options) != 1:
            return []
        named, kind = (e.right, left) if right.options[0].entity else (e.left, right)
        sole = self.names.sole(kind.options[0].types[0])
        return [write(sole, named.span)] if sole and isinstance(tree.bare(named), tree.WordNode) else []

    def _junction(self, e: tree.JunctionNode, scope: Scope) -> Typed:
        items = tuple(self.condition(item, scope) for item in e.items)
        return core.Junction("and" if e.operator == "&" else "or", items, e.span), BOOLEAN

    def _type_test(self, e: tree.TypeTest, scope: Scope) -> Typed:
        term, _ = self.terms.term(e.left, scope)
        self.names.types.of_entities(e.type)
        return core.IsType(term, e.type.text, e.span), BOOLEAN

    def _condition(self, e: tree.Condition, scope: Scope) -> Typed:
        tests = [self.condition(test, scope) for test, _ in e.branches]
        results = [self.typed(branch, scope) for _, branch in e.branches]
        otherwise = self.typed(e.otherwise, scope) if e.otherwise is not None else None
        if not self.names.sabre and any(k is NUMBER for _, k in [*results, *([otherwise] if otherwise else [])]):
            results = [self._counting(*result) for result in results]
            otherwise = self._counting(*otherwise) if otherwise else None
        kind = self._branch_kind(e, [k for _, k in results] + ([otherwise[1]] if otherwise else []))
        if self.names.sabre and kind.base == "number":
            self._unbracketed(e)
        branches = tuple((test, result) for test, (result, _) in zip(tests, results, strict=True))
        return core.If(branches, otherwise[0] if otherwise else None, e.span), kind

    def _unbracketed(self, e: tree.Condition) -> None:
        """Report an ``if`` that Sabre would not find the end of."""
        for _, body in e.branches:
            if isinstance(body, tree.Condition) and body.otherwise is not None:
                said = "Sabre takes no `if` within an `if` without brackets"
                repair = f"write `({self.names.quote(body.span)})`"
                edits = [around("(", body.span, ")", repair, safe=True)]
                self.report.add("sabre-refuses", body.span, said, repair=repair, edits=edits)

    def _branch_kind(self, e: tree.Condition, kinds: list[Kind]) -> Kind:
        kind = joined(kinds)
        if kind is None:
            said = f"the branches do not go together: {', '.join(described(k) for k in kinds)}"
            self.report.add("wrong-type", e.span, said, expected="branches that are all booleans, numbers or entities")
            return ANY
        if e.otherwise is None and kind.base in ("number", "entity"):
            said = "without `else` this is `?` when no condition holds"
            zero = "`else 0`" if kind.base == "number" else "`else ?`"
            edits = [put(f" {zero.strip('`')}", e.span[1])]
            repair = f"add {zero}, or what else it should be"
            self.report.add("missing-else", e.span, said, repair=repair, edits=edits)
        return kind

    def _quantified(self, e: tree.QuantifiedNode, scope: Scope) -> Typed:
        inner, name = self.bind(e, scope)
        logic = e.kind in ("forall", "exists")
        if self.names.sabre and not logic:
            self._over_itself(e)
        body = self.condition(e.body, inner) if logic else self._summed(e, inner)
        return core.Quantified(quantifier(e), name, e.type.text, body, e.span), BOOLEAN if logic else NUMBER

    def _over_itself(self, e: tree.QuantifiedNode) -> None:
        """Report a sum within a sum over the same name, which Sabre cannot tell apart."""
        for inner in inside(e.body):
            if isinstance(inner, tree.QuantifiedNode) and inner.variable.text == e.variable.text:
                name = e.variable.text
                said = f"this stands in a `{e.kind}` over `{name}` already, and Sabre takes no other over the same name"
                other = self.names.unlike(name, {name: Binding(name, "")})
                edits, repair = [renamed(inner.variable, [inner.body], other)], f"call it otherwise than `{name}`"
                self.report.add("sabre-refuses", inner.variable.span, said, repair=repair, edits=edits)

    def _summed(self, e: tree.QuantifiedNode, inner: Scope) -> core.Expression:
        """What a sum or product is over: a number. A comparison of numbers there was meant of the sum."""
        if not isinstance(e.body, tree.Binary) or e.body.operator not in COMPARISONS:
            return self.number(e.body, inner)
        body, kind = self.typed(e.body, inner)
        with self.report.quiet():
            compared = self.typed(e.body.left, inner)[1]
        if not self.names.sabre and compared.base == "entity":
            return counted(body, e.body.span)
        left, right = self.names.quote((e.span[0], e.body.left.span[1])), self.names.quote(e.body.right.span)
        edits = [around("(", (e.span[0], e.body.left.span[1]), ")", f"compare the {e.kind} as a whole")]
        self.wrong(e.body, kind, "a number", f"write `({left}) {e.body.operator} {right}`", edits)
        return body

    def bind(self, e: tree.QuantifiedNode, scope: Scope) -> tuple[Scope, str]:
        """The scope inside a quantifier, and the name its variable has in the checked world."""
        if self.names.types.of_entities(e.type) and not self.names.inhabited(e.type.text):
            said = f"no entity is of type `{e.type.text}`, so this ranges over nothing"
            self.report.add("empty-type", e.type.span, said, edits=[someone(e.type.text, self.names)])
        self.hides(e.variable, scope, [e.body])
        return bound(scope, e.variable.text, e.type.text)

    def hides(self, word: tree.WordNode, scope: Scope, bodies: Sequence[tree.Node] = ()) -> None:
        """Remark on a name that hides an entity or a parameter; it holds in ``bodies``."""
        other = "the parameter" if word.text in scope else "the entity"
        if word.text in scope or word.text in self.names.entities:
            said = f"in here `{word.text}` is this name and no longer {other} `{word.text}`"
            other = self.names.unlike(word.text, {**scope, **{n: Binding(n, "") for n in written_in(bodies)}})
            edits = [renamed(word, bodies, other)] if bodies else []
            self.report.add("hidden-name", word.span, said, repair="give it a name of its own", edits=edits)

    def _assign(self, e: tree.AssignNode, scope: Scope) -> Typed:
        said = "`=` sets a value, and nothing can be set inside a condition"
        edits = [write("==", e.sign, safe=True)]
        self.report.add(
            "assignment-in-condition", e.sign, said, expected="a comparison", repair="write `==`", edits=edits
        )
        self.typed(e.target, scope)
        self.typed(e.value, scope)
        return core.Value(None, e.span), ANY

    def _one_of(self, e: tree.OneOfNode, scope: Scope) -> Typed:
        """``one of v, w`` where no mind is said to hold it; that it stands there is reported with what is set."""
        return core.Value(None, e.span), ANY


def counted(condition: core.Expression, span: core.Span) -> core.Expression:
    """A condition as a number: ``if(…) 1 else 0``."""
    return core.If(((condition, core.Value(1.0, span)),), core.Value(0.0, span), span)


def around(before: str, span: core.Span, after: str, title: str, *, safe: bool = False) -> Edit:
    """A text before a place, and one behind it."""
    return Edit(title, (Replacement((span[0], span[0]), before), Replacement((span[1], span[1]), after)), safe)


def renamed(word: tree.WordNode, bodies: Sequence[tree.Node], other: str) -> Edit:
    """Another name for what a word binds in some expressions."""
    places = [word.span, *(place for body in bodies for place in uses(body, word.text))]
    return Edit(f"call it `{other}`", tuple(Replacement(place, other) for place in places))


def someone(type_name: str, names: Names) -> Edit:
    """An entity of a type, written before the definition that is looked at."""
    name = type_name[:1].upper() + type_name[1:]
    while name in names.entities or name in names.types:
        name += "1"
    definition = f"entity {name} : {type_name};"
    return put(f"{definition}\n", names.report.here, title=f"define one: `{definition}`")


def operator(e: tree.Binary) -> Any:
    return e.operator


def understood(e: tree.Binary, names: Names) -> str | None:
    """How comparisons strung together are read; None where there is only one."""
    inner = tree.bare(e.right)
    strung = isinstance(e.right, tree.Paren) and e.right.span == inner.span
    return f"`{names.quote(e.left.span)} {e.operator} ({names.quote(inner.span)})`" if strung else None


def quantifier(e: tree.QuantifiedNode) -> Any:
    return e.kind


def described(kind: Kind) -> str:
    """A kind as a message says it, constants by their types."""
    if kind.base != "entity":
        return str(kind)
    return " or ".join(dict.fromkeys(str(o).split(", ", 1)[-1] for o in kind.options))


def folded(e: core.Expression) -> float | None:
    """The number a constant expression comes to, or None."""
    if isinstance(e, core.Value):
        return e.value if isinstance(e.value, float) else None
    if not isinstance(e, core.Arithmetic):
        return None
    left, right = folded(e.left), folded(e.right)
    if left is None or right is None or (e.operator == "/" and right == 0.0):
        return None
    return {"+": left + right, "-": left - right, "*": left * right}.get(e.operator, left / (right or 1.0))
