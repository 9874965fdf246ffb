"""What a typed line is held against: the choices as shown, the words they are told in, and what has been read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from unsaid.play.events import Item
from unsaid.play.seen.transcript import Passage, worded
from unsaid.play.seen.voice import Voice
from unsaid.play.session import Session
from unsaid.play.table.commands import by_words, taken


@dataclass(frozen=True)
class Lines:
    """The menu of the role whose move it is, and what it has read: each part is worked out when a line needs it."""

    session: Session
    menu: Sequence[Item]
    voice: Voice
    passages: Sequence[Passage]

    @cached_property
    def words(self) -> list[str]:
        """The choices, in the words of the menu."""
        return [worded(self.session, self.voice, item) for item in self.menu]

    @cached_property
    def told(self) -> list[str]:
        """The words in which each choice is told."""
        return ["" if item.action is None else self.voice.about(item.action) for item in self.menu]

    @cached_property
    def people(self) -> list[str]:
        """Those whom a line may speak of, by their names."""
        return [self.voice.name(who) for who in range(len(self.session.stage.ground.characters))]

    @cached_property
    def read(self) -> str:
        """All that has been read."""
        return "\n".join(passage.text for passage in self.passages)

    def meant(self, text: str) -> Sequence[int]:
        """Which choices a line means: one, where that is clear; those it could be; none."""
        likely, clear = self._taken(text)
        fitting = by_words(text, self.words, self.people, self.read)
        return likely if clear else fitting if len(fitting) > 1 else ()

    def guessed(self, text: str) -> Sequence[int]:
        """Which choices it may mean, the likeliest first."""
        return self._taken(text)[0]

    def _taken(self, text: str) -> tuple[tuple[int, ...], bool]:
        return taken(text, self.words, self.people, self.read, lambda: self.told)
