"""The games that are played here: one file each, read and written at every turn, and never ahead of what was shown.

A *table* is a game with its seats. The game is a saved game as ``unsaid play --save`` keeps it, so that a player may
go on with it at a terminal, and back on the page: it is read anew whenever the file is not as it was left. Beside it
lies who sits where (``NAME.seats.json``). Both are written whole or not at all, the game before anything of the turn is
shown.

A seat's address is the table's name and a key, each of 128 random bits. Whoever has the address plays the seat; there
is no list of them, and from one nobody finds another.

Only the games that were played last are held in memory; the others are on the disk alone.
"""

from __future__ import annotations

import contextlib
import hmac
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock

import msgspec

import unsaid
from unsaid.play import locks, saves
from unsaid.play.disk import write_whole
from unsaid.play.keeping import Keeper
from unsaid.serve.trouble import Trouble

HELD = 500
"""Games in memory."""

BITS = 16
"""Bytes of a table's name and of a seat's key."""

TURN = 30.0
"""Seconds that the others may think about their answer to one move."""


class Sat(msgspec.Struct):
    """A seat: its ``role``, the ``key`` of its address, when somebody last came to it (seconds of the epoch; None:
    never), and whether the role goes on by its own mind because its player does not come."""

    role: str
    key: str
    seen: float | None = None
    alone: bool = False


class Seats(msgspec.Struct):
    """What is kept beside a game: the name of its world on the shelf, and its seats."""

    world: str
    seats: list[Sat]


@dataclass
class Table:
    """A game that is played, with its seats; ``digest`` names the position."""

    name: str
    place: Path
    seats: Seats
    game: unsaid.Game
    known: bytes
    lock: RLock = field(default_factory=RLock, repr=False)

    def seat(self, key: str) -> Sat:
        """The seat of a key. Raises Trouble."""
        for sat in self.seats.seats:
            if hmac.compare_digest(sat.key, key):
                return sat
        raise Trouble(404, "no-seat", "There is no such seat.")

    def address(self, sat: Sat) -> str:
        """Where a seat is."""
        return f"{self.name}.{sat.key}"


def of_address(address: str) -> tuple[str, str]:
    """The table's name and the key in a seat's address. Raises Trouble."""
    name, _, key = address.partition(".")
    size = len(secrets.token_hex(BITS))
    if len(name) != size or len(key) != size or not set(name + key) <= set("0123456789abcdef"):
        raise Trouble(404, "no-seat", "There is no such seat.")
    return name, key


@dataclass
class Tables:
    """All games of one server. ``worlds`` gives the world of a name; ``home`` is the folder of their files."""

    home: Path
    worlds: Callable[[str], unsaid.World]
    most: int = HELD
    _held: OrderedDict[str, Table] = field(default_factory=OrderedDict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _moved: list[Callable[[str], None]] = field(default_factory=list, repr=False)

    # --- new and old ones ---

    def open(self, world: str, game: unsaid.Game) -> Table:
        """A new table for a game, on the disk before anybody sits down. Raises Trouble where it cannot be kept."""
        seats = Seats(world, [Sat(role, secrets.token_hex(BITS)) for role in game.roles])
        name = secrets.token_hex(BITS)
        table = Table(name, self._place(name), seats, game, b"")
        with _kept():
            self.home.mkdir(parents=True, exist_ok=True)
            write_whole(self._place(name, ".seats"), msgspec.json.encode(seats), new=True)
            table.known = game.save(world=False)
            write_whole(table.place, table.known, new=True)
        self._hold(table)
        return table

    @contextmanager
    def at(self, address: str) -> Iterator[tuple[Table, Sat]]:
        """A table and one of its seats, for as long as something is asked of it: nobody else is at the table then, in
        this server or at a terminal. Raises Trouble."""
        name, key = of_address(address)
        table = self._table(name)
        with table.lock:
            sat = table.seat(key)
            self._reread(table)
            sat.seen, sat.alone = time.time(), False
            yield table, sat

    def _table(self, name: str) -> Table:
        with self._lock:
            if name in self._held:
                self._held.move_to_end(name)
                return self._held[name]
        table = self._read(name)
        return self._hold(table)

    def _hold(self, table: Table) -> Table:
        """Holds a table in memory, and lets the one go that was asked for longest ago; another reader's comes first."""
        with self._lock:
            table = self._held.setdefault(table.name, table)
            self._held.move_to_end(table.name)
            while len(self._held) > self.most:
                self._held.popitem(last=False)
            return table

    def _read(self, name: str) -> Table:
        place = self._place(name)
        try:
            seats = msgspec.json.decode(self._place(name, ".seats").read_bytes(), type=Seats)
            known = place.read_bytes()
        except (OSError, msgspec.MsgspecError) as error:
            raise Trouble(404, "no-seat", "There is no such seat.") from error
        return Table(name, place, seats, self._resumed(known, seats.world), known)

    def _resumed(self, known: bytes, world: str) -> unsaid.Game:
        try:
            return unsaid.resume(known, self.worlds(world))
        except unsaid.UnsaidError as error:
            raise Trouble(409, error.code, f"This game cannot be gone on with: {error.message}.") from error

    def _reread(self, table: Table) -> None:
        """Takes over what was played elsewhere since."""
        try:
            known = table.place.read_bytes()
        except OSError as error:
            raise Trouble(404, "no-seat", "The game is no longer there.") from error
        if known != table.known:
            table.game, table.known = self._resumed(known, table.seats.world), known

    def _place(self, name: str, kind: str = "") -> Path:
        return self.home / f"{name}{kind}.json"

    # --- moves ---

    def keep(self, table: Table, game: unsaid.Game) -> None:
        """Puts a game in the place of a table's, on the disk first. Raises Trouble where it cannot be kept, or somebody
        plays it at a terminal."""
        data = game.save(world=False)
        try:
            keeper = Keeper(table.place, locks.take(table.place), table.known)
        except locks.Busy as error:
            raise Trouble(409, "busy", "This game is being played at a terminal.") from error
        try:
            if saves.bytes_at(table.place) != table.known:
                raise Trouble(409, "moved", "This game has gone on elsewhere in the meantime.")
            with _kept():
                write_whole(table.place, data, keeper.lock.pass_on)
        finally:
            keeper.lock.release()
        table.game, table.known = game, data
        for tell in tuple(self._moved):
            tell(table.name)

    def note(self, table: Table) -> None:
        """Keeps who sits where."""
        with _kept():
            write_whole(self._place(table.name, ".seats"), msgspec.json.encode(table.seats))

    def take(self, table: Table, option: str) -> None:
        """A move of the role whose move it is, and those of roles that nobody plays any more. Raises Trouble."""
        game = _taken(table.game, option)
        self.keep(table, self._alone(table, game))

    def go_on(self, table: Table) -> None:
        """The moves of roles that nobody plays any more, where it is theirs."""
        game = self._alone(table, table.game)
        if game is not table.game:
            self.keep(table, game)

    @staticmethod
    def _alone(table: Table, game: unsaid.Game) -> unsaid.Game:
        alone = {sat.role for sat in table.seats.seats if sat.alone}
        while not game.over and game.to_move in alone:
            game = _taken(game, str(game.own))
        return game

    # --- who hears of it ---

    def watch(self, tell: Callable[[str], None]) -> None:
        """Has a function told the name of each table at which something has happened."""
        self._moved.append(tell)

    def unwatch(self, tell: Callable[[str], None]) -> None:
        """Has it told no more."""
        with contextlib.suppress(ValueError):
            self._moved.remove(tell)


def _taken(game: unsaid.Game, option: str) -> unsaid.Game:
    try:
        return game.take(option, budget=unsaid.Budget(time=TURN))
    except unsaid.Spent as error:
        raise Trouble(503, "too-long", "The others have thought too long about it; nothing has happened.") from error
    except unsaid.UnsaidError as error:
        raise Trouble(409, error.code, f"{error.message[:1].upper()}{error.message[1:]}.") from error


@contextmanager
def _kept() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        said = error.strerror or str(error)
        raise Trouble(507, "not-kept", f"The game could not be kept ({said}); nothing has happened.") from error
