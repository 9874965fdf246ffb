"""What an expression might come to, when all that is known is a set of possible values for each fluent.

The sets hold for every mind at once. Each mention of a fluent is taken by itself, so the answer may include
what cannot happen; it never leaves out what can. Values are kept as tokens, in which a truth can not be
mistaken for a number, and ``NUMBER`` stands for any number at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache

from .expressions import ARITHMETIC
from .structure import Expression, Scalar
from .values import compare

Token = float | str | tuple[str] | None
Tokens = AbstractSet[Token]

TRUE: Token = ("true",)
FALSE: Token = ("false",)
NUMBER: Token = ("number",)
ANYTHING: Tokens = frozenset({("anything",)})
"""No limit at all; told apart by identity."""

HOLDS, FAILS, EITHER = 1, 2, 3
"""Verdicts on a condition: it always holds, it never does, or one cannot tell. They combine as bits."""

_COMPUTED: Tokens = frozenset({NUMBER, None})
_TRUTHS = {HOLDS: frozenset({TRUE}), FAILS: frozenset({FALSE}), EITHER: frozenset({TRUE, FALSE})}
_FLIPPED = (0, FAILS, HOLDS, EITHER)
_MOST_PAIRS = 64


def token(value: Scalar) -> Token:
    """A value as a token."""
    if type(value) is bool:
        return TRUE if value else FALSE
    return value


@lru_cache(4096)
def only(one: Token) -> Tokens:
    """The set of one token. Thousands of fluents may have no other, and share it."""
    return frozenset((one,))


def only_value(tokens: Tokens) -> tuple[Scalar] | None:
    """The value, in a tuple, where there is only one it could be."""
    if len(tokens) != 1 or tokens is ANYTHING:
        return None
    (one,) = tokens
    if isinstance(one, tuple):
        return None if one == NUMBER else (one == TRUE,)
    return (one,)


def settled(values: Sequence[Tokens]) -> list[bool]:
    """For each fluent, whether it can only ever have one value."""
    return [only_value(tokens) is not None for tokens in values]


class Possible:
    """Reads expressions against ``values``, one set of tokens per fluent (which may grow meanwhile)."""

    def __init__(self, values: Sequence[Tokens]) -> None:
        self.of = values

    def values(self, expression: Expression) -> Tokens:
        """All that the expression might come to."""
        if type(expression) is not tuple:
            return only(token(expression))
        kind = expression[0]
        if kind == "get":
            return self.of[expression[1]]
        if kind in ARITHMETIC:
            return _COMPUTED
        if kind == "if":
            return self._branches(expression)
        return _TRUTHS[self.verdict(expression)]

    def _branches(self, expression: Expression) -> Tokens:
        verdict = self.verdict(expression[1])
        if verdict != EITHER:
            return self.values(expression[2 if verdict == HOLDS else 3])
        then, otherwise = self.values(expression[2]), self.values(expression[3])
        return ANYTHING if then is ANYTHING or otherwise is ANYTHING else then | otherwise

    def verdict(self, condition: Expression) -> int:
        """HOLDS, FAILS or EITHER."""
        if type(condition) is not tuple:
            return HOLDS if condition is True else FAILS
        kind = condition[0]
        if kind == "and":
            return self._every(condition, HOLDS, FAILS)
        if kind == "or":
            return self._every(condition, FAILS, HOLDS)
        if kind == "not":
            return _FLIPPED[self.verdict(condition[1])]
        if kind == "if":
            verdict = self.verdict(condition[1])
            then, otherwise = self.verdict(condition[2]), self.verdict(condition[3])
            return then | otherwise if verdict == EITHER else (then if verdict == HOLDS else otherwise)
        if kind == "get":
            return compared("==", self.of[condition[1]], _TRUTHS[HOLDS])
        if kind == "knows":
            return compared("!=", self.of[condition[1]], only(None))
        return compared(kind, self.values(condition[1]), self.values(condition[2]))

    def _every(self, junction: Expression, neutral: int, decisive: int) -> int:
        verdict = neutral
        for part in junction[1:]:
            here = self.verdict(part)
            if here == decisive:
                return decisive
            verdict |= here
        return verdict


def compared(comparison: str, left: Tokens, right: Tokens) -> int:
    """The verdict on a comparison of two sets of possible values."""
    if left is ANYTHING or right is ANYTHING:
        return EITHER
    if comparison == "==":
        return _equal(left, right)
    if comparison == "!=":
        return _FLIPPED[_equal(left, right)]
    return _ordered(comparison, left, right)


def _equal(left: Tokens, right: Tokens) -> int:
    if not left.isdisjoint(right):
        return HOLDS if len(left) == 1 == len(right) and NUMBER not in left else EITHER
    return EITHER if _number_meets(left, right) or _number_meets(right, left) else FAILS


def _number_meets(left: Tokens, right: Tokens) -> bool:
    return NUMBER in left and any(type(item) is float for item in right)


def _ordered(comparison: str, left: Tokens, right: Tokens) -> int:
    if NUMBER in left or NUMBER in right or len(left) * len(right) > _MOST_PAIRS:
        return EITHER
    verdict = 0
    for a in left:
        for b in right:
            verdict |= HOLDS if _compare_tokens(comparison, a, b) else FAILS
    return verdict


def _compare_tokens(comparison: str, left: Token, right: Token) -> bool:
    if isinstance(left, tuple) or isinstance(right, tuple):
        return left == right and comparison in ("<=", ">=")
    return compare(comparison, left, right)
