"""A played story: a role, and what has happened so far, turn by turn.

A session is a value. Taking an option gives a new session; undoing gives the one before. In a turn you do
one thing, then the others act on their own minds (see ``manager``). What a session holds is only the list
of what happened; reasons, menus and what you could see are read from it again whenever they are asked for.
That is what makes undo exact and a save small.

Your menu holds what your character *believes* it can do. It may be wrong: then the attempt fails. An act
that needs somebody else's consent is on the menu when your character thinks the other would want it, or
when the other has offered it. What the other really wants is found out only by trying.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from unsaid.play import manager
from unsaid.play.events import WAIT, Event, Option, Turn
from unsaid.play.stage import Stage, State


@dataclass(frozen=True)
class Session:
    """A story being played: the stage, the number of the role's character, and the turns so far."""

    stage: Stage
    role: int
    turns: tuple[Turn, ...] = ()

    @property
    def state(self) -> State:
        """The state of the world now."""
        return next((e.after for turn in reversed(self.turns) for e in reversed(turn)), self.stage.minds.initial)

    @property
    def mind(self) -> State:
        """What the role believes now."""
        return self.stage.minds.mind(self.state, self.role)

    @property
    def events(self) -> list[Event]:
        """All that happened, in order."""
        return [event for turn in self.turns for event in turn]

    @property
    def acts(self) -> list[Event]:
        """The events that changed the world, in order."""
        return [event for event in self.events if event.kind == "act"]

    def options(self) -> list[Option]:
        """What the role can choose now: acts in order of definition, waiting last."""
        return [*self._acts(), WAIT]

    def _acts(self) -> list[Option]:
        mind, offered = self.mind, self.offers()
        spent = self._spent(mind)
        own = [a for a in self.stage.possible(mind, self.role) if self.role in self.stage.consenting(a)]
        believed = [a for a in own if a not in spent]
        return [Option(a, a in offered) for a in believed if a in offered or self._thought_welcome(mind, a)]

    def _thought_welcome(self, mind: State, action: int) -> bool:
        """Whether the role thinks that everyone else needed for the act would want it."""
        return self.stage.willing(mind, action, self.role, depth=max(1, self.stage.rules.depth - 1))

    def _spent(self, mind: State) -> set[int]:
        """Acts the role has tried in vain while believing just what it believes now."""
        vain = (e for e in self.events if e.kind in ("fail", "refuse") and e.action is not None)
        return {e.action for e in vain if self.stage.minds.mind(e.before, self.role) == mind and e.action is not None}

    def offers(self) -> set[int]:
        """Acts that others have offered and still have a reason for."""
        made = {(e.action, e.by) for e in self.events if e.kind == "offer"}
        state = self.state
        return {a for a, _ in made if a is not None and self.stage.willing(state, a, self.role)}

    def take(self, option: Option) -> Session:
        """The session after the role's choice and all that the others do about it."""
        own = self.attempt(option)
        grown = self.added((own,))
        if grown.ended == "goal":
            return grown
        others = manager.round_of_others(grown)
        return replace(self, turns=(*self.turns, (own, *others)))

    def attempt(self, option: Option) -> Event:
        """What becomes of the role's choice."""
        state, action = self.state, option.action
        if action is None:
            return Event("wait", None, self.role, state, state)
        if action not in self.stage.possible(state):
            return Event("fail", action, self.role, state, state)
        if not self.stage.willing(state, action, self.role):
            return Event("refuse", action, self.role, state, state)
        return Event("act", action, self.role, state, self.stage.minds.advance(state, action))

    def added(self, turn: Turn) -> Session:
        """The session with one more turn, taken as it is."""
        return replace(self, turns=(*self.turns, turn))

    def undo(self) -> Session:
        """The session before the last turn; the beginning stays the beginning."""
        return replace(self, turns=self.turns[:-1])

    @property
    def ended(self) -> Literal["goal", "still"] | None:
        """``goal``: the author's goal is reached. ``still``: nothing is possible, or nobody moves nor can the role."""
        if self.turns and self.stage.reached(self.state):
            return "goal"
        if not self.stage.possible(self.state) or (self.quiet and len(self.options()) == 1):
            return "still"
        return None

    @property
    def quiet(self) -> bool:
        """Whether the role last waited and nothing came of it: from here only the role can go on."""
        return bool(self.turns) and [e.kind for e in self.turns[-1]] == ["wait"]


def begin(stage: Stage, role: str) -> Session:
    """A new session in which the named character is played."""
    return Session(stage, list(stage.ground.characters).index(role))
