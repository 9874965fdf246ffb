"""A scene played both ways: exactly, and with labels; and where the answers differ.

Asked are all chains of up to three believers, neighbours different, about every plain fluent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise, product

from ..open import act as acting
from ..open.labels import among, known
from ..open.openable import Openable
from ..open.starting import unsettled
from ..state import State
from .acts import act, happening, plain, world
from .happening import after
from .scenes import Scene, beginning
from .worlds import Answer, Model

SAID_OF = {"open": "open", "sure": "sure", "tied": "sure", "unclear": "unclear"}


@dataclass(frozen=True)
class Difference:
    """One answer that differs."""

    chain: tuple[int, ...]
    fluent: int
    exact: Answer
    held: Answer


def chains(people: int) -> Iterator[tuple[int, ...]]:
    """The chains that are asked."""
    for length in (1, 2, 3):
        for chain in product(range(people), repeat=length):
            if all(a != b for a, b in pairwise(chain)):
                yield chain


def played(s: Scene, theories: list[type[Openable]]) -> tuple[Model, list[State], int]:
    """The exact model at the end, the states of each theory, and how many steps there were that could be."""
    exact, ground = beginning(s), world(s)
    openables = [theory(ground.openable.domains) for theory in theories]
    states = [o.weakened(unsettled(replace(ground, openable=o))) for o in openables]
    count = 0
    for step in s.steps:
        h = happening(s, step, exact)
        if h is None:
            continue
        count += 1
        exact, event = after(exact, h, s.scale), act(s, h)
        states = [o.weakened(acting.after(x, event, o)) for x, o in zip(states, openables, strict=True)]
    return exact, states, count


def answer(s: Scene, state: State, chain: tuple[int, ...], f: int) -> Answer:
    """What the labels say."""
    held = state.at(chain).values[f]
    numbers = {plain(s, f, v): v for v in range(s.starts[f].size)}
    return ("known" if known(held) else SAID_OF[held[0]]), frozenset(numbers[v[1]] for v in among(held))


def differences(s: Scene, exact: Model, state: State) -> list[Difference]:
    """Every answer that differs."""
    found = []
    for chain in chains(s.people):
        for f in range(s.plain):
            a, b = exact.answer(chain, f), answer(s, state, chain, f)
            if a != b:
                found.append(Difference(chain, f, a, b))
    return found
