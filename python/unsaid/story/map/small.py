"""The small form: a map that can be looked at, with no more than so many places, and what was merged in each.

Single ways are drawn as one: a state with one way in and one way on is no place of its own, and what is done there
stands on the line. Where that is still too much, states are merged by which ends remain open: first those that lead to
each other, then all of a kind, and of kinds that are many the small ones by how many ends they leave open. Nothing is
ever lost twice, so nothing leads back between merged places. Where all leave the same open, they are merged by how
many acts have led to them. A merged place can be opened: what is in it is drawn in the same way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from unsaid.story.map.plan import Plan
from unsaid.story.map.still_open import StillOpen

MOST, EASY = 120, 40
"""Places that can be looked at, and those that can be taken in."""

How = Literal["states", "regions", "kinds", "rest", "acts done"]
"""What the places are: states; states that lead to each other and leave the same open; all states that leave the same
open; those, and the rest by how many ends they leave open; states by how many acts have led to them."""


@dataclass(frozen=True)
class Spot:
    """A place: the states in it, and what they leave open together, as bits."""

    states: tuple[int, ...]
    open: int
    end: int = -1


@dataclass(frozen=True)
class Line:
    """A line from a place to another: single courses, each as the ways it is made of."""

    start: int
    to: int
    courses: tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Small:
    """Places and lines; ``how`` says what the places are."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    how: How


Merge = Callable[[Sequence[int]], dict[int, object]]


def small(plan: Plan, still: StillOpen, states: Iterable[int] | None = None, most: int = MOST) -> Small:
    """The small form of a map, or of some states of it."""
    among = range(plan.count) if states is None else sorted(set(states))
    drawing = _Drawing(plan, still, among, most)
    return drawing.drawn()


class _Drawing:
    def __init__(self, plan: Plan, still: StillOpen, among: Sequence[int], most: int) -> None:
        self.plan, self.still, self.among, self.most = plan, still, among, most
        self.inside = bytearray(plan.count)
        for state in among:
            self.inside[state] = 1

    def drawn(self) -> Small:
        """The finest form that can be taken in; where there is none, the smallest that can be looked at."""
        forms: list[tuple[How, Merge]] = [
            ("states", self._alone),
            ("regions", self._regions),
            ("kinds", self._kinds),
            ("rest", self._rest),
        ]
        if len({self.still.sets[state] for state in self.among if self.plan.kinds[state] < 0}) == 1:
            forms[2:] = [("acts done", self._depths)]
        found = list[Small]()
        for how, merge in forms:
            found.append(self._form(merge, how))
            if len(found[-1].spots) <= min(EASY, self.most):
                return found[-1]
        smallest = min(found, key=lambda form: len(form.spots))
        return smallest if len(smallest.spots) <= self.most else self._form(self._few, "rest")

    # --- what is merged: by state, what tells its place from others ---

    def _alone(self, states: Sequence[int]) -> dict[int, object]:
        return {state: state for state in states}

    def _kinds(self, states: Sequence[int]) -> dict[int, object]:
        return {state: self._kind(state) for state in states}

    def _kind(self, state: int) -> object:
        """Ends by which they are, other states by what they leave open."""
        end = self.plan.kinds[state]
        return ("end", end) if end >= 0 else ("open", self.still.sets[state])

    def _regions(self, states: Sequence[int]) -> dict[int, object]:
        """States that lead to each other and leave the same open; each end is one place."""
        chief = {state: state for state in states}

        def top(state: int) -> int:
            while chief[state] != state:
                chief[state] = chief[chief[state]]
                state = chief[state]
            return state

        for state in states:
            for way in self.plan.ways(state):
                to = self.plan.rows.to[way]
                if self.inside[to] and self._kind(to) == self._kind(state):
                    one, other = sorted((top(state), top(to)))
                    chief[other] = one
        return {s: self._kind(s) if self.plan.kinds[s] >= 0 else top(s) for s in states}

    def _depths(self, states: Sequence[int]) -> dict[int, object]:
        """States by how many acts have led to them, in steps that leave few enough."""
        depths = self.plan.depths
        last = max((depths[state] for state in states), default=0)
        step = 1 + last // (self.most // 2)
        ends = self.plan.kinds
        return {s: ("end", ends[s]) if ends[s] >= 0 else ("depth", depths[s] // step) for s in states}

    def _rest(self, states: Sequence[int]) -> dict[int, object]:
        """The kinds that hold most states; all others by how many ends they leave open."""
        kinds = self._kinds(states)
        counts = Counter(kind for state, kind in kinds.items() if self.plan.kinds[state] < 0)
        ends = len({kind for state, kind in kinds.items() if self.plan.kinds[state] >= 0})
        layers = len({self.still.sets[state].bit_count() for state in states})
        ranked = sorted(counts, key=lambda kind: (-counts[kind], str(kind)))
        kept = set(ranked[: max(1, self.most - ends - layers)])
        first = kinds.get(0)
        return {
            state: kind
            if self.plan.kinds[state] >= 0 or kind in kept or kind == first
            else ("left", self.still.sets[state].bit_count())
            for state, kind in kinds.items()
        }

    def _few(self, states: Sequence[int]) -> dict[int, object]:
        """Where there are more ends than places: all ends as one, the rest by how many they leave open."""
        most, ends = self.most - 2, self.plan.kinds
        sizes = {s: self.still.sets[s].bit_count() for s in states}
        return {s: ("ends",) if ends[s] >= 0 else ("left", min(sizes[s], most)) for s in states}

    # --- how it is drawn ---

    def _form(self, merge: Merge, how: How) -> Small:
        place = merge(self.among)
        order = list(dict.fromkeys(place[state] for state in self.among))
        if how != "states" and len(order) > 4 * self.most:
            return Small(tuple(Spot((), 0) for _ in order), (), how)  # too many, whatever lies on single ways
        numbers = {kind: number for number, kind in enumerate(order)}
        members: list[list[int]] = [[] for _ in order]
        for state in self.among:
            members[numbers[place[state]]].append(state)
        at = {state: numbers[place[state]] for state in self.among}
        lines = defaultdict[tuple[int, int], list[tuple[int, ...]]](list)
        for state in self.among:
            for way in self.plan.ways(state):
                to = self.plan.rows.to[way]
                if self.inside[to] and (at[to] != at[state] or how == "states"):
                    lines[at[state], at[to]].append((way,))
        spots = [self._spot(states) for states in members]
        return _straightened(spots, lines, how)

    def _spot(self, states: list[int]) -> Spot:
        together = 0
        for state in states:
            together |= self.still.sets[state]
        ends = {self.plan.kinds[state] for state in states}
        return Spot(tuple(states), together, ends.pop() if len(ends) == 1 else -1)


def _straightened(spots: list[Spot], lines: dict[tuple[int, int], list[tuple[int, ...]]], how: How) -> Small:
    """Draws single ways as one: a place of one state with one line of one course in, and one on, stands on a line."""
    ins, outs = defaultdict[int, set[int]](set), defaultdict[int, set[int]](set)
    for start, to in lines:
        ins[to].add(start)
        outs[start].add(to)
    gone = set[int]()
    for spot in range(1, len(spots)):
        if len(spots[spot].states) != 1 or spots[spot].end >= 0 or len(ins[spot]) != 1 or len(outs[spot]) != 1:
            continue
        (start,), (to,) = ins[spot], outs[spot]
        if spot in (start, to) or start == to or len(lines[start, spot]) != 1 or len(lines[spot, to]) != 1:
            continue
        (before,), (after,) = lines.pop((start, spot)), lines.pop((spot, to))
        lines.setdefault((start, to), []).append(before + after)
        outs[start].discard(spot)
        outs[start].add(to)
        ins[to].discard(spot)
        ins[to].add(start)
        gone.add(spot)
    numbers = {spot: number for number, spot in enumerate(s for s in range(len(spots)) if s not in gone)}
    kept = tuple(spots[spot] for spot in numbers)
    drawn = sorted((numbers[start], numbers[to], tuple(courses)) for (start, to), courses in lines.items())
    return Small(kept, tuple(Line(*line) for line in drawn), how)
