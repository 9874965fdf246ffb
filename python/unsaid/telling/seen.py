"""Who sees an act: the law that nothing is told from a mind that it could not know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from unsaid.world.values import holds

if TYPE_CHECKING:
    from unsaid.world import GroundWorld, Scalar


class States(Protocol):
    """What a telling asks of the running world: states by number, and who believes what in them."""

    def values(self, state: int) -> list[Scalar]: ...
    def mind(self, state: int, *characters: int) -> int: ...


C = TypeVar("C")


def own(chain: tuple[C, ...]) -> tuple[C, ...]:
    """A chain of believers in which everybody knows their own mind: what Ann believes Ann to believe, she believes."""
    return tuple(who for i, who in enumerate(chain) if i == 0 or chain[i - 1] != who)


def sees(ground: GroundWorld, states: States, state: int, action: int, character: int) -> bool:
    """Whether a character observes an act done in a state."""

    def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
        return states.values(states.mind(state, *chain))[fluent]

    return holds(ground.actions[action].observing[character], read)
