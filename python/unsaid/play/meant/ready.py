"""Gets ready for typed words while the player reads.

The first line in plain English needs dictionaries, tables and patterns, which take a third of a second to load. Most of
that is reading and compiling, and all of it is kept; so it is done beside the reading of the first passage, and whoever
types a line finds it done. Who plays by numbers notices nothing.
"""

from __future__ import annotations

from functools import cache
from threading import Thread


@cache
def get_ready() -> Thread:
    """Loads what typed words need, once, beside whatever else is done.

    It is no daemon: who leaves at once waits until it is done. A thread that is still loading machine code while the
    interpreter is taken down under it can bring down the process.
    """
    thread = Thread(target=_load, name="words")
    thread.start()
    return thread


def _load() -> None:
    from rapidfuzz import process  # noqa: F401  # it is used where a word is misspelt
    from rapidfuzz.distance import OSA  # noqa: F401

    from unsaid.play.table.commands import understand

    understand("quickly open the windwo", ["Shut the door", "Let it be"])
