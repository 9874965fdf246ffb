"""Plants small faults in the code, one at a time, and tells which of them no test sees.

    python tools/mutants --rooms language world joining --most 300 --jobs 2
    python tools/mutants --rooms engine --most 120

A fault is one operator, constant or statement put otherwise (``operators.py``, ``rust.py``). It is planted in a copy of
the project, and the tests that run that line are asked, quickest first, until one fails. A fault that no test sees is a
test to be written, or changes nothing that anybody could see; ``bench/results/mutants.md`` lists those that were left,
with the reason. Drawn by a seed, so two runs draw the same.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import coverage_map
import operators
import rust
from plant import ROOT, Bench
from sites import Fault

PYTHON_ROOMS = {
    "language": "python/unsaid/language/checker/*.py",
    "world": "python/unsaid/world/*.py",
    "checker": "python/unsaid/checker/**/*.py",
    "joining": "python/unsaid/telling/joining.py",
}
ENGINE = ("crates/minds/src/explain.rs", "crates/minds/src/search.rs")
"""The engine's files; where they have been split, all that their folder holds is drawn from."""


def faults(room: str) -> list[Fault]:
    """Every fault that can be planted in a room."""
    if room != "engine":
        return [f for path in sorted(ROOT.glob(PYTHON_ROOMS[room])) for f in operators.faults(path, room)]
    return [f for name in ENGINE if (ROOT / name).is_file() for f in rust.faults(ROOT / name, room)]


def drawn(rooms: list[str], most: int, seed: int) -> list[Fault]:
    """Up to ``most`` faults, from all rooms in proportion to what they hold."""
    everything = [f for room in rooms for f in faults(room)]
    chance = random.Random(seed)
    return sorted(chance.sample(everything, min(most, len(everything))), key=lambda f: (f.path.as_posix(), f.start))


def main() -> int:
    parser = argparse.ArgumentParser(description="Plants small faults, and tells which no test sees.")
    parser.add_argument("--rooms", nargs="+", default=[*PYTHON_ROOMS], choices=[*PYTHON_ROOMS, "engine"])
    parser.add_argument("--most", type=int, default=300, help="faults to plant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--coverage", default="build/coverage", help="where it is kept which test runs which line")
    parser.add_argument("--out", default="build/mutants.json", help="what came of each fault")
    asked = parser.parse_args()
    planted = drawn(asked.rooms, asked.most, asked.seed)
    ran = coverage_map.load(Path(asked.coverage)) if set(asked.rooms) != {"engine"} else coverage_map.Ran({}, {})
    out = Path(asked.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    results = run(planted, ran, asked.jobs, out)
    report(results)
    return 0


def run(planted: list[Fault], ran: coverage_map.Ran, jobs: int, out: Path) -> list[dict[str, object]]:
    """What came of each fault; kept in ``out`` after each, so that a run broken off is not lost."""
    benches: SimpleQueue[Bench] = SimpleQueue()
    for number in range(jobs):
        benches.put(Bench(number))
    done: list[dict[str, object]] = []

    def one(fault: Fault) -> None:
        bench = benches.get()
        try:
            seen = bench.try_out(fault, ran)
        finally:
            benches.put(bench)
        done.append({"room": fault.room, "where": fault.where, "what": fault.what, "seen by": seen})
        out.write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")
        print(f"{len(done)}/{len(planted)} {'seen  ' if seen else 'UNSEEN'} {fault.where}: {fault.what}", flush=True)

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, planted))
    return done


def report(results: list[dict[str, object]]) -> None:
    """A line a room."""
    rooms: dict[object, list[bool]] = defaultdict(list)
    for result in results:
        rooms[result["room"]].append(bool(result["seen by"]))
    everything = [seen for some in rooms.values() for seen in some]
    for room, seen in [*rooms.items(), ("all", everything)]:
        print(f"{room}: {sum(seen)} of {len(seen)} seen ({100 * sum(seen) / max(len(seen), 1):.0f} %)")


if __name__ == "__main__":
    sys.exit(main())
