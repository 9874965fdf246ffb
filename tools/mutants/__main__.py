"""Plants small faults in the code, one at a time, and tells which of them no test sees.

    python tools/mutants --rooms language world joining --most 300 --jobs 2
    python tools/mutants --rooms engine --most 120
    python tools/mutants --again build/mutants.json --tests tests/world/test_never.py

A fault is one operator, constant or statement put otherwise (``operators.py``, ``rust.py``). It is planted in a copy of
the project, and the tests that run that line are asked, quickest first, until one fails. A fault that no test sees is a
test to be written, or changes nothing that anybody could see; ``bench/results/mutants.md`` lists those that were left,
with the reason. Drawn by a seed, so two runs draw the same. ``--again`` tries what an earlier run left unseen, with the
tests written since, and with more of the others.
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
from plant import ROOT, UNBUILT, Bench
from sites import Fault
from witnesses import Witnesses

Result = dict[str, object]
"""What came of a fault: its ``room``, ``where`` it is, ``what`` was changed, and which test it was ``seen by``."""

PYTHON_ROOMS = {
    "language": "python/unsaid/language/checker/*.py",
    "world": "python/unsaid/world/*.py",
    "checker": "python/unsaid/checker/**/*.py",
    "joining": "python/unsaid/telling/joining.py",
    "play": "python/unsaid/play/*.py",
}
ENGINE = ("crates/minds/src/reasons", "crates/minds/src/search")
"""The folders of the engine's files."""


def faults(room: str) -> list[Fault]:
    """Every fault that can be planted in a room."""
    if room != "engine":
        return [f for path in sorted(ROOT.glob(PYTHON_ROOMS[room])) for f in operators.faults(path, room)]
    return [f for name in ENGINE for path in sorted((ROOT / name).glob("*.rs")) for f in rust.faults(path, room)]


def drawn(rooms: list[str], most: int, seed: int) -> list[Fault]:
    """Up to ``most`` faults, as many of each room; what a small room lacks, the larger ones give.

    In no order, so that what a run broken off has tried is drawn as well.
    """
    chance = random.Random(seed)
    chosen: list[Fault] = []
    by_size = sorted((list(faults(room)) for room in rooms), key=len)
    for left, some in zip(range(len(by_size), 0, -1), by_size, strict=True):
        chosen += chance.sample(some, min(len(some), (most - len(chosen)) // left))
    chance.shuffle(chosen)
    return chosen


def unseen(results: list[Result]) -> list[Fault]:
    """The faults that an earlier run left unseen, found again by place and change."""
    wanted = {(str(r["where"]), str(r["what"])) for r in results if not r["seen by"]}
    rooms = {str(r["room"]) for r in results if not r["seen by"]}
    found = {(f.where, f.what): f for room in rooms for f in faults(room)}
    if lost := wanted - found.keys():
        raise SystemExit(f"no longer there: {', '.join(f'{where}: {what}' for where, what in sorted(lost))}")
    return sorted((found[one] for one in wanted), key=lambda f: (f.path.as_posix(), f.start))


def main() -> int:
    parser = argparse.ArgumentParser(description="Plants small faults, and tells which no test sees.")
    parser.add_argument("--rooms", nargs="+", default=[*PYTHON_ROOMS], choices=[*PYTHON_ROOMS, "engine"])
    parser.add_argument("--most", type=int, default=300, help="faults to plant")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--again", type=Path, help="what an earlier run left unseen, instead of faults drawn anew")
    parser.add_argument("--tests", nargs="+", default=[], help="tests asked about every fault, before all others")
    parser.add_argument("--coverage", default="build/coverage", help="where it is kept which test runs which line")
    parser.add_argument("--out", default="build/mutants.json", help="what came of each fault")
    asked = parser.parse_args()
    before: list[Result] = json.loads(asked.again.read_text(encoding="utf-8")) if asked.again else []
    planted = unseen(before) if asked.again else drawn(asked.rooms, asked.most, asked.seed)
    ran = coverage_map.load(Path(asked.coverage))
    out = Path(asked.out)
    out.parent.mkdir(parents=True, exist_ok=True)
    results = run(
        planted,
        Witnesses(ran, asked.tests, patient=bool(asked.again)),
        asked.jobs,
        out,
        [r for r in before if r["seen by"]],
    )
    report(results)
    return 0


def run(planted: list[Fault], witnesses: Witnesses, jobs: int, out: Path, before: list[Result]) -> list[Result]:
    """What came of each fault; kept in ``out`` after each, so that a run broken off is not lost."""
    benches: SimpleQueue[Bench] = SimpleQueue()
    for number in range(jobs):
        benches.put(Bench(number, witnesses))
    done: list[Result] = [*before]

    def one(fault: Fault) -> None:
        bench = benches.get()
        try:
            seen = bench.try_out(fault)
        finally:
            benches.put(bench)
        done.append({"room": fault.room, "where": fault.where, "what": fault.what, "seen by": seen})
        out.write_text(json.dumps(done, indent=1) + "\n", encoding="utf-8")
        print(
            f"{len(done)}/{len(planted) + len(before)} {'seen  ' if seen else 'UNSEEN'} {fault.where}: {fault.what}",
            flush=True,
        )

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, planted))
    return done


def report(results: list[Result]) -> None:
    """A line a room; what does not compile is no fault."""
    rooms: dict[object, list[bool]] = defaultdict(list)
    for result in (r for r in results if r["seen by"] != UNBUILT):
        rooms[result["room"]].append(bool(result["seen by"]))
    everything = [seen for some in rooms.values() for seen in some]
    for room, seen in [*rooms.items(), ("all", everything)]:
        print(f"{room}: {sum(seen)} of {len(seen)} seen ({100 * sum(seen) / max(len(seen), 1):.0f} %)")


if __name__ == "__main__":
    sys.exit(main())
