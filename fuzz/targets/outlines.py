"""Outlines: any text is one or is refused with a place, and of what is read everything is said without a fault."""

from __future__ import annotations

from random import Random

import unsaid
from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.targets.target import Target
from unsaid.desk.outline import OutlineProblem

SMALL = 8
"""Scenes and people of an outline of which the world is made, too: a larger one takes too long."""

WORDS = (
    *("Scene 3, the pier: ", "It comes out that ", " relies on ", " works out ", " from ", " tells ", " lies to "),
    *(" about ", " is told ", " forgets ", " wants to know ", " wants to hide ", " dies", " knows ", " thinks not "),
    *("People: ", "Facts: ", "Untrue: ", "Dead after: ", "Knows at the start: ", "not ", " by ", " <- ", " and "),
    *("Ann", "Ben", "bill", "key", "| ", " | ", "|---|", ";", ",", ":", ".", '"', "\n", "\t", "(the key is lost)"),
)

SENTENCES = b"""Title: The Pier
People: Ann, Ben
Facts: bill, key (the key is lost)
Ann knows bill.

Scene 1, the hall: Ann and Ben.
Ann tells Ben that bill.
Ben works out key from bill.
Scene 2, the pier: Ann.
It comes out that not key.
Ann relies on Ben knows bill.
Ben lies to Ann about bill. Ann forgets bill. Ann wants to know key. Ben dies.
"""

TABLE = b"""# The Pier
Untrue: ghost
Dead after: Ben 2

| scene | there | comes out | relies on | is told | is lied to | works out | wants | forgets |
|---|---|---|---|---|---|---|---|---|
| 1 the hall | Ann, Ben | bill | | Ann: key by Ben | Ben: bill by Ann | Ann: key <- bill | Ben: hide key | |
| 2 the pier | Ben | key | Ben: Ann knows bill; Ann: not key | | | | | Ben: bill |
"""

DATA = b"""scene;there;comes out;relies on
1;Ann, Ben;bill, "key; lost";
2;Ben;;Ben: bill
"""


def check(data: bytes) -> None:
    """Reading an outline never raises but for what is wrong in it, which has a place; whoever could have told of a hole
    could have before it; and the world it stands for is a sound one."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    try:
        plan = unsaid.outline(f"{text}\n")
    except OutlineProblem as problem:
        if not problem.place or not str(problem):
            raise Broken("an outline is refused without a place") from problem
        return
    order = [scene.label for scene in plan.plot.scenes]
    for hole in plan.holes:
        at = order.index(hole.scene)
        for chance in hole.knew:
            if chance.last is not None and order.index(chance.last) > at:
                raise Broken(f"{chance.who} could have told after the hole of scene {hole.scene}")
    if not plan.told.strip() or plan.sound != (not plan.to_dict()["holes"]):
        raise Broken("what is said of an outline is not what is found")
    if len(order) <= SMALL and len(plan.plot.people) <= SMALL:
        _world(plan)


def _world(plan: unsaid.Outline) -> None:
    """The world it stands for, which is sound."""
    try:
        world = plan.world
    except OutlineProblem:
        return
    if not world.ok:
        raise Broken(f"the world of an outline is not sound: {world.diagnostics[0].message}")


def _all() -> tuple[bytes, ...]:
    return SENTENCES, TABLE, DATA


def _bytes(chance: Random) -> bytes:
    return by_bytes(_all(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(_all(), WORDS, chance)


TARGET = Target("outlines", check, (_bytes, _tokens, _tokens), 8)
