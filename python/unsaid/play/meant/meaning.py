"""Which choice a line in plain English means.

Each choice is held against the line, word by word (``heard.py``): how much of the line it explains, and how much of
itself the line says. A choice that explains most of the line, and clearly more than every other, is what was meant.
Where two or three are as near, the line means either, and whoever typed it is to be asked; where none is near, nothing.

It errs on the side of asking. A choice is ruled out, however many words it shares with the line, where the line says
not to do it; where what the line does first is something else (*burn the owl* is no way of carrying it out); and where
all they share is a word like *go*.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from unsaid.english.kinds import is_noun
from unsaid.play.meant.heard import Heard, Word, heard, letters, names_of
from unsaid.play.meant.sayings import LIGHT, NEAR, PARTICLES, QUESTIONING, READY, SOFT, SPEECH, groups

ENOUGH = 0.56
"""How much of a line a choice has to explain, to be what was meant."""
MAYBE = 0.5
"""How much, to be asked about."""
CLEARLY = 0.15
"""By how much it has to be better than the next."""

AWAY = {"away", "off"}
NOT_AWAY = {"in", "back", "on"}
OPPOSITE = {("up", "down"), ("down", "up"), ("in", "out"), ("out", "in")}


@dataclass(frozen=True, slots=True)
class Fit:
    """How a choice fits a line: how much of the line it ``explains``, and its ``mark`` among them."""

    choice: int
    explains: float
    mark: float


def meant(line: str, choices: Sequence[str], people: Collection[str] = (), read: str | None = None) -> tuple[int, ...]:
    """The choice that a line means; several, where it could be any of them; none.

    ``people`` are the names of those the line may speak of. ``read`` is what the player has read: what a choice calls
    *it* can only be a thing in there; None, where that is not known.

    >>> meant("when will you be back?", ["Ask when he will be back", "Lie still, and ask nothing", "Let it be"])
    (0,)
    """
    names = names_of(people)
    menu = [heard(choice, names) for choice in choices]
    said = heard(line, names, frozenset(part for choice in choices for part in letters(choice)))
    things = _things(said, read)
    fits = [fit for number, choice in enumerate(menu) if (fit := _fit(said, choice, number, menu, things)) is not None]
    return _decided(sorted(fits, key=lambda fit: (-fit.mark, fit.choice)))


def _things(line: Heard, read: str | None) -> frozenset[str]:
    """The words of a line that may be what a choice calls *it*."""
    nouns = (word.text for word in line.words if not word.lead and not word.denied and is_noun(word.text))
    return frozenset(n for n in nouns if read is None or re.search(rf"\b{re.escape(n)}", read, re.IGNORECASE))


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


def _fit(line: Heard, choice: Heard, number: int, menu: Sequence[Heard], things: Collection[str]) -> Fit | None:
    """How a choice fits; None where it does not."""
    parts = [Part(word, _weight(word, menu), _explained(word, line, choice, things)) for word in line.words]
    parts = [part for part in parts if not (part.word.text in READY and part.missing)]
    if any(part.word.text.startswith("@") and not part.missing for part in parts):
        parts = [part for part in parts if not (part.word.denied and part.missing)]
    whole = sum(part.weight for part in parts)
    if whole < MAYBE or _ruled_out(line, parts, choice):
        return None
    explains = sum(part.weight * part.much for part in parts) / whole
    if explains < MAYBE:
        return None
    speaking = 0.1 if line.speech and any(_alike(Word(line.speech), word) for word in choice.words) else 0.0
    return Fit(number, explains, explains + 0.25 * _covered(line, choice.words) + speaking)


def _covered(line: Heard, words: Sequence[Word]) -> float:
    """How much of the words of a choice the line says."""
    whole = sum(word.weight for word in words)
    return sum(word.weight for word in words if any(_alike(own, word) for own in line.words)) / whole if whole else 0.0


def _main(choice: Heard) -> Sequence[Word]:
    """What a choice does, without the going there."""
    first = next((n for n, word in enumerate(choice.words) if word.lead and word.text not in READY), 0)
    return choice.words[first:]


def _weight(word: Word, menu: Sequence[Heard]) -> float:
    """What a word of the line says. Names, and words that say little, count only where the menu has them."""
    if word.text == "P":
        return word.weight
    if not (word.text[0].isupper() or word.text in SOFT or word.text.endswith("ly")):
        return word.weight
    return 1.0 if any(word.text == other.text for choice in menu for other in choice.words) else 0.15


def _explained(word: Word, line: Heard, choice: Heard, things: Collection[str]) -> float:
    """How well a choice explains a word of the line."""
    alone = all(word.text[0] == "@" or word.text[0].isupper() for word in choice.words)
    best = max((_likeness(word, other) for other in choice.words), default=0.0)
    if (
        best
        and not alone
        and all(own.text.startswith("@") for own in line.words)
        and _covered(line, choice.words) < 0.5
    ):
        return 0.75
    if not best and alone:
        best = max((NEAR.get((word.text, other.text), 0.0) for other in choice.words), default=0.0)
    if not best and word.text in things and _calls_it(line, choice):
        return 0.7
    return best


def _calls_it(line: Heard, choice: Heard) -> bool:
    """Whether a choice does to something it calls *it* what the line does."""
    called = {word.part for word in choice.words if word.text == "it"}
    done = (word for word in choice.words if word.lead and word.part in called and word.text not in SPEECH)
    said = {word.text for word in line.words}
    ways = {word.text for word in choice.words if word.part in called and word.text in PARTICLES | {"under"}}
    return any(own.lead and _alike(own, first) and (own.heavy or ways <= said) for first in done for own in line.words)


def _alike(word: Word, other: Word) -> bool:
    return word.denied == other.denied and _likeness(word, other) > 0.5


def _likeness(word: Word, other: Word) -> float:
    """How alike two words are, whether or not one of them is denied."""
    if word.text == other.text:
        return 1.0
    if word.text[0].isupper() or other.text[0].isupper():
        somebody = word.text[0].isupper() and other.text[0].isupper()
        return 0.9 if somebody and "P" in (word.text, other.text) else 0.0
    if groups().get(word.text, frozenset()) & groups().get(other.text, frozenset()):
        return 0.85
    return 0.8 if len(word.text) > 2 and other.text.startswith(word.text) and word.text not in LIGHT else 0.0


def _ruled_out(line: Heard, parts: Sequence[Part], choice: Heard) -> bool:
    """Whether the line cannot mean a choice, whatever else they share."""
    return (
        any(_denies(part.word, choice) for part in parts)
        or any(part.word.heavy and part.missing for part in parts)
        or _turned(parts, choice)
        or _unspoken(line, parts, choice)
        or _too_light(line, parts, choice)
        or _beside(line, parts, choice)
        or _to_another(parts, choice)
    )


def _unspoken(line: Heard, parts: Sequence[Part], choice: Heard) -> bool:
    """Whether one of the two speaks, and the other does not."""
    if any(part.missing and part.word.lead and part.word.text in SPEECH for part in parts):
        return not _does(line, choice)
    if line.speech is not None and all(part.missing or part.word.text in PARTICLES for part in parts):
        return all(not word.text.startswith("@") for word in choice.words)
    speaks = any(word.lead and word.text in SPEECH for word in choice.words)
    return line.speech is not None and not speaks and any(not word.text.startswith("@") for word in choice.words[:1])


def _does(line: Heard, choice: Heard) -> bool:
    """Whether the line names what a choice does, as a noun or as another verb: *shout a warning*."""
    does = (*_main(choice)[:1], *(word for word in choice.words[:1] if word.lead))
    return any(_alike(own, word) for word in does for own in line.words)


def _turned(parts: Sequence[Part], choice: Heard) -> bool:
    """Whether the line goes another way, or asks for something else."""
    unlike = {part.word.text for part in parts if part.missing}
    ways = {word.text for word in choice.words if word.text in AWAY}
    said = {part.word.text for part in parts}
    if (
        unlike & AWAY
        or (ways - said and unlike & NOT_AWAY)
        or any((own, other.text) in OPPOSITE for own in unlike for other in choice.words)
    ):
        return True
    asks = unlike & QUESTIONING and any(word.text in QUESTIONING for word in choice.words)
    same = any(
        not part.missing and part.word.text not in PARTICLES and not part.word.lead
        for part in parts
        if part.weight >= 0.5
    )
    return bool(asks) and not (same and unlike <= QUESTIONING)


def _too_light(line: Heard, parts: Sequence[Part], choice: Heard) -> bool:
    """Whether too little is shared: a verb like *go*, or all but such a verb and not quite all."""
    said = [part for part in parts if not part.missing and part.weight >= 0.5]
    if line.speech is not None and said and all(part.word.text in SPEECH for part in said):
        return True
    light = [part for part in parts if part.word.lead and part.word.text in LIGHT]
    rest = [part for part in parts if part.weight >= 0.5 and part not in light]
    if not light or any(part.word.denied for part in light):
        return False
    if rest and all(part.word.text in PARTICLES for part in rest) and not _does(line, choice):
        return not (_main(choice)[:1] and _main(choice)[0].text in SPEECH and all(part.much > 0.8 for part in parts))
    if not rest and any(part.word.text in SPEECH for part in light) and _says_more(choice):
        return True
    if not rest:
        somebody = [part for part in parts if part.word.text == "P"]
        return _covered(line, _main(choice)) < 0.4 or any(part.missing for part in somebody)
    shared = sum(part.weight * part.much for part in rest) / sum(part.weight for part in rest)
    return shared < 0.5 or (any(part.missing for part in light) and any(part.missing for part in rest))


def _says_more(choice: Heard) -> bool:
    """Whether a choice has something that is said, and not only somebody it is said to."""
    said = _main(choice)[1:]
    return any(word.weight >= 0.5 and not word.text[0].isupper() and word.text != "it" for word in said)


def _beside(line: Heard, parts: Sequence[Part], choice: Heard) -> bool:
    """Whether what the line does is only spoken of in the choice, and not all of the line is; or it only touches on
    something that goes with what the choice does."""
    done = [word for word in choice.words if word.lead]
    leads = [part.word for part in parts if part.word.lead]
    if not leads and not line.speech and not any(word.text in SPEECH for word in done):
        return _covered(line, choice.words) < 0.3
    heavy = [word for word in leads if word.heavy and not word.denied and not word.text.startswith("@")]
    spoken = any(not any(_alike(word, own) for own in done) for word in heavy)
    if spoken and not any(word.text in SPEECH for word in done):
        return True
    return spoken and any(part.missing and part.weight >= 0.5 for part in parts)


def _to_another(parts: Sequence[Part], choice: Heard) -> bool:
    """Whether the line does what the choice does, but to another thing."""
    for done in (word for word in choice.words if word.lead):
        things = [word for word in choice.words if word.part == done.part and _thing(word)]
        for lead in (part for part in parts if part.word.lead and _alike(part.word, done)):
            own = [
                part for part in parts if part.word.part == lead.word.part and _thing(part.word) and part.weight >= 0.5
            ]
            if things and own and all(part.missing for part in own):
                return True
    return False


def _thing(word: Word) -> bool:
    return not word.lead and (word.text == "it" or (word.text not in PARTICLES and is_noun(word.text)))


def _denies(word: Word, choice: Heard) -> bool:
    """Whether a word of the line is denied there and not in the choice, or the other way round."""
    like = [other for other in choice.words if _likeness(word, other) > 0.5]
    return bool(like) and (word.lead or word.denied) and all(other.denied != word.denied for other in like)
