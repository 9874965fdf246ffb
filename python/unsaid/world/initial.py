"""The initial state: statements imposed one after another.

What is stated of a chain of believers is kept by its path, in which a believer named twice running counts once
(everyone knows their own mind). Where nothing is stated for a path, the last believer is dropped and the
shorter path asked, down to the plain truth; that starts out as the default of the property's type.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

from ..language import core
from .inner import Secret
from .lowering import Chain, Lowering, Names
from .opening import Domain
from .structure import GroundBelief, Scalar
from .values import holds, value

DEFAULTS: dict[str, Scalar] = {"boolean": False, "number": 0.0}
"""The default value of a property by its type; ``?`` for every other type."""


@dataclass(frozen=True)
class Open:
    """What somebody thinks possible, in place of a value; all there is where ``among`` is None."""

    among: tuple[Scalar, ...] | None = None


class InitialState:
    """Values and beliefs as the statements so far have made them.

    ``domains`` gives for each property the values of what somebody can be open about, None where nobody can.
    """

    def __init__(self, world: core.World, lowering: Lowering, domains: Sequence[Domain | None]) -> None:
        self._lowering = lowering
        self._property = {number: item for number, item, _ in lowering.fluents.ground()} if any(domains) else {}
        self._domains = domains
        self.secrets: dict[int, Secret] = {}
        for secret in world.secrets:
            self._keep(secret)
        self.values: list[Scalar] = [None] * lowering.fluents.total
        for number, item, _ in lowering.fluents.ground():
            self.values[number] = DEFAULTS.get(world.properties[item].type)
        self.stated: dict[tuple[int, Chain], Scalar | Open] = {}
        for statement in world.initial:
            self._impose(statement.body, {})

    def read(self, fluent: int, chain: Chain) -> Scalar:
        """What the chain of believers holds about the fluent."""
        path = merged(chain)
        while path:
            if (fluent, path) in self.stated:
                held = self.stated[fluent, path]
                return None if isinstance(held, Open) else held
            path = path[:-1]
        secret = self.secrets.get(fluent)
        return None if secret is not None and not set(chain) <= set(secret.among) else self.values[fluent]

    def beliefs(self) -> list[GroundBelief]:
        """What is believed and would not be believed by default, by length of the chain, then as first stated."""
        told = [(path, fluent, held) for (fluent, path), held in self.stated.items()]
        labelled = {fluent for _, fluent, held in told if isinstance(held, Open)} | set(self.secrets)
        differing = [row for row in told if row[1] in labelled or not self._by_default(*row)]
        return [self._belief(*row) for row in sorted(differing, key=lambda row: len(row[0]))]

    def _by_default(self, path: Chain, fluent: int, held: Scalar | Open) -> bool:
        """Whether a value would be believed if nothing were said; not looked at where somebody does not know."""
        default = self.read(fluent, path[:-1])
        return type(default) is type(held) and default == held

    def _belief(self, path: Chain, fluent: int, held: Scalar | Open) -> GroundBelief:
        if not isinstance(held, Open):
            return GroundBelief(path, fluent, held)
        domain = self._domain(fluent)
        among = domain if held.among is None else tuple(v for v in domain if v in held.among)
        if len(among) == 1:
            return GroundBelief(path, fluent, among[0])
        return GroundBelief(path, fluent, None, "open", () if among == domain else among)

    def _domain(self, fluent: int) -> Domain:
        return self._domains[self._property[fluent]] or ()

    def _keep(self, secret: core.Secret) -> None:
        """A secret, for every way to fill its parameters; a later one about the same fluent replaces an earlier one."""
        among = tuple(self._lowering.characters[name] for name in secret.among)
        everybody = len(among) == len(self._lowering.characters)
        domains = [self._lowering.members(p.type) for p in secret.parameters]
        for filled in product(*domains):
            self._lowering.allowance.spend()
            names = dict(zip((p.name for p in secret.parameters), filled, strict=True))
            (_, which) = self._lowering.target(secret.fluent)
            self.secrets.pop(which(names), None)
            if not everybody:
                self.secrets[which(names)] = Secret(which(names), among, secret.openly)

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
        if isinstance(e.value, core.Openness):
            self.stated[fluent, merged(chain)] = self._open(e.value, names)
            return
        result = value(self._lowering.value(e.value, names), self.read)
        if chain:
            self.stated[fluent, merged(chain)] = result
        else:
            self.values[fluent] = result

    def _open(self, openness: core.Openness, names: Names) -> Open:
        if openness.among is None:
            return Open()
        values = (self._lowering.value(term, names) for term in openness.among)
        return Open(tuple(dict.fromkeys(one for one in values if isinstance(one, bool | str))))

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
