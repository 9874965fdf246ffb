"""A story begun with one thing otherwise, in the same world: what that makes of its first state.

A fact or a belief of the start may be put otherwise by writing it into the world's text, which is then read, ground and
run anew. Where many are to be tried that is most of the work; and where the value is one that the fluent may come to
have anyhow, all that is new is the start: no act can happen that could not. So the ground world is taken with another
start, its first state is worked out, and the story is begun in it by the minds that are there, with all they know.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from msgspec import structs

from unsaid.api.opened import OpenWorld
from unsaid.world.grounding import Reachable, reachable
from unsaid.world.initial import InitialState
from unsaid.world.possible import ANYTHING, token
from unsaid.world.structure import GroundWorld

if TYPE_CHECKING:
    from unsaid.api.values import Scalar
    from unsaid.api.world import World
    from unsaid.play.stage import State


def apart(world: World) -> World:
    """The same world with an engine of its own: what is worked out for it is let go with it."""
    shared, made = world.open, replace(world)
    open_ = OpenWorld(shared.reading, left_out=shared.left_out, passing=shared.passing)
    open_.__dict__.update(core=shared.core, ground=shared.ground)
    made.__dict__["open"] = open_
    return made


class Setting(Protocol):
    """What sets one fluent of the start: in the world, or in the mind at the end of a chain of believers."""

    @property
    def who(self) -> tuple[int, ...]: ...
    @property
    def fluent(self) -> int: ...
    @property
    def value(self) -> Scalar: ...


@dataclass
class Starts:
    """The start of a world, and what it would be with one thing in it otherwise."""

    open: OpenWorld

    def of(self, other: OpenWorld) -> Starts:
        """The same of the same world with another engine."""
        made = Starts(other)
        made.__dict__.update({**self.__dict__, "open": other})
        return made

    def with_(self, change: Setting) -> State | None:
        """The first state with something otherwise; None where the world has to be read anew to know it."""
        return self.open.minds.beginning(self._ground(change)) if self._may_be(change) else None

    def _may_be(self, change: Setting) -> bool:
        """Whether a fluent changes in the world, and may have the value."""
        fluent = self.open.ground.fluents[change.fluent]
        values, one = self._reach.values[self._numbers[fluent.name]], token(change.value)
        return not fluent.static and (values is ANYTHING or one in values)

    def _ground(self, change: Setting) -> GroundWorld:
        """The ground world with the start otherwise."""
        ground, start = self.open.ground, copy(self._initial)
        start.values, start.stated = list(start.values), dict(start.stated)
        fluents, number = ground.fluents, self._numbers[ground.fluents[change.fluent].name]
        if change.who:
            start.stated[number, change.who] = change.value
        else:
            start.values[number] = change.value
            told = structs.replace(fluents[change.fluent], initial=change.value)
            fluents = (*fluents[: change.fluent], told, *fluents[change.fluent + 1 :])
        places = ground.fluents_named()
        beliefs = (structs.replace(b, fluent=places[self._reach.names[b.fluent]]) for b in start.beliefs())
        return structs.replace(ground, fluents=fluents, beliefs=tuple(beliefs))

    # --- the start as it is ---

    @cached_property
    def _reach(self) -> Reachable:
        return reachable(self.open.core)

    @cached_property
    def _numbers(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self._reach.names)}

    @cached_property
    def _initial(self) -> InitialState:
        return InitialState(self._reach.world, self._reach.lowering, self._reach.domains)
