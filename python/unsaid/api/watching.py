"""Long calls: what they may use, how they say how far they are, and how somebody else ends them.

A call that can be long takes a ``Budget``, a ``progress`` to be told how far it is, and a ``cancel``: an object that
another thread sets. A search that is cancelled ends as one that is interrupted, and gives what it has.
"""

from __future__ import annotations

import asyncio
import contextvars
import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from unsaid.minds.data import Progress, Watcher

P = ParamSpec("P")
R = TypeVar("R")


def watched(progress: Watcher | None, cancel: threading.Event | None) -> Watcher | None:
    """What the engine calls while it works; it ends where ``cancel`` is set, as on ^C."""
    if progress is None and cancel is None:
        return None

    def glance(far: Progress) -> None:
        if cancel is not None and cancel.is_set():
            raise KeyboardInterrupt
        if progress is not None:
            progress(far)

    return glance


async def in_thread(call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Makes a long call without keeping others waiting: ``await unsaid.in_thread(world.find, goal=2)``.

    The call runs in a thread of its own, with the budget in force here. Where the task is cancelled, a call that takes
    ``cancel`` is ended as well; one that takes none goes on unheard. Raises what the call raises.

    >>> import asyncio, unsaid
    >>> world = unsaid.load("tutorial")
    >>> asyncio.run(unsaid.in_thread(world.find, reasons=2, depth=1)).stop
    'found'
    """
    cancel = threading.Event()
    with_cancel: dict[str, Any] = dict(kwargs)
    if "cancel" in getattr(getattr(call, "__code__", None) or call.__call__.__code__, "co_varnames", ()):
        with_cancel.setdefault("cancel", cancel)
    context = contextvars.copy_context()
    try:
        return await asyncio.to_thread(context.run, lambda: call(*args, **with_cancel))  # pyright: ignore[reportCallIssue]
    except asyncio.CancelledError:
        cancel.set()
        raise
