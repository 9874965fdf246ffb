"""What an interviewer's line asks, and what it tells: facts of the world, known again in plain words."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from unsaid.api.values import Scalar
from unsaid.speech.claims import claims
from unsaid.speech.forms import Forms
from unsaid.speech.tokens import Names, Sentence

LEAST, TELLING, CLEAR = 0.42, 0.5, 0.6
"""How much of a fact has to be there to be asked about, to be told, and to be answered with yes or no."""

ASKING = frozenset(
    [
        "who",
        "whose",
        "where",
        "what",
        "which",
        "whether",
        "why",
        "when",
        "how",
        "did",
        "do",
        "does",
        "was",
        "were",
        "is",
        "are",
        "has",
        "have",
        "can",
        "could",
    ]
)
WH = frozenset(["who", "whose", "where", "what", "which", "about"])


class Question(msgspec.Struct, frozen=True):
    """A fact that is asked about; ``value``: it is asked whether it is this."""

    fluent: int
    value: Scalar = None


class Told(msgspec.Struct, frozen=True):
    """A fact that is told."""

    fluent: int
    value: Scalar


def listened(line: str, names: Names, forms: Forms, people: tuple[str, ...]) -> Iterator[Question | Told]:
    """What a line asks and tells, in order; nothing where it was not understood."""
    for sentence in names.sentences(line):
        if _asks(sentence):
            yield from _questions(sentence, forms)
        else:
            yield from _told(sentence, names, forms, people)


def _asks(sentence: Sentence) -> bool:
    plains = [token.plain for token in sentence.tokens]
    return sentence.asks or plains[0] in ASKING or plains[:1] == ["tell"] or "about" in plains[:2]


def _questions(sentence: Sentence, forms: Forms) -> Iterator[Question]:
    words = [token.plain for token in sentence.tokens]
    asked = next((word for word in words if word in WH), None)
    found = forms.asked(sentence, asked) if asked else None
    if found is not None:
        yield Question(found.fluent)
        return
    heard = forms.heard(sentence, LEAST)
    if heard:
        clear = len(heard[0].values) == 1 and asked is None and heard[0].of >= CLEAR
        yield Question(heard[0].fluent, heard[0].values[0] if clear else None)
        return
    found = forms.asked(sentence, "about")
    if found is not None and found.of >= LEAST:
        yield Question(found.fluent)


def _told(sentence: Sentence, names: Names, forms: Forms, people: tuple[str, ...]) -> Iterator[Told]:
    for claim in claims(sentence, names, people):
        heard = forms.heard(claim.core.sentence, TELLING)
        if heard and len(heard[0].values) == 1 and (claim.inner is None or claim.who == (names.speaker,)):
            yield Told(heard[0].fluent, heard[0].values[0])
