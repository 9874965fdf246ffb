"""A speaker's mind at a moment, read for what it could say: what it holds, and what it holds nothing about.

Nothing here looks past the mind: two moments that are the same to it give the same answers. Whether what is held is so,
and who else could know, is asked elsewhere, of the whole moment.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from unsaid.api.speaking.stakes import Stakes
from unsaid.api.values import Scalar
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Narration
from unsaid.telling.teller import Teller
from unsaid.world.expressions import reads
from unsaid.world.structure import Expression
from unsaid.world.supposing import unsure
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

NOT_KNOWN = ("there is no telling ", "it is not known ")
"""How a clause begins that says that something is not known."""

Stance = Literal["held", "denied", "open"]
"""What a mind makes of a fact: it takes it to be so, takes it not to be so, or does not know."""


class Literal_(msgspec.Struct, frozen=True):
    """A fluent with a value, in what the last of ``who`` is thought to hold."""

    who: tuple[int, ...]
    fluent: int
    value: Scalar


class Head:
    """The mind of a speaker in a state of the engine's."""

    def __init__(self, world: OpenWorld, state: int, who: str) -> None:
        self.world, self.who, self.state = world, who, state
        self.minds, self.ground = world.minds, world.ground
        self.number = self.ground.characters.index(who)

    @cached_property
    def mind(self) -> int:
        """The engine's number for it."""
        return self.minds.mind(self.state, self.number)

    @cached_property
    def stakes(self) -> Stakes:
        """What is at stake for the speaker."""
        return Stakes(self.world, self.who)

    @cached_property
    def teller(self) -> Teller:
        """The author's words."""
        return Teller(self.world.core, self.ground, self.minds)

    # --- what it holds ---

    def value(self, fluent: int, *chain: int) -> Scalar:
        """What it holds of a fluent, or thinks that another holds of it."""
        return self.values(*chain)[fluent]

    def values(self, *chain: int) -> Sequence[Scalar]:
        """What it holds of each fluent, or thinks that another does."""
        return self.minds.values(self.minds.mind(self.mind, *chain))

    def stance(self, condition: Expression) -> Stance:
        """What it makes of a condition."""
        if self.minds.holds(self.mind, condition):
            return "held"
        known = all(known_value(self.value(fluent, *chain)) for fluent, chain in reads(condition))
        return "denied" if known and self.minds.holds(self.mind, ("not", condition)) else "open"

    # --- what may be said ---

    def literals(self, condition: str) -> tuple[Literal_, ...] | None:
        """The fact, or the several, that a condition says plainly; None for one that is no such."""
        from unsaid.errors import UnsaidError

        try:
            effects = self.world.grounded.effects(self.world.phrases.statement(condition))
        except UnsaidError:
            return None
        plain = all(e.when is True and not isinstance(e.value, tuple) for e in effects)
        return tuple(Literal_(tuple(e.who), e.fluent, e.value) for e in effects) if plain else None

    def heard(self, literal: Literal_, hearer: int) -> Scalar:
        """What the speaker thinks that a hearer holds of a fact."""
        return self.value(literal.fluent, hearer, *literal.who)

    def convinced(self, literals: Sequence[Literal_], hearers: Sequence[int]) -> int:
        """The state after hearers were told something, as the speaker sees it: each believes it who holds nothing
        else. The state it was, where that is nobody."""
        told = [
            ((self.number, hearer, *literal.who), literal.fluent, literal.value)
            for hearer in hearers
            for literal in literals
            if not known_value(self.heard(literal, hearer))
        ]
        return self.minds.patch(self.state, told) if told else self.state

    def gains(self, after: int) -> dict[str | None, float]:
        """What a state is worth to the speaker, concern by concern, above what this one is."""
        return self.stakes.gains(self.mind, self.minds.mind(after, self.number))

    def cares(self, gains: dict[str | None, float]) -> Iterator[str]:
        """What is gained, or lost, in the author's words."""
        for name, gain in gains.items():
            words = name and self.teller.concern(self.who, name, "up" if gain > 0 else "down")
            yield words or ("it would be better so" if gain > 0 else "it would be worse so")

    # --- words ---

    def lexicon(self, hearer: str | None = None) -> Lexicon:
        """The names as the speaker says them to a hearer; with none, as they are said from outside."""
        return Lexicon(self.world.core, Narration(self.who, 1, "present", hearer) if hearer else Narration(None))

    def words(self, literal: Literal_, lexicon: Lexicon) -> str:
        """A fact as a clause: what is so, or what others believe to be so, or do not know."""
        who, known = list(literal.who), known_value(literal.value)
        said = f"that {self.teller.fact(literal.fluent, literal.value, lexicon)}" if known else ""
        if not known:
            said = self.whether(literal.fluent, lexicon)
            said = f"{self._does_not_know(who.pop(), lexicon)} {said}" if who else said
            said = f"that {said}"
        for number in reversed(who):
            said = f"that {self._believes(number, lexicon)} {said}"
        return said.removeprefix("that ")

    def whether(self, fluent: int, lexicon: Lexicon) -> str:
        """A fact as what is not known: “whether the lamp is lit”, “who took the ring”."""
        if self.ground.fluents[fluent].type == "boolean":
            return f"whether {self.teller.fact(fluent, True, lexicon)}"
        said = self.teller.fact(fluent, None, lexicon)
        return next((said.removeprefix(start) for start in NOT_KNOWN if said.startswith(start)), said)

    def _believes(self, who: int, lexicon: Lexicon) -> str:
        name = self.ground.characters[who]
        many = lexicon.number(name, by_name=True) != "one"
        return f"{lexicon.name(name)} {'believe' if many else 'believes'}"

    def _does_not_know(self, who: int, lexicon: Lexicon) -> str:
        name = self.ground.characters[who]
        many = lexicon.number(name, by_name=True) != "one"
        return f"{lexicon.name(name)} {'do not know' if many else 'does not know'}"


def known_value(value: object) -> bool:
    """Whether what is held of a fluent is a value, and not that it is not known."""
    return value is not None and unsure(value) is None


def alike(one: object, other: object) -> bool:
    """Whether two minds hold the same of a fluent."""
    return one == other if unsure(one) or unsure(other) else same(one, other)  # type: ignore[arg-type]
