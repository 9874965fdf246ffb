"""The initial state: statements imposed one after another.

What is stated of a chain of believers is kept by its path, in which a believer named twice running counts once
(everyone knows their own mind). Where nothing is stated for a path, the last believer is dropped and the
shorter path asked, down to the plain truth; that starts out as the default of the property's type.
"""

from __future__ import annotations

from ..language import core
from .lowering import Chain, Lowering, Names
from .structure import GroundBelief, Scalar
from .values import holds, value

DEFAULTS: dict[str, Scalar] = {"boolean": False, "number": 0.0}
"""The default value of a property by its type; ``?`` for every other type."""


class InitialState:
    """Values and beliefs as the statements so far have made them."""

    def __init__(self, world: core.World, lowering: Lowering) -> None:
        self._lowering = lowering
        self.values: list[Scalar] = [None] * lowering.fluents.total
        for number, item, _ in lowering.fluents.ground():
            self.values[number] = DEFAULTS.get(world.properties[item].type)
        self.stated: dict[tuple[int, Chain], Scalar] = {}
        for statement in world.initial:
            self._impose(statement.body, {})

    def read(self, fluent: int, chain: Chain) -> Scalar:
        """What the chain of believers holds about the fluent."""
        path = merged(chain)
        while path:
            if (fluent, path) in self.stated:
                return self.stated[fluent, path]
            path = path[:-1]
        return self.values[fluent]

    def beliefs(self) -> list[GroundBelief]:
        """What is believed and would not be believed by default, by length of the chain, then as first stated."""
        told = [(path, fluent, held) for (fluent, path), held in self.stated.items()]
        differing = [row for row in told if not _as_default(self.read(row[1], row[0][:-1]), row[2])]
        return [GroundBelief(*row) for row in sorted(differing, key=lambda row: len(row[0]))]

    def _impose(self, e: core.Expression, names: Names) -> None:
        match e:
            case core.Assign():
                self._assign(e, names)
            case core.Junction():
                for item in e.items:
                    self._impose(item, names)
            case core.Quantified():
                for bound in self._lowering.each(e, names):
                    self._impose(e.body, bound)
            case core.If():
                self._choose(e, names)

    def _assign(self, e: core.Assign, names: Names) -> None:
        self._lowering.allowance.spend()
        who, which = self._lowering.target(e.target)
        chain, fluent = who(names), which(names)
        result = value(self._lowering.value(e.value, names), self.read)
        if chain:
            self.stated[fluent, merged(chain)] = result
        else:
            self.values[fluent] = result

    def _choose(self, e: core.If, names: Names) -> None:
        for test, branch in e.branches:
            if holds(self._lowering.condition(test, names), self.read):
                self._impose(branch, names)
                return
        if e.otherwise is not None:
            self._impose(e.otherwise, names)


def merged(chain: Chain) -> Chain:
    """The chain with equal neighbours made one."""
    return tuple(who for place, who in enumerate(chain) if place == 0 or chain[place - 1] != who)


def _as_default(default: Scalar, held: Scalar) -> bool:
    return type(default) is type(held) and default == held
