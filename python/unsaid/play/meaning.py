"""Which choice a line in plain English means.

Each choice is held against the line, word by word (``heard.py``): how much of the line it explains, and how much of
itself the line says. A choice that explains most of the line, and clearly more than every other, is what was meant.
Where two or three are as near, the line means either, and whoever typed it is to be asked; where none is near, nothing.

It errs on the side of asking. A choice is ruled out, however many words it shares with the line, where the line says
not to do it; where what the line does first is something else (*burn the owl* is no way of carrying it out); and where
all they share is a word like *go*.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from unsaid.english.kinds import is_noun
from unsaid.play.heard import Heard, Word, heard, names_of
from unsaid.play.sayings import LIGHT, NEAR, PARTICLES, QUESTIONING, READY, SOFT, groups

ENOUGH = 0.58
"""How much of a line a choice has to explain, to be what was meant."""
MAYBE = 0.5
"""How much, to be asked about."""
CLEARLY = 0.15
"""By how much it has to be better than the next."""

OPPOSITE = {("up", "down"), ("down", "up"), ("in", "out"), ("out", "in")}


@dataclass(frozen=True, slots=True)
class Fit:
    """How a choice fits a line: how much of the line it ``explains``, and the ``mark`` by which choices are compared."""

    choice: int
    explains: float
    mark: float


def meant(line: str, choices: Sequence[str], people: Collection[str] = ()) -> tuple[int, ...]:
    """The choice that a line means; several, where it could be any of them; none.

    >>> meant("when will you be back?", ["Ask when he will be back", "Lie still, and ask nothing", "Let it be"])
    (0,)
    """
    names = names_of(people)
    menu = [heard(choice, names) for choice in choices]
    spelt = frozenset(part for choice in choices for part in _letters(choice))
    said = heard(line, names, spelt)
    fits = [fit for number, choice in enumerate(menu) if (fit := _fit(said, choice, number, menu)) is not None]
    return _decided(sorted(fits, key=lambda fit: (-fit.mark, fit.choice)))


def _letters(choice: str) -> list[str]:
    return ["".join(c for c in word if c.isalpha()) for word in choice.lower().replace("'s", "").split()]


def _decided(fits: Sequence[Fit]) -> tuple[int, ...]:
    """The one that is clearly the best, or those that are about as good."""
    near = [fit for fit in fits if fits[0].mark - fit.mark < CLEARLY]
    if len(near) == 1 and near[0].explains < ENOUGH:
        return ()
    return tuple(fit.choice for fit in sorted(near, key=lambda fit: fit.choice))


@dataclass(frozen=True, slots=True)
class Part:
    """A word of the line beside a choice: how much it says, and how well the choice explains it."""

    word: Word
    weight: float
    much: float

    @property
    def missing(self) -> bool:
        """Whether the choice has nothing like it."""
        return self.much < 0.5


def _fit(line: Heard, choice: Heard, number: int, menu: Sequence[Heard]) -> Fit | None:
    """How a choice fits; None where it does not."""
    alone = all(word.text.startswith("@") or word.text == "P" for word in choice.words)
    parts = [Part(word, _weight(word, menu), _explained(word, line, choice, alone)) for word in line.words]
    parts = [part for part in parts if not (part.word.text in READY and part.missing)]
    whole = sum(part.weight for part in parts)
    if whole < MAYBE or _ruled_out(parts, choice):
        return None
    explains = sum(part.weight * part.much for part in parts) / whole
    if explains < MAYBE:
        return None
    said = sum(word.weight for word in choice.words if any(_alike(own, word) for own in line.words))
    covers = said / sum(word.weight for word in choice.words) if choice.words else 0.0
    speaking = 0.1 if line.speech and any(_alike(Word(line.speech), word) for word in choice.words) else 0.0
    return Fit(number, explains, explains + 0.25 * covers + speaking)


def _weight(word: Word, menu: Sequence[Heard]) -> float:
    """What a word of the line says. Names, and words that say little, count only where the menu has them."""
    if word.text in ("P", "it"):
        return 0.0 if word.text == "it" else word.weight
    if not word.text[0].isupper() and word.text not in SOFT:
        return word.weight
    return 1.0 if any(word.text == other.text for choice in menu for other in choice.words) else 0.15


def _explained(word: Word, line: Heard, choice: Heard, alone: bool) -> float:
    """How well a choice explains a word of the line."""
    best = max((_likeness(word, other) for other in choice.words), default=0.0)
    if not best and alone:
        best = max((NEAR.get((word.text, other.text), 0.0) for other in choice.words), default=0.0)
    if not best and _stands_for_it(word, line, choice):
        return 0.7
    return best


def _stands_for_it(word: Word, line: Heard, choice: Heard) -> bool:
    """Whether a word may be what a choice calls *it*, in a line that does the same to it."""
    if word.lead or word.denied or not is_noun(word.text):
        return False
    done = (first for first, then in pairwise(choice.words) if first.lead and then.text == "it")
    return any(own.lead and _alike(own, first) for first in done for own in line.words)


def _alike(word: Word, other: Word) -> bool:
    return word.denied == other.denied and _likeness(word, other) > 0.5


def _likeness(word: Word, other: Word) -> float:
    """How alike two words are, whether or not one of them is denied."""
    if word.text == other.text:
        return 1.0
    if word.text[0].isupper() or other.text[0].isupper():
        return 0.9 if "P" in (word.text, other.text) and (word.text + other.text)[0].isupper() and other.text[0].isupper() else 0.0
    if groups().get(word.text, frozenset()) & groups().get(other.text, frozenset()):
        return 0.85
    return 0.8 if len(word.text) > 2 and other.text.startswith(word.text) and word.text not in LIGHT else 0.0


def _ruled_out(parts: Sequence[Part], choice: Heard) -> bool:
    """Whether the line cannot mean a choice, whatever else they share."""
    return (
        any(_denies(part.word, choice) for part in parts)
        or any(part.word.heavy and part.missing for part in parts)
        or _turned(parts, choice)
        or _too_light(parts)
        or _beside(parts, choice)
    )


def _turned(parts: Sequence[Part], choice: Heard) -> bool:
    """Whether the line goes another way, or asks for something else."""
    unlike = {part.word.text for part in parts if part.missing}
    if unlike & {"away", "off"} or any((own, other.text) in OPPOSITE for own in unlike for other in choice.words):
        return True
    return bool(unlike & QUESTIONING) and any(word.text in QUESTIONING for word in choice.words)


def _too_light(parts: Sequence[Part]) -> bool:
    """Whether all that is shared is a verb like *go*; or all but such a verb, and not quite all."""
    light = [part for part in parts if part.word.lead and part.word.text in LIGHT]
    rest = [part for part in parts if part.weight >= 0.5 and part not in light]
    if not rest or not light:
        return False
    return all(not part.much for part in rest) or (any(p.missing for p in light) and any(p.missing for p in rest))


def _beside(parts: Sequence[Part], choice: Heard) -> bool:
    """Whether what the line does is only spoken of in the choice, and not all of the line is."""
    done = [word for word in choice.words if word.lead]
    spoken = any(part.word.heavy and not any(_alike(part.word, word) for word in done) for part in parts)
    return spoken and any(part.missing and part.weight >= 0.5 for part in parts)


def _denies(word: Word, choice: Heard) -> bool:
    """Whether a word of the line is denied there and not in the choice, or the other way round."""
    like = [other for other in choice.words if _likeness(word, other) > 0.5]
    return bool(like) and (word.lead or word.denied) and all(other.denied != word.denied for other in like)
