"""Every fact of a world in its words, as whoever hears a sentence would know it again.

A fluent has a form for each value it may have: the author's clause for it, taken apart. How much of a sentence is in a
form, and how much of the form in the sentence, says whether it is spoken of; which value is meant, the words that the
forms do not share, and whether it is denied.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from unsaid.api.values import Scalar
from unsaid.english.kin import nearness
from unsaid.speech.tokens import Names, Sentence
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Narration
from unsaid.telling.teller import Teller

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

MOST = 4000
"""Forms that are made: a world of more facts is heard by those it defines first."""

NEAR = 0.75
"""How near words are that may stand for each other."""

SPOKEN, HINTED = 0.6, 0.34
"""How much of a form has to be there: to be spoken of, and to be thought of."""


class Form(msgspec.Struct, frozen=True):
    """A fluent with a value, in words."""

    fluent: int
    value: Scalar
    sentence: Sentence


class Heard(msgspec.Struct, frozen=True):
    """A fluent that is spoken of, and the values that may be meant; ``of`` is how much of the form is there, ``rest``
    what the sentence has besides."""

    fluent: int
    values: tuple[Scalar, ...]
    of: float
    rest: frozenset[str]


class Forms:
    """The forms of a world."""

    def __init__(self, world: OpenWorld) -> None:
        self.world = world
        self.names = Names(world.core)

    @cached_property
    def forms(self) -> list[Form]:
        """All of them, in the order of the ground world."""
        return [form for _, form in zip(range(MOST), self._made(), strict=False)]

    def _made(self) -> Iterator[Form]:
        ground = self.world.ground
        teller = Teller(self.world.core, ground, self.world.minds)
        lexicon = Lexicon(self.world.core, Narration(None))
        for number in range(len(ground.fluents)):
            if number not in ground.inner.accounts and (not self.world.core.tellings or teller.has_words(number)):
                for value in self._values(number):
                    yield Form(number, value, self.names.sentence(teller.fact(number, value, lexicon)))

    def _values(self, number: int) -> list[Scalar]:
        kind = self.world.ground.fluents[number].type
        if kind == "boolean":
            return [True, False]
        if kind == "number":
            return [float(n) for n in range(4)]
        return [e.name for e in self.world.ground.entities if kind in e.types]

    @cached_property
    def by_fluent(self) -> dict[int, list[Form]]:
        """The forms of each fluent."""
        found: dict[int, list[Form]] = {}
        for form in self.forms:
            found.setdefault(form.fluent, []).append(form)
        return found

    # --- heard ---

    def heard(self, sentence: Sentence, least: float = SPOKEN) -> list[Heard]:
        """The fluents that a sentence speaks of, that of which most is there first."""
        found = (self._of(fluent, forms, sentence) for fluent, forms in self.by_fluent.items())
        return sorted((one for one in found if one is not None and one.of >= least), key=lambda one: -one.of)

    def _of(self, fluent: int, forms: list[Form], sentence: Sentence) -> Heard | None:
        scores = [(self._share(form, sentence), form) for form in forms]
        most = max(score for score, _ in scores)
        if most <= 0:
            return None
        best = [form for score, form in scores if score >= most - 1e-9]
        said = {word for form in best for word in form.sentence.stems}
        rest = frozenset(word for word in sentence.stems if not any(_same(word, other) for other in said))
        return Heard(fluent, self._meant(best, forms, sentence), most, rest)

    def _share(self, form: Form, sentence: Sentence) -> float:
        words = form.sentence.stems
        there = sum(self._weight(word) for word in words if any(_same(word, other) for other in sentence.stems))
        whole = sum(map(self._weight, words))
        return there / whole if whole else 0.0

    @cached_property
    def _often(self) -> dict[str, int]:
        count: dict[str, int] = {}
        for forms in self.by_fluent.values():
            for word in {word for form in forms for word in form.sentence.stems}:
                count[word] = count.get(word, 0) + 1
        return count

    def _weight(self, word: str) -> float:
        """What a word tells of which fact is meant: little, where many facts have it."""
        return 1.0 / self._often.get(word, 1)

    def _meant(self, best: list[Form], forms: list[Form], sentence: Sentence) -> tuple[Scalar, ...]:
        """The values that may be meant: by denial, where it is a truth; else by the words."""
        if not isinstance(best[0].value, bool):
            return tuple(form.value for form in best)
        if any(form.sentence.denied for form in forms) or sentence.denied:
            turned = {form.value if form.sentence.denied == sentence.denied else not form.value for form in best}
            return tuple(turned)
        nearest = max(_alike(form.sentence, sentence) for form in best)
        return tuple(form.value for form in best if _alike(form.sentence, sentence) >= nearest - 1e-9)


def _alike(form: Sentence, sentence: Sentence) -> float:
    """How many of a form's words, as they are written, a sentence has."""
    return len(form.plain & sentence.plain) / max(len(form.plain), 1)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    return not word.startswith("@") and not other.startswith("@") and nearness(word, other) >= NEAR
