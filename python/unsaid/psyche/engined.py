"""A world run by the engine, for working out what is then confirmed by the checker.

The same few minds are asked about over and over, so every answer is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from unsaid.world.states import States

if TYPE_CHECKING:
    from unsaid.data.running import Lens, Literal, Prospect
    from unsaid.minds import Minds
    from unsaid.world import GroundWorld, Scalar


class Engined(States):
    """A ``Running`` world on the engine's minds."""

    def __init__(self, minds: Minds) -> None:
        self.ground: GroundWorld = minds.ground
        self.initial = minds.initial
        self._minds = minds
        self._answers: dict[tuple[object, ...], Any] = {}

    @property
    def answered(self) -> int:
        """How many answers are kept."""
        return len(self._answers)

    def _kept(self, question: str, *what: object, **bounds: object) -> Any:
        """The engine's answer to a question, asked once."""
        key = (question, *what, *bounds.values())
        if key not in self._answers:
            self._answers[key] = getattr(self._minds, question)(*what, **bounds)
        return self._answers[key]

    # --- moving about ---

    def apply(self, state: int, act: int) -> int:
        """The state after an act and all it sets off."""
        return self._kept("apply", state, act)

    def advance(self, state: int, act: int) -> int:
        """The story's next state."""
        return self._kept("advance", state, act)

    def mind(self, state: int, *characters: int) -> int:
        """The mind at the end of a chain of believers."""
        for character in characters:
            state = self._kept("mind", state, character)
        return state

    def patch(self, state: int, literals: Sequence[Literal]) -> int:
        """The state with some literals made true, settled."""
        return self._kept("patch", state, tuple(literals)) if literals else state

    # --- looking ---

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The acts possible in a state."""
        return self._kept("possible", state, owner)

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent."""
        return self._kept("values", state)

    def learnt(self, state: int, character: int, act: int) -> list[Literal]:
        """What a character learns by seeing an act done that it held impossible."""
        return self._kept("learnt", state, character, act)

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility, or the author's."""
        return self._kept("utility", state, character)

    def concerns(self, state: int, character: int) -> dict[int, float | None]:
        """What a state is worth to a character, concern by concern."""
        return self._kept("concerns", state, character)

    # --- looking ahead ---

    def foreseen(self, mind: int, character: int, *, depth: int) -> tuple[Sequence[int], int]:
        """The acts of others a character foresees in its mind if it does nothing, and the mind after them."""
        if not self.ground.inner.foresight:
            return (), mind
        return self._kept("foreseen", mind, character, depth=depth)

    def explained(self, mind: int, act: int, character: int, *, steps: int, depth: int) -> bool:
        """Whether an act makes sense to the character whose mind this is."""
        return self._kept("explained", mind, act, character, steps=steps, depth=depth)

    def prospect(
        self, mind: int, act: int, character: int, *, steps: int, depth: int, lens: Lens | None = None
    ) -> Prospect | None:
        """Of the plans that make sense of an act to the character whose mind this is, the one that ends highest."""
        return self._kept("prospect", mind, act, character, steps=steps, depth=depth, lens=lens)
