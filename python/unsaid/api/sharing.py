"""Worlds at work, shared: values of the same world have one engine between them.

A ``World`` is a value and may be made as often as anybody likes; what is dear, its ground form and its minds, is made
once for all values that are equal, and let go when the last of them is. ``Engine`` is what can be said about it from
outside.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

from unsaid.budget import mebibytes

if TYPE_CHECKING:
    from unsaid.api.opened import OpenWorld

_open: WeakValueDictionary[object, OpenWorld] = WeakValueDictionary()
_lock = threading.Lock()


def shared(key: object, make: Callable[[], OpenWorld]) -> OpenWorld:
    """The world at work that goes by ``key``, made where there is none."""
    found = _open.get(key)
    if found is None:
        made = make()
        with _lock:
            found = _open.setdefault(key, made)
    return found


@dataclass(frozen=True)
class Engine:
    """The engine that all values of one world share: what it holds, for those who keep a process running.

    >>> import unsaid
    >>> world = unsaid.load("tutorial")
    >>> moment = world.start.after("light(Ida)").after("row_home(Olm)")
    >>> moment["ashore(Olm)"], world.engine.minds >= 3
    (True, True)
    """

    _world: OpenWorld

    @property
    def minds(self) -> int:
        """How many distinct states and minds it knows."""
        return self._world.minds.count

    @property
    def bytes(self) -> int:
        """What it holds, in bytes, by its own estimate."""
        return self._world.minds.bytes

    def limit(self, memory: float | str | None) -> None:
        """Bounds what it holds from now on, about: MiB, or text such as ``"256 MiB"``; None for no bound.

        What can be worked out again is dropped, and so are states that no moment, story or game has any more, between
        calls and not while stories are listed. Nothing that was given out becomes invalid. Raises BadValue for what is
        no amount of memory.
        """
        self._world.working.limit(None if memory is None else mebibytes(memory) * 2**20)
