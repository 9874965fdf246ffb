"""Sets of questions: how many items a second, and what is right without knowing who saw what.

``python bench/quiz.py`` measures the speed, one process on each of two cores; ``--shortcuts`` looks for shortcuts,
which takes minutes. Both are written to ``bench/results``.
"""

from __future__ import annotations

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from unsaid.cli.main import unhurried
from unsaid.quiz import Dials, items
from unsaid.quiz.shards import lines

RESULTS = Path(__file__).parent / "results"


def chunk(number: int, size: int) -> tuple[int, float]:
    """Makes a chunk of items into lines of JSON; their number, and the processor's seconds."""
    unhurried()
    began = time.process_time()
    made = sum(part.count(b"\n") for part in lines(items(1, number * size, (number + 1) * size)))
    return made, time.process_time() - began


def speed(size: int, jobs: int) -> str:
    """Items a second of so many processes, and of one second of a processor."""
    began = time.monotonic()
    with ProcessPoolExecutor(jobs) as pool:
        parts = list(pool.map(chunk, range(2 * jobs), [size] * (2 * jobs)))
    wall = time.monotonic() - began
    made, busy = sum(count for count, _ in parts), sum(seconds for _, seconds in parts)
    return "\n".join(
        [
            "# Items a second",
            "",
            "`python bench/quiz.py`: items by the usual dials, made and written as JSON.",
            "",
            "| items | processes | seconds | items a second | items a second of processor | of two processors |",
            "| --- | --- | --- | --- | --- | --- |",
            f"| {made} | {jobs} | {wall:.1f} | {made / wall:.0f} | {made / busy:.0f} | {2 * made / busy:.0f} |",
            "",
        ]
    )


def shortcuts(seed: int, count: int) -> str:
    """The table of shortcuts of a set."""
    from unsaid.quiz.shortcuts import looked_for

    looked = looked_for(seed, count, Dials(), print)
    return (
        f"# Shortcuts\n\n`python bench/quiz.py --shortcuts`: the set of seed {seed}, {count} items.\n\n{looked.table}\n"
    )


def main() -> None:
    """Measures what is asked for and writes it down."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--shortcuts", action="store_true")
    parser.add_argument("--items", type=int, default=24_000)
    parser.add_argument("--jobs", type=int, default=2)
    asked = parser.parse_args()
    name, text = (
        ("quiz-shortcuts", shortcuts(1, 4_800)) if asked.shortcuts else ("quiz", speed(asked.items, asked.jobs))
    )
    (RESULTS / f"{name}.md").write_text(text, encoding="utf-8")
    print(text)


if __name__ == "__main__":
    main()
