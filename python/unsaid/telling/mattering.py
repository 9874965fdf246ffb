"""Which facts are worth saying of a mind to whoever plays it.

A world keeps much that nobody in it thinks about: how often something was tried, which month it is, that a thing was
said and is not to be said again. To a player who asks what is believed, such a list hides the two lines that matter. So
a belief is told where somebody could have it otherwise, or where somebody's heart is in it:

- *In doubt*: one of the minds at hand has it otherwise than another.
- *At heart*: what somebody wants, or a concern of theirs, rests on it; and it holds, or is no longer as it was.

Never told is what only keeps count: the accounts of questions and turns, and numbers that no act makes less and another
more. What somebody has of something goes from hand to hand, and is told; a tally only rises, a mark is only set. Where
somebody is, everybody who is there sees, and it is told only where it is in doubt. A world without words of its own is
not yet made to be read: of it all is told but accounts.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import msgspec

from unsaid.language import core
from unsaid.world import GroundWorld
from unsaid.world.expressions import reads, walk
from unsaid.world.passes import place
from unsaid.world.scalars import Scalar


class Mattering(msgspec.Struct, frozen=True, dict=True):
    """What matters of the facts of a world."""

    world: core.World
    ground: GroundWorld

    def counts_only(self, fluent: int) -> bool:
        """Whether a fact only keeps count."""
        tallied = bool(self.world.tellings) and self.ground.fluents[fluent].property in self._tallies
        return tallied or fluent in self.ground.inner.accounts

    def at_heart(self, fluent: int, now: Scalar, first: Scalar) -> bool:
        """Whether somebody's heart is in a fact, which holds, or is no longer as it was at first."""
        if not self.world.tellings:
            return True
        if fluent not in self._hearts or self.ground.fluents[fluent].property == self._place:
            return False
        return now is True or now != first

    @cached_property
    def _hearts(self) -> frozenset[int]:
        """The fluents that what somebody wants rests on, in whatever mind it reads them."""
        terms = [*self.ground.utility.characters, *(concern.term for concern in self.ground.inner.concerns)]
        return frozenset(fluent for term in terms for fluent, _ in reads(term))

    @cached_property
    def _place(self) -> str | None:
        found = place(self.world)
        return None if found is None else self.world.properties[found].name

    @cached_property
    def _tallies(self) -> frozenset[str]:
        """The properties that hold a number which is only set, or only goes one way."""
        moved = set(self._moves())
        numbers = {p.name for p in self.world.properties if p.type == "number"}
        return frozenset(name for name in numbers if not {(name, "+"), (name, "-")} <= moved)

    def _moves(self) -> Iterator[tuple[str, str]]:
        """Properties with the sign by which some act changes what they were."""
        for event in (*self.ground.actions, *self.ground.triggers):
            for effect in event.effects:
                for part in walk(effect.value):
                    if type(part) is tuple and part[0] in ("+", "-") and ("get", effect.fluent) in part[1:]:
                        yield self.ground.fluents[effect.fluent].property, str(part[0])
