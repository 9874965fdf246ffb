"""Long calls from asyncio: in a thread of their own, so that nobody else waits."""

from __future__ import annotations

import asyncio
import contextvars
import inspect
import threading
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


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
    takes = "cancel" in inspect.signature(call).parameters
    given: dict[str, Any] = {"cancel": cancel, **kwargs} if takes else dict(kwargs)
    context = contextvars.copy_context()
    try:
        return await asyncio.to_thread(context.run, lambda: call(*args, **given))  # pyright: ignore[reportCallIssue]
    except asyncio.CancelledError:
        cancel.set()
        raise
