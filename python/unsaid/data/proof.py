"""What a statement rests on: runs of the world that anybody can go through again.

A run starts from the story (so many acts of it, perhaps with some replaced), looks into a mind, puts some beliefs there
right, does some further acts in that mind, and reads something off: what it is worth to somebody, or whether an act
makes sense there. Nothing else is ever read off, so a statement about a mind is as sure as what the world means.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from unsaid.data.running import Literal

if TYPE_CHECKING:
    from unsaid.world import GroundWorld, Scalar


class Fact(msgspec.Struct, frozen=True):
    """A fluent's value in the mind at the end of ``who``, by name."""

    who: tuple[str, ...]
    fluent: str
    value: bool | float | str | None


class Instead(msgspec.Struct, frozen=True):
    """The act at a place replaced by another, or left out."""

    place: int
    act: str | None


class At(msgspec.Struct, frozen=True, omit_defaults=True):
    """A mind a run comes to: ``done`` acts of the story, some ``instead``; the mind at the end of ``who``; ``patched``
    there; the mind at the end of ``within``, as it is in that; and after the acts ``then``, each of them possible
    there. Acts of the altered story that have become impossible end the comparison, so there are none."""

    done: int
    who: tuple[str, ...] = ()
    instead: tuple[Instead, ...] = ()
    patched: tuple[Fact, ...] = ()
    then: tuple[str, ...] = ()
    within: tuple[str, ...] = ()


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """One run and what it shows. ``role`` is its part in the statement.

    ``worth`` is the utility of ``character`` there, or, with ``fortune``, its utility less what its norms come to. With
    ``act``, ``explained`` says whether the act makes sense there to ``character``, whose mind it is. ``chosen`` are the
    acts it would choose between there, with the concerns ``frozen``; empty for nothing. ``weighed`` says that it is
    asked as evidence is weighed, looking as far as everybody does who weighs it.
    """

    role: str
    at: At
    character: str
    worth: float | None = None
    act: str | None = None
    explained: bool | None = None
    frozen: tuple[str, ...] = ()
    chosen: tuple[str, ...] | None = None
    fortune: bool = False
    weighed: bool = False


class Numbers(NamedTuple):
    """What the names in runs stand for in one world."""

    characters: dict[str, int]
    actions: dict[str, int]
    fluents: dict[str, int]


@lru_cache(maxsize=8)
def _numbers(key: int, ground: _Same) -> Numbers:
    world = ground.world
    return Numbers({c: i for i, c in enumerate(world.characters)}, world.actions_named(), world.fluents_named())


class _Same(NamedTuple):
    """A world by identity, for a cache: worlds are large to compare."""

    world: GroundWorld

    def __hash__(self) -> int:
        return id(self.world)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.world is self.world


def numbers(ground: GroundWorld) -> Numbers:
    """The numbers of a world's names."""
    return _numbers(id(ground), _Same(ground))


def literal(ground: GroundWorld, fact: Fact) -> Literal:
    """A fact by number. Raises KeyError with the name this world does not have."""
    names = numbers(ground)
    return Literal(tuple(names.characters[c] for c in fact.who), names.fluents[fact.fluent], fact.value)


def fact(ground: GroundWorld, found: Literal) -> Fact:
    """A literal by name."""
    return Fact(called(ground, found.who), ground.fluents[found.fluent].name, found.value)


def called(ground: GroundWorld, characters: Iterable[int]) -> tuple[str, ...]:
    """Characters by name."""
    return tuple(ground.characters[c] for c in characters)


def acted(ground: GroundWorld, acts: Iterable[int]) -> tuple[str, ...]:
    """Acts by name."""
    return tuple(ground.actions[act].name for act in acts)


def same_value(a: Scalar, b: Scalar) -> bool:
    """Whether two values are the same one; ``True`` is not 1."""
    return a == b and (type(a) is bool) == (type(b) is bool)


def differing(values: Sequence[Scalar], others: Sequence[Scalar]) -> list[int]:
    """The fluents that have one value in the one row and another in the other."""
    rows = enumerate(zip(values, others, strict=True))
    return [fluent for fluent, (a, b) in rows if a is not b and not same_value(a, b)]
