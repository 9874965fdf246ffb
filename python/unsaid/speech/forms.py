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
from unsaid.speech.common import CORE
from unsaid.speech.tokens import Names, Sentence
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Narration
from unsaid.telling.teller import Teller
from unsaid.telling.voice.words import word_set

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

MOST = 4000
"""Forms that are made: a world of more facts is heard by those it defines first."""

NEAR = 0.75
"""How near words are that may stand for each other."""

OWNING = frozenset(("own", "belong", "possess"))

PLACING = word_set("in on at by to of with for from out what has been had indoors outside")
"""Words by which a form says where something is, or what was done with it, and not what it is."""

SPOKEN, ASKED = 0.6, 0.34
"""How much of a form has to be there: to be spoken of, and to be asked for."""


class Form(msgspec.Struct, frozen=True):
    """A fluent with a value, in words."""

    fluent: int
    value: Scalar
    sentence: Sentence
    about: frozenset[str] = frozenset()
    """The stems that say what it is about, which other fluents share, and not what is said of that."""


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
                    sentence = self.names.sentence(teller.fact(number, value, lexicon))
                    yield Form(number, value, sentence, self._about(number, value, lexicon))

    def _about(self, number: int, value: Scalar, lexicon: Lexicon) -> frozenset[str]:
        """The names in a fact: those it is about, and what it has for a value."""
        named = [*self.world.ground.fluents[number].arguments, *([value] if isinstance(value, str) else [])]
        words = [f"{value:g}"] if isinstance(value, float) else []
        return frozenset([*words, *(w for name in named for w in self.names.sentence(lexicon.name(name)).stems)])

    def _values(self, number: int) -> list[Scalar]:
        kind = self.world.ground.fluents[number].type
        if kind == "boolean":
            return [True, False]
        if kind == "number":
            return [float(n) for n in (*range(13), 20, 30, 40, 50, 100)]
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

    def asked(self, sentence: Sentence, word: str) -> Heard | None:
        """The fluent that is asked for: *who took it*, *where the glass is*, *about the medals*; any value may be
        meant."""
        found = [(self._asked(forms, sentence), fluent, forms) for fluent, forms in self.by_fluent.items()]
        found = [one for one in found if one[0] > ASKED and self._answers(one[1], word)]
        if not found:
            return None
        of, fluent, forms = max(found, key=lambda one: one[0])
        said = {word for form in forms for word in form.sentence.stems}
        return Heard(fluent, tuple(f.value for f in forms), of, frozenset(sentence.stems - said))

    def pointed(self, sentence: Sentence, besides: frozenset[str] = frozenset()) -> Heard | None:
        """The only fluent that has the words of a sentence, however few of its own these are: *the latch*. It may have
        words of others ``besides``, that no fluent has."""
        words = {word for word in sentence.stems if not word.startswith("@")} - CORE
        words -= {word for word in besides if not any(word in said for said in self._said.values())}
        having = [fluent for fluent, said in self._said.items() if words and words <= said]
        if len(having) != 1:
            return None
        return self._of(having[0], self.by_fluent[having[0]], sentence)

    @cached_property
    def _said(self) -> dict[int, frozenset[str]]:
        """The words of each fluent, whatever its value."""
        return {
            fluent: frozenset(word for form in forms for word in form.sentence.stems)
            for fluent, forms in self.by_fluent.items()
        }

    def what(self, sentence: Sentence) -> Heard | None:
        """The truth that says what something is, where a sentence is no more than *it is*: both its forms do."""
        stems = {word for word in sentence.stems if not word.startswith("@")}
        last = sentence.tokens[-1].plain if sentence.tokens else ""
        if last not in ("is", "are", "was", "were", "s") or not stems:
            return None
        for fluent, forms in self.by_fluent.items():
            if all(isinstance(form.value, bool) and _says_what(form.sentence, stems) for form in forms):
                return Heard(fluent, tuple(form.value for form in forms), 1.0, frozenset())
        return None

    def _answers(self, fluent: int, word: str) -> bool:
        """Whether a fluent has a value such as a word asks for."""
        kind = self.world.ground.fluents[fluent].type
        somebody = any(kind in e.types for e in self.world.ground.entities if "character" in e.types)
        if word in ("who", "whose"):
            return somebody
        if word in ("where", "what", "which"):
            return kind not in ("boolean", "number") and not somebody
        return word in ("about", "whether")

    def _asked(self, forms: list[Form], sentence: Sentence) -> float:
        """How much of a fluent is there, whatever its value: of the words of all its forms, against those of one."""
        about = frozenset.union(*(form.about for form in forms))
        words = frozenset.union(*(form.sentence.stems for form in forms)) - about
        there = sum(self._weight(w) for w in words if any(_same(w, other) for other in sentence.stems))
        least = min(sum(map(self._weight, form.sentence.stems - about)) for form in forms)
        return min(there / least, 1.0) if least else 0.0

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
        """How far a form and a sentence are the same words: how much of the form is there, and, less, how much of the
        sentence that is. Nothing, where only what the fact is about is there."""
        words = form.sentence.stems
        there = [word for word in words if any(_same(word, other) for other in sentence.stems)]
        if not set(there) - form.about:
            return 0.0
        if len(words) == 1 and _alike(form.sentence, sentence) < 0.7:
            return 0.0
        whole = sum(map(self._weight, words))
        of_form = sum(map(self._weight, there)) / whole if whole else 0.0
        covered = sum(any(_same(word, other) for other in words) for word in sentence.stems)
        return of_form * (0.6 + 0.4 * covered / max(len(sentence.stems), 1))

    @cached_property
    def _often(self) -> dict[str, int]:
        count: dict[str, int] = {}
        for forms in self.by_fluent.values():
            for word in {word for form in forms for word in form.sentence.stems}:
                count[word] = count.get(word, 0) + 1
        return count

    def _weight(self, word: str) -> float:
        """What a word tells of which fact is meant: less, where many facts have it."""
        return self._often.get(word, 1) ** -0.5

    def _meant(self, best: list[Form], forms: list[Form], sentence: Sentence) -> tuple[Scalar, ...]:
        """The values that may be meant: by denial, where it is a truth; else by the words, and all of them where no
        word of any value is there."""
        if not isinstance(best[0].value, bool):
            told = _told(best, forms, sentence)
            if sentence.denied:
                return tuple(form.value for form in forms if told and form.value not in told)
            return told or tuple(form.value for form in forms)
        if any(form.sentence.denied for form in forms) or sentence.denied:
            turned = {form.value if form.sentence.denied == sentence.denied else not form.value for form in best}
            return tuple(turned)
        if not any(_telling_apart(form, forms) & sentence.plain for form in forms):
            return tuple(form.value for form in forms)
        nearest = max(_alike(form.sentence, sentence) for form in best)
        return tuple(form.value for form in best if _alike(form.sentence, sentence) >= nearest - 1e-9)


def _told(best: list[Form], forms: list[Form], sentence: Sentence) -> tuple[Scalar, ...]:
    """The values of which a sentence has a word that not all values share."""
    shared = frozenset.intersection(*(form.sentence.stems for form in forms))
    return tuple(form.value for form in best if set(form.sentence.stems - shared) & sentence.stems)


def _says_what(form: Sentence, stems: set[str]) -> bool:
    """Whether a form is no more than that something is something: *the saucer is a common dish*."""
    plains = [t.plain for t in form.tokens]
    place = next((n for n, plain in enumerate(plains) if plain in ("is", "are", "was", "were")), 0)
    behind = {t.plain for t in form.tokens[place + 1 :]} - {"a", "an", "the", "no", "not"}
    return stems <= {t.stem for t in form.tokens[:place]} and bool(behind) and not behind & PLACING


def _telling_apart(form: Form, forms: list[Form]) -> frozenset[str]:
    """The words of a form that the other value has not."""
    return form.sentence.plain - frozenset(
        word for other in forms if other is not form for word in other.sentence.plain
    )


def _alike(form: Sentence, sentence: Sentence) -> float:
    """How many of a form's words, as they are written, a sentence has."""
    return len(form.plain & sentence.plain) / max(len(form.plain), 1)


def _same(word: str, other: str) -> bool:
    if word == other:
        return True
    if {word, other} <= OWNING:
        return True
    if word[0] == "@" or other[0] == "@" or word in CORE or other in CORE:
        return False
    return nearness(word, other) >= NEAR
