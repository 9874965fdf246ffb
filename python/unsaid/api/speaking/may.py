"""What somebody may say: facts held against a mind, and what saying each would make of those who hear it.

A fact is a condition of the world's language. Whether it may be said hangs on the speaker's mind alone (``stance``): it
takes it to be so, takes it not to be so (saying it is a lie), or holds nothing about it (saying it is a leak). Beside
that stands what only the moment knows: whether what is believed is so, and who else could tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

import msgspec

from unsaid.api.speaking.heads import Head, Literal_, alike, known_value
from unsaid.api.values import plain
from unsaid.english.kinds import listed
from unsaid.telling.names import capital

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment

Standing = Literal["knows", "believes", "lie", "only-from", "cannot-know"]
Effect = Literal["learns", "holds-already", "keeps-up", "holds-otherwise"]


class Hearing(msgspec.Struct, frozen=True):
    """What saying something would make of a hearer, as the speaker sees it: ``learns`` it, ``holds-already`` what is
    said, ``keeps-up`` the belief that the speaker thinks so, or ``holds-otherwise`` and would not believe it. ``words``
    says so."""

    who: str
    effect: Effect
    words: str


class Sayable(msgspec.Struct, frozen=True):
    """Whether a speaker may say a fact; ``Moment.may_say`` gives them.

    >>> import unsaid
    >>> (sayable,) = unsaid.load("tutorial").start.may_say("Olm", ["lit()"])
    >>> sayable.standing, sayable.allowed
    ('lie', False)

    ``standing``: the speaker *knows* it; *believes* it, and it is not so; takes it not to be so, so that it would be a
    *lie*; holds nothing about it and could have it *only-from* those in ``source``; or *cannot-know* it, as nobody else
    knows it either. ``hearers``: what would become of them; ``gain``: what that is worth to the speaker, None where it
    is not known; ``serves``: the words of the concerns that gain by it, or lose. ``why`` says it in a sentence.
    """

    fact: str
    speaker: str
    standing: Standing
    words: str
    source: tuple[str, ...] = ()
    hearers: tuple[Hearing, ...] = ()
    gain: float | None = None
    serves: tuple[str, ...] = ()
    why: str = ""

    @property
    def allowed(self) -> bool:
        """Whether the speaker could say it without knowing more than it does: it holds it, or it lies for a reason or
        to no effect."""
        return self.standing in ("knows", "believes") or self.free_lie

    @property
    def free_lie(self) -> bool:
        """Whether it is a lie that serves the speaker, or that only keeps up what the hearers believe."""
        kept = bool(self.hearers) and all(hearing.effect in ("holds-already", "keeps-up") for hearing in self.hearers)
        return self.standing == "lie" and (kept or (self.gain or 0.0) > 0)

    def to_dict(self) -> dict[str, object]:
        """Plain data: its fields."""
        return plain(self)

    def __str__(self) -> str:
        return self.why


def may_say(moment: Moment, who: str, facts: Iterable[str], to: Iterable[str] = ()) -> tuple[Sayable, ...]:
    """What there is to say of each fact; see ``Moment.may_say``."""
    (speaker,) = moment.world.chain(who)
    hearers = [name for name in dict.fromkeys(moment.world.chain(tuple(to))) if name != speaker]
    hearers = hearers or [name for name in moment.world.characters if name != speaker]
    weighing = Weighing(moment, speaker, hearers)
    return tuple(weighing.weighed(fact) for fact in ([facts] if isinstance(facts, str) else facts))


class Weighing:
    """One speaker before some hearers, at a moment."""

    def __init__(self, moment: Moment, speaker: str, hearers: list[str]) -> None:
        self.moment, self.speaker, self.hearers = moment, speaker, hearers
        self.open = moment.world.open
        self.head = Head(self.open, moment.state, speaker)
        self._numbers = [self.open.ground.characters.index(name) for name in hearers]

    def weighed(self, fact: str) -> Sayable:
        """A fact, weighed. Raises PhraseError."""
        condition = self.open.grounded.condition(self.open.phrases.condition(fact))
        literals = self.head.literals(fact)
        standing, source = self._standing(condition)
        after = self.head.convinced(literals or (), self._numbers)
        gains = self.head.gains(after)
        gain = sum(gains.values()) if literals is not None else None
        heard = tuple(self._hearing(literals, name) for name in self.hearers) if literals else ()
        words = self._words(fact, literals)
        made = Sayable(fact, self.speaker, standing, words, source, heard, gain, tuple(self.head.cares(gains)))
        return msgspec.structs.replace(made, why=self._why(made))

    def literal(self, literal: Literal_) -> Sayable:
        """A fact given plainly, weighed as far as the speaker's mind goes: it is *believed*, a *lie*, or unknown."""
        held = self.head.value(literal.fluent, *literal.who)
        stance: Standing = (
            "cannot-know" if not known_value(held) else "believes" if alike(held, literal.value) else "lie"
        )
        gains = self.head.gains(self.head.convinced((literal,), self._numbers)) if stance == "lie" else {}
        heard = tuple(self._hearing((literal,), name) for name in self.hearers)
        words = self.head.words(literal, self.head.lexicon())
        serves = tuple(self.head.cares(gains))
        made = Sayable("", self.speaker, stance, words, (), heard, sum(gains.values()), serves)
        return msgspec.structs.replace(made, why=self._why(made))

    def _standing(self, condition: object) -> tuple[Standing, tuple[str, ...]]:
        stance = self.head.stance(condition)
        if stance == "held":
            return ("knows" if self.open.minds.holds(self.moment.state, condition) else "believes"), ()
        if stance == "denied":
            return "lie", ()
        others = [name for name in self.moment.world.characters if name != self.speaker]
        source = tuple(name for name in others if self._knows(name, condition))
        return ("only-from" if source else "cannot-know"), source

    def _knows(self, who: str, condition: object) -> bool:
        return Head(self.open, self.moment.state, who).stance(condition) == "held"

    # --- hearers ---

    def _hearing(self, literals: tuple[Literal_, ...], name: str) -> Hearing:
        number, lexicon = self.open.ground.characters.index(name), self.head.lexicon()
        held = [(one, self.head.heard(one, number)) for one in literals]
        otherwise = [(one, value) for one, value in held if known_value(value) and not alike(value, one.value)]
        who = lexicon.name(name)
        if otherwise:
            one, value = otherwise[0]
            if alike(self.head.value(one.fluent, number, self.head.number, *one.who), one.value):
                return Hearing(name, "keeps-up", f"{who} would go on believing that the speaker thinks so")
            theirs = self.head.words(Literal_(one.who, one.fluent, value), lexicon)
            return Hearing(name, "holds-otherwise", f"{who} would not believe it: {who} takes it that {theirs}")
        if all(known_value(value) for _, value in held):
            return Hearing(name, "holds-already", f"{who} takes it to be so already")
        said = listed([self.head.words(one, lexicon) for one in literals])
        return Hearing(name, "learns", f"{who} would come to believe that {said}")

    # --- words ---

    def _words(self, fact: str, literals: tuple[Literal_, ...] | None) -> str:
        if not literals:
            return f"`{fact}`"
        return listed([self.head.words(one, self.head.lexicon()) for one in literals])

    def _why(self, made: Sayable) -> str:
        who = self.head.lexicon().name(self.speaker)
        return f"{capital(who)} {self._standing_said(made)}."

    def _standing_said(self, made: Sayable) -> str:
        match made.standing:
            case "knows" | "believes":
                return f"takes it that {made.words}"
            case "lie":
                return f"takes it not to be so that {made.words}; {self._lie_said(made)}"
            case "only-from":
                source = listed([self.head.lexicon().name(name) for name in made.source])
                return f"does not know whether {made.words}, and could have it only from {source}"
        return f"does not know whether {made.words}, and nobody could tell"

    def _lie_said(self, made: Sayable) -> str:
        if made.free_lie and not made.serves:
            return "to say so would keep up what is believed already"
        if made.hearers and all(hearing.effect == "holds-otherwise" for hearing in made.hearers):
            return "to say so would convince nobody"
        if made.gain is not None and made.gain > 0:
            return f"a lie would serve: {listed(list(made.serves))}"
        return "and has no reason to lie about it"
