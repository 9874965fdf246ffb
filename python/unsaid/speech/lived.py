"""What a speaker has lived through: a sentence whose words come together in it says nothing new."""

from __future__ import annotations

import re
from functools import cached_property

from unsaid.api.speaking.heads import alike, known_value
from unsaid.english.kin import nearness
from unsaid.speech import shapes
from unsaid.speech.common import CORE, DOING, EARLIER, FUTURE, SMALL_TALK, TODAY
from unsaid.speech.side import Side
from unsaid.speech.tokens import TITLE, Sentence
from unsaid.speech.vocabulary import stems

NEAR = 0.6
"""How near a word is to one of what was seen, where both may mean the same thing."""

_PRONOUN = re.compile(r"\b(he|she|they)\b", re.IGNORECASE)


class Lived:
    """What one speaker has lived through."""

    def __init__(self, side: Side) -> None:
        self.side = side

    def through(self, sentence: Sentence) -> bool:
        """Whether the words of a sentence come together in something the speaker has lived through."""
        telling = shapes.telling(sentence)
        who = list({t.who for t in sentence.tokens if t.who and t.who != self.side.speaker})
        whole = {w for w in sentence.stems if not w.startswith("@")}
        if not whole:
            return False
        if self._seen(sentence, whole, who):
            return True
        if not telling:
            return False
        times = (FUTURE | EARLIER | TODAY) & sentence.plain
        anybodys = CORE | SMALL_TALK if any(t.who == self.side.speaker for t in sentence.tokens) else CORE
        return any(
            (
                whole <= words
                or (telling <= words and (len(telling) > 1 or (whole - words <= anybodys and not (who or times))))
            )
            and self._mentions(text, who)
            and all(re.search(rf"\b{time}\b", text, re.IGNORECASE) for time in times)
            for words, text in self._parts
        )

    def _seen(self, sentence: Sentence, whole: set[str], who: list[str]) -> bool:
        """Whether all that a sentence says of somebody is in one act that it saw, whatever was done."""
        if (FUTURE | EARLIER | TODAY) & sentence.plain or sentence.denied:
            return False
        things = whole - CORE - DOING
        acts = ((stems(text), self.side.names.named(text)) for text in self.side.vocabulary.acts())
        return (
            bool(who)
            and len(things) > 1
            and any(
                all(any(nearness(thing, word) >= NEAR for word in words) for thing in things)
                and self._mentions(text, who)
                for words, text in acts
            )
        )

    @cached_property
    def _parts(self) -> list[tuple[frozenset[str], str]]:
        """What the speaker has lived through, sentence by sentence, and each fact that it holds, with the words for its
        being so and for its not being so: the words, and the text with everybody named."""
        parts = [part for text in self.side.vocabulary.lived() for part in TITLE.sub(r"\1 ", text).split(".")]
        own = self.side.head.values()
        for fluent, forms in self.side.forms.by_fluent.items():
            if known_value(own[fluent]):
                said = forms if isinstance(own[fluent], bool) else [f for f in forms if alike(f.value, own[fluent])]
                parts.append(" ".join(form.sentence.text for form in said))
        return [(stems(part), self.side.names.named(part)) for part in parts]

    @staticmethod
    def _mentions(text: str, who: list[str]) -> bool:
        """Whether a text mentions everybody, by name or by a pronoun."""
        return all(f"@{one}" in text for one in who) or (len(who) == 1 and _PRONOUN.search(text) is not None)
