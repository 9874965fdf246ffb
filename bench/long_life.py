"""A village that lives on: 100,000 acts, people who leave for good and others who come, and a new version half-way.

    .venv/bin/python bench/long_life.py [--acts N] [--memory MIB] [--depth N]

The village is that of ``unsaid new --kind npc``. Most of the time people do anything that can be done, by chance; one
act in some is what somebody would choose, in 50 ms. After every ten acts what lies deeper than so many levels of mind
is forgotten. Now and then somebody leaves; word comes that they will not be back, they are forgotten, and another comes
in their place. Half-way the village is saved, its text is changed (a place gets another name, a property comes, an act
is new), and the new version takes it up. The figures are kept for each tenth.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import unsaid
from report import keep, machine, table

CHOSEN = 40
"""One act of so many is chosen by somebody."""

FORGETTING = 10
"""After so many acts what is too deep is forgotten."""

LEAVING = 250
"""After so many acts somebody leaves, and as many later another has come."""

FATE = ("depart", "word_comes", "arrive")
SIGHT = unsaid.Limits(character=3, depth=2)
CHANGES = (
    ("entity Inn : place;", "entity Tavern : place; // with a new sign\nformerly Inn;"),
    ("property thief(r : rogue) : boolean;", "property thief(r : rogue) : boolean;\nproperty lit() : boolean;"),
)
LAMP = "\naction light(c : character) { precondition: here(c) & !lit(); effect: lit(); consenting: c; };\n"


def second(text: str) -> str:
    """The next version of a village's text."""
    first, *rest = CHANGES
    text = text.replace(*first).replace("Inn;", "Tavern;").replace("formerly Tavern;", "formerly Inn;")
    text = text.replace("called Inn:", "called Tavern:").replace("== Inn", "== Tavern").replace("= Inn", "= Tavern")
    for old, new in rest:
        text = text.replace(old, new)
    return text + LAMP


@dataclass
class Life:
    """The village as it stands, and what it has come to."""

    moment: unsaid.Moment
    depth: int
    memory: int
    chance: random.Random = field(default_factory=lambda: random.Random(1))
    done: Counter[str] = field(default_factory=Counter)
    away: str | None = None
    seconds: list[float] = field(default_factory=list)
    """Of each decision, by the processor."""

    undecided: int = 0

    def __post_init__(self) -> None:
        self.moment.world.engine.limit(f"{self.memory} MiB")

    def act(self, number: int) -> None:
        """One more act, and what goes with it."""
        if number % LEAVING == 0:
            self.leave_or_come()
        act = self.chosen() if number % CHOSEN == 0 else None
        self.happens(act or self.chance.choice([a for a in self.moment.possible if not a.startswith(FATE)]))
        if number % FORGETTING == 0:
            self.moment = self.moment.forgetting(depth=self.depth)

    def happens(self, act: str) -> None:
        """An act is done."""
        self.moment = self.moment.after(act)
        self.done[act.partition("(")[0]] += 1

    def chosen(self) -> str | None:
        """What somebody would do, if that can be done."""
        who = self.chance.choice([c for c in self.moment.world.characters if c != self.away])
        began = time.process_time()
        choice = self.moment.choose(who, budget=unsaid.Budget(time=0.05), limits=SIGHT)
        self.seconds.append(time.process_time() - began)
        self.undecided += not choice.decided
        return choice.act if choice.act in self.moment.possible else None

    def leave_or_come(self) -> None:
        """Somebody leaves for good and is forgotten; or another comes in the place of whoever left."""
        if self.away is None:
            self.away = self.chance.choice([c for c in self.moment.world.characters if c != "Ada"])
            self.happens(f"depart({self.away})")
            self.happens(f"word_comes({self.away})")
            self.moment = self.moment.forgetting(self.away, depth=self.depth)
        else:
            self.moment = self.moment.having(f"awaited({self.away})")
            self.happens(f"arrive({self.away}, Market)")
            self.away = None

    def take_up(self) -> float:
        """The village in the next version of its world; the seconds that took."""
        began = time.perf_counter()
        world = unsaid.read(second(self.moment.world.text), name="village")
        self.moment = world.take_up(self.moment.save())
        world.engine.limit(f"{self.memory} MiB")
        return time.perf_counter() - began


def main() -> None:
    """Lives, prints each tenth, and keeps the table."""
    parser = argparse.ArgumentParser(description="A village that lives on.")
    parser.add_argument("--acts", type=int, default=100_000)
    parser.add_argument("--memory", type=int, default=100, help="MiB that the engine may hold")
    parser.add_argument("--depth", type=int, default=3, help="levels of mind that are remembered")
    options = parser.parse_args()
    world = unsaid.read(unsaid.start("A village", "npc"), name="village")
    life, rows, took = Life(world.start, options.depth, options.memory), list[dict[str, Any]](), 0.0
    part = max(options.acts // 10, 1)
    began = time.process_time()
    for number in range(1, options.acts + 1):
        life.act(number)
        if number == options.acts // 2:
            took = life.take_up()
        if number % part == 0:
            rows.append(tenth(life, number, part, time.process_time() - began))
            print(*cells(rows[-1]), flush=True)
            began = time.process_time()
    text = page(rows, life, took, options)
    print(text)
    keep("long_life", text, {"rows": rows, "done": life.done, "take up": took, "peak": peak()})


def tenth(life: Life, number: int, part: int, seconds: float) -> dict[str, Any]:
    """What has been so since the last tenth."""
    ordered, life.seconds = sorted(life.seconds) or [0.0], []
    undecided, life.undecided = life.undecided, 0
    spent = sum(ordered)
    return {
        "acts": number,
        "median": ordered[len(ordered) // 2],
        "99 %": ordered[int(len(ordered) * 0.99)],
        "decisions": len(ordered),
        "undecided": undecided,
        "an act": (seconds - spent) / part,
        "snapshot": len(life.moment.snapshot()),
        "engine": life.moment.world.engine.bytes / 2**20,
        "resident": memory(),
    }


HEAD = (
    "acts so far",
    "decisions",
    "median ms",
    "99 % ms",
    "not decided",
    "ms an act",
    "snapshot B",
    "engine MiB",
    "MiB",
)


def cells(row: dict[str, Any]) -> list[str]:
    """One line of the table."""
    times = [f"{1000 * row[key]:.1f}" for key in ("median", "99 %")]
    sizes = [f"{row['snapshot']:,}", f"{row['engine']:.0f}", f"{row['resident']:.0f}"]
    return [
        f"{row['acts']:,}",
        str(row["decisions"]),
        *times,
        str(row["undecided"]),
        f"{1000 * row['an act']:.1f}",
        *sizes,
    ]


def memory() -> float:
    """MiB of the process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def peak() -> float:
    """MiB of the process that were in memory at most."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def page(rows: list[dict[str, Any]], life: Life, took: float, options: argparse.Namespace) -> str:
    """The Markdown page."""
    done = ", ".join(f"{name} {count:,}" for name, count in sorted(life.done.items()))
    return f"""# A long life

{machine()}. A village of ten people, {options.acts:,} acts; one in {CHOSEN} is chosen by somebody, within 50 ms by
the clock, the others by chance. After every {FORGETTING} acts what lies deeper than {options.depth} levels of mind is
forgotten; every {LEAVING} acts somebody leaves for good and is forgotten, or another comes. Half-way a new version of
the world took the village up, which took {took:.2f} s. Times in the table are the processor's, which may have had other
things to do: then less is thought in 50 ms. The engine may hold {options.memory} MiB, and the process had at most
{peak():.0f} MiB.

{table(HEAD, [cells(row) for row in rows])}

Done: {done}.
"""


if __name__ == "__main__":
    main()
