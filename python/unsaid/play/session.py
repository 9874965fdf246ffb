"""A played story: who plays whom, and what has happened so far, turn by turn.

A session is a value. It holds the list of what happened and nothing else: reasons, menus and what could be seen are
read from it again whenever they are asked for. That is what makes undo exact and a save small.

One character may be played, or several. They have their moves in turn, and what happens from one move to the next is a
*turn*: the role does one thing, then those whom nobody plays act on their own minds (see ``turns``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from unsaid.play.events import Event, Turn
from unsaid.play.stage import Stage, State


@dataclass(frozen=True)
class Session:
    """A story being played: the stage, the numbers of the characters who are played, and the turns so far."""

    stage: Stage
    roles: tuple[int, ...]
    turns: tuple[Turn, ...] = ()

    @property
    def role(self) -> int:
        """The role whose move it is."""
        return self.roles[len(self.turns) % len(self.roles)]

    @property
    def state(self) -> State:
        """The state of the world now."""
        return next((e.after for turn in reversed(self.turns) for e in reversed(turn)), self.stage.minds.initial)

    def mind(self, role: int) -> State:
        """What a character believes now."""
        return self.stage.minds.mind(self.state, role)

    @property
    def events(self) -> list[Event]:
        """All that happened, in order."""
        return [event for turn in self.turns for event in turn]

    @property
    def acts(self) -> list[Event]:
        """The events that changed the world, in order."""
        return [event for event in self.events if event.kind == "act"]

    @property
    def round(self) -> tuple[Turn, ...]:
        """The last turn of each role; nothing before everybody has had a move."""
        count = len(self.roles)
        return self.turns[-count:] if len(self.turns) >= count else ()

    def added(self, turn: Turn) -> Session:
        """The session with one more turn, taken as it is."""
        return replace(self, turns=(*self.turns, turn))

    def grown(self, *events: Event) -> Session:
        """The session with its last turn gone on."""
        return replace(self, turns=(*self.turns[:-1], (*self.turns[-1], *events)))

    def undone(self) -> Session:
        """The session before the last turn; the beginning stays the beginning."""
        return replace(self, turns=self.turns[:-1])


def begin(stage: Stage, *roles: str) -> Session:
    """A new session in which the named characters are played; the first named has the first move."""
    numbers = [list(stage.ground.characters).index(role) for role in roles]
    return Session(stage, tuple(c for c in circle(stage, numbers[0]) if c in numbers))


def circle(stage: Stage, first: int) -> Sequence[int]:
    """Everybody in the order in which they act in a round, from the character who begins it.

    That is the order of definition or, where the world has turns, that order, beginning with whose turn comes next.
    """
    turns = list(dict.fromkeys(stage.ground.inner.turns))
    after = turns.index(first) + 1 if first in turns else 0
    return list(dict.fromkeys((first, *turns[after:], *turns[:after], *range(len(stage.ground.characters)))))
