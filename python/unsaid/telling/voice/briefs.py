"""Briefs for the paragraphs of a story: what is known where each is told, and who may be named there.

Told from a side, what is known is what that mind believes after the act; from outside, it is what is so, and no mind is
looked into. A fact counts as foreign where the side neither believes it nor takes anybody to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unsaid.telling.names import PRONOUNS, Lexicon
from unsaid.telling.narration import Narration
from unsaid.telling.teller import Teller
from unsaid.telling.told import Paragraph
from unsaid.telling.voice.paper import Brief
from unsaid.telling.voice.words import bare, words

MOST = 40
"""Facts a brief lists."""

Fact = tuple[int, bool | float | str | None]


def briefs(
    teller: Teller, paragraphs: Sequence[Paragraph], states: Sequence[int], acts: Sequence[int]
) -> list[Brief | None]:
    """A brief for each paragraph that has words; ``teller`` has words for facts as the story's reader hears them."""
    write = Writing(teller, states, acts)
    return [write.brief(p) if p.text and p.kind != "change" else None for p in paragraphs]


@dataclass(frozen=True)
class Writing:
    """Writes the briefs of one course of acts."""

    teller: Teller
    states: Sequence[int]
    acts: Sequence[int]

    def brief(self, paragraph: Paragraph) -> Brief:
        """The brief of a paragraph."""
        state = self._state(paragraph)
        known, foreign = self._known(paragraph.side, state), self._foreign(paragraph.side, state)
        return Brief(
            paragraph.text,
            tuple(dict.fromkeys(self.teller.fact(*fact) for fact in known))[:MOST],
            self._names(paragraph),
            self._own(paragraph.side),
            tuple(dict.fromkeys(self.teller.fact(*fact) for fact in foreign)),
        )

    def _state(self, paragraph: Paragraph) -> int:
        """The state a paragraph leaves its reader in."""
        if paragraph.beats:
            return self.states[paragraph.beats[-1] + 1]
        return self.states[0 if paragraph.kind == "opening" else -1]

    # --- facts ---

    def _known(self, side: str | None, state: int) -> Iterator[Fact]:
        """What holds, and what no longer does."""
        now, then = (self._values(side, s) for s in (state, self.states[0]))
        for fluent in self._worded():
            if now[fluent] not in (False, None) or now[fluent] != then[fluent]:
                yield fluent, now[fluent]

    def _foreign(self, side: str | None, state: int) -> Iterator[Fact]:
        """Values nobody there has in mind: the other truth of a truth, and what is so."""
        held = list(self._held(side, state))
        truth = self.teller.states.values(state)
        for fluent in self._worded():
            candidates = [True, False] if any(isinstance(v[fluent], bool) for v in (truth, *held)) else [truth[fluent]]
            for value in candidates:
                if value is not None and all(values[fluent] != value for values in held):
                    yield fluent, value

    def _held(self, side: str | None, state: int) -> Iterator[Sequence[bool | float | str | None]]:
        yield self._values(side, state)
        if side is not None:
            own = self.teller.states.mind(state, self.teller.characters[side])
            for other in self.teller.characters.values():
                yield self.teller.states.values(self.teller.states.mind(own, other))

    def _values(self, side: str | None, state: int) -> Sequence[bool | float | str | None]:
        mind = state if side is None else self.teller.states.mind(state, self.teller.characters[side])
        return self.teller.states.values(mind)

    def _worded(self) -> list[int]:
        ground = self.teller.ground
        counts = {release.pressure for release in ground.inner.releases}  # nobody says in words how much they hold back
        return [f for f in range(len(ground.fluents)) if f not in counts and self.teller.has_words(f)]

    # --- names ---

    def _names(self, paragraph: Paragraph) -> frozenset[str]:
        """Those who do the acts, and whose side it is."""
        ground = self.teller.ground
        doing = {ground.characters[c] for b in paragraph.beats for c in ground.actions[self.acts[b]].consenting}
        return frozenset(word for name in {*doing, paragraph.side} - {None} for word in self._called(str(name)))

    def _own(self, side: str | None) -> frozenset[str]:
        if side is None:
            return frozenset()
        return frozenset([*self._called(side), *PRONOUNS[self.teller.telling_from(side).kind(side)]])

    def _called(self, name: str) -> set[str]:
        plain = Lexicon(self.teller.world, Narration(None))
        return {bare(word) for word in words(plain.name(name)) if word[0].isupper()}
