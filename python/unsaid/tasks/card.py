"""The data card of a set of tasks: how it was made, what is in it, what it shows and what not, and its licence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from unsaid.tasks.dials import Dials
from unsaid.tasks.making import Row
from unsaid.version import VERSION


@dataclass
class Counts:
    """What is counted of a set, row by row."""

    all: int = 0
    by_kind: Counter[tuple[str, str]] = field(default_factory=Counter)
    by_length: Counter[int] = field(default_factory=Counter)
    solvable: int = 0
    lucky: int = 0

    def take(self, row: Row) -> None:
        """Counts one task."""
        self.all += 1
        self.by_kind[row["kind"], str(row["depth"]) if row["solvable"] else "none"] += 1
        self.solvable += row["solvable"]
        self.lucky += row["lucky"]
        if row["solvable"]:
            self.by_length[row["length"]] += 1


def counted(rows: Iterable[Row]) -> Counts:
    """The counts of some rows."""
    counts = Counts()
    for row in rows:
        counts.take(row)
    return counts


def card(counts: Counts, seed: int, dials: Dials) -> str:
    """The card as Markdown."""
    depths = [str(depth) for depth in range(1, 5)] + ["none"]
    grid = [[kind, *(str(counts.by_kind[kind, depth]) for depth in depths)] for kind in dials.kinds]
    lengths = ", ".join(f"{length}: {many}" for length, many in sorted(counts.by_length.items()))
    share = f"{100 * counts.lucky / counts.solvable:.1f} %" if counts.solvable else "none"
    return "\n".join(
        [
            "# A set of tasks of acting on beliefs",
            "",
            f"{counts.all} tasks, {counts.solvable} of which can be done. Made by Unsaid {VERSION} with seed {seed}:",
            f"{dials}.",
            "",
            "## What is in it",
            "",
            "By kind and depth of mind; “none” cannot be done.",
            "",
            "| kind | depth " + " | ".join(depths) + " |",
            "|---" * (len(depths) + 1) + "|",
            *("| " + " | ".join(line) + " |" for line in grid),
            "",
            f"By acts of a shortest plan: {lengths or 'none can be done'}.",
            "",
            "## How it is judged",
            "",
            "Every `plan` is a shortest one, and a task with `solvable` false cannot be done: the "
            "search that says so is exact",
            "and came to its end. `depth` is how many levels of mind must be thought of: planning with "
            "minds cut at that depth",
            "comes to a plan that succeeds, and with fewer levels no shortest plan does.",
            "",
            "## How hard it is",
            "",
            "- Planning without minds, as if everybody believed what is so: 0 % of those that can be done.",
            f"- Acts at random, as many as are needed, stopping at the first luck: {share}.",
            "- The planner the set was made with: 100 %.",
            "",
            "## What it shows and what not",
            "",
            "It shows whether whoever acts keeps track of who saw and heard what, to a depth. People "
            "in it do as they are asked,",
            "never lie and never forget, and infer nothing but what they see; so it shows nothing "
            "about how real people",
            "take things. Scenes are few in kind, so a system that was trained on such tasks may have "
            "learnt these scenes.",
            "",
            "## Licence",
            "",
            "CC0 1.0: no rights are reserved in the set.",
            "",
        ]
    )
