"""What the study of minds asks of a running world.

States and minds are numbers, equal exactly where they cannot be told apart. Two programs answer: the engine, which is
quick, and ``replay``, which runs on the checker's minds and shares nothing with the engine. Whatever is said of
a mind is worked out with the one and confirmed with the other.

A ``Lens`` is a character seen with some of its concerns frozen at the value they have now: everything about the world
and about all other minds stays as it was, and only what this character would gain or lose is counted without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

if TYPE_CHECKING:
    from unsaid.world import GroundWorld, Scalar


class Literal(NamedTuple):
    """``fluent`` has ``value`` in the mind at the end of the chain ``who``, outermost believer first."""

    who: tuple[int, ...]
    fluent: int
    value: Scalar


class Lens(NamedTuple):
    """A character whose concerns count as frozen: pairs of (place among all concerns, the value it is held at)."""

    character: int
    frozen: tuple[tuple[int, float], ...] = ()


class Prospect(msgspec.Struct, frozen=True):
    """A plan a character could have: its acts, and what its mind is worth to it before and after them.

    The worth is the utility of what the character foresees, and so its utility where a world has no foresight."""

    acts: tuple[int, ...]
    before: float | None
    after: float | None


class Sight(NamedTuple):
    """How far anybody looks: acts in a plan, and levels of mind beyond the planner's own."""

    steps: int = 4
    levels: int = 1


class Running(Protocol):
    """A ground world, running. All answers are pure: the same question has the same answer."""

    ground: GroundWorld
    initial: int

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The acts possible in a state; ``owner`` is the character whose mind it is, if it is one."""
        ...

    def advance(self, state: int, act: int) -> int:
        """The state of the story after an act: with all that follows, and with what is taken as evidence."""
        ...

    def apply(self, state: int, act: int) -> int:
        """The state after an act as a plan foresees it."""
        ...

    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""
        ...

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent."""
        ...

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility, or the author's; None where it is no number."""
        ...

    def patch(self, state: int, literals: Sequence[Literal]) -> int:
        """The state with some literals made true, settled."""
        ...

    def foreseen(self, mind: int, character: int, sight: Sight) -> tuple[int, ...]:
        """The acts of others that the character whose mind this is foresees if it does nothing."""
        ...

    def explained(self, mind: int, act: int, character: int, sight: Sight) -> bool:
        """Whether an act makes sense to the character whose mind this is."""
        ...

    def prospect(self, mind: int, act: int, character: int, sight: Sight, lens: Lens | None = None) -> Prospect | None:
        """Of the plans that make sense of an act to the character whose mind this is, the one that ends highest."""
        ...
