"""How minds settle that do not know all that triggers ask.

A trigger whose precondition is satisfied happens, and what it sets of a mind's own fluents is forced. Where none is
left, the first that may happen widens: its effects on openable fluents are made as if its precondition were part of
their conditions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace

from unsaid.checker.minds.mind import Mind
from unsaid.checker.minds.settling import Settling
from unsaid.checker.minds.unsure.changing import Changes
from unsaid.checker.minds.unsure.labels import same
from unsaid.checker.minds.unsure.setting import Put, put_in, set_here

if TYPE_CHECKING:
    from unsaid.checker.minds.unsure.deeds import Given
    from unsaid.checker.minds.unsure.reading import Reading
    from unsaid.world.structure import Effect, GroundTrigger


class _Rule:
    """A trigger: its effects, and what they are where it may only happen."""

    def __init__(self, trigger: GroundTrigger, given: Given) -> None:
        self.name = trigger.name
        self.reading: Reading = given.readings.of(trigger.precondition)
        self.changes = Changes(trigger.effects, given.domains, of_itself=True)
        wide = tuple(_also(e, trigger) for e in trigger.effects if e.fluent in given.openable)
        self.wide = Changes(wide, given.domains, of_itself=True)


def _also(effect: Effect, trigger: GroundTrigger) -> Effect:
    """An effect whose condition the trigger's precondition is a part of."""
    return replace(effect, when=("and", trigger.precondition, effect.when))


class UnsureTriggers(Settling):
    """All triggers of a world, and the settling of its minds."""

    def __init__(self, triggers: Sequence[GroundTrigger], given: Given) -> None:
        super().__init__(given.shared, idle=not triggers)
        self._openable = given.openable
        self._rules = [_Rule(trigger, given) for trigger in triggers]

    def _next(self, mind: Mind) -> Mind | None:
        """The mind after the first of its triggers that happens, or else widens something."""
        for rule in self._rules:
            if rule.reading.satisfied(mind):
                return self._made(mind, rule.changes)
        for rule in self._rules:
            if rule.reading.possible(mind) and (wider := self._made(mind, rule.wide)) is not mind:
                return wider
        return None

    def _made(self, mind: Mind, changes: Changes) -> Mind:
        return self._shared.of(put_in(mind, tuple(self._puts(mind, changes)), self._openable))

    def _puts(self, mind: Mind, changes: Changes) -> list[Put]:
        own = [Put((), c.fluent, c.held, "forced") for c in changes.own(mind)]
        own = [put for put in own if not same(put.held, mind.values[put.fluent])]
        end = set_here(mind.values, own, self._openable)
        return [*own, *changes.believed(mind, end.values, end.amazed)]

    def _first_name(self, mind: Mind) -> str:
        """The name of a trigger that would happen in a mind, or else of any."""
        first = (rule.name for rule in self._rules if rule.reading.satisfied(mind))
        return next(first, self._rules[0].name)
