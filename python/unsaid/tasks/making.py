"""A set of tasks: the task of a number depends on the seed, the number and the dials, and on nothing else.

So tasks can be made in any order, by any number of workers, and taken up again where they were left. For each number
scenes are drawn and judged until one is as the dials ask. What cannot be had of the kind whose turn it is, is taken
of any
kind asked for, and where that is in vain too, the dials contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator
from random import Random
from typing import Any

from unsaid.errors import BadValue
from unsaid.tasks.dials import Dials
from unsaid.tasks.judging import Judged, judged
from unsaid.tasks.kinds import KINDS
from unsaid.tasks.policies import lucky
from unsaid.tasks.scene import Scene, Want
from unsaid.tasks.wording import goal, setting
from unsaid.tasks.writing import wanted, world

PATIENCE, HASTE = 60, 4
"""Scenes drawn for one kind before any kind will do; of some kinds nearly all can be done, so there is haste where a
task is to be one that cannot."""

LICENCE = "CC0-1.0"

Row = dict[str, Any]


def tasks(first: int, count: int, seed: int, dials: Dials) -> Iterator[Row]:
    """So many tasks from a number on."""
    for number in range(first, first + count):
        yield task(number, seed, dials)


def task(number: int, seed: int, dials: Dials) -> Row:
    """The task of a number."""
    dice = Random(f"unsaid task {seed} {number}")
    solvable = dice.random() >= dials.unsolvable
    turn = dials.kinds[number % len(dials.kinds)]
    for kind in [turn] * (PATIENCE if solvable else HASTE) + [dice.choice(dials.kinds) for _ in range(4 * PATIENCE)]:
        scene, wants = KINDS[kind](dice, dials.people, dials.rooms)
        found = judged(scene, wants, dials.length[1], solvable)
        if found is not None and _fits(found, dials):
            return _row(number, seed, kind, scene, wants, found, dials)
    asked = "that can be done" if solvable else "that cannot be done"
    raise BadValue(
        "dials",
        f"no task {asked} came up for number {number}; give more room to --depth, --length or "
        "--kinds, or another --unsolvable",
    )


def _fits(found: Judged, dials: Dials) -> bool:
    if found.plan is None or found.depth is None:
        return True
    (short, long), (shallow, deep) = dials.length, dials.depth
    return short <= len(found.plan) <= long and shallow <= found.depth <= deep


def _row(number: int, seed: int, kind: str, scene: Scene, wants: tuple[Want, ...], found: Judged, dials: Dials) -> Row:
    acts = {act.chosen: act.words for act in scene.acts()}
    chosen = {act.name: act.chosen for act in scene.acts()}
    return {
        "id": f"{kind}-{seed}-{number}",
        "number": number,
        "seed": seed,
        "kind": kind,
        "people": len(scene.people),
        "rooms": len(scene.rooms),
        "setting": setting(scene),
        "goal": f"{goal(wants)} You may do at most {dials.length[1]} acts.",
        "acts": [{"name": name, "words": words} for name, words in acts.items()],
        "most": dials.length[1],
        "solvable": found.plan is not None,
        "length": None if found.plan is None else len(found.plan),
        "depth": found.depth,
        "plan": [chosen[name] for name in found.plan or ()],
        "reaches": " & ".join(wanted(want) for want in wants),
        "world": world(scene, wants),
        "lucky": lucky(scene, wants, found, Random(f"luck {seed} {number}")),
        "licence": LICENCE,
    }


def rows(first: int, count: int, seed: int, dials: dict[str, Any]) -> Iterator[Row]:
    """The same, with the dials as plain data: what workers are told."""
    return tasks(first, count, seed, Dials.of(dials))
