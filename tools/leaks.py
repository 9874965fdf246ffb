"""Looks for leaks in play: pairs of games that differ only in what a role cannot know must read the same.

    python tools/leaks.py --steps 100000 --jobs 2

``tests/play/pairs.py`` says what a pair is. Played are random worlds, the worlds that come along and, with ``--files``,
the problem files of a folder. Exits with 1 if anything differs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import count, islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BATCH = 20
"""Random worlds, or pairs of one written world, that are played at a time."""

PAIRS = 6
"""Pairs of one random world."""

Batch = tuple[str, int]
"""``random``, the name of a world or the path of a file; and the first seed."""


def played(batch: Batch) -> tuple[Counter[str], list[str]]:
    """The counts and differences of a batch of pairs."""
    from tests.play import tables
    from tests.play.pairs import Found, played

    kind, first = batch
    found = Found()
    for seed in range(first, first + BATCH):
        if kind == "random":
            table = tables.random_table(seed)
            for number in range(PAIRS if table else 0):
                assert table is not None
                played(table, number, found)
        else:
            played(tables.bundled(kind) if kind in tables.NAMES else tables.file(Path(kind)), seed, found)
    return found.counts, found.differences


def batches(files: list[Path], first: int) -> Iterator[Batch]:
    """Batches without end: half of random worlds, the others of all written ones in turn."""
    from tests.play.tables import NAMES

    written = [*NAMES, *map(str, files)]
    for number in count():
        yield "random", first + number * BATCH
        yield written[number % len(written)], first + number // len(written) * BATCH


def report(counts: Counter[str], differences: list[str], seconds: float) -> str:
    """What was played, and what differed."""
    lines = [f"{number:>10,}  {name}" for name, number in counts.most_common()]
    return "\n".join([*lines, "", f"{len(differences):>10,}  differences, in {seconds:.0f} s"])


def main() -> int:
    """Reads the command line, plays, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--steps", type=int, default=10_000, help="how many steps are compared at least")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--files", type=Path, help="a folder of problem files to play as well")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    asked = parser.parse_args()
    files = sorted(asked.files.glob("*.txt")) if asked.files else []
    began, counts, differences = time.monotonic(), Counter[str](), list[str]()
    todo = batches(files, asked.first)
    with ProcessPoolExecutor(asked.jobs) as pool:
        while counts["steps compared"] < asked.steps:
            for found, differing in pool.map(played, islice(todo, 4 * asked.jobs)):
                counts += found
                differences += differing
                print(*differing, sep="\n", end="\n" if differing else "", flush=True)
    print(report(counts, differences, time.monotonic() - began))
    return 1 if differences else 0


if __name__ == "__main__":
    raise SystemExit(main())
