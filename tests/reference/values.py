"""Scalars, each tagged with its kind, so that 1, 1.0 and True can never be mistaken for one another.

A value is a pair: ("number", 3.0), ("truth", True), ("entity", "Tom"), or ``UNKNOWN``, which is equal to itself
and to nothing else. Tagged pairs compare and hash as they should without further care.
"""

from __future__ import annotations

import math

Value = tuple[str, bool | float | str | None]
Plain = bool | int | float | str | None

UNKNOWN: Value = ("unknown", None)
TRUE: Value = ("truth", True)
FALSE: Value = ("truth", False)


def from_plain(plain: Plain) -> Value:
    """The value a world file writes as ``plain``."""
    if plain is None:
        return UNKNOWN
    if isinstance(plain, bool):
        return TRUE if plain else FALSE
    if isinstance(plain, str):
        return ("entity", plain)
    return number(float(plain))


def to_plain(value: Value) -> Plain:
    """The value as a world file would write it."""
    return value[1]


def number(x: float) -> Value:
    """A number; what is not finite is unknown, and there is one zero only."""
    if not math.isfinite(x):
        return UNKNOWN
    return ("number", x + 0.0 if x != 0 else 0.0)


def as_number(value: Value) -> float | None:
    """The number a value is, or None where it is not one."""
    kind, content = value
    if kind == "number" and isinstance(content, float):
        return content
    return None


def arithmetic(operator: str, left: Value, right: Value) -> Value:
    """``left operator right``; unknown unless both are numbers and the result is a number."""
    a, b = as_number(left), as_number(right)
    if a is None or b is None:
        return UNKNOWN
    if operator == "+":
        return number(a + b)
    if operator == "-":
        return number(a - b)
    if operator == "*":
        return number(a * b)
    if operator == "/":
        return UNKNOWN if b == 0 else number(a / b)
    raise ValueError(f"no such arithmetic: {operator}")


def compare(operator: str, left: Value, right: Value) -> bool:
    """Whether ``left operator right``: equality for all values, order for numbers (and equals are <= and >=)."""
    if operator == "==":
        return left == right
    if operator == "!=":
        return left != right
    a, b = as_number(left), as_number(right)
    if a is None or b is None:
        return operator in ("<=", ">=") and left == right
    return {"<": a < b, "<=": a <= b, ">": a > b, ">=": a >= b}[operator]


def as_utility(value: Value) -> float | None:
    """A value as a utility: numbers count as they are, truths 1 or 0, and nothing else counts."""
    if value == TRUE:
        return 1.0
    if value == FALSE:
        return 0.0
    return as_number(value)


def above(high: float | None, low: float | None) -> bool:
    """Whether one utility is strictly above another; an unknown one is above nothing and below nothing."""
    return high is not None and low is not None and high > low
