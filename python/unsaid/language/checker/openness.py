"""What minds may not know: `knows`, `= open` and `= one of …`, `learns`, `secret`.

All of these are about fluents that somebody can be open about: those that hold booleans, or entities of a type with few
enough of them that each may be thought of. What is learnt is looked at once it is checked as an expression, so that a
condition with a name of its own (`let`) is learnt like one that is written out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .. import core, tree
from ..edits import Edit, put, write
from .definitions import checked_parameters, scope_of
from .expressions import Expressions, Typed
from .kinds import ANY, BOOLEAN, Kind, fits
from .names import Names, Scope, bound

FEWEST, MOST = 2, 64
"""How many values there are of what somebody can be open about."""

KNOWS = "knows"
OPEN = "open"
NOBODY = "nobody"

OPENABLE = f"a property that holds booleans, or entities of a type with {FEWEST} to {MOST} of them"
LEARNABLE = "a property, `f == v`, `f == g`, with `!=` or `!` too, and these joined by `&`"


class Opennesses:
    """Checks what a world says of not knowing."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions, self.report = names, expressions, names.report
        expressions.knowing = lambda e, scope: self.knows(e, scope) if self.is_knows(e) else None

    # --- What somebody can be open about -------------------------------------------------------------

    def openable(self, fluent: core.Fluent) -> bool:
        """Whether somebody can be open about a fluent; it is reported if it has too many values, or numbers."""
        holds = self.names.properties[fluent.property].type
        self.names.noted.openable.add(fluent.property)
        count = self._count(holds)
        if holds == "number":
            said = f"`{self.names.quote(fluent.span)}` is a number, which nobody can be open about"
            repair = "give what can be found out a property of its own, of a few entities or a boolean"
        elif count > MOST:
            said = (
                f"`{self.names.quote(fluent.span)}` is a {holds}, of which there are {count}: too many to be open about"
            )
            repair = "give it a narrower type"
        else:
            return True
        self.report.add("not-openable", fluent.span, said, expected=OPENABLE, repair=repair)
        return False

    def _open_at_first(self, fluent: core.Fluent) -> bool:
        """The same, where somebody is open about it for certain, so that there must be two values."""
        holds = self.names.properties[fluent.property].type
        if holds == "number" or self._count(holds) >= FEWEST:
            return self.openable(fluent)
        written = self.names.quote(fluent.span)
        said = f"nobody can be open about `{written}`: there are not two values of the type `{holds}`"
        self.report.add("not-openable", fluent.span, said, expected=OPENABLE, repair=f"define another `{holds}`")
        return False

    def _count(self, holds: str) -> int:
        return 2 if holds in ("boolean", "number") else len(self.names.members(holds))

    # --- Knowing ---------------------------------------------------------------------------------------

    def is_knows(self, e: tree.Call) -> bool:
        """Whether a call is ``knows(c, f())``, and not a property of that name."""
        free = KNOWS not in self.names.overloads and KNOWS not in self.names.lets
        return e.name.text == KNOWS and free and not self.names.sabre

    def knows(self, e: tree.Call, scope: Scope) -> Typed:
        """``knows(c, f())``."""
        if len(e.arguments) != 2 or not isinstance(tree.bare(e.arguments[0]), tree.WordNode):
            said = f"`{self.names.quote(e.span)}` is not how `knows` is written"
            self.report.add("cannot-know", e.span, said, expected="`knows(character, property)`")
            return core.Value(None, e.span), ANY
        word, node = tree.bare(e.arguments[0]), tree.bare(e.arguments[1])
        assert isinstance(word, tree.WordNode)
        who = self.expressions.terms.character(word, scope, "know something")
        fluent = self._known(node, scope)
        if fluent is None or not self.openable(fluent):
            return core.Value(None, e.span), ANY
        return core.Knows(who, fluent, e.span), BOOLEAN

    def _known(self, node: tree.Node, scope: Scope) -> core.Fluent | None:
        """What is known: a fluent."""
        found, kind = self.expressions.typed(node, scope)
        if isinstance(found, core.Fluent) or kind is ANY:
            return found if isinstance(found, core.Fluent) else None
        said = f"`{self.names.quote(node.span)}` is no property, and `knows` asks for the value of one"
        repair = "ask what is believed: `believes(c, …)`"
        self.report.add("cannot-know", node.span, said, expected="a property with its brackets", repair=repair)
        return None

    # --- Open at the start -----------------------------------------------------------------------------

    def said(self, value: tree.Node, scope: Scope) -> bool:
        """Whether what stands behind ``=`` says that somebody is open."""
        inner = tree.bare(value)
        if isinstance(inner, tree.OneOfNode):
            return True
        is_word = isinstance(inner, tree.WordNode) and inner.text == OPEN and not self.names.sabre
        return is_word and OPEN not in scope and OPEN not in self.names.entities

    def openness(self, value: tree.Node, fluent: core.Fluent, scope: Scope) -> core.Openness | core.Value | None:
        """What somebody thinks possible of a fluent; None where that cannot be, which is reported."""
        inner = tree.bare(value)
        if not self._open_at_first(fluent):
            return None
        if not isinstance(inner, tree.OneOfNode):
            return core.Openness(None, value.span)
        among = [self._value(item, fluent, scope) for item in inner.items]
        if not among:
            said = "this is one of no values"
            edits = [write(OPEN, value.span, title="write `open`, if it may be any")]
            self.report.add("no-such-value", value.span, said, expected="`one of v, w`, or `open`", edits=edits)
        values = tuple(one for one in among if one is not None)
        if not values or len(values) < len(among):
            return None
        return core.Openness(values, value.span)

    def _value(self, item: tree.Node, fluent: core.Fluent, scope: Scope) -> core.Term | None:
        holds = self.names.properties[fluent.property].type
        found, kind = self.expressions.typed(item, scope)
        if kind is ANY and not isinstance(tree.bare(item), tree.Constant):
            return None
        if isinstance(found, core.Value | core.Variable | core.Instance) and self._is_value(found, kind, holds):
            return found
        said = f"`{self.names.quote(item.span)}` is no value that `{self.names.quote(fluent.span)}` can have"
        values = "`True` or `False`" if holds == "boolean" else f"the name of a `{holds}`"
        self.report.add("no-such-value", item.span, said, expected=values)
        return None

    def _is_value(self, found: core.Term, kind: Kind, holds: str) -> bool:
        if isinstance(found, core.Value) and isinstance(found.value, bool | float | None):
            return holds == "boolean" and isinstance(found.value, bool)
        return kind.base == "entity" and all(fits(o, holds, self.names.types) for o in kind.options)

    def secret(self, d: tree.SecretDefinition) -> core.Secret | None:
        """Who knows something at the start; None where something is wrong with it, which is reported."""
        parameters = checked_parameters(d.parameters, self.names)
        among = self._insiders(d)
        if parameters is None:
            return None
        last = d.parameters[-1].span[1] if d.parameters else d.name.span[1]
        whole = (d.name.span[0], self.names.text.index(")", last) + 1)
        call = tree.Call(d.name, tuple(p.name for p in d.parameters), whole)
        fluent, _ = self.expressions.terms.fluent(call, scope_of(parameters))
        if fluent is None or among is None or not self._open_at_first(fluent):
            return None
        free = tuple(p for p in parameters if p.constant is None)
        return core.Secret(free, fluent, d.openly, among, d.span)

    def _insiders(self, d: tree.SecretDefinition) -> tuple[str, ...] | None:
        if not d.among:
            said, repair = "this secret is kept among nobody", f"name who knows it, or write `among {NOBODY}`"
            edits = [put(f" {NOBODY}", d.sign[1], title="write that nobody knows it")]
            self.report.add("secret-among-nobody", d.sign, said, repair=repair, edits=edits)
            return None
        if len(d.among) == 1 and d.among[0].text == NOBODY and NOBODY not in self.names.entities:
            return ()
        for word in d.among:
            self.expressions.terms.character(word, {}, "keep a secret")
        return tuple(dict.fromkeys(word.text for word in d.among))

    # --- Learning --------------------------------------------------------------------------------------

    def learning(self, part: tree.Part, scope: Scope) -> core.Learning | None:
        """A part `learns`; None where something is wrong with it, which is reported."""
        assert part.learner is not None
        word, type_word = part.learner.name, part.learner.type
        if type_word is None:
            who, of, inner = self.expressions.terms.character(word, scope, "learn something"), None, scope
        else:
            if not self.names.types.of_entities(type_word):
                return None
            self.expressions.hides(word, scope, [*part.items, *([part.when] if part.when else [])])
            inner, name = bound(scope, word.text, type_word.text)
            who, of = core.Variable(name, word.span), type_word.text
            self._of_characters(type_word)
        when = self.expressions.condition(part.when, inner) if part.when is not None else None
        what = tuple(found for item in part.items if (found := self._learnt(item, inner)) is not None)
        return core.Learning(who, of, when, what, part.span) if what else None

    def _of_characters(self, type_word: tree.WordNode) -> None:
        if type_word.text == "character":
            return
        if not self.names.members(type_word.text) & self.names.members("character"):
            said = f"only a character can learn something, and no character is of type `{type_word.text}`"
            self.report.add("not-a-character", type_word.span, said, expected="`character` or a kind of it")

    def _learnt(self, item: tree.Node, scope: Scope) -> core.Expression | None:
        found, kind = self.expressions.typed(item, scope)
        if kind is ANY:
            return None
        wrong = next(unlearnable(found), None)
        if wrong is None:
            each = [self.openable(fluent) for fluent in fluents_in(found)]
            return found if all(each) else None
        said = f"`{self.names.quote(item.span)}` cannot be learnt: {wrong}"
        edits = self._without(item)
        self.report.add("cannot-learn", item.span, said, expected=LEARNABLE, edits=edits)
        return None

    def _without(self, item: tree.Node) -> Sequence[Edit]:
        """What is so learnt in place of what somebody believes of it."""
        inner = tree.bare(item)
        if isinstance(inner, tree.BelievesNode):
            return [write(self.names.text[slice(*inner.body.span)], item.span, title="learn what is so")]
        return []


def fluents_in(e: core.Expression) -> Iterator[core.Fluent]:
    """The fluents of what can be learnt."""
    match e:
        case core.Fluent():
            yield e
        case core.Not() | core.Quantified():
            yield from fluents_in(e.body)
        case core.Compare():
            yield from fluents_in(e.left)
            yield from fluents_in(e.right)
        case core.Junction():
            for item in e.items:
                yield from fluents_in(item)
        case _:
            return


def unlearnable(e: core.Expression) -> Iterator[str]:
    """What keeps an expression from being learnt; nothing where it can be."""
    match e:
        case core.Fluent() | core.Not(core.Fluent()):
            return
        case core.Quantified(kind="forall"):
            yield from unlearnable(e.body)
        case core.Junction(kind="and"):
            for item in e.items:
                yield from unlearnable(item)
        case core.Compare(operator="==" | "!="):
            yield from _incomparable(e)
        case core.Believes() | core.Knows() | core.Not(core.Believes() | core.Knows()):
            yield "one learns what is so, and of others' minds only what they do"
        case core.Junction() | core.Quantified(kind="exists"):
            yield "whether one of several holds is more than a mind can keep of each by itself"
        case _:
            yield "it is neither a property nor whether one is equal to something"


def _incomparable(e: core.Compare) -> Iterator[str]:
    sides = (e.left, e.right)
    if any(isinstance(side, core.Value) and side.value is None for side in sides):
        yield "`?` is no value to find out about"
    elif not all(isinstance(side, core.Fluent | core.Value | core.Variable | core.Instance) for side in sides):
        yield "only a property and a name, or two properties, can be found to be equal"
    elif not any(isinstance(side, core.Fluent) for side in sides):
        yield "there is no property in it"
