"""A course of acts as notes are made on it: its states, whose minds are told, and what those minds hold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from unsaid.data.running import Running
from unsaid.telling.teller import Teller
from unsaid.world.expressions import fluents

if TYPE_CHECKING:
    from unsaid.world import Scalar
    from unsaid.world.structure import Effect

Chain = tuple[int, ...]
"""Characters, outermost believer first."""


class Course(msgspec.Struct, frozen=True, dict=True):
    """``states`` are those before each act, and the last; ``view`` is the mind it is told from, or None."""

    teller: Teller
    running: Running
    states: Sequence[int]
    acts: Sequence[int]
    view: str | None

    @property
    def told(self) -> list[int]:
        """The characters whose minds are told."""
        numbers = self.teller.characters
        return list(numbers.values()) if self.view is None else [numbers[self.view]]

    def chains(self) -> Iterator[Chain]:
        """What is told of: each mind, and what it takes each other to believe."""
        for character in self.told:
            yield (character,)
            yield from ((character, other) for other in self.teller.characters.values() if other != character)

    def values(self, state: int, *chain: int) -> list[Scalar]:
        """What is so in a state, or at the end of a chain of believers there."""
        return self.running.values(self.running.mind(state, *chain))

    def names(self, chain: Chain) -> tuple[str, ...]:
        """The characters' names in the world."""
        return tuple(self.teller.ground.characters[c] for c in chain)

    @cached_property
    def worded(self) -> list[int]:
        """The fluents there are words for; all where the world has no words. Of what is contested only what follows."""
        told = set(range(len(self.teller.ground.fluents))) - self.teller.ground.inner.accounts
        return [f for f in sorted(told) if self.teller.has_words(f) or not self.teller.world.tellings]

    @cached_property
    def tallies(self) -> frozenset[int]:
        """The fluents that are only ever counted up or down from what they were."""
        ground = self.teller.ground
        effects = [effect for event in (*ground.actions, *ground.triggers) for effect in event.effects]
        counted, set_ = ({e.fluent for e in effects if _counts(e) is wanted} for wanted in (True, False))
        return frozenset(counted - set_)

    def sees(self, place: int, chain: Chain) -> bool:
        """Whether an act is seen by the first of a chain, and seen to be seen by the next."""
        state, act = self.states[place], self.acts[place]
        for character in chain:
            if not self.running.sees(state, act, character):
                return False
            state = self.running.mind(state, character)
        return True

    def does(self, place: int, fluent: int) -> bool:
        """Whether the act itself changes a fluent, and not what follows from it or what it makes believed."""
        effects = self.teller.ground.actions[self.acts[place]].effects
        return any(effect.fluent == fluent and not effect.who for effect in effects)


def _counts(effect: Effect) -> bool:
    """Whether an effect adds to what there was, or takes from it."""
    how = effect.value
    return type(how) is tuple and how[0] in ("+", "-") and effect.fluent in fluents(how)
