"""What is there between requests: worlds, games by their seats, and lives; and how much of each.

All of it is values: a request that fails, or takes too long, leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import unsaid
from unsaid.serve.trouble import Trouble

WORLDS, GAMES = 32, 1000
"""How many worlds may be loaded, and how many games and lives go on, at once."""

TEXT = 2**19
"""Bytes of the largest text of a world."""

ENGINES = 512
"""MiB that the engines of all worlds may hold together."""

LEAST = 16
"""MiB that each may hold at least."""


@dataclass
class Opened:
    """A world that is loaded, and as it is played."""

    world: unsaid.World
    played: unsaid.World


@dataclass
class Table:
    """A game, by the names of its seats; or a life."""

    world: str
    game: unsaid.Game
    seats: dict[str, str]
    """The role of each seat."""


@dataclass
class Living:
    """A life, how much has happened in it since it was begun or resumed, and how deep minds are remembered; None: as
    deep as they are."""

    world: str
    moment: unsaid.Moment
    happened: int = 0
    depth: int | None = None


@dataclass
class House:
    """All of it. ``places``: the file or the bundled name of each world that may be loaded by name."""

    places: Mapping[str, str]
    worlds: dict[str, Opened] = field(default_factory=dict[str, Opened])
    seats: dict[str, Table] = field(default_factory=dict[str, Table])
    lives: dict[str, Living] = field(default_factory=dict[str, Living])
    _count: int = 0

    # --- worlds ---

    def load(self, name: str, text: str | None) -> tuple[unsaid.World, bool]:
        """The world of a name, as its text is now; and whether it was read just now. Raises Trouble, UnsaidError."""
        if text is None and name in self.worlds and name not in self.places:
            return self.worlds[name].world, False
        world = self._of_text(name, text) if text is not None else unsaid.load(self._place(name))
        known = self.worlds.get(name)
        if known is not None and known.world == world:
            return known.world, False
        if known is None and len(self.worlds) >= WORLDS:
            raise Trouble(409, "full", f"{WORLDS} worlds are loaded, which is as many as may be; `leave` one first.")
        _sound(world)
        _ = world.engine.bytes  # what cannot be run is said before anything changes
        self.worlds[name] = Opened(world, world.playable)
        self._shared_out()
        return world, True

    def _place(self, name: str) -> str:
        if name not in self.places:
            said = f"There is no world called {name} here; send its text, or name it at the start."
            raise Trouble(404, "no-world", said)
        return self.places[name]

    def _of_text(self, name: str, text: str) -> unsaid.World:
        if len(text.encode("utf-8", "surrogatepass")) > TEXT:
            raise Trouble(413, "too-large", f"A world may have {TEXT // 1024} KiB of text.")
        if not name.strip():
            raise Trouble(400, "bad-request", "A world needs a name.")
        return unsaid.read(text, name=name)

    def _shared_out(self) -> None:
        """Gives each world its part of the memory."""
        part = max(ENGINES // (2 * len(self.worlds)), LEAST)
        for opened in self.worlds.values():
            opened.world.engine.limit(f"{part} MiB")
            opened.played.engine.limit(f"{part} MiB")

    def world(self, name: str) -> unsaid.World:
        """The world of a name, loaded where it is not yet. Raises Trouble, UnsaidError."""
        return self.worlds[name].world if name in self.worlds else self.load(name, None)[0]

    def leave_world(self, name: str) -> None:
        """Lets a world go. Raises Trouble where something goes on in it, or there is none."""
        if name not in self.worlds:
            raise Trouble(404, "no-world", f"No world called {name} is loaded.")
        if any(one.world == name for one in (*self.seats.values(), *self.lives.values())):
            raise Trouble(409, "in-use", f"Games or lives go on in {name}; `leave` them first.")
        del self.worlds[name]

    # --- games and lives ---

    def _room(self) -> None:
        if len({id(table) for table in self.seats.values()}) + len(self.lives) >= GAMES:
            raise Trouble(409, "full", f"{GAMES} games and lives go on, which is as many as may; `leave` one first.")

    def _name(self, kind: str) -> str:
        self._count += 1
        return f"{kind}{self._count}"

    def begin(self, world: str, game: unsaid.Game) -> Table:
        """A game that goes on from here. Raises Trouble where there is no room."""
        self._room()
        table = Table(world, game, {self._name("seat"): role for role in game.roles})
        self.seats |= dict.fromkeys(table.seats, table)
        return table

    def live(self, world: str, moment: unsaid.Moment, depth: int | None) -> str:
        """The name of a life that goes on from here. Raises Trouble where there is no room."""
        self._room()
        name = self._name("life")
        self.lives[name] = Living(world, moment, 0, depth)
        return name

    def table(self, seat: str) -> Table:
        """The game of a seat. Raises Trouble."""
        if seat not in self.seats:
            raise Trouble(404, "no-seat", f"There is no seat called {seat}; `seats` gives some.")
        return self.seats[seat]

    def living(self, life: str) -> Living:
        """A life. Raises Trouble."""
        if life not in self.lives:
            raise Trouble(404, "no-life", f"There is no life called {life}; `live` begins one.")
        return self.lives[life]


def _sound(world: unsaid.World) -> None:
    """Raises Trouble for a world with mistakes, which says the first one."""
    mistakes = [one for one in world.to_dict()["diagnostics"] if one["severity"] == "error"]
    if mistakes:
        first, more = mistakes[0], len(mistakes) - 1
        others = f" (and {more} more)" if more else ""
        raise Trouble(409, "world", f"This world has mistakes: line {first['line']}: {first['message']}{others}.")
