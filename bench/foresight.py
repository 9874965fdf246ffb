"""What foresight costs a search: the same worlds, with people who foresee nothing, and so many acts of others.

    .venv/bin/python bench/foresight.py

Milliseconds of processor time to look for a story, the least of five searches, each on new minds.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator

import msgspec

from generated import Size, world
from unsaid.api import bundled, load
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.story.limits import Limits
from unsaid.world import GroundWorld, ground

FAR = (0, 1, 2, 3)
"""Acts of others that people foresee."""

SMALL = 0.001
"""Searches shorter than this many seconds say nothing, and are left out."""


def worlds() -> Iterator[tuple[str, GroundWorld]]:
    """The bundled worlds, and two made to measure."""
    for name in bundled():
        yield name, load(name).ground
    for size in (Size(4, 1, 2), Size(5, 2, 2)):
        reading = read(world(size))
        assert reading.world is not None
        yield f"bridge {size.characters}/{size.depth}/{size.rounds}", ground(reading.world, reading.source)


def seconds(found: GroundWorld, acts: int) -> float:
    """How long a search takes where people foresee so many acts."""
    seen = msgspec.structs.replace(found, inner=msgspec.structs.replace(found.inner, foresight=acts))
    times = []
    for _ in range(5):
        minds = Minds(seen)
        began = time.process_time()
        find(minds, Limits(time=20))
        times.append(time.process_time() - began)
    return min(times)


def main() -> None:
    """Prints a row for each world."""
    for name, found in worlds():
        took = [seconds(found, acts) for acts in FAR]
        if took[0] >= SMALL:
            row = "  ".join(f"{1000 * one:7.1f} ({one / took[0]:.1f})" for one in took)
            sys.stdout.write(f"{name:14} {row}\n")


if __name__ == "__main__":
    main()
