"""Which ends can still be come to from a state: a bit for each, and one more for what is unknown.

Along a story the set only shrinks. Where it shrinks an end is lost; where one is left, that one is won. Where the map
was cut, all that lies beyond is unknown, and an end that is not known to be open may be open all the same.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.story.map.circles import groups
from unsaid.story.map.plan import Plan


class StillOpen:
    """By state, what is still open: bit n for the end n, and the bit after the last for what is unknown."""

    def __init__(self, plan: Plan, ends: int) -> None:
        self.plan, self.unknown = plan, 1 << ends
        to = plan.rows.to
        self.groups = groups(plan.count, lambda state: (to[way] for way in plan.ways(state)))
        self.sets = [0] * plan.count
        for group in self.groups:
            found = 0
            for state in group:
                found |= self._own(state)
                for way in plan.ways(state):
                    found |= self.sets[to[way]]
            for state in group:
                self.sets[state] = found

    def _own(self, state: int) -> int:
        kind = self.plan.kinds[state]
        if kind >= 0:
            return 1 << kind
        return self.unknown if state >= self.plan.looked else 0

    def lost(self, way: int) -> int:
        """The ends that are for certain lost by going a way."""
        after = self.sets[self.plan.rows.to[way]]
        before = self.sets[self.plan.sources[way]] & ~self.unknown
        return 0 if after & self.unknown else before & ~after

    def won(self, way: int) -> int:
        """The one end that is left by going a way, where there were others before; 0 where there is no such."""
        before, after = self.sets[self.plan.sources[way]], self.sets[self.plan.rows.to[way]]
        decided = after != before and after and not after & (after - 1) and after != self.unknown
        return after if decided else 0

    def circles(self) -> list[list[int]]:
        """The groups that can be gone round in, the first met first."""
        found = (sorted(group) for group in self.groups if self.is_circle(group))
        return sorted(found)

    def is_circle(self, group: list[int]) -> bool:
        """Whether a group can be gone round in."""
        (state, *others), to = group, self.plan.rows.to
        return bool(others) or any(to[way] == state for way in self.plan.ways(state))


def members(ends: int) -> Iterator[int]:
    """The numbers in a set of bits, in order."""
    number = 0
    while ends:
        if ends & 1:
            yield number
        ends >>= 1
        number += 1
