"""Releases: what happens by pressure alone.

``release weep(James) { threshold: 3; … };`` is a trigger of James that waits until so many wants of his have been held
back. It must let the pressure down, or it would happen again at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from .. import core, tree
from .expressions import Expressions, folded
from .minds import MOST_THRESHOLD
from .names import Names


class Releases:
    """Checks what is particular to releases; the rest of them is a trigger's."""

    def __init__(self, names: Names, expressions: Expressions) -> None:
        self.names, self.expressions = names, expressions
        self.report = names.report

    def check(self, d: tree.EventDefinition, threshold: tree.Part | None, trigger: core.Trigger) -> core.Trigger | None:
        """The trigger a release is: that of its text, once pressure has come to the threshold."""
        owner = trigger.parameters[0] if trigger.parameters else None
        if owner is None or not self.names.standing_for(owner) <= self.names.members("character"):
            said = f"the release `{d.name.text}` is nobody's"
            repair = f"name whose it is first: `release {d.name.text}(Tom)`"
            self.report.add("bad-release", d.name.span, said, expected="a character in brackets", repair=repair)
            return None
        needed = self._threshold(d, threshold)
        pressure = self._pressure(owner, d.name.span)
        self._lowers(d, trigger, pressure, needed)
        due = core.Compare(">=", pressure, core.Value(float(needed), d.name.span), d.name.span)
        both = due if trigger.precondition is None else core.Junction("and", (due, trigger.precondition), d.name.span)
        return core.Trigger(trigger.name, trigger.parameters, both, trigger.effect, trigger.span, needed)

    def _threshold(self, d: tree.EventDefinition, part: tree.Part | None) -> int:
        body = part.body if part is not None else None
        found = folded(self.expressions.number(body, {})) if body is not None else None
        if found is not None and found == int(found) and 1 <= found <= MOST_THRESHOLD:
            return int(found)
        span = body.span if body is not None else d.name.span
        said = "the threshold of a release is how many wants are held back before it comes"
        self.report.add("bad-release", span, said, expected=f"`threshold:` and a number from 1 to {MOST_THRESHOLD}")
        return 1

    def _pressure(self, owner: core.Parameter, span: core.Span) -> core.Fluent:
        place = next(i for i, p in enumerate(self.names.properties) if p.name == "pressure" and len(p.parameters) == 1)
        who = core.Value(owner.constant, span) if owner.constant is not None else core.Variable(owner.name, span)
        return core.Fluent(place, (who,), span)

    def _lowers(self, d: tree.EventDefinition, trigger: core.Trigger, pressure: core.Fluent, needed: int) -> None:
        if any(lower(a, pressure, needed) for a in assignments(trigger.effect)):
            return
        said = f"the release `{d.name.text}` never lowers the pressure, so it would come again at once"
        who = trigger.parameters[0].name
        self.report.add("bad-release", d.name.span, said, repair=f"add `pressure({who}) = 0` to its effect")


def assignments(effect: core.Expression | None) -> Iterator[core.Assign]:
    """The assignments an effect always makes."""
    match effect:
        case core.Assign():
            yield effect
        case core.Junction():
            for item in effect.items:
                yield from assignments(item)
        case _:
            return


def lower(a: core.Assign, pressure: core.Fluent, needed: int) -> bool:
    """Whether an assignment brings the pressure below a threshold, or below what it was."""
    target = a.target
    if not isinstance(target, core.Fluent) or target.property != pressure.property:
        return False
    if [_who(t) for t in target.arguments] != [_who(t) for t in pressure.arguments]:
        return False
    value = folded(a.value)
    if value is not None:
        return value < needed
    return isinstance(a.value, core.Arithmetic) and a.value.operator in ("-", "/")


def _who(term: core.Term) -> object:
    return term.name if isinstance(term, core.Variable) else term.value
