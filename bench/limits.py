"""What was asked and what was measured: time and peak memory of whole commands under ``--time`` and ``--memory``.

.venv/bin/python bench/limits.py [--runs N]

Each command would go on for far longer, or hold far more, than it may; or it has much to read, and no limit is set. The
worst of some runs counts. Processor time is given beside the clock's, for machines that have other things to do.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from report import COMMAND, keep, machine, table

PEOPLE = 8

OWES = """
property owes(c : character, d : character) : number;
action lend(a : character, b : character, c : character) {
  precondition: a != b & b != c & owes(b, a) < 6;
  effect: owes(b, a) = owes(b, a) + 1 & believes(c, owes(a, b)) = owes(a, b) + 1;
  consenting: a, c;
  observing(x : character): owes(x, a) <= owes(b, a);
};
utility(): (sum(a : character) owes(a, C0)) > 1000;
"""

GIVES = """
property has(c : character) : number;
foresight 12;
action give(a : character, b : character) {
  precondition: a != b;
  effect: has(a) = has(a) + 1 & has(b) = has(b) - 2;
  consenting: a;
  observing(x : character): has(x) != 3;
};
utility(): has(C0) > 1000;
"""


def people(count: int, wants: str) -> str:
    """Characters, each wanting the same for itself."""
    who = [f"C{n}" for n in range(count)]
    return "".join(f"entity {c} : character;\n" for c in who) + "".join(
        f"utility({c}): {wants.format(c)};\n" for c in who
    )


def worlds() -> dict[str, str]:
    """The texts that are measured, by name."""
    all_owed = "(sum(d : character) owes(d, {0})) - (sum(d : character) owes({0}, d))"
    slips = "".join(f"glad(Persn{7 * n}x);\n" for n in range(120))
    return {
        "hard": people(PEOPLE, all_owed) + OWES,
        "foresight": people(5, "has({0})") + GIVES,
        "chain": "".join(f"type t{n} : t{n + 1};\n" for n in range(20_000)) + "type t20000;\nentity One : t0;\n",
        "slips": "".join(f"entity Person{n} : character;\n" for n in range(12_000))
        + "property glad(c : character) : boolean;\n"
        + slips,
        "wrong": "property a() : number;\n" + "b()=1;\n" * 100_000,
        "large": "".join(f"entity C{n} : character;\n" for n in range(60))
        + "property near(c : character, d : character) : boolean;\n"
        + "action act(x : character) { effect: forall(a : character) forall(b : character) forall(c : character)"
        + " if(near(a, c)) near(b, x); };\n",
    }


@dataclass(frozen=True)
class Case:
    """A command, what it is about, and its limits; 0 is the default."""

    command: str
    world: str
    time: float = 0
    memory: int = 0

    def arguments(self, folder: Path) -> list[str]:
        """The command line."""
        place, story = str(folder / f"{self.world}.world"), str(folder / "story.txt")
        given = {"tell --story": ["tell", place, "--story", story], "why": ["why", place, story]}
        given |= {
            "check": ["check", place, story],
            "play": ["play", place, "--ask"],
            "read /dev/zero": ["lint", "/dev/zero"],
        }
        limits = [] if not self.time else ["--time", f"{self.time:g}"]
        limits += [] if not self.memory else ["--memory", str(self.memory)]
        return [*given.get(self.command, [self.command, place]), *limits]


CASES = (
    *(Case(command, "hard", 5, 256) for command in ("tell", "tell --story", "why", "check", "play")),
    *(Case("tell", "foresight", 10, memory) for memory in (128, 256, 512)),
    Case("tell", "foresight", 3, 2048),
    *(Case("lint", world) for world in ("chain", "slips", "wrong", "large")),
    *(Case("lint", world, 1, 64) for world in ("chain", "slips", "wrong", "large")),
    Case("read /dev/zero", "-"),
)


def measured(arguments: list[str]) -> tuple[float, float, int, int]:
    """Seconds by the clock and of the processor, peak MiB, and exit code of one run."""
    began = time.perf_counter()
    quiet = os.open(os.devnull, os.O_RDWR)
    actions = [(os.POSIX_SPAWN_DUP2, quiet, stream) for stream in range(3)]
    child = os.posix_spawn(COMMAND, [COMMAND, *arguments], os.environ, file_actions=actions)
    _, status, used = os.wait4(child, 0)
    os.close(quiet)
    seconds = time.perf_counter() - began
    return seconds, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024, os.waitstatus_to_exitcode(status)


def main() -> None:
    """Runs every case, and keeps the table."""
    parser = argparse.ArgumentParser(description="Measure how limits are kept.")
    parser.add_argument("--runs", type=int, default=3, help="runs of each command, of which the worst counts")
    runs = parser.parse_args().runs
    data: list[dict[str, object]] = []
    rows: list[list[str]] = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for world, text in worlds().items():
            (folder / f"{world}.world").write_text(text)
        (folder / "story.txt").write_text("lend(C0, C1, C2)\n")
        for case in CASES:
            worst = [
                max(column) for column in zip(*(measured(case.arguments(folder)) for _ in range(runs)), strict=True)
            ]
            rows.append(row(case, worst))
            data.append(
                {"command": case.command, "world": case.world, "asked": [case.time, case.memory], "worst": worst}
            )
    head = ("command", "world", "time", "took s", "of processor", "memory", "peak MiB", "exit")
    text = f"# Limits asked and measured\n\n{machine()}; the worst of {runs} runs of each.\n\n{table(head, rows)}\n"
    print(text)
    keep("limits", text, data)


def row(case: Case, worst: list[float]) -> list[str]:
    """One line of the table."""
    seconds, processor, peak, code = worst
    asked = [f"{case.time:g}" if case.time else "–", str(case.memory or "2048")]
    name = f"`{case.command}`"
    return [name, case.world, asked[0], f"{seconds:.1f}", f"{processor:.1f}", asked[1], f"{peak:.0f}", f"{code:.0f}"]


if __name__ == "__main__":
    main()
