"""The words of a sentence, each by itself: those that only others could have, and those that hint at them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from unsaid.api.speaking.heads import known_value
from unsaid.english.kin import nearness
from unsaid.speech import shapes
from unsaid.speech.common import DOING, EVERYDAY, INDEFINITE, SMALL_TALK
from unsaid.speech.side import Fault, Side
from unsaid.speech.tokens import Sentence

NEAR = 0.6
"""How near a word is to one of somebody else's facts that hints at it."""


class Wording:
    """The words of one speaker's sentences."""

    def __init__(self, side: Side) -> None:
        self.side = side

    def faults(self, sentence: Sentence) -> Iterator[Fault]:
        """What is wrong with its words."""
        denied = self._elsewhere if sentence.denied else frozenset[str]()
        subject, vocabulary = shapes.subject(sentence, self.side.speaker), self.side.vocabulary
        own = SMALL_TALK | EVERYDAY if subject == "I" else DOING if subject in ("other", "thing") else frozenset[str]()
        foreign = sorted(sentence.stems & vocabulary.foreign - denied - own)
        unheard = sorted(sentence.stems & vocabulary.unheard)
        if foreign:
            yield Fault("word", sentence.text, f"{self.side.called} has no reason to speak of “{foreign[0]}”")
        elif unheard and shapes.denies_that_there_is(sentence):
            yield Fault("word", sentence.text, f"{self.side.called} has not heard of “{unheard[0]}”")
        for word in sorted(sentence.stems - denied):
            if not self.side.vocabulary.harmless(word) and word not in foreign:
                near = max(self.side.vocabulary.facts_of_others, key=lambda other: nearness(word, other), default="")
                if near and nearness(word, near) >= NEAR:
                    yield Fault("hint", sentence.text, f"“{word}” hints at what {self.side.called} does not know")

    def strange(self, sentence: Sentence, words: frozenset[str]) -> list[str]:
        """Words of which it is not clear what they are to say."""
        denied = self._elsewhere if sentence.denied else frozenset[str]()
        return [w for w in sorted(words - denied) if not self.side.vocabulary.harmless(w) and w not in INDEFINITE]

    @cached_property
    def _elsewhere(self) -> frozenset[str]:
        """The words of what the speaker holds not to be so: it may deny it."""
        own = self.side.head.values()
        forms = (form for form in self.side.forms.forms if known_value(own[form.fluent]))
        return frozenset(word for form in forms for word in form.sentence.stems)
