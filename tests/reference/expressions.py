"""Conditions and values, read in a state. Logic has two values: a condition is satisfied or it is not.

Expressions are kept as the world file writes them: a scalar, or a list whose first item names the form.

Where a fluent that is read is not known, an expression is read once for each supposition of what it may be
(``open/supposing.py``): a condition is satisfied if it is under all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from .open.labels import known
from .state import Path, Place, State
from .values import FALSE, TRUE, UNKNOWN, Value, arithmetic, compare, from_plain

Expression = Any
"""A scalar or a list, straight from JSON."""

Look = Callable[[Expression], Value]
"""What a ``get`` or ``knows`` comes to."""

COMPARISONS = ("==", "!=", "<", "<=", ">", ">=")
LOGIC = ("and", "or", "not", *COMPARISONS)
ARITHMETIC = ("+", "-", "*", "/")
READINGS = ("get", "knows")


def holds(e: Expression, state: State, own: int | None = None) -> bool:
    """Whether the condition ``e`` is satisfied in ``state``; ``own`` is whose mind it is, if it is one."""
    try:
        return true_by(e, plain_look(state, own))
    except Unknown:
        from .open.supposing import looks

        found = looks(e, state, own)
        return found is not None and all(true_by(e, look) for look in found)


def value(e: Expression, state: State, own: int | None = None) -> Value:
    """What ``e`` comes to in ``state``: a condition to True or False; ``?`` where it depends on what is not known."""
    try:
        return value_by(e, plain_look(state, own))
    except Unknown:
        from .open.supposing import looks

        found = looks(e, state, own)
        results = {UNKNOWN} if found is None else {value_by(e, look) for look in found}
        return results.pop() if len(results) == 1 else UNKNOWN


class Unknown(Exception):
    """A label was met where a value was wanted."""


class OfOpenable(list):
    """A reading of a fluent that can be open: on its path neighbours count as one, and whoever reads it as nobody."""


def plain_look(state: State, own: int | None = None) -> Look:
    """What is read where everything is known; at anything else it is an ``Unknown``."""
    from .open.writing import merged

    def look(e: Expression) -> Value:
        form, fluent, *path = e
        if isinstance(e, OfOpenable):
            path = merged(tuple(path), own)
        found = state.at(path).values[fluent]
        if not known(found):
            raise Unknown
        if form == "knows":
            return FALSE if found == UNKNOWN else TRUE
        return found

    return look


def true_by(e: Expression, look: Look) -> bool:
    """Whether a condition holds, with what is read given."""
    match e:
        case ["and", *items]:
            return all(true_by(item, look) for item in items)
        case ["or", *items]:
            return any(true_by(item, look) for item in items)
        case ["not", item]:
            return not true_by(item, look)
        case ["if", condition, then, otherwise]:
            return true_by(then if true_by(condition, look) else otherwise, look)
        case [form, left, right] if form in COMPARISONS:
            return compare(form, value_by(left, look), value_by(right, look))
        case _:
            return value_by(e, look) == TRUE


def value_by(e: Expression, look: Look) -> Value:
    """What an expression comes to, with what is read given."""
    if not isinstance(e, list):
        return from_plain(e)
    match e:
        case [form, *_] if form in READINGS:
            return look(e)
        case ["if", condition, then, otherwise]:
            return value_by(then if true_by(condition, look) else otherwise, look)
        case [form, left, right] if form in ARITHMETIC:
            return arithmetic(form, value_by(left, look), value_by(right, look))
        case [form, *_] if form in LOGIC:
            return TRUE if true_by(e, look) else FALSE
    raise ValueError(f"not an expression: {e!r}")


def places(e: Expression) -> Iterator[Place]:
    """Every fluent the expression mentions, with the path of minds it is looked up in, from left to right."""
    match e:
        case ["get" | "knows", fluent, *path]:
            yield _path(path), fluent
        case [_, *items]:
            for item in items:
                yield from places(item)


def conditions(e: Expression, state: State, own: int | None = None) -> Iterator[Expression]:
    """The conditions of those clauses of a precondition that are true in ``state``, where the whole is true.

    Multiplied out into clauses, they are all parts of an `and`, and the parts of an `or` that hold.
    """
    match e:
        case ["and", *items]:
            for item in items:
                yield from conditions(item, state, own)
        case ["or", *items]:
            for item in items:
                if holds(item, state, own):
                    yield from conditions(item, state, own)
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
