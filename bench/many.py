"""Many rows by many workers: how many a second, what memory, and what each worker more brings.

    .venv/bin/python bench/many.py [--items 1000000] [--workers 2]

First some questions by 1, 2, 4 and 8 processes, whose files are compared byte by byte; then so many in one run, into
shards of
Parquet. Times are of the clock and of the processor, of all processes together: on a machine that does other work
besides, the
second says more. The page also says on paper what a thousand cores would come to.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import tempfile
import time
from pathlib import Path
from typing import Any

from msgspec import structs

from report import keep, machine, table
from unsaid.quiz.dials import Dials
from unsaid.workers import Job, into_file, into_folder, run

SIZE = 4800
SOME = 48_000
HEAD = ("workers", "items", "s", "processor s", "items/s", "items/processor s", "parent MiB", "worker MiB", "MiB out")


def job(items: int, form: str) -> Job:
    """So many questions of seed 1."""
    arguments = {"seed": 1, "dials": structs.asdict(Dials())}
    return Job("unsaid.workers.quizzes:rows", items, SIZE, form, arguments, "unsaid.quiz.shards:schema")


def spent() -> float:
    """Seconds of processor time, of this process and of all workers that ended."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in used)


def peak(who: int) -> float:
    """The most memory this process, or one of its workers, ever held, in MiB."""
    return resource.getrusage(who).ru_maxrss / 1024


def measured(items: int, workers: int, place: Path, form: str) -> dict[str, Any]:
    """One run, and what it took."""
    began, before = time.monotonic(), spent()
    asked = job(items, form)
    (into_file if form == "jsonl" else into_folder)(asked, place, run(workers=workers))
    files = [place] if place.is_file() else sorted(place.glob("*.parquet"))
    seconds, processor = time.monotonic() - began, spent() - before
    digest = hashlib.sha256()
    for file in files:
        digest.update(file.read_bytes())
    row = {
        "workers": workers,
        "items": items,
        "seconds": seconds,
        "processor": processor,
        "parent": peak(resource.RUSAGE_SELF),
        "worker": peak(resource.RUSAGE_CHILDREN),
        "bytes": sum(file.stat().st_size for file in files),
        "digest": digest.hexdigest(),
        "load": os.getloadavg()[0],
    }
    print(row, flush=True)
    return row


def cells(row: dict[str, Any]) -> list[str]:
    """One line of the table."""
    rates = [f"{row['items'] / row[key]:,.0f}" for key in ("seconds", "processor")]
    memory = [f"{row[key]:.0f}" for key in ("parent", "worker")]
    times = [f"{row[key]:.1f}" for key in ("seconds", "processor")]
    return [str(row["workers"]), f"{row['items']:,}", *times, *rates, *memory, f"{row['bytes'] / 2**20:.0f}"]


def page(some: list[dict[str, Any]], many: dict[str, Any]) -> str:
    """The page."""
    same = "the same bytes" if len({row["digest"] for row in some}) == 1 else "DIFFERENT BYTES"
    one = some[0]
    rate = one["items"] / one["processor"]
    size = many["bytes"] / many["items"]
    return "\n".join(
        [
            "# Many rows by many workers",
            "",
            f"{machine()}. Load of the machine at the end of each run: "
            + ", ".join(f"{row['load']:.1f}" for row in (*some, many))
            + "; so the clock says little, and processor time what the work costs.",
            "",
            f"Questions into one file: {same} whatever the number of workers.",
            "",
            table(HEAD, [cells(row) for row in some]),
            "",
            f"In one run into shards of Parquet, {SIZE:,} to a shard:",
            "",
            table(HEAD, [cells(many)]),
            "",
            "## A thousand cores, on paper",
            "",
            f"One core makes {rate:,.0f} items a second and needs nothing from others but a name and a "
            f"few numbers, so a thousand",
            f"make {1000 * rate:,.0f}. Into one file all bytes go through the parent: "
            f"{one['bytes'] / one['items']:,.0f} bytes an item, at",
            f"that rate {1000 * rate * one['bytes'] / one['items'] / 2**30:.1f} GiB a second, more than "
            f"one pipe and one disk take; a parent that",
            "copies 1 GiB/s is the bottleneck from about "
            f"{2**30 / (rate * one['bytes'] / one['items']):.0f} cores on. As Parquet an item has "
            f"{size:,.0f} bytes, which moves that to",
            f"{2**30 / (rate * size):.0f} cores. Beyond, shards must be written where they are made (a "
            f"folder that all machines see), which",
            "the format allows: a shard hangs on its number alone, and a run takes up what is there.",
            "",
        ]
    )


def main() -> None:
    """Measures, prints and keeps."""
    parser = argparse.ArgumentParser(description="Many rows by many workers.")
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        some = [measured(SOME, workers, Path(folder) / f"{workers}.jsonl", "jsonl") for workers in (1, 2, 4, 8)]
        many = measured(options.items, options.workers, Path(folder) / "shards", "parquet")
    text = page(some, many)
    print(text)
    keep("many", text, [*some, many])


if __name__ == "__main__":
    main()
