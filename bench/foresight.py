"""What foresight costs a search: the same worlds, with people who foresee nothing, and so many acts of others.

    .venv/bin/python bench/foresight.py

Milliseconds of processor time until a story is found, or until it is proved that there is none, the least of five
searches, each on new minds. The worlds are the bundled ones, two made to measure and, where they are at hand, the
public problems, each with the limits given for it. The bundled worlds have explanations of eight acts at most: without
a limit, the proof that there is no story may take forever, whether anybody foresees anything or not.
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from generated import Size, world
from report import ROOT
from unsaid.api.opened import bundled, load
from unsaid.data.limits import Limits
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.story.find import find
from unsaid.world import GroundWorld, ground

FAR = (0, 1, 2, 3)
"""Acts of others that people foresee."""

SMALL = 0.001
"""Searches shorter than this many seconds say nothing, and are left out."""

SABRE = ROOT.parent / "shared" / "sabre"


class Case(NamedTuple):
    """A world, and what story to look for in it."""

    name: str
    ground: GroundWorld
    limits: Limits
    goal: float | None = None


def cases() -> Iterator[Case]:
    """All worlds that are measured."""
    for name in bundled():
        yield Case(name, load(name).ground, Limits(character=8, time=10))
    for size in (Size(4, 1, 2), Size(5, 2, 2)):
        yield Case(f"bridge {size.characters}/{size.depth}/{size.rounds}", grounded(world(size)), Limits(time=10))
    if SABRE.is_dir():
        with (SABRE / "configurations.csv").open(encoding="utf-8") as file:
            yield from map(public, csv.DictReader(file))


def public(row: dict[str, str]) -> Case:
    """A public problem, from a row of the table of them."""
    found = grounded((SABRE / "problems" / row["file"]).read_text(encoding="utf-8"))
    limits = Limits(int(row["author"]), int(row["character"]), int(row["depth"]), time=10)
    return Case(row["name"], found, limits, float(row["goal"]))


def grounded(text: str) -> GroundWorld:
    """The ground world of a text without faults."""
    reading = read(text)
    assert reading.world is not None
    return ground(reading.world, reading.source)


def seconds(case: Case, acts: int) -> float | None:
    """How long a search takes where people foresee so many acts; None where it comes to no end in time."""
    seen = msgspec.structs.replace(case.ground, inner=msgspec.structs.replace(case.ground.inner, foresight=acts))
    times = []
    for _ in range(5):
        minds = Minds(seen)
        began = time.process_time()
        found = find(minds, case.limits, goal=case.goal)
        times.append(time.process_time() - began)
        if found.stop not in {"found", "none"}:
            return None
    return min(times)


def main() -> None:
    """Prints a row for each world, and one for all in which the search ends however far people foresee."""
    every = {case.name: [seconds(case, acts) for acts in FAR] for case in cases()}
    rows = {name: took for name, took in every.items() if took[0] is not None and took[0] >= SMALL}
    whole = [[one for one in took if one is not None] for took in rows.values()]
    rows["all together"] = [sum(column) for column in zip(*(w for w in whole if len(w) == len(FAR)), strict=True)]
    for name, took in rows.items():
        sys.stdout.write(f"{name:18} {'  '.join(shown(one, took[0]) for one in took)}\n")


def shown(took: float | None, without: float | None) -> str:
    """Milliseconds, and times what it takes without."""
    return "  no end       " if took is None or without is None else f"{1000 * took:7.1f} ({took / without:.1f})"


if __name__ == "__main__":
    main()
