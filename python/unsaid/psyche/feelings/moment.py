"""One act as one character lived through it: the mind before and the mind after.

Feelings are about the change from the one to the other, never about a state alone: to have little is no sorrow, to lose
something is. All numbers here are what the character believes, which may be far from the truth.

Where an act makes somebody answer a question of their own otherwise, they see another person in the one they asked, and
all the past with it. Nothing has happened to that person. So how others fare is held against the mind before *read
back*: with the hypothesis taken up put into it, as if it had been believed already. So it is with good news by which
somebody sees that it has done wrong: what it might have gained, had it known, gladdens nobody (``recognition``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import isnan

from unsaid.data.proof import At, Instead, Run, acted, called, fact
from unsaid.data.running import Literal
from unsaid.psyche.concerns import SMALL, UNNAMED, changes, chief
from unsaid.psyche.feelings.recognition import recognitions
from unsaid.psyche.hearing import hearing
from unsaid.psyche.liking import liking
from unsaid.psyche.log import Entry, Log
from unsaid.world import Scalar
from unsaid.world.inner import GroundQuestion


@dataclass(frozen=True)
class FeltMoment:
    """An act of the story, as lived by ``who``."""

    log: Log
    entry: Entry
    who: int

    @cached_property
    def place(self) -> int:
        """The place of the act."""
        return self.entry.place

    @property
    def name(self) -> str:
        """The character's name."""
        return self.log.world.ground.characters[self.who]

    @cached_property
    def before(self) -> int:
        """The mind before."""
        return self.log.mind(self.place, self.who)

    @cached_property
    def after(self) -> int:
        """The mind after."""
        return self.log.mind(self.place + 1, self.who)

    @cached_property
    def learnt(self) -> tuple[Literal, ...]:
        """What the character had wrong and learns by seeing that the act was possible."""
        log, entry = self.log, self.entry
        if self.who not in entry.observers or entry.act in log.world.possible(self.before, self.who):
            return ()
        return tuple(log.world.learnt(entry.before, self.who, entry.act))

    @cached_property
    def righted(self) -> int:
        """The mind before, with what it learns put right."""
        return self.log.world.patch(self.before, self.learnt) if self.learnt else self.before

    @cached_property
    def taken_up(self) -> tuple[Literal, ...]:
        """What the hypotheses say that the character comes to believe by the act, of the questions that are its own."""
        was, now = (self.log.world.values(mind) for mind in (self.before, self.after))
        found: list[Literal] = []
        for q in self.log.inner.questions:
            if q.asker == self.who and q.believed is not None and was[q.believed] != now[q.believed]:
                found += _supposing(q, now[q.believed])
        return tuple(found)

    @cached_property
    def owned(self) -> tuple[Literal, ...]:
        """What comes out by the act about what the character has done, and shows it to have done wrong."""
        again = recognitions(self.log).get((self.who, self.place), ())
        return tuple(dict.fromkeys(one for seen in again if seen.own and seen.wrong for one in seen.fresh))

    @property
    def noticed(self) -> bool:
        """Whether it made any difference to what the character believes."""
        return self.before != self.after

    @cached_property
    def heard(self) -> frozenset[int]:
        """The places of the acts, this one or earlier, that it has not seen and comes to hear of by it."""
        return hearing(self.log).heard(self.who, self.place)

    def knows(self, place: int) -> bool:
        """Whether it knows by now of the act at a place: did it, saw it, or has heard of it."""
        return hearing(self.log).knows(self.who, self.place, place)

    def worth(self, mind: int, of: int, whole: bool = False) -> float:
        """How somebody fares in a mind, as it is in that mind: its utility less what its norms come to, or the
        ``whole`` of it; ``NOT_KNOWN`` where that is no number."""
        return self.log.whole(mind, of) if whole else self.log.fortune(mind, of)

    @cached_property
    def change(self) -> float:
        """How much better the character believes that it fares."""
        return self.gained(self.who)

    def gained(self, other: int) -> float:
        """How much better the character believes that somebody fares."""
        return self.worth(self.after, other) - self.worth(self.compared(other), other)

    def compared(self, of: int) -> int:
        """The mind that tells how somebody fared before: for others, read back; and with what shows the character to
        have done wrong, where that is good news."""
        return self.log.world.patch(self.before, put) if (put := self.put(of)) else self.before

    def put(self, of: int) -> tuple[Literal, ...]:
        """What is put into the mind before to tell how somebody fared."""
        put = () if of == self.who else self.taken_up
        if not self.owned:
            return put
        had, has = (self.log.world.patch(self.before, some) for some in (put, put + self.owned))
        return put + self.owned if self.worth(has, of) > self.worth(had, of) + SMALL else put

    def concern(self, other: int, sign: int) -> str | None:
        """The concern of somebody that gained (1) or lost (-1) most, by name, as the character sees it; no norm."""
        return self.moved(self.compared(other), self.after, other, sign)

    def moved(self, before: int, after: int, other: int, sign: int) -> str | None:
        """The concern of somebody that gained (1) or lost (-1) most from one mind to another, by name; no norm."""
        return self.main(changes(self.log.worth(before, other), self.log.worth(after, other)), sign)

    def main(self, moved: Mapping[int, float], sign: int) -> str | None:
        """The concern that gained (1) or lost (-1) most, of those that changed by so much, by name; no norm."""
        concerns = self.log.inner.concerns
        found = chief({i: by for i, by in moved.items() if i == UNNAMED or concerns[i].kind != "norm"}, sign)
        return None if found is None or found == UNNAMED else concerns[found].name

    def like(self, other: int) -> float:
        """How much the character likes somebody, now that it has happened."""
        return liking(self.log.world, self.log.inner, self.after, self.who, other)

    def liked(self, place: int, other: int) -> float:
        """How much the character liked somebody before the act at a place."""
        return liking(self.log.world, self.log.inner, self.log.mind(place, self.who), self.who, other)

    @cached_property
    def others(self) -> list[int]:
        """Everybody else."""
        return [c for c in self.log.characters if c != self.who]

    # --- proof ---

    def at(
        self,
        later: int,
        who: Iterable[int] = (),
        then: Iterable[int] = (),
        instead: Iterable[tuple[int, int | None]] = (),
        patched: Iterable[Literal] = (),
    ) -> At:
        """A mind within the character's: before the act (0) or after it (1)."""
        ground = self.log.world.ground
        altered = tuple(Instead(p, None if a is None else ground.actions[a].name) for p, a in instead)
        facts = tuple(fact(ground, one) for one in patched)
        return At(self.place + later, called(ground, (self.who, *who)), altered, facts, acted(ground, then))

    def shows(self, role: str, at: At, of: int, worth: float, whole: bool = False) -> Run:
        """A run that shows how somebody fares in a mind, or the whole of what it is worth."""
        shown = None if isnan(worth) else worth
        return Run(role, at, self.log.world.ground.characters[of], shown, fortune=not whole)

    def both(self, of: int, whole: bool = False) -> tuple[Run, Run]:
        """The two runs that show a change of worth."""
        put = () if whole else self.put(of)
        before = self.log.world.patch(self.before, put) if put else self.before
        return (
            self.shows("before", self.at(0, patched=put), of, self.worth(before, of, whole), whole),
            self.shows("after", self.at(1), of, self.worth(self.after, of, whole), whole),
        )


def _supposing(question: GroundQuestion, believed: Scalar) -> Iterator[Literal]:
    """What a hypothesis says, and that the one asked knows of it what it says of the world."""
    for hypothesis in question.hypotheses:
        if hypothesis.name == believed:
            yield from (Literal((question.asked,), p.fluent, p.value) for p in hypothesis.patch if not p.who)
            yield from (Literal(p.who, p.fluent, p.value) for p in hypothesis.patch)


__all__ = ["SMALL", "FeltMoment"]
