"""Agency: how much is left to whoever plays a role of a world.

    .venv/bin/python bench/agency.py WORLD [--role WHO] [--nodes N] [--seconds S] [--json]

The graph of the game is gone through, as far as so many nodes and so many seconds of processor time allow, and the
figures are worked out from it for three ways of playing; what each means stands above the table. ``--json`` prints all
of them as data, with the share of each ending and the acts that never happen. Without a world every bundled world is
measured for every role, and the table is kept in bench/results. Where a graph is too large, ``--play GAMES`` estimates
the figures by playing instead.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterator

import unsaid
from agency_page import Row, page
from report import keep, machine, table
from unsaid.api.opened import bundled
from unsaid.graph.agency.figures import measures
from unsaid.graph.agency.turns import Table


def main() -> None:
    """Measures what is asked for, and prints or keeps it."""
    options = arguments()
    worlds = [options.world] if options.world else bundled()
    if options.play:
        by_playing(worlds, options)
        return
    rows = [row for world in worlds for row in measured(world, options)]
    if options.json:
        print(json.dumps([row.to_dict() for row in rows], ensure_ascii=False))
    elif options.world:
        print(page(rows, about(options, rows), table))
    else:
        keep("agency", page(rows, about(options, rows), table), [row.to_dict() for row in rows])


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="How much is left to whoever plays a role of a world.")
    parser.add_argument("world", nargs="?", help="a world's file or the name of a bundled one (unset: all of these)")
    parser.add_argument("--role", help="who is played (unset: every role)")
    parser.add_argument("--nodes", type=int, default=4000, help="places of the graph, for each role")
    parser.add_argument("--seconds", type=float, default=60.0, help="for the graph of each role")
    parser.add_argument("--json", action="store_true", help="print data")
    parser.add_argument(
        "--play", type=int, metavar="GAMES", help="estimate by so many games, and not through the graph"
    )
    return parser.parse_args()


def by_playing(worlds: list[str], options: argparse.Namespace) -> None:
    """Prints what is estimated by playing, a line of data for each role and policy."""
    for name in worlds:
        world = unsaid.load(name)
        for role in [options.role] if options.role else world.roles or world.characters:
            for policy in ("believable", "greedy"):
                found = unsaid.agency(world, role, policy, seconds=options.seconds, places=0, games=options.play)
                print(json.dumps(found.to_dict(), ensure_ascii=False), flush=True)


def measured(name: str, options: argparse.Namespace) -> Iterator[Row]:
    """A row for each role of a world, or for the one that is asked for."""
    world = unsaid.load(name)
    for role in [options.role] if options.role else world.roles or world.open.ground.characters:
        began = time.process_time()
        board = Table(unsaid.load(name).play(role)).board(nodes=options.nodes, seconds=options.seconds)
        every = measures(board)
        figures, causes = tuple(one.figures() for one in every), tuple(every[0].causes())
        yield Row(name, role, time.process_time() - began, figures, causes)


def about(options: argparse.Namespace, rows: list[Row]) -> str:
    """How it was measured."""
    command = " ".join(["bench/agency.py", *sys.argv[1:]])
    limits = f"At most {options.nodes:,} places and {options.seconds:g} s of processor time for the graph of each role"
    return f"`{command}`. {machine()}. {limits}; {sum(row.seconds for row in rows):.0f} s were spent on all of it."


if __name__ == "__main__":
    main()
