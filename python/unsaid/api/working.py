"""Who is at work on a world's minds, and when its engine lets go of what nobody needs.

A call of the interface works on states by their numbers in the engine. What outlives the call, a moment or a game,
holds its states; all others are nobody's once the call is over. So where an engine has a limit it is tidied between
calls: whoever leaves last does it, in whatever thread, once half of the room that was left last time is taken. While
somebody else is at work nothing is let go, since that would take the states from under them; they are waited for only
where memory is nearly used up. What was found out about states that were let go is worked out again; an ``age`` of the
engine ends whenever states were let go.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld
    from unsaid.api.world import World

P = ParamSpec("P")
R = TypeVar("R")

PATIENCE = 1.0
"""Seconds that others are waited for: who is waited for may be waiting for us, and all that is lost is room."""


class Working:
    """Those at work on the minds of a world. As a context it lasts for one call; calls within a call are part of it."""

    def __init__(self, world: OpenWorld) -> None:
        self._world = world
        self._change = threading.Condition()
        self._mine = threading.local()
        self._others = 0
        self._wanted = False
        self._most: int | None = None
        self._left = 0
        self.age = 0

    @property
    def is_mine(self) -> bool:
        """Whether this thread is at work."""
        return getattr(self._mine, "calls", 0) > 0

    def limit(self, memory: int | None) -> None:
        """Has the engine hold no more than about so many bytes from now on, or any number."""
        with self:
            self._world.minds.limit(memory)
            self._most, self._left = memory, 0

    def __enter__(self) -> None:
        calls = getattr(self._mine, "calls", 0)
        if calls == 0:
            with self._change:
                self._change.wait_for(lambda: not self._wanted, PATIENCE)
                self._others += 1
        self._mine.calls = calls + 1

    def __exit__(self, *_: object) -> None:
        self._mine.calls -= 1
        if self._mine.calls == 0:
            with self._change:
                self._others -= 1
                if self._most is not None:
                    self._make_room(self._most)
                if self._others == 0:
                    self._wanted = False
                self._change.notify_all()

    def _make_room(self, most: int) -> None:
        """Tidies where it is time to, if nobody else is at work; else says whether it is wanted."""
        held = self._world.minds.bytes
        if held <= (most + self._left) // 2:
            return
        if self._others == 0:
            self._tidy()
        else:
            self._wanted = held > (3 * most + self._left) // 4

    def let_go(self, states: Callable[[], bool]) -> bool:
        """Has states let go within a call, where nobody else is at work; ``states`` does it and says whether."""
        with self._change:
            alone = self._others == 1 and self._mine.calls == 1
            if not alone or not states():
                return False
            self.age += 1
            self._left = self._world.minds.bytes
            self._world.forget()
            return True

    def _tidy(self) -> None:
        minds = self._world.minds
        known = minds.count
        minds.tidy()
        if minds.count < known:
            self.age += 1
            self._left = minds.bytes
            self._world.forget()


class OfWorld(Protocol):
    """A value that belongs to a world."""

    @property
    def world(self) -> World: ...


S = TypeVar("S", bound=OfWorld)


def at_work(call: Callable[Concatenate[S, P], R]) -> Callable[Concatenate[S, P], R]:
    """A method that works on the minds of its world."""

    @wraps(call)
    def working(self: S, /, *args: P.args, **kwargs: P.kwargs) -> R:
        with self.world.open.working:
            return call(self, *args, **kwargs)

    return working
