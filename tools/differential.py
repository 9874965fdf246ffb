"""Compares the engine with the reference semantics on many seeded random worlds, and prints what was compared.

    python tools/differential.py --worlds 10000 --jobs 2

Every seed is one world, compared twice: as a ground world file, and by way of its text. Every story found is gone
through by the checker as well. Exits with 1 if any differ.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BATCH = 50


def batch(first: int, last: int) -> tuple[list[str], Counter[str]]:
    """The differences and counts of some seeds."""
    from tests import checked

    checked.install()
    from tests.minds import differential

    differential.counts.clear()
    return differential.differences(range(first, last)), differential.counts


def main() -> int:
    """Reads the command line, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=1000, help="how many worlds (seeds)")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    asked = parser.parse_args()
    began, counts, differ = time.monotonic(), Counter[str](), 0
    starts = range(asked.first, asked.first + asked.worlds, BATCH)
    ends = [min(start + BATCH, asked.first + asked.worlds) for start in starts]
    with ProcessPoolExecutor(asked.jobs) as pool:
        for found, counted in pool.map(batch, starts, ends):
            differ += len(found)
            counts += counted
            print(*found, sep="\n", end="\n" if found else "", flush=True)
    for name, count in counts.most_common():
        print(f"{count:>12,}  {name}")
    print(f"{differ:>12,}  differences, in {time.monotonic() - began:.0f} s")
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
