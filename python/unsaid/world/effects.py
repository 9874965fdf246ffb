"""From an author's effects to the assignments they come to.

An effect is worked through once, into steps; each filling of names then only goes through these. What never changes is
used on the way: under ``forall(x) if(near(x, c))`` only those are gone through who are near, and an assignment that
uses fewer names than are in scope is made once for these.
"""

from __future__ import annotations

from collections.abc import Callable

from ..language import core
from .expressions import both
from .lowering import Lowering, Names
from .settled import Candidates, Condition, Settled
from .structure import Effect, Expression
from .template import Template
from .tree import conjuncts, open_names
from .values import one_zero

Step = Callable[[Names, Expression, list[Effect]], None]
"""Adds what a part of an effect comes to, with these names, where a condition holds."""

ASSIGNED = 3
"""What it costs, in steps of work, to make an assignment."""


class LoweredEffects:
    """Lowers the effects of one world; ``settled`` says what never changes, where that is known."""

    def __init__(self, lowering: Lowering, settled: Settled | None = None) -> None:
        self._lowering, self._settled = lowering, settled

    def of(self, e: core.Expression | None, names: Names) -> tuple[Effect, ...]:
        """The assignments an effect comes to, in the order written."""
        found: list[Effect] = []
        if e is not None:
            self._step(e, frozenset(names))(names, True, found)
        return tuple(found)

    def template(self, e: core.Expression | None) -> Template[tuple[Effect, ...]]:
        """The same, for every way to fill the names the effect uses."""
        names = frozenset() if e is None else open_names(e)
        step = None if e is None else self._step(e, names)

        def make(names: Names) -> tuple[Effect, ...]:
            found: list[Effect] = []
            if step is not None:
                step(names, True, found)
            return tuple(found)

        return Template(names, make)

    def _step(self, e: core.Expression, scope: frozenset[str]) -> Step:
        match e:
            case core.Assign():
                return self._assignment(e, scope)
            case core.Junction():
                return _in_turn([self._step(item, scope) for item in e.items])
            case core.Quantified():
                return self._each(e, scope)
            case core.If():
                return self._choice(e, scope)
        return _in_turn([])

    def _each(self, e: core.Quantified, scope: frozenset[str]) -> Step:
        name, work = e.variable, self._lowering.allowance
        inner = self._step(e.body, scope | {name})
        candidates = self._candidates(e)

        def step(names: Names, when: Expression, found: list[Effect]) -> None:
            for entity in candidates.among(names, work):
                inner({**names, name: entity}, when, found)

        return step

    def _choice(self, e: core.If, scope: frozenset[str]) -> Step:
        branches = [(self._test(test), self._step(branch, scope)) for test, branch in e.branches]
        otherwise = None if e.otherwise is None else self._step(e.otherwise, scope)

        def step(names: Names, when: Expression, found: list[Effect]) -> None:
            for test, branch in branches:
                condition = test(names)
                if condition is False:
                    continue
                branch(names, both(when, condition), found)
                if condition is True:
                    return
                when = both(when, ("not", condition))
            if otherwise is not None:
                otherwise(names, when, found)

        return step

    def _assignment(self, e: core.Assign, scope: frozenset[str]) -> Step:
        make, names = self._making(e), open_names(e)
        if names == scope:
            return lambda names, when, found: found.append(make(names, when))
        shared = Template(names, lambda names: make(names, True))
        return lambda names, when, found: found.append(shared.at(names) if when is True else make(names, when))

    def _candidates(self, e: core.Quantified) -> Candidates:
        """The entities to go through: those for which the one condition on all that follows can hold."""
        domain, test = self._lowering.members(e.type), _only_test(e.body)
        if self._settled is None or test is None:
            return Candidates(domain, [])
        return self._settled.candidates(e.variable, domain, map(self._part, conjuncts(test)))

    def _test(self, e: core.Expression) -> Callable[[Names], Expression]:
        """Grounds a condition, a part at a time, each for the names it uses."""
        parts = [self._part(part)[1].at for part in conjuncts(e)]
        return parts[0] if len(parts) == 1 else lambda names: both(*[part(names) for part in parts])

    def _part(self, e: core.Expression) -> Condition:
        known = self._settled.known if self._settled is not None and self._settled.never_changes(e) else None
        if known is None:
            return e, Template(open_names(e), lambda names: self._lowering.condition(e, names))
        return e, Template(open_names(e), lambda names: known(self._lowering.condition(e, names)))

    def _making(self, e: core.Assign) -> Callable[[Names, Expression], Effect]:
        """Makes the assignment, on a condition."""
        spend, (who, which) = self._lowering.allowance.spend, self._lowering.target(e.target)
        value = self._value(e.value)

        def make(names: Names, when: Expression) -> Effect:
            spend(ASSIGNED)
            return Effect(who(names), which(names), when, value(names))

        return make

    def _value(self, e: core.Expression) -> Callable[[Names], Expression]:
        if isinstance(e, core.Value):
            constant = one_zero(e.value)
            return lambda names: constant
        return lambda names: self._lowering.value(e, names)


def _only_test(e: core.Expression) -> core.Expression | None:
    """The condition without which an effect comes to nothing."""
    if isinstance(e, core.If) and len(e.branches) == 1 and e.otherwise is None:
        return e.branches[0][0]
    return None


def _in_turn(steps: list[Step]) -> Step:
    def step(names: Names, when: Expression, found: list[Effect]) -> None:
        for each in steps:
            each(names, when, found)

    return step
