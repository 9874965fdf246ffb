"""Bare commands: every goal of every public problem file, with no limit on acts, explanations or levels of mind.

    .venv/bin/python bench/bare.py [--time SECONDS] [--memory MIB] [FILE ...]

Of every file all goals are tried, from 1 up to the first that is proved to be out of reach or has no answer in time.
Every row is a search in a process of its own, and every story found is gone through by the independent checker, with
explanations as long as the search's that found it and two levels of mind, or as many as it could need.
Without files the table is kept in bench/results.
"""

from __future__ import annotations

import argparse
import itertools
import multiprocessing
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from report import ROOT, keep, machine, table

PROBLEMS = ROOT.parent / "shared" / "sabre" / "problems"
HEAD = ("file", "goal", "stop", "acts", "reasons of", "checked", "total s", "cpu s", "states", "questions", "peak MiB")


def main() -> None:
    """Runs all rows, prints each as it comes, and keeps the table."""
    options = arguments()
    if not PROBLEMS.is_dir():
        sys.exit("the public problem files (../shared/sabre) are not here; nothing to measure")
    files = options.files or sorted(path.name for path in PROBLEMS.glob("*.txt"))
    rows = [row for file in files for row in of_file(file, options)]
    text = page(rows, options)
    print(text)
    if not options.files:
        keep("bare", text, rows)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Run every goal of the public files without limits.")
    parser.add_argument("files", nargs="*", metavar="FILE", help="problem files (unset: all)")
    parser.add_argument("--time", type=float, default=10.0, help="seconds for each")
    parser.add_argument("--memory", type=int, default=2048, help="MiB for each")
    return parser.parse_args()


def of_file(file: str, options: argparse.Namespace) -> Iterator[dict[str, Any]]:
    """All goals of a file, up to the first without a story."""
    for goal in itertools.count(1):
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            row = pool.apply(run, (file, goal, options.time, options.memory))
        print(" ".join(cells(row)), flush=True)
        yield row
        if row["stop"] != "found":
            return


def run(file: str, goal: int, seconds: float, memory: int) -> dict[str, Any]:
    """Reads, grounds, searches, and has the checker go through the story."""
    from unsaid.api.opened import load
    from unsaid.checker import check
    from unsaid.data.limits import Limits

    limits = Limits(time=seconds, memory=memory)
    began, spent = time.perf_counter(), time.process_time()
    world = load(Path(PROBLEMS / file))
    result = world.find(limits, goal=goal)
    total, cpu = time.perf_counter() - began, time.process_time() - spent
    found = result.stop == "found"
    sights = (Limits(character=result.steps, depth=depth) for depth in (2, result.steps + 1))
    confirmed = found and any(not check(world.ground, result.story, sight, goal) for sight in sights)
    return {
        "file": file,
        "goal": goal,
        "stop": result.stop,
        "acts": len(result.acts) if found else None,
        "steps": result.steps if found else None,
        "checked": "" if not found else "yes" if confirmed else "no",
        "total": round(total, 3),
        "cpu": round(cpu, 3),
        "states": result.states,
        "questions": result.questions,
        "peak_bytes": result.peak_bytes,
    }


def page(rows: list[dict[str, Any]], options: argparse.Namespace) -> str:
    """The Markdown page."""
    found = [row for row in rows if row["stop"] == "found"]
    first = [row for row in found if row["goal"] == 1]
    files = len({row["file"] for row in rows})
    confirmed = sum(row["checked"] == "yes" for row in found)

    def slowest(clock: str) -> float:
        return max((row[clock] for row in first), default=0.0)

    lines = [
        "# Planning: bare commands",
        "",
        f"{machine()}. No limit but {options.time:g} s and {options.memory} MiB for each.",
        "All goals, from 1 up to the first without a story. “reasons of” is how many acts explanations could have",
        "in the search that found it; “total” is from text to answer, without start-up, and “cpu” its processor time.",
        f"First goals found: {len(first)} of {files}, the slowest in {slowest('total'):.2f} s ({slowest('cpu'):.2f} s",
        f"of processor time). Stories: {len(found)}; confirmed by the checker: {confirmed}.",
        "",
        table(HEAD, [cells(row) for row in rows]),
        "",
    ]
    return "\n".join(lines)


def cells(row: dict[str, Any]) -> list[str]:
    """One row of the table."""
    plain = ["" if row[key] is None else str(row[key]) for key in ("file", "goal", "stop", "acts", "steps", "checked")]
    seconds = [f"{row[key]:.2f}" for key in ("total", "cpu")]
    return [*plain, *seconds, str(row["states"]), str(row["questions"]), f"{row['peak_bytes'] / 2**20:.0f}"]


if __name__ == "__main__":
    main()
