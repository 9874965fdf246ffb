"""Numbers that somebody gave: each is refused, in one sentence, where the machine could not count with it."""

from __future__ import annotations

import math
import reprlib

from unsaid.errors import BadType, BadValue

ACTS = 2**32 - 1
"""The most acts, levels of mind and the like that a limit can be."""

STATES = 2**63 - 1
"""The most states."""

MEBIBYTES = 2**43
"""The most memory, in MiB: as many bytes as can be counted."""

SECONDS = 86_400.0
"""The longest that anybody waits for one answer of a server: a day."""


def counted(what: str, number: object, most: int = ACTS, least: int = 0) -> None:
    """Refuses what is no whole number from ``least`` to ``most``: BadType for another type, else BadValue."""
    if not isinstance(number, int) or isinstance(number, bool):
        raise BadType("number", f"{what}: {reprlib.repr(number)} is no whole number")
    if not least <= number <= most:
        raise BadValue("number", f"{what}: {reprlib.repr(number)} is not from {least} to {most}")


def measured(what: str, number: object, least: float = -math.inf, most: float = math.inf) -> None:
    """Refuses what is no finite number from ``least`` to ``most``: BadType for another type, else BadValue."""
    if not isinstance(number, (int, float)) or isinstance(number, bool):
        raise BadType("number", f"{what}: {reprlib.repr(number)} is no number")
    try:
        finite = math.isfinite(number)
    except OverflowError:  # a whole number beyond all doubles
        finite = False
    if not finite:
        raise BadValue("number", f"{what}: {reprlib.repr(number)} is not a number that can be reached")
    if not least <= number <= most:
        bound = f"below {least:g}" if number < least else f"above {most:g}"
        raise BadValue("number", f"{what}: {reprlib.repr(number)} is {bound}")
