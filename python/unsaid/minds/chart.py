"""A chart: all that the stories of a world can come to, drawn by the engine in steps, and read as rows of numbers.

The engine numbers the states in the order of being met, the start being 0, and those looked into come first. Its rows
are taken over as they are: of tens of thousands of states nothing is made that a list of numbers does not hold.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import msgspec

from unsaid.minds.data import Progress, Watcher

if TYPE_CHECKING:
    from unsaid._minds import Map
    from unsaid.minds.engine import Minds
    from unsaid.world import Expression

Stopped = Literal["whole", "limit:time", "limit:memory", "limit:states", "interrupted"]
"""How drawing ended: nothing is left to be looked into, or what stopped it."""

OPEN, GOAL = -1, 0
"""What stands for the end of a state that is none, and of one where the author has what was asked for; endings count
from 1."""

STATES, WAYS, SHARES, ENDS = "Q", "I", "d", "i"


@dataclass(frozen=True)
class Rows:
    """What has been drawn. By state: its ``ends``; by state looked into: ``upto``, where its ways end among all. By
    way: its ``acts``, the state it leads ``to``, whether all who consent have a reason (``reasoned``, 0 or 1), and its
    ``shares``, where all of these were worked out. The acts that were ``possible`` anywhere, that ``made_sense`` there
    to all who consent, and that anybody ``thought`` possible."""

    ends: array[int]
    upto: array[int]
    acts: array[int]
    to: array[int]
    reasoned: bytes
    shares: array[float] | None
    possible: frozenset[int]
    made_sense: frozenset[int]
    thought: frozenset[int]


class Chart:
    """A chart being drawn. While it is there no state of its world is let go."""

    def __init__(self, minds: Minds, drawn: Map, within: Callable[[], tuple[float | None, int | None]]) -> None:
        self.minds, self._drawn, self._within = minds, drawn, within

    def grow(
        self, states: int, time: float | None = None, progress: Watcher | None = None, room: int | None = None
    ) -> Stopped:
        """Draws on until more than so many states are known, at most for so many seconds, with no more than so many
        bytes held; says how that ended."""
        return self._work(lambda *most: self._drawn.grow(states, *most), time, progress, room)

    def weigh(self, time: float | None = None, progress: Watcher | None = None) -> Stopped:
        """Works out how likely the ways are, as far as it is drawn; says how that ended."""
        return self._work(self._drawn.weigh, time, progress)

    def _work(
        self, work: Callable[..., str], time: float | None, progress: Watcher | None, most_held: int | None = None
    ) -> Stopped:
        left, room = self._within()
        room = min((bound for bound in (room, most_held) if bound is not None), default=None)
        named = None if progress is None else lambda **counts: progress(Progress(**counts))
        most = min((limit for limit in (left, time) if limit is not None), default=None)
        return msgspec.convert(self.minds.asked(work, most, room, named), Stopped)

    def make_room(self) -> bool:
        """Lets all states go but its own and those that somebody holds; False where another chart needs more."""
        return self._drawn.make_room()

    @property
    def looked(self) -> int:
        """How many states have been looked into."""
        return len(self._drawn.upto()) // array(WAYS).itemsize

    def rows(self, *, weighed: bool) -> Rows:
        """What has been drawn; ``weighed``: with the shares."""
        acts, to, reasoned = self._drawn.ways()
        possible, made_sense, thought = map(frozenset, self._drawn.acts())
        return Rows(
            _row(ENDS, self._drawn.ends()),
            _row(WAYS, self._drawn.upto()),
            _row(WAYS, acts),
            _row(WAYS, to),
            reasoned,
            _row(SHARES, self._drawn.shares()) if weighed else None,
            possible,
            made_sense,
            thought,
        )

    def states(self) -> array[int]:
        """The states as the engine names them."""
        return _row(STATES, self._drawn.states())

    def utilities(self, character: int | None = None) -> array[float]:
        """By state, the utility of a character, or the author's; no number (NaN) where it is unknown."""
        return _row(SHARES, self._drawn.utilities(character))


def _row(kind: str, data: bytes) -> array:
    row = array(kind)
    row.frombytes(data)
    return row


def which(endings: Sequence[Expression]) -> str | None:
    """The number of the first ending that holds, from 1, or 0, as an expression of the world file; None for none."""
    if not endings:
        return None
    number: Expression = 0.0
    for place, when in reversed([*enumerate(endings, start=1)]):
        number = ("if", when, float(place), number)
    return msgspec.json.encode(number).decode()
