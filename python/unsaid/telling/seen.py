"""Who sees an act: the law that nothing is told from a mind that it could not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.world.values import holds

if TYPE_CHECKING:
    from unsaid.telling.teller import States
    from unsaid.world import GroundWorld, Scalar


def sees(ground: GroundWorld, states: States, state: int, action: int, character: int) -> bool:
    """Whether a character observes an act done in a state."""

    def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
        return states.values(states.mind(state, *chain))[fluent]

    return holds(ground.actions[action].observing[character], read)
