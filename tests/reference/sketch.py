"""Worlds before grounding, in two renderings: the author's text, and a ground world made in the plainest way.

A *sketch* says what a text says: types, entities, properties, schemas with parameters, quantifiers. ``written`` (the
next file) puts it in words; ``ground`` here spells out every case by substituting entities for names, with no pruning
and no simplifying. What the language makes of the words must then mean the same as the plain ground world.

Expressions are lists, like those of the ground file, with these forms besides: ``["fluent", property, *names]``,
``["name", n]`` for an entity or a variable, ``["believes", n, e]``, ``["is", n, type]``, and ``["forall", n, type, e]``
with ``exists``, ``sum`` and ``product``. An effect is ``["set", fluent, believers, value]``, ``["when", e, effects]``
or ``["each", n, type, effects]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from itertools import product
from typing import Any

from . import contested
from .expressions import value
from .state import State
from .values import from_plain, to_plain

Tree = Any
Names = dict[str, str]
"""What each variable in scope stands for."""


@dataclass(frozen=True)
class Property:
    """A property by name, the types of its parameters and the type of its values."""

    name: str
    parameters: tuple[str, ...]
    type: str


@dataclass(frozen=True)
class Schema:
    """An act or trigger with parameters: (name, type) each; a constant in a parameter's place has no type."""

    name: str
    parameters: tuple[tuple[str, str | None], ...]
    precondition: Tree
    effects: tuple[Tree, ...]
    consenting: tuple[str, ...] = ()
    observing: tuple[str, Tree] | None = None
    asking: tuple[str, ...] = ()
    answering: tuple[tuple[str, str], ...] = ()
    """Questions, each with the hypothesis claimed."""
    discharging: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hypothesis:
    """A name, the rank at first, what it says is so (settings), and perhaps the condition to think of it."""

    name: str
    prior: int
    says: tuple[Tree, ...]
    when: Tree | None = None


@dataclass(frozen=True)
class Question:
    """What ``asker`` may ask of ``asked``."""

    name: str
    asker: str
    asked: str
    hypotheses: tuple[Hypothesis, ...]


@dataclass(frozen=True)
class Sketch:
    """A world as its author might say it; ``utilities`` has the author's under None.

    Questions bring entities and properties with them (``contested``); a sketch that has questions lists these too,
    after the author's own, so that expressions can speak of them.
    """

    types: dict[str, tuple[str, ...]]
    entities: tuple[tuple[str, str], ...]
    properties: tuple[Property, ...]
    initial: tuple[Tree, ...]
    actions: tuple[Schema, ...]
    triggers: tuple[Schema, ...]
    utilities: dict[str | None, Tree] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()
    turns: tuple[str, ...] = ()

    def is_of(self, entity: str, type_: str) -> bool:
        """Whether an entity is of a type, directly or through parents."""
        return self._under(dict(self.entities)[entity], type_)

    def of_type(self, type_: str) -> list[str]:
        """The entities of a type, in the order of their definitions."""
        return [name for name, own in self.entities if self._under(own, type_)]

    def _under(self, type_: str, ancestor: str) -> bool:
        return type_ == ancestor or any(
            self._under(p, ancestor) for p in self.types.get(type_, ("entity",)) if p != type_
        )


DEFAULTS = {"boolean": False, "number": 0}


def ground(sketch: Sketch) -> dict[str, Any]:
    """The ground world of a sketch, as a world file's data."""
    return _Grounding(sketch).world()


class _Grounding:
    """A sketch being spelled out; knows the numbers of characters and fluents."""

    def __init__(self, sketch: Sketch) -> None:
        self.sketch = sketch
        self.characters = sketch.of_type("character")
        self.fluents = [(i, args) for i, p in enumerate(sketch.properties) for args in self.tuples(p.parameters)]
        self.number = {fluent: n for n, fluent in enumerate(self.fluents)}

    def tuples(self, types: tuple[str, ...]) -> list[tuple[str, ...]]:
        return list(product(*(self.sketch.of_type(t) for t in types)))

    def world(self) -> dict[str, Any]:
        values, beliefs = self.start()
        acts = [(schema, act) for schema in self.sketch.actions for act in self.events(schema, acts=True)]
        triggers = [t for schema in self.sketch.triggers for t in self.events(schema, acts=False)]
        inner = {"version": 2, "inner": contested.inner(self, [schema for schema, _ in acts])}
        return {
            "format": "unsaid-world",
            "version": 1,
            "name": "sketch",
            "entities": [{"name": e, "types": [t, "entity"]} for e, t in self.sketch.entities],
            "characters": self.characters,
            "fluents": [self.fluent(n, values[n]) for n in range(len(self.fluents))],
            "beliefs": [{"who": list(who), "fluent": f, "value": v} for (who, f), v in beliefs.items()],
            "actions": [act for _, act in acts],
            "triggers": [*contested.triggers(self), *triggers],
            "utility": {"author": self.utility(None), "characters": [self.utility(c) for c in self.characters]},
        } | (inner if self.sketch.questions else {})

    def fluent(self, number: int, initial: Any) -> dict[str, Any]:
        index, args = self.fluents[number]
        p = self.sketch.properties[index]
        head = {"name": call(p.name, args), "property": p.name, "arguments": list(args)}
        return head | {"type": p.type, "initial": initial}

    def utility(self, who: str | None) -> Tree:
        return self.value(self.sketch.utilities.get(who, 0), {}, ())

    # --- schemas ------------------------------------------------------------------------------------

    def events(self, schema: Schema, acts: bool) -> Iterator[dict[str, Any]]:
        pools = [[n] if t is None else self.sketch.of_type(t) for n, t in schema.parameters]
        for args in product(*pools):
            names = {n: e for (n, _), e in zip(schema.parameters, args, strict=True)}
            event = self.event(schema, names, args)
            yield event | self.minds_in(schema, names) if acts else event

    def event(self, schema: Schema, names: Names, args: tuple[str, ...]) -> dict[str, Any]:
        return {
            "name": call(schema.name, args),
            "schema": schema.name,
            "arguments": list(args),
            "line": 1,
            "precondition": self.condition(schema.precondition, names, ()),
            "effects": [
                e
                for tree in (*schema.effects, *contested.owing(self.sketch, schema))
                for e in self.effects(tree, names, [])
            ],
        }

    def minds_in(self, schema: Schema, names: Names) -> dict[str, Any]:
        who = sorted({self.characters.index(names.get(c, c)) for c in schema.consenting})
        return {"consenting": who, "observing": [self.observes(schema, names, c) for c in self.characters]}

    def observes(self, schema: Schema, names: Names, character: str) -> Tree:
        if schema.observing is None:
            return True
        variable, e = schema.observing
        return self.condition(e, names | {variable: character}, ())

    # --- effects ------------------------------------------------------------------------------------

    def effects(self, tree: Tree, names: Names, when: list[Tree]) -> Iterator[dict[str, Any]]:
        match tree:
            case ["set", fluent, believers, e]:
                who = [self.character(b, names) for b in believers]
                target = self.get(fluent, names)
                condition = when[0] if len(when) == 1 else ["and", *when] if when else True
                yield {"who": who, "fluent": target, "when": condition, "value": self.value(e, names, ())}
            case ["when", e, inner]:
                for effect in inner:
                    yield from self.effects(effect, names, [*when, self.condition(e, names, ())])
            case ["each", variable, type_, inner]:
                for entity in self.sketch.of_type(type_):
                    for effect in inner:
                        yield from self.effects(effect, names | {variable: entity}, when)

    # --- expressions --------------------------------------------------------------------------------

    def condition(self, e: Tree, names: Names, path: tuple[int, ...]) -> Tree:
        match e:
            case ["fluent", *_]:
                return ["==", self.value(e, names, path), True]
            case ["not", item] if self.is_fluent(item):
                return ["==", self.value(item, names, path), False]
            case ["not", item]:
                return ["not", self.condition(item, names, path)]
            case ["and" | "or" as form, *items]:
                return [form, *(self.condition(item, names, path) for item in items)]
            case ["==" | "!=" | "<" | "<=" | ">" | ">=" as form, left, right]:
                return [form, self.value(left, names, path), self.value(right, names, path)]
            case ["if", condition, then, *otherwise]:
                last = self.condition(otherwise[0], names, path) if otherwise else False
                return ["if", self.condition(condition, names, path), self.condition(then, names, path), last]
            case ["forall" | "exists" as form, variable, type_, body]:
                parts = [self.condition(body, names | {variable: x}, path) for x in self.sketch.of_type(type_)]
                return ["and" if form == "forall" else "or", *parts]
            case ["believes", who, item]:
                return self.condition(item, names, (*path, self.character(who, names)))
            case ["is", name, type_]:
                return self.sketch.is_of(stands_for(name, names), type_)
        return e

    def value(self, e: Tree, names: Names, path: tuple[int, ...]) -> Tree:
        match e:
            case ["fluent", *_]:
                return ["get", self.get(e, names), *path]
            case ["name", name]:
                return stands_for(name, names)
            case ["+" | "-" | "*" | "/" as form, left, right]:
                return [form, self.value(left, names, path), self.value(right, names, path)]
            case ["if", condition, then, *otherwise]:
                last = self.value(otherwise[0], names, path) if otherwise else None
                return ["if", self.condition(condition, names, path), self.value(then, names, path), last]
            case ["sum" | "product" as form, variable, type_, body]:
                operator, start = ("+", 0) if form == "sum" else ("*", 1)
                parts = [self.value(body, names | {variable: x}, path) for x in self.sketch.of_type(type_)]
                return reduce(lambda so_far, part: [operator, so_far, part], parts, start)
            case ["believes", who, item]:
                return self.value(item, names, (*path, self.character(who, names)))
            case [_, *_]:
                return self.condition(e, names, path)
        return e

    def is_fluent(self, e: Tree) -> bool:
        while isinstance(e, list) and e[0] == "believes":
            e = e[2]
        return isinstance(e, list) and e[0] == "fluent"

    def get(self, fluent: Tree, names: Names) -> int:
        _, index, *args = fluent
        return self.number[index, tuple(stands_for(a, names) for a in args)]

    def character(self, name: str, names: Names) -> int:
        return self.characters.index(stands_for(name, names))

    # --- the start ----------------------------------------------------------------------------------

    def start(self) -> tuple[list[Any], dict[tuple[tuple[int, ...], int], Any]]:
        """What is stated of the world and of minds, each statement read in the plain world as stated so far."""
        values = [DEFAULTS.get(self.sketch.properties[i].type) for i, _ in self.fluents]
        beliefs: dict[tuple[tuple[int, ...], int], Any] = {}
        for statement in (*contested.at_first(self.sketch), *self.sketch.initial):
            for effect in self.effects(statement, {}, []):
                who = tuple(c for i, c in enumerate(effect["who"]) if i == 0 or effect["who"][i - 1] != c)
                stated = to_plain(value(effect["value"], _plainly(values)))
                if who:
                    beliefs[who, effect["fluent"]] = stated
                else:
                    values[effect["fluent"]] = stated
        return values, beliefs


def _plainly(values: list[Any]) -> State:
    return State(((tuple(from_plain(v) for v in values), ()),))


def stands_for(name: str, names: Names) -> str:
    """The entity a name means: a variable's, or the entity so named."""
    return names.get(name, name)


def call(name: str, args: tuple[str, ...]) -> str:
    """How a fluent or an act is named once its parameters are filled."""
    return f"{name}({', '.join(args)})"
