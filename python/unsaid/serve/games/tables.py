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
import hashlib
import hmac
import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, RLock
from weakref import WeakValueDictionary

import msgspec

import unsaid
from unsaid.play.kept import locks, saves
from unsaid.play.kept.disk import write_whole
from unsaid.serve import bounds
from unsaid.serve.games.branches import Tree, Way, gone, remember, tree, way_of
from unsaid.serve.games.room import Room
from unsaid.serve.trouble import Trouble, refused

SELDOM = 3600.0
"""Seconds after which it is noted on the disk that somebody was there again."""

BITS = 16
"""Bytes of a table's name, of a seat's key and of a table's secret."""


class Sat(msgspec.Struct):
    """A seat: its ``role``, the ``key`` of its address, when somebody last came to it (seconds of the epoch; None:
    never), and whether the role goes on by its own mind because its player does not come."""

    role: str
    key: str
    seen: float | None = None
    alone: bool = False


class Seats(msgspec.Struct):
    """What is kept beside a game: the name of its world on the shelf, its seats, and a ``secret`` that nobody is told,
    so that the names of positions tell nothing of what has happened unseen; whether it is ``over``, and the other
    ``ways`` it has gone."""

    world: str
    seats: list[Sat]
    secret: str = ""
    over: bool = False
    ways: list[Way] = msgspec.field(default_factory=list[Way])


@dataclass
class Table:
    """A game that is played, with its seats; ``known`` is what its file was last known to hold."""

    name: str
    place: Path
    seats: Seats
    game: unsaid.Game
    known: bytes
    lock: RLock = field(default_factory=RLock, repr=False)
    words: list[str] = field(default_factory=list[str], repr=False)
    """The words of the moves that were chosen here, the first ones first, as far as they are known."""
    _at: str = field(default="", repr=False)

    def seat(self, key: str) -> Sat:
        """The seat of a key. Raises Trouble."""
        for sat in self.seats.seats:
            if hmac.compare_digest(sat.key, key):
                return sat
        raise _nowhere()

    def address(self, sat: Sat) -> str:
        """Where a seat is."""
        return f"{self.name}.{sat.key}"

    def put(self, game: unsaid.Game, known: bytes) -> None:
        """Puts another game in the place of this one, as its file has it."""
        self.game, self.known, self._at, self.words = game, known, "", []

    @property
    def at(self) -> str:
        """The name of the position: the same only where nothing has happened since."""
        if not self._at:
            key = self.seats.secret.encode()
            self._at = hashlib.blake2b(self.known, digest_size=16, key=key).hexdigest()
        return self._at


def of_address(address: str) -> tuple[str, str]:
    """The table's name and the key in a seat's address. Raises Trouble."""
    name, _, key = address.partition(".")
    if not (_is_random(name) and _is_random(key)):
        raise _nowhere()
    return name, key


def _is_random(name: str) -> bool:
    return len(name) == 2 * BITS and set(name) <= set("0123456789abcdef")


def _nowhere() -> Trouble:
    return Trouble(404, "no-seat", "There is no such seat.")


@dataclass
class Tables:
    """All games of one server. ``worlds`` gives the world of a name; ``home`` is the folder of their files."""

    home: Path
    worlds: Callable[[str], unsaid.World]
    most: int = bounds.HELD
    room: Room = field(init=False, repr=False)
    _held: OrderedDict[str, Table] = field(default_factory=OrderedDict[str, Table], repr=False)
    """Those that were asked for last."""
    _there: WeakValueDictionary[str, Table] = field(default_factory=WeakValueDictionary[str, Table], repr=False)
    """Those, and all at which something is going on, so that there is never a second one of a name."""
    _lock: Lock = field(default_factory=Lock, repr=False)
    _moved: list[Callable[[str], None]] = field(default_factory=list[Callable[[str], None]], repr=False)

    def __post_init__(self) -> None:
        self.room = Room(self.home)

    # --- new and old ones ---

    def open(self, world: str, game: unsaid.Game) -> Table:
        """A new table for a game, on the disk before anybody sits down. Raises Trouble where it cannot be kept."""
        seats = Seats(world, [Sat(role, secrets.token_hex(BITS)) for role in game.roles], secrets.token_hex(BITS))
        name = secrets.token_hex(BITS)
        table = Table(name, self._place(name), seats, game, game.save(world=False))
        self.room.make(self._there)
        try:
            self._put_down(table)
        except Trouble:
            self.room.give_back()
            raise
        return self._hold(table)

    def _put_down(self, table: Table) -> None:
        """Writes a new game, and who sits where. Raises Trouble."""
        seats = self._place(table.name, ".seats")
        with _kept():
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(seats, msgspec.json.encode(table.seats), new=True)
            try:
                write_whole(table.place, table.known, new=True)
            except OSError:
                seats.unlink(missing_ok=True)
                raise

    @contextmanager
    def at(self, address: str) -> Iterator[tuple[Table, Sat]]:
        """A table and one of its seats, for as long as something is asked of it: nobody else is at the table then, in
        this server. Whoever asks has come, or come back. Raises Trouble."""
        name, key = of_address(address)
        with unsaid.within(unsaid.Budget(time=bounds.TURN, memory=None)):
            table = self._table(name)
            sat = table.seat(key)
            with _alone_at(table):
                self._reread(table)
                self._came(table, sat)
                yield table, sat

    def game(self, address: str) -> tuple[Table, Sat, unsaid.Game]:
        """A table, one of its seats, and the game as it is: for questions that change nothing, and may take long."""
        with self.at(address) as (table, sat):
            return table, sat, table.game

    def name(self, address: str) -> str:
        """The name of a seat's table, for somebody who only listens. Raises Trouble."""
        name, key = of_address(address)
        self._table(name).seat(key)
        return name

    def _came(self, table: Table, sat: Sat) -> None:
        """Notes that somebody is at a seat; on the disk where it is news, if the disk has room for it."""
        before, news = sat.seen, sat.seen is None or sat.alone
        sat.seen, sat.alone = time.time(), False
        if news:
            with contextlib.suppress(Trouble):
                self.note(table)
        elif before is None or sat.seen - before > SELDOM:
            with contextlib.suppress(OSError):
                os.utime(self._place(table.name, ".seats"))

    def _table(self, name: str) -> Table:
        with self._lock:
            table = self._there.get(name)
            if table is not None and name in self._held:
                self._held.move_to_end(name)
                return table
        return self._hold(self._read(name) if table is None else table)

    def _hold(self, table: Table) -> Table:
        """Holds a table in memory, and lets the one go that was asked for longest ago; another reader's comes first."""
        with self._lock:
            table = self._there.setdefault(table.name, table)
            self._held[table.name] = table
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
            raise _nowhere() from error
        return Table(name, place, seats, self._resumed(known, seats.world), known)

    def _resumed(self, known: bytes, world: str) -> unsaid.Game:
        try:
            return unsaid.resume(known, self.worlds(world))
        except (unsaid.Spent, unsaid.Cancelled):
            raise
        except unsaid.UnsaidError as error:
            raise Trouble(409, error.code, f"This game cannot be gone on with: {error.message}.") from error

    def _reread(self, table: Table) -> None:
        """Takes over what was played elsewhere since."""
        try:
            known = table.place.read_bytes()
        except OSError as error:
            raise Trouble(404, "no-seat", "The game is no longer there.") from error
        if known != table.known:
            table.put(self._resumed(known, table.seats.world), known)

    def _place(self, name: str, kind: str = "") -> Path:
        return self.home / f"{name}{kind}.json"

    # --- moves ---

    def keep(self, table: Table, game: unsaid.Game) -> None:
        """Puts a game in the place of a table's, on the disk first. Raises Trouble where it cannot be kept, or somebody
        plays it at a terminal."""
        data = game.save(world=False)
        if len(data) > bounds.GAME:
            raise Trouble(507, "too-long", "The game has become too long to be kept; nothing has happened.")
        try:
            lock = locks.take(table.place)
        except locks.Busy as error:
            raise Trouble(409, "busy", "This game is being played at a terminal.") from error
        try:
            with _kept():
                if saves.bytes_at(table.place) != table.known:
                    raise Trouble(409, "moved", "The game has gone on in the meantime; nothing was done.")
                write_whole(table.place, data, lock.pass_on)
        finally:
            lock.release()
        table.put(game, data)
        if bool(game.over) != table.seats.over:
            table.seats.over = not table.seats.over
            with contextlib.suppress(Trouble):
                self.note(table)
        self._tell(table)

    def note(self, table: Table) -> None:
        """Keeps who sits where. Raises Trouble."""
        with _kept():
            write_whole(self._place(table.name, ".seats"), msgspec.json.encode(table.seats))

    def take(self, table: Table, option: str) -> None:
        """A move of the role whose move it is, and those of roles that nobody plays any more. Raises Trouble."""
        words = [*way_of(table.game, table.words).words, _words(table.game, option)]
        self.keep(table, _gone_on(table, _taken(table.game, option)))
        table.words = words

    def ways(self, table: Table) -> Tree:
        """The ways a game has gone, as a tree. Raises Trouble where several play."""
        _alone(table)
        return tree(table.seats.ways, way_of(table.game, table.words), table.at)

    def back(self, table: Table, moves: int) -> None:
        """Takes so many moves back; the way that is left is kept. Raises Trouble."""
        _alone(table)
        try:
            game = table.game.undo(moves)
        except unsaid.UnsaidError as error:
            raise refused(error, 409) from error
        self._leave_way(table, game, table.words)

    def go(self, table: Table, number: int, moves: int) -> None:
        """Goes to a place on a way that the game has gone, by its number (the last: the one of now), after so many
        moves; the way that is left is kept. Raises Trouble."""
        _alone(table)
        ways = [*table.seats.ways, way_of(table.game, table.words)]
        if not 0 <= number < len(ways):
            raise Trouble(404, "no-way", "The game has not gone that way.")
        self._leave_way(table, gone(table.game, ways[number], moves), ways[number].words)

    def _leave_way(self, table: Table, game: unsaid.Game, words: list[str]) -> None:
        """Puts a game on another way in the place of a table's; the way that is left is on the disk first."""
        before = table.seats.ways
        table.seats.ways = remember(before, way_of(table.game, table.words))
        try:
            self.note(table)
            self.keep(table, game)
        except Trouble:
            table.seats.ways = before
            raise
        table.words = words

    def leave(self, table: Table, sat: Sat) -> None:
        """Leaves a role to its own mind, whose player does not come; where it is its move, it makes it. Raises
        Trouble."""
        before, sat.alone = sat.alone, True
        try:
            self.note(table)
            game = _gone_on(table, table.game)
            if game is not table.game:
                self.keep(table, game)
        except Trouble:
            sat.alone = before
            raise

    # --- who hears of it ---

    def watch(self, tell: Callable[[str], None]) -> None:
        """Has a function told the name of each table at which something has happened."""
        self._moved.append(tell)

    def unwatch(self, tell: Callable[[str], None]) -> None:
        """Has it told no more."""
        with contextlib.suppress(ValueError):
            self._moved.remove(tell)

    def _tell(self, table: Table) -> None:
        for tell in tuple(self._moved):
            tell(table.name)


def _gone_on(table: Table, game: unsaid.Game) -> unsaid.Game:
    """A game after the moves of all roles that nobody plays any more, as long as it is theirs to move."""
    alone = {sat.role for sat in table.seats.seats if sat.alone}
    while not game.over and game.to_move in alone:
        game = _taken(game, str(game.own))
    return game


def _alone(table: Table) -> None:
    if len(table.seats.seats) > 1:
        raise Trouble(409, "not-alone", "What several people have lived through cannot be taken back.")


def _words(game: unsaid.Game, option: str) -> str:
    """The words of an option, as its menu has them; none where it is none."""
    return next((move.words for move in game.options if str(move) == option), "")


def _taken(game: unsaid.Game, option: str) -> unsaid.Game:
    try:
        return game.take(option)
    except (unsaid.Spent, unsaid.Cancelled):
        raise
    except unsaid.UnsaidError as error:
        raise refused(error, 409) from error


@contextmanager
def _alone_at(table: Table) -> Iterator[None]:
    if not table.lock.acquire(timeout=bounds.WAIT):
        raise Trouble(503, "too-long", "Another request is still being worked on at this table; ask again.")
    try:
        yield
    finally:
        table.lock.release()


@contextmanager
def _kept() -> Iterator[None]:
    try:
        yield
    except (OSError, saves.SaveProblem) as error:
        said = getattr(error, "strerror", None) or str(error)
        raise Trouble(507, "not-kept", f"The game could not be kept ({said}); nothing has happened.") from error
