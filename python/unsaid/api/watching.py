"""Long calls: what they may use, how they say how far they are, and how somebody else ends them.

A search takes a ``Budget``, a ``progress`` to be told how far it is, and a ``cancel``, which another thread sets; one
that is cancelled ends as one that is interrupted, and gives what it has. Whatever else can be long is held to a budget,
and ended, by being done ``within`` it.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from unsaid.budget import Budget, now, running
from unsaid.minds.data import Progress, Watcher


@contextmanager
def within(budget: Budget | None = None, cancel: threading.Event | None = None) -> Iterator[None]:
    """Has a budget in force for all that is done inside; one that is in force already holds as well.

    What meets a limit raises ``Spent``, with the code ``limit:time`` or ``limit:memory``; where ``cancel`` is set by
    another thread, ``Cancelled``. A search does not raise: it says in ``stop`` how it ended.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> with unsaid.within(unsaid.Budget(time=10)):
    ...     story.check()
    ()
    """
    with running(budget, cancel):
        yield


def watched(progress: Watcher | None, cancel: threading.Event | None) -> Watcher | None:
    """What the engine calls while it works; it ends where ``cancel`` is set, as on ^C."""
    watch = now()
    outer = watch is not None and watch.cancellable
    if progress is None and cancel is None and not outer:
        return None

    def glance(far: Progress) -> None:
        if (cancel is not None and cancel.is_set()) or (outer and watch is not None and watch.cancelled):
            raise KeyboardInterrupt
        if progress is not None:
            progress(far)

    return glance
