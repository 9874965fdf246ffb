"""The endings a player has met, world by world: their names in a small file in the folder of saved games.

It is a help for those who play again, and nothing hangs on it: where it cannot be read it is begun anew, and where it
cannot be written nothing is said. Names of endings that the world no longer has are kept, and not counted.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Sequence
from pathlib import Path

from unsaid.play.kept import saves
from unsaid.play.kept.disk import write_whole

FORMAT = "unsaid-endings"
LARGEST = 2**20
"""Bytes of the largest file that is read as one of endings."""


def meet(world: str, ending: str) -> frozenset[str]:
    """Keeps that an ending of a world has been met; gives the names of all that have, this one included."""
    place = saves.home() / f"{world}.endings.json"
    known = _known(place)
    if ending not in known:
        data = {"format": FORMAT, "version": 1, "world": world, "met": [*known, ending]}
        with contextlib.suppress(OSError, ValueError):
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, json.dumps(data, ensure_ascii=False, indent=1) + "\n")
    return frozenset((*known, ending))


def _known(place: Path) -> Sequence[str]:
    """The names that are kept at a place, in the order in which they were met."""
    try:
        if not place.is_file() or place.stat().st_size > LARGEST:
            return ()
        data = json.loads(place.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return ()
    if not isinstance(data, dict) or data.get("format") != FORMAT or not isinstance(data.get("met"), list):
        return ()
    return tuple(name for name in data["met"] if isinstance(name, str))
