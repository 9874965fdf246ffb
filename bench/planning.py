"""Every public configuration of the Sabre problems, each as a whole process: from text to story.

    .venv/bin/python bench/planning.py [--time SECONDS] [--memory MIB] [--shortest] [NAME ...]

The table also has what Sabre's author published: the fastest of twelve planner settings for that one configuration,
on a machine of many cores and 512 GB. Without names the table is kept in bench/results; with names it is only printed.
"""

from __future__ import annotations

import argparse
import csv
import json
import subprocess
import sys
import time
from typing import Any

from against import against
from report import COMMAND, ROOT, keep, machine, table

SABRE = ROOT.parent / "shared" / "sabre"
STAGES = ("read", "ground", "search", "tell")
HEAD = (
    *("configuration", "stop", "acts", "checked", "process s", "total s"),
    *(f"{stage} s" for stage in STAGES),
    *("states", "questions", "peak MiB", "Sabre acts", "Sabre best s"),
)


def main() -> None:
    """Runs the rows asked for, prints them as they come, and keeps the table."""
    options = arguments()
    if not SABRE.is_dir():
        sys.exit("the public problem files (../shared/sabre) are not here; nothing to measure")
    with (SABRE / "configurations.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if not options.names or row["name"] in options.names]
    results = [shown(measured(row, options)) for row in rows]
    text = page(results, options)
    print(text)
    if not options.names:
        print(against("shortest" if options.shortest else "planning", results, key=("name",), figure="process"))
        keep("shortest" if options.shortest else "planning", text, results)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description="Run every public configuration and print a table.")
    parser.add_argument("names", nargs="*", help="configurations to run (unset: all)")
    parser.add_argument("--time", type=float, default=10.0, help="seconds for each")
    parser.add_argument("--memory", type=int, default=2048, help="MiB for each")
    parser.add_argument("--shortest", action="store_true", help="only a story with the fewest acts will do")
    return parser.parse_args()


def measured(row: dict[str, str], options: argparse.Namespace) -> dict[str, Any]:
    """One configuration's row of the csv file with what came of it."""
    world = str(SABRE / "problems" / row["file"])
    limits = ["--acts", row["author"], "--reasons", row["character"], "--depth", row["depth"]]
    bounds = ["--time", f"{options.time:g}", "--memory", str(options.memory)]
    command = [COMMAND, "tell", world, "--goal", row["goal"], *limits, *bounds, "--json"]
    began = time.perf_counter()
    ran = subprocess.run([*command, *["--shortest"][: options.shortest]], capture_output=True, text=True, check=False)
    process = time.perf_counter() - began
    try:
        result = json.loads(ran.stdout)
    except ValueError:
        result = {"stop": "failed", "message": ran.stderr.strip()[:500]}
    verdict = checked(world, ran.stdout, limits[2:]) if result["stop"] == "found" else ""
    return {**row, "process": round(process, 3), "code": ran.returncode, "checked": verdict, **kept(result)}


def checked(world: str, story: str, limits: list[str]) -> str:
    """What the independent checker says of the story found."""
    command = [COMMAND, "check", world, "-", *limits]
    ran = subprocess.run(command, input=story, capture_output=True, text=True, check=False)
    return {0: "yes", 1: "no"}.get(ran.returncode, "failed")


def kept(result: dict[str, Any]) -> dict[str, Any]:
    """What of a result is kept: all but the explanations, times to the millisecond."""
    seconds = {stage: round(float(value), 3) for stage, value in result.get("seconds", {}).items()}
    return {key: value for key, value in result.items() if key != "explanations"} | {"seconds": seconds}


def shown(result: dict[str, Any]) -> dict[str, Any]:
    """The same result, after a line about it."""
    print(f"{result['name']:18} {result['stop']:12} {result['process']:8.2f} s", flush=True)
    return result


def page(results: list[dict[str, Any]], options: argparse.Namespace) -> str:
    """The Markdown page of all rows."""
    found = [result for result in results if result["stop"] == "found"]
    confirmed = [result for result in found if result["checked"] == "yes"]
    lines = [
        "# Planning: the public configurations" + (", shortest stories" if options.shortest else ""),
        "",
        f"{machine()}. Limits for each: {options.time:g} s and {options.memory} MiB;",
        "the limits on acts and levels are the configuration's own.",
        f"Solved: {len(found)} of {len(results)}; confirmed by the checker: {len(confirmed)}.",
        "“process” is the whole command, start-up included.",
        "",
        table(HEAD, [cells(result) for result in results]),
        "",
    ]
    return "\n".join(lines)


def cells(result: dict[str, Any]) -> list[str]:
    """One row of the table."""
    seconds = result["seconds"]
    stages = [f"{seconds[stage]:.3f}" if stage in seconds else "" for stage in STAGES]
    acts = str(len(result["acts"])) if result["stop"] == "found" else ""
    total = f"{seconds['total']:.2f}" if "total" in seconds else ""
    memory = f"{result['peak_bytes'] / 2**20:.0f}" if "peak_bytes" in result else ""
    first = [result["name"], result["stop"], acts, result["checked"], f"{result['process']:.2f}", total]
    sabre = [result["sabre_length"] or "–", result["sabre_best_s"] or "–"]
    counts = [str(result.get("states", "")), str(result.get("questions", ""))]
    return [*first, *stages, *counts, memory, *sabre]


if __name__ == "__main__":
    main()
