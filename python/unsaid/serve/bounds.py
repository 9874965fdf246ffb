"""How much a visitor may ask of the machine: seconds, bytes, and how many at once.

A world may be a stranger's, and may hold minds that think for ever. So every request has a time in which it is
answered, with what was asked for or with the news that it took too long; a few kinds of question may take longer, and
only a few of those are worked on at once. What worlds and games hold in memory is bounded as well; what is let go is
worked out again, or read again from the disk.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from unsaid.serve.trouble import Trouble

REQUEST = 60.0
"""Seconds in which any request is answered."""

TURN = 10.0
"""Seconds of thought about one move, and all that comes of it."""

STORY = 20.0
"""Seconds for finding the story that a world tells by itself."""

OTHERWISE = 20.0
"""Seconds for playing a game out otherwise."""

WAIT = 5.0
"""Seconds that one waits for another who is at the same table, or has asked for something long."""

LONG = 2
"""Long questions that are worked on at once."""

MAP = 20.0
"""Seconds for drawing a map."""

MAP_STOPPING = 2.0
"""Seconds that a server told to stop waits for maps that are being drawn."""

MAP_STATES = 10_000
"""States of the largest map that is drawn."""

MAP_MEMORY = 512
"""MiB that drawing a map may take beyond what is held when it begins."""

MAP_KEPT = 64
"""MiB that the engine of a map may hold once it is drawn."""

MAPS = 4
"""Maps that are kept; the ones asked for longest ago are let go, and drawn again when they are asked for."""

MAPPING = 3
"""Maps that are waited for at once; one of them is drawn at a time."""

BODY = 2**20
"""Bytes of the largest request."""

TEXT = 2**19
"""Bytes of the largest text that is written on a page."""

LINT = 5.0
"""Seconds for all that there is to say about a text."""

TOLD_AGAIN = 10.0
"""Seconds for finding the story of a text that is being written."""

WAITING = 1000
"""Connections that wait for news at once."""

KEPT = 20_000
"""Games on the disk; where there are as many, those of no further use are taken away before another begins."""

GAME = 2**21
"""Bytes of the longest game that is kept."""

WAYS = 20
"""Ways of one game that are kept besides the one it is on."""

HELD = 500
"""Games in memory; all others are on the disk alone."""

ENGINES = 1024
"""MiB that the engines of all worlds may hold together before they let go of what they can work out again."""

LEAST = 512
"""MiB that those of one world may hold, however many there are: with less, a long story cannot be told."""

TELLINGS = 12
"""Tellings of the story of one world that are kept."""

TOLD = 256
"""MiB of these that there are at least for finding and telling the story of one world: a long one takes more than
half of them."""

THREADS = 16
"""Requests that are worked on at once: most of their time goes by while the disk writes."""

_long = BoundedSemaphore(LONG)


@contextmanager
def at_length() -> Iterator[None]:
    """While something long is worked on. Raises Trouble where too many others do so already."""
    if not _long.acquire(timeout=WAIT):
        raise Trouble(503, "too-many", "Others have asked for something long; ask again in a minute.")
    try:
        yield
    finally:
        _long.release()
