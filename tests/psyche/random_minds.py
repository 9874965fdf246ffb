"""Small random worlds whose characters have concerns, and walks through them."""

from __future__ import annotations

import json
import random

import msgspec

from tests.reference.sketch import ground
from tests.strategies import seeded_sketch
from unsaid.checker.minds.settling import Restless
from unsaid.checker.replay import GivenUp, Replay
from unsaid.data.running import Horizon
from unsaid.psyche.log import Log, log_of
from unsaid.world import GroundWorld, loads
from unsaid.world.inner import GroundConcern, GroundLike, Inner

KINDS = ("own", "other", "norm", "secrecy", "closeness")
HORIZON = Horizon(2, 2)


def random_log(seed: int, length: int = 4) -> Log | None:
    """A walk of possible acts through a random world with concerns; None where its triggers never rest, or it has
    nothing to do."""
    chance = random.Random(seed)
    plain = loads(json.dumps(ground(seeded_sketch(seed))))
    world = concerned(plain, chance)
    try:
        replay = Replay(world)
        acts: list[int] = []
        state = replay.initial
        for _ in range(length):
            possible = replay.possible(state)
            if not possible:
                break
            acts.append(chance.choice(possible))
            state = replay.advance(state, acts[-1])
    except (Restless, GivenUp):
        return None
    log = log_of(replay, acts, HORIZON)
    return log if acts else None


def concerned(world: GroundWorld, chance: random.Random) -> GroundWorld:
    """The world with two to four random concerns for everybody, and random likings."""
    people = range(len(world.characters))
    concerns = tuple(_concern(world, who, n, chance) for who in people for n in range(chance.randint(2, 4)))
    likes = tuple(GroundLike(a, b, float(chance.choice((-1, 0, 1)))) for a in people for b in people if a != b)
    utilities = tuple(_sum(concerns, who) for who in people)
    utility = msgspec.structs.replace(world.utility, characters=utilities)
    return msgspec.structs.replace(world, utility=utility, inner=Inner(concerns=concerns, likes=likes))


def _concern(world: GroundWorld, who: int, number: int, chance: random.Random) -> GroundConcern:
    kind = chance.choice(KINDS)
    other = chance.choice([c for c in range(len(world.characters)) if c != who])
    fluent = chance.randrange(len(world.fluents))
    wanted = chance.choice(_values(world, fluent))
    term = ("==", ("get", fluent), wanted)
    term = ("not", term) if chance.random() < 0.4 else term
    return GroundConcern(f"c{who}_{number}", who, kind, float(chance.randint(1, 3)), term, other)  # type: ignore[arg-type]


def _values(world: GroundWorld, fluent: int) -> list[object]:
    """Values that some act gives the fluent, and the one it begins with."""
    effects = (e for action in world.actions for e in action.effects if e.fluent == fluent)
    return [world.fluents[fluent].initial, *(e.value for e in effects if type(e.value) is not tuple)]


def _sum(concerns: tuple[GroundConcern, ...], who: int) -> object:
    total: object = 0.0
    for concern in concerns:
        if concern.owner == who:
            total = ("+", total, ("*", concern.weight, concern.counted))
    return total
