"""Phrases about a world, made ready to be asked of its states: names become the numbers of its ground form.

The same lowering that makes the ground world makes the phrase; only its fluents are looked up in the ground world as it
is, where some stand elsewhere than they were written.
"""

from __future__ import annotations

from ..language import core
from ..language.ancestry import Members
from .finishing import fluent_names
from .grounding import LIMIT
from .lowering import Allowance, Lowering
from .structure import Effect, Expression, GroundWorld

WORK = 100_000
"""What one phrase may come to."""


class Grounded:
    """Grounds phrases about one world."""

    def __init__(self, world: core.World, ground: GroundWorld) -> None:
        self._world, self._ground = world, ground
        self._lowering = self._fresh()

    def condition(self, phrase: core.Expression) -> Expression:
        """A checked condition, over the fluents of the ground world. Raises TooLarge."""
        self._allowance.left = WORK
        return self._lowering.condition(phrase, {})

    def value(self, phrase: core.Expression) -> Expression:
        """A checked value, over the fluents of the ground world. Raises TooLarge."""
        self._allowance.left = WORK
        return self._lowering.value(phrase, {})

    def effects(self, phrase: core.Expression) -> list[Effect]:
        """What a checked statement sets, in the order written. Raises TooLarge."""
        self._allowance.left = WORK
        return list(self._lowering.effects(phrase, {}))

    def _fresh(self) -> Lowering:
        world = self._world
        self._allowance = Allowance("work", WORK)
        lowering = Lowering(world, Members(world.entities, world.ancestors).of, self._allowance, LIMIT)
        there = self._ground.fluents_named()
        lowering.fluents.renumbered([there[name] for name in fluent_names(world, lowering.fluents)])
        return lowering
