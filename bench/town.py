"""A town of as many people as asked for, written as a writer would: who is where, who saw the theft, who told whom.

A place for every ten people, lanes between the places, and a thief for every fifty people. Thieves steal from whoever
is where they are; whoever is there sees it; and what somebody knows of a thief goes from friend to friend, who then
know it of one another. Thieves want a purse, one in ten of the others wants to be somewhere, and most people want
nothing in particular. The author wants the constable to know of one theft. That takes three: the thief who steals, one
who sees it and wants a friend to know, and the friend, who wants the constable to.

    .venv/bin/python bench/town.py PEOPLE          # prints a town
    .venv/bin/python bench/town.py --table         # reads, grounds and solves towns, each in a process of its own

The table also has a village of 530 acts that everybody present sees everybody see, of which only grounding is measured.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from report import keep, machine, table

GIVEN = (
    *("Ada", "Ben", "Cass", "Dora", "Evan", "Fay", "Gil", "Hope", "Ivo", "Jane", "Kit", "Lena", "Mark", "Nell", "Otto"),
    *("Pru", "Quin", "Ruth", "Saul", "Tess", "Una", "Vic", "Wyn", "Yann", "Zoe"),
)
FAMILY = (
    *("Reed", "Marsh", "Stone", "Fell", "Brook", "Dale", "Frost", "Hale", "Lund", "Moor"),
    *("Hill", "Oakes", "Pike", "Rowe", "Shaw", "Thorn", "Vane", "Webb", "Yates", "Wade"),
)
SITES = ("Market", "Square", "Bridge", "Watchhouse", "Mill", "Quay", "Inn", "Church", "Well", "Forge")
QUARTERS = ("", "North", "East", "South", "West", "Upper", "Lower", "Old", "New", "Far")

PEOPLE = [given + family for family, given in product(FAMILY, GIVEN)]
PLACES = [quarter + site for quarter, site in product(QUARTERS, SITES)]

RULES = """
type place;
type thief : character;

property at(c : character) : place;
property lane(a : place, b : place) : boolean;
property friends(c : character, d : character) : boolean;
property purse(c : character) : character; // who has it
property stole(t : thief) : boolean;

action walk(c : character, from : place, to : place) {
  precondition: at(c) == from & lane(from, to);
  effect: at(c) = to;
  consenting: c;
  observing(x : character): at(x) == from | at(x) == to;
};

action steal(t : thief, from : character) {
  precondition: t != from & at(t) == at(from) & purse(from) == from;
  effect: purse(from) = t & stole(t);
  consenting: t;
  observing(x : character): at(x) == at(t);
};

action tell(c : character, d : character, t : thief) {
  precondition: friends(c, d) & d != t & at(c) == at(d) & believes(c, stole(t));
  effect: believes(d, stole(t)) & believes(c, believes(d, stole(t))) & believes(d, believes(c, stole(t)));
  consenting: c;
  observing(x : character): x == c | x == d;
};
"""


@dataclass(frozen=True)
class Town:
    """``people`` in all, from 20 to 500."""

    people: int

    @property
    def names(self) -> list[str]:
        """Everybody."""
        return PEOPLE[: self.people]

    @property
    def places(self) -> list[str]:
        """Everywhere; the first four are where the story is."""
        return PLACES[: max(4, self.people // 10)]

    @property
    def thieves(self) -> list[int]:
        """The places of the thieves among the people; the first is the one of the story."""
        return [53 * n for n in range(max(1, self.people // 50)) if 53 * n < self.people]

    def home(self, person: int) -> str:
        """Where somebody is at the start."""
        return self.places[person % len(self.places)]

    @property
    def robbed(self) -> int:
        """Who loses the purse, at the market, where the first thief is."""
        return len(self.places)

    @property
    def witness(self) -> int:
        """Another who is there."""
        return 2 * len(self.places)

    @property
    def friend(self) -> int:
        """A friend of the one who sees it, at the square."""
        return self.witness + 1

    @property
    def constable(self) -> int:
        """Whom the friend knows, in the watchhouse."""
        return 3

    def text(self) -> str:
        """The world."""
        return "\n".join([f'title "A town of {self.people} people";', RULES, *self._facts(), "", *self._wishes(), ""])

    def _facts(self) -> Iterator[str]:
        thieves = set(self.thieves)
        yield from (f"entity {name} : place;" for name in self.places)
        yield from (f"entity {n} : {'thief' if i in thieves else 'character'};" for i, n in enumerate(self.names))
        yield from (f"at({name}) = {self.home(i)};" for i, name in enumerate(self.names))
        yield "forall(c : character) purse(c) = c;"
        for n, place in enumerate(self.places[1:], 1):
            nearer = self.places[(n - 1) // 3]
            yield f"lane({nearer}, {place}) & lane({place}, {nearer});"
        yield from (f"friends({c}, {d}) & friends({d}, {c});" for c, d in self._friends())

    def _friends(self) -> Iterator[tuple[str, str]]:
        names, count = self.names, self.people
        for i, name in enumerate(names):
            yield name, names[(i + 1) % count]
            yield name, names[(i + len(self.places)) % count]
        yield names[self.friend], names[self.constable]

    def _wishes(self) -> Iterator[str]:
        yield f"utility(): believes({self.names[self.constable]}, stole({self.names[0]}));"
        for i, name in enumerate(self.names):
            wish = self._wish(i)
            if wish is not None:
                yield f"utility({name}): {wish};"

    def _wish(self, i: int) -> str | None:
        """What somebody wants; most people want nothing in particular."""
        names, thieves = self.names, self.thieves
        if i in thieves:
            return f"purse({names[(i + len(self.places)) % self.people]}) == {names[i]}"
        if i == self.witness:
            return f"believes({names[self.friend]}, stole({names[0]}))"
        if i == self.friend:
            return f"believes({names[self.constable]}, stole({names[0]}))"
        if i % 10 == 6:
            return f"at({names[i]}) == {self.places[7 * i % len(self.places)]}"
        return None


SIZES = (20, 40, 85, 150, 300, 500)
LIMITS: dict[str, Any] = {"author": 6, "character": 3, "depth": 1}
HEAD = (
    "people",
    "acts",
    "fluents",
    "read s",
    "ground s",
    "load s",
    "story s",
    "all s",
    "states",
    "acts told",
    "peak MiB",
)


def village() -> str:
    """A village of 530 acts: 23 people tell one another what they know, before witnesses who take note of it."""
    people = PEOPLE[:23]
    return "\n".join(
        [
            *(f"entity {name} : character;" for name in people),
            "property known(c : character) : boolean;",
            "property said(c : character) : boolean;",
            "property near(c : character, d : character) : boolean;",
            f"known({people[0]});",
            *(f"near({c}, {d}) & near({d}, {c});" for c, d in pairwise(people)),
            "action tell(c : character, d : character) {",
            "  precondition: c != d & known(c);",
            "  effect: known(d) & believes(c, believes(d, known(c)))",
            "    & forall(x : character) if(near(x, c)) believes(x, believes(d, known(c)));",
            "  consenting: c;",
            "  observing(x : character): near(x, c) | x == d;",
            "};",
            "action boast(c : character) {",
            "  precondition: known(c);",
            "  effect: said(c) & forall(x : character) if(near(x, c)) believes(x, believes(c, said(c)));",
            "  consenting: c;",
            "};",
            "action hush() { effect: forall(x : character) !said(x); };",
            f"utility(): known({people[-1]});",
            "",
        ]
    )


def measured(people: int) -> dict[str, Any]:
    """One town from its text to its story, or the village (0 people) to its ground form; in this process."""
    from unsaid.language import read
    from unsaid.minds import Minds, one_arena
    from unsaid.world import ground

    one_arena()  # as a command does
    clock, began = time.process_time, time.process_time()
    text = Town(people).text() if people else village()
    world = read(text, name="town").world
    assert world is not None
    marks = [began, clock()]
    grounded = ground(world, text)
    marks.append(clock())
    row: dict[str, Any] = {"people": people, "acts": len(grounded.actions), "fluents": len(grounded.fluents)}
    if not people:  # the best of some runs: it is a matter of milliseconds
        times = [marks[2] - marks[1]]
        for _ in range(9):
            begun = clock()
            ground(world, text)
            times.append(clock() - begun)
        return row | {"ground": min(times)}
    minds = Minds(grounded)
    marks.append(clock())
    found = minds.search(time=120.0, **LIMITS)
    marks.append(clock())
    stages = dict(zip(("read", "ground", "load", "story"), (b - a for a, b in pairwise(marks)), strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    told = [grounded.actions[act].name for act in found.acts]
    return row | stages | {"all": marks[-1] - began, "states": found.states, "story acts": told, "peak": peak}


def in_a_process(people: int) -> dict[str, Any]:
    """The same, in a process of its own, so that memory is its own."""
    ran = subprocess.run([sys.executable, __file__, "--one", str(people)], capture_output=True, text=True, check=True)
    print(ran.stdout.strip()[:200], flush=True)
    return json.loads(ran.stdout)


def cells(row: dict[str, Any]) -> list[str]:
    """One line of the table."""
    seconds = [f"{row[stage]:.2f}" for stage in ("read", "ground", "load", "story", "all")]
    counts = [f"{row[key]:,}" for key in ("people", "acts", "fluents")]
    return [*counts, *seconds, str(row["states"]), str(len(row["story acts"])), f"{row['peak']:.0f}"]


def page(rows: list[dict[str, Any]], small: dict[str, Any]) -> str:
    """The Markdown page."""
    limits = ", ".join(f"{value} {key}" for key, value in LIMITS.items())
    return "\n".join(
        [
            "# Many people",
            "",
            f"{machine()}. Seconds of processor time, in one process each; limits: {limits}.",
            "“load” is writing the ground world and making it ready in the engine.",
            "",
            table(HEAD, [cells(row) for row in rows]),
            "",
            f"A village of {small['acts']} acts with beliefs about beliefs of whoever is near: grounded in",
            f"{1000 * small['ground']:.1f} ms, the best of ten runs.",
            "",
        ]
    )


def main() -> None:
    """Prints a town, or measures some."""
    parser = argparse.ArgumentParser(description="A town of many people.")
    parser.add_argument("people", nargs="?", type=int, default=40, help="how many (20 to 500)")
    parser.add_argument("--table", action="store_true", help="measure towns of many sizes, and keep the table")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one is not None:
        print(json.dumps(measured(options.one)))
    elif options.table:
        rows, small = [in_a_process(people) for people in SIZES], in_a_process(0)
        text = page(rows, small)
        print(text)
        keep("town", text, [*rows, small])
    else:
        print(Town(options.people).text())


if __name__ == "__main__":
    main()
