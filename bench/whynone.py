"""Why there is no story: how long it takes to say, and what is said, where one act too few is left.

    .venv/bin/python bench/whynone.py [--keep] [NAME ...]

Of every bundled world each act of its story is taken away, all acts of the name at once. Of every public problem file
with a published configuration the limit on acts is set to one fewer than its story has, as found with the published
limits and made shorter act by act. Where no story is left, the answer is worked out in a process of its own; ``why`` is
the time of the answer alone, ``whole`` that from the text on. With ``--keep`` the table goes into bench/results.
"""

from __future__ import annotations

import argparse
import csv
import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from msgspec import structs

import unsaid
from report import ROOT, keep, machine, table

SABRE = ROOT.parent / "shared" / "sabre"
LOOK = 5.0
"""Seconds within which a story, or that there is none, has to be found for a row to be asked."""

HEAD = ("world", "taken away", "stop", "why s", "cpu s", "kind", "first line")


@dataclass(frozen=True)
class Case:
    """One world with something missing: an act's name, or one act of the limit."""

    world: str
    without: str | None = None
    limits: unsaid.Limits | None = None
    goal: float | None = None
    label: str = ""


def bundled(names: list[str]) -> Iterator[Case]:
    """Every bundled world without each act of its story in turn."""
    for name in unsaid.bundled():
        if names and name not in names:
            continue
        story = unsaid.load(name).find().story
        assert story is not None
        for act in dict.fromkeys(one.name for one in story.acts):
            yield Case(name, without=act, label=act)


def public(names: list[str]) -> Iterator[Case]:
    """Every public configuration with one act fewer than its shortest story."""
    if not (SABRE / "configurations.csv").exists():
        return
    for row in csv.DictReader((SABRE / "configurations.csv").open(encoding="utf-8")):
        if not row["sabre_length"] or (names and row["name"] not in names):
            continue
        most = int(row["sabre_length"])
        fewer = unsaid.Limits(author=most - 1, character=int(row["character"]), depth=int(row["depth"]))
        label = f"{row['name']}, {most - 1} acts"
        yield Case(str(SABRE / "problems" / row["file"]), None, fewer, float(row["goal"]), label)


def asked(case: Case) -> tuple[str, ...]:
    """One row of the table."""
    world = unsaid.load(case.world)
    world = world if case.without is None else world.without(case.without)
    limits, label = case.limits, case.label
    outcome = world.find(limits, goal=case.goal, budget=unsaid.Budget(time=LOOK))
    while limits is not None and outcome.story is not None:  # a shorter one than was published
        limits = structs.replace(limits, author=len(outcome.story.acts) - 1)
        label = f"{case.label.partition(',')[0]}, {limits.author} acts"
        outcome = world.find(limits, goal=case.goal, budget=unsaid.Budget(time=LOOK))
    found, spent = time.perf_counter(), time.process_time()
    kind = said = "—"
    if outcome.stop == "none":
        why = outcome.why_none
        assert why is not None
        kind, said = why.kind, str(why).splitlines()[0]
    took, cpu = time.perf_counter() - found, time.process_time() - spent
    said = said if len(said) <= 110 else said[:109] + "…"
    name = Path(case.world).stem
    return name, label, outcome.stop, f"{took:.2f}", f"{cpu:.2f}", kind, said


def main() -> None:
    """Asks all cases, one after another, and prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--keep", action="store_true")
    given = parser.parse_args()
    rows = list[tuple[str, ...]]()
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
        for row in pool.imap(asked, [*bundled(given.names), *public(given.names)]):
            print("  ".join(row), flush=True)
            rows.append(row)
    if given.keep:
        clock, processor = (max(float(row[column]) for row in rows) for column in (3, 4))
        none = sum(row[2] == "none" for row in rows)
        took = f"the slowest answer took {clock:.2f} s by the clock, and {processor:.2f} s of the processor at most"
        told = [f"{len(rows)} cases, of which {none} have no story; {took}. {machine()}."]
        page = "\n\n".join(["# Why there is no story", *told, table(HEAD, rows)]) + "\n"
        keep("whynone", page, [dict(zip(HEAD, row, strict=True)) for row in rows])


if __name__ == "__main__":
    main()
