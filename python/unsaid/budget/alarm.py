"""An alarm for commands: the watch is looked at twenty times a second, wherever the program is.

The rooms ask the watch at the places where they know that they may be long. A command gives its word for all of the
program, the places nobody thought of included. So the system's timer interrupts it, as ^C does, and what follows is
what follows ^C: files are whole or not there, and the command ends with one message.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from .watch import Spent, Watch

INTERVAL = 0.05
"""Seconds between two looks."""

AGAIN = 1.0
"""Seconds after which a stop is asked for again, where nobody heard it."""


@contextmanager
def alarm(watch: Watch | None) -> Iterator[None]:
    """Looks at a watch while the block runs; does nothing where the system has no timer, or beside the main thread."""
    if watch is None or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    watch.look()

    def look(*_: Any) -> None:
        try:
            watch.look()
        except Spent:
            signal.setitimer(signal.ITIMER_REAL, AGAIN, INTERVAL)
            raise

    before = signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, INTERVAL, INTERVAL)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def no_alarm() -> Iterator[None]:
    """While a person is waited for no alarm goes off.

    There is nothing to be looked at then, and a ^C that is on its way through the reading of a line must meet no other
    signal: Python runs the second handler with the first one's exception in its hands, and fails.
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    _, interval = signal.setitimer(signal.ITIMER_REAL, 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, interval, interval)
