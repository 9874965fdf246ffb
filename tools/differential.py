"""Compares the engine with the reference semantics on many seeded random worlds, and prints what was compared.

    python tools/differential.py --worlds 10000 --jobs 2
    python tools/differential.py --unknowing --worlds 20000 --jobs 1

Every seed is one world, compared twice: as a ground world file, and by way of its text. Every story found is gone
through by the checker as well. Exits with 1 if any differ.

With ``--unknowing`` the worlds are those whose people do not know (``tests/minds/unknowing.py``), with secrets,
learning, acts taken for others, hopes; the counts say how often each was really met.

At the end stand two tables: what was compared, and of each kind of thing that minds meet, in how many of the worlds
it really happened, and how often (``tests/minds/kinds.py`` says what the kinds mean).
"""

from __future__ import annotations

import argparse
import signal
import sys
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

BATCH = 50

PATIENCE = 120
"""Seconds for one world, compared in every way; one in many thousands takes the reference hours."""


Tally = tuple[Counter[str], Counter[str], Counter[str]]
"""What was compared; in how many worlds each kind was met; and how often."""


class TooLong(Exception):
    """A world takes the reference, which tries every plan, longer than it may."""


def in_time(compare: Callable[[range], list[str]], seed: int) -> list[str]:
    """The differences of one seed; a world that takes too long is left, and counted as left."""
    from tests.minds import differential

    signal.signal(signal.SIGALRM, _stop)
    signal.alarm(PATIENCE)
    try:
        return compare(range(seed, seed + 1))
    except TooLong:
        differential.counts["worlds left: too long for the reference"] += 1
        return []
    finally:
        signal.alarm(0)


def _stop(*_: object) -> None:
    raise TooLong


def unknowing(first: int, last: int) -> tuple[list[str], Tally]:
    """The same of worlds whose people do not know; no kinds are noted there."""
    from tests.minds import differential
    from tests.minds import unknowing as worlds

    worlds.counts.clear()
    differential.counts.clear()
    found = [line for seed in range(first, last) for line in in_time(worlds.differences, seed)]
    return found, (worlds.counts + differential.counts, Counter(), Counter())


def batch(first: int, last: int) -> tuple[list[str], Tally]:
    """The differences and counts of some seeds."""
    from tests import checked

    checked.install()
    from tests.minds import differential

    for memory in (differential.counts, differential.kinds, differential.times):
        memory.clear()
    found = [line for seed in range(first, last) for line in in_time(differential.differences, seed)]
    worlds = Counter({kind: len(seeds) for kind, seeds in differential.kinds.items()})
    return found, (differential.counts, worlds, differential.times)


def tables(seeds: int, counts: Counter[str], worlds: Counter[str], times: Counter[str]) -> str:
    """What was compared, and the kinds met, the most frequent first; a kind never met is in the table too."""
    from tests.minds.kinds import KINDS

    lines = [f"{count:>12,}  {name}" for name, count in counts.most_common()]
    if not times:
        return "\n".join(lines)
    lines += ["", f"{'in worlds':>12}  {'share':>6}  {'times':>12}  kind"]
    for kind in sorted(KINDS, key=lambda kind: -worlds[kind]):
        share = worlds[kind] / max(seeds, 1)
        lines.append(f"{worlds[kind]:>12,}  {share:>6.1%}  {times[kind]:>12,}  {kind}: {KINDS[kind]}")
    return "\n".join(lines)


def main() -> int:
    """Reads the command line, compares, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--worlds", type=int, default=1000, help="how many worlds (seeds)")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--unknowing", action="store_true", help="worlds whose people do not know")
    asked = parser.parse_args()
    began, differ = time.monotonic(), 0
    tally: Tally = Counter(), Counter(), Counter()
    starts = range(asked.first, asked.first + asked.worlds, BATCH)
    ends = [min(start + BATCH, asked.first + asked.worlds) for start in starts]
    with ProcessPoolExecutor(asked.jobs) as pool:
        for found, counted in pool.map(unknowing if asked.unknowing else batch, starts, ends):
            differ += len(found)
            for total, part in zip(tally, counted, strict=True):
                total.update(part)
            print(*found, sep="\n", end="\n" if found else "", flush=True)
    print(tables(asked.worlds, *tally))
    print(f"\n{differ:>12,}  differences, in {time.monotonic() - began:.0f} s")
    return 1 if differ else 0


if __name__ == "__main__":
    raise SystemExit(main())
