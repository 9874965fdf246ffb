"""How long a map takes, and how large it is: every bundled world, all with reasons, and each role free.

.venv/bin/python bench/exploring.py [--states N] [--far N] [--also FILE:WHO]

Each map is drawn in a process of its own, with ``Budget(memory=…)`` of half a gigabyte, as far as so many states; and
The Lesson with the teacher free once more as far as may be (``--far``), with reasons of two acts. ``--also`` draws the
map of a world in a file with WHO free, whole: a text of an earlier version, to be compared. Processor time is given
beside the clock's, for machines that have other things to do; what there is to say about a map, and its page,
are counted apart.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from typing import Any

import unsaid
from report import keep, machine, table

MEMORY = 500
"""MiB that a map may take."""

ONE = """
import json, sys, time
import unsaid
from unsaid.budget import peak_bytes
name, free, reasons, states, memory = json.loads(sys.argv[1])
world = unsaid.load(name)
_ = world.open.minds
clock, used = time.perf_counter(), time.process_time()
drawn = world.explore(free, reasons=reasons, depth=reasons, states=states, budget=unsaid.Budget(memory=memory))
clock, used = time.perf_counter() - clock, time.process_time() - used
peak, then = peak_bytes(), time.process_time()
said = str(drawn)
said, then = time.process_time() - then, time.process_time()
page = len(drawn.to_html())
print(json.dumps(dict(
    world=name, free=free, reasons=drawn.asked.reasons, depth=drawn.asked.depth, stopped=drawn.stopped,
    states=drawn.states, steps=drawn.steps, unknown=drawn.unknown, ends=len(drawn.ends),
    places=len(drawn.picture().spots), seconds=clock, processor=used, peak=peak, said=said,
    page=time.process_time() - then, bytes=page)))
"""

HEAD = (
    *("world", "free", "reasons", "states", "steps", "not looked into", "ends", "places"),
    *("s", "s of processor", "MiB", "said s", "page s"),
)


def measured(name: str, free: list[str], reasons: int | None, states: int) -> dict[str, Any]:
    """One map, in a process of its own."""
    asked = json.dumps([name, free, reasons, states, MEMORY])
    done = subprocess.run([sys.executable, "-c", ONE, asked], capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def row(found: dict[str, Any]) -> list[str]:
    """A line of the table."""
    return [
        found["world"].rpartition("/")[2],
        ", ".join(found["free"]) or "–",
        f"{found['reasons']}/{found['depth']}",
        f"{found['states']:,}",
        f"{found['steps']:,}",
        "–" if found["stopped"] == "whole" else f"{found['unknown']:,} ({found['stopped'].removeprefix('limit:')})",
        str(found["ends"]),
        str(found["places"]),
        f"{found['seconds']:.2f}",
        f"{found['processor']:.2f}",
        f"{found['peak'] / 2**20:.0f}",
        f"{found['said']:.2f}",
        f"{found['page']:.2f}",
    ]


def kept(found: list[dict[str, Any]], states: int, far: int) -> None:
    """Writes what has been measured so far."""
    most = f"At most {states:,} states each, the last {far:,}; {MEMORY} MiB each."
    head = f"# Maps\n\n`bench/exploring.py`. {machine()}. {most}"
    what = (
        "- **reasons**: acts and levels of mind; **places**: of the picture; **MiB**: the most the process held;\n"
        "  **said**, **page**: what there is to say, and the page, once it is drawn."
    )
    keep("exploring", f"{head}\n\n{what}\n\n{table(HEAD, [row(one) for one in found])}\n", found)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--states", type=int, default=20_000, help="states of a map (20,000)")
    parser.add_argument("--far", type=int, default=100_000, help="states of The Lesson with Paul free (100,000)")
    parser.add_argument("--also", action="append", default=[], metavar="FILE:WHO", help="a world in a file, WHO free")
    given = parser.parse_args()
    asked = [(name, free, None, given.states) for name in unsaid.bundled() for free in sides(name)]
    also = [(file, [who], None, 200_000) for file, _, who in (one.rpartition(":") for one in given.also)]
    found = list[dict[str, Any]]()
    for name, free, reasons, states in [*asked, ("the-lesson", ["Paul"], 2, given.far), *also]:
        found.append(measured(name, free, reasons, states))
        print(" ".join(row(found[-1])), flush=True)
        kept(found, given.states, given.far)


def sides(name: str) -> list[list[str]]:
    """Who is free in the maps of a world: nobody, and each role."""
    return [[], *([role] for role in unsaid.load(name).roles)]


if __name__ == "__main__":
    main()
