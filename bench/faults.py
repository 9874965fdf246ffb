"""How many faults that are planted in the bundled worlds are caught by the claims that come with them.

    .venv/bin/python bench/faults.py [--seed N] [--faults N]

A fault is a slip of the pen in a world that is still sound to read: somebody no longer sees an act (an observer
removed), one thing that an act does is left out (an effect deleted), or what an act is told in from two sides has
changed places (a text swapped). Which are planted is drawn by a seed, world by world and kind by kind, before anything
is tested; a fault that changes nothing of the ground world and no text is none, and another is drawn. Then the world is
held to its claims, as `unsaid test` does it. A fault is caught where a claim fails, or can no longer be asked.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import unsaid
from report import keep, machine, table
from unsaid.language import tree
from unsaid.language.core import Span
from unsaid.language.reading import parse_all
from unsaid.language.report import Report

SIDES = ("nobody",)


class Fault(NamedTuple):
    """A change of a world's text: what it does, in words, and the text with it."""

    kind: str
    said: str
    text: str


def main() -> None:
    """Plants faults, holds the worlds to their claims, and keeps the table."""
    parser = argparse.ArgumentParser(description="Plant faults in the bundled worlds and count those that are caught.")
    parser.add_argument("--seed", type=int, default=1, help="by which faults are drawn")
    parser.add_argument("--faults", type=int, default=30, help="how many")
    given = parser.parse_args()
    rows, caught, began, worked = list[list[str]](), 0, time.perf_counter(), time.process_time()
    for name, fault in drawn(given.seed, given.faults):
        start = time.perf_counter()
        by = caught_by(name, fault)
        caught += by is not None
        rows.append(
            [name, fault.kind, fault.said, "no" if by is None else f"`{by}`", f"{time.perf_counter() - start:.2f}"]
        )
        print(" | ".join(rows[-1]), flush=True)
    seconds = time.perf_counter() - began
    worked = time.process_time() - worked
    said = (
        f"{machine()}; seed {given.seed}: **{caught} of {len(rows)}** caught, {worked:.1f} s of processor time in all"
    )
    said += f" ({seconds:.1f} s by the clock, on a machine that others were at work on)."
    page = f"# Faults planted in the bundled worlds\n\n{said}\n\n"
    page += table(("world", "fault", "where", "caught by", "s"), rows) + "\n"
    print(said)
    keep("faults", page, {"seed": given.seed, "caught": caught, "of": len(rows), "seconds": round(seconds, 1)})


def drawn(seed: int, count: int) -> Iterator[tuple[str, Fault]]:
    """So many faults, the worlds and the kinds in turn, each at a place that is drawn."""
    chance, worlds, kinds = random.Random(seed), unsaid.bundled(), tuple(KINDS)
    done = set[str]()
    for number in range(count):
        name = worlds[number % len(worlds)]
        kind = kinds[(number // len(worlds) + number) % len(kinds)]
        fault = one(name, kind, chance, done) or next(f for k in kinds if (f := one(name, k, chance, done)))
        done.add(fault.text)
        yield name, fault


def one(name: str, kind: str, chance: random.Random, done: set[str]) -> Fault | None:
    """A fault of a kind in a world that can still be run and is not what it was; None where there is none more."""
    world = unsaid.load(name)
    candidates = [fault for fault in KINDS[kind](world) if fault.text not in done]
    chance.shuffle(candidates)
    return next((fault for fault in candidates if differs(world, unsaid.read(fault.text, name))), None)


def differs(before: unsaid.World, after: unsaid.World) -> bool:
    """Whether a world can be run and is another than before, in what it is or in what it says."""
    if not after.ok:
        return False
    return before.table() != after.table() or before.to_ground() != after.to_ground()


def caught_by(name: str, fault: Fault) -> str | None:
    """The first claim that fails in a world with a fault; None where all hold."""
    world = unsaid.read(fault.text, name)
    try:
        return next((v.claim for v in unsaid.claims(name, world).verdicts() if v.outcome == "fails"), None)
    except unsaid.UnsaidError as error:
        return error.message.splitlines()[0]


# --- what is planted ---


def definitions(world: unsaid.World) -> list[tree.Definition]:
    """The definitions of a world's text, each at its place."""
    return [written.here() for written in parse_all(world.source, Report()).written]


def put(text: str, *changes: tuple[Span, str]) -> str:
    """A text with others in some places of it."""
    for (start, end), new in sorted(changes, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def acts(world: unsaid.World) -> Iterator[tree.EventDefinition]:
    """The definitions of acts."""
    found = definitions(world)
    return (d for d in found if isinstance(d, tree.EventDefinition) and d.kind == "action")


def part(act: tree.EventDefinition, word: str) -> tree.Part | None:
    """A part of an act's definition."""
    return next((p for p in act.parts if p.word.text == word), None)


def observers(world: unsaid.World) -> Iterator[Fault]:
    """Somebody no longer sees an act."""
    for act in acts(world):
        seeing, choosing = part(act, "observing"), part(act, "consenting")
        doers = {name.text for name in choosing.names} if choosing else set[str]()
        for who in world.characters:
            if who in doers:
                continue
            said = f"{who} no longer sees `{act.name.text}`"
            if seeing is None:
                end = world.text.rindex("}", *act.span)
                yield Fault(
                    "observer", said, put(world.text, ((end, end), f"  observing(x : character): x != {who};\n"))
                )
            elif seeing.variable is not None and seeing.body is not None:
                old = world.text[slice(*seeing.body.span)]
                new = f"({old}) & {seeing.variable.name.text} != {who}"
                yield Fault("observer", said, put(world.text, (seeing.body.span, new)))


def effects(world: unsaid.World) -> Iterator[Fault]:
    """One thing that an act does is left out."""
    for act in acts(world):
        effect = part(act, "effect")
        if effect is None or effect.body is None:
            continue
        parts = list(tree.children(effect.body)) if isinstance(effect.body, tree.JunctionNode) else []
        for place, node in enumerate(parts):
            left = [world.text[slice(*other.span)] for other in parts if other is not node]
            said = f"`{act.name.text}` no longer does `{' '.join(world.text[slice(*node.span)].split())}`"
            if left and place >= 0:
                yield Fault("effect", said, put(world.text, (effect.body.span, " & ".join(left))))
        if not parts:
            said = f"`{act.name.text}` no longer does `{' '.join(world.text[slice(*effect.body.span)].split())}`"
            yield Fault("effect", said, put(world.text, (effect.span, "")))


def texts(world: unsaid.World) -> Iterator[Fault]:
    """What an act is told in from two sides has changed places."""
    names = {act.name.text for act in acts(world)}
    for telling in definitions(world):
        if not isinstance(telling, tree.TellingDefinition) or telling.sort or telling.name.text not in names:
            continue
        sides = (*world.characters, *SIDES, *(p.name.text for p in telling.parameters))
        lines = [line for line in telling.lines if line.key.text in sides and line.turns]
        for one, other in pairwise(lines):
            said = f"`{telling.name.text}`: the texts of {one.key.text} and {other.key.text}"
            yield Fault("text", said, swapped(world.text, one, other))


def swapped(text: str, one: tree.LineNode, other: tree.LineNode) -> str:
    """A text with the words of two lines in each other's places."""
    spans = [(line.turns[0][0].span[0], line.turns[-1][-1].span[1]) for line in (one, other)]
    first, second = (text[slice(*span)] for span in spans)
    return put(text, (spans[0], second), (spans[1], first))


KINDS = {"observer": observers, "effect": effects, "text": texts}

if __name__ == "__main__":
    main()
