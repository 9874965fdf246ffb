"""Room for games on the disk: how many there may be, and which are taken away when there are more.

Only what is of no further use goes, that which has lain idle longest first: games in which nothing was ever chosen,
after a day; games that are over, after a week; any other, after three months. Nobody's game goes that is being played:
one that has been asked for since, here or at a terminal, is not idle. Where that does not make room enough no new game
is begun.

A game is idle since its files were written, and since its seats were last come to, which is noted in the time of the
file of its seats.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

import msgspec

from unsaid.play.kept import locks
from unsaid.serve import bounds
from unsaid.serve.trouble import Trouble

DAY = 24 * 3600.0
UNBEGUN, OVER, LEFT = 1 * DAY, 7 * DAY, 90 * DAY
"""Seconds after which games are of no further use: those in which nothing was chosen, those that are over, others."""

AGAIN = 60.0
"""Seconds after which it is looked again what can be taken away, where there was nothing."""

SEATS = ".seats.json"
PART = 20
"""The part of all games that is taken away at once where there are too many, so that this is seldom done."""


class _Turn(msgspec.Struct):
    shown: bool = True


class _Saved(msgspec.Struct):
    """As much of a saved game as says whether anything was chosen in it."""

    turns: list[_Turn] = msgspec.field(default_factory=list[_Turn])


class _Seats(msgspec.Struct):
    """As much of what is kept beside a game as says whether it is over."""

    over: bool = False


@dataclass
class Room:
    """The folder of games, and how many there are in it."""

    home: Path
    most: int = bounds.KEPT
    _count: int | None = None
    _looked: float = float("-inf")

    def __post_init__(self) -> None:
        self._lock = Lock()

    def make(self, in_hand: Container[str]) -> None:
        """Makes room for one more game; those in hand are left alone. Raises Trouble where there is none."""
        with self._lock:
            if self._count is None:
                self._count = sum(1 for _ in self._names())
            if self._count >= self.most and time.monotonic() - self._looked >= AGAIN:
                self._count = self._tidied(in_hand)
                self._looked = time.monotonic() if self._count >= self.most else self._looked
            if self._count >= self.most:
                raise Trouble(507, "full", "There are as many games here as there may be; nothing has begun.")
            self._count += 1

    def give_back(self) -> None:
        """A game for which room was made has not begun."""
        with self._lock:
            if self._count:
                self._count -= 1

    def _names(self) -> Iterator[str]:
        with contextlib.suppress(OSError), os.scandir(self.home) as entries:
            for entry in entries:
                if entry.name.endswith(SEATS):
                    yield entry.name.removesuffix(SEATS)

    def _tidied(self, in_hand: Container[str]) -> int:
        """Takes games away; how many are left."""
        names = list(self._names())
        idle = sorted((self._idle_since(name), name) for name in names if name not in in_hand)
        left, wanted = len(names), self.most - max(1, self.most // PART)
        for since, name in idle:
            if left <= wanted:
                break
            if time.time() - since > self._patience(name) and self._taken_away(name):
                left -= 1
        return left

    def _idle_since(self, name: str) -> float:
        times = [0.0]
        for kind in (".json", SEATS):
            with contextlib.suppress(OSError):
                times.append((self.home / f"{name}{kind}").stat().st_mtime)
        return max(times)

    def _patience(self, name: str) -> float:
        """Seconds for which a game may lie idle; none for one that cannot be read, which is no use to anybody."""
        try:
            saved = msgspec.json.decode((self.home / f"{name}.json").read_bytes(), type=_Saved)
            seats = msgspec.json.decode((self.home / f"{name}{SEATS}").read_bytes(), type=_Seats)
        except (OSError, msgspec.MsgspecError):
            return DAY
        if not any(turn.shown for turn in saved.turns):
            return UNBEGUN
        return OVER if seats.over else LEFT

    def _taken_away(self, name: str) -> bool:
        """Takes a game away, unless somebody plays it at a terminal."""
        place = self.home / f"{name}.json"
        try:
            lock = locks.take(place)
        except (locks.Busy, OSError):
            return False
        try:
            place.unlink(missing_ok=True)
            (self.home / f"{name}{SEATS}").unlink(missing_ok=True)
        except OSError:
            return False
        finally:
            lock.release()
        return True
