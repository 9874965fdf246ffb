"""How much a story, its explanations and the search for it may take.

Unset means unlimited, except memory, whose default protects the machine.
"""

from __future__ import annotations

from typing import Any

import msgspec

from unsaid.budget import MEMORY
from unsaid.budget.counted import ACTS, MEBIBYTES, STATES, counted, measured


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of a search.

    ``author``: acts in the story. ``character``: acts in one explanation, counted through nested ones. ``depth``:
    levels of mind (0: only fate acts; 1: characters plan, and see an immediate reason in others). ``time``: seconds.
    ``memory``: MiB. ``states``: story states expanded. ``shortest``: only a shortest story will do.

    Raises BadValue for a number below zero, not finite, or beyond what can be counted, BadType for what is none.

    >>> import unsaid
    >>> limits = unsaid.Limits(author=4, character=2, depth=1)
    >>> unsaid.load("tutorial").find(limits).stop
    'found'
    """

    author: int | None = None
    character: int | None = None
    depth: int | None = None
    time: float | None = None
    memory: int | None = MEMORY
    states: int | None = None
    shortest: bool = False

    def to_dict(self) -> dict[str, Any]:
        """Plain data, by the names of the fields."""
        return msgspec.structs.asdict(self)

    def __post_init__(self) -> None:
        for what, most in (("author", ACTS), ("character", ACTS), ("depth", ACTS), ("states", STATES)):
            if getattr(self, what) is not None:
                counted(what, getattr(self, what), most)
        if self.memory is not None:
            counted("memory", self.memory, MEBIBYTES, least=1)
        if self.time is not None:
            measured("time", self.time, 0)


UNLIMITED = Limits()
"""No limits but the memory's default."""
