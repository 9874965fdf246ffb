"""What expressions come to: comparison, arithmetic, and reading a whole expression.

Logic is two-valued: a condition is satisfied or it is not. ``?`` equals only ``?`` and orders with nothing;
arithmetic that has no finite number for an answer gives ``?``.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable

from .expressions import ARITHMETIC
from .structure import Expression, Scalar

Reader = Callable[[int, tuple[int, ...]], Scalar]
"""Gives the value of a fluent as a chain of believers holds it."""

_ORDER = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def same(left: Scalar, right: Scalar) -> bool:
    """Whether two values are the same value; ``True`` is not 1."""
    return left == right and (type(left) is bool) == (type(right) is bool)


def compare(comparison: str, left: Scalar, right: Scalar) -> bool:
    """Whether ``left`` and ``right`` compare so."""
    if comparison == "==":
        return same(left, right)
    if comparison == "!=":
        return not same(left, right)
    if type(left) is float and type(right) is float:
        return _ORDER[comparison](left, right)
    return comparison in ("<=", ">=") and same(left, right)


def arithmetic(operation: str, left: Scalar, right: Scalar) -> Scalar:
    """The result as a finite number, or None (``?``) where there is none."""
    if type(left) is not float or type(right) is not float:
        return None
    if operation == "/":
        return number(left / right) if right else None
    return number({"+": operator.add, "-": operator.sub, "*": operator.mul}[operation](left, right))


def number(value: float) -> float | None:
    """A number as the world keeps it: finite (else ``?``), and with one zero."""
    return value + 0.0 if math.isfinite(value) else None


def one_zero(value: Scalar) -> Scalar:
    """A value as the world keeps it: of the two zeros of floating point it has the one."""
    return value + 0.0 if type(value) is float else value


def holds(condition: Expression, read: Reader) -> bool:
    """Whether the condition is satisfied."""
    if type(condition) is not tuple:
        return condition is True
    kind = condition[0]
    if kind == "and":
        return all(holds(part, read) for part in condition[1:])
    if kind == "or":
        return any(holds(part, read) for part in condition[1:])
    if kind == "not":
        return not holds(condition[1], read)
    if kind == "if":
        return holds(condition[2] if holds(condition[1], read) else condition[3], read)
    if kind == "get":
        return read(condition[1], condition[2:]) is True
    if kind == "knows":
        return read(condition[1], condition[2:]) is not None
    return compare(kind, value(condition[1], read), value(condition[2], read))


def value(expression: Expression, read: Reader) -> Scalar:
    """What the expression comes to; a condition comes to True or False."""
    if type(expression) is not tuple:
        return expression
    kind = expression[0]
    if kind == "get":
        return read(expression[1], expression[2:])
    if kind == "if":
        return value(expression[2] if holds(expression[1], read) else expression[3], read)
    if kind in ARITHMETIC:
        return arithmetic(kind, value(expression[1], read), value(expression[2], read))
    return holds(expression, read)
