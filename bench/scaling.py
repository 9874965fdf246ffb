"""How time and memory grow with characters, with depth of mind and with the length of a story, on generated worlds.

    .venv/bin/python bench/scaling.py [--time SECONDS]

Three curves, each with the other two sizes held. Of every world a shortest story is sought, and then a proof that no
story of up to three acts more does better, which takes looking at all of them; from that comes how many distinct minds
and how many answered questions a second there are. Plots are written as SVG where matplotlib is
installed (``make bench`` installs it).
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from against import against
from generated import Size, world
from report import RESULTS, keep, machine, table

CURVES: dict[str, list[Size]] = {
    "characters": [Size(characters=n, depth=1, rounds=2) for n in (2, 4, 8, 12, 16, 24, 32)],
    "depth": [Size(characters=5, depth=n, rounds=1) for n in (1, 2, 3, 4)],
    "acts": [Size(characters=4, depth=1, rounds=n) for n in (1, 2, 3, 4, 6, 8)],
}
HEAD = ("size", "acts", "story s", "proof s", "states", "minds", "minds/s", "questions", "questions/s", "engine MiB")
RUNS = 3
SLACK = 3
"""Acts by which the stories looked at may be longer than the shortest."""

LONG = 0.05
"""Seconds a proof must take to count for throughput."""


def main() -> None:
    """Runs all curves, prints and keeps them."""
    parser = argparse.ArgumentParser(description="Measure growth on generated worlds.")
    parser.add_argument("--time", type=float, default=20.0, help="seconds for each world")
    limit = parser.parse_args().time
    results = [{"curve": curve, **measured(size, limit)} for curve, sizes in CURVES.items() for size in sizes]
    text = page(results)
    print(text)
    print(against("scaling", results, key=("curve", "characters", "depth", "acts"), figure="search"))
    keep("scaling", text, results)
    plots(results)


def measured(size: Size, limit: float) -> dict[str, Any]:
    """One world: the middle of three runs, each from its text on."""
    runs = sorted((run(size, limit) for _ in range(RUNS)), key=lambda r: r["search"])
    result = {**asdict(size), "acts": size.acts, **runs[RUNS // 2]}
    print(f"{size} {result['stop']} {result['search']:.3f} s", flush=True)
    return result


def run(size: Size, limit: float) -> dict[str, Any]:
    """Reads, grounds and searches a generated world; a story found has exactly the acts it must have."""
    from unsaid.api.opened import OpenWorld
    from unsaid.language import read
    from unsaid.minds import Minds

    ground = OpenWorld(read(world(size), name="generated")).ground
    sight = {"character": size.chain, "depth": size.depth, "time": limit}
    began = time.perf_counter()
    found = Minds(ground).search(author=size.acts, shortest=True, **sight)
    story = time.perf_counter() - began
    assert found.stop != "found" or len(found.acts) == size.acts
    began = time.perf_counter()
    proof = Minds(ground).search(author=size.acts + SLACK, goal=2, **sight)
    seconds = time.perf_counter() - began
    return {
        "stop": proof.stop,
        "story": round(story, 4),
        "search": round(seconds, 4),
        "states": proof.states,
        "minds": proof.minds,
        "questions": proof.questions,
        "bytes": proof.bytes,
    }


def page(results: Sequence[dict[str, Any]]) -> str:
    """A table for each curve."""
    lines = ["# Growth on generated worlds", "", f"{machine()}; the middle of {RUNS} runs of each.", ""]
    for curve in CURVES:
        rows = [cells(r) for r in results if r["curve"] == curve]
        lines += [f"## By {curve}", "", f"![By {curve}](scaling-{curve}.svg)", "", table(HEAD, rows), ""]
    busy = [r for r in results if r["search"] >= LONG]
    return "\n".join([*lines, throughput(busy)]) if busy else "\n".join(lines)


def throughput(busy: Sequence[dict[str, Any]]) -> str:
    """What a second comes to, over the runs long enough to tell."""
    minds = statistics.median(r["minds"] / r["search"] for r in busy)
    questions = statistics.median(r["questions"] / r["search"] for r in busy)
    over = f"Throughput, median over the {len(busy)} proofs of {LONG} s or more:"
    return f"{over} {minds:,.0f} distinct minds and {questions:,.0f} questions a second.\n"


def cells(r: dict[str, Any]) -> list[str]:
    """One row; a proof cut short says by what."""
    seconds = max(r["search"], 1e-4)
    name = f"{r['characters']} characters, depth {r['depth']}, {r['rounds']} rounds"
    proof = f"{r['search']:.3f}" if r["stop"] == "none" else r["stop"]
    counts = [f"{r['states']:,}"]
    for what in ("minds", "questions"):
        counts += [f"{r[what]:,}", f"{r[what] / seconds:,.0f}"]
    return [name, str(r["acts"]), f"{r['story']:.3f}", proof, *counts, f"{r['bytes'] / 2**20:.1f}"]


def plots(results: Sequence[dict[str, Any]]) -> None:
    """One figure for each curve: seconds and memory over size, both on logarithmic scales."""
    try:
        import matplotlib  # pyright: ignore[reportMissingImports]  # only make bench installs it
    except ImportError:
        print("no plots: matplotlib is not installed (make bench installs it)")
        return
    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "unsaid"
    for curve in CURVES:
        plot(curve, [r for r in results if r["curve"] == curve])


def plot(curve: str, rows: Sequence[dict[str, Any]]) -> None:
    """One figure, kept as bench/results/scaling-CURVE.svg."""
    from matplotlib import pyplot  # pyright: ignore[reportMissingImports]

    figure, seconds = pyplot.subplots(figsize=(6, 3.6), layout="constrained")
    sizes = [r[curve] for r in rows]
    seconds.plot(sizes, [r["search"] for r in rows], "o-", color="black", label="search (s)")
    seconds.set_xlabel(curve)
    seconds.set_ylabel("seconds")
    seconds.set_yscale("log")
    memory = seconds.twinx()
    memory.plot(sizes, [r["bytes"] / 2**20 for r in rows], "s--", color="gray", label="memory (MiB)")
    memory.set_ylabel("MiB")
    memory.set_yscale("log")
    figure.legend(loc="outside upper center", ncols=2, frameon=False)
    figure.savefig(RESULTS / f"scaling-{curve}.svg", metadata={"Date": None})
    pyplot.close(figure)


if __name__ == "__main__":
    main()
