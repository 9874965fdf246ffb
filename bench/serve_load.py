"""Many games at once on one server, over HTTP: how long each answer takes, and what an idle game holds.

    .venv/bin/python bench/serve_load.py [WORLD …] [--games N] [--minutes M] [--think S]

A server is started cold, and as many players as there are games open one each. Every player looks, thinks, chooses at
random, and is told all that there is to read; who comes to an end begins another game. What is timed is the whole of a
move, from the first byte sent to the last one read, by a client of its own on the same machine.

What an idle game holds is measured apart, in a process of its own: some games are played halfway and forgotten, so that
the minds of the world know all that comes of them; then the same games are played again and kept, and what the process
has grown by is divided among them.
"""

from __future__ import annotations

import argparse
import asyncio
import gc
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import unsaid
from report import COMMAND, keep, machine, table

WORLDS = ("the-soup", "the-unsaid")
IDLE, MOVES = 200, 5
"""Games that are kept to see what one of them holds, and moves in each."""

PAGE = os.sysconf("SC_PAGE_SIZE")


class Gone(Exception):
    """The server closed the connection, or said what is no answer."""


@dataclass
class Line:
    """A connection that is kept open, as a browser does."""

    port: int
    reader: asyncio.StreamReader | None = None
    writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: object = None) -> tuple[int, Any]:
        """The status and the data of an answer."""
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        assert self.reader is not None
        data = b"" if body is None else json.dumps(body).encode()
        head = f"{method} {path} HTTP/1.1\r\nhost: 127.0.0.1:{self.port}\r\ncontent-length: {len(data)}\r\n"
        self.writer.write(f"{head}content-type: application/json\r\n\r\n".encode() + data)
        answer = await self.reader.readuntil(b"\r\n\r\n")
        lines = answer.decode("latin-1").lower().split("\r\n")
        length = next((int(line[15:]) for line in lines if line.startswith("content-length:")), None)
        if length is None:
            raise Gone
        return int(lines[0].split()[1]), json.loads(await self.reader.readexactly(length))

    def close(self) -> None:
        """Ends it."""
        if self.writer is not None:
            self.writer.close()


@dataclass
class Tally:
    """What was measured: seconds of moves, of first looks, and what went wrong."""

    moves: list[float] = field(default_factory=list[float])
    looks: list[float] = field(default_factory=list[float])
    begun: int = 0
    ended: int = 0
    errors: list[str] = field(default_factory=list[str])


@dataclass
class Player:
    """Somebody who plays one game after another, by choices of its own."""

    number: int
    world: str
    line: Line
    tally: Tally
    think: float
    choose: random.Random

    async def play(self, until: float) -> None:
        """Plays until the time is up."""
        await asyncio.sleep(self.choose.random() * self.think)
        while time.monotonic() < until:
            try:
                await self.game(until)
            except (OSError, Gone, asyncio.IncompleteReadError, KeyError) as error:
                self.tally.errors.append(f"{type(error).__name__}: {error}")
                self.line.close()
                self.line = Line(self.line.port)
                await asyncio.sleep(self.think)

    async def game(self, until: float) -> None:
        """One game, to its end or until the time is up."""
        begun = await self.asked("POST", "/api/games", {"world": self.world, "chance": self.choose.randrange(1000)})
        self.tally.begun += 1
        seat = f"/api/seats/{begun['seats'][0]['address']}"
        began = time.perf_counter()
        sitting = await self.asked("GET", seat)
        self.tally.looks.append(time.perf_counter() - began)
        while sitting["over"] is None and time.monotonic() < until:
            await asyncio.sleep(self.think * (0.5 + self.choose.random()))
            body = {"move": self.choose.choice(sitting["choices"])["move"], "at": sitting["at"]}
            began = time.perf_counter()
            sitting = await self.asked("POST", f"{seat}/moves", body)
            self.tally.moves.append(time.perf_counter() - began)
        self.tally.ended += sitting["over"] is not None

    async def asked(self, method: str, path: str, body: object = None) -> Any:
        """The data of an answer, which has to be one."""
        status, data = await self.line.ask(method, path, body)
        if status >= 400:
            raise Gone(f"{status} {data}")
        return data


def main() -> None:
    """Plays what is asked for, and prints or keeps the table."""
    options = arguments()
    if options.idle:
        print(held_by_idle_games(*options.worlds))
        return
    rows = [measured(world, options) for world in options.worlds or WORLDS]
    text = page(rows, options)
    if options.keep:
        keep("serve", text, rows)
    else:
        print(text)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Many games at once on one server.")
    parser.add_argument("worlds", nargs="*", metavar="WORLD", help=f"bundled worlds (unset: {', '.join(WORLDS)})")
    parser.add_argument("--games", type=int, default=200, help="games at once")
    parser.add_argument("--minutes", type=float, default=10.0, help="how long each world is played")
    parser.add_argument("--think", type=float, default=2.0, help="seconds between two moves of a player, on average")
    parser.add_argument("--keep", action="store_true", help="keep the table in bench/results")
    parser.add_argument("--idle", action="store_true", help="print the bytes that an idle game of the world holds")
    return parser.parse_args()


def measured(world: str, options: argparse.Namespace) -> dict[str, Any]:
    """The figures of one world."""
    with served() as (port, process):
        tally, before = Tally(), os.getloadavg()[0]
        asyncio.run(played(port, world, options, tally))
        used, held = spent(process), resident(process)
    return figures(world, options, tally) | {
        "of a processor": round(used / (60 * options.minutes), 2),
        "load before": round(before, 1),
        "resident MiB": round(held / 2**20),
        "KiB an idle game": round(idle(world) / 1024, 1),
    }


def idle(world: str) -> float:
    """Bytes that a game holds that nobody plays at the moment."""
    ran = subprocess.run([sys.executable, __file__, world, "--idle"], capture_output=True, text=True, check=True)
    return float(ran.stdout)


def held_by_idle_games(name: str) -> float:
    """The same, measured in this process."""
    world = unsaid.load(name).playable  # kept, so that its minds outlive the games
    for _ in range(2):
        for number in range(IDLE):
            halfway(world, number)
    gc.collect()
    before = resident(os.getpid())
    kept = [halfway(world, number) for number in range(IDLE)]
    gc.collect()
    return (resident(os.getpid()) - before) / len(kept)


def halfway(world: unsaid.World, number: int) -> tuple[unsaid.Game, bytes]:
    """A game after some moves at random, looked at as a seat is, with what its file holds."""
    choose = random.Random(number)
    game = world.play()
    for _ in range(MOVES):
        _ = game.options, game.asides, game.passages
        if game.options:
            game = game.take(choose.choice(game.options))
    _ = game.options, game.asides, game.passages
    return game, game.save(world=False)


async def played(port: int, world: str, options: argparse.Namespace, tally: Tally) -> None:
    """All players at once, until the time is up."""
    until = time.monotonic() + 60 * options.minutes
    players = [
        Player(number, world, Line(port), tally, options.think, random.Random(f"{world} {number}"))
        for number in range(options.games)
    ]
    await asyncio.gather(*(player.play(until) for player in players))
    for player in players:
        player.line.close()


@contextmanager
def served() -> Iterator[tuple[int, int]]:
    """A server of its own: its port and its process."""
    with tempfile.TemporaryDirectory() as folder:
        command = [COMMAND, "serve", "--port", "0", "--games", str(Path(folder) / "games")]
        environment = {**os.environ, "UNSAID_SAVES": folder}
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as process:
            assert process.stdout is not None
            address = process.stdout.readline()
            try:
                yield int(address.rstrip("/\n").rpartition(":")[2]), process.pid
            finally:
                process.terminate()


def resident(process: int) -> int:
    """Bytes that a process holds in memory."""
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * PAGE


def spent(process: int) -> float:
    """Seconds of a processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def figures(world: str, options: argparse.Namespace, tally: Tally) -> dict[str, Any]:
    """A tally as plain data; times in ms."""
    times = sorted(tally.moves) or [0.0]

    def at(part: float) -> float:
        return round(1000 * times[min(len(times) - 1, int(part * len(times)))], 1)

    return {
        "world": world,
        "games at once": options.games,
        "minutes": options.minutes,
        "games begun": tally.begun,
        "games ended": tally.ended,
        "moves": len(tally.moves),
        "moves a second": round(len(tally.moves) / (60 * options.minutes), 1),
        "median ms": at(0.5),
        "95th ms": at(0.95),
        "99.9th ms": at(0.999),
        "slowest ms": round(1000 * times[-1], 1),
        "errors": len(tally.errors),
        "first errors": tally.errors[:5],
    }


def page(rows: list[dict[str, Any]], options: argparse.Namespace) -> str:
    """The table, with how it was made."""
    shown = ("world", "moves", "moves a second", "median ms", "95th ms", "99.9th ms", "slowest ms", "errors")
    shown += ("of a processor", "load before", "resident MiB", "KiB an idle game")
    lines = [tuple(str(row[name]) for name in shown) for row in rows]
    said = (
        f"`bench/serve_load.py {' '.join(sys.argv[1:])}`. {machine()}; server and players share them.\n"
        f"{options.games} games at once for {options.minutes:g} minutes from a cold server, {options.think:g} s\n"
        "between two moves of a player; times are of a move with all there is to read of it, at the player's end.\n"
        "*load before* is that of other work on the machine when the server was started."
    )
    return f"# A server under load\n\n{said}\n\n{table(shown, lines)}\n"


if __name__ == "__main__":
    main()
