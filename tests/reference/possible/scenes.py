"""Random scenes: who knows what at the start, and a sequence of things that may happen. One seed, one scene.

Kind A: changes, looks, whispers, telling, lying, coming and going, each seen by all, by those in the room, or unseen.
Kind B: also looks at a part, comparisons, acts with a precondition, copies, and changes on a condition.
Kind C: as B, and it is not known to all at the start who is in the room.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product

from .happening import Scale
from .worlds import Model, Values, grown

PLAIN = (
    "change for all",
    "change",
    "change unseen",
    "look",
    "look unseen",
    "whisper",
    "tell",
    "tell one",
    "lie",
    "lie to one",
    "enter",
    "leave",
)
RICH = (*PLAIN, "look whether", "compare", "use", "copy", "change if")


@dataclass(frozen=True)
class Start:
    """How it stands with one fluent at the start: ``common``, ``secret``, ``openly`` secret, ``mistaken`` or ``blank``.

    ``who`` keeps the secret, or is the one who is mistaken, and holds ``other``, or does not know.
    """

    how: str
    value: int
    size: int
    who: tuple[int, ...] = ()
    other: int = 0


@dataclass(frozen=True)
class Step:
    """A thing that may happen: what is missing for it, or makes no sense, is left out when its turn comes."""

    kind: str
    actor: int
    other: int
    fluent: int
    value: int
    fluent2: int
    value2: int


@dataclass(frozen=True)
class Scene:
    """People, what is so and who knows it, and what may happen. After the plain fluents come who is in the room."""

    people: int
    starts: tuple[Start, ...]
    steps: tuple[Step, ...]

    @property
    def plain(self) -> int:
        """How many fluents there are besides who is in the room."""
        return len(self.starts) - self.people

    @property
    def scale(self) -> Scale:
        """The scale of the scene."""
        return Scale(self.plain, tuple(s.size for s in self.starts))


def scene(kind: str, seed: int) -> Scene:
    """The scene of a kind and seed."""
    rng = random.Random(f"{kind} {seed}")
    people = rng.choice((2, 2, 3, 3, 3, 4))
    count = rng.choice((2, 2, 3, 4) if people < 4 else (2, 2, 3))
    sizes = [rng.choice((2, 2, 3)) if count < 4 else 2 for _ in range(count)]
    starts = [_start(rng, size, people) for size in sizes]
    for c in range(people):
        value = int(rng.random() < 0.75)
        if kind == "C" and rng.random() < 0.4:
            starts.append(Start("openly", value, 2, (c, *(d for d in range(people) if d != c and rng.random() < 0.4))))
        else:
            starts.append(Start("common", value, 2))
    kinds = PLAIN if kind == "A" else RICH
    return Scene(people, tuple(starts), tuple(_step(rng, kinds, people, sizes) for _ in range(rng.randint(1, 6))))


def _start(rng: random.Random, size: int, people: int) -> Start:
    value = rng.randrange(size)
    how = rng.choice(
        ("secret", "secret", "secret", "openly", "openly", "openly", "common", "common", "mistaken", "blank")
    )
    if how in ("mistaken", "blank"):
        return Start(how, value, size, (rng.randrange(people),), (value + 1) % size)
    return Start(how, value, size, tuple(c for c in range(people) if rng.random() < 0.35) if how != "common" else ())


def _step(rng: random.Random, kinds: Sequence[str], people: int, sizes: list[int]) -> Step:
    f, g = rng.randrange(len(sizes)), rng.randrange(len(sizes))
    who, other = rng.randrange(people), rng.randrange(people)
    return Step(rng.choice(kinds), who, other, f, rng.randrange(sizes[f]), g, rng.randrange(sizes[g]))


# --- the exact beginning ----------------------------------------------------------------------------


Place = tuple[str, int]
"""Where one fluent may stand at the start: really so, held by who thinks all hold it, or lost; and its value."""


def beginning(s: Scene) -> Model:
    """The model at the start: every fluent by itself, and all of them together."""

    def grow(seed: tuple[Place, ...]) -> tuple[Values, list[frozenset[tuple[Place, ...]]]]:
        parts = [_part(start, place) for start, place in zip(s.starts, seed, strict=True)]
        minds = [frozenset(product(*[thinks(c) for _, thinks in parts])) for c in range(s.people)]
        return tuple(value for value, _ in parts), minds

    real: tuple[Place, ...] = tuple(("real", start.value) for start in s.starts)
    return grown(real, grow)


def _part(start: Start, place: Place) -> tuple[int, Callable[[int], list[Place]]]:
    """The value of one fluent at a place, and where every character thinks it is."""
    where, value = place
    lost: list[Place] = [("lost", v) for v in range(start.size)]
    if where == "lost":
        return value, lambda c: lost
    if where == "held" or start.how == "common":
        return value, lambda c: [place]
    if start.how == "mistaken":
        return value, lambda c: [("held", start.other if c in start.who else value)]
    if start.how == "blank":
        return value, lambda c: lost if c in start.who else [("held", value)]
    if start.how == "secret":
        return value, lambda c: [place] if c in start.who else lost
    return value, lambda c: [place] if c in start.who else [("real", v) for v in range(start.size)]
