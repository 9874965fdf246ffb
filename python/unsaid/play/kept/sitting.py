"""Keeping one sitting's game in its file, and out of everybody else's way.

Two people, or one at two terminals, may open the same game. The first holds the save's lock; the second is told and
may go on in a copy (``copy_of``). Where there are no locks, and where another program put another file there, a
``Keeper`` still writes nothing over what it does not know: it looks whether the file is as it left it, and if not it
keeps the game in a copy from then on. Without locks a moment remains between that look and the writing.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from unsaid.play.kept import locks, saves
from unsaid.play.kept.disk import sweep, write_whole
from unsaid.play.kept.locks import Busy, Lock
from unsaid.play.kept.saves import Save, SaveProblem


@dataclass
class Keeper:
    """Where a sitting's game is kept: its place, the lock on it, and what this sitting last knew to be there."""

    place: Path
    lock: Lock = field(default_factory=Lock)
    known: bytes | None = None
    empty: bool = False
    """Whether all that is there is a beginning without a turn, put there by this sitting."""
    moved: list[Path] = field(default_factory=list[Path])
    """The places left because somebody else wrote there, not yet told of."""

    def read(self) -> Save | None:
        """The game that is kept there; None where there is none. Raises SaveProblem."""
        self.known = saves.bytes_at(self.place)
        return None if self.known is None else saves.from_bytes(self.known, self.place)

    def write(self, save: Save) -> Path:
        """Keeps a game; gives the place: another one from when somebody else wrote to it. Raises SaveProblem."""
        there = saves.bytes_at(self.place)
        if there is not None and there != self.known:
            self._move()
        try:
            saves.write(self.place, save, self.lock.pass_on, new=there is None)
        except FileExistsError:
            return self.write(save)
        self.known, self.empty = saves.encoded(save), not save.turns and (there is None or self.empty)
        return self.place

    def _move(self) -> None:
        self.moved.append(self.place)
        self.lock.release()
        self.place, self.known, self.empty = copy_of(self.place), None, False

    def set_aside(self, kind: str) -> Path:
        """Copies what is there to a place of its own, whole, and gives that place. Raises SaveProblem."""
        free = next(place for place in _beside(self.place, kind) if not place.exists())
        try:
            write_whole(free, self.place.read_bytes())
        except OSError as error:
            raise SaveProblem(f"{self.place} could not be set aside ({error.strerror or error})") from error
        return free

    def close(self) -> None:
        """Ends the sitting: another may have the game. A beginning without a turn is not kept."""
        if self.empty:
            with contextlib.suppress(OSError):
                self.place.unlink()
        self.lock.release()


def keeper(place: Path) -> Keeper:
    """The keeper of the game at a place, with its lock. Raises Busy where another sitting has it."""
    sweep(place.parent)
    return Keeper(place, locks.take(place))


def put(place: Path, save: Save) -> None:
    """Puts a copy of a game somewhere, over no file but a saved game that nobody plays. Raises SaveProblem."""
    there = saves.bytes_at(place)
    if there is not None:
        try:
            saves.from_bytes(there, place)
        except SaveProblem as problem:
            raise SaveProblem(f"{place} is there already, and is no saved game") from problem
    try:
        lock = locks.take(place)
    except Busy as busy:
        raise SaveProblem(f"{place} is being played in another sitting") from busy
    try:
        saves.write(place, save)
    finally:
        lock.release()


def copy_of(place: Path) -> Path:
    """The first name beside a save that is free: ``game.2.json``, ``game.3.json``…"""
    return next(free for free in _beside(place, "") if not free.exists())


def _beside(place: Path, kind: str) -> Iterator[Path]:
    """Names for files beside a save: ``game.KIND.json``, then numbered ones."""
    if kind:
        yield place.with_suffix(f".{kind}.json")
    for number in count(2):
        yield place.with_suffix(f".{kind}.{number}.json" if kind else f".{number}.json")
