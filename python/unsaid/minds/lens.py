"""A lens: the world as it is, in which one character wants something else.

Freezing a concern is not forgetting it. The character still has it; it just can neither gain nor lose there, whatever
is done. So a frozen concern stands in the utility as the number it is held at, in the place where its term stood.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

import msgspec

if TYPE_CHECKING:
    from unsaid.world import Expression, GroundWorld
    from unsaid.world.inner import GroundConcern


class Wanting(NamedTuple):
    """Whose utility is another, and the text of that utility, as the world file would have it."""

    character: int
    utility: str


def wanting(character: int, utility: Expression) -> Wanting:
    """The lens in which a character has this utility."""
    return Wanting(character, msgspec.json.encode(utility).decode())


def frozen(ground: GroundWorld, character: int, held: Mapping[int, float]) -> Expression:
    """A character's utility with some of its concerns held: ``held`` gives by place among all concerns what weight
    times term counts as, whatever is the case.

    Raises ValueError where a place is none of the character's concerns.
    """
    own = {place: concern for place, concern in enumerate(ground.inner.concerns) if concern.owner == character}
    strange = [place for place in held if place not in own]
    if strange:
        raise ValueError(f"concern {strange[0]} is none of character {character}")
    utility = ground.utility.characters[character]
    apart = _taken_apart(utility, list(own.values()))
    if apart is None:
        return _balanced(utility, own, held)
    plain, terms = apart
    parts = [*plain, *(held.get(place, term) for place, term in zip(own, terms, strict=True))]
    result, *rest = parts
    for part in rest:
        result = ("+", result, part)
    return result


def _taken_apart(utility: Expression, own: list[GroundConcern]) -> tuple[list[Expression], list[Expression]] | None:
    """What the utility has besides concerns, and its concerns' terms; None where the file wrote the sum another way."""
    terms: list[Expression] = []
    rest: list[Expression] = [utility]
    for concern in reversed(own):
        if not rest:
            return None
        weighted = concern.term if concern.weight == 1.0 else ("*", concern.weight, concern.term)
        match rest[0]:
            case ("+", before, last) if last == weighted:
                rest = [before]
            case whole if whole == weighted:
                rest = []
            case _:
                return None
        terms.append(weighted)
    return rest, terms[::-1]


def _balanced(utility: Expression, own: Mapping[int, GroundConcern], held: Mapping[int, float]) -> Expression:
    """The utility with what the concerns are worth taken off, and what they are held at added."""
    for place, value in held.items():
        concern = own[place]
        utility = ("+", ("-", utility, ("*", concern.weight, concern.counted)), value)
    return utility
