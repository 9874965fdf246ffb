"""Cold start: how long until a small world has been read, searched and told, process and all.

.venv/bin/python bench/start.py [--runs N]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import time

from report import COMMAND, keep, machine, table

COMMANDS = (("--version",), ("lint", "tutorial"), ("tell", "tutorial"), ("tell", "tutorial", "--json"))


def main() -> None:
    """Times each command and keeps the table."""
    parser = argparse.ArgumentParser(description="Time whole commands on the tutorial world.")
    parser.add_argument("--runs", type=int, default=15, help="runs of each command")
    runs = parser.parse_args().runs
    times = {" ".join(("unsaid", *command)): [once(command) for _ in range(runs)] for command in COMMANDS}
    rows = [[f"`{name}`", *(f"{value:.3f}" for value in summary(seconds))] for name, seconds in times.items()]
    head = ("command", "least s", "median s", "most s")
    text = f"# Cold start\n\n{machine()}; {runs} runs of each as a new process.\n\n{table(head, rows)}\n"
    print(text)
    keep("start", text, times)


def once(command: tuple[str, ...]) -> float:
    """Seconds one run takes; a run that fails ends the benchmark."""
    began = time.perf_counter()
    subprocess.run([COMMAND, *command], stdout=subprocess.DEVNULL, stdin=subprocess.DEVNULL, check=True)
    return time.perf_counter() - began


def summary(seconds: list[float]) -> tuple[float, float, float]:
    """Least, median and most."""
    return min(seconds), statistics.median(seconds), max(seconds)


if __name__ == "__main__":
    main()
