"""What the gate knows of one speaker before some hearers: its mind and its words, which all of the judging hangs on.

Nothing here looks at what is so: a line is judged alike in all worlds that look the same to the speaker.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

import msgspec

from unsaid.api.speaking.heads import Head, Literal_, alike, known_value
from unsaid.api.speaking.may import Weighing
from unsaid.api.values import Scalar
from unsaid.speech.forms import Forms, Heard
from unsaid.speech.tokens import Names
from unsaid.speech.vocabulary import Vocabulary

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment

Why = Literal["fact", "mind", "word", "hint", "time", "unclear", "shape"]


class Fault(msgspec.Struct, frozen=True):
    """Why a sentence does not pass: it says a *fact* that the speaker does not hold and has no reason to lie about;
    looks into a *mind*; has a *word* of somebody else's, or one that *hints*; is about a *time* that the speaker has
    not lived through; is *unclear*; or has not the *shape* of a line. ``said`` tells it in words."""

    why: Why
    sentence: str
    said: str


class Side:
    """One speaker before some hearers, at a moment."""

    def __init__(self, moment: Moment, speaker: str, hearers: Sequence[str], forms: Forms | None = None) -> None:
        self.moment, self.speaker, self.hearers = moment, speaker, list(hearers)
        self.open = moment.world.open
        self.people: Sequence[str] = moment.world.characters
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

    def holds(self, heard: Heard) -> bool:
        """Whether it could say one of the values that may be meant."""
        return any(value in self.allowed(heard.fluent) for value in heard.values)

    @cached_property
    def called(self) -> str:
        """What the speaker is called, in what is said of a line."""
        return self.head.lexicon().name(self.speaker)
