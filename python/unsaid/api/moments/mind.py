"""A mind at a moment: what somebody believes to be the case, or thinks that somebody else does, to any depth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unsaid.api.moments.tables import of_mind
from unsaid.api.values import Scalar
from unsaid.api.working import at_work
from unsaid.world.values import same

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment
    from unsaid.api.world import World


@dataclass(frozen=True)
class Mind:
    """What the first of ``who`` thinks the next thinks …; of one, its own mind.

    >>> import unsaid
    >>> start = unsaid.load("tutorial").start
    >>> start.mind("Ida", "Olm").believes("ashore(Ida)"), start.mind("Ida").knows("lit()")
    (True, True)
    """

    moment: Moment
    who: tuple[str, ...]

    @property
    def world(self) -> World:
        """The world of its moment."""
        return self.moment.world

    @property
    def state(self) -> int:
        """The engine's number for it; what it is, is no part of the interface."""
        numbers = [self.world.characters.index(name) for name in self.who]
        return self.world.open.minds.mind(self.moment.state, *numbers)

    @at_work
    def __getitem__(self, fact: str) -> Scalar:
        """The value that a fact, or any expression of the language, has in this mind. Raises PhraseError."""
        return self.moment.value_in(self.state, fact)

    @at_work
    def believes(self, condition: str) -> bool:
        """Whether a condition of the language holds in this mind. Raises PhraseError."""
        return self.moment.holds_in(self.state, condition)

    @at_work
    def knows(self, fact: str) -> bool:
        """Whether a fact has the value in this mind that it has in truth: in the world, or, of a mind that another
        thinks of, in the mind that is thought of. Raises PhraseError."""
        return same(self[fact], self.truth[fact])

    def thinks_possible(self, fact: str) -> tuple[Scalar, ...]:
        """The values that a fact may have as far as this mind knows: today the one it believes; a later version will
        let minds leave facts open. Raises PhraseError."""
        return (self[fact],)

    @property
    def truth(self) -> Moment | Mind:
        """What the mind is about: the world, or, of a mind that another thinks of, that mind as it is."""
        return self.moment if len(self.who) == 1 else Mind(self.moment, self.who[1:])

    def mind(self, *who: str) -> Mind:
        """What this mind thinks somebody thinks. Raises UnknownName."""
        return Mind(self.moment, (*self.who, *self.world.chain(who)))

    @property
    @at_work
    def facts(self) -> dict[str, Scalar]:
        """The value of every fact in this mind, by its name."""
        return dict(zip(self.world.facts, self.world.open.minds.values(self.state), strict=True))

    @property
    @at_work
    def mistakes(self) -> dict[str, tuple[Scalar, Scalar]]:
        """The facts that are otherwise in truth: what is believed, and what is so."""
        theirs, true = self.facts, self.truth.facts
        return {name: (held, true[name]) for name, held in theirs.items() if not same(held, true[name])}

    @at_work
    def to_dict(self) -> dict[str, Any]:
        """Plain data: whose mind it is, and every fact in it."""
        return {"who": list(self.who), "facts": self.facts}

    def __repr__(self) -> str:
        return f"<Mind of {' of '.join(reversed(self.who))}, {repr(self.moment)[1:-1]}>"

    @at_work
    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return of_mind(self)
