"""Checked worlds written down by hand, so that grounding is tested without the reader of the language."""

from __future__ import annotations

from typing import Any

from unsaid.language import core
from unsaid.language.ancestry import Ancestry

HERE = (0, 0)


def var(name: str) -> core.Variable:
    """A variable."""
    return core.Variable(name, HERE)


def const(value: core.Scalar) -> core.Value:
    """A constant."""
    return core.Value(value, HERE)


def term(word: Any) -> Any:
    """An expression as it is; a word with a small first letter is a variable, everything else a constant."""
    if not isinstance(word, bool | int | float | str | None):
        return word
    if isinstance(word, str):
        return var(word) if word[0].islower() else const(word)
    return const(float(word) if type(word) is int else word)


def eq(left: Any, right: Any, operator: Any = "==") -> core.Compare:
    """A comparison."""
    return core.Compare(operator, term(left), term(right), HERE)


def ne(left: Any, right: Any) -> core.Compare:
    """An inequality."""
    return eq(left, right, "!=")


def op(left: Any, operator: Any, right: Any) -> core.Arithmetic:
    """Arithmetic."""
    return core.Arithmetic(operator, term(left), term(right), HERE)


def all_of(*items: Any) -> core.Junction:
    """A conjunction."""
    return core.Junction("and", tuple(map(term, items)), HERE)


def any_of(*items: Any) -> core.Junction:
    """A disjunction."""
    return core.Junction("or", tuple(map(term, items)), HERE)


def no(e: Any) -> core.Not:
    """A negation."""
    return core.Not(term(e), HERE)


def bel(who: str, e: Any) -> core.Believes:
    """What someone believes."""
    return core.Believes(term(who), term(e), HERE)


def put(target: Any, value: Any) -> core.Assign:
    """An assignment."""
    return core.Assign(target, term(value), HERE)


def each(kind: Any, variable: str, type_name: str, body: Any) -> core.Quantified:
    """A quantifier, a sum or a product."""
    return core.Quantified(kind, variable, type_name, term(body), HERE)


def when(test: Any, then: Any, otherwise: Any = ...) -> core.If:
    """A choice with one test."""
    return core.If(((term(test), term(then)),), None if otherwise is ... else term(otherwise), HERE)


def parameters(text: str) -> tuple[core.Parameter, ...]:
    """Parameters from ``c:character to:place``; ``=Merchant:character`` is a constant."""
    made = []
    for item in text.split():
        name, kind = item.split(":")
        constant = name[1:] if name.startswith("=") else None
        made.append(core.Parameter(constant or name, kind, constant, HERE))
    return tuple(made)


class Writing:
    """A world being written; every method adds a definition."""

    def __init__(self, **types: str) -> None:
        self.parents = {"entity": (), "character": ("entity",), "boolean": (), "number": ()}
        self.parents |= {name: tuple(parents.split()) for name, parents in types.items()}
        self.entities: list[core.Entity] = []
        self.properties: list[core.Property] = []
        self.initial: list[core.Initial] = []
        self.actions: list[core.Action] = []
        self.triggers: list[core.Trigger] = []
        self.utilities: list[core.Utility] = []

    def entity(self, names: str, *types: str) -> None:
        """One or more entities of the same types."""
        self.entities += [core.Entity(name, types, HERE) for name in names.split()]

    def prop(self, name: str, params: str, kind: str):
        """A property; returns a function that makes its fluents."""
        number = len(self.properties)
        self.properties.append(core.Property(name, parameters(params), kind, HERE))
        return lambda *arguments: core.Fluent(number, tuple(map(term, arguments)), HERE)

    def start(self, *statements: core.Expression) -> None:
        """Statements of the initial state."""
        self.initial += [core.Initial(e, HERE) for e in statements]

    def action(self, name: str, params: str = "", pre: Any = None, effect: Any = None, who: str = "", seen: Any = None):
        """An action; ``seen`` is the observing condition over ``x``."""
        observing = None if seen is None else core.Observing("x", seen, HERE)
        consenting = tuple(map(term, who.split()))
        self.actions.append(core.Action(name, parameters(params), pre, effect, consenting, observing, HERE))

    def trigger(self, name: str, params: str = "", pre: Any = None, effect: Any = None) -> None:
        """A trigger."""
        self.triggers.append(core.Trigger(name, parameters(params), pre, effect, HERE))

    def utility(self, body: Any, character: str | None = None) -> None:
        """A utility."""
        self.utilities.append(core.Utility(character, term(body), HERE))

    def world(self) -> core.World:
        """The world written so far."""
        return core.World(
            name="written",
            types=tuple(core.Type(name, parents, None) for name, parents in self.parents.items()),
            entities=tuple(self.entities),
            properties=tuple(self.properties),
            initial=tuple(self.initial),
            actions=tuple(self.actions),
            triggers=tuple(self.triggers),
            utilities=tuple(self.utilities),
            ancestors=Ancestry(self.parents),
        )


def market() -> Writing:
    """Tom, a merchant, a thing for sale, two places: small, but with overloads, beliefs and triggers."""
    w = Writing(location="entity", character="location", place="location", item="entity")
    w.entity("Tom Merchant", "character")
    w.entity("Home Market", "place")
    w.entity("Thing", "item")
    alive = w.prop("alive", "c:character", "boolean")
    at = w.prop("at", "c:character", "place")
    money = w.prop("money", "c:character", "number")
    held = w.prop("at", "i:item", "location")
    w.start(each("forall", "c", "character", put(alive("c"), True)), put(at("Tom"), "Home"), put(money("Tom"), 1))
    w.start(put(at("Merchant"), "Market"), put(held("Thing"), "Merchant"), put(bel("Merchant", at("Tom")), None))
    w.action(
        "walk",
        "c:character from:place to:place",
        all_of(ne("from", "to"), alive("c"), eq(at("c"), "from")),
        put(at("c"), "to"),
        "c",
        any_of(eq(at("x"), "from"), eq(at("x"), "to")),
    )
    w.action(
        "buy",
        "c:character i:item =Merchant:character",
        all_of(
            ne("c", "Merchant"),
            eq(at("c"), at("Merchant")),
            eq(money("c"), 0, ">"),
            eq(held("i"), "Merchant"),
        ),
        all_of(put(held("i"), "c"), put(money("c"), op(money("c"), "-", 1))),
        "c Merchant",
        eq(at("x"), at("c")),
    )
    w.trigger(
        "see",
        "a:character b:character p:place",
        all_of(alive("a"), eq(at("a"), "p"), eq(at("b"), "p"), bel("a", ne(at("b"), "p"))),
        put(bel("a", at("b")), "p"),
    )
    w.utility(eq(held("Thing"), "Tom"))
    w.utility(when(no(alive("Tom")), 0, when(eq(held("Thing"), "Tom"), 2, 1)), "Tom")
    return w
