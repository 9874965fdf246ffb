"""The log of a run: what happened, in which state, who saw it, and in whose turn.

Everything said about a mind is a pure function of (world, log). So a feeling is never stored and never fades by itself:
it is there as long as its condition is, and a log cut short gives what could be said at that moment. States before and
after each act are worked out once, so that all questions about one story share them. The checker has a log of its own
(``unsaid.checker.statements.walk``), and shares nothing with this one on purpose.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from unsaid.data.running import Horizon, Lens, Prospect, Running
from unsaid.psyche.concerns import NOT_KNOWN, worth
from unsaid.psyche.slots import Slot, slots
from unsaid.world.inner import GroundConcern, Inner
from unsaid.world.structure import Expression


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of the story. ``place`` counts from 0; ``before`` and ``after`` are states of the world."""

    place: int
    act: int
    before: int
    after: int
    doers: tuple[int, ...]
    observers: tuple[int, ...]


FAR = Horizon()
"""How far anybody looks where nothing else is said."""


@dataclass(frozen=True)
class Log:
    """A run of a world so far, and how far those in it look ahead."""

    world: Running
    acts: tuple[int, ...]
    horizon: Horizon = FAR

    @cached_property
    def inner(self) -> Inner:
        """What the world says of its minds."""
        return self.world.ground.inner

    @cached_property
    def states(self) -> list[int]:
        """The states before each act, and the last: one more than there are acts."""
        states = [self.world.initial]
        for act in self.acts:
            states.append(self.world.advance(states[-1], act))
        return states

    @cached_property
    def entries(self) -> list[Entry]:
        """The acts, each with what there was before and after it."""
        return [self._entry(place, act) for place, act in enumerate(self.acts)]

    def _entry(self, place: int, act: int) -> Entry:
        before, after = self.states[place], self.states[place + 1]
        action = self.world.ground.actions[act]
        observers = tuple(c for c in self.characters if self.world.sees(before, act, c))
        return Entry(place, act, before, after, action.consenting, observers)

    @cached_property
    def slots(self) -> list[Slot]:
        """Whose turn it was, turn by turn; empty where the world has no order of turns."""
        return slots(self.inner.turns, [entry.doers for entry in self.entries])

    def passed(self, place: int) -> list[int]:
        """Those whose slot had passed unused when the act at a place was done, since the act before it."""
        return [slot.whose for slot in self.slots if slot.place is None and slot.before == place]

    @property
    def characters(self) -> range:
        """The numbers of the characters."""
        return range(len(self.world.ground.characters))

    def holds(self, state: int, condition: Expression) -> bool:
        """Whether a condition of the world is satisfied in a state."""
        return self.world.holds(state, condition)

    def explained(self, mind: int, act: int, who: int) -> bool:
        """Whether an act makes sense to the character whose mind this is."""
        return self.world.explained(mind, act, who, steps=self.horizon.steps, depth=self.horizon.depth)

    def prospect(self, mind: int, act: int, who: int, lens: Lens | None = None) -> Prospect | None:
        """The plan that makes most sense of an act to the character whose mind this is."""
        return self.world.prospect(mind, act, who, steps=self.horizon.steps, depth=self.horizon.depth, lens=lens)

    def foreseen(self, mind: int, who: int) -> tuple[Sequence[int], int]:
        """The acts of others a character foresees in its mind, and its mind after them."""
        return self.world.foreseen(mind, who, depth=self.horizon.depth)

    @cached_property
    def kept(self) -> dict[str, Any]:
        """What has been found out about this log and is asked for more than once, by name."""
        return {}

    @cached_property
    def _worths(self) -> dict[tuple[int, int], dict[int, float]]:
        return {}

    def worth(self, mind: int, character: int) -> dict[int, float]:
        """What a mind is worth to a character, concern by concern (see ``concerns``)."""
        key = (mind, character)
        if key not in self._worths:
            self._worths[key] = worth(self.world, mind, character)
        return self._worths[key]

    @cached_property
    def _concerns(self) -> dict[tuple[int, str], list[tuple[int, GroundConcern]]]:
        found: dict[tuple[int, str], list[tuple[int, GroundConcern]]] = {}
        for place, concern in enumerate(self.inner.concerns):
            found.setdefault((concern.owner, concern.kind), []).append((place, concern))
        return found

    def concerns(self, owner: int, kind: str) -> list[tuple[int, GroundConcern]]:
        """The concerns of one kind that a character has, each with its place among all."""
        return self._concerns.get((owner, kind), [])

    @cached_property
    def _fortunes(self) -> dict[tuple[int, int], float]:
        return {}

    def fortune(self, mind: int, character: int) -> float:
        """How a character fares in a mind: its utility less what its norms come to; ``NOT_KNOWN`` where one of these is
        no number."""
        key = (mind, character)
        if key not in self._fortunes:
            whole = self.world.utility(mind, character)
            parts = self.worth(mind, character)
            owed = sum(parts.get(place, NOT_KNOWN) for place, _ in self.concerns(character, "norm"))
            self._fortunes[key] = NOT_KNOWN if whole is None else whole - owed
        return self._fortunes[key]

    def whole(self, mind: int, character: int) -> float:
        """What a mind is worth to a character, norms and all; ``NOT_KNOWN`` where that is no number."""
        whole = self.world.utility(mind, character)
        return NOT_KNOWN if whole is None else whole

    def standing(self, mind: int, character: int, norm: int) -> float:
        """How far a rule of a character's is kept in a mind; ``NOT_KNOWN`` where that is no number."""
        return self.worth(mind, character).get(norm, NOT_KNOWN)

    def then(self, act: int) -> Log:
        """The log an act longer; what is known of this one's states, acts and worths is not worked out again."""
        longer = Log(self.world, (*self.acts, act), self.horizon)
        states = [*self.states, self.world.advance(self.states[-1], act)]
        longer.__dict__.update(inner=self.inner, states=states, _worths=self._worths, _fortunes=self._fortunes)
        longer.__dict__["entries"] = [*self.entries, longer._entry(len(self.acts), act)]
        return longer

    def minds(self, place: int, character: int) -> tuple[int, int]:
        """What a character believed before the act at a place, and after it."""
        return self.mind(place, character), self.mind(place + 1, character)

    def mind(self, place: int, character: int) -> int:
        """What a character believes when so many acts are done."""
        return self.world.mind(self.states[place], character)


def log_of(world: Running, acts: Sequence[int], horizon: Horizon | None = None) -> Log:
    """The log of a course of acts from the beginning of a world."""
    return Log(world, tuple(acts), horizon or FAR)
