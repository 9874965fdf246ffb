"""Asking about a story: a chain of minds that saw something, and an event that makes the answer another one if of two
people the other had seen it. The two stories are twins; told without who saw what, they are the same story.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from unsaid.quiz.chance import Chance
from unsaid.quiz.chronicle import Words
from unsaid.quiz.course import MOVE, SWAP, Course
from unsaid.quiz.minds import Minds

Chain = tuple[int, ...]


class Pair(NamedTuple):
    """One question of two courses, with the answer, the proof and the tags of each."""

    question: str
    courses: tuple[Course, Course]
    answers: tuple[str, str]
    proofs: tuple[str, str]
    tags: tuple[tuple[str, ...], tuple[str, ...]]


class Asking(NamedTuple):
    """A story that is being asked about: its minds, its words, and chance."""

    rng: Chance
    minds: Minds
    words: Words

    def chosen(self, order: int, kinds: tuple[str, ...] = (MOVE, SWAP), also: bool = True) -> tuple[Chain, int] | None:
        """A thing, and a chain of so many minds all of whom saw it put somewhere; ``also``: or did so themselves."""
        some = [
            e for e in self.minds.course.events if e.kind in kinds and e.seen.bit_count() > (order > 1) + (not also)
        ][-4:]
        if not some:
            return None
        event = self.rng.choice(some)
        thing, _ = self.rng.choice(event.writes)
        group = [p for p in range(self.minds.course.people) if event.seen >> p & 1 and (also or p != event.who)]
        chain = [self.rng.choice(group)]
        while len(chain) < order:
            chain.append(self.rng.choice([p for p in group if p != chain[-1]]))
        return tuple(chain), thing

    def twins(
        self, chain: Chain, thing: int, answer: Callable[[Minds], str | None], end: int | None = None
    ) -> tuple[Minds, str, str] | None:
        """The minds of a twin, and both answers, where they are not the same: the last event by which the chain's mind
        came to hold where the thing is was seen by somebody else than one of the chain."""
        here = answer(self.minds)
        if here is None:
            return None
        for number in self.decisive(chain, thing, end):
            found = self.exchange(chain, number)
            if found is not None:
                twin = self.minds.exchanged(number, *found)
                there = answer(twin)
                return None if there is None or there == here else (twin, here, there)
        return None

    def decisive(self, chain: Chain, thing: int, end: int | None = None) -> list[int]:
        """The events before ``end``, last first, that a chain's mind took part in and that put a thing somewhere."""
        events, part = self.minds.course.events, self.minds.mind(chain).part
        stop = len(events) if end is None else end
        return [
            number
            for number in range(stop - 1, -1, -1)
            if part >> number & 1
            and events[number].kind in (MOVE, SWAP)
            and any(t == thing for t, _ in events[number].writes)
        ]

    def exchange(self, chain: Chain, number: int) -> tuple[int, int] | None:
        """One of a chain who saw an event and might not have, and somebody who might have instead."""
        event = self.minds.course.events[number]
        inside = [p for p in chain if event.seen >> p & 1 and p != event.who]
        outside = [
            p
            for p in range(self.minds.course.people)
            if not event.seen >> p & 1 and p not in chain and p != event.hidden
        ]
        return (self.rng.choice(inside), self.rng.choice(outside)) if inside and outside else None

    def pair(
        self,
        question: str,
        twin: Minds,
        answers: tuple[str, str],
        chains: tuple[Chain, ...],
        tags: Callable[[Minds], tuple[str, ...]] = lambda _: (),
    ) -> Pair:
        """The two sides of a question, put together."""
        both = self.minds, twin
        proofs = self.proof(self.minds, chains), self.proof(twin, chains)
        return Pair(question, (self.minds.course, twin.course), answers, proofs, (tags(both[0]), tags(both[1])))

    def proof(self, minds: Minds, chains: tuple[Chain, ...]) -> str:
        """Which acts, by their number in the story, chains of minds took part in."""
        said = []
        for chain in chains:
            part = minds.mind(chain).part
            acts = [str(n + 1) for n in range(len(minds.course.events)) if part >> n & 1]
            said.append(f"{' > '.join(self.name(p) for p in chain) or 'the world'}: acts {', '.join(acts) or 'none'}")
        return "; ".join(said)

    def name(self, person: int) -> str:
        """What somebody is called."""
        return self.words.people[person]

    def thing(self, thing: int) -> str:
        """What a thing is called."""
        return self.words.things[thing]

    def at(self, place: int) -> str:
        """Where something is that is at a place."""
        return self.words.at(place)

    def where(self) -> str:
        """The word that asks for a place, at the head of a question."""
        return self.words.genre.where.capitalize()
