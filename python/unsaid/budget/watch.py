"""A budget in force: its clock runs, and whatever can be long asks it whether to go on.

A search that meets a limit still has something to tell, the best it has met; so it is stopped at the limit itself, and
everything else a little later, when there has been time to tell it. Both are well within what a limit promises: a
second and a tenth beyond the time, a quarter beyond the memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Event
from time import monotonic

from unsaid.errors import UnsaidError

from .resident import resident_bytes
from .value import Budget

GRACE = 0.4
"""Seconds after the time limit in which what a search has found may still be told."""

SLACK = 1 / 6
"""What may be held beyond the memory limit by what is no search, as a part of it."""

SPARE = 16
"""The part of a memory limit that an engine leaves alone: what allocators hold besides what they give out."""

PATIENCE = 200
"""How often ``ask`` is called for each look at the clock and at memory."""

OFTEN = 0.02
"""Seconds between two looks at memory."""


class Spent(UnsaidError):
    """A limit was met: ``limit`` says which, ``time`` or ``memory``, and ``most`` how much there was (s, MiB).

    A search that meets one ends, and says so in ``Outcome.stop``; this is raised where there is too little to begin it.

    >>> import unsaid
    >>> with unsaid.within(unsaid.Budget(memory=1)):
    ...     unsaid.read("entity Tom : character;" * 300)
    Traceback (most recent call last):
    unsaid.budget.watch.Spent: the memory limit was reached
    """

    def __init__(self, limit: str, most: float | None = None) -> None:
        self.limit, self.most = limit, most
        super().__init__(f"limit:{limit}", f"the {limit} limit was reached")


class Cancelled(UnsaidError):
    """Somebody else has ended the work; its code is ``interrupted``.

    >>> import threading, unsaid
    >>> over = threading.Event()
    >>> over.set()
    >>> try:
    ...     with unsaid.within(cancel=over):
    ...         unsaid.read("entity Tom : character;" * 300)
    ... except unsaid.Cancelled as error:
    ...     print(error.code)
    interrupted
    """

    def __init__(self) -> None:
        super().__init__("interrupted", "the work was ended by somebody else")


class Watch:
    """A budget whose clock runs. ``turn`` counts how often it was started anew; ``cancel``, where it is set by another
    thread, ends the work."""

    def __init__(self, budget: Budget, within: Watch | None = None, cancel: Event | None = None) -> None:
        self.budget, self.cancel = budget, cancel
        self.turn = 0
        self._within = within
        self._asked = 0
        self._held = False
        self._others: int | None = None
        self.restart()

    def restart(self) -> None:
        """Starts the clock anew: what came before is not counted."""
        self.turn += 1
        self._looked = 0.0
        self._until = None if self.budget.time is None else monotonic() + self.budget.time

    # --- how much is left ---

    @property
    def until(self) -> float | None:
        """When a search has to end, on the monotonic clock."""
        outer = None if self._within is None else self._within.until
        return min((until for until in (self._until, outer) if until is not None), default=None)

    def left(self) -> float | None:
        """Seconds left to a search."""
        return None if self.until is None else max(0.0, self.until - monotonic())

    def grace(self) -> float | None:
        """Seconds left to everything else."""
        if self.until is None:
            return None
        return max(0.0, self.until + GRACE + (self.budget.time or 0.0) / 20 - monotonic())

    def room(self, held: int) -> int | None:
        """Bytes an engine may hold that now holds so many: what is said, less what the rest of the process holds."""
        limit = self.budget.bytes
        if limit is None:
            return None if self._within is None else self._within.room(held)
        # Freed memory that the system has not got back is the engine's to use again, so the least ever seen counts.
        others = max(0, resident_bytes() - held)
        self._others = others if self._others is None else min(self._others, others)
        return max(0, limit - limit // SPARE - self._others)

    def allowed(self, limit: str) -> float | None:
        """How much of ``time`` or ``memory`` there is: seconds, or MiB."""
        own = getattr(self.budget, limit)
        outer = None if self._within is None else self._within.allowed(limit)
        return min((most for most in (own, outer) if most is not None), default=None)

    # --- whether to go on ---

    @property
    def cancellable(self) -> bool:
        """Whether somebody else can end the work."""
        return self.cancel is not None or (self._within is not None and self._within.cancellable)

    @property
    def cancelled(self) -> bool:
        """Whether somebody else has ended the work."""
        own = self.cancel is not None and self.cancel.is_set()
        return own or (self._within is not None and self._within.cancelled)

    def ask(self) -> None:
        """Whether to go on; cheap enough for an innermost loop. Raises Spent where a limit is met."""
        self._asked += 1
        if self._asked >= PATIENCE:
            self._asked = 0
            self.look()

    def look(self) -> None:
        """Looks at the clock and at memory. Raises Spent where a limit is met, Cancelled where others want an end."""
        if self.cancelled:
            raise Cancelled
        if self._held:
            return
        if self.grace() == 0.0:
            raise Spent("time", self.allowed("time"))
        now = monotonic()
        if now - self._looked >= OFTEN:
            self._looked = now
            self._look_at_memory()

    def _look_at_memory(self) -> None:
        limit = self.budget.bytes
        if limit is None:
            if self._within is not None:
                self._within._look_at_memory()
        elif resident_bytes() > limit * (1 + SLACK):
            raise Spent("memory", self.allowed("memory"))

    @contextmanager
    def held(self) -> Iterator[None]:
        """While somebody else is waited for, nothing is counted; afterwards the clock goes on where it was."""
        if self._held:
            yield
            return
        self._held, began = True, monotonic()
        try:
            yield
        finally:
            self._held = False
            if self._until is not None:
                self._until += monotonic() - began
                self.turn += 1


_now: ContextVar[Watch | None] = ContextVar("watch", default=None)


def now() -> Watch | None:
    """The watch in force, if there is one."""
    return _now.get()


def ask() -> None:
    """Asks the watch in force whether to go on. Raises Spent where a limit is met."""
    watch = _now.get()
    if watch is not None:
        watch.ask()


@contextmanager
def running(budget: Budget | None, cancel: Event | None = None) -> Iterator[Watch | None]:
    """Has a budget in force, its clock started; one that is in force already holds as well. ``cancel`` ends the work
    where another thread sets it. None and None change nothing."""
    if budget is None and cancel is None:
        yield _now.get()
        return
    token = _now.set(Watch(budget or Budget(memory=None), _now.get(), cancel))
    try:
        yield _now.get()
    finally:
        _now.reset(token)


@contextmanager
def off_the_clock() -> Iterator[None]:
    """Waits for somebody else, a reader or a server, whose time is not the program's."""
    watch = _now.get()
    if watch is None:
        yield
        return
    with watch.held():
        yield
