"""Conditions and values as functions of a mind.

Each expression of the world file becomes a small function that is given a mind. Values keep their Python types apart
(``True`` is not ``1.0``), so two are the same when both the type and the value are.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.world.structure import Expression, Scalar

    Condition = Callable[[Mind], bool]
    Value = Callable[[Mind], Scalar]
    Holds = Callable[[float, float], bool]

ORDERED: dict[str, Holds] = {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
CALCULATIONS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda a, b: a / b if b else math.nan,
}


def alike(a: Scalar, b: Scalar) -> bool:
    """Whether two values are the same one."""
    return a == b and type(a) is type(b)


def always(mind: Mind) -> bool:
    """The condition that nothing can fail."""
    return True


def condition(e: Expression) -> Condition:
    """An expression in a condition's place."""
    if type(e) is not tuple:
        return always if e is True else lambda mind: False
    kind = e[0]
    if kind in ("and", "or"):
        return _junction(kind, tuple(map(condition, e[1:])))
    if kind == "not":
        inner = condition(e[1])
        return lambda mind: not inner(mind)
    if kind == "if":
        test, then, otherwise = map(condition, e[1:])
        return lambda mind: then(mind) if test(mind) else otherwise(mind)
    if kind == "get":
        return _reading_truth(e[1], e[2:])
    return _comparison(kind, e[1], e[2])


def _junction(kind: str, parts: tuple[Condition, ...]) -> Condition:
    """All of some conditions, or any: gone through plainly, which is quicker than a generator."""
    decisive = kind == "or"

    def joined(mind: Mind) -> bool:
        for part in parts:
            if part(mind) is decisive:
                return decisive
        return not decisive

    return joined


def _reading_truth(fluent: int, chain: tuple[int, ...]) -> Condition:
    if not chain:
        return lambda mind: mind.values[fluent] is True
    return lambda mind: mind.at(chain).values[fluent] is True


def _comparison(kind: str, left: Expression, right: Expression) -> Condition:
    if kind in ORDERED:
        return _ordering(kind, value(left), value(right))
    equal = _equality(left, right)
    return equal if kind == "==" else lambda mind: not equal(mind)


def _equality(left: Expression, right: Expression) -> Condition:
    if is_own(left) and type(right) is not tuple:  # the commonest condition there is: a fluent has a value
        fluent = left[1]
        if type(right) is str:
            return lambda mind: mind.values[fluent] == right
        if type(right) is not float:  # there is one True, one False and one None
            return lambda mind: mind.values[fluent] is right
    a, b = value(left), value(right)
    return lambda mind: alike(a(mind), b(mind))


def is_own(e: Expression) -> bool:
    """Whether an expression just reads a fluent in the mind itself."""
    return type(e) is tuple and e[0] == "get" and len(e) == 2


def _ordering(kind: str, left: Value, right: Value) -> Condition:
    holds, or_same = ORDERED[kind], kind in ("<=", ">=")

    def compare(mind: Mind) -> bool:
        a, b = left(mind), right(mind)
        if type(a) is float and type(b) is float:
            return holds(a, b)
        return or_same and alike(a, b)

    return compare


def value(e: Expression) -> Value:
    """An expression in a value's place; a condition there comes to True or False."""
    if type(e) is not tuple:
        return lambda mind: e
    kind = e[0]
    if kind == "get":
        return _reading(e[1], e[2:])
    if kind == "if":
        test, then, otherwise = condition(e[1]), value(e[2]), value(e[3])
        return lambda mind: then(mind) if test(mind) else otherwise(mind)
    if kind in CALCULATIONS:
        return _calculation(kind, value(e[1]), value(e[2]))
    return condition(e)


def _reading(fluent: int, chain: tuple[int, ...]) -> Value:
    if not chain:
        return lambda mind: mind.values[fluent]
    return lambda mind: mind.at(chain).values[fluent]


def _calculation(kind: str, left: Value, right: Value) -> Value:
    work = CALCULATIONS[kind]

    def calculate(mind: Mind) -> Scalar:
        a, b = left(mind), right(mind)
        if type(a) is not float or type(b) is not float:
            return None
        found = work(a, b)
        return found + 0.0 if math.isfinite(found) else None

    return calculate


def finite(number: float) -> float | None:
    """The number as worlds know it: no infinities, and a single zero."""
    return number + 0.0 if math.isfinite(number) else None


def utility(e: Expression) -> Callable[[Mind], float | None]:
    """An expression as a utility: a number, truths counting as 1 and 0, or None where it is none."""
    read = value(e)

    def wanted(mind: Mind) -> float | None:
        found = read(mind)
        if type(found) is bool:
            return float(found)
        return found if type(found) is float else None

    return wanted


def above(high: float | None, low: float | None) -> bool:
    """Whether one utility is strictly above another; an unknown one never is, nor is anything above it."""
    return high is not None and low is not None and high > low


def reads(e: Expression) -> list[tuple[int, tuple[int, ...]]]:
    """Every fluent an expression mentions, with the chain of believers it is read through, from left to right."""
    if type(e) is not tuple:
        return []
    if e[0] in ("get", "knows"):
        return [(e[1], tuple(e[2:]))]
    return [read for part in e[1:] for read in reads(part)]
