"""A course: who there is, where things are at the start, and what happens, seen by whom.

Small numbers stand for people, things and places; the telling gives them names. It is a world with one course through
it: ``grounding`` writes it in the language, and the engine gives the same answers.
"""

from __future__ import annotations

from typing import NamedTuple

MOVE, SWAP, LOOK, TELL, HUSH, NOISE = "move", "swap", "look", "tell", "hush", "noise"


class Event(NamedTuple):
    """One act. ``who`` does it; ``whom`` hears it, of what is told or kept quiet about (else -1).

    ``writes``: thing and place, for each thing that it puts somewhere (of what is told: where it is said to be; of a
    look and a silence: the thing, and -1). ``seen``: those who see it openly, as bits, with all who take part in it;
    ``hidden``: who sees it unnoticed (or -1). ``verb`` is which of the ways of saying it is taken.
    """

    kind: str
    who: int
    whom: int
    writes: tuple[tuple[int, int], ...]
    seen: int
    hidden: int
    verb: int

    @property
    def parties(self) -> int:
        """Those who take part in it, as bits."""
        return 1 << self.who | (1 << self.whom if self.whom >= 0 else 0)


class Course(NamedTuple):
    """People in number, where each thing starts, who is wrong about that (person, thing, place), who does not trust
    whom, and what happens."""

    people: int
    start: tuple[int, ...]
    wrong: tuple[tuple[int, int, int], ...]
    distrust: frozenset[tuple[int, int]]
    events: tuple[Event, ...]

    def exchanged(self, event: int, one: int, other: int) -> Course:
        """The course in which of two people the other one saw an event."""
        happened = self.events[event]
        changed = happened._replace(seen=happened.seen ^ (1 << one | 1 << other))
        return self._replace(events=(*self.events[:event], changed, *self.events[event + 1 :]))

    def reordered(self, first: int, second: int) -> Course:
        """The course in which two events come in each other's place."""
        events = list(self.events)
        events[first], events[second] = events[second], events[first]
        return self._replace(events=tuple(events))
