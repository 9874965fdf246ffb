"""A whole story told: which acts, from whose side, in which order of paragraphs.

Told from a mind, an act that mind does not see is left out; what followed in that mind, a trigger or a change of
belief, is told whether or not it saw the cause. Told from several sides, each act is told from the one by whose mind
changes most, and an act at which a mind turns from that of whoever did it as well (``sides``). In a story in one
paragraph such turns are told even where the author has no brief words for them.

The result is data, so that a terminal, a page and a file can each set it in their own way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby

import msgspec

from unsaid.language import core
from unsaid.telling.attempts import Tried, attempt, seen
from unsaid.telling.following import Aftermath
from unsaid.telling.memory import Memory
from unsaid.telling.pages import Abstract, Page, Pages, Paragraph
from unsaid.telling.sides import Seen, Side, chosen
from unsaid.telling.teller import Teller, Worded
from unsaid.telling.turning import Turns

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


def told_since(teller: Teller, states: Sequence[int], acts: Sequence[int], since: int, side: str | None) -> str:
    """The end of a story from one side, or from outside: all from the act at a place on, in one text."""
    story = Recounting(teller, states, acts, teller.memory())
    short = teller.manner.length == "short"
    for first, last in ((0, since), (since, len(acts))):
        pages: Pages = Abstract(story.memory, side) if short else Page(story.memory, side)
        for place in range(first, last):
            story.beat(pages, place, side, seen=story._seen(place, side))
    return "\n\n".join(p.text for p in pages.done("", teller.closing(states[-1], side, story.memory)))


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


Placed = Sequence[tuple[int, Side]]
"""The place of each act in the story, and the side it is told from; an act told from two sides is there twice."""


class Recounting(msgspec.Struct, dict=True):
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
        for i, sides in groupby(placed, lambda one: one[0]):
            said, before = self.memory.said, self.memory.last
            for _, side in sides:  # from another side it is told once more, and counts once
                self.memory.said, self.memory.last = Counter(said), before
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
        brief: set[int] = set()
        for said, of in self._following(i, side, seen):
            pages.turn_to(side)
            pages.follow(said, i if seen else None)
            brief |= of if said.brief else set()
        if isinstance(pages, Abstract) and side is not None:
            self._turn(pages, i, side, [fluent for fluent in self._turned(i, side) if fluent not in brief])

    def _turn(self, pages: Abstract, i: int, side: str, turned: Sequence[int]) -> None:
        """What a mind turned about, where the author has no brief words for it."""
        if turned:
            pages.turn_to(side)
            shown = self._turns.learnt(self.states[i], self.acts[i], self.teller.characters[side])
            said = self.teller.turn(self.states[i + 1], turned, shown, side, self.memory)
            pages.turn(said, i if self._seen(i, side) else None)

    def _seen(self, i: int, side: str | None) -> bool:
        if side is None:
            return True
        teller = self.teller
        return teller.states.sees(self.states[i], self.acts[i], teller.characters[side])

    # --- what follows an act ---

    def _following(self, i: int, side: str | None, seen: bool) -> Iterator[tuple[Worded, set[int]]]:
        """The words for what followed an act in a mind, no words twice, each with the fluents they are about."""
        told: set[str] = set()
        for said, of in self._words_following(i, side, seen):
            if said is not None and said.text and said.text not in told:
                told.add(said.text)
                yield said, of

    def _words_following(self, i: int, side: str | None, seen: bool) -> Iterator[tuple[Worded | None, set[int]]]:
        teller, after = self.teller, self.states[i + 1]
        number = None if side is None else teller.characters[side]
        aftermath = Aftermath(teller.ground, teller.states, self.states[i], self.acts[i], after, number, seen)
        for what in (*aftermath.triggers(self._named("plain")), *aftermath.changes(self._named("change"))):
            yield teller.following(after, what, side, self.memory), what.of
        for stir in teller.psyche.stirs(i + 1) if teller.psyche else ():
            if stir.seen_by(side, [c for c in teller.characters if self._seen(i, c)]):
                yield teller.stir(after, stir, side, self.memory), set()

    def _named(self, sort: core.Sort) -> set[str]:
        return {t.name for t in self.teller.world.tellings if t.sort == sort}

    # --- sides by turns ---

    def placed(self, sides: Sequence[str]) -> Placed:
        """The side each act is told from; of some, the sides."""
        acts = [self._ways(i, sides) for i in range(len(self.acts))]
        return [(i, side) for i, told in enumerate(chosen(acts, sides)) for side in told]

    def _ways(self, i: int, sides: Sequence[str]) -> Seen:
        """The sides an act may be told from, and what is new to each."""
        seeing = [side for side in sides if self._seen(i, side)]
        news: dict[Side, float] = {side: float(self._news(i, side)) for side in seeing}
        turned = [side for side in sides if self._turned(i, side)]
        ways: list[tuple[Side, ...]] = [(side,) for side in turned or seeing] or [(None,)]
        doers = [self.teller.ground.characters[c] for c in self.teller.ground.actions[self.acts[i]].consenting]
        stirred = next((doer for doer in doers if doer not in turned and news.get(doer)), None)
        if turned and stirred is not None and self.teller.manner.length != "short":
            ways = [(stirred, side) for side in turned]
        return Seen(ways, news)

    def _news(self, i: int, side: str) -> int:
        return self._turns.news(
            self.states[i], self.acts[i], self.states[i + 1], self.teller.characters[side], seen=True
        )

    def _turned(self, i: int, side: str) -> list[int]:
        """What a mind turns about at an act, of what can be told in the world's own words."""
        number, seen = self.teller.characters[side], self._seen(i, side)
        found = self._turns.at(self.states[i], self.acts[i], self.states[i + 1], number, seen=seen)
        return [fluent for fluent in found if self.teller.has_words(fluent)]

    @cached_property
    def _turns(self) -> Turns:
        return Turns(self.teller.ground, self.teller.states)


__all__ = ["Paragraph", "moment", "told", "told_by_turns"]
