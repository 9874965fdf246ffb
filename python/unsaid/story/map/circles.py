"""Circles: states from each of which all the others can be come back to.

The states of a map fall into such groups, most of one state alone; between groups nothing leads back. They are found in
one walk (Tarjan, *SIAM Journal on Computing* 1, 1972), the last group first, so that whoever goes through them in this
order knows of everything a group leads to before coming to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator


def groups(count: int, on: Callable[[int], Iterable[int]]) -> list[list[int]]:
    """The groups of the states below ``count``, those that lead to others after these; ``on`` gives where a state
    leads."""
    walk = _Walk(count, on)
    for state in range(count):
        if walk.index[state] < 0:
            walk.through(state)
    return walk.found


class _Walk:
    def __init__(self, count: int, on: Callable[[int], Iterable[int]]) -> None:
        self.on = on
        self.index, self.low, self.waiting = [-1] * count, [0] * count, bytearray(count)
        self.stack, self.found, self.met = list[int](), list[list[int]](), 0

    def through(self, start: int) -> None:
        """Walks through all that can be come to from a state and was not met yet."""
        under_way: list[tuple[int, Iterator[int]]] = [self.meet(start)]
        while under_way:
            state, rest = under_way[-1]
            for to in rest:
                if self.index[to] < 0:
                    under_way.append(self.meet(to))
                    break
                if self.waiting[to]:
                    self.low[state] = min(self.low[state], self.index[to])
            else:
                under_way.pop()
                if under_way:
                    before = under_way[-1][0]
                    self.low[before] = min(self.low[before], self.low[state])
                if self.low[state] == self.index[state]:
                    self.found.append(self.close(state))

    def meet(self, state: int) -> tuple[int, Iterator[int]]:
        self.index[state] = self.low[state] = self.met
        self.met += 1
        self.stack.append(state)
        self.waiting[state] = 1
        return state, iter(self.on(state))

    def close(self, state: int) -> list[int]:
        group = list[int]()
        while not group or group[-1] != state:
            group.append(self.stack.pop())
            self.waiting[group[-1]] = 0
        return group
