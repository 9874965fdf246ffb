"""Making expressions smaller where the answer is known.

A fluent that can have only one value is replaced by it, a comparison that can come out only one way is decided,
and what follows from that is worked out.

Preconditions need care. Who sees an act happen that they thought impossible corrects their beliefs by the
*written* conditions: an equality teaches the true value of every fluent it mentions, any other condition makes
the first fluent it mentions unknown. So there a condition is replaced only by one that corrects the same
fluents in the same way, and an ``or`` stays an ``or``, since its true parts, and only they, are learnt from.
"""

from __future__ import annotations

from collections.abc import Sequence

from .expressions import ARITHMETIC, COMPARISONS, JUNCTIONS, asks_knowing, conjuncts, first_read, joined, reads
from .possible import EITHER, FAILS, HOLDS, Possible, Tokens, compared, only_value
from .structure import Expression
from .values import arithmetic, same


class Folder:
    """Simplifies expressions, given the possible values of each fluent."""

    def __init__(self, values: Sequence[Tokens]) -> None:
        self.possible = Possible(values)

    def precondition(self, condition: Expression) -> Expression:
        """The condition in its simplest form that corrects surprised minds as the written one does."""
        if type(condition) is tuple and condition[0] == "and":
            return self.junction("and", [self.precondition(part) for part in condition[1:]])
        if type(condition) is tuple and condition[0] == "or":
            return _alternatives([self.precondition(part) for part in condition[1:]])
        folded = self.condition(condition)
        return folded if self._corrects_alike(condition, folded) else condition

    def condition(self, condition: Expression) -> Expression:
        """The condition in its simplest form."""
        if type(condition) is not tuple:
            return condition is True
        kind = condition[0]
        if kind in COMPARISONS:
            return self._comparison(kind, self.value(condition[1]), self.value(condition[2]))
        if kind in JUNCTIONS:
            return self.junction(kind, [self.condition(part) for part in condition[1:]])
        if kind == "not":
            return _negated(self.condition(condition[1]))
        if kind == "if":
            return self._choice(condition, self.condition)
        if kind == "knows":
            verdict = self.possible.verdict(condition)
            return condition if verdict == EITHER else verdict == HOLDS
        return self._comparison("==", self.value(condition), True)

    def junction(self, kind: str, parts: list[Expression]) -> Expression:
        """A junction of the parts that matter, each once (those of inner junctions of the same kind too), or the answer
        itself."""
        neutral, kept = kind == "and", {}
        for part in parts:
            if type(part) is bool:
                if part is not neutral:
                    return not neutral
            elif part[0] == kind:
                kept.update(dict.fromkeys(part[1:]))
            else:
                kept[part] = None
        return joined(kind, list(kept))

    def value(self, expression: Expression) -> Expression:
        """The expression in its simplest form, where a value is wanted."""
        if type(expression) is not tuple:
            return expression
        kind = expression[0]
        if kind == "get":
            only = only_value(self.possible.of[expression[1]])
            return only[0] if only else expression
        if kind in ARITHMETIC:
            return self._arithmetic(kind, self.value(expression[1]), self.value(expression[2]))
        if kind == "if":
            return self._choice(expression, self.value)
        return self.condition(expression)

    def _comparison(self, kind: str, left: Expression, right: Expression) -> Expression:
        if left == right and type(left) is tuple:
            return kind in ("==", "<=", ">=")
        verdict = compared(kind, self.possible.values(left), self.possible.values(right))
        return verdict == HOLDS if verdict in (HOLDS, FAILS) else (kind, left, right)

    def _arithmetic(self, kind: str, left: Expression, right: Expression) -> Expression:
        if type(left) is not tuple and type(right) is not tuple:
            return arithmetic(kind, left, right)
        if any(type(side) is not tuple and type(side) is not float for side in (left, right)):
            return None
        return (kind, left, right)

    def _choice(self, expression: Expression, fold) -> Expression:
        test = self.condition(expression[1])
        if type(test) is bool:
            return fold(expression[2 if test else 3])
        return ("if", test, fold(expression[2]), fold(expression[3]))

    def _corrects_alike(self, written: Expression, folded: Expression) -> bool:
        if type(folded) is not tuple or written == folded:
            return True
        if asks_knowing(written):
            return asks_knowing(folded)
        if written[0] == "==":
            gone = set(reads(written)) - set(reads(folded))
            return folded[0] == "==" and all(only_value(self.possible.of[fluent]) for fluent, _ in gone)
        return folded[0] not in ("==", "and", "or") and first_read(written) == first_read(folded)


def _alternatives(parts: list[Expression]) -> Expression:
    """An ``or`` without the parts that never hold. One that always holds keeps what else could be learnt from it."""
    flat = [inner for part in parts for inner in (part[1:] if type(part) is tuple and part[0] == "or" else (part,))]
    kept = list(dict.fromkeys(part for part in flat if type(part) is tuple))
    holds = any(part is True for part in flat)
    if not kept:
        return holds
    return ("or", True, *kept) if holds else ("or", *kept)


def contradictory(condition: Expression) -> bool:
    """Whether a condition asks one fluent to be two things, or to be and not to be the same thing."""
    wanted: dict[Expression, Expression] = {}
    unwanted: list[tuple[Expression, Expression]] = []
    for part in conjuncts(condition):
        if type(part) is not tuple or type(part[-1]) is tuple:
            continue
        if part[0] == "!=":
            unwanted.append((part[1], part[2]))
        elif part[0] == "==" and not same(wanted.setdefault(part[1], part[2]), part[2]):
            return True
    return any(side in wanted and same(wanted[side], value) for side, value in unwanted)


def _negated(condition: Expression) -> Expression:
    if type(condition) is not tuple:
        return not condition
    return ("!=", *condition[1:]) if condition[0] == "==" else ("not", condition)
