"""A world run by the engine, for working out what is then confirmed with ``replay``.

A lens of the study is one of the engine's; what the study counts as levels beyond the planner's own mind, the engine
counts with it. Concerns are read fluent by fluent and the same few minds over and over, so what has been read is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.psyche.running import Lens, Literal, Prospect, Sight

if TYPE_CHECKING:
    from unsaid.minds import Minds
    from unsaid.minds.lens import Lens as Through
    from unsaid.world import GroundWorld, Scalar


class Engined:
    """A ``Running`` world on the engine's minds."""

    def __init__(self, minds: Minds) -> None:
        self.minds = minds
        self.ground: GroundWorld = minds.ground
        self.initial = minds.initial
        self._lenses: dict[Lens, Through] = {}
        self._minds: dict[tuple[int, int], int] = {}
        self._concerns: dict[tuple[int, int], dict[int, float | None]] = {}
        self._values: dict[int, list[Scalar]] = {}

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The acts possible in a state."""
        return self.minds.possible(state, owner)

    def advance(self, state: int, act: int) -> int:
        """The story's next state."""
        return self.minds.apply(state, act)

    def apply(self, state: int, act: int) -> int:
        """The state after an act and all it sets off."""
        return self.minds.apply(state, act)

    def mind(self, state: int, *characters: int) -> int:
        """The mind at the end of a chain of believers."""
        for character in characters:
            key = (state, character)
            if key not in self._minds:
                self._minds[key] = self.minds.mind(state, character)
            state = self._minds[key]
        return state

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent."""
        if state not in self._values:
            self._values[state] = self.minds.values(state)
        return self._values[state]

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility, or the author's."""
        return self.minds.utility(state, character)

    def concerns(self, state: int, character: int) -> dict[int, float | None]:
        """What a state is worth to a character, concern by concern."""
        key = (state, character)
        if key not in self._concerns:
            self._concerns[key] = self.minds.concerns(state, character)
        return self._concerns[key]

    def patch(self, state: int, literals: Sequence[Literal]) -> int:
        """The state with some literals made true, settled."""
        return self.minds.patch(state, literals) if literals else state

    def prospect(self, mind: int, act: int, character: int, sight: Sight, lens: Lens | None = None) -> Prospect | None:
        """The plan that makes sense of an act to the character whose mind this is."""
        through = self._through(lens) if lens is not None and lens.frozen else None
        found = self.minds.prospect(mind, act, character, steps=sight.steps, depth=sight.levels + 1, lens=through)
        return None if found is None else Prospect(found.acts, found.before, found.after)

    def _through(self, lens: Lens) -> Through:
        if lens not in self._lenses:
            self._lenses[lens] = self.minds.lens(lens.character, dict(lens.frozen))
        return self._lenses[lens]
