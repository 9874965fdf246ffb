"""Many games: what befalls whoever plays a role of a world at random.

    .venv/bin/python bench/many_games.py [WORLD …] [--role WHO] [--games N] [--cold]

Every game is another run of choices, drawn by its number. Each choice is timed whole, in processor time, so that a busy
machine sees no more than a quiet one: what comes of it, the next menu in words, and all there is to read. One engine
plays all games of a role, and remembers; with ``--cold`` every game has an engine of its own, which knows nothing yet.
Without a world every bundled world is gone through, in every role, and the table is kept in bench/results.
"""

from __future__ import annotations

import argparse
import multiprocessing
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import unsaid
from report import keep, machine, table
from unsaid.api.games.game import Game
from unsaid.api.opened import bundled

LONGEST = 200
"""Choices after which a game counts as one that does not end."""


@dataclass
class Tally:
    """What came of the games of one role."""

    world: str
    role: str
    ends: Counter[str] = field(default_factory=Counter[str])
    acts: set[str] = field(default_factory=set[str])
    times: list[float] = field(default_factory=list[float])
    choices: int = 0

    def add(self, other: Tally) -> None:
        """Counts what another tally has counted."""
        self.ends += other.ends
        self.acts |= other.acts
        self.times += other.times
        self.choices += other.choices

    @property
    def unended(self) -> int:
        """Games that stopped without an ending."""
        return self.ends["still"] + self.ends["endless"]


def main() -> None:
    """Plays what is asked for, and prints or keeps the table."""
    options = arguments()
    tallies = list(played(options))
    text = page(tallies, options)
    if options.worlds or options.role:
        print(text)
    else:
        keep("games", text, [row(tally, options.games) for tally in tallies])


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="What befalls whoever plays a role of a world at random.")
    parser.add_argument("worlds", nargs="*", metavar="WORLD", help="a file or a bundled world (unset: all of these)")
    parser.add_argument("--role", help="who is played (unset: every role)")
    parser.add_argument("--games", type=int, default=10_000, help="games of each role")
    parser.add_argument("--cold", action="store_true", help="every game with an engine of its own")
    parser.add_argument("--first", type=int, default=0, metavar="N", help="number of the first game")
    parser.add_argument("--jobs", type=int, default=2, help="processes at a time, with --cold")
    return parser.parse_args()


def played(options: argparse.Namespace) -> Iterator[Tally]:
    """The tallies of all worlds and roles."""
    for name in options.worlds or bundled():
        world = unsaid.load(name)
        for role in [options.role] if options.role else world.roles or world.characters:
            yield cold(world, role, options) if options.cold else warm(world, role, options)


def warm(world: unsaid.World, role: str, options: argparse.Namespace) -> Tally:
    """Games of a role that one engine plays, one after the other."""
    tally = Tally(world.name, role)
    for number in range(options.first, options.first + options.games):
        one_game(world.play(role), random.Random(number), tally)
    return tally


def cold(world: unsaid.World, role: str, options: argparse.Namespace) -> Tally:
    """Games of a role, each in a process forked from this one, in which nothing was ever worked out."""
    tally, fork = Tally(world.name, role), multiprocessing.get_context("fork")
    _ = world.playable.open.ground  # read and made ground here, once; its minds are for each game to begin
    with fork.Pool(options.jobs, alone_with, (world, role), maxtasksperchild=1) as pool:
        for one in pool.imap_unordered(alone, range(options.first, options.first + options.games)):
            tally.add(one)
    return tally


ALONE: list[tuple[unsaid.World, str]] = []
"""In a process that plays one game: the world as it was read, and the role."""


def alone_with(world: unsaid.World, role: str) -> None:
    """Begins such a process."""
    ALONE[:] = [(world, role)]


def alone(number: int) -> Tally:
    """The one game of such a process."""
    world, role = ALONE[0]
    tally = Tally(world.name, role)
    one_game(world.play(role), random.Random(number), tally)
    return tally


def one_game(game: Game, draw: random.Random, tally: Tally) -> None:
    """Plays a game to its end, and counts it."""
    while not game.over and game.moves < LONGEST:
        began = time.process_time()
        game = game.take(draw.choice(game.options))
        _ = game.options, game.passages
        tally.times.append(time.process_time() - began)
        tally.choices += 1
    tally.acts |= {act for act in game.acts if not act.startswith(("pass(", "let_pass"))}
    tally.ends[game.ending or game.over or "endless"] += 1


def row(tally: Tally, games: int) -> dict[str, object]:
    """A tally as plain data."""
    times = sorted(tally.times)
    world = unsaid.load(tally.world) if tally.world in bundled() else None
    return {
        "world": tally.world,
        "role": tally.role,
        "games": games,
        "choices a game": round(tally.choices / games, 1),
        "endings": dict(tally.ends.most_common()),
        "without an ending": tally.unended,
        "median ms": round(1000 * times[len(times) // 2], 1) if times else 0,
        "slowest ms": round(1000 * times[-1], 1) if times else 0,
        "acts seen": len(tally.acts),
        "acts never seen": sorted({*world.acts} - tally.acts) if world else [],
    }


def page(tallies: list[Tally], options: argparse.Namespace) -> str:
    """The table, with how it was made."""
    head = ("world", "role", "choices", "endings", "no ending", "median ms", "slowest ms", "never seen")
    lines = [tuple(map(str, _cells(row(tally, options.games)))) for tally in tallies]
    about = f"`bench/many_games.py {' '.join(sys.argv[1:])}`. {machine()}. {options.games:,} games of each role, drawn"
    said = (
        "by their numbers. *choices* are of a game, on average; times are of a choice with all there is to read of it,"
        " in processor time."
    )
    return f"# Many games\n\n{about}\n{said}\n\n{table(head, lines)}\n"


def _cells(data: dict[str, object]) -> Iterator[object]:
    endings, never = data["endings"], data["acts never seen"]
    assert isinstance(endings, dict) and isinstance(never, list)
    shown = "; ".join(f"{title} {count}" for title, count in endings.items())
    yield from (data["world"], data["role"], data["choices a game"], shown, data["without an ending"])
    yield from (data["median ms"], data["slowest ms"], ", ".join(never) or "–")


if __name__ == "__main__":
    main()
