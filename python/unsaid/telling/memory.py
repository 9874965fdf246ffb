"""What a telling has said so far: so that nothing is said twice alike, and what returns returns changed.

One memory goes through one telling from its first words to its last, whichever sides tell. Which of several words is
taken depends on the seed, on which words they are and on how often they have been told: the same seed tells the same.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import msgspec

from unsaid.language import core

if TYPE_CHECKING:
    from unsaid.telling.names import Lexicon


class Discourse(msgspec.Struct):
    """What a reader has in mind while reading: whom each pronoun would be taken for, all it has stood for, who acted
    last.

    ``running``: whether the next words go on in the same paragraph.
    """

    meant: dict[str, str] = msgspec.field(default_factory=dict)
    met: dict[str, set[str]] = msgspec.field(default_factory=dict)
    subject: str | None = None
    running: bool = False

    def mention(self, entity: str, lexicon: Lexicon) -> None:
        """Somebody has been named."""
        pronoun = lexicon.pronoun(entity, "he")
        self.meant[pronoun] = entity
        self.met.setdefault(pronoun, set()).add(entity)

    def clear(self, entity: str, lexicon: Lexicon, *, first: bool) -> bool:
        """Whether a pronoun would be taken for this entity; ``first``: also where nobody was named yet."""
        if lexicon.pronominal(entity):
            return True
        rival = self.meant.get(lexicon.pronoun(entity, "he"))
        return rival == entity or (first and rival is None)

    def goes_on(self, entity: str, lexicon: Lexicon) -> bool:
        """Whether words that begin with this entity go on in a paragraph where its own pronoun will do.

        It will where the entity acted last, and where nobody else of that pronoun has been told of at all.
        """
        if not self.running or lexicon.given(entity) is None:
            return False
        alone = self.met.get(lexicon.pronoun(entity, "he")) == {entity}
        return alone or (self.subject == entity and self.clear(entity, lexicon, first=False))


class Memory(msgspec.Struct):
    """The telling so far. ``step`` is the number of acts done; ``said`` counts events and motifs, ``lines`` words."""

    seed: int = 0
    step: int = 0
    said: Counter[str] = msgspec.field(default_factory=Counter[str])
    lines: Counter[str] = msgspec.field(default_factory=Counter[str])
    last: str | None = None
    discourse: Discourse = msgspec.field(default_factory=Discourse)

    def tell(self, event: str) -> None:
        """An event has been told."""
        self.said[event] += 1
        self.last = event

    def words(self, telling: str, line: core.Line) -> str:
        """The words of a line for this time; they count as told."""
        key = f"{telling}.{line.key}"
        times = self.lines[key]
        self.lines[key] += 1
        turn = line.turns[min(times, len(line.turns) - 1)]
        return turn[0] if len(turn) == 1 else turn[self._order(key, len(turn))[times % len(turn)]]

    def _order(self, key: str, count: int) -> Sequence[int]:
        """The order in which alternatives are told, so that none returns before all have been."""
        order = list(range(count))
        random.Random(f"{self.seed} {key}").shuffle(order)
        return order

    def asked(self, question: core.Narrated, names: Mapping[str, str]) -> bool | float:
        """What a condition on words asks of the telling: how often something was told, or whether it was told last."""
        return self.last == question.name if question.kind == "last" else float(self.said[question.name])
