"""How likely each end is from each state, where everybody does what leads highest in their own eyes.

Each way has a share of its state (``unsaid.minds.chart``). What a state comes to is the sum of what its ways lead to,
by their shares: a linear equation for each state, solved group by group from the last to the first. A group of one is
a sum; a circle is solved among its own states, exactly where they are few, and by going round until nothing moves
where they are many. What never comes to an end has the rest of the chance.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from unsaid.story.map.circles import groups
from unsaid.story.map.plan import Plan

FEW = 60
"""States of a circle up to which it is solved by elimination."""

ROUNDS, STILL = 10_000, 1e-13

Row = list[float]
Mix = Sequence[tuple[float, int]]
"""Shares, each with the state it goes to."""


class Likely:
    """By state, what it comes to by the shares of its ways. Needs shares."""

    def __init__(self, plan: Plan) -> None:
        assert plan.rows.shares is not None
        self.plan, self.shares = plan, plan.rows.shares
        self.groups = groups(plan.count, lambda state: (to for _, to in self.mix(state)))

    def mix(self, state: int) -> list[tuple[float, int]]:
        """Where a state leads by its shares; ways that have none are left out."""
        to, shares = self.plan.rows.to, self.shares
        return [(shares[way], to[way]) for way in self.plan.ways(state) if shares[way] > 0]

    def ends(self, count: int) -> list[Row]:
        """By state, the chance of each end, and last of what is unknown."""

        def own(state: int) -> Row | None:
            kind = count if state >= self.plan.looked and self.plan.kinds[state] < 0 else self.plan.kinds[state]
            return None if kind < 0 else [float(kind == at) for at in range(count + 1)]

        return self.solved(own, count + 1)

    def values(self, worth: Sequence[float]) -> list[float]:
        """By state, what is expected of a worth that ends, and states not looked into, have by themselves."""

        def own(state: int) -> Row | None:
            return [worth[state]] if self.plan.kinds[state] >= 0 or state >= self.plan.looked else None

        return [value for (value,) in self.solved(own, 1)]

    def solved(self, own: Callable[[int], Row | None], width: int) -> list[Row]:
        """What each state comes to; ``own`` gives what a state is by itself, None where its ways say."""
        found: list[Row] = [[0.0] * width for _ in range(self.plan.count)]
        for group in self.groups:
            mixes = {state: self.mix(state) for state in group}
            for state in group:
                given = own(state)
                if given is not None:
                    found[state], mixes[state] = given, []
            if len(group) == 1:
                (state,) = group
                if mixes[state]:
                    found[state] = _one(mixes[state], state, found, width)
            else:
                _circle(mixes, found, width)
        return found

    def visits(self) -> list[float]:
        """By state, how often a story is expected to come to it."""
        found = [0.0] * self.plan.count
        found[0] = 1.0
        for group in reversed(self.groups):
            if len(group) > 1:
                self._round(group, found)
            for state in group:
                for share, to in self.mix(state):
                    if len(group) == 1 or to not in group:
                        found[to] += share * found[state] if to != state else 0.0
        return found

    def _round(self, group: list[int], found: list[float]) -> None:
        """Adds to the visits of a circle's states those that come of going round, as far as one leaves it again."""
        inner = {state: [(share, to) for share, to in self.mix(state) if to in set(group)] for state in group}
        wave = {state: found[state] for state in group}
        for _ in range(ROUNDS):
            then = dict.fromkeys(group, 0.0)
            for state, amount in wave.items():
                for share, to in inner[state]:
                    then[to] += share * amount
            if sum(then.values()) < STILL:
                return
            for state, amount in then.items():
                found[state] += amount
            wave = then


def _sum(mix: Mix, found: Sequence[Row], width: int) -> Row:
    total = [0.0] * width
    for share, to in mix:
        for at, amount in enumerate(found[to]):
            if amount:
                total[at] += share * amount
    return total


def _one(mix: Mix, state: int, found: Sequence[Row], width: int) -> Row:
    """What a state comes to that may lead to itself."""
    back = sum(share for share, to in mix if to == state)
    others = [(share, to) for share, to in mix if to != state]
    total = _sum(others, found, width)
    return total if not back else [amount / (1 - back) if back < 1 else 0.0 for amount in total]


def _circle(mixes: dict[int, list[tuple[float, int]]], found: list[Row], width: int) -> None:
    """Solves the states of a circle among themselves."""
    given = {state: _sum([(s, to) for s, to in mix if to not in mixes], found, width) for state, mix in mixes.items()}
    given |= {state: found[state] for state, mix in mixes.items() if not mix}
    inner = {state: [(share, to) for share, to in mix if to in mixes] for state, mix in mixes.items()}
    if not any(any(row) for row in given.values()):
        return  # one goes round for ever
    if len(mixes) <= FEW:
        _eliminated(inner, given, found)
    else:
        _relaxed(inner, given, found, width)


def _eliminated(inner: dict[int, list[tuple[float, int]]], given: dict[int, Row], found: list[Row]) -> None:
    rows: dict[int, dict[int, float]] = {}
    for state, mix in inner.items():
        rows[state] = {}
        for share, to in mix:
            rows[state][to] = rows[state].get(to, 0.0) + share
    order = list(rows)
    for place, state in enumerate(order):
        own = 1 - rows[state].pop(state, 0.0)
        rows[state] = {to: share / own for to, share in rows[state].items()} if own > 0 else {}
        given[state] = [amount / own if own > 0 else 0.0 for amount in given[state]]
        for later in order[place + 1 :]:
            share = rows[later].pop(state, 0.0)
            if share:
                given[later] = [a + share * b for a, b in zip(given[later], given[state], strict=True)]
                for to, more in rows[state].items():
                    rows[later][to] = rows[later].get(to, 0.0) + share * more
    for state in reversed(order):
        row = given[state]
        for to, share in rows[state].items():
            row = [a + share * b for a, b in zip(row, found[to], strict=True)]
        found[state] = row


def _relaxed(inner: dict[int, list[tuple[float, int]]], given: dict[int, Row], found: list[Row], width: int) -> None:
    for _ in range(ROUNDS):
        moved = 0.0
        for state, mix in inner.items():
            then = [a + b for a, b in zip(given[state], _sum(mix, found, width), strict=True)]
            moved = max(moved, *(abs(a - b) for a, b in zip(then, found[state], strict=True)))
            found[state] = then
        if moved < STILL:
            return
