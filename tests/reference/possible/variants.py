"""Weaker theories of not knowing, each with fewer kinds of label, to see what every kind is good for."""

from __future__ import annotations

from ..open.labels import KINDS, OPEN, SURE, TIED, UNCLEAR, Label, known
from ..open.openable import CONDITION, EFFECT, Openable
from ..state import State, unfold


class Weaker(Openable):
    """A theory that lacks some kinds: their labels become open."""

    lacks: tuple[str, ...] = ()

    def weakened(self, state: State) -> State:
        """The state with the labels there are."""

        def grow(seed: tuple[State]) -> tuple[list[Label], list[tuple[State]]]:
            values = [self.weaker(f, held) for f, held in enumerate(seed[0].values)]
            return values, [(mind,) for mind in seed[0].minds()]

        return unfold((state,), grow)

    def weaker(self, fluent: int, held: Label) -> Label:
        """A label as the theory has it."""
        return (OPEN, held[1]) if held[0] in self.lacks else held


class ValuesOnly(Weaker):
    """A value, or nothing at all."""

    lacks = KINDS

    def weaker(self, fluent: int, held: Label) -> Label:
        """Whoever does not hold a value may hold any."""
        return held if known(held) else (OPEN, self.domain(fluent))


class Sets(Weaker):
    """A mind holds some values possible; nobody is taken to know what one does not know."""

    lacks = (SURE, TIED, UNCLEAR)


class SetsAndTies(Weaker):
    """And a mind may have the value that the thinker's fluent has, where it was looked at and nothing came between."""

    lacks = (SURE, UNCLEAR)

    def made(self, fluent: int, label: Label, origin: str, before: Label) -> Label:
        """An effect or a condition ties nothing."""
        if label[0] != TIED or before == label or origin not in (EFFECT, CONDITION):
            return label
        return (SURE, label[1]) if origin == EFFECT else before


class AndSure(SetsAndTies):
    """And, where the tie broke, the value that it had."""

    lacks = (UNCLEAR,)


class AndEffects(Weaker):
    """And what effects make of tied fluents, and conditions of fluents that have two values."""

    lacks = (UNCLEAR,)


THEORIES: dict[str, type[Openable]] = {
    "values only": ValuesOnly,
    "sets": Sets,
    "sets and ties": SetsAndTies,
    "and *sure*": AndSure,
    "and effects on ties, conditions of two values": AndEffects,
    "and *unclear*: the rules": Openable,
}
