"""Long calls: what they may use, how they say how far they are, and how somebody else ends them.

A call that can be long takes a ``Budget``, a ``progress`` to be told how far it is, and a ``cancel``: an object that
another thread sets. A search that is cancelled ends as one that is interrupted, and gives what it has.
"""

from __future__ import annotations

import threading

from unsaid.minds.data import Progress, Watcher


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
