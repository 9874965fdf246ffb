"""Who knew what, when: every change in what anybody knows, act by act.

A row for the start and for each act, a column for each mind, and one for what each believes of each other: a fact comes
to be known, or is missed by somebody who goes on believing what was so before; or somebody comes to believe what is not
so, or no longer knows. A belief about another's belief is held against what the other does believe. What all learn as
soon as it is so is left out, and so is what goes without saying of another's mind: that who saw it knows it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from unsaid.data.proof import called, fact, same_value
from unsaid.data.running import Literal as Patched
from unsaid.data.statements import Change, How, Row
from unsaid.psyche.log import Log
from unsaid.world.supposing import has_value, unsure


def fits(held: Any, other: Any) -> bool:
    """Whether what a mind holds is what is so, or what the mind holds that it is about: of one that is taken to know,
    whether it does."""
    label = unsure(held)
    if label is None:
        return same_value(held, other)
    if label[0] == "unclear":
        return True
    truth = unsure(other)
    return has_value(other) if label[0] in ("sure", "tied") else truth is not None and truth[0] == "open"


def _how(held: Any) -> How:
    """What is said of somebody who does not know, or is wrongly taken to know."""
    label = unsure(held)
    return "open" if label is not None and label[0] == "open" else "wrong"


Column = list[list]
"""What one mind holds, after each number of acts: the value of every fluent."""


def grid(log: Log) -> list[Row]:
    """The rows in which anything changed."""
    table = _Table(log)
    rows = [Row(done - 1, tuple(table.changes(done))) for done in range(len(log.states))]
    return [row for row in rows if row.changes]


class _Table:
    def __init__(self, log: Log) -> None:
        self.log = log
        world = log.world
        ones = [(c,) for c in log.characters]
        self.chains = [*ones, *((c, d) for c in log.characters for d in log.characters if c != d)]
        self.held: dict[tuple[int, ...], Column] = {(): [world.values(state) for state in log.states]}
        for chain in self.chains:
            self.held[chain] = [world.values(world.mind(state, *chain)) for state in log.states]
        self.fluents = [f for f, fluent in enumerate(world.ground.fluents) if not fluent.static]

    def changes(self, done: int) -> Iterator[Change]:
        """The changes of the last of so many acts, or of the start, mind by mind."""
        told = {chain: [] for chain in self.chains}
        for fluent in self.fluents:
            for chain, how, value in self._of(fluent, done):
                told[chain].append((fluent, how, value))
        ground = self.log.world.ground
        for chain, found in told.items():
            for fluent, how, value in found:
                yield Change(called(ground, chain), how, fact(ground, Patched((), fluent, value)))

    def _of(self, fluent: int, done: int) -> Iterator[tuple[tuple[int, ...], How, object]]:
        """What became of one fluent in each mind."""
        found = {chain: self._change(chain, fluent, done) for chain in self.chains}
        own = [found[chain] for chain in self.chains if len(chain) == 1]
        missed = any(change is not None and change[0] != "knows" for change in own)
        for chain, change in found.items():
            if change is None and done == 0 and missed and len(chain) == 1:
                yield chain, "knows", self.held[chain][0][fluent]
            if change is not None:
                how, value = change
                if how != "knows" or not self._right(chain, fluent, done - 1) or (missed and len(chain) == 1):
                    yield chain, how, value

    def _right(self, chain: tuple[int, ...], fluent: int, done: int) -> bool:
        """Whether a mind has a fluent as it is: in the world, or in the mind it is about."""
        return fits(self.held[chain][done][fluent], self.held[chain[1:]][done][fluent])

    def _change(self, chain: tuple[int, ...], fluent: int, done: int) -> tuple[How, object] | None:
        now, truth = self.held[chain][done][fluent], self.held[chain[1:]][done][fluent]
        right = fits(now, truth)
        if unsure(now) is not None and not right:
            was = self.held[chain][done - 1][fluent] if done else None
            return None if done and same_value(now, was) else (_how(now), now)
        if done == 0:
            return None if right else ("misses", truth) if now is None else ("wrong", now)
        was, before = self.held[chain][done - 1][fluent], self.held[chain[1:]][done - 1][fluent]
        if not same_value(now, was):
            return ("knows", now) if right else ("loses", was) if now is None else ("wrong", now)
        if right:
            return None if self._right(chain, fluent, done - 1) else ("knows", now)
        return None if same_value(truth, before) else ("misses", truth)
