"""Conditions and values, read in a state. Logic has two values: a condition is satisfied or it is not.

Expressions are kept as the world file writes them: a scalar, or a list whose first item names the form.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from .state import Path, Place, State
from .values import FALSE, TRUE, UNKNOWN, Value, arithmetic, compare, from_plain

Expression = Any
"""A scalar or a list, straight from JSON."""

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
LOGIC = ("and", "or", "not", *COMPARISONS)
ARITHMETIC = ("+", "-", "*", "/")


def holds(e: Expression, state: State) -> bool:
    """Whether the condition ``e`` is satisfied in ``state``."""
    match e:
        case ["and", *items]:
            return all(holds(item, state) for item in items)
        case ["or", *items]:
            return any(holds(item, state) for item in items)
        case ["not", item]:
            return not holds(item, state)
        case ["if", condition, then, otherwise]:
            return holds(then if holds(condition, state) else otherwise, state)
        case [form, left, right] if form in COMPARISONS:
            return compare(form, value(left, state), value(right, state))
        case _:
            return value(e, state) == TRUE


def value(e: Expression, state: State) -> Value:
    """What ``e`` comes to in ``state``; a condition comes to True or False."""
    if not isinstance(e, list):
        return from_plain(e)
    match e:
        case ["get", fluent, *path]:
            return state.at(path).values[fluent]
        case ["if", condition, then, otherwise]:
            return value(then if holds(condition, state) else otherwise, state)
        case [form, left, right] if form in ARITHMETIC:
            return arithmetic(form, value(left, state), value(right, state))
        case [form, *_] if form in LOGIC:
            return TRUE if holds(e, state) else FALSE
    raise ValueError(f"not an expression: {e!r}")


def places(e: Expression) -> Iterator[Place]:
    """Every fluent the expression mentions, with the path of minds it is looked up in, from left to right."""
    match e:
        case ["get", fluent, *path]:
            yield _path(path), fluent
        case [_, *items]:
            for item in items:
                yield from places(item)


def conditions(e: Expression, state: State) -> Iterator[Expression]:
    """The conditions of those clauses of a precondition that are true in ``state``, where the whole is true.

    Multiplied out into clauses, they are all parts of an `and`, and the parts of an `or` that hold.
    """
    match e:
        case ["and", *items]:
            for item in items:
                yield from conditions(item, state)
        case ["or", *items]:
            for item in items:
                if holds(item, state):
                    yield from conditions(item, state)
        case _:
            yield e


def correction(e: Expression, actual: State) -> Iterator[tuple[Place, Value]]:
    """What someone who held the condition ``e`` false learns when it turns out they were wrong."""
    mentioned = list(places(e))
    if isinstance(e, list) and e[0] == "==":
        yield from ((place, look(actual, place)) for place in mentioned)
    elif mentioned:
        yield mentioned[0], UNKNOWN


def look(state: State, place: Place) -> Value:
    """The value at a place of a state."""
    path, fluent = place
    return state.at(path).values[fluent]


def _path(path: list[int]) -> Path:
    return tuple(path)
