"""What can ever be so: in any mind, and in the world itself, where fewer acts happen.

For any mind grounding has worked it out. For the world alone the same is done again, from how the world begins, with
what is read of minds left open: an act whose condition can hold in somebody's mind and never in the world is an act
that is only ever imagined.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from unsaid.api.opened import OpenWorld
from unsaid.language import core
from unsaid.world.expressions import LEAVES
from unsaid.world.grounding import reachable
from unsaid.world.possible import ANYTHING, HOLDS, Possible, Tokens, only, token
from unsaid.world.structure import Expression, GroundEvent, GroundWorld


class InTheWorld(Possible):
    """Possible values in the world, where what is read in somebody's mind may be anything."""

    def values(self, expression: Expression) -> Tokens:
        """All that the expression might come to."""
        if type(expression) is tuple and expression[0] == "get" and len(expression) > 2:
            return ANYTHING
        return super().values(expression)

    def verdict(self, condition: Expression) -> int:
        """Whether a condition always or never holds."""
        if type(condition) is tuple and condition[0] in LEAVES and len(condition) > 2:
            return 3
        return super().verdict(condition)


class Bounds:
    """What can ever be so in one world."""

    def __init__(self, world: OpenWorld) -> None:
        self.world = world
        self.core: core.World = world.core
        self.ground: GroundWorld = world.ground

    @cached_property
    def in_minds(self) -> Possible:
        """What can be so in the world or in any mind."""
        found = reachable(self.core, self.world.left_out)
        numbers = {name: place for place, name in enumerate(found.names)}
        values = [found.values[numbers[f.name]] if f.name in numbers else ANYTHING for f in self.ground.fluents]
        return Possible(values)

    @cached_property
    def in_the_world(self) -> Possible:
        """What can be so in the world."""
        values: list[Tokens] = [only(token(fluent.initial)) for fluent in self.ground.fluents]
        for fluent in self.ground.inner.accounts:
            values[fluent] = ANYTHING
        events: Sequence[GroundEvent] = (*self.ground.actions, *self.ground.triggers)
        possible = InTheWorld(values)
        while sum(self._happens(event, possible, values) for event in events):
            pass
        return possible

    @staticmethod
    def _happens(event: GroundEvent, possible: Possible, values: list[Tokens]) -> bool:
        """Adds what an event brings about, if it can happen; says whether there was anything new."""
        if not possible.verdict(event.precondition) & HOLDS:
            return False
        grown = False
        for effect in event.effects:
            before = values[effect.fluent]
            if effect.who or before is ANYTHING or not possible.verdict(effect.when) & HOLDS:
                continue
            new = possible.values(effect.value)
            after = ANYTHING if new is ANYTHING else before | new
            if after is ANYTHING or len(after) > len(before):
                values[effect.fluent], grown = after, True
        return grown


__all__ = ["Bounds"]
