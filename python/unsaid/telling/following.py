"""What follows an act in a mind: triggers that fired there, values that changed there.

The engine settles triggers and hands back the state in which they rest, not the way there. A trigger is taken to have
fired where something it sets has come to be so, the act itself did not set it, and its precondition holds of
everything else as it now is. Seen from a side, all of this is read in that side's mind, so a trigger that happened
only there is told only there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

import msgspec

from unsaid.telling.chains import own
from unsaid.world.values import holds, same, value

if TYPE_CHECKING:
    from unsaid.data.running import Running
    from unsaid.world import GroundWorld, Scalar
    from unsaid.world.structure import Effect, GroundTrigger

Target = tuple[tuple[int, ...], int]
"""A fluent at the end of a chain of believers."""


class Following(msgspec.Struct, frozen=True):
    """A trigger that fired, or a fluent that changed to ``value``; ``of`` are the fluents that it set."""

    name: str
    arguments: tuple[str, ...]
    change: bool = False
    value: Scalar = None
    of: set[int] = msgspec.field(default_factory=set[int])


class Aftermath(msgspec.Struct):
    """One act and the states around it, from a side: a character's number, or None for the outside view.

    ``seen``: whether that side saw the act.
    """

    ground: GroundWorld
    states: Running
    before: int
    action: int
    after: int
    side: int | None
    seen: bool
    _minds: dict[tuple[int, tuple[int, ...]], list[Scalar]] = msgspec.field(default_factory=dict)

    def triggers(self, names: Collection[str]) -> Iterator[Following]:
        """The triggers of these names that fired, in the order of the world."""
        done = self._done()
        for trigger in self.ground.triggers:
            if trigger.schema in names and self._fired(trigger, done):
                yield Following(trigger.schema, trigger.arguments, of={e.fluent for e in trigger.effects})

    def changes(self, names: Collection[str]) -> Iterator[Following]:
        """The fluents of these properties that have another value now, in the order of the world."""
        for number, fluent in enumerate(self.ground.fluents):
            if fluent.property in names:
                old, new = self._read(self.before, (), number), self._read(self.after, (), number)
                if not same(old, new):
                    yield Following(fluent.property, fluent.arguments, True, new, {number})

    def _fired(self, trigger: GroundTrigger, done: set[Target]) -> bool:
        sets = {(e.who, e.fluent) for e in trigger.effects}

        def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
            return self._read(self.before if (chain, fluent) in sets else self.after, chain, fluent)

        def came(effect: Effect) -> bool:
            new = self._read(self.after, effect.who, effect.fluent)
            old = self._read(self.before, effect.who, effect.fluent)
            return not same(old, new) and holds(effect.when, read) and same(new, value(effect.value, read))

        fresh = (e for e in trigger.effects if (e.who, e.fluent) not in done)
        return any(came(e) for e in fresh) and holds(trigger.precondition, read)

    def _done(self) -> set[Target]:
        """What the act itself sets, as the side has it in mind."""
        effects = self.ground.actions[self.action].effects
        if self.side is None:
            return {(e.who, e.fluent) for e in effects}
        told = {(e.who[1:], e.fluent) for e in effects if e.who[:1] == (self.side,)}
        return told | ({(e.who, e.fluent) for e in effects} if self.seen else set())

    def _read(self, state: int, chain: tuple[int, ...], fluent: int) -> Scalar:
        key = (state, chain)
        if key not in self._minds:
            whole = own(chain if self.side is None else (self.side, *chain))
            self._minds[key] = self.states.values(self.states.mind(state, *whole))
        return self._minds[key][fluent]
