"""A budget as a value, and memory as people write it: ``512``, ``"512 MiB"``, ``"2 GB"``."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import Any

from unsaid.budget.counted import MEBIBYTES, STATES
from unsaid.errors import BadValue

MEMORY = 2048
"""The memory a command may take where nothing else is said, in MiB: half of a machine of 4 GiB."""

_SIZE = re.compile(r"\s*(\d+(?:\.\d+)?)\s*([kmgt]?i?b?)\s*", re.IGNORECASE)

_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def mebibytes(memory: float | str) -> int:
    """An amount of memory in MiB, rounded up: a bare number is MiB, a unit may follow (``KiB``, ``MB``, ``G``…).

    With an ``i`` or a bare letter, units go by 1024, with a ``B`` alone by 1000. Raises ValueError for what is no
    amount of memory, or none at all.
    """
    if isinstance(memory, str):
        matched = _SIZE.fullmatch(memory)
        if matched is None:
            raise BadValue("memory", f"{memory!r} is no amount of memory; write 512, or 512 MiB")
        number, unit = float(matched[1]), matched[2].lower()
        amount = number * _bytes(unit) / 2**20 if unit else number
    else:
        amount = float(memory)
    if not (math.isfinite(amount) and amount > 0):
        raise BadValue("memory", f"{memory!r} is no amount of memory; it must be more than nothing")
    if amount > MEBIBYTES:
        raise BadValue("memory", f"{memory!r} is more memory than can be counted")
    return math.ceil(amount)


def _bytes(unit: str) -> int:
    """Bytes of one unit."""
    thousand = 1000 if unit.endswith("b") and "i" not in unit and len(unit) > 1 else 1024
    return thousand ** _POWERS["" if unit[0] == "b" else unit[0]]


@dataclass(frozen=True, init=False, slots=True)
class Budget:
    """What may be used: ``time`` in seconds, ``memory`` in MiB, ``states`` of a story looked into; None is no limit.

    ``memory`` is the resident memory of the whole process, and may be given with a unit: ``"512 MiB"``. Raises
    BadValue for what is no such amount (negative, not finite, no number).

    >>> import unsaid
    >>> unsaid.Budget(time=5, memory="1 GiB")
    Budget(time=5, memory=1024, states=None)
    """

    time: float | None
    memory: int | None
    states: int | None

    def __init__(
        self, time: float | None = None, memory: float | str | None = MEMORY, states: int | None = None
    ) -> None:
        if time is not None and not (math.isfinite(time) and time >= 0):
            raise BadValue("number", f"{time!r} seconds cannot be waited")
        if states is not None and not 0 <= states <= STATES:
            raise BadValue("number", f"{states!r} states cannot be counted")
        object.__setattr__(self, "time", time)
        object.__setattr__(self, "memory", None if memory is None else mebibytes(memory))
        object.__setattr__(self, "states", states)

    def to_dict(self) -> dict[str, Any]:
        """Plain data: seconds, MiB, states."""
        return {"time": self.time, "memory": self.memory, "states": self.states}

    @property
    def bytes(self) -> int | None:
        """The memory in bytes."""
        return None if self.memory is None else self.memory * 2**20
