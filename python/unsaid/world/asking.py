"""Phrases about a world, made ready to be asked of its states: names become the numbers of its ground form.

The same lowering that makes the ground world makes the phrase; only its fluents are looked up in the ground world as it
is, where some stand elsewhere than they were written.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from unsaid.errors import UnsaidError

from ..language import core
from ..language.ancestry import Members
from .allowance import Allowance, TooLarge
from .effects import LoweredEffects
from .finishing import fluent_names
from .lowering import Lowering, Names
from .structure import Effect, Expression, GroundWorld

T = TypeVar("T")

WORK = 100_000
"""What one phrase may come to."""


class Grounded:
    """Grounds phrases about one world. Of one that comes to too much, an UnsaidError (``phrase``) is raised."""

    def __init__(self, world: core.World, ground: GroundWorld) -> None:
        there = ground.fluents_named()
        self._allowance = Allowance("work", WORK)
        self._lowering = Lowering(world, Members(world.entities, world.ancestors).of, self._allowance, len(there))
        self._lowering.fluents.renumbered([there[name] for name in fluent_names(world, self._lowering.fluents)])

    def condition(self, phrase: core.Expression, names: Names | None = None) -> Expression:
        """A checked condition, over the fluents of the ground world; ``names``: what its variables stand for."""
        return self._lowered(lambda: self._lowering.condition(phrase, names or {}))

    def value(self, phrase: core.Expression, names: Names | None = None) -> Expression:
        """A checked value, over the fluents of the ground world; ``names``: what its variables stand for."""
        return self._lowered(lambda: self._lowering.value(phrase, names or {}))

    def effects(self, phrase: core.Expression) -> list[Effect]:
        """What a checked statement sets, in the order written."""
        return self._lowered(lambda: list(LoweredEffects(self._lowering).of(phrase, {})))

    def _lowered(self, lower: Callable[[], T]) -> T:
        self._allowance.renew()
        try:
            return lower()
        except TooLarge:
            said = "written out for everybody and everything it is about, the phrase comes to too much"
            raise UnsaidError("phrase", said, "the phrase") from None
