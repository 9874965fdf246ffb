"""Pointed models: worlds, and for every character the worlds it cannot tell from the one it is in."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Seed = TypeVar("Seed", bound=Hashable)
Values = tuple[int, ...]
Answer = tuple[str, frozenset[int]]
"""Known, sure, open or unclear; and the values left."""


@dataclass(frozen=True)
class Model:
    """World 0 is the real one. ``thinks[w][c]`` are the worlds that ``c`` thinks possible in world ``w``."""

    values: tuple[Values, ...]
    thinks: tuple[tuple[frozenset[int], ...], ...]

    @property
    def real(self) -> Values:
        """What is so."""
        return self.values[0]

    def after_chain(self, chain: Sequence[int]) -> frozenset[int]:
        """The worlds at the end of a chain of believers."""
        here = frozenset((0,))
        for c in chain:
            here = frozenset(x for w in here for x in self.thinks[w][c])
        return here

    def answer(self, chain: Sequence[int], fluent: int) -> Answer:
        """What the last of a chain holds of a fluent, as those before it can tell."""
        *outer, last = chain
        minds = {frozenset(self.values[x][fluent] for x in self.thinks[w][last]) for w in self.after_chain(outer)}
        left = frozenset().union(*minds)
        if len(left) == 1:
            return "known", left
        if all(len(m) == 1 for m in minds):
            return "sure", left
        return ("open" if all(len(m) > 1 for m in minds) else "unclear"), left

    def sound(self) -> bool:
        """Whether minds are what minds are here: never empty, and everybody knows what they think themselves (KD45)."""
        return all(
            there and all(self.thinks[x][c] == there for x in there)
            for thinks in self.thinks
            for c, there in enumerate(thinks)
        )


def grown(root: Seed, grow: Callable[[Seed], tuple[Values, Sequence[frozenset[Seed]]]]) -> Model:
    """The model that grows from a seed: its values, and for every character the seeds it thinks possible."""
    order, number = [root], {root: 0}
    values, thinks = [], []
    for seed in order:
        here, sets = grow(seed)
        for x in (x for s in sets for x in s):
            if x not in number:
                number[x] = len(order)
                order.append(x)
        values.append(here)
        thinks.append(tuple(frozenset(number[x] for x in s) for s in sets))
    return _smallest(values, thinks)


def _smallest(values: list[Values], thinks: list[tuple[frozenset[int], ...]]) -> Model:
    """The same model with worlds that nobody could ever tell apart made one."""
    group, count = _numbered(values)
    while True:
        looks = [(group[w], tuple(frozenset(group[x] for x in s) for s in thinks[w])) for w in range(len(values))]
        group, more = _numbered(looks)
        if more == count:
            break
        count = more
    first: dict[int, int] = {}
    for w, g in enumerate(group):
        first.setdefault(g, w)
    kept = [first[g] for g in range(count)]
    return Model(
        tuple(values[w] for w in kept), tuple(tuple(frozenset(group[x] for x in s) for s in thinks[w]) for w in kept)
    )


def _numbered(labels: Sequence[Hashable]) -> tuple[list[int], int]:
    numbers: dict[Hashable, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels], len(numbers)
