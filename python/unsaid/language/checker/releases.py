"""Releases: what happens by pressure alone.

``release weep(James) { threshold: 3; … };`` is a trigger of James that waits until so many wants of his have been held
back. It must let the pressure down, or it would happen again at once.
"""

from __future__ import annotations

from .. import core, tree
from ..edits import Edit, put, write
from .expressions import Expressions, folded
from .minds import MOST_THRESHOLD
from .names import Names
from .relief import Relief


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
        if found is not None and found.is_integer() and 1 <= found <= MOST_THRESHOLD:
            return int(found)
        span = body.span if body is not None else d.name.span
        said = "the threshold of a release is how many wants are held back before it comes"
        edits = [self._first(d, "threshold: 1;")] if body is None else [write(str(self._nearest(found)), span)]
        expected = f"`threshold:` and a number from 1 to {MOST_THRESHOLD}"
        self.report.add("bad-release", span, said, expected=expected, edits=edits)
        return 1

    def _first(self, d: tree.EventDefinition, part: str) -> Edit:
        """A part put before all others."""
        return put(f" {part}", self.names.text.index("{", d.name.span[1]) + 1)

    def _nearest(self, number: float | None) -> int:
        return round(min(max(1, number or 1), MOST_THRESHOLD))

    def _pressure(self, owner: core.Parameter, span: core.Span) -> core.Fluent:
        found = self.names.overloads["pressure"]
        place = next(i for i in found if len(self.names.properties[i].parameters) == 1)
        who = core.Value(owner.constant, span) if owner.constant is not None else core.Variable(owner.name, span)
        return core.Fluent(place, (who,), span)

    def _lowers(self, d: tree.EventDefinition, trigger: core.Trigger, pressure: core.Fluent, needed: int) -> None:
        owner = self.names.standing_for(trigger.parameters[0])
        types = frozenset(t for t in self.names.types if owner <= self.names.members(t))
        outcomes = Relief(pressure, needed, MOST_THRESHOLD, types).outcomes(trigger.effect)
        if outcomes == {True}:
            return
        how = "does not always lower" if True in outcomes else "never lowers"
        said = f"the release `{d.name.text}` {how} the pressure, so it would come again at once"
        who = trigger.parameters[0].name
        repair = f"add `pressure({who}) = 0` to its effect"
        edits = [self._with_relief(d, f"pressure({who}) = 0")]
        self.report.add("bad-release", d.name.span, said, repair=repair, edits=edits)

    def _with_relief(self, d: tree.EventDefinition, relief: str) -> Edit:
        """The release with what it lacks in its effect."""
        effect = next((p.body for p in d.parts if p.word.text == "effect" and p.body is not None), None)
        if effect is None:
            return self._first(d, f"effect: {relief};")
        return put(f" & {relief}", effect.span[1], title=f"add `{relief}` to its effect")
