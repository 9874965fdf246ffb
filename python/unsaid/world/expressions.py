"""Walking ground expressions.

An expression is a scalar, or a tuple whose first item is the operator::

    ("get", F, c1, c2, …)     the value of fluent F in what c1 believes c2 believes …; no c: in the state itself
    ("knows", F, c1, …)       the last of these believers has a value for F, as those before believe
    ("and", …) ("or", …) ("not", e)
    ("==", a, b) and likewise != < <= > >=
    ("+", a, b) and likewise - * /
    ("if", condition, then, otherwise)

Whoever needs to look inside an expression does it with the functions here, so that its layout is known once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from .structure import Expression

COMPARISONS = frozenset({"==", "!=", "<", "<=", ">", ">="})
ARITHMETIC = frozenset({"+", "-", "*", "/"})
JUNCTIONS = frozenset({"and", "or"})
LEAVES = ("get", "knows")
OPERATORS = COMPARISONS | ARITHMETIC | JUNCTIONS | {*LEAVES} | {"not", "if"}

Read = tuple[int, tuple[int, ...]]
"""A fluent, and the chain of believers it is read through, outermost first."""


def operands(expression: Expression) -> tuple[Expression, ...]:
    """The expressions directly inside this one; a scalar and a reading have none."""
    if type(expression) is not tuple or expression[0] in LEAVES:
        return ()
    return expression[1:]


def rebuilt(expression: Expression, change: Callable[[Expression], Expression]) -> Expression:
    """The expression with each of its operands changed."""
    if type(expression) is not tuple or expression[0] in LEAVES:
        return expression
    return (expression[0], *map(change, expression[1:]))


def walk(expression: Expression) -> Iterator[Expression]:
    """The expression and all inside it, outermost first, left to right."""
    waiting = [expression]
    while waiting:
        here = waiting.pop()
        yield here
        waiting.extend(reversed(operands(here)))


def reads(expression: Expression) -> Iterator[Read]:
    """Every mention of a fluent, left to right, with the believers it is read through."""
    waiting = [expression]
    while waiting:
        here = waiting.pop()
        if type(here) is tuple:
            if here[0] in LEAVES:
                yield here[1], here[2:]
            else:
                waiting.extend(here[:0:-1])


def first_read(expression: Expression) -> Read | None:
    """The first fluent the expression mentions, if it mentions any."""
    return next(reads(expression), None)


def asks_knowing(expression: Expression) -> bool:
    """Whether ``knows`` stands in a condition: it sets nothing right then."""
    return any(type(part) is tuple and part[0] == "knows" for part in walk(expression))


def fluents(expression: Expression) -> set[int]:
    """The fluents the expression mentions, in whatever mind."""
    return {fluent for fluent, _ in reads(expression)}


def size(expression: Expression) -> int:
    """How many scalars, reads and operators the expression is made of."""
    return sum(1 for _ in walk(expression))


def depth(expression: Expression) -> int:
    """How many operators stand within one another, at the deepest."""
    deepest, level = 0, [expression]
    while level := [part for outer in level for part in operands(outer)]:
        deepest += 1
    return deepest


def conjuncts(expression: Expression) -> tuple[Expression, ...]:
    """The parts of a condition that must all hold; the whole of it where it is no ``and``."""
    if expression is True:
        return ()
    if type(expression) is not tuple or expression[0] != "and":
        return (expression,)
    parts = expression[1:]
    if all(type(part) is tuple and part[0] != "and" for part in parts):
        return parts
    return tuple(part for item in parts for part in conjuncts(item))


def both(*conditions: Expression) -> Expression:
    """The condition that all of these hold, in the simplest form."""
    parts: list[Expression] = []
    for condition in conditions:
        if type(condition) is tuple and condition[0] != "and":  # most are
            parts.append(condition)
        elif condition is not True:
            parts += conjuncts(condition)
    for part in parts:
        if part is False:
            return False
    return joined("and", parts)


def joined(kind: str, parts: list[Expression]) -> Expression:
    """An ``and`` or an ``or`` of the parts, or just the part where there is one."""
    if not parts:
        return kind == "and"
    return parts[0] if len(parts) == 1 else (kind, *parts)
