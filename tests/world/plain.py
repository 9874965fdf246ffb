"""Grounding done the plain way: every combination of everything written out, nothing decided, nothing left out.

It shares no code with the program and is what grounding is compared with: whatever is simplified or pruned there
must make no difference to what can happen.
"""

from __future__ import annotations

import itertools
from typing import Any

from unsaid.language import core

Names = dict[str, str]


def plainly(world: core.World) -> dict[str, Any]:
    """The world file's data for a world with no conditions in its initial state."""
    return _Plain(world).data()


class _Plain:
    def __init__(self, world: core.World) -> None:
        self.world = world
        self.characters = world.members("character")
        self.keys = [(n, a) for n, p in enumerate(world.properties) for a in self.fillings(p.parameters)]
        defaults = {"boolean": False, "number": 0.0}
        self.initial = [defaults.get(world.properties[n].type) for n, _ in self.keys]
        self.beliefs: list[dict[str, Any]] = []

    def data(self) -> dict[str, Any]:
        for statement in self.world.initial:
            self.impose(statement.body, {})
        fluents = [
            {"name": f"{self.world.properties[n].name}#{n}{a}", "initial": value}
            for (n, a), value in zip(self.keys, self.initial, strict=True)
        ]
        utilities = {u.character: self.value(u.body, {}, []) for u in self.world.utilities}
        return {
            "characters": self.characters,
            "fluents": fluents,
            "beliefs": self.beliefs,
            "actions": [row for action in self.world.actions for row in self.events(action)],
            "triggers": [row for trigger in self.world.triggers for row in self.events(trigger)],
            "utility": {
                "author": utilities.get(None, 0.0),
                "characters": [utilities.get(c, 0.0) for c in self.characters],
            },
        }

    def fillings(self, parameters: tuple[core.Parameter, ...]):
        return itertools.product(*([p.constant] if p.constant else self.world.members(p.type) for p in parameters))

    def impose(self, e: Any, names: Names) -> None:
        if isinstance(e, core.Assign):
            who, fluent = self.target(e.target, names, [])
            value = self.initial_value(self.value(e.value, names, []))
            if who:
                self.beliefs.append({"who": who, "fluent": fluent, "value": value})
            else:
                self.initial[fluent] = value
        elif isinstance(e, core.Junction):
            for item in e.items:
                self.impose(item, names)
        else:
            for entity in self.world.members(e.type):
                self.impose(e.body, names | {e.variable: entity})

    def initial_value(self, e: Any) -> Any:
        return self.initial[e[1]] if isinstance(e, list) else e

    def events(self, schema: Any):
        for arguments in self.fillings(schema.parameters):
            names = dict(zip([p.name for p in schema.parameters], arguments, strict=True))
            row = {"name": f"{schema.name}({', '.join(arguments)})", "line": 0}
            row["precondition"] = (
                True if schema.precondition is None else self.condition(schema.precondition, names, [])
            )
            row["effects"] = [] if schema.effect is None else list(self.effects(schema.effect, names, True))
            if isinstance(schema, core.Action):
                row["consenting"] = [self.character(t, names) for t in schema.consenting]
                row["observing"] = [self.observes(schema, names, c) for c in self.characters]
            yield row

    def observes(self, action: core.Action, names: Names, who: str) -> Any:
        if action.observing is None:
            return True
        return self.condition(action.observing.condition, names | {action.observing.variable: who}, [])

    def effects(self, e: Any, names: Names, when: Any):
        if isinstance(e, core.Assign):
            who, fluent = self.target(e.target, names, [])
            yield {"who": who, "fluent": fluent, "when": when, "value": self.value(e.value, names, [])}
        elif isinstance(e, core.Junction):
            for item in e.items:
                yield from self.effects(item, names, when)
        elif isinstance(e, core.Quantified):
            for entity in self.world.members(e.type):
                yield from self.effects(e.body, names | {e.variable: entity}, when)
        else:
            for written, then in e.branches:
                test = self.condition(written, names, [])
                yield from self.effects(then, names, ["and", when, test])
                when = ["and", when, ["not", test]]
            if e.otherwise is not None:
                yield from self.effects(e.otherwise, names, when)

    def target(self, e: Any, names: Names, who: list[int]) -> tuple[list[int], int]:
        if isinstance(e, core.Believes):
            return self.target(e.body, names, [*who, self.character(e.who, names)])
        return who, self.fluent(e, names)

    def character(self, term: Any, names: Names) -> int:
        return self.characters.index(self.entity(term, names))

    def entity(self, term: Any, names: Names) -> str:
        return names[term.name] if isinstance(term, core.Variable) else term.value

    def fluent(self, e: core.Fluent, names: Names) -> int:
        return self.keys.index((e.property, tuple(self.entity(t, names) for t in e.arguments)))

    def condition(self, e: Any, names: Names, who: list[int]) -> Any:
        match e:
            case core.Believes():
                return self.condition(e.body, names, [*who, self.character(e.who, names)])
            case core.Junction():
                return [e.kind, *(self.condition(item, names, who) for item in e.items)]
            case core.Quantified() if e.kind in ("forall", "exists"):
                parts = [self.condition(e.body, names | {e.variable: m}, who) for m in self.world.members(e.type)]
                return ["and" if e.kind == "forall" else "or", *parts]
            case core.Not() if _is_fluent(e.body):
                return ["==", self.value(e.body, names, who), False]
            case core.Not():
                return ["not", self.condition(e.body, names, who)]
            case core.Compare():
                return [e.operator, self.value(e.left, names, who), self.value(e.right, names, who)]
            case core.If():
                result = False if e.otherwise is None else self.condition(e.otherwise, names, who)
                for test, then in reversed(e.branches):
                    result = ["if", self.condition(test, names, who), self.condition(then, names, who), result]
                return result
            case core.IsType():
                return self.entity(e.term, names) in self.world.members(e.type)
            case core.Value():
                return e.value is True
        return ["==", self.value(e, names, who), True]

    def value(self, e: Any, names: Names, who: list[int]) -> Any:
        match e:
            case core.Believes():
                return self.value(e.body, names, [*who, self.character(e.who, names)])
            case core.Fluent():
                return ["get", self.fluent(e, names), *who]
            case core.Value():
                return e.value
            case core.Variable():
                return names[e.name]
            case core.Arithmetic():
                return [e.operator, self.value(e.left, names, who), self.value(e.right, names, who)]
            case core.Quantified() if e.kind in ("sum", "product"):
                items = [self.value(e.body, names | {e.variable: m}, who) for m in self.world.members(e.type)]
                sign, empty = ("+", 0.0) if e.kind == "sum" else ("*", 1.0)
                return list(itertools.accumulate(items, lambda a, b: [sign, a, b]))[-1] if items else empty
            case core.If():
                result = None if e.otherwise is None else self.value(e.otherwise, names, who)
                for test, then in reversed(e.branches):
                    result = ["if", self.condition(test, names, who), self.value(then, names, who), result]
                return result
        return self.condition(e, names, who)


def _is_fluent(e: Any) -> bool:
    return isinstance(e, core.Fluent) or (isinstance(e, core.Believes) and _is_fluent(e.body))
