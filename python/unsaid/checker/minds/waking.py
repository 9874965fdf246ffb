"""Which events are worth asking about in a mind.

Most preconditions cannot do without some fluents having a certain value. Of these each event waits for the one fewest
others wait for, and in a mind only those are asked about whose value is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from unsaid.checker.minds import values

if TYPE_CHECKING:
    from unsaid.world.structure import Expression, Scalar


class Woken:
    """Events by what they wait for."""

    def __init__(self, preconditions: Sequence[Expression]) -> None:
        self._always: list[int] = []
        self._waiting: dict[int, dict[Scalar, list[int]]] = {}
        needs = [list(_needed(e)) for e in preconditions]
        common = Counter(need for needed in needs for need in needed)
        for number, needed in enumerate(needs):
            if needed:
                fluent, value = min(needed, key=lambda need: common[need])
                self._waiting.setdefault(fluent, {}).setdefault(value, []).append(number)
            else:
                self._always.append(number)

    def by(self, state: tuple[Scalar, ...]) -> list[int]:
        """The events these values could wake, in order."""
        woken = list(self._always)
        for fluent, waiting in self._waiting.items():
            woken += waiting.get(state[fluent], ())
        woken.sort()
        return woken


def _needed(e: Expression) -> Iterator[tuple[int, Scalar]]:
    if type(e) is tuple and e[0] == "and":
        for part in e[1:]:
            yield from _needed(part)
    elif type(e) is tuple and e[0] == "==" and values.is_own(e[1]) and type(e[2]) is not tuple:
        yield e[1][1], e[2]
