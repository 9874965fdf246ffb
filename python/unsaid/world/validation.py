"""Checking a world file that has been read: what it refers to exists, and its expressions make sense.

Also puts what was read in the form the rest of the program expects: tuples, and every number a float.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import Any

import msgspec

from .errors import WorldFileError
from .expressions import ARITHMETIC, COMPARISONS, JUNCTIONS, is_condition
from .lowering import NESTING
from .structure import Action, Belief, Effect, Expression, Fluent, GroundWorld, Scalar, Trigger, Utility

DEEPEST = NESTING + 50
"""How deep expressions of a file may nest."""


def checked(world: GroundWorld) -> GroundWorld:
    """The same world in proper form, or a WorldFileError that says where it is unsound."""
    return _Checker(world).world()


class _Checker:
    def __init__(self, world: GroundWorld) -> None:
        self._world = world
        self._entities = {entity.name for entity in world.entities}
        self._characters, self._fluents = len(world.characters), len(world.fluents)
        self.place = ""

    def world(self) -> GroundWorld:
        world = self._world
        self._names()
        return msgspec.structs.replace(
            world,
            fluents=tuple(self._fluent(row) for row in self._each("fluents", world.fluents)),
            beliefs=tuple(self._belief(row) for row in self._each("beliefs", world.beliefs)),
            actions=tuple(self._action(row) for row in self._each("actions", world.actions)),
            triggers=tuple(self._trigger(row) for row in self._each("triggers", world.triggers)),
            utility=self._utility(world.utility),
        )

    def _each(self, key: str, rows: Iterable[Any]) -> Iterable[Any]:
        for number, row in enumerate(rows):
            self.place = f"{key}[{number}]"
            yield row

    def _problem(self, message: str) -> WorldFileError:
        return WorldFileError("world-file-content", message, self.place)

    # --- Names and rows ----------------------------------------------------------------------------

    def _names(self) -> None:
        self.place = "entities"
        self._distinct(entity.name for entity in self._world.entities)
        self.place = "fluents"
        self._distinct(fluent.name for fluent in self._world.fluents)
        self.place = "actions"
        self._distinct(action.name for action in self._world.actions)
        self.place = "characters"
        self._distinct(self._world.characters)
        self._known(self._world.characters)

    def _distinct(self, names: Iterable[str]) -> None:
        seen: set[str] = set()
        for name in names:
            if name in seen:
                raise self._problem(f"the name {name!r} is used twice")
            seen.add(name)

    def _known(self, names: Iterable[str]) -> None:
        for name in names:
            if name not in self._entities:
                raise self._problem(f"there is no entity {name!r}")

    def _fluent(self, row: Fluent) -> Fluent:
        self._known(row.arguments)
        return msgspec.structs.replace(row, initial=self._scalar(row.initial))

    def _belief(self, row: Belief) -> Belief:
        self._who(row.who)
        self._fluent_number(row.fluent)
        if not row.who:
            raise self._problem("a belief needs a believer")
        return Belief(row.who, row.fluent, self._scalar(row.value))

    def _action(self, row: Action) -> Action:
        self._known(row.arguments)
        self._who(row.consenting)
        if len(row.observing) != self._characters:
            raise self._problem("observing needs one condition for each character")
        return msgspec.structs.replace(
            row,
            precondition=self._condition(row.precondition),
            effects=self._effects(row.effects),
            observing=tuple(self._condition(condition) for condition in row.observing),
        )

    def _trigger(self, row: Trigger) -> Trigger:
        self._known(row.arguments)
        return msgspec.structs.replace(
            row, precondition=self._condition(row.precondition), effects=self._effects(row.effects)
        )

    def _effects(self, rows: tuple[Effect, ...]) -> tuple[Effect, ...]:
        for row in rows:
            self._who(row.who)
            self._fluent_number(row.fluent)
        return tuple(Effect(r.who, r.fluent, self._condition(r.when), self._value(r.value)) for r in rows)

    def _utility(self, utility: Utility) -> Utility:
        self.place = "utility"
        if len(utility.characters) != self._characters:
            raise self._problem("a utility is needed for each character")
        return Utility(self._value(utility.author), tuple(map(self._value, utility.characters)))

    # --- Indices and values ------------------------------------------------------------------------

    def _who(self, chain: Iterable[Any]) -> None:
        for character in chain:
            if type(character) is not int or not 0 <= character < self._characters:
                raise self._problem(f"there is no character {character}")

    def _fluent_number(self, fluent: Any) -> None:
        if type(fluent) is not int or not 0 <= fluent < self._fluents:
            raise self._problem(f"there is no fluent {fluent}")

    def _scalar(self, value: Any) -> Scalar:
        if value is None or type(value) is bool:
            return value
        if type(value) is str:
            self._known([value])
            return value
        if type(value) not in (int, float) or not abs(value) <= sys.float_info.max:
            raise self._problem(f"{_shown(value)} is not a value")
        return float(value) + 0.0

    # --- Expressions -------------------------------------------------------------------------------

    def _condition(self, expression: Any, depth: int = 0) -> Expression:
        result = self._expression(expression, depth, condition=True)
        if is_condition(result) or (type(result) is tuple and result[0] in ("get", "if")):
            return result
        raise self._problem(f"{_shown(expression)} is not a condition")

    def _value(self, expression: Any, depth: int = 0) -> Expression:
        return self._expression(expression, depth, condition=False)

    def _expression(self, expression: Any, depth: int, condition: bool) -> Expression:
        if type(expression) is not list and type(expression) is not tuple:
            return self._scalar(expression)
        if depth > DEEPEST:
            raise self._problem("an expression is nested too deeply")
        if not expression or type(expression[0]) is not str:
            raise self._problem(f"{_shown(expression)} does not start with an operator")
        return self._operation(expression[0], tuple(expression[1:]), depth + 1, condition)

    def _operation(self, operator: str, rest: tuple[Any, ...], depth: int, condition: bool) -> Expression:
        if operator in JUNCTIONS or (operator == "not" and len(rest) == 1):
            return (operator, *(self._condition(part, depth) for part in rest))
        if operator == "get" and rest:
            self._fluent_number(rest[0])
            self._who(rest[1:])
            return (operator, *rest)
        if operator == "if" and len(rest) == 3:
            branch = self._condition if condition else self._value
            return (operator, self._condition(rest[0], depth), branch(rest[1], depth), branch(rest[2], depth))
        if operator in COMPARISONS | ARITHMETIC and len(rest) == 2:
            return (operator, self._value(rest[0], depth), self._value(rest[1], depth))
        raise self._problem(f"there is no operation {operator!r} of {len(rest)} parts")


def _shown(expression: Any) -> str:
    text = repr(expression)
    return text if len(text) <= 60 else text[:57] + "…"
