"""What turns in a mind at an act: what it takes to be otherwise than before, and was not just shown being done.

Most of what changes in a mind is the act itself: whoever sees a door shut believes that it is shut. A mind *turns*
where what it believed is another thing now because it was put right, was told, or thinks better of it:

- something that nothing ever changes in the world is believed otherwise, for the world is what it was;
- somebody did what it held impossible, and what that needs is now believed;
- the act itself tells it so.

What a mind no longer knows, or had no view of, is no turn. All of it is read in that mind alone, so whoever is told of
turns learns nothing from there being none.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from unsaid.telling.chains import own
from unsaid.world.expressions import reads
from unsaid.world.values import Reader, holds, same

if TYPE_CHECKING:
    from unsaid.data.running import Running
    from unsaid.world import GroundWorld, Scalar


class Turns(msgspec.Struct, frozen=True, dict=True):
    """The turns in the minds of a world, at any of its acts."""

    ground: GroundWorld
    states: Running

    def at(self, before: int, act: int, after: int, side: int, *, seen: bool) -> list[int]:
        """The fluents about which a character's mind turns at an act; ``seen``: whether it saw the act."""
        was, now = (self._values(state, side) for state in (before, after))
        turned = self._standing | (self._told(act, side) | self.learnt(before, act, side) if seen else set())
        kept = self.ground.inner.accounts
        changed = (f for f in sorted(turned) if was[f] is not None and now[f] is not None and not same(was[f], now[f]))
        return [f for f in changed if f not in kept]

    def news(self, before: int, act: int, after: int, side: int, *, seen: bool) -> int:
        """How many things are otherwise in a character's mind, and in what it takes others to believe, that it did not
        just see being done."""
        done = {e.fluent for e in self.ground.actions[act].effects if not e.who} if seen else set[int]()
        found = 0
        for chain in ((side,), *((side, c) for c in range(len(self.ground.characters)) if c != side)):
            rows = zip(self._values(before, *chain), self._values(after, *chain), strict=True)
            found += sum(f not in done and not same(a, b) for f, (a, b) in enumerate(rows))
        return found

    @cached_property
    def _standing(self) -> set[int]:
        """The fluents that nothing changes in the world."""
        events = (*self.ground.actions, *self.ground.triggers)
        moved = {e.fluent for event in events for e in event.effects if not e.who}
        return set(range(len(self.ground.fluents))) - moved

    def _told(self, act: int, side: int) -> set[int]:
        """What an act tells a character: its effects on what that one believes."""
        return {e.fluent for e in self.ground.actions[act].effects if e.who == (side,)}

    def learnt(self, before: int, act: int, side: int) -> set[int]:
        """What an act needs that a character held to be otherwise, without what it changes."""
        action = self.ground.actions[act]
        if not action.consenting or holds(action.precondition, self._reader(before, side)):
            return set()
        changed = {e.fluent for e in action.effects if not e.who}
        return {fluent for fluent, chain in reads(action.precondition) if not chain} - changed

    def _reader(self, state: int, side: int) -> Reader:
        def read(fluent: int, chain: tuple[int, ...]) -> Scalar:
            return self._values(state, side, *chain)[fluent]

        return read

    def _values(self, state: int, *chain: int) -> list[Scalar]:
        return list(self.states.values(self.states.mind(state, *own(chain))))
