"""A whole story told: which acts, from whose side, in which order of paragraphs.

Told from a mind, an act that mind does not see is left out; what followed in that mind, a trigger or a change of
belief, is told whether or not it saw the cause. Told from both sides, the telling stays with one side until something
happens that only the other sees, or until a while has passed, and then changes over.

The result is data, so that a terminal, a page and a file can each set it in their own way.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from unsaid.language import core
from unsaid.telling.attempts import Tried, attempt, seen
from unsaid.telling.following import Aftermath
from unsaid.telling.memory import Memory
from unsaid.telling.pages import Abstract, Page, Pages, Paragraph
from unsaid.telling.teller import Teller, Worded

STRETCH = 7
"""The most acts told from one side before another has its turn, where both see what happens."""


Attempts = Mapping[int, Sequence[Tried]]
"""What was tried, and did not happen, before the act at each place."""


def told(
    teller: Teller, states: Sequence[int], acts: Sequence[int], side: str | None, tried: Attempts | None = None
) -> list[Paragraph]:
    """A story from one side, or from outside.

    ``states`` are those before each act, and the last; ``acts`` are numbers of ground actions.
    """
    story = Recounting(teller, states, acts, teller.memory(), tried or {})
    return story.told([(i, side) for i in range(len(acts))], side, side)


def told_by_turns(
    teller: Teller,
    states: Sequence[int],
    acts: Sequence[int],
    sides: Sequence[str],
    tried: Attempts | None = None,
) -> list[Paragraph]:
    """A story from two or more sides, one after the other."""
    story = Recounting(teller, states, acts, teller.memory(), tried or {})
    placed = story.placed(sides)
    first, last = (placed[0][1], placed[-1][1]) if placed else (sides[0], sides[0])
    return story.told(placed, first, last)


def moment(teller: Teller, before: int, act: int, after: int, side: str | None, memory: Memory) -> str:
    """One act that a side has seen, and what followed it there, in a telling that has come so far."""
    page = Page(memory, side)
    Recounting(teller, (before, after), (act,), memory).beat(page, 0, side, seen=True)
    return "\n\n".join(p.text for p in page.done("", ""))


Placed = Sequence[tuple[int, str | None]]
"""The place of each act in the story, and the side it is told from."""


class Recounting(msgspec.Struct):
    """A course of acts on its way to be told."""

    teller: Teller
    states: Sequence[int]
    acts: Sequence[int]
    memory: Memory
    tried: Attempts = msgspec.field(default_factory=dict)

    def told(self, placed: Placed, first: str | None, last: str | None) -> list[Paragraph]:
        """All of it, from its opening, told from one side, to its closing, told from another."""
        opening = self.teller.opening(first, self.memory)
        short = self.teller.manner.length == "short"
        pages: Pages = Abstract(self.memory, first) if short else Page(self.memory, first)
        for i, side in placed:
            self._tried(pages, i, side)
            self.beat(pages, i, side, seen=self._seen(i, side))
        self._tried(pages, len(self.acts), last)
        return pages.done(opening, self.teller.closing(self.states[-1], last, self.memory))

    def _tried(self, pages: Pages, i: int, side: str | None) -> None:
        """What was tried before an act, as far as the side knows of it."""
        for one in self.tried.get(i, ()):
            if seen(self.teller, one, side):
                pages.turn_to(side)
                pages.add(attempt(self.teller, one, side, self.memory), i)

    def beat(self, pages: Pages, i: int, side: str | None, *, seen: bool) -> None:
        """One act, if the side sees it, and what followed it there."""
        self.memory.step, pages.after = i, i + 1
        if seen and not self.teller.untold(self.acts[i]):
            pages.turn_to(side)
            pages.add(self.teller.act(self.states[i], self.acts[i], side, self.memory, self.states[i + 1]), i)
        self.memory.step = i + 1
        for said in self._following(i, side, seen):
            pages.turn_to(side)
            pages.follow(said, i if seen else None)

    def _seen(self, i: int, side: str | None) -> bool:
        if side is None:
            return True
        teller = self.teller
        return teller.states.sees(self.states[i], self.acts[i], teller.characters[side])

    # --- what follows an act ---

    def _following(self, i: int, side: str | None, seen: bool) -> Iterator[Worded]:
        """The words for what followed an act in a mind, no words twice."""
        told: set[str] = set()
        for said in self._words_following(i, side, seen):
            if said is not None and said.text and said.text not in told:
                told.add(said.text)
                yield said

    def _words_following(self, i: int, side: str | None, seen: bool) -> Iterator[Worded | None]:
        teller, after = self.teller, self.states[i + 1]
        number = None if side is None else teller.characters[side]
        aftermath = Aftermath(teller.ground, teller.states, self.states[i], self.acts[i], after, number, seen)
        for what in (*aftermath.triggers(self._named("plain")), *aftermath.changes(self._named("change"))):
            yield teller.following(after, what, side, self.memory)
        for stir in teller.psyche.stirs(i + 1) if teller.psyche else ():
            if stir.seen_by(side, [c for c in teller.characters if self._seen(i, c)]):
                yield teller.stir(after, stir, side, self.memory)

    def _named(self, sort: core.Sort) -> set[str]:
        return {t.name for t in self.teller.world.tellings if t.sort == sort}

    # --- sides by turns ---

    def placed(self, sides: Sequence[str]) -> Placed:
        """The side each act is told from."""
        placed: list[tuple[int, str | None]] = []
        current, stretch = sides[0], 0
        for i in range(len(self.acts)):
            seeing = [s for s in sides if self._seen(i, s)]
            others = [s for s in _after(sides, current) if s in seeing]
            if current not in seeing or (stretch >= self._stretch(sides) and others):
                current, stretch = (others[0] if others else None), 0
            placed.append((i, current))
            current = current or sides[0]
            stretch += 1
        return placed

    def _stretch(self, sides: Sequence[str]) -> int:
        """How many acts a side tells at a time: in a short story fewer, so that each has its turn."""
        return max(1, min(STRETCH, len(self.acts) // len(sides)))


def _after(sides: Sequence[str], current: str) -> Sequence[str]:
    """The other sides, in the order of turns."""
    place = sides.index(current)
    return (*sides[place + 1 :], *sides[:place])


__all__ = ["Paragraph", "moment", "told", "told_by_turns"]
