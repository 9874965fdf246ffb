"""Other goals and limits of the public problem files: what is found, what proved to have no story, and what neither.

    .venv/bin/python bench/goals.py [--time SECONDS] [--memory MIB] [--more 0,1,2] [--shortest] [FILE ...]

Of every file all goals are tried, from 1 up to the first above the published ones that no limits reach. Of every goal
all limits are: acts in the story, as published and more; acts in an explanation from 1 to 4, as published, and without
limit; and one to three levels of mind. Every row is a search in a process of its own, from the text on, and every story
found is gone through by the independent checker. Without files the summary is kept in bench/results.
"""

from __future__ import annotations

import argparse
import csv
import itertools
import multiprocessing
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from report import ROOT, keep, machine, table

SABRE = ROOT.parent / "shared" / "sabre"
CHARACTER = (1, 2, 3, 4, None)
DEPTH = (1, 2, 3)
UNPUBLISHED = (1, 5, 5, 2)
"""Goal and limits of a file that the table of configurations does not name."""

ANSWERS = ("found", "none")
SLOW = 1.0
"""Seconds above which a row is named in the summary."""

HEAD = (
    "file",
    "goal",
    "author",
    "character",
    "depth",
    "stop",
    "acts",
    "checked",
    "total s",
    "cpu s",
    "questions",
    "peak MiB",
)


@dataclass(frozen=True)
class Row:
    """One search: a file, a goal and limits."""

    file: str
    goal: int
    author: int
    character: int | None
    depth: int


def main() -> None:
    """Runs all rows, prints what is slow or open as it comes, and keeps the summary."""
    options = arguments()
    if not SABRE.is_dir():
        sys.exit("the public problem files (../shared/sabre) are not here; nothing to measure")
    files = options.files or sorted(path.name for path in (SABRE / "problems").glob("*.txt"))
    results = [result for file in files for result in of_file(file, options)]
    text = page(results, options)
    print(text)
    if not options.files:
        keep("goals-shortest" if options.shortest else "goals", text, [r for r in results if notable(r)])


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Run the public files with other goals and limits.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="problem files (unset: all)")
    parser.add_argument("--time", type=float, default=10.0, help="seconds for each")
    parser.add_argument("--memory", type=int, default=2048, help="MiB for each")
    parser.add_argument("--more", default="0,1,2", help="how many acts more than published")
    parser.add_argument("--shortest", action="store_true", help="only a story with the fewest acts will do")
    return parser.parse_args()


def of_file(file: str, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """All rows of a file, goal after goal, up to the first goal of which no row is found."""
    highest, author, character, depth = published(file)
    for goal in itertools.count(1):
        budgets = (*CHARACTER, *({character} - set(CHARACTER)))
        acts = [author + int(more) for more in options.more.split(",")]
        rows = [Row(file, goal, *limits) for limits in itertools.product(acts, budgets, sorted({*DEPTH, depth}))]
        results = [run_apart(row, options) for row in rows]
        if goal > highest and not any(r["stop"] == "found" for r in results):
            yield from (r for r in results if r["stop"] not in ANSWERS)
            return
        yield from results


def published(file: str) -> tuple[int, int, int, int]:
    """The highest goal of a file in the table of configurations, and the highest limits."""
    with (SABRE / "configurations.csv").open(encoding="utf-8") as opened:
        rows = [row for row in csv.DictReader(opened) if row["file"] == file]
    if not rows:
        return UNPUBLISHED
    goal, author, character, depth = (
        max(int(row[k]) for row in rows) for k in ("goal", "author", "character", "depth")
    )
    return goal, author, character, depth


def run_apart(row: Row, options: argparse.Namespace) -> dict[str, Any]:
    """One row in a process of its own, so that memory is its own as well."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        result = {**asdict(row), **pool.apply(run, (row, options.time, options.memory, options.shortest))}
    if notable(result):
        print(" ".join(cells(result)), flush=True)
    return result


def run(row: Row, seconds: float, memory: int, shortest: bool) -> dict[str, Any]:
    """Reads, grounds, searches, and has the checker go through the story."""
    from unsaid.api.opened import load
    from unsaid.checker import check
    from unsaid.data.limits import Limits

    limits = Limits(row.author, row.character, row.depth, time=seconds, memory=memory, shortest=shortest)
    began, spent = time.perf_counter(), time.process_time()
    world = load(Path(SABRE / "problems" / row.file))
    result = world.find(limits, goal=row.goal)
    total, cpu = time.perf_counter() - began, time.process_time() - spent
    found = result.stop == "found"
    return {
        "stop": result.stop,
        "acts": len(result.acts) if found else None,
        "checked": "" if not found else "no" if check(world.ground, result.story, limits, row.goal) else "yes",
        "total": round(total, 3),
        "cpu": round(cpu, 3),
        "questions": result.questions,
        "peak_bytes": result.peak_bytes,
    }


def notable(result: dict[str, Any]) -> bool:
    """Whether a row is named in the summary: open, slow, or found and not confirmed."""
    return result["stop"] not in ANSWERS or result["total"] > SLOW or result["checked"] == "no"


def page(results: list[dict[str, Any]], options: argparse.Namespace) -> str:
    """The Markdown page: how many of each file, and the rows that are open or slow, the worst first."""
    worst = sorted(filter(notable, results), key=lambda r: (r["stop"] in ANSWERS, -r["total"]))
    found = [r for r in results if r["stop"] == "found"]
    lines = [
        "# Planning: other goals and limits" + (", shortest stories" if options.shortest else ""),
        "",
        f"{machine()}. Limits for each: {options.time:g} s and {options.memory} MiB.",
        "Goals from 1 up to the last that is reached, acts in the story as published and more"
        f" ({options.more}), acts in an explanation",
        "1 to 4, as published and without limit (–), one to three levels of mind. “total” is from text to answer,",
        "without start-up. Confirmed by the checker:"
        f" {sum(r['checked'] == 'yes' for r in found)} of {len(found)} stories.",
        "",
        table(
            ("file", "rows", "found", "proved none", "open", f"over {SLOW:g} s", "slowest answer s"), counted(results)
        ),
        "",
        f"Open, or over {SLOW:g} s:",
        "",
        table(HEAD, [cells(result) for result in worst]),
        "",
    ]
    return "\n".join(lines)


def counted(results: list[dict[str, Any]]) -> list[list[str]]:
    """How the rows of each file ended."""
    rows: list[list[str]] = []
    for file in dict.fromkeys(r["file"] for r in results):
        own = [r for r in results if r["file"] == file]
        stops = Counter(r["stop"] for r in own)
        answered = [r["total"] for r in own if r["stop"] in ANSWERS]
        slow = sum(seconds > SLOW for seconds in answered)
        counts = (len(own), stops["found"], stops["none"], len(own) - len(answered), slow)
        rows.append([file, *map(str, counts), f"{max(answered, default=0):.2f}"])
    return rows


def cells(r: dict[str, Any]) -> list[str]:
    """One row of the table."""
    asked = [r["file"], *(("–" if r[k] is None else str(r[k])) for k in ("goal", "author", "character", "depth"))]
    acts = "" if r["acts"] is None else str(r["acts"])
    seconds = [f"{r[k]:.2f}" for k in ("total", "cpu")]
    return [*asked, r["stop"], acts, r["checked"], *seconds, str(r["questions"]), f"{r['peak_bytes'] / 2**20:.0f}"]


if __name__ == "__main__":
    main()
