"""The gate: a line passes where nothing in it is beyond the mind of whoever says it.

Each sentence is taken for what it claims. What is known again as a fact is held against the mind; what is said of
another's mind, against what the speaker takes that mind to hold. What is not known again may pass only if it could give
nothing away: it is about the speaker, or asks, or is made of words that anybody has. A word that the world has and the
speaker has not, a time that the speaker has not lived through, a mind that is looked into, somebody who is hinted at:
these do not pass. So a good line is sometimes refused, which costs another try; and the mind alone decides, so that the
same line is judged alike in all worlds that look the same to the speaker.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from unsaid.api.speaking.heads import Head, Literal_, alike, known_value
from unsaid.api.speaking.may import Weighing
from unsaid.api.values import Scalar, plain
from unsaid.english.kin import nearness
from unsaid.speech import shapes
from unsaid.speech.claims import UNKNOWN, Claim, claims
from unsaid.speech.common import CORE, EARLIER, FUTURE, INDEFINITE, SMALL_TALK, TODAY
from unsaid.speech.forms import Forms, Heard
from unsaid.speech.tokens import TITLE, Names, Sentence
from unsaid.speech.vocabulary import Vocabulary, stems

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment

LONGEST = 600
"""Characters of a line; a longer one is no line of a conversation."""

CONTENT = 0.42
"""How much of a fact has to be there that a mind is said to hold."""

PLAINLY = 0.75
"""How much of a fact has to be there, where the sentence has more to say than that."""

NEAR = 0.6
"""How near a word is to one of somebody else's facts that hints at it."""

SALIENT = 3
"""Facts, at most, that may be meant where none is said: those the hearers do not hold as the speaker does."""

ODD = 1
"""Words that nobody knows, at most, with which a fact may be said."""

Why = Literal["fact", "mind", "word", "hint", "time", "unclear", "shape"]


class Fault(msgspec.Struct, frozen=True):
    """Why a sentence does not pass: it says a *fact* that the speaker does not hold and has no reason to lie about;
    looks into a *mind*; has a *word* of somebody else's, or one that *hints*; is about a *time* that the speaker has
    not lived through; is *unclear*; or has not the *shape* of a line. ``said`` tells it in words."""

    why: Why
    sentence: str
    said: str


class Judged(msgspec.Struct, frozen=True):
    """What the gate makes of a line; ``facts`` are the plain facts it was taken to say, in words.

    >>> import unsaid
    >>> start = unsaid.load("tutorial").start
    >>> judged = unsaid.judge("The lamp is lit.", start, "Olm")
    >>> judged.passed, [fault.why for fault in judged.faults]
    (False, ['fact'])
    """

    line: str
    passed: bool
    faults: tuple[Fault, ...] = ()
    facts: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, object]:
        """Plain data: its fields."""
        return plain(self)

    def __str__(self) -> str:
        return "it passes" if self.passed else "; ".join(fault.said for fault in self.faults)


class Gate:
    """The gate of one speaker before some hearers, at a moment."""

    def __init__(self, moment: Moment, speaker: str, hearers: Sequence[str], forms: Forms | None = None) -> None:
        self.moment, self.speaker, self.hearers = moment, speaker, list(hearers)
        self.open = moment.world.open
        self.weighing = Weighing(moment, speaker, self.hearers)
        self.head: Head = self.weighing.head
        self.forms = forms or Forms(self.open)
        self.names = Names(self.open.core, speaker, self.hearers[0] if len(self.hearers) == 1 else None)
        self._values: dict[int, tuple[Scalar, ...]] = {}

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The speaker's words."""
        return Vocabulary(self.moment, self.head, self.forms, self.allowed)

    def allowed(self, fluent: int) -> tuple[Scalar, ...]:
        """The values of a fluent that the speaker could say: what it holds, and lies that it has a reason for."""
        if fluent not in self._values:
            self._values[fluent] = tuple(self._sayable(fluent))
        return self._values[fluent]

    def _sayable(self, fluent: int) -> Iterator[Scalar]:
        held = self.head.value(fluent)
        if known_value(held):
            yield held
            for form in self.forms.by_fluent.get(fluent, ()):
                if not alike(form.value, held) and self.weighing.literal(Literal_((), fluent, form.value)).free_lie:
                    yield form.value

    # --- a line ---

    def judged(self, line: str) -> Judged:
        """A line, judged."""
        text = line.strip()
        if not text or len(text) > LONGEST or not text.isprintable():
            return Judged(line, False, (Fault("shape", text[:80], "it is no line of a conversation"),))
        faults, facts = list[Fault](), list[str]()
        for sentence in self.names.sentences(text):
            faults += self._faults(sentence, facts)
        return Judged(line, not faults, tuple(faults), tuple(dict.fromkeys(facts)))

    def _faults(self, sentence: Sentence, facts: list[str]) -> list[Fault]:
        found = list(self._words(sentence))
        if {"of", "us"} <= sentence.plain:
            found.append(Fault("hint", sentence.text, "it hints at somebody without saying who"))
        if not sentence.asks:
            for claim in claims(sentence, self.names, self.moment.world.characters):
                found += self._nested(claim) if claim.inner is not None else self._plain(claim, facts)
        return found

    # --- words ---

    def _words(self, sentence: Sentence) -> Iterator[Fault]:
        denied = self._elsewhere if sentence.denied else frozenset[str]()
        foreign = sorted(sentence.stems & self.vocabulary.foreign - denied)
        if foreign:
            yield Fault("word", sentence.text, f"{self._name} has no reason to speak of “{foreign[0]}”")
        for word in sorted(sentence.stems - denied):
            if not self.vocabulary.harmless(word) and word not in foreign:
                near = max(self.vocabulary.facts_of_others, key=lambda other: nearness(word, other), default="")
                if near and nearness(word, near) >= NEAR:
                    yield Fault("hint", sentence.text, f"“{word}” hints at what {self._name} does not know")

    def _strange(self, sentence: Sentence, words: frozenset[str]) -> list[str]:
        """Words of which it is not clear what they are to say."""
        denied = self._elsewhere if sentence.denied else frozenset[str]()
        return [w for w in sorted(words - denied) if not self.vocabulary.harmless(w) and w not in INDEFINITE]

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The words of what the speaker holds not to be so: it may deny it."""
        own = self.head.values()
        forms = (form for form in self.forms.forms if known_value(own[form.fluent]))
        return frozenset(word for form in forms for word in form.sentence.stems)

    @property
    def _name(self) -> str:
        return self.head.lexicon().name(self.speaker)

    # --- plain claims ---

    def _plain(self, claim: Claim, facts: list[str]) -> Iterator[Fault]:
        sentence = claim.sentence
        heard = self.forms.heard(sentence)
        heard = [one for one in heard if one.of >= heard[0].of - 0.1]
        good = [one for one in heard if any(value in self.allowed(one.fluent) for value in one.values)]
        facts += [self._said(one) for one in good[:1]]
        heard = [one for one in heard if self._plainly(one)]
        good = [one for one in good if self._plainly(one) or not self._strange(sentence, one.rest)]
        if heard and not good:
            yield self._refused(heard[0], sentence)
        elif good:
            yield from self._times(sentence, True)
            yield from self._rest(sentence, good[0].rest)
        else:
            yield from self._unknown(sentence)

    @staticmethod
    def _plainly(heard: Heard) -> bool:
        """Whether a fact is spoken of, and not something else with a few of its words."""
        return heard.of >= PLAINLY or not any(not word.startswith("@") for word in heard.rest)

    def _said(self, heard: Heard) -> str:
        value = next(v for v in heard.values if v in self.allowed(heard.fluent))
        return self.head.words(Literal_((), heard.fluent, value), self.head.lexicon())

    def _refused(self, heard: Heard, sentence: Sentence) -> Fault:
        made = self.weighing.literal(Literal_((), heard.fluent, heard.values[0]))
        return Fault("fact", sentence.text, made.why.rstrip("."))

    def _rest(self, sentence: Sentence, rest: frozenset[str]) -> Iterator[Fault]:
        """What a known fact is said together with has to be harmless, unless it is about the speaker."""
        if shapes.subject(sentence, self.speaker) == "I":
            return
        strange = self._strange(sentence, rest)[ODD:]
        others = [w for w in sorted(rest) if w.startswith("@") and w[1:] not in (self.speaker, *self.hearers)]
        for word in [*strange, *others][:1]:
            yield Fault("unclear", sentence.text, f"it is not clear what “{word.removeprefix('@')}” is to say")

    def _unknown(self, sentence: Sentence) -> Iterator[Fault]:
        subject, plains = shapes.subject(sentence, self.speaker), sentence.plain
        if all(word.startswith("@") for word in sentence.stems) and not FUTURE & plains:
            yield from self._named(sentence)
            return
        if self._lived_through(sentence) or shapes.weather(sentence):
            return
        yield from self._times(sentence, subject == "I")
        if subject in ("I", "none"):
            if subject == "none" and {"who", "whoever", "somebody", "someone"} & plains:
                yield Fault("hint", sentence.text, "it hints at somebody without saying who")
            return
        if subject == "indefinite" and shapes.ought(sentence):
            return
        if subject == "indefinite" or {"more", "than"} <= plains or {"of", "us"} <= plains:
            yield Fault("hint", sentence.text, "it hints at somebody, or at something, without saying what is known")
            return
        strange = self._strange(sentence, sentence.stems)
        if strange:
            yield Fault("unclear", sentence.text, f"it is not clear what “{strange[0]}” is to say")
        elif shapes.telling(sentence) or not shapes.quiet(sentence, self.speaker):
            yield Fault("unclear", sentence.text, f"{self._name} has no ground for it")

    def _named(self, sentence: Sentence) -> Iterator[Fault]:
        """Somebody who is only named is the answer to something: who did it, whose it is. It has to be one that the
        speaker could give."""
        pointed = re.search(r"\b(?:it|that) (?:is|was) @(\w+)", self.names.named(sentence.text), re.IGNORECASE)
        third = {t.who for t in sentence.tokens if t.who} - {self.speaker, *self.hearers}
        for who in sorted(third | ({pointed[1]} if pointed and pointed[1] != self.speaker else set())):
            fluents = {form.fluent for form in self.forms.forms if form.value == who}
            if not any(who in self.allowed(fluent) for fluent in fluents):
                yield Fault(
                    "hint", sentence.text, f"it is not clear what it is to say of {self.head.lexicon().name(who)}"
                )

    def _lived_through(self, sentence: Sentence) -> bool:
        """Whether the words of a sentence come together in something the speaker has lived through."""
        telling = shapes.telling(sentence)
        who = list({t.who for t in sentence.tokens if t.who and t.who != self.speaker})
        whole = {w for w in sentence.stems if not w.startswith("@")}
        if not telling:
            return False
        times = (FUTURE | EARLIER | TODAY) & sentence.plain
        anybodys = CORE | SMALL_TALK if any(t.who == self.speaker for t in sentence.tokens) else CORE
        return any(
            (
                whole <= words
                or (telling <= words and (len(telling) > 1 or (whole - words <= anybodys and not (who or times))))
            )
            and self._mentions(text, who)
            and all(re.search(rf"\b{time}\b", text, re.IGNORECASE) for time in times)
            for words, text in self._lived
        )

    @cached_property
    def _lived(self) -> list[tuple[frozenset[str], str]]:
        """What the speaker has lived through, sentence by sentence, and each fact that it holds, with the words for its
        being so and for its not being so: the words, and the text with everybody named."""
        parts = [part for text in self.vocabulary.lived() for part in TITLE.sub(r"\1 ", text).split(".")]
        own = self.head.values()
        for fluent, forms in self.forms.by_fluent.items():
            if known_value(own[fluent]):
                said = forms if isinstance(own[fluent], bool) else [f for f in forms if alike(f.value, own[fluent])]
                parts.append(" ".join(form.sentence.text for form in said))
        return [(stems(part), self.names.named(part)) for part in parts]

    @staticmethod
    def _mentions(text: str, who: list[str]) -> bool:
        """Whether a text mentions everybody, by name or by a pronoun."""
        return all(f"@{one}" in text for one in who) or (len(who) == 1 and _PRONOUN.search(text) is not None)

    # --- who, and when ---

    def _times(self, sentence: Sentence, known: bool) -> Iterator[Fault]:
        """Of what others will do, and of what was before, nobody has a right to be sure who was not told."""
        first = next((t for t in sentence.tokens if t.who or t.plain in ("he", "she", "it", "they")), None)
        if first is None or first.who == self.speaker:
            return
        plains = [t.plain for t in sentence.tokens]
        coming = FUTURE & set(plains) or ("going" in plains and "to" in plains)
        if coming and not (shapes.offers(sentence) and "@" in first.text):
            yield Fault("time", sentence.text, f"{self._name} cannot know what is going to be done")
        past = EARLIER & set(plains) or ("used" in plains and "to" in plains) or {"been"} & set(plains)
        if past and not known:
            yield Fault("time", sentence.text, f"{self._name} cannot know what was before")

    # --- minds ---

    def _nested(self, claim: Claim) -> Iterator[Fault]:
        """What is said of minds: of the speaker's own, it is a plain claim; of others', it has to be as the speaker
        takes them to be."""
        assert claim.inner is not None
        if claim.who == (self.speaker,):
            if not claim.denied:
                yield from self._nested(claim.inner) if claim.inner.inner is not None else self._plain(claim.inner, [])
            return
        meant = self._content(claim)
        if not meant or self._unheard(claim):
            yield from self._dark(claim)
        elif any(not self._so(claim, heard, (), chain) for heard in meant for chain in self._chains(claim)):
            yield Fault("mind", claim.sentence.text, f"that is not what {self._name} takes to be in anybody’s mind")
        elif any(not self._granted(claim, heard) for heard in meant):
            yield Fault("mind", claim.sentence.text, f"{self._name} does not know what it takes for granted")

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
                if here.inner.inner is None and not self._holds(heard):
                    return False
                chains = self._chains(here.inner)
                if here.inner.inner is not None and not all(self._so(here.inner, heard, (), c) for c in chains):
                    return False
            here = here.inner
        return True

    def _content(self, claim: Claim) -> list[Heard]:
        """The fact that a mind is said to hold, which need not be told whole; where nothing is told of it, those that
        may be meant."""
        here = claim
        while here.inner is not None and here.inner.inner is not None:
            here = here.inner
        if here.asked:
            asked = self.forms.asked(claim.core.sentence, here.asked)
            return [asked] if asked else []
        heard = self.forms.heard(claim.core.sentence, CONTENT)
        return heard[:1] if heard or claim.core.sentence.stems or not claim.denied else self._salient()

    def _salient(self) -> list[Heard]:
        """The facts on which the hearers are not of the speaker's mind, as it sees them; none where there are many."""
        numbers = [self.open.ground.characters.index(hearer) for hearer in self.hearers]
        own = self.head.values()
        found = [
            Heard(fluent, (own[fluent],), 1.0, frozenset())
            for fluent in self.forms.by_fluent
            if known_value(own[fluent]) and any(not alike(own[fluent], self.head.value(fluent, n)) for n in numbers)
        ]
        return found if len(found) <= SALIENT else []

    def _dark(self, claim: Claim) -> Iterator[Fault]:
        """A mind that is said to hold nobody knows what: it may be said to lack it, in harmless words."""
        words = claim.core.sentence.stems
        words = (
            words & self.vocabulary.foreign if claim.asked else [w for w in words if not self.vocabulary.harmless(w)]
        )
        if claim.meant or not claim.denied or words or (claim.inner is not None and claim.inner.inner is not None):
            yield Fault("mind", claim.sentence.text, f"{self._name} cannot look into that mind")

    def _chains(self, claim: Claim) -> list[tuple[int, ...]]:
        """The chains of minds that a claim goes through: one for each of those it is about."""
        chains: list[tuple[int, ...]] = [()]
        here: Claim | None = claim
        while here is not None and here.inner is not None:
            numbers = [
                self.open.ground.characters.index(w) for w in here.who if len(here.who) == 1 or w != self.speaker
            ]
            chains = [(*chain, number) for chain in chains for number in numbers]
            here = here.inner
        return chains

    def _so(self, claim: Claim, heard: Heard, before: tuple[int, ...], chain: tuple[int, ...]) -> bool:
        """Whether a claim about minds is so, as the speaker sees it. That somebody knows who, or where, or of it, is
        that it holds what the speaker does, or anything where the speaker does not know."""
        if claim.inner is None:
            value = self.head.value(heard.fluent, *before)
            return known_value(value) and any(alike(value, one) for one in heard.values)
        here = (*before, chain[0])
        if claim.inner.inner is None and claim.asked:
            value, own = self.head.value(heard.fluent, *here), self.head.value(heard.fluent)
            inner = known_value(value) and (not known_value(own) or alike(value, own))
        else:
            inner = self._so(claim.inner, heard, here, chain[1:])
        return inner != claim.denied

    def _holds(self, heard: Heard) -> bool:
        """Whether the speaker holds what somebody is said to know, or not to know."""
        return any(value in self.allowed(heard.fluent) for value in heard.values)


_PRONOUN = re.compile(r"\b(he|she|they)\b", re.IGNORECASE)
