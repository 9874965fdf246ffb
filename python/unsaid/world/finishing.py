"""The last look at every expression: simplified by all that is known, with fluents in their final order.

Much is shared between instances, so what an expression comes to is remembered for the expression itself (by
identity: they stay alive as long as this does). What is *written* is counted in full, shared or not, because a
file or another program has to hold all of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import msgspec

from ..language import core
from .allowance import Allowance, TooLarge
from .expressions import LEAVES, both, conjuncts, depth, rebuilt, size
from .folding import Folder
from .lowering import NESTING, FluentNumbers
from .possible import Tokens, settled
from .structure import Effect, Expression, GroundBelief, call_name


class Finisher:
    """Finishes expressions; ``places`` gives each fluent its final number, the unchanging ones last."""

    def __init__(self, values: Sequence[Tokens], written: Allowance) -> None:
        self.values, self.written = values, written
        self.places = unchanging_last(settled(values))
        self._folder = Folder(values)
        self._moved = any(place != number for number, place in enumerate(self.places))
        self._effects: dict[int, tuple[Effect, Effect]] = {}
        self._done: dict[tuple[int, str], tuple[Expression, Expression, int]] = {}

    def precondition(self, condition: Expression) -> Expression:
        """A precondition, finished so that surprise corrects as the written one does."""
        parts = dict.fromkeys(self._once(part, "precondition") for part in conjuncts(condition))
        parts.pop(True, None)
        return both(*parts) if any(map(_may_fail, parts)) else True

    def condition(self, condition: Expression) -> Expression:
        """A condition, finished."""
        if condition is True:
            return True
        return both(*dict.fromkeys(self._once(part, "condition") for part in conjuncts(condition)))

    def part(self, condition: Expression) -> Expression:
        """A condition, finished, that is counted only when what it becomes a part of is written."""
        return condition is True if type(condition) is not tuple else self._known(condition, "condition")[1]

    def junction(self, kind: str, parts: list[Expression]) -> Expression:
        """What finished parts come to together."""
        return self._shallow(self._folder.junction(kind, parts))

    def value(self, expression: Expression) -> Expression:
        """An expression whose value is wanted, finished."""
        return self._once(expression, "value")

    def effect(self, effect: Effect) -> Effect:
        """An effect, finished; its ``when`` is False where it never happens."""
        when, value = self.condition(effect.when), self.value(effect.value)
        known = self._effects.get(id(effect))
        if known is None:
            known = self._effects[id(effect)] = effect, Effect(effect.who, self.places[effect.fluent], when, value)
        return known[1]

    def belief(self, belief: GroundBelief) -> GroundBelief:
        """A belief about the fluent under its final number."""
        return msgspec.structs.replace(belief, fluent=self.places[belief.fluent])

    def _once(self, expression: Expression, kind: str) -> Expression:
        if type(expression) is not tuple:
            return expression
        known = self._known(expression, kind)
        self.written.spend(known[2])
        return known[1]

    def _known(self, expression: Expression, kind: str) -> tuple[Expression, Expression, int]:
        """The expression, which stays alive so, what it comes to, and the size of that."""
        key = (id(expression), kind)
        known = self._done.get(key)
        if known is None:
            known = self._done[key] = self._finished(expression, getattr(self._folder, kind))
        return known

    def _finished(self, expression: Expression, fold: Callable[[Expression], Expression]):
        folded = self._shallow(fold(expression))
        result = self.renumbered(folded) if self._moved else folded
        return expression, result, size(result)

    def _shallow(self, expression: Expression) -> Expression:
        """The expression, if it is not too deep to be written."""
        if type(expression) is tuple and depth(expression) > NESTING:
            raise TooLarge(self.written.like("depth", NESTING))
        return expression

    def renumbered(self, expression: Expression) -> Expression:
        """The expression as it is, with the final numbers of its fluents."""
        if type(expression) is tuple and expression[0] in LEAVES:
            return (expression[0], self.places[expression[1]], *expression[2:])
        return rebuilt(expression, self.renumbered)


def _may_fail(part: Expression) -> bool:
    """Whether a finished condition can be false: an ``or`` kept only for what it teaches can not."""
    return type(part) is not tuple or not (part[0] == "or" and part[1] is True)


def unchanging_last(unchanging: Sequence[bool]) -> list[int]:
    """For each fluent its place when those that change come first, order being kept otherwise."""
    order = sorted(range(len(unchanging)), key=lambda number: unchanging[number])
    places = [0] * len(order)
    for place, number in enumerate(order):
        places[number] = place
    return places


def fluent_names(world: core.World, fluents: FluentNumbers) -> list[str]:
    """The name of each fluent. Where overloads give two the same, the later ones add their parameters' types."""
    names, used = [""] * fluents.total, set()
    for number, item, arguments in fluents.ground():
        written = world.properties[item]
        name = call_name(written.name, arguments)
        if name in used:
            name = call_name(
                written.name, tuple(f"{a} : {p.type}" for a, p in zip(arguments, written.parameters, strict=True))
            )
        used.add(name)
        names[number] = name
    return names
