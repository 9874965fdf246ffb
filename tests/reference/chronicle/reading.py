"""What minds take to be so, event by event, as the card says: a chain of minds is a tuple of names, the empty one what
is so. Slow and plain: everything is worked out from the event before."""

from __future__ import annotations

from functools import cache

from tests.reference.chronicle.parsing import Chronicle, Happening

Chain = tuple[str, ...]


class Reading:
    """A chronicle being read; times are counts of events gone by."""

    def __init__(self, story: Chronicle) -> None:
        self.story, self.end = story, len(story.events)
        self.where = cache(self._where)
        self.mover = cache(self._mover)

    def took_part(self, chain: Chain, event: Happening) -> bool:
        """Whether the minds of a chain saw an event, each as the one before takes it."""
        if chain and chain[0] == event.secret:
            return all(name in event.open for name in chain[1:])
        return all(name in event.open for name in chain)

    def _where(self, chain: Chain, thing: str, time: int) -> str:
        if time == 0:
            return (
                self.story.wrong.get(chain[0], {}).get(thing, self.story.start[thing])
                if chain
                else self.story.start[thing]
            )
        event, before = self.story.events[time - 1], self.where(chain, thing, time - 1)
        if not self.took_part(chain, event):
            return before
        if event.kind == "put":
            return event.puts.get(thing, before)
        if event.kind == "look":
            return (
                self.where(chain[:-1], thing, time - 1)
                if event.about == thing and chain[-1:] == (event.who,)
                else before
            )
        if event.kind == "told" and thing in event.puts and (event.whom, event.who) not in self.story.distrust:
            return event.puts[thing] if self._hears(chain, event) else before
        if event.kind == "silence" and event.about == thing and chain[-2:] == (event.whom, event.who):
            return self.where(chain[:-1], thing, time - 1)
        return before

    def _hears(self, chain: Chain, event: Happening) -> bool:
        """Whether a chain ends with the hearer, or with what the hearer takes the teller to think."""
        return chain[-1:] == (event.whom,) or chain[-2:] == (event.whom, event.who)

    def _mover(self, chain: Chain, thing: str, time: int) -> str:
        if time == 0:
            return ""
        event = self.story.events[time - 1]
        if event.kind == "put" and thing in event.puts and self.took_part(chain, event):
            return event.who
        return self.mover(chain, thing, time - 1)

    def came(self, thing: str) -> int:
        """The time at which a thing came to where it is in the end."""
        return max((n for n, e in enumerate(self.story.events, 1) if e.kind == "put" and thing in e.puts), default=0)

    def silent(self, who: str, whom: str, thing: str) -> int:
        """The time before somebody kept quiet to somebody about a thing."""
        return next(
            n
            for n, e in enumerate(self.story.events)
            if (e.kind, e.who, e.whom, e.about) == ("silence", who, whom, thing)
        )
