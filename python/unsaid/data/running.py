"""What may be asked of a world that runs.

States and minds are numbers, equal exactly where they cannot be told apart. Two programs answer: the engine
(``unsaid.minds``), which is quick, and ``unsaid.checker.replay``, which shares nothing with it. Whatever is said of a
mind is worked out with the one and confirmed with the other.

A ``Lens`` is a character seen with some of its concerns frozen at the value they have now: everything about the world
and about all other minds stays as it was, and only what this character would gain or lose is counted without them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

import msgspec

if TYPE_CHECKING:
    from unsaid.world.structure import Expression, GroundWorld, Scalar


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
    after: float


class Horizon(NamedTuple):
    """How far anybody looks: acts in a plan, and levels of mind, of which the planner's own is the first."""

    steps: int = 4
    depth: int = 2


class Running(Protocol):
    """A ground world, running. All answers are pure: the same question has the same answer."""

    ground: GroundWorld
    initial: int

    # --- moving about ---

    def apply(self, state: int, act: int, /) -> int:
        """The state after an act as a plan foresees it."""
        ...

    def advance(self, state: int, act: int, /) -> int:
        """The state of the story after an act: with all that follows, and with what is taken as evidence."""
        ...

    def mind(self, state: int, *characters: int) -> int:
        """What the first character believes the next believes … to be the case."""
        ...

    def patch(self, state: int, literals: Sequence[Literal], /) -> int:
        """The state with some literals made true, settled."""
        ...

    # --- looking ---

    def possible(self, state: int, owner: int | None = None, /) -> list[int]:
        """The acts possible in a state; ``owner`` is the character whose mind it is, if it is one."""
        ...

    def values(self, state: int, /) -> list[Scalar]:
        """The value of every fluent."""
        ...

    def value(self, state: int, expression: Expression, /) -> Scalar:
        """What an expression of the world comes to in a state."""
        ...

    def holds(self, state: int, condition: Expression, /) -> bool:
        """Whether a condition of the world is satisfied in a state."""
        ...

    def sees(self, state: int, act: int, character: int, /) -> bool:
        """Whether a character observes an act done in a state."""
        ...

    def learnt(self, state: int, character: int, act: int, /) -> list[Literal]:
        """What a character learns by the surprise of seeing an act done that it held impossible; mostly nothing."""
        ...

    def utility(self, state: int, character: int | None = None, /) -> float | None:
        """A character's utility, or the author's; None where it is no number."""
        ...

    def concerns(self, state: int, character: int, /) -> dict[int, float | None]:
        """What each concern of a character comes to, by its place among all: weight times term, None where that is no
        number."""
        ...

    # --- looking ahead: ``depth`` counts levels of mind, of which the planner's own is the first ---

    def foreseen(self, mind: int, character: int, /, *, depth: int) -> tuple[Sequence[int], int]:
        """The acts of others that the character whose mind this is foresees if it does nothing, and the mind after."""
        ...

    def explained(self, mind: int, act: int, character: int, /, *, steps: int, depth: int) -> bool:
        """Whether an act makes sense to the character whose mind this is."""
        ...

    def prospect(
        self, mind: int, act: int, character: int, /, *, steps: int, depth: int, lens: Lens | None = None
    ) -> Prospect | None:
        """Of the plans that make sense of an act to the character whose mind this is, the one that ends highest."""
        ...
