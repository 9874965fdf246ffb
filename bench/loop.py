"""Characters in somebody else's game loop: each decides in its turn, within so much time, as long as the game goes on.

    .venv/bin/python bench/loop.py [--decisions N] [--time SECONDS] [--memory MIB]

The game is a village (``village.py``). In each turn one of its people decides; the game carries the act out, says
itself who saw it, and lets whoever meets see what the others carry. Who has nothing to do strolls. At dawn all are
hungry again. The engine may hold so much memory, and lets go of states that nobody holds. In the end a sample of the
decisions
is made again without a limit, from snapshots, by an engine that knows nothing yet.
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

import village
from report import keep, machine, table
from unsaid.language import read
from unsaid.minds import Minds
from unsaid.minds.data import Decision
from unsaid.world import GroundWorld, ground

STEPS, DEPTH = 4, 2
"""Acts of a reason, and levels of mind."""

DAY = 40
"""Turns from one dawn to the next."""

SAMPLE = 50
"""Of so many decisions one is made again."""

PATIENCE = 120.0
"""Seconds for a decision that is made again."""


@dataclass
class Game:
    """The village as it stands, and what it has come to."""

    minds: Minds
    ground: GroundWorld
    names: list[str] = field(init=False)
    fluents: list[str] = field(init=False)
    done: Counter[str] = field(default_factory=Counter)
    plans: dict[int, tuple[int, ...]] = field(default_factory=dict)
    """What each meant to do next."""

    def __post_init__(self) -> None:
        self.names = [action.name for action in self.ground.actions]
        self.act = {name: place for place, name in enumerate(self.names)}
        self.fluents = [fluent.name for fluent in self.ground.fluents]
        self.held = self.minds.hold(self.minds.initial)

    @property
    def state(self) -> int:
        """Where the game stands; held, so that it outlives what is let go."""
        return self.held.state

    def goes_on(self, state: int) -> None:
        """Leaves the old state for a new one."""
        self.held = self.minds.hold(state)

    def happens(self, act: int) -> None:
        """An act is done, seen by those who are where it happens; then those who met look at each other."""
        name, _, rest = self.names[act].partition("(")
        self.done[name] += 1
        if name == "dawn":
            self.goes_on(self.minds.advance(self.state, act))
            return
        who = rest.rstrip(")").split(", ")[0]
        before = self.near(who)
        after = self.minds.advance(self.state, act, seen_by=before)
        self.goes_on(after)
        if name == "go":
            self.meet(who)

    def meet(self, who: str) -> None:
        """Everybody where somebody has come to sees who is there, and with what."""
        values = self.values()
        here = self.near(who)
        for other in here:
            seen = village.PEOPLE[other]
            act = self.act[f"seen({seen}, {values[f'at({seen})']}, {values[f'holds({seen})']})"]
            self.goes_on(self.minds.advance(self.state, act, seen_by=here))
            self.done["seen"] += 1

    def strolls(self, who: str, chance: random.Random) -> None:
        """Who has nothing to do walks somewhere, as the game has it, or stays."""
        self.done["nothing to do"] += 1
        values = self.values()
        place = chance.choice(village.PLACES)
        if place != values[f"at({who})"]:
            self.happens(self.act[f"go({who}, {place}, {values[f'holds({who})']})"])

    def values(self) -> dict[str, Any]:
        """The world as it is."""
        return dict(zip(self.fluents, self.minds.values(self.state), strict=True))

    def near(self, who: str) -> list[int]:
        """All who are where somebody is."""
        values = self.values()
        return [c for c, other in enumerate(village.PEOPLE) if values[f"at({other})"] == values[f"at({who})"]]

    def decides(self, character: int, limit: float | None) -> Decision:
        """What a character would do now."""
        mind = self.minds.mind(self.state, character)
        return self.minds.decide(character, mind, steps=STEPS, depth=DEPTH, time=limit)

    def takes(self, character: int, decision: Decision) -> int | None:
        """The act somebody takes: the next of its plan where that will do, or the first; None for nothing."""
        held = self.plans.pop(character, ())
        plans = {plan.act: plan.acts for plan in decision.best}
        if not plans:
            return None
        act = held[0] if held and held[0] in plans else decision.acts[0]
        self.plans[character] = plans[act][1:]
        return act


@dataclass
class Sample:
    """A decision to be made again."""

    snapshot: bytes
    character: int
    decision: Decision
    taken: int | None


def main() -> None:
    """Plays, measures, and keeps the page."""
    parser = argparse.ArgumentParser(description="Let characters decide in a game loop.")
    parser.add_argument("--decisions", type=int, default=10_000)
    parser.add_argument("--time", type=float, default=0.05, help="seconds for a decision")
    parser.add_argument("--memory", type=int, default=80, help="MiB the engine may hold")
    options = parser.parse_args()
    reading = read(village.world())
    assert reading.world is not None, reading.diagnostics
    grounded = ground(reading.world, reading.source)
    result = played(grounded, options) | {"acts": len(grounded.actions), "limit": options.time}
    text = page(result, options)
    print(text)
    if options.decisions >= 10_000:
        keep("loop", text, result)


def played(grounded: GroundWorld, options: argparse.Namespace) -> dict[str, Any]:
    """The whole game, and the sample made again."""
    game, stops, samples = Game(Minds(grounded), grounded), Counter[str](), list[Sample]()
    walls, works, tidied = list[float](), list[float](), list[float | None]()
    game.minds.limit(options.memory * 2**20)
    chance = random.Random(1)
    for turn in range(options.decisions):
        if turn % DAY == DAY - 1:
            game.happens(game.act["dawn()"])
        character = turn % len(village.PEOPLE)
        tidied.append(tidied_in(game.minds))
        wall, work = time.perf_counter(), time.thread_time()
        decision = game.decides(character, options.time)
        walls.append(time.perf_counter() - wall)
        works.append(time.thread_time() - work)
        stops["certain" if decision.certain else "decided" if decision.decided else "not decided in time"] += 1
        taken = game.takes(character, decision)
        if turn % SAMPLE == SAMPLE // 7:
            samples.append(Sample(game.minds.snapshot(game.state), character, decision, taken))
        if taken is None:
            game.strolls(village.PEOPLE[character], chance)
        elif taken in game.minds.possible(game.state):
            game.happens(taken)
        else:
            game.done["tried in vain"] += 1
            game.meet(village.PEOPLE[character])
    resident = memory()
    travelled = travels(grounded, game)
    return {
        "decisions": options.decisions,
        "stops": dict(stops),
        "wall": spread(walls),
        "work": spread(works),
        "tidied": spread([seconds for seconds in tidied if seconds is not None] or [0.0]),
        "times tidied": sum(seconds is not None for seconds in tidied),
        "resident": resident,
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "engine": game.minds.bytes / 2**20,
        "done": dict(game.done),
        **travelled,
        **again(grounded, samples),
    }


def tidied_in(minds: Minds) -> float | None:
    """Seconds it took to let go of what nobody holds; None where there was no need to."""
    before, began = minds.count, time.perf_counter()
    minds.tidy()
    return time.perf_counter() - began if minds.count < before else None


def travels(grounded: GroundWorld, game: Game) -> dict[str, float]:
    """How long a snapshot and the way back take, in an engine that knows nothing of it."""
    other = Minds(grounded)
    began = time.perf_counter()
    data = game.minds.snapshot(game.state)
    there = time.perf_counter()
    state = other.restore(data)
    back = time.perf_counter()
    assert other.snapshot(state) == data, "the state came back as it was"
    return {"snapshot": there - began, "restore": back - there, "snapshot bytes": len(data)}


def again(grounded: GroundWorld, samples: list[Sample]) -> dict[str, Any]:
    """The sampled decisions without a limit to their time (but for one that none should need)."""
    came: Counter[str] = Counter()
    long: list[float] = []
    for sample in samples:
        minds = Minds(grounded)
        mind = minds.mind(minds.restore(sample.snapshot), sample.character)
        began = time.perf_counter()
        decision = minds.decide(sample.character, mind, steps=STEPS, depth=DEPTH, time=PATIENCE)
        long.append(time.perf_counter() - began)
        came["certain"] += decision.certain
        came["same acts"] += decision.acts == sample.decision.acts
        came["act taken is one of them"] += sample.taken in decision.acts or (
            sample.taken is None and not decision.acts
        )
    return {"sampled": len(samples), "again": dict(came), "without": spread(long)}


def memory() -> float:
    """MiB of the process that are in memory now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 2**20


def spread(seconds: list[float]) -> dict[str, float]:
    """The middle, the 99th of a hundred, and the most."""
    ordered = sorted(seconds)
    return {"median": ordered[len(ordered) // 2], "99 %": ordered[int(len(ordered) * 0.99)], "most": ordered[-1]}


def page(result: dict[str, Any], options: argparse.Namespace) -> str:
    """The results as a page."""
    count, sampled = result["decisions"], result["sampled"]
    shares = [(name, f"{number / count:.1%}") for name, number in sorted(result["stops"].items())]
    same = [(name, f"{number / sampled:.1%}") for name, number in sorted(result["again"].items())]
    times = [
        (name, *(f"{1000 * result[key][column]:.1f}" for column in ("median", "99 %", "most")))
        for name, key in (
            ("wall clock", "wall"),
            ("processor", "work"),
            ("without a limit, wall clock", "without"),
            ("letting go between turns, wall clock", "tidied"),
        )
    ]
    return f"""# In a game loop

{machine()}. A village of {len(village.PEOPLE)} people with {result["acts"]:,} ground acts;
reasons of up to {STEPS} acts and {DEPTH} levels of mind; {count:,} decisions, one after another, with
{1000 * options.time:g} ms for each.

{table(("decisions", "share"), shares)}

*Certain*: nothing better can be found by any means. *Decided*: every act that is open was looked into, and the
best that was found is taken; there might be a better one. *Not decided in time*: not every act was looked into.

{table(("ms for a decision", "median", "99 %", "most"), times)}

Of the time that decisions took, the processor worked {worked(result):.0%} for them; the rest went to whatever
else the machine was busy with. What can be decided in a time by the clock hangs on that.

Of {sampled} decisions made again without a limit, from a snapshot and by an engine that knew nothing yet:

{table(("with the limit as without", "share"), same)}

In memory at the end: {result["resident"]:.0f} MiB (at most {result["peak"]:.0f}); of these the engine counts
{result["engine"]:.0f}, and may hold {options.memory}. States were let go {result["times tidied"]} times.
A snapshot after it all has {result["snapshot bytes"]:,} bytes and takes {1000 * result["snapshot"]:.1f} ms, the way
back {1000 * result["restore"]:.1f} ms.

Done: {", ".join(f"{name} {number:,}" for name, number in sorted(result["done"].items()))}.
"""


def worked(result: dict[str, Any]) -> float:
    """The part of the time of a decision in which the processor worked for it, in the middle."""
    return result["work"]["median"] / result["wall"]["median"]


if __name__ == "__main__":
    main()
