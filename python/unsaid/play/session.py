"""A played story: who plays whom, and what has happened so far, turn by turn.

A session is a value. It holds the list of what happened and nothing else: reasons, menus and what could be seen are
read from it again whenever they are asked for. That is what makes undo exact and a save small.

One character may be played, or several. They have their moves in turn (see ``turns``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unsaid.play.events import Event, Item, Turn
from unsaid.play.stage import Stage, State


@dataclass(frozen=True)
class Session:
    """A story being played: the stage, the numbers of the characters who are played, and the turns so far."""

    stage: Stage
    roles: tuple[int, ...]
    turns: tuple[Turn, ...] = ()

    # --- where it stands ---

    @property
    def role(self) -> int:
        """The role whose move it is."""
        return self.mover(len(self.turns))

    def mover(self, turn: int) -> int:
        """The role that has its move in a turn, counted from 0."""
        return self.roles[turn % len(self.roles)]

    @property
    def state(self) -> State:
        """The state of the world now."""
        last = next(self._backwards(), None)
        return self.stage.minds.initial if last is None else last.after

    @property
    def over(self) -> bool:
        """Whether an act has brought the story to an ending, or to the author's goal."""
        return bool(self.acts) and self.stage.over(self.state)

    def mind(self, character: int) -> State:
        """What a character believes now."""
        return self.stage.minds.mind(self.state, character)

    def _backwards(self) -> Iterator[Event]:
        return (event for turn in reversed(self.turns) for event in reversed(turn.events))

    @property
    def events(self) -> list[Event]:
        """All that happened, in order."""
        return [event for turn in self.turns for event in turn.events]

    @property
    def acts(self) -> list[Event]:
        """The events that changed the world, in order; passes are among them."""
        return [event for event in self.events if event.kind == "act"]

    @property
    def others(self) -> list[int]:
        """The characters whom nobody plays."""
        return [c for c in range(len(self.stage.ground.characters)) if c not in self.roles]

    # --- rounds ---

    def rounds(self, count: int) -> tuple[Turn, ...]:
        """The turns of the last so many rounds; none where there have not been so many."""
        wanted = count * len(self.roles)
        return self.turns[-wanted:] if len(self.turns) >= wanted else ()

    def idle(self, turns: Sequence[Turn]) -> bool:
        """Whether some turns brought nothing: nothing but passes happened, and nothing was tried or held up."""
        return all(self._brought_nothing(turn) for turn in turns)

    def _brought_nothing(self, turn: Turn) -> bool:
        passes = self.stage.passes
        return turn.held_up is None and all(e.kind == "act" and e.action in passes for e in turn.events)

    # --- going on, and back ---

    def moved(self, move: Item, *events: Event, shown: bool) -> Session:
        """The session with one more turn."""
        return replace(self, turns=(*self.turns, Turn(move, events, shown)))

    def grown(self, event: Event) -> Session:
        """The session with its last turn gone on."""
        last = self.turns[-1]
        return self._ending_in(replace(last, events=(*last.events, event)))

    def holding_up(self, character: int) -> Session:
        """The session in whose last turn somebody would have ended the story, and was not asked for it."""
        return self._ending_in(replace(self.turns[-1], held_up=character))

    def _ending_in(self, turn: Turn) -> Session:
        return replace(self, turns=(*self.turns[:-1], turn))

    @property
    def moves(self) -> int:
        """How many moves the roles have chosen."""
        return sum(turn.shown for turn in self.turns)

    def undone(self, moves: int = 1) -> Session:
        """The session before the last so many moves that were chosen; the beginning stays the beginning."""
        chosen = [number for number, turn in enumerate(self.turns) if turn.shown]
        return replace(self, turns=self.turns[: chosen[-moves]]) if 0 < moves <= len(chosen) else self


def circle(stage: Stage, first: int) -> list[int]:
    """Everybody else in the order of a round after a character: those who have turns as these come around, then the
    rest in order of definition."""
    turns = stage.ground.inner.turns
    after = turns.index(first) + 1 if first in turns else 0
    around = dict.fromkeys((*turns[after:], *turns[:after], *range(len(stage.ground.characters))))
    return [character for character in around if character != first]
