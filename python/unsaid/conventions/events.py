"""What happens in the stories of the public sets, and what is asked about them, as data.

The sets have few kinds of sentence: somebody enters or leaves a room, a thing is in a box, somebody moves it, says
where it is, says something about a topic. A story here is a list of such events, whoever wrote it: a generator of
ours, or a public set whose lines were read. Where a thing can be is called a box, whatever it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["enter", "exit", "put", "move", "claim", "tell", "say", "confide", "idle"]
Asked = Literal["memory", "reality", "belief", "topic"]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happens: who does it, to whom it is told, which thing or topic, which box, which room.

    ``peeking``: who sees it in secret; ``distracted``: who misses it, unnoticed. ``line``: its number in the story;
    ``text``: the sentence it stands for.
    """

    kind: Kind
    who: str = ""
    to: str = ""
    thing: str = ""
    box: str = ""
    room: str = ""
    peeking: tuple[str, ...] = ()
    distracted: tuple[str, ...] = ()
    line: int = 0
    text: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the first place of a thing, its real one, or the one at the end of a chain of minds; or, of a
    topic, whether the last of the chain has heard of it, as the others see it."""

    kind: Asked
    thing: str
    chain: tuple[str, ...] = ()
    text: str = ""

    @property
    def order(self) -> int:
        """How many minds deep it asks."""
        return len(self.chain)


@dataclass(frozen=True, slots=True)
class Tale:
    """A story of a set: its events in order, and who, what and where there is in it."""

    events: tuple[Event, ...]

    def named(self, *fields: str) -> tuple[str, ...]:
        """The names that stand in some fields of its events, each once, in the order in which they are met."""
        found: dict[str, None] = {}
        for event in self.events:
            for field in fields:
                held = getattr(event, field)
                found.update(dict.fromkeys((held,) if isinstance(held, str) else held))
        found.pop("", None)
        return tuple(found)

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody in it."""
        return self.named("who", "to", "peeking", "distracted")

    @property
    def boxes(self) -> tuple[str, ...]:
        """Every place that a thing is or is said to be in."""
        return self.named("box")

    @property
    def rooms(self) -> tuple[str, ...]:
        """Every room."""
        return self.named("room")

    @property
    def things(self) -> tuple[str, ...]:
        """Everything that lies somewhere."""
        return tuple(dict.fromkeys(e.thing for e in self.events if e.thing and e.kind not in ("say", "confide")))

    @property
    def topics(self) -> tuple[str, ...]:
        """Everything that is talked about."""
        return tuple(dict.fromkeys(e.thing for e in self.events if e.kind in ("say", "confide")))
