"""Small worlds at random: two or three characters, a handful of fluents, acts that may be seen, believed and wanted.

What matters is that little things meet: acts seen by some, wrong beliefs, beliefs about beliefs, triggers, surprise,
numbers, overloads, quantifiers. Everything drawn passes through ``Choices``, which Hypothesis and a plain seeded
generator both provide, so one generator serves the two.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from tests.chance import Choices, Chooser
from tests.random_intrigues import random_intrigue
from tests.random_questions import questioned
from tests.reference.sketch import Property, Schema, Sketch, Tree


@dataclass(frozen=True)
class Scope:
    """The variables in reach, each with its type."""

    variables: tuple[tuple[str, str], ...] = ()

    def having(self, name: str, type_: str) -> Scope:
        """The scope with one variable more."""
        return Scope((*self.variables, (name, type_)))


NOTHING = Scope()

CAST = (("Ann", "character"), ("Bob", "guard"), ("Cat", "character"))
THINGS = (("Hall", "place"), ("Yard", "place"), ("Key", "item"))
TYPES = {"place": ("entity",), "item": ("entity",), "guard": ("character",)}
POOL = (
    Property("at", ("character",), "place"),
    Property("at", ("item",), "character"),
    Property("glad", ("character",), "boolean"),
    Property("open", ("place",), "boolean"),
    Property("night", (), "boolean"),
    Property("armed", ("guard",), "boolean"),
    Property("coins", ("character",), "number"),
    Property("score", (), "number"),
    Property("likes", ("character", "item"), "boolean"),
    Property("where", ("guard",), "place"),
)
NUMBERS = (0, 1, 2, 3, -1, 0.5)
ORDER = ("<", "<=", ">", ">=", "==", "!=")


def random_sketch(choices: Choices) -> Sketch:
    """A small world: two in five are intrigues, in which plans are longer and minds simpler; in a third people ask."""
    sketch = random_intrigue(choices) if choices.integer(0, 4) > 2 else _Author(choices).sketch()
    return questioned(sketch, choices) if choices.integer(0, 2) == 2 else sketch


class _Author(Chooser):
    """Someone who writes worlds without a thought."""

    def __init__(self, choices: Choices) -> None:
        super().__init__(choices)
        self.entities = CAST[: choices.integer(2, 3)] + THINGS
        first = choices.integer(0, len(POOL) - 1)
        self.properties = tuple(POOL[(first + 3 * i) % len(POOL)] for i in range(choices.integer(2, 4)))
        self.mistaken = self.chance(35)
        """Whether people are wrong about much, and about what others believe, so that what they see surprises them."""
        if self.mistaken and not any(p.type == "number" for p in self.properties):
            self.properties = (*self.properties[:2], self.pick([p for p in POOL if p.type == "number"]))
        self.plotted = self.chance(65)
        """Whether acts lead to one another, so that plans of several steps arise."""
        self.achieved: list[tuple[Tree, Tree, Scope]] = []
        """What acts so far bring about, so that other acts may need it and somebody may want it."""

    # --- the whole ----------------------------------------------------------------------------------

    def sketch(self) -> Sketch:
        actions = tuple(self.action(i) for i in self.several(2, 6 if self.plotted else 4))
        return Sketch(
            types=TYPES,
            entities=self.entities,
            properties=self.properties,
            initial=tuple(self.statement() for _ in self.several(*self.much_stated())),
            actions=actions,
            triggers=tuple(self.trigger(i) for i in self.several(0, 2)) if self.chance(60) else (),
            utilities=self.utilities(),
        )

    def much_stated(self) -> tuple[int, int]:
        """How many statements there are about the start, at least and at most."""
        return (3, 8) if self.mistaken else (1, 3) if self.plotted else (1, 6)

    def utilities(self) -> dict[str | None, Tree]:
        """What author and characters want; sometimes all of them the same, so that two agree to an act."""
        wanted: dict[str | None, Tree] = {None: self.utility()}
        shared = wanted[None] if self.chance(25) else None
        for name in self.named("character"):
            if self.chance(90):
                wanted[name] = self.utility() if shared is None else shared
        return wanted

    def utility(self) -> Tree:
        terms = [self.term_of_utility() for _ in self.several(1, 3)]
        return reduce(lambda so_far, term: ["+", so_far, term], terms)

    def term_of_utility(self) -> Tree:
        kind = self.choices.integer(0, 9)
        if kind == 0:
            return self.number(NOTHING, 1)
        if kind == 1:
            return ["sum", "u", "character", ["if", self.condition(NOTHING.having("u", "character"), 0), 1, 0]]
        if kind == 2:
            return ["if", self.condition(NOTHING, 1), self.pick(NUMBERS), self.pick(NUMBERS)]
        wanted = ["and", self.wanted(NOTHING), self.wanted(NOTHING)] if self.chance(30) else self.wanted(NOTHING)
        return ["if", wanted, self.pick((1, 2, 3)), self.pick((0, 0, 1))]

    def wanted(self, scope: Scope) -> Tree:
        """That something is so which an act can bring about."""
        if not self.achieved:
            return self.plain_condition(scope)
        fluent, value, there = self.pick(self.achieved[-2:] if self.plotted else self.achieved)
        renamed = {name: self.name(scope, own) for name, own in there.variables}
        fluent = [*fluent[:2], *(renamed.get(n, n) for n in fluent[2:])]
        if isinstance(value, bool):
            return fluent if value else ["not", fluent]
        return ["==", fluent, ["name", renamed.get(value[1], value[1])] if isinstance(value, list) else value]

    # --- names --------------------------------------------------------------------------------------

    def is_of(self, own: str, type_: str) -> bool:
        return own == type_ or (own == "guard" and type_ == "character")

    def named(self, type_: str) -> list[str]:
        return [name for name, own in self.entities if self.is_of(own, type_)]

    def name(self, scope: Scope, type_: str) -> str:
        """A variable of the type if there is one (mostly), or an entity."""
        inside = [name for name, own in scope.variables if self.is_of(own, type_)]
        return self.pick(inside) if inside and self.chance(75) else self.pick(self.named(type_))

    def fluent(self, scope: Scope, type_: str | None = None) -> tuple[Tree, str]:
        """A fluent and its type; of the type asked for where there is one."""
        fitting = [i for i, p in enumerate(self.properties) if type_ in (None, p.type)]
        index = self.pick(fitting or range(len(self.properties)))
        p = self.properties[index]
        return ["fluent", index, *(self.name(scope, t) for t in p.parameters)], p.type

    def constant(self, scope: Scope, type_: str) -> Tree:
        if self.chance(10):
            return None
        if type_ == "boolean":
            return self.chance(50)
        return self.pick(NUMBERS) if type_ == "number" else ["name", self.name(scope, type_)]

    # --- expressions --------------------------------------------------------------------------------

    def value(self, scope: Scope, type_: str, depth: int) -> Tree:
        """A value of a type: most often a constant."""
        if type_ == "number" and self.chance(40):
            return self.number(scope, depth)
        if self.chance(15):
            fluent, own = self.fluent(scope, type_)
            if own == type_:
                return fluent
        if depth > 0 and type_ != "boolean" and self.chance(8):
            return ["if", self.condition(scope, 0), self.constant(scope, type_), self.constant(scope, type_)]
        return self.constant(scope, type_)

    def number(self, scope: Scope, depth: int) -> Tree:
        fluent, type_ = self.fluent(scope, "number")
        base = fluent if type_ == "number" else self.pick(NUMBERS)
        kind = self.choices.integer(0, 6)
        if kind <= 1 or depth <= 0:
            return base
        if kind == 2:
            return ["sum", "n", "character", self.number(scope.having("n", "character"), 0)]
        if kind == 3:
            return ["product", "n", "place", self.number(scope.having("n", "place"), 0)]
        if kind == 4:
            return [self.pick(("+", "-", "*", "/")), base, self.pick(NUMBERS[1:])]
        return [self.pick(("+", "-", "*", "/")), base, ["+", self.number(scope, 0), self.pick(NUMBERS)]]

    def plain_condition(self, scope: Scope) -> Tree:
        """One condition about one fluent."""
        fluent, type_ = self.fluent(scope)
        if type_ == "boolean" and self.chance(80):
            return fluent if self.chance(60) else ["not", fluent]
        if type_ == "number":
            return [self.pick(ORDER), fluent, self.number(scope, 1)]
        return [self.pick(("==", "==", "!=")), fluent, self.value(scope, type_, 0)]

    def equality(self, scope: Scope) -> Tree:
        """That a fluent is what it often is: what it is by default, or what some act makes it."""
        if self.achieved and self.chance(40):
            return self.wanted(scope)
        fluent, type_ = self.fluent(scope)
        if type_ == "boolean":
            return ["not", fluent]
        return ["==", fluent, 0 if type_ == "number" else None]

    def condition(self, scope: Scope, depth: int) -> Tree:
        kind = self.choices.integer(0, 15)
        if depth <= 0 or kind <= 5:
            return self.plain_condition(scope)
        if kind <= 8:
            return ["believes", self.name(scope, "character"), self.condition(scope, depth - 1)]
        if kind <= 10:
            return ["or", self.condition(scope, depth - 1), self.condition(scope, depth - 1)]
        if kind == 11:
            return ["and", self.condition(scope, depth - 1), self.condition(scope, depth - 1)]
        if kind == 12:
            return ["not", self.condition(scope, depth - 1)]
        return self.odd_condition(scope, depth, kind)

    def odd_condition(self, scope: Scope, depth: int, kind: int) -> Tree:
        if kind == 13:
            form, type_ = self.pick(("forall", "exists")), self.pick(("character", "place", "guard"))
            return [form, f"q{depth}", type_, self.condition(scope.having(f"q{depth}", type_), depth - 1)]
        if kind == 14:
            parts = [self.condition(scope, depth - 1) for _ in range(3 if self.chance(70) else 2)]
            return ["if", *parts]
        if not scope.variables:
            return self.plain_condition(scope)
        name, own = self.pick(scope.variables)
        if own == "character" and self.chance(50):
            return ["is", name, "guard"]
        return [self.pick(("==", "!=")), ["name", name], ["name", self.name(NOTHING, own)]]

    # --- effects ------------------------------------------------------------------------------------

    def believers(self, scope: Scope) -> list[str]:
        depth = 0 if self.chance(70) else self.choices.integer(1, 2)
        return [self.name(scope, "character") for _ in range(depth)]

    def setting(self, scope: Scope, depth: int = 1) -> Tree:
        fluent, type_ = self.fluent(scope)
        value = self.value(scope, type_, depth)
        if value is not None and (not isinstance(value, list) or value[0] == "name"):
            self.achieved.append((fluent, value, scope))
        return ["set", fluent, self.believers(scope), value]

    def effect(self, scope: Scope) -> Tree:
        if self.chance(12):
            return ["when", self.condition(scope, 1), [self.setting(scope)]]
        if self.chance(8):
            return ["each", "e", "character", [self.setting(scope.having("e", "character"))]]
        return self.setting(scope)

    def statement(self) -> Tree:
        """Something about the start; quantified statements set what the quantifier runs over."""
        if self.chance(15):
            return ["each", "e", "character", [self.setting(NOTHING.having("e", "character"), 0)]]
        fluent, type_ = self.fluent(NOTHING)
        value = self.value(NOTHING, type_, 0) if self.chance(20) else self.constant(NOTHING, type_)
        return ["set", fluent, self.held_by(), value]

    def held_by(self) -> list[str]:
        """In whose mind something is stated."""
        if self.mistaken:
            return [self.pick(self.named("character")) for _ in range(self.pick((0, 1, 1, 2, 2)))]
        return [] if self.chance(50) else self.believers(NOTHING) or [self.pick(self.named("character"))]

    # --- schemas ------------------------------------------------------------------------------------

    def parameters(self, most: int) -> tuple[tuple[str, str | None], ...]:
        drawn: list[tuple[str, str | None]] = []
        for i in self.several(0, most):
            type_ = self.pick(("character", "character", "guard", "place"))
            drawn.append((self.pick(self.named(type_)), None) if self.chance(10) else (f"p{i}", type_))
        return tuple(drawn)

    def scope(self, parameters: tuple[tuple[str, str | None], ...]) -> Scope:
        return Scope(tuple((name, type_) for name, type_ in parameters if type_ is not None))

    def precondition(self, scope: Scope) -> Tree:
        parts = [self.wanted(scope) if self.chance(40) else self.condition(scope, 2) for _ in self.several(0, 2)]
        return True if not parts else parts[0] if len(parts) == 1 else ["and", *parts]

    def action(self, index: int) -> Schema:
        parameters = self.parameters(1 if self.plotted else 2)
        scope = self.scope(parameters)
        precondition = self.needed(scope) if self.plotted else self.precondition(scope)
        effects = tuple(self.effect(scope) for _ in self.several(0 if self.plotted else 1, 2))
        consenting = [self.actor(scope) for _ in range(self.pick((0, 1, 1, 1, 2)))]
        return Schema(
            name=f"act{index}",
            parameters=parameters,
            precondition=precondition,
            effects=(*effects, self.news(scope)) if self.plotted else effects,
            consenting=tuple(dict.fromkeys(consenting)),
            observing=("o", self.observed(scope.having("o", "character")))
            if self.chance(20 if self.mistaken else 50)
            else None,
        )

    def actor(self, scope: Scope) -> str:
        """Who consents; in a plotted world often the same person, whose plans are then longer."""
        return "Ann" if self.plotted and self.chance(40) else self.name(scope, "character")

    def needed(self, scope: Scope) -> Tree:
        """What an earlier act brings about, and perhaps something else."""
        parts = [self.wanted(scope)] if self.achieved and self.chance(60) else []
        if parts and self.chance(25):
            parts = [
                ["or", parts[0], self.equality(scope)] if self.chance(50) else ["or", self.equality(scope), parts[0]]
            ]
        if self.chance(60 if self.mistaken else 30):
            parts.append(self.limit(scope) if self.mistaken and self.chance(50) else self.condition(scope, 2))
        return ["and", *parts] if len(parts) > 1 else parts[0] if parts else True

    def limit(self, scope: Scope) -> Tree:
        """That there is more or less of something than so much: too little to learn from; else any condition."""
        fluent, type_ = self.fluent(scope, "number")
        return [self.pick(ORDER[:4]), fluent, self.pick(NUMBERS)] if type_ == "number" else self.condition(scope, 2)

    def news(self, scope: Scope) -> Tree:
        """An effect that brings about what is not so by default."""
        fluent, type_ = self.fluent(scope)
        value = True if type_ == "boolean" else 2 if type_ == "number" else ["name", self.name(scope, type_)]
        self.achieved.append((fluent, value, scope))
        return ["set", fluent, [], value]

    def observed(self, scope: Scope) -> Tree:
        kind = self.choices.integer(0, 3)
        if kind == 0:
            return self.condition(scope, 1)
        who = ["==", ["name", "o"], ["name", self.name(Scope(scope.variables[:-1]), "character")]]
        return who if kind == 1 else ["or", who, self.condition(scope, 1)]

    def trigger(self, index: int) -> Schema:
        """Mostly one that disarms itself: it asks that something be not so, and makes it so."""
        parameters = self.parameters(1)
        scope = self.scope(parameters)
        setting = self.setting(scope, 0)
        _, fluent, believers, value = setting
        target: Tree = fluent
        for believer in reversed(believers):
            target = ["believes", believer, target]
        parts: list[Tree] = [self.condition(scope, 1) for _ in self.several(0, 2)]
        if self.chance(92):
            setting = ["set", fluent, believers, self.settled_value(value)]
            parts.append(["!=", target, setting[3]])
        return Schema(f"rule{index}", parameters, ["and", *parts] if parts else True, (setting,))

    def settled_value(self, value: Tree) -> Tree:
        """The value where it is a constant: what is reckoned anew each time need never settle."""
        return value if not isinstance(value, list) or value[0] == "name" else None
