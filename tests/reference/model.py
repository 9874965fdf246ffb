"""One world, and what has been worked out about it so far.

Only this file remembers anything: the definitions call it for what an act leads to, so that trying every plan does
not work out the same event again and again. An error is remembered too.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import Any

from . import events
from .expressions import Expression, value
from .initial import unsettled
from .open import act as acting
from .open import correcting, settling, starting, writing
from .open.entering import taken_as_state
from .state import Edits, State, TooManyMinds
from .triggers import Endless, TriggerCycle, settle
from .values import as_utility
from .world import Event, World, read

ERRORS = (TriggerCycle, Endless, TooManyMinds)
"""What can be wrong with a world that shows only when it runs."""

Acts = tuple[int, ...]
"""Acts in turn, each by its number in the world."""


class Model:
    """A world that can be asked what is possible, what happens, and how well off somebody is."""

    def __init__(self, world: World | dict[str, Any], idle: frozenset[int] = frozenset()) -> None:
        self.world = read(world) if isinstance(world, dict) else world
        self.idle = idle
        """The acts that are in nobody's plan, and for which nobody has a reason: a game's passes."""
        self.remembered: dict[tuple, Any] = {}
        self.frozen: dict[tuple, Any] = {}
        self._states: dict[tuple, State | Exception] = {}
        self._afterwards: dict[tuple, State | Exception] = {}
        self._possible: dict[tuple[State, int, int | None], bool] = {}
        self._utilities: dict[tuple[State, int | None], float | None] = {}

    @cached_property
    def initial(self) -> State:
        """The state in which every story starts."""
        start = starting.unsettled(self.world) if self.world.openable else unsettled(self.world)
        return self.settled(start)

    def settled(self, state: State) -> State:
        """The state once triggers have happened."""
        if self.world.openable:
            return settling.settle(state, self.world.triggers, self.world.openable)
        return settle(state, self.world.triggers)

    def entered(self, state: State, c: int) -> State:
        """The mind of a character as a state for plans of its own."""
        return taken_as_state(state.mind(c), c)

    def witnessing(self, before: State, c: int, event: Event) -> State:
        """The mind of somebody who observes an act, as it undergoes it."""
        if self.world.openable:
            return correcting.witnessing(before, c, event, self.world.openable)
        return events.witnessing(before, c, event)

    def edited(self, state: State, edits: Edits) -> State:
        """The state with each place set, and nothing else changed but what is tied to it."""
        return writing.edited(state, edits, self.world.openable)

    def possible(self, state: State, act: int, own: int | None = None) -> bool:
        """Whether an act can happen; ``own`` is the character whose mind ``state`` is, if it is one."""
        key = (state, act, own)
        if key not in self._possible:
            self._possible[key] = events.possible(state, self.world.actions[act], own)
        return self._possible[key]

    def after(self, state: State, act: int) -> State:
        """The state after an act, everything settled, as a plan leads on."""
        return self._once(self._afterwards, (state, act), lambda: self.done(state, self.world.actions[act]))

    def done(self, state: State, event: Event, besides: acting.Besides = events.nothing) -> State:
        """The state once an act has happened, before triggers; ``besides`` is what else is written."""
        if self.world.openable:
            return acting.after(state, event, self.world.openable, besides)
        return events.after(state, event, besides)

    def once(self, key: tuple, unsettled: Callable[[], State]) -> State:
        """The state that ``unsettled`` makes, settled; what it came to is remembered under ``key``."""
        return self._once(self._states, key, unsettled)

    def _once(self, known: dict[tuple, State | Exception], key: tuple, unsettled: Callable[[], State]) -> State:
        if key not in known:
            try:
                known[key] = self.settled(unsettled())
            except ERRORS as error:
                known[key] = error
        result = known[key]
        if isinstance(result, Exception):
            raise result
        return result

    def wanting(self, c: int, utility: Expression) -> Model:
        """The same world in which ``c`` has another utility; what acts do, and what is possible, is the same there."""
        utilities = list(self.world.utilities)
        utilities[c] = utility
        other = Model(replace(self.world, utilities=tuple(utilities)), self.idle)
        other._afterwards, other._possible = self._afterwards, self._possible
        return other

    def run(self, state: State, acts: Acts) -> State:
        """The state after several acts in turn."""
        for act in acts:
            state = self.after(state, act)
        return state

    def utility(self, state: State, character: int | None) -> float | None:
        """How well off a character (or, for None, the author) is in a state; None for unknown."""
        if (state, character) not in self._utilities:
            e = self.world.author if character is None else self.world.utilities[character]
            self._utilities[state, character] = as_utility(value(e, state))
        return self._utilities[state, character]
