"""Which facts are worth saying of a mind to whoever plays it.

A world keeps much that nobody in it thinks about: how often something was tried, which month it is, that a thing was
said and is not to be said again. To a player who asks what is believed, such a list hides the two lines that matter. So
a belief is told where somebody could have it otherwise, or where somebody's heart is in it:

- *In doubt*: one of the minds at hand has it otherwise than another.
- *Not known*: the mind itself does not know it, or has found it out, and something still hangs on it.
- *At heart*: what somebody wants, or a concern of theirs, rests on it as things stand; and it holds, or is no longer
  as it was. Were it otherwise, and all else as it is, that would come to something else. What once mattered and has
  been overtaken is not told any more.

Never told is what only keeps count: the accounts of questions and turns, and numbers that no act makes less and another
more. What somebody has of something goes from hand to hand, and is told; a tally only rises, a mark is only set. Where
somebody is, everybody who is there sees, and it is told only where it is in doubt. A world without words of its own is
not yet made to be read: of it all is told but accounts.
"""

from __future__ import annotations

import math
from collections.abc import Container, Iterator, Sequence
from functools import cached_property

import msgspec

from unsaid.language import core
from unsaid.telling.lasting import ever_hung_on
from unsaid.world import GroundWorld
from unsaid.world.expressions import reads, walk
from unsaid.world.passes import place
from unsaid.world.scalars import Expression, Scalar
from unsaid.world.values import Reader, value

AT_HEART = 7
"""Facts at heart that are told, besides those in doubt: those on which most rests."""

UNKNOWN = 7
"""Facts that are told as the mind does not know them, or did not, though nobody is taken to have them otherwise."""


class Mattering(msgspec.Struct, frozen=True, dict=True):
    """What matters of the facts of a world."""

    world: core.World
    ground: GroundWorld

    def counts_only(self, fluent: int) -> bool:
        """Whether a fact only keeps count."""
        tallied = bool(self.world.tellings) and self.ground.fluents[fluent].property in self._tallies
        return tallied or fluent in self.ground.inner.accounts

    def says_where(self, fluent: int) -> bool:
        """Whether a fact says where somebody is."""
        return self.ground.fluents[fluent].property == self._place

    def at_heart(self, fluent: int, now: Scalar, first: Scalar, minds: Sequence[Reader]) -> float:
        """How much of what somebody wants rests on a fact, which holds, or is no longer as it was at first; 0 for
        nothing. ``minds``: what is so as each character has it, by number, all as one mind holds it."""
        if not self.world.tellings:
            return 1.0
        if self.says_where(fluent) or not (now is True or now != first):
            return 0.0
        if fluent in self._asked:
            return math.inf
        hearts = self._hearts.get(fluent, ())
        return max((self._rests(weight, term, fluent, minds[who]) for who, weight, term in hearts), default=0.0)

    def lasting(self, fluent: int, minds: Sequence[Reader], live: Container[int]) -> bool:
        """Whether something hangs on a fact still, or nothing ever did. ``live``: the facts that what may still come
        hangs on."""
        if not self.world.tellings or fluent in live or fluent in self._asked:
            return True
        hearts = self._hearts.get(fluent, ())
        if not hearts and fluent not in self._ever:
            return True
        return any(self._rests(w, term, fluent, minds[who]) for who, w, term in hearts)

    def _rests(self, weight: float, term: Expression, fluent: int, read: Reader) -> float:
        """By how much what somebody wants would come to something else, were a fact otherwise."""
        here = value(term, read)
        others = (value(term, _with(read, fluent, other)) for other in self._others(read(fluent, ())))
        return weight * max((_apart(here, there) for there in others), default=0.0)

    def _others(self, now: Scalar) -> list[Scalar]:
        """What a fact could be instead."""
        if isinstance(now, float):
            return [now - 1, now + 1]
        found = (True, False, None) if now is None or isinstance(now, bool) else (*self._entities, None)
        return [one for one in found if one is not now and one != now]

    @cached_property
    def _entities(self) -> tuple[str, ...]:
        return tuple(entity.name for entity in self.world.entities)

    @cached_property
    def _hearts(self) -> dict[int, list[tuple[int, float, Expression]]]:
        """The fluents that what somebody wants rests on, in whatever mind it reads them: whose want it is, its weight,
        and what it comes to."""
        concerns = self.ground.inner.concerns
        terms = [(c.owner, abs(c.weight), c.term) for c in concerns]
        cared = {concern.owner for concern in concerns}
        terms += [(who, 1.0, term) for who, term in enumerate(self.ground.utility.characters) if who not in cared]
        found: dict[int, list[tuple[int, float, Expression]]] = {}
        for who, weight, term in terms:
            for fluent in dict.fromkeys(fluent for fluent, _ in reads(term)):
                found.setdefault(fluent, []).append((who, weight, term))
        return found

    @cached_property
    def _asked(self) -> frozenset[int]:
        """The facts that questions are about."""
        patches = (p for q in self.ground.inner.questions for h in q.hypotheses for p in h.patch)
        return frozenset(patch.fluent for patch in patches if not patch.who)

    @cached_property
    def _ever(self) -> set[int]:
        return ever_hung_on(self.ground)

    @cached_property
    def _place(self) -> str | None:
        found = place(self.world)
        return None if found is None else self.world.properties[found].name

    @cached_property
    def _tallies(self) -> frozenset[str]:
        """The properties that hold a number which is only set, or only goes one way."""
        moved = set(self._moves())
        numbers = {p.name for p in self.world.properties if p.type == "number"}
        return frozenset(name for name in numbers if not {(name, "+"), (name, "-")} <= moved)

    def _moves(self) -> Iterator[tuple[str, str]]:
        """Properties with the sign by which some act changes what they were."""
        for event in (*self.ground.actions, *self.ground.triggers):
            for effect in event.effects:
                for part in walk(effect.value):
                    if type(part) is tuple and part[0] in ("+", "-") and ("get", effect.fluent) in part[1:]:
                        yield self.ground.fluents[effect.fluent].property, str(part[0])


def _with(read: Reader, fluent: int, other: Scalar) -> Reader:
    """What is read, with one fact otherwise in whatever mind."""
    return lambda asked, chain: other if asked == fluent else read(asked, chain)


def _apart(here: Scalar, there: Scalar) -> float:
    """How far apart two values of a want are; those that are no numbers are 1 apart, or not at all."""
    if isinstance(here, (bool, float)) and isinstance(there, (bool, float)):
        return abs(float(here) - float(there))
    return 0.0 if here == there else 1.0
