"""What minds hold in a course, worked out from which events each of them took part in.

A chain of minds (what Ann thinks that Ben thinks …) takes part in an event if each of the chain saw it, as the ones
before think. What it holds of a thing is what the last event that it took part in and that says something of the thing
put there: where the thing was put; for one who is told and trusts, where it was said to be, and so too for what the
hearer takes the teller to think; for one who looks, where it is in the mind that holds them to look; for what the
hearer of a silence takes the silent one to think, what the hearer thinks. With none, what was held at the start.

The engine gives the same answers from the world that ``grounding`` writes; a test holds the two side by side.
"""

from __future__ import annotations

from typing import NamedTuple

from unsaid.quiz.course import HUSH, LOOK, MOVE, SWAP, TELL, Course


class Mind(NamedTuple):
    """A chain's mind: the events that it took part in, as bits; what it was told in them, by their number; whose it is
    (-1: nobody's, the world); what it held of each thing at the start."""

    part: int
    told: dict[int, int]
    who: int
    start: tuple[int, ...]


class Minds:
    """The minds of a course. ``seen`` and ``hidden`` are, for each person, the events they saw, as bits."""

    __slots__ = ("course", "hidden", "known", "said", "seen", "world")

    def __init__(self, course: Course) -> None:
        self.course = course
        self.seen = [0] * course.people
        self.hidden = [0] * course.people
        self.said = []
        for number, event in enumerate(course.events):
            bit = 1 << number
            for person in range(course.people):
                if event.seen >> person & 1:
                    self.seen[person] |= bit
            if event.hidden >= 0:
                self.hidden[event.hidden] |= bit
            if event.kind in (TELL, LOOK, HUSH):
                self.said.append(number)
        self.world = Mind((1 << len(course.events)) - 1, {}, -1, course.start)
        self.known: dict[tuple[int, ...], Mind] = {(): self.world}

    def exchanged(self, number: int, one: int, other: int) -> Minds:
        """The minds of the course in which of two people the other one saw an event."""
        twin = Minds.__new__(Minds)
        twin.course, twin.hidden, twin.said, twin.world = (
            self.course.exchanged(number, one, other),
            self.hidden,
            self.said,
            self.world,
        )
        twin.seen = list(self.seen)
        twin.seen[one] ^= 1 << number
        twin.seen[other] ^= 1 << number
        twin.known = {(): self.world}
        return twin

    def mind(self, chain: tuple[int, ...]) -> Mind:
        """The mind at the end of a chain, in which nobody follows on themselves."""
        found = self.known.get(chain)
        if found is None:
            found = self.known[chain] = self._within(self.mind(chain[:-1]), chain[-1])
        return found

    def _within(self, mind: Mind, who: int) -> Mind:
        outermost = mind.who < 0
        part = mind.part & (self.seen[who] | self.hidden[who] if outermost else self.seen[who])
        told = {}
        for number in self.said:
            if mind.part >> number & 1:
                value = self._told(mind, number, who)
                if value is not None:
                    told[number] = value
        return Mind(part, told, who, self._started(who) if outermost else mind.start)

    def _started(self, who: int) -> tuple[int, ...]:
        start = self.course.start
        for person, thing, place in self.course.wrong:
            if person == who:
                start = (*start[:thing], place, *start[thing + 1 :])
        return start

    def _told(self, mind: Mind, number: int, who: int) -> int | None:
        """What somebody in a mind is taken to have learnt from being told, from looking, or from a silence."""
        event = self.course.events[number]
        thing, place = event.writes[0]
        if event.kind == TELL:
            if who == event.whom:
                return None if (who, event.who) in self.course.distrust else place
            return place if who == event.who and mind.who == event.whom and number in mind.told else None
        if event.kind == LOOK:
            return self.place(mind, thing, number) if who == event.who else None
        return self.place(mind, thing, number) if who == event.who and mind.who == event.whom else None

    def place(self, mind: Mind, thing: int, before: int | None = None) -> int:
        """Where a mind holds a thing to be, at the end or before an event."""
        events = self.course.events
        for number in range((len(events) if before is None else before) - 1, -1, -1):
            if number in mind.told:
                if events[number].writes[0][0] == thing:
                    return mind.told[number]
            elif mind.part >> number & 1 and events[number].kind in (MOVE, SWAP):
                for moved, place in events[number].writes:
                    if moved == thing:
                        return place
        return mind.start[thing]

    def mover(self, mind: Mind, thing: int) -> int:
        """Who, as a mind holds, put a thing last where it was put; -1 if nobody did."""
        events = self.course.events
        for number in range(len(events) - 1, -1, -1):
            event = events[number]
            if mind.part >> number & 1 and event.kind in (MOVE, SWAP) and any(t == thing for t, _ in event.writes):
                return event.who
        return -1

    def held(self, chain: tuple[int, ...], thing: int, before: int | None = None) -> int:
        """Where the mind at the end of a chain holds a thing to be."""
        return self.place(self.mind(chain), thing, before)
