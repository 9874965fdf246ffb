"""A world run by the engine, for working out what is then confirmed with ``replay``.

A lens of the study is one of the engine's; what the study counts as levels beyond the planner's own mind, the engine
counts with it. The same few minds are asked about over and over, so every answer is kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from unsaid.data.running import Lens, Literal, Prospect, Sight

if TYPE_CHECKING:
    from unsaid.minds import Minds
    from unsaid.minds.lens import Lens as Through
    from unsaid.world import GroundWorld, Scalar


class Engined:
    """A ``Running`` world on the engine's minds."""

    def __init__(self, minds: Minds) -> None:
        self.ground: GroundWorld = minds.ground
        self.initial = minds.initial
        self._minds = minds
        self._applied: dict[tuple[int, int], int] = {}
        self._advanced: dict[tuple[int, int], int] = {}
        self._believed: dict[tuple[int, int], int] = {}
        self._values: dict[int, list[Scalar]] = {}
        self._worth: dict[tuple[int, int | None], float | None] = {}
        self._possible: dict[tuple[int, int | None], list[int]] = {}
        self._prospects: dict[tuple[int, int, int, Sight, Lens | None], Prospect | None] = {}
        self._explained: dict[tuple[int, int, int, Sight], bool] = {}
        self._foreseen: dict[tuple[int, int, Sight], tuple[int, ...]] = {}
        self._concerns: dict[tuple[int, int], dict[int, float | None]] = {}
        self._patched: dict[tuple[int, tuple[Literal, ...]], int] = {}
        self._lenses: dict[Lens, Through] = {}

    @property
    def answered(self) -> int:
        """How many answers are kept."""
        return sum(len(kept) for kept in vars(self).values() if isinstance(kept, dict))

    def possible(self, state: int, owner: int | None = None) -> list[int]:
        """The acts possible in a state."""
        key = (state, owner)
        if key not in self._possible:
            self._possible[key] = self._minds.possible(state, owner)
        return self._possible[key]

    def advance(self, state: int, act: int) -> int:
        """The story's next state."""
        key = (state, act)
        if key not in self._advanced:
            self._advanced[key] = self._minds.advance(state, act)
        return self._advanced[key]

    def apply(self, state: int, act: int) -> int:
        """The state after an act and all it sets off."""
        key = (state, act)
        if key not in self._applied:
            self._applied[key] = self._minds.apply(state, act)
        return self._applied[key]

    def mind(self, state: int, *characters: int) -> int:
        """The mind at the end of a chain of believers."""
        for character in characters:
            key = (state, character)
            if key not in self._believed:
                self._believed[key] = self._minds.mind(state, character)
            state = self._believed[key]
        return state

    def values(self, state: int) -> list[Scalar]:
        """The value of every fluent."""
        if state not in self._values:
            self._values[state] = self._minds.values(state)
        return self._values[state]

    def utility(self, state: int, character: int | None = None) -> float | None:
        """A character's utility, or the author's."""
        key = (state, character)
        if key not in self._worth:
            self._worth[key] = self._minds.utility(state, character)
        return self._worth[key]

    def concerns(self, state: int, character: int) -> dict[int, float | None]:
        """What a state is worth to a character, concern by concern."""
        key = (state, character)
        if key not in self._concerns:
            self._concerns[key] = self._minds.concerns(state, character)
        return self._concerns[key]

    def patch(self, state: int, literals: Sequence[Literal]) -> int:
        """The state with some literals made true, settled."""
        if not literals:
            return state
        key = (state, tuple(literals))
        if key not in self._patched:
            self._patched[key] = self._minds.patch(state, literals)
        return self._patched[key]

    def foreseen(self, mind: int, character: int, sight: Sight) -> tuple[int, ...]:
        """The acts of others a character foresees in its mind if it does nothing."""
        key = (mind, character, sight)
        if key not in self._foreseen:
            acts = (
                self._minds.foreseen(mind, character, depth=sight.levels + 1)[0] if self.ground.inner.foresight else ()
            )
            self._foreseen[key] = tuple(acts)
        return self._foreseen[key]

    def explained(self, mind: int, act: int, character: int, sight: Sight) -> bool:
        """Whether an act makes sense to the character whose mind this is."""
        key = (mind, act, character, sight)
        if key not in self._explained:
            self._explained[key] = self._minds.explained(
                mind, act, character, steps=sight.steps, depth=sight.levels + 1
            )
        return self._explained[key]

    def prospect(self, mind: int, act: int, character: int, sight: Sight, lens: Lens | None = None) -> Prospect | None:
        """Of the plans that make sense of an act to the character whose mind this is, the one that ends highest."""
        key = (mind, act, character, sight, lens)
        if key not in self._prospects:
            steps, depth = sight.steps, sight.levels + 1
            found = self._minds.prospect(mind, act, character, steps=steps, depth=depth, lens=self._wanting(lens))
            self._prospects[key] = None if found is None else Prospect(found.acts, found.before, found.after)
        return self._prospects[key]

    def _wanting(self, lens: Lens | None) -> Through | None:
        if lens is None or not lens.frozen:
            return None
        if lens not in self._lenses:
            self._lenses[lens] = self._minds.lens(lens.character, dict(lens.frozen))
        return self._lenses[lens]
