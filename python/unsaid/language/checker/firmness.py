"""What nobody is told otherwise who has seen it: ``seen beats told: carrot;``.

It is no new kind of effect. A property is brought that says who has seen the other change, ``seen_carrot(c)``: every
action that sets it makes that so of whoever observes the action; and an effect on what somebody believes of it holds
only for who has not seen it. So it is known, believed and mistaken as anything is: who has gone before another came in
does not know that the other has seen it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from .. import core, tree
from ..edits import nearest_written
from .names import Names


def firm(definition: tree.FirmDefinition, names: Names) -> tuple[int, ...]:
    """The properties of a definition, by number; what is no property is reported."""
    found: list[int] = []
    for word in definition.properties:
        known = names.overloads.get(word.text)
        if known is not None:
            found += known
        elif word.text not in names.broken:
            close = names.report.guess(word.text, names.overloads)
            said = f"there is no property `{word.text}`"
            repair = f"did you mean `{close}`?" if close else None
            edits, expected = nearest_written(close, word.text, word.span), "a property of this world"
            names.report.add("unknown-property", word.span, said, expected=expected, repair=repair, edits=edits)
    return tuple(found)


def with_firm(world: core.World, numbers: Sequence[int]) -> core.World:
    """The world in which nobody is told otherwise who has seen these properties change."""
    if not numbers:
        return world
    taken = {p.name for p in world.properties}
    brought, seen = list(world.properties), dict[int, int]()
    for number in dict.fromkeys(numbers):
        made = world.properties[number]
        name = f"seen_{made.name}"
        while name in taken:
            name += "_"
        who = core.Parameter(WHO, "character", None, made.span)
        seen[number] = len(brought)
        brought.append(core.Property(name, (who, *made.parameters), "boolean", made.span))
    firmness = _Firmness(seen)
    actions = tuple(firmness.action(action) for action in world.actions)
    return replace(world, properties=tuple(brought), actions=actions)


WHO = "#who"
"""A name that no text can have, for whoever observes an action that sets it."""


@dataclass(frozen=True)
class _Firmness:
    """Rewrites effects; ``seen`` has the number of what says who has seen a property, by the property's number."""

    seen: dict[int, int]

    def action(self, action: core.Action) -> core.Action:
        """An action whose effects bind nobody who has seen otherwise, and that is seen."""
        if action.effect is None:
            return action
        return replace(action, effect=self._effect(action.effect, action.observing))

    def _effect(self, e: core.Expression, observing: core.Observing | None) -> core.Expression:
        match e:
            case core.Assign():
                return self._assign(e, observing)
            case core.Junction():
                return replace(e, items=tuple(self._effect(item, observing) for item in e.items))
            case core.Quantified():
                return replace(e, body=self._effect(e.body, observing))
            case core.If():
                branches = tuple((test, self._effect(branch, observing)) for test, branch in e.branches)
                otherwise = None if e.otherwise is None else self._effect(e.otherwise, observing)
                return core.If(branches, otherwise, e.span)
            case _:
                return e

    def _assign(self, e: core.Assign, observing: core.Observing | None) -> core.Expression:
        target = e.target
        if isinstance(target, core.Fluent) and target.property in self.seen:
            return core.Junction("and", (e, self._shown(target, observing)), e.span)
        if isinstance(target, core.Believes) and isinstance(target.body, core.Fluent):
            fluent = target.body
            if fluent.property in self.seen:
                saw = core.Fluent(self.seen[fluent.property], (target.who, *fluent.arguments), e.span)
                return core.If(((core.Not(saw, e.span), e),), None, e.span)
        return e

    def _shown(self, fluent: core.Fluent, observing: core.Observing | None) -> core.Expression:
        """That everybody who observes it has seen it."""
        name = WHO if observing is None else observing.variable
        saw = core.Fluent(
            self.seen[fluent.property], (core.Variable(name, fluent.span), *fluent.arguments), fluent.span
        )
        shown: core.Expression = core.Assign(saw, core.Value(True, fluent.span), fluent.span)
        if observing is not None:
            shown = core.If(((observing.condition, shown),), None, fluent.span)
        return core.Quantified("forall", name, "character", shown, fluent.span)
