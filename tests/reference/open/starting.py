"""What every mind holds at the start, where some do not know: what is stated of chains of believers, and secrets.

At the end of a chain stands what is stated for it. Otherwise the longest shorter chain that something is stated for
says it, for everybody takes others to hold what they hold: who is sure takes others to have the same value. Where
nothing is stated, a secret says it, and where there is none, everybody holds the truth.

A secret kept among some: they hold the truth, as far as a chain is of them alone. From the first outsider on,
outsiders are open; and so are, for them, those who keep it, or, where it is openly kept, those have the value,
whichever it is.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..initial import merged
from ..state import Path, State, unfold
from ..world import Secret, World
from .labels import HAVING, OPEN, TIED, Label, among, known, label, retied

Row = tuple[Label, ...]


@dataclass(frozen=True)
class Seed:
    """A mind at the start."""

    chain: Path | None
    """The chain that leads there; None where nothing is stated of one so long."""
    row: Row
    said: frozenset[int]
    """The fluents that something is stated about, for this chain or a shorter one."""
    last: int | None
    outside: tuple[bool, ...]
    """Of each secret, whether the chain has left the circle of those who keep it."""


def unsettled(world: World) -> State:
    """The initial state before any trigger has fired."""
    stated = {(merged(who), f): v for who, f, v in world.beliefs}
    longest = max((len(who) for who, _ in stated), default=0)
    root = Seed((), tuple(world.initial), frozenset(), None, tuple(False for _ in world.secrets))

    def below(seed: Seed, c: int) -> Seed:
        if c == seed.last:
            return seed
        chain = (*seed.chain, c) if seed.chain is not None and len(seed.chain) < longest else None
        here = {f: held for (path, f), held in stated.items() if path == chain}
        outside = tuple(o or c not in s.among for o, s in zip(seed.outside, world.secrets, strict=True))
        row = list(_fallen_back(seed))
        for secret, out in zip(world.secrets, outside, strict=True):
            if secret.fluent not in seed.said:
                row[secret.fluent] = _secret(secret, c, out, seed.row[secret.fluent], world)
        for f, held in here.items():
            row[f] = _in_its_place(held, seed.row[f])
        return Seed(chain, tuple(row), seed.said | set(here), c, outside)

    return unfold(root, lambda seed: (seed.row, [below(seed, c) for c in range(len(world.characters))]))


def _fallen_back(seed: Seed) -> Row:
    """What others are taken to hold where nothing else is said: the same."""
    return tuple(retied(held) if held[0] in HAVING else held for held in seed.row)


def _secret(secret: Secret, c: int, outside: bool, above: Label, world: World) -> Label:
    if not outside:
        return above
    if c in secret.among and secret.openly:
        return retied(above)
    return label(OPEN, world.openable.domain(secret.fluent))


def _in_its_place(held: Label, above: Label) -> Label:
    """A stated label; a tie is to what is held above."""
    return retied(above) if held[0] == TIED else label(held[0], among(held)) if not known(held) else held
