"""How much a story, its explanations and the search for it may take.

Unset means unlimited, except memory, whose default protects the machine.
"""

from __future__ import annotations

import msgspec

from unsaid.budget import MEMORY


class Limits(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Limits of a search.

    ``author``: acts in the story. ``character``: acts in one explanation, counted through nested ones. ``depth``:
    levels of mind (0: only fate acts; 1: characters plan, and see an immediate reason in others). ``time``: seconds.
    ``memory``: MiB. ``states``: story states expanded. ``shortest``: only a shortest story will do.
    """

    author: int | None = None
    character: int | None = None
    depth: int | None = None
    time: float | None = None
    memory: int | None = MEMORY
    states: int | None = None
    shortest: bool = False
