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

from unsaid.play.heard import Heard, Word, heard, names_of
from unsaid.play.sayings import LIGHT, NEAR, PARTICLES, QUESTIONING, READY, groups

ENOUGH = 0.62
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


def _fit(line: Heard, choice: Heard, number: int, menu: Sequence[Heard]) -> Fit | None:
    """How a choice fits; None where it does not."""
    alone = all(word.text.startswith("@") or word.text == "P" for word in choice.words)
    how = [(word, _explained(word, line, choice, alone)) for word in line.words]
    how = [(word, much) for word, much in how if not (word.text in READY and much < 0.5)]
    whole = sum(_weight(word, menu) for word, _ in how)
    if not whole or _ruled_out(how, choice):
        return None
    explains = sum(_weight(word, menu) * much for word, much in how) / whole
    said = sum(word.weight for word in choice.words if any(_alike(own, word) for own in line.words))
    covers = said / sum(word.weight for word in choice.words) if choice.words else 0.0
    speaking = 0.1 if line.speech and any(_alike(Word(line.speech), word) for word in choice.words) else 0.0
    if explains < MAYBE:
        return None
    return Fit(number, explains, explains + 0.25 * covers + speaking)


def _weight(word: Word, menu: Sequence[Heard]) -> float:
    """What a word of the line says: a name says much only where somebody on the menu has it."""
    if not word.text[0].isupper() or word.text == "P":
        return 0.0 if word.text == "it" else word.weight
    return 1.0 if any(word.text == other.text for heard_ in menu for other in heard_.words) else 0.15


def _explained(word: Word, line: Heard, choice: Heard, alone: bool) -> float:
    """How well a choice explains a word of the line."""
    best = max((_likeness(word, other) for other in choice.words), default=0.0)
    if not best and alone:
        best = max((NEAR.get((word.text, other.text), 0.0) for other in choice.words), default=0.0)
    if not best and _stands_for_it(word, line, choice):
        return 0.7
    return best


def _stands_for_it(word: Word, line: Heard, choice: Heard) -> bool:
    """Whether a word may be what a choice calls *it*, in a line that does the same."""
    thing = not word.lead and word.text.isalpha() and word.text.islower() and word.text not in PARTICLES | QUESTIONING
    calls = any(other.text == "it" for other in choice.words)
    return thing and calls and any(own.lead and any(_alike(own, o) for o in choice.words if o.lead) for own in line.words)


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


def _ruled_out(how: Sequence[tuple[Word, float]], choice: Heard) -> bool:
    """Whether the line cannot mean a choice, whatever else they share."""
    if any(_denies(word, choice) for word, _ in how):
        return True
    if any(word.heavy and much < 0.5 for word, much in how):
        return True
    unlike = {word.text for word, much in how if much < 0.5}
    if unlike & {"away", "off"} or any((a, b.text) in OPPOSITE for a in unlike for b in choice.words):
        return True
    if unlike & QUESTIONING and any(word.text in QUESTIONING for word in choice.words):
        return True
    rest = [much for word, much in how if word.weight >= 0.5 and not (word.lead and word.text in LIGHT)]
    light = [much for word, much in how if word.lead and word.text in LIGHT]
    return bool(rest and light) and (max(rest) == 0.0 or (min(light) < 0.5 and min(rest) < 0.5))


def _denies(word: Word, choice: Heard) -> bool:
    """Whether a word of the line is denied there and not in the choice, or the other way round."""
    like = [other for other in choice.words if _likeness(word, other) > 0.5]
    return bool(like) and (word.lead or word.denied) and all(other.denied != word.denied for other in like)
