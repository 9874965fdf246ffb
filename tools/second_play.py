"""Compares the game with a second, slow one, on many seeded random worlds, and prints what was compared.

    python tools/second_play.py --games 5000 --jobs 2

Every seed is one world and one game with a random player: menus, events, turns and ends are compared after every move,
and after every move taken back. Exits with 1 if any differ.
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BATCH = 50

PATIENCE = 120
"""Seconds for one game; the slow one tries every plan."""


class TooLong(Exception):
    """A game takes longer than it may."""


def in_time(seed: int) -> list[str]:
    """The differences of one seed; a game that takes too long is left, and counted as left."""
    from tests.play import second

    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(PATIENCE)
    try:
        return second.differences(seed)
    except TooLong:
        second.counts["games left: too long for the slow one"] += 1
        return []
    finally:
        signal.alarm(0)


def _stop(*_: object) -> None:
    raise TooLong


def batch(first: int, last: int) -> tuple[list[str], Counter[str]]:
    """The differences and counts of some seeds."""
    from tests.play import second

    second.counts.clear()
    return [line for seed in range(first, last) for line in in_time(seed)], second.counts


def main() -> int:
    """Reads the command line, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--games", type=int, default=1000, help="how many games (seeds)")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    asked = parser.parse_args()
    began, differ, counts = time.monotonic(), 0, Counter[str]()
    starts = range(asked.first, asked.first + asked.games, BATCH)
    ends = [min(start + BATCH, asked.first + asked.games) for start in starts]
    with ProcessPoolExecutor(asked.jobs) as pool:
        for found, counted in pool.map(batch, starts, ends):
            differ += len(found)
            counts.update(counted)
            print(*found, sep="\n", end="\n" if found else "", flush=True)
    for name, count in sorted(counts.items()):
        print(f"{count:>12,}  {name}")
    print(f"\n{differ:>12,}  games differ, in {time.monotonic() - began:.0f} s")
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
