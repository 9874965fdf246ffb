"""A lens as a world: the same world in which one character's utility counts some concerns as frozen.

Freezing a concern is not forgetting it. The character still has it; it just cannot gain or lose there, whatever it
does, so what it would do then shows what the concern holds it back from. Used where no program offers lenses itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from unsaid.psyche.concerns import counted
from unsaid.psyche.running import Lens
from unsaid.world.inner import Inner

if TYPE_CHECKING:
    from unsaid.world import Expression, GroundWorld


def through(ground: GroundWorld, inner: Inner, lens: Lens) -> GroundWorld:
    """The world with the utility of the lens's character changed."""
    characters = list(ground.utility.characters)
    characters[lens.character] = _frozen(characters[lens.character], inner, lens)
    utility = msgspec.structs.replace(ground.utility, characters=tuple(characters))
    return msgspec.structs.replace(ground, utility=utility)


def _frozen(utility: Expression, inner: Inner, lens: Lens) -> Expression:
    for place, held in lens.frozen:
        concern = inner.concerns[place]
        moving = ("*", concern.weight, counted(concern.term))
        utility = ("+", ("-", utility, moving), held)
    return utility
