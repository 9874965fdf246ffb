"""Brute force on the slow semantics: every state that acts lead to, layer by layer, until the author has all that is
wanted.

It shares nothing with the engine or with the minds of ``unsaid.tasks.cut`` but the ground file of the task's world.
The tests hold
a few tasks against it; the long run is a command:

    .venv/bin/python -m tests.tasks.brute 1000
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from typing import Any

import unsaid
from tests.reference.model import Model
from unsaid.tasks import Dials, Row, solved, task

STATES = 4000

DIALS = Dials(length=(1, 6))


def shortest(row: Row) -> int | str | None:
    """The acts of a shortest plan; None where there is none, ``undecided`` where there are too many states."""
    model = Model(json.loads(unsaid.read(row["world"]).to_ground()))
    seen, layer, acts = {model.initial}, [model.initial], 0
    while layer and acts <= row["most"]:
        if any(model.utility(state, None) == 1 for state in layer):
            return acts
        layer = _next(model, layer, seen)
        acts += 1
        if len(seen) > STATES:
            return "undecided"
    return None


def _next(model: Model, layer: list[Any], seen: set[Any]) -> list[Any]:
    found = []
    for state in layer:
        for act in range(len(model.world.actions)):
            if model.possible(state, act):
                after = model.after(state, act)
                if after not in seen:
                    seen.add(after)
                    found.append(after)
    return found


def differs(row: Row) -> str | None:
    """What brute force and the task's record differ in; None where they agree."""
    found = shortest(row)
    if found == "undecided":
        return "undecided"
    if found != row["length"]:
        return f"{row['id']}: {row['length']} acts are recorded, and brute force finds {found}"
    if not solved(row, row["plan"] if row["solvable"] else None):
        return f"{row['id']}: its own plan is not taken"
    return None


def main() -> None:
    """Holds so many tasks against brute force."""
    parser = argparse.ArgumentParser()
    parser.add_argument("tasks", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0)
    options = parser.parse_args()
    began, counts = time.process_time(), Counter[str]()
    for number in range(options.first, options.first + options.tasks):
        said = differs(task(number, options.seed, DIALS))
        counts["agree" if said is None else "undecided" if said == "undecided" else "differ"] += 1
        if said not in (None, "undecided"):
            print(said, flush=True)
    print(dict(counts), f"{time.process_time() - began:.0f} s")
    sys.exit(1 if counts["differ"] else 0)


if __name__ == "__main__":
    main()
