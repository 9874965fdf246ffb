"""What a game is played with: a world that has its passes, the roles, the rules, and what ends the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from tests.reference.expressions import Expression, holds
from tests.reference.model import Model
from tests.reference.state import State
from tests.reference.values import TRUE, above
from tests.reference.world import Question


@dataclass(frozen=True)
class Rules:
    """How far everybody looks ahead (in levels of mind, one's own is the first), when the author has enough, and the
    number that is drawn by."""

    steps: int = 4
    levels: int = 3
    goal: float | None = None
    chance: int = 0


@dataclass(frozen=True)
class Setting:
    """A world in which ``passes`` says which act is whose pass; ``endings`` are conditions, read in the world; of those
    ``named``, who are played, the first moves first."""

    model: Model
    named: tuple[int, ...]
    passes: dict[int, int]
    rules: Rules = Rules()
    endings: tuple[Expression, ...] = ()
    tempers: dict[int, float] = field(default_factory=dict)
    text: str = ""

    @cached_property
    def roles(self) -> tuple[int, ...]:
        """Those who are played in the order of their moves."""
        first = self.named[0]
        return (first, *(c for c in self.everybody_after(first) if c in self.named and c != first))

    @cached_property
    def others(self) -> list[int]:
        """Everybody who is not a role, by definition."""
        return [c for c in range(len(self.model.world.characters)) if c not in self.roles]

    @cached_property
    def acts(self) -> list[int]:
        """All acts but the passes."""
        return [a for a in range(len(self.model.world.actions)) if a not in self.passes.values()]

    @cached_property
    def fates(self) -> list[int]:
        """The acts that nobody consents to."""
        return [a for a in self.acts if not self.doers(a)]

    def doers(self, act: int) -> tuple[int, ...]:
        """Who must consent to an act."""
        return self.model.world.actions[act].consenting

    def sees(self, state: State, act: int, c: int) -> bool:
        """Whether somebody observes an act that happens in a state."""
        return holds(self.model.world.actions[act].observing[c], state)

    def ended(self, state: State, first: State | None = None) -> bool:
        """Whether an ending holds, or the author has what was asked for; it began in a ``first`` state, or else in the
        world's."""
        if any(holds(ending, state) for ending in self.endings):
            return True
        utility = self.model.utility(state, None)
        if self.rules.goal is None:
            return above(utility, self.model.utility(first or self.model.initial, None))
        return utility is not None and utility >= self.rules.goal

    def owed(self, state: State, c: int) -> Iterator[Question]:
        """The questions that ``c`` owes an answer to, as a state has it."""
        for q in self.model.world.questions:
            silent = q.silent is not None and state.values[q.silent] == TRUE
            if q.asked == c and q.owes is not None and state.values[q.owes] == TRUE and not silent:
                yield q

    def everybody_after(self, role: int) -> list[int]:
        """Everybody in the order of a round that begins with the place of ``role``."""
        turns = self.model.world.turns
        place = turns.index(role) if role in turns else 0
        ordered = [*turns[place:], *turns[:place], *range(len(self.model.world.characters))]
        return list(dict.fromkeys(ordered))

    def round_after(self, role: int) -> list[int]:
        """The others in that order."""
        return [c for c in self.everybody_after(role) if c in self.others]
