"""What is said of minds, held against what the speaker takes those minds to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from unsaid.api.speaking.heads import alike, known_value
from unsaid.speech.claims import UNKNOWN, Claim
from unsaid.speech.common import CORE
from unsaid.speech.forms import Heard
from unsaid.speech.side import Fault, Side

CONTENT = 0.42
"""How much of a fact has to be there that a mind is said to hold."""

SALIENT = 3
"""Facts, at most, that may be meant where none is said: those the hearers do not hold as the speaker does."""


class Minds:
    """What one speaker says of minds; ``plain`` judges what it says of its own."""

    def __init__(self, side: Side, plain: Callable[[Claim, list[str]], Iterator[Fault]]) -> None:
        self.side, self.plain = side, plain

    def faults(self, claim: Claim) -> Iterator[Fault]:
        """What is said of minds: of the speaker's own, it is a plain claim; of others', it has to be as the speaker
        takes them to be."""
        assert claim.inner is not None
        if claim.who == (self.side.speaker,):
            if not claim.denied:
                yield from self.faults(claim.inner) if claim.inner.inner is not None else self.plain(claim.inner, [])
            return
        meant = self._content(claim)
        if not meant or self._unheard(claim):
            yield from self._dark(claim)
        elif any(not self._so(claim, heard, (), chain) for heard in meant for chain in self._chains(claim)):
            yield Fault(
                "mind", claim.sentence.text, f"that is not what {self.side.called} takes to be in anybody’s mind"
            )
        elif any(not self._granted(claim, heard) for heard in meant):
            yield Fault("mind", claim.sentence.text, f"{self.side.called} does not know what it takes for granted")

    @staticmethod
    def _unheard(claim: Claim) -> bool:
        """Whether it is not clear whose mind it is, or somebody is only said to mean or to muse."""
        here: Claim | None = claim
        while here is not None and here.inner is not None:
            if here.meant or UNKNOWN in here.who:
                return True
            here = here.inner
        return False

    def _granted(self, claim: Claim, heard: Heard) -> bool:
        """Whether the speaker holds whatever somebody is said to know, or not to know: it is taken for granted."""
        here: Claim | None = claim
        while here is not None and here.inner is not None:
            if here.knowing and not here.asked:
                if here.inner.inner is None and not self.side.holds(heard):
                    return False
                chains = self._chains(here.inner)
                if here.inner.inner is not None and not all(self._so(here.inner, heard, (), c) for c in chains):
                    return False
            here = here.inner
        return all(self._supposed(claim, heard, (), chain) for chain in self._chains(claim))

    def _supposed(self, claim: Claim, heard: Heard, before: tuple[int, ...], chain: tuple[int, ...]) -> bool:
        """Whether each mind on the way takes for granted what somebody further in is said to know, or not to know:
        whoever thinks that another does not know of a thing thinks that it is so. Who does not know that somebody
        knows need not."""
        if claim.inner is None:
            return True
        if before and claim.inner.inner is None and claim.knowing:
            value, own = self.side.head.value(heard.fluent, *before), self.side.head.value(heard.fluent)
            if not (alike(value, own) if claim.asked else any(alike(value, one) for one in heard.values)):
                return False
        if claim.denied and claim.knowing:
            return True
        return self._supposed(claim.inner, heard, (*before, chain[0]), chain[1:])

    def _content(self, claim: Claim) -> list[Heard]:
        """The fact that a mind is said to hold, which need not be told whole; where nothing is told of it, those that
        may be meant."""
        core, asked = claim.core.sentence, _last(claim).asked
        nothing = all(word in CORE for word in core.stems)
        if asked:
            found = self.side.forms.asked(core, asked) or (self.side.forms.what(core) if asked == "what" else None)
            return [found] if found else self._salient() if nothing else []
        heard = self.side.forms.heard(core, CONTENT)
        if heard or core.stems:
            pointed = None if heard else self.side.forms.pointed(core)
            return heard[:1] or ([pointed] if pointed else [])
        return self._salient()

    def _salient(self) -> list[Heard]:
        """The facts on which the hearers are not of the speaker's mind, as it sees them; none where there are many."""
        numbers = [self.side.open.ground.characters.index(hearer) for hearer in self.side.hearers]
        own = self.side.head.values()
        found = [
            Heard(fluent, (own[fluent],), 1.0, frozenset())
            for fluent in self.side.forms.by_fluent
            if known_value(own[fluent]) and any(self._between(fluent, n) for n in numbers)
        ]
        return found if len(found) <= SALIENT else []

    def _between(self, fluent: int, hearer: int) -> bool:
        """Whether a hearer is of another mind than the speaker about a fact, or takes the speaker to be."""
        own, me = self.side.head.value(fluent), self.side.head.number
        chains = ((hearer,), (hearer, me))
        return any(not alike(own, self.side.head.value(fluent, *chain)) for chain in chains)

    def _dark(self, claim: Claim) -> Iterator[Fault]:
        """A mind that is said to hold nobody knows what: it may be said to lack it, in harmless words."""
        words = claim.core.sentence.stems
        words = (
            words & self.side.vocabulary.foreign
            if claim.asked
            else [w for w in words if not self.side.vocabulary.harmless(w)]
        )
        if _last(claim).knowing and not claim.asked and claim.core.sentence.stems - CORE - self._people:
            yield from self.plain(claim.core, [])
        if claim.meant or not claim.denied or words or (claim.inner is not None and claim.inner.inner is not None):
            yield Fault("mind", claim.sentence.text, f"{self.side.called} cannot look into that mind")

    @property
    def _people(self) -> set[str]:
        return {f"@{who}" for who in self.side.people}

    def _chains(self, claim: Claim) -> list[tuple[int, ...]]:
        """The chains of minds that a claim goes through: one for each of those it is about."""
        chains: list[tuple[int, ...]] = [()]
        here: Claim | None = claim
        while here is not None and here.inner is not None:
            numbers = [self.side.open.ground.characters.index(w) for w in here.who]
            me = self.side.head.number
            chains = [
                (*chain, n) for chain in chains for n in numbers if len(numbers) == 1 or n != (*chain[-1:], me)[0]
            ]
            here = here.inner
        return chains

    def _so(self, claim: Claim, heard: Heard, before: tuple[int, ...], chain: tuple[int, ...]) -> bool:
        """Whether a claim about minds is so, as the speaker sees it. That somebody knows who, or where, or of it, is
        that it holds what the speaker does, or anything where the speaker does not know."""
        if claim.inner is None:
            value = self.side.head.value(heard.fluent, *before)
            return known_value(value) and any(alike(value, one) for one in heard.values)
        here = (*before, chain[0])
        if claim.inner.inner is None and claim.asked:
            value, own = self.side.head.value(heard.fluent, *here), self.side.head.value(heard.fluent)
            inner = known_value(value) and (not known_value(own) or alike(value, own))
        else:
            inner = self._so(claim.inner, heard, here, chain[1:])
        return inner != claim.denied


def _last(claim: Claim) -> Claim:
    """The innermost of the minds that a claim goes through."""
    while claim.inner is not None and claim.inner.inner is not None:
        claim = claim.inner
    return claim
