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
from typing import TYPE_CHECKING

import msgspec

from unsaid.api.speaking.heads import Literal_
from unsaid.api.values import plain
from unsaid.speech import shapes
from unsaid.speech.claims import Claim, claims
from unsaid.speech.common import DOING, EARLIER, EVERYDAY, FUTURE, SMALL_TALK
from unsaid.speech.forms import Forms, Heard
from unsaid.speech.lived import Lived
from unsaid.speech.nested import Minds
from unsaid.speech.side import Fault, Side
from unsaid.speech.tokens import Sentence
from unsaid.speech.wording import Wording

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment

LONGEST = 600
"""Characters of a line; a longer one is no line of a conversation."""

PLAINLY = 0.75
"""How much of a fact has to be there, where the sentence has more to say than that."""

ODD = 1
"""Words that nobody knows, at most, with which a fact may be said."""


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
        self.side = Side(moment, speaker, hearers, forms)
        self.head, self.forms, self.names = self.side.head, self.side.forms, self.side.names
        self.wording, self.lived = Wording(self.side), Lived(self.side)
        self.minds = Minds(self.side, self._plain)

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
        found = list(self.wording.faults(sentence))
        if shapes.of_us(sentence):
            found.append(Fault("hint", sentence.text, "it hints at somebody without saying who"))
        if not sentence.asks:
            for claim in claims(sentence, self.names, self.side.people):
                found += self.minds.faults(claim) if claim.inner is not None else self._plain(claim, facts)
        return found

    # --- plain claims ---

    def _plain(self, claim: Claim, facts: list[str]) -> Iterator[Fault]:
        sentence = claim.sentence
        heard = self.forms.heard(sentence)
        heard = [one for one in heard if one.of >= heard[0].of - 0.1]
        good = [one for one in heard if any(value in self.side.allowed(one.fluent) for value in one.values)]
        facts += [self._said(one) for one in good[:1]]
        heard = [one for one in heard if self._plainly(one)]
        good = [one for one in good if self._plainly(one) or not self.wording.strange(sentence, one.rest)]
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
        value = next(v for v in heard.values if v in self.side.allowed(heard.fluent))
        return self.head.words(Literal_((), heard.fluent, value), self.head.lexicon())

    def _refused(self, heard: Heard, sentence: Sentence) -> Fault:
        made = self.side.weighing.literal(Literal_((), heard.fluent, heard.values[0]))
        return Fault("fact", sentence.text, made.why.rstrip("."))

    def _rest(self, sentence: Sentence, rest: frozenset[str]) -> Iterator[Fault]:
        """What a known fact is said together with has to be harmless, unless it is about the speaker."""
        if shapes.subject(sentence, self.side.speaker) == "I":
            return
        strange = self.wording.strange(sentence, rest)[ODD:]
        others = [w for w in sorted(rest) if w.startswith("@") and w[1:] not in (self.side.speaker, *self.side.hearers)]
        for word in [*strange, *others][:1]:
            yield Fault("unclear", sentence.text, f"it is not clear what “{word.removeprefix('@')}” is to say")

    def _unknown(self, sentence: Sentence) -> Iterator[Fault]:
        subject, plains = shapes.subject(sentence, self.side.speaker), sentence.plain
        if all(word.startswith("@") for word in sentence.stems) and not FUTURE & plains:
            yield from self._named(sentence)
            return
        if self.lived.through(sentence) or shapes.weather(sentence):
            return
        if shapes.nothing_done(sentence, self.side.speaker):
            return
        yield from self._times(sentence, subject == "I")
        if subject in ("I", "none"):
            if subject == "none" and self._hints(sentence):
                yield Fault("hint", sentence.text, "it hints at somebody, or at something, without saying what")
            return
        if subject == "indefinite" and shapes.ought(sentence):
            return
        more = {"more", "than"} <= plains and not (subject == "thing" and shapes.of_a_thing(sentence))
        if subject == "indefinite" or more or shapes.of_us(sentence):
            yield Fault("hint", sentence.text, "it hints at somebody, or at something, without saying what is known")
            return
        strange = self.wording.strange(sentence, sentence.stems)
        if strange:
            yield Fault("unclear", sentence.text, f"it is not clear what “{strange[0]}” is to say")
        elif self._groundless(sentence, subject) or not shapes.quiet(sentence, self.side.speaker):
            yield Fault("unclear", sentence.text, f"{self.side.called} has no ground for it")

    def _groundless(self, sentence: Sentence, subject: str) -> bool:
        """Whether more is said than anybody could say. How a thing is may be said in harmless words; what became of it,
        only where it belongs to one fact, which the speaker holds."""
        if not shapes.telling(sentence):
            return False
        if subject != "thing" or shapes.of_people(sentence, self.side.speaker):
            return True
        pointed = self.forms.pointed(sentence, DOING | EVERYDAY | SMALL_TALK)
        return not (shapes.states(sentence) or (pointed is not None and self.side.holds(pointed)))

    def _hints(self, sentence: Sentence) -> bool:
        """Whether a sentence of nobody points at somebody, or at something."""
        if {"who", "whoever", "somebody", "someone"} & sentence.plain or shapes.described(sentence):
            return True
        grounded = self.side.vocabulary.grounded
        return shapes.points(sentence, self.side.speaker) and not all(map(grounded, sentence.stems))

    def _named(self, sentence: Sentence) -> Iterator[Fault]:
        """Somebody who is only named is the answer to something: who did it, whose it is. It has to be one that the
        speaker could give."""
        pointed = re.search(r"\b(?:it|that) (?:is|was) @(\w+)", self.names.named(sentence.text), re.IGNORECASE)
        if sentence.tokens and sentence.tokens[0].plain == "not":
            return
        third = {t.who for t in sentence.tokens if t.who} - {self.side.speaker, *self.side.hearers}
        for who in sorted(third | ({pointed[1]} if pointed and pointed[1] != self.side.speaker else set())):
            fluents = {form.fluent for form in self.forms.forms if form.value == who}
            if not any(who in self.side.allowed(fluent) for fluent in fluents):
                yield Fault(
                    "hint", sentence.text, f"it is not clear what it is to say of {self.head.lexicon().name(who)}"
                )

    # --- who, and when ---

    def _times(self, sentence: Sentence, known: bool) -> Iterator[Fault]:
        """Of what others will do, and of what was before, nobody has a right to be sure who was not told."""
        subject = shapes.subject(sentence, self.side.speaker)
        if subject in ("I", "none"):
            return
        plains = [t.plain for t in sentence.tokens]
        coming = FUTURE & set(plains) or ("going" in plains and "to" in plains)
        if coming and not shapes.offers(sentence):
            yield Fault("time", sentence.text, f"{self.side.called} cannot know what is going to be done")
        earlier = EARLIER - {"yet"} if sentence.denied else EARLIER
        past = earlier & set(plains) or ("used" in plains and "to" in plains) or {"been"} & set(plains)
        if past and not known:
            yield Fault("time", sentence.text, f"{self.side.called} cannot know what was before")
