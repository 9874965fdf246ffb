"""The map as it was drawn: states by number, the ways on from each, and the shortest course to each.

States have the numbers in which they were met, breadth first. So the way on which a state was first met is the last of
a shortest course to it, and states are in the order of how many acts lead to them.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import cached_property

from unsaid.minds.chart import Rows


class Plan:
    """A map, its states sorted: by state, ``kinds`` gives the number of the end it is, or -1 where it is none.

    States from ``looked`` on were not looked into, and what lies beyond them is unknown.
    """

    def __init__(self, rows: Rows, kinds: Sequence[int]) -> None:
        self.rows, self.kinds = rows, kinds
        self.count, self.looked = len(rows.ends), len(rows.upto)

    def ways(self, state: int) -> range:
        """The numbers of the ways on from a state."""
        if state >= self.looked:
            return range(0)
        upto = self.rows.upto
        return range(upto[state - 1] if state else 0, upto[state])

    @cached_property
    def sources(self) -> list[int]:
        """By way, the state it leads on from."""
        return [state for state in range(self.looked) for _ in self.ways(state)]

    @property
    def cut(self) -> range:
        """The states that were not looked into."""
        return range(self.looked, self.count)

    # --- courses ---

    @cached_property
    def first_ways(self) -> list[int]:
        """By state, the last way of a shortest course to it; -1 for the start."""
        return self.shortest(lambda _: True)

    @cached_property
    def reasoned_ways(self) -> list[int]:
        """The same over ways that make sense to all who consent; -1 as well where there is none."""
        return self.shortest(lambda way: bool(self.rows.reasoned[way]))

    def shortest(self, may_go: Callable[[int], bool]) -> list[int]:
        """By state, the last way of a shortest course to it over the ways that may be gone; -1 for the start, and where
        there is no course."""
        found, met, to = [-1] * self.count, bytearray(self.count), self.rows.to
        met[0], open_ = 1, deque([0])
        while open_:
            for way in self.ways(open_.popleft()):
                if not met[to[way]] and may_go(way):
                    met[to[way]], found[to[way]] = 1, way
                    open_.append(to[way])
        return found

    def course(self, state: int, last: Sequence[int] | None = None) -> list[int] | None:
        """The ways of a shortest course to a state, by the ``last`` way to each state; None where there is none."""
        last, ways = self.first_ways if last is None else last, list[int]()
        while state:
            if last[state] < 0:
                return None
            ways.append(last[state])
            state = self.sources[last[state]]
        return ways[::-1]

    @cached_property
    def depths(self) -> list[int]:
        """By state, the fewest acts that lead to it."""
        depths = [0] * self.count
        for state in range(1, self.count):  # the state before was met earlier
            depths[state] = depths[self.sources[self.first_ways[state]]] + 1
        return depths

    def followed(self, acts: Sequence[int]) -> list[int] | None:
        """The ways of a course of acts; None where it leaves the map."""
        state, ways = 0, list[int]()
        for act in acts:
            way = next((way for way in self.ways(state) if self.rows.acts[way] == act), None)
            if way is None:
                return None
            ways.append(way)
            state = self.rows.to[way]
        return ways
