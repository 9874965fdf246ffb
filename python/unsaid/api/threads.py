"""Long calls from asyncio: in a thread of their own, so that nobody else waits."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from unsaid.api.watching import within

P = ParamSpec("P")
R = TypeVar("R")


async def in_thread(call: Callable[P, R], /, *args: P.args, **kwargs: P.kwargs) -> R:
    """Makes a long call without keeping others waiting: ``await unsaid.in_thread(world.find, goal=2)``.

    The call runs in a thread of its own, with the budget in force here. Where the task is cancelled, the call is ended
    as well. Raises what the call raises.

    >>> import asyncio, unsaid
    >>> world = unsaid.load("tutorial")
    >>> asyncio.run(unsaid.in_thread(world.find, reasons=2, depth=1)).stop
    'found'
    """
    cancel = threading.Event()

    def made() -> R:
        with within(cancel=cancel):
            return call(*args, **kwargs)

    try:
        return await asyncio.to_thread(made)
    except asyncio.CancelledError:
        cancel.set()
        raise
