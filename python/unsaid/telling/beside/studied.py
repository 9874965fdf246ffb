"""Notes from the study of minds: what is felt from an act on, what was wanted and not done, and what held it back.

The room ``psyche`` works these out, each with its proof; here they only get words. What somebody would have done, had
it known better, rests on what is so and is told from outside alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from unsaid.data.proof import numbers
from unsaid.data.statements import Brake, Felt, Held, Would
from unsaid.english.feelings import WORDS
from unsaid.telling.beside.note import START, Note
from unsaid.telling.beside.phrases import agreeing, listed, without
from unsaid.telling.names import capital
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.data.proof import Fact

STRONGEST = 3
"""Feelings of one character told of one act."""

BRAKES: dict[Brake, str] = {
    "fear": "fear",
    "shame": "shame",
    "guilt": "guilt",
    "protecting": "protecting the other",
    "secrecy": "secrecy",
}


@dataclass(frozen=True)
class Studied:
    """The words for what a study found, by the place of the act."""

    teller: Teller
    states: Sequence[int]
    felt: tuple[Felt, ...] = ()
    wishes: tuple[Held | Would, ...] = ()

    def __call__(self, place: int) -> list[Note]:
        """The notes on an act, or on the start."""
        return [*self._feelings(place), *self._wishes(place)]

    # --- felt ---

    def _feelings(self, place: int) -> Iterator[Note]:
        here = [f for f in self.felt if (START if f.place is None else f.place) == place]
        for who in dict.fromkeys(f.who for f in here):
            own = sorted((f for f in here if f.who == who), key=lambda f: -f.intensity)
            said = list(dict.fromkeys((f.feeling, f.toward) for f in own))[:STRONGEST]
            verb = agreeing(self.teller.lexicon, who, "feels")
            phrases = [self._feeling(feeling, said) for feeling in dict.fromkeys(feeling for feeling, _ in said)]
            concerns = tuple(dict.fromkeys(f.concern for f in own if f.concern))
            yield Note(place, "feels", (who,), f"{self._subject(who)} {verb} {listed(phrases)}.", concerns=concerns)

    def _feeling(self, feeling: str, said: Sequence[tuple[str, str | None]]) -> str:
        """A feeling, and all of those it is about: “surprise at Bo and Hanne”."""
        others = [self._object(other) for name, other in said if name == feeling and other]
        words = WORDS[feeling]
        return f"{words.noun} {words.about} {listed(others)}" if others else words.noun

    # --- held back ---

    def _wishes(self, place: int) -> Iterator[Note]:
        for wish in self.wishes:
            if wish.place == place:
                yield self._held(wish) if isinstance(wish, Held) else self._would(wish)

    def _held(self, held: Held) -> Note:
        lexicon = self.teller.lexicon
        does = without(lexicon, held.who, "").removeprefix(self._subject(held.who)).strip()
        wants = f"{self._subject(held.who)} {agreeing(lexicon, held.who, 'wants')} to {self._doing(held)}"
        step = " It was only one step away." if held.hovering else ""
        text = f"{wants}, and {does}: {self._brakes(held)}.{step}"
        concerns = tuple(dict.fromkeys(name for names in held.brakes for name in names))
        return Note(held.place, "holds back", (held.who,), text, concerns=concerns, act=held.act)

    def _brakes(self, held: Held) -> str:
        """What held back: alone, only together, each by itself, or in one of several ways."""
        sets = [
            _counted([self._brake(held.who, *one) for one in zip(names, kinds, strict=True)])
            for names, kinds in zip(held.brakes, held.named, strict=True)
        ]
        them = self.teller.lexicon.pronoun(held.who, "him")
        if len(sets) == 1 and len(sets[0]) == 1:
            return f"{sets[0][0]} holds {them} back"
        if len(sets) == 1:
            return f"{listed(sets[0])} hold {them} back, each enough by itself"
        if all(len(one) == 1 for one in sets):
            brakes = dict.fromkeys(one[0] for one in sets)
            hold = "together hold" if len(brakes) > 1 else "holds"
            return f"{listed(list(brakes))} {hold} {them} back"
        return "only without " + ", or without ".join(listed(one) for one in sets) + ", would it be done"

    def _brake(self, who: str, concern: str, kind: Brake) -> str:
        """A brake by its kind, with the author's words for what would have been lost."""
        lost = self.teller.concern(who, concern, "down", (who,))
        return f"{BRAKES[kind]} ({lost})" if lost else BRAKES[kind]

    def _would(self, would: Would) -> Note:
        ways = ", or ".join(listed([f"that {self._fact(fact)}" for fact in facts]) for facts in would.known)
        they = self.teller.lexicon.pronoun(would.who, "he")
        text = f"{self._subject(would.who)} would {self._doing(would)}, had {they} known {ways}."
        return Note(would.place, "would", (would.who,), text, act=would.act)

    # --- words ---

    def _fact(self, fact: Fact) -> str:
        clause = self.teller.fact(numbers(self.teller.ground).fluents[fact.fluent], fact.value)
        for who in reversed(fact.who):
            clause = f"{self._object(who)} {agreeing(self.teller.lexicon, who, 'believes')} that {clause}"
        return clause

    def _doing(self, wish: Held | Would) -> str:
        return self.teller.doing(self.states[wish.place], self.teller.actions[wish.act]).rstrip(".!?…")

    def _subject(self, who: str) -> str:
        return capital(self.teller.lexicon.name(who))

    def _object(self, who: str) -> str:
        return self.teller.lexicon.name(who, subject=False)


def _counted(brakes: Sequence[str]) -> list[str]:
    """Brakes with those of one kind taken together: “twofold fear”."""
    times = {2: "twofold ", 3: "threefold "}
    return [times.get(list(brakes).count(brake), "") + brake for brake in dict.fromkeys(brakes)]


def studied(teller: Teller, states: Sequence[int], felt: Iterable[Felt], wishes: Iterable[Held | Would]) -> Studied:
    """The notes for everything a study found; ``states`` are those before each act, and the last."""
    return Studied(teller, states, tuple(felt), tuple(wishes))
