"""Random small worlds, as checked worlds: the same seed gives the same world."""

from __future__ import annotations

import random
from typing import Any

from unsaid.language import core

from .written import Writing, all_of, any_of, bel, each, eq, no, op, put, when


class Chance:
    """A world in the making, with names in scope by type."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.w = Writing(place="entity", thing="entity", nothing="entity", hero="character")
        self.w.entity("Ann", "hero")
        self.w.entity("Bob", "character")
        self.w.entity("Here There", "place")
        self.w.entity("Cup", "thing")
        self.names = {"character": ["Ann", "Bob"], "place": ["Here", "There"], "thing": ["Cup"], "hero": ["Ann"]}
        prop = self.w.prop
        self.fluents: list[tuple[Any, tuple[str, ...], str]] = [
            (prop("glad", "c:character", "boolean"), ("character",), "boolean"),
            (prop("at", "c:character", "place"), ("character",), "place"),
            (prop("at", "t:thing", "entity"), ("thing",), "place"),
            (prop("gold", "c:character", "number"), ("character",), "number"),
            (prop("road", "a:place b:place", "boolean"), ("place", "place"), "boolean"),
            (prop("toll", "a:place", "number"), ("place",), "number"),
            (prop("home", "c:character", "place"), ("character",), "place"),
        ]
        self.changing = self.random.sample(self.fluents, self.random.randint(2, 4))

    def world(self) -> core.World:
        self.start()
        for number in range(self.random.randint(2, 4)):
            self.action(f"act{number}")
        if self.random.random() < 0.5:
            self.trigger()
        for who in (None, "Ann", "Bob"):
            self.w.utility(self.number({}, 2), who)
        return self.w.world()

    # --- Pieces ------------------------------------------------------------------------------------

    def pick(self, items: Any) -> Any:
        return self.random.choice(list(items))

    def entity(self, kind: str, scope: dict[str, str]) -> str:
        return self.pick([*self.names[kind], *[name for name, its in scope.items() if its == kind] * 2])

    def fluent(self, kind: str | None, scope: dict[str, str], among: Any = None) -> tuple[Any, str]:
        fit = [f for f in among or self.fluents if kind in (None, f[2])] or [f for f in self.fluents if f[2] == kind]
        make, places, its = self.pick(fit)
        fluent = make(*(self.entity(place, scope) for place in places))
        for _ in range(self.pick([0, 0, 0, 0, 1, 1, 2])):
            fluent = bel(self.entity("character", scope), fluent)
        return fluent, its

    def constant(self, kind: str, scope: dict[str, str]) -> Any:
        if kind == "boolean":
            return self.pick([True, False])
        if kind == "number":
            return float(self.pick([0, 1, 1, 2]))
        return self.pick([None, *[self.entity("place", scope)] * 4])

    def number(self, scope: dict[str, str], depth: int) -> Any:
        choice = self.random.random()
        if depth == 0 or choice < 0.4:
            return self.pick([self.fluent("number", scope)[0], self.constant("number", scope)])
        if choice < 0.7:
            return op(self.number(scope, depth - 1), self.pick("+-*/"), self.number(scope, depth - 1))
        if choice < 0.85:
            return each(self.pick(["sum", "product"]), "q", "character", self.number(scope | {"q": "character"}, 0))
        return when(self.condition(scope, depth - 1), self.number(scope, 0), self.pick([..., 0, 1]))

    def comparison(self, scope: dict[str, str]) -> Any:
        fluent, kind = self.fluent(None, scope)
        if kind == "boolean":
            return self.pick([fluent, fluent, no(fluent), eq(fluent, True, "!=")])
        if kind == "number":
            sides = [fluent, self.number(scope, 1)]
            self.random.shuffle(sides)
            return eq(sides[0], sides[1], self.pick(["==", "!=", "<", "<=", ">", ">="]))
        other = self.pick([self.constant("place", scope), self.fluent("place", scope)[0]])
        return eq(fluent, other, self.pick(["==", "==", "!="]))

    def condition(self, scope: dict[str, str], depth: int) -> Any:
        choice = self.random.random()
        if depth == 0 or choice < 0.35:
            return self.comparison(scope)
        if choice < 0.6:
            return all_of(self.condition(scope, depth - 1), self.condition(scope, depth - 1))
        if choice < 0.75:
            return any_of(self.condition(scope, depth - 1), self.condition(scope, depth - 1))
        if choice < 0.82:
            return no(self.condition(scope, depth - 1))
        if choice < 0.88:
            return bel(self.entity("character", scope), self.condition(scope, depth - 1))
        if choice < 0.94:
            kind = self.pick(["character", "place", "thing", "nothing"])
            inner = self.condition(scope | {"q": kind} if kind != "nothing" else scope, depth - 1)
            return each(self.pick(["forall", "exists"]), "q", kind, inner)
        test = core.IsType(core.Value(self.entity("character", {}), (0, 0)), self.pick(["hero", "place"]), (0, 0))
        return self.pick([test, when(test, self.condition(scope, depth - 1), self.condition(scope, depth - 1))])

    def effect(self, scope: dict[str, str], depth: int = 1) -> Any:
        if depth and self.random.random() < 0.3:
            return when(self.condition(scope, 1), self.effect(scope, 0), self.pick([..., self.effect(scope, 0)]))
        if depth and self.random.random() < 0.4:
            return all_of(self.effect(scope, depth - 1), self.effect(scope, depth - 1))
        target, kind = self.fluent(None, scope, self.changing)
        if self.random.random() < 0.6:
            return put(target, self.constant(kind, scope))
        return put(target, self.fluent(kind, scope)[0] if kind != "number" else self.number(scope, 1))

    # --- Definitions -------------------------------------------------------------------------------

    def start(self) -> None:
        places = {"c": "character"}
        self.w.start(each("forall", "c", "character", put(self.fluents[1][0]("c"), self.constant("place", places))))
        for _ in range(6):
            target, kind = self.fluent(None, {})
            self.w.start(put(target, self.constant(kind, {})))

    def scope(self) -> dict[str, str]:
        return {name: self.pick(["character", "place", "character"]) for name in "xyz"[: self.random.randint(0, 2)]}

    def action(self, name: str) -> None:
        scope = self.scope()
        params = " ".join(f"{name}:{kind}" for name, kind in scope.items())
        willing = [name for name, kind in scope.items() if kind == "character"]
        consenting = self.pick(["", "Ann", *willing, *willing])
        seen = self.pick([None, self.condition(scope | {"x": "character"}, 1) if "x" not in scope else None])
        pre = self.pick([None, *[self.condition(scope, 2)] * 5])
        self.w.action(name, params, pre, self.effect(scope), consenting, seen)

    def trigger(self) -> None:
        target, kind = self.fluent(None, {}, self.changing)
        value = self.constant(kind, {})
        self.w.trigger("echo", "", all_of(self.condition({}, 1), eq(target, value, "!=")), put(target, value))
