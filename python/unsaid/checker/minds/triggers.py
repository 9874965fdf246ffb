"""Triggers of a world in which every mind has a value for everything: the first that can happen does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.checker.minds import values
from unsaid.checker.minds.events import Changes
from unsaid.checker.minds.mind import Mind, assigned
from unsaid.checker.minds.settling import Settling
from unsaid.checker.minds.waking import Woken

if TYPE_CHECKING:
    from unsaid.checker.minds.shared import Shared
    from unsaid.world.structure import GroundTrigger


class Triggers(Settling):
    """All triggers of a world, and the settling of minds."""

    def __init__(self, triggers: Sequence[GroundTrigger], shared: Shared) -> None:
        super().__init__(shared, idle=not triggers)
        self._triggers = triggers
        self._rules = [(values.condition(t.precondition), Changes(t.effects)) for t in triggers]
        self._woken = Woken([trigger.precondition for trigger in triggers])

    def _next(self, mind: Mind) -> Mind | None:
        number = self._first(mind)
        return None if number is None else self._shared.of(assigned(mind, self._rules[number][1].writes(mind)))

    def _first(self, mind: Mind) -> int | None:
        for number in self._woken.by(mind.values):
            if self._rules[number][0](mind):
                return number
        return None

    def _first_name(self, mind: Mind) -> str:
        number = self._first(mind)
        return "" if number is None else self._triggers[number].name
