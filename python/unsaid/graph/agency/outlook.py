"""What is to come from each place, when somebody plays by a policy: worked out exactly, and not by playing.

An *outlook* is a distribution over what a story may come to: an ending, and how things stand at it. Two outlooks differ
by their total variation, the most that the chance of anything can differ between them.

**Cycles.** A policy may go round, and the outlook of every place is the solution of linear equations, so that going
round any number of times is counted in full (``solving``). Places that are never left again, once come to, are an
outcome of their own, ``ENDLESS``, and a game that comes to one is over as far as its turns are counted.

**A cut graph.** What lies beyond the cut is unknown, and is an outcome of its own, ``CUT``. A game that comes to it is
over as far as its turns are counted. Whether two outlooks differ is said by the *least* they can differ, whatever lies
beyond; so a decision that counts as real in a cut graph is real. Endings are counted among the games that end.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping
from enum import Enum
from functools import cached_property
from typing import Any

from .board import Board
from .policies import Empty, Kind, Policy, chances, kinds
from .solving import added, parts, solved, turned

Sum = dict[Hashable, float]


class Beyond(Enum):
    """Outcomes that are no ending."""

    CUT = "cut"
    ENDLESS = "endless"


class Outlooks:
    """The outlook of every place of a board, under a policy and with some acts known to be empty."""

    def __init__(self, board: Board, policy: Policy, empty: Empty = ()) -> None:
        self.board, self.empty = board, empty
        places = range(len(board.places))
        self.kinds: list[tuple[Kind, ...]] = [kinds(board, n, empty) for n in places]
        self.chances = [chances(board, n, self.kinds[n], policy) for n in places]
        steps = [self._row(n) for n in places]
        self._order = parts(steps)
        self._endless = _never_left(steps, self._order)
        self.rows = [{} if n in self._endless else row for n, row in enumerate(steps)]

    def _row(self, place: int) -> dict[int, float]:
        row: dict[int, float] = {}
        for option, chance in zip(self.board.places[place].options, self.chances[place], strict=True):
            if chance:
                added(row, chance, {option.to: 1.0})
        return row

    # --- what it comes to ---

    @cached_property
    def outcomes(self) -> list[Sum]:
        """Of each place, the chance of each ending with how things stand at it."""
        ends = [{} if row else {self._outcome(n): 1.0} for n, row in enumerate(self.rows)]
        return solved(self.rows, ends, self._order)

    def _outcome(self, place: int) -> Hashable:
        if place in self._endless:
            return Beyond.ENDLESS, Beyond.ENDLESS
        here = self.board.places[place]
        return (here.ending, here.standing) if here.over else (Beyond.CUT, Beyond.CUT)

    @cached_property
    def endings(self) -> list[Sum]:
        """Of each place, the chance of each ending."""
        return [_marginal(outlook, 0) for outlook in self.outcomes]

    @cached_property
    def standings(self) -> list[Sum]:
        """Of each place, the chance of how things stand at the end."""
        return [_marginal(outlook, 1) for outlook in self.outcomes]

    @cached_property
    def coming(self) -> list[Sum]:
        """Of each place, the chance that each act of others will ever come."""
        found: list[Sum] = [{} for _ in self.rows]
        for act in {act for place in self.board.places for option in place.options for act in option.others}:
            for total, chance in zip(found, self._coming(act), strict=True):
                if chance:
                    total[act] = chance
        return found

    def _coming(self, act: str) -> list[float]:
        """The chance that one act comes: a turn in which it does is as good as an end."""
        rows, now = [dict[int, float]() for _ in self.rows], [dict[str, float]() for _ in self.rows]
        for n in (n for n, row in enumerate(self.rows) if row):
            for option, chance in zip(self.board.places[n].options, self.chances[n], strict=True):
                if act in option.others:
                    added(now[n], chance, {act: 1.0})
                else:
                    added(rows[n], chance, {option.to: 1.0})
        return [total.get(act, 0.0) for total in solved(rows, now, self._order)]

    # --- how often one is there ---

    @cached_property
    def visits(self) -> list[float]:
        """How many turns of a game are spent at each place, on average; none where it is over."""
        start = [{"": 1.0} if n == 0 else {} for n in range(len(self.rows))]
        found = solved(turned(self.rows), start, self._order[::-1])
        return [total.get("", 0.0) if row else 0.0 for total, row in zip(found, self.rows, strict=True)]

    @cached_property
    def reached(self) -> list[bool]:
        """Whether a game can come to each place."""
        return [n == 0 or any(self.visits[m] > 0 for m in back) for n, back in enumerate(turned(self.rows))]


def _never_left(rows: list[dict[int, float]], order: list[list[int]]) -> set[int]:
    """The places of the parts that lead nowhere else, and are no end."""
    closed = (part for part in order if all(rows[n] and rows[n].keys() <= set(part) for n in part))
    return {n for part in closed for n in part}


def _marginal(outlook: Mapping[Any, float], side: int) -> Sum:
    total: Sum = {}
    for outcome, chance in outlook.items():
        assert isinstance(outcome, tuple)
        total[outcome[side]] = total.get(outcome[side], 0.0) + chance
    return total


# --- how far they differ, and how much they say ---


def distance(one: Mapping[Any, float], other: Mapping[Any, float]) -> float:
    """Total variation: the most that the chance of anything differs."""
    return sum(abs(one.get(key, 0.0) - other.get(key, 0.0)) for key in one.keys() | other.keys()) / 2


def least_distance(one: Mapping[Any, float], other: Mapping[Any, float]) -> float:
    """The least that two outlooks can differ, whatever lies beyond the cut."""
    more = sum(max(0.0, chance - other.get(key, 0.0)) for key, chance in one.items() if key is not Beyond.CUT)
    return max(0.0, more - other.get(Beyond.CUT, 0.0))


def bits(outlook: Mapping[Any, float]) -> float:
    """Entropy: how much is still open."""
    return -sum(chance * math.log2(chance) for chance in outlook.values() if chance > 1e-12) + 0.0


def among_ends(outlook: Mapping[Any, float]) -> Sum:
    """The chance of each ending among the games that end."""
    ends = {key: chance for key, chance in outlook.items() if not isinstance(key, Beyond)}
    total = sum(ends.values())
    return {key: chance / total for key, chance in ends.items()} if total else {}
