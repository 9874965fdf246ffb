"""The public problems, their limits and the stories known to solve them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from unsaid.api.opened import OpenWorld, load
from unsaid.story import Limits, Story, from_sabre

NAMES = (
    "bribery",
    "aladdin_any",
    "aladdin_both",
    "hospital_any",
    "hospital_both",
    "basketball_any",
    "basketball_both",
    "fantasy_any",
    "fantasy_two",
    "fantasy_all",
    "space_any",
    "space_two",
    "space_three",
    "space_four",
    "space_all",
    "raiders",
    "treasure",
    "jailbreak_lose",
    "jailbreak_escape",
    "jailbreak_revenge",
)


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem to solve: the world, the utility to reach, and the limits."""

    world: OpenWorld
    goal: float
    limits: Limits
    solution: Story
    text: str


@cache
def problem(shared: Path, name: str) -> Problem:
    """A public problem by its name."""
    folder = shared / "sabre"
    with (folder / "configurations.csv").open(newline="") as rows:
        row = next(row for row in csv.DictReader(rows) if row["name"] == name)
    limits = Limits(author=int(row["author"]), character=int(row["character"]), depth=int(row["depth"]))
    text = (folder / "solutions" / f"{name}.txt").read_text()
    return Problem(load(folder / "problems" / row["file"]), float(row["goal"]), limits, from_sabre(text), text)
