"""Making an input small that breaks something: delta debugging (Zeller and Hildebrandt 2002), by lines, then by tokens.

Ever smaller runs of units are left out for as long as what remains breaks the same thing.
"""

from __future__ import annotations

import re
from collections.abc import Callable

LINES = re.compile(rb"[^\n]*\n|[^\n]+")
TOKENS = re.compile(rb"\w+|\s+|[^\w\s]", re.DOTALL)
BYTES = re.compile(rb".", re.DOTALL)

TRIES = 2_000


def smallest(data: bytes, breaks: Callable[[bytes], bool], tries: int = TRIES) -> bytes:
    """A small part of an input that still breaks; ``tries`` bounds how often that is asked."""
    left = [tries]

    def still(part: bytes) -> bool:
        left[0] -= 1
        return left[0] >= 0 and breaks(part)

    for units in (LINES, TOKENS, BYTES, TOKENS):
        data = b"".join(_fewest(units.findall(data), still))
    return data


def _fewest(units: list[bytes], breaks: Callable[[bytes], bool]) -> list[bytes]:
    """Units without which it no longer breaks, none of them to spare."""
    run = len(units)
    while run >= 1 and units:
        at, kept = 0, len(units)
        while at < len(units):
            rest = units[:at] + units[at + run :]
            if breaks(b"".join(rest)):
                units = rest
            else:
                at += run
        run = run if run == 1 and len(units) < kept else run // 2
    return units
