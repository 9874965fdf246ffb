"""How far a world comes of itself, where no story reaches what is asked for: the place at which it is nearest.

All courses of acts that people have reasons for are drawn, as far as a bound goes. Of what is asked for, some
conditions hold in some of the states met, and some in none. The nearest is the state in which most of them hold, and of
equals the one that is come to with fewest acts; from there it goes no further, or not towards what is asked for. What
values fluents had on the way, in the world and in minds, tells what never came about, and why not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unsaid.minds import Minds
from unsaid.world.structure import Expression, Scalar


class Own:
    """What comes of a world when everybody does only what they have reasons for, as far as it was drawn: ``whole`` or
    not."""

    def __init__(self, minds: Minds, sight: tuple[int, int], goal: float | None, states: int, time: float) -> None:
        self.minds = minds
        chart = minds.chart(steps=sight[0], depth=sight[1], goal=goal)
        self.whole = chart.grow(states, time) == "whole"
        self.states, self._rows = chart.states(), chart.rows(weighed=False)

    def nearest(self, wanted: Sequence[Expression]) -> tuple[int, list[Expression]]:
        """The place of the state in which most of some conditions hold, and those that do not hold there."""
        held = [[self.minds.holds(state, one) for one in wanted] for state in self.states]
        most = max(map(sum, held))
        place = next(number for number, some in enumerate(held) if sum(some) == most)
        return place, [one for one, holds in zip(wanted, held[place], strict=True) if not holds]

    def met(self) -> list[frozenset[Scalar]]:
        """By fluent, the values it has in the states met, and in the minds of their people."""
        people = range(len(self.minds.ground.characters))
        looked = {mind for state in self.states for mind in (state, *(self.minds.mind(state, who) for who in people))}
        found = [set[Scalar]() for _ in self.minds.ground.fluents]
        for mind in looked:
            for values, value in zip(found, self.minds.values(mind), strict=True):
                values.add(value)
        return list(map(frozenset, found))

    def undone(self, act: int) -> int | None:
        """The place of the first state in which an act could be done, where nobody ever has a reason to do it."""
        needs = self.minds.ground.actions[act].precondition
        if act in self._rows.made_sense:
            return None
        return next((place for place, state in enumerate(self.states) if self.minds.holds(state, needs)), None)

    def course(self, place: int) -> tuple[int, ...]:
        """The acts of a shortest course to a state."""
        return tuple(reversed([*self._back(place)]))

    def _back(self, place: int) -> Iterator[int]:
        """The same, the last first: states are met breadth first."""
        while place:
            way = self._rows.to.index(place)
            yield self._rows.acts[way]
            place = next(number for number, upto in enumerate(self._rows.upto) if way < upto)
