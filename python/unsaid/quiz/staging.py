"""A course made by chance, with all that questions need: moves, a swap, something told, something kept quiet about."""

from __future__ import annotations

from typing import NamedTuple

from unsaid.quiz.chance import Chance
from unsaid.quiz.course import HUSH, LOOK, MOVE, NOISE, SWAP, TELL, Course, Event
from unsaid.quiz.dials import Dials
from unsaid.quiz.minds import Minds

FURTHER = (MOVE,) * 5 + (LOOK,) * 3 + (TELL,) * 2
WAYS = 5
"""Ways of saying each act."""
SEES, HIDES, MISTAKEN, DISTRUSTS = 0.5, 0.15, 0.5, 0.5
"""How likely somebody sees an act; an act is watched in secret; somebody is wrong at the start; is not trusted."""


class Wish(NamedTuple):
    """What a course is to be like for a kind of question: which act comes first, which last; about one thing alone?"""

    first: str = ""
    last: str = ""
    one: bool = False


def staged(rng: Chance, dials: Dials, places: int, noises: int, wish: Wish) -> Course:
    """A course of ``dials.acts`` acts, in which things are at so many places."""
    return _Stage(rng, dials, places, noises, wish).course()


class _Stage:
    """A course while it is made; ``at`` is where things are."""

    def __init__(self, rng: Chance, dials: Dials, places: int, noises: int, wish: Wish) -> None:
        self.rng, self.dials, self.places, self.noises, self.wish = rng, dials, places, noises, wish
        self.things = (0,) if wish.one else (0, 0, 1)
        self.people = list(range(dials.people))
        self.at = rng.some(range(places), 2)
        self.start = tuple(self.at)
        self.been = [{place} for place in self.at]
        self.events: list[Event] = []
        self.wrong, self.distrust = self._mistaken(), self._distrusted()

    def course(self) -> Course:
        for kind in self._kinds():
            self.events.append(self._event(kind))
        return self._so_far()

    def _so_far(self) -> Course:
        return Course(self.dials.people, self.start, self.wrong, self.distrust, tuple(self.events))

    def _kinds(self) -> list[str]:
        rng, free = self.rng, self.dials.acts - self.dials.distractors - 6
        kinds = [SWAP, HUSH, TELL, MOVE, MOVE, MOVE, *(rng.choice(FURTHER) for _ in range(free))]
        kinds += [NOISE] * self.dials.distractors
        rng.shuffle(kinds)
        for kind, place in ((self.wish.first, 0), (self.wish.last, -1)):
            if kind:
                where = kinds.index(kind)
                kinds[where], kinds[place] = kinds[place], kind
        return kinds

    def _mistaken(self) -> tuple[tuple[int, int, int], ...]:
        if self.rng.random() >= MISTAKEN:
            return ()
        thing = self.rng.below(2)
        place = self.rng.choice([p for p in range(self.places) if p not in self.at])
        return ((self.rng.choice(self.people), thing, place),)

    def _distrusted(self) -> frozenset[tuple[int, int]]:
        if self.rng.random() >= DISTRUSTS:
            return frozenset()
        hearer, teller = self.rng.some(self.people, 2)
        return frozenset(((hearer, teller),))

    def _event(self, kind: str) -> Event:
        rng = self.rng
        verb = rng.below(self.noises if kind == NOISE else WAYS)
        who, whom = rng.some(self.people, 2)
        if kind in (TELL, HUSH):
            thing = rng.choice(self.things)
            place = self._said(who, thing) if kind == TELL else -1
            return Event(kind, who, whom, ((thing, place),), 1 << who | 1 << whom, -1, verb)
        seen, hidden = self._watched(who)
        return Event(kind, who, -1, self._writes(kind), seen, hidden, verb)

    def _watched(self, who: int) -> tuple[int, int]:
        """Who sees an act: openly, as bits, and unnoticed (or -1)."""
        rng = self.rng
        seen = 1 << who
        for person in self.people:
            if person != who and rng.random() < SEES:
                seen |= 1 << person
        out = [person for person in self.people if not seen >> person & 1]
        hidden = rng.choice(out) if len(out) > 1 and rng.random() < HIDES else -1
        return seen, hidden

    def _writes(self, kind: str) -> tuple[tuple[int, int], ...]:
        if kind == NOISE:
            return ()
        if kind == SWAP:
            self.at.reverse()
            for thing in (0, 1):
                self.been[thing].add(self.at[thing])
            return (0, self.at[0]), (1, self.at[1])
        thing = self.rng.choice(self.things)
        if kind == LOOK:
            return ((thing, -1),)
        self.at[thing] = self._fresh(thing)
        self.been[thing].add(self.at[thing])
        return ((thing, self.at[thing]),)

    def _fresh(self, thing: int) -> int:
        """A place to put a thing, where it has not been yet, if there is one."""
        free = [place for place in range(self.places) if place not in self.at]
        return self.rng.choice([place for place in free if place not in self.been[thing]] or free)

    def _said(self, who: int, thing: int) -> int:
        """Where somebody says that a thing is: where they think it is, or, lying, elsewhere."""
        thought = Minds(self._so_far()).held((who,), thing)
        if self.rng.random() >= self.dials.lies:
            return thought
        return self.rng.choice([place for place in range(self.places) if place != thought])
