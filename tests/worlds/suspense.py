"""Suspense, measured on the graph of explained stories.

From a state, somebody does what they have a reason for, or, where nobody has one, fate moves. A reader who
knows no more gives each such act the same chance; so every state has a distribution over endings, exact
fractions. Suspense is how far that distribution is expected to move with the next act: the square root of the
expected sum of squared changes (Ely, Frankel and Kamenica, "Suspense and Surprise", 2015).
"""

from __future__ import annotations

from fractions import Fraction

from .staged import Staged

STEPS, DEPTH = 6, 4
"""How far the people of the graph look ahead, and how many levels of mind."""

Endings = dict[object, Fraction]


class Suspense:
    """The graph of one world, made as it is asked about; only ``within`` some of its acts, if these are given."""

    def __init__(self, world: Staged, outcome: str, within: set[str] | None = None) -> None:
        self.world = world
        self._within = within
        self._outcome = world.ground.fluents_named()[outcome]
        self._next: dict[int, list[int]] = {}
        self._endings: dict[int, Endings] = {}

    @property
    def size(self) -> int:
        """The states of the graph, as far as it has been asked about."""
        return len(self._endings)

    def following(self, state: int) -> list[int]:
        """The states that an act somebody has a reason for leads to; where there is none, those fate leads to."""
        if state not in self._next:
            minds, actions = self.world.minds, self.world.ground.actions
            acts = [a for a in minds.possible(state) if self._within is None or actions[a].name in self._within]
            chosen = [a for a in acts if actions[a].consenting and self._explained(state, a)]
            fated = [a for a in acts if not actions[a].consenting]
            self._next[state] = [minds.advance(state, a) for a in chosen or fated]
        return self._next[state]

    def _explained(self, state: int, act: int) -> bool:
        minds, whose = self.world.minds, self.world.ground.actions[act].consenting
        return all(minds.explain(state, act, c, steps=STEPS, depth=DEPTH) is not None for c in whose)

    def endings(self, state: int) -> Endings:
        """How likely each ending is from a state."""
        if state not in self._endings:
            following = self.following(state)
            if not following:
                self._endings[state] = {self.world.minds.values(state)[self._outcome]: Fraction(1)}
            else:
                self._endings[state] = self._mean([self.endings(s) for s in following])
        return self._endings[state]

    def _mean(self, all_endings: list[Endings]) -> Endings:
        mean: Endings = {}
        for endings in all_endings:
            for ending, chance in endings.items():
                mean[ending] = mean.get(ending, Fraction(0)) + chance / len(all_endings)
        return mean

    def squared(self, state: int) -> Fraction:
        """The square of the suspense in a state."""
        now, after = self.endings(state), [self.endings(s) for s in self.following(state)]
        moves = [sum((e.get(k, Fraction(0)) - now.get(k, Fraction(0))) ** 2 for k in {*e, *now}) for e in after]
        return Fraction(sum(moves), len(moves)) if moves else Fraction(0)
