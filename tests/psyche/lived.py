"""Random lives, each held twice: as the psyche has it, on the engine's minds, and as the truth has it."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import msgspec

from tests.psyche.hand import grounded
from tests.psyche.random_minds import concerned
from tests.psyche.truth.all_of_it import feelings
from tests.psyche.truth.life import Feeling, Life
from tests.psyche.truth.plans import HeldPlan, held_plans
from tests.psyche.truth.wants import Wants
from tests.random_lives import world_of_discoveries, world_of_lives, world_of_rarities
from tests.random_wants import world_of_wants
from tests.reference.sketch import ground as ground_of
from tests.strategies import seeded_sketch
from unsaid.data.running import Horizon
from unsaid.data.statements import Held
from unsaid.minds import Minds, MindsError
from unsaid.psyche.doubt import doubts
from unsaid.psyche.engined import Engined
from unsaid.psyche.feelings import feelings as felt_in
from unsaid.psyche.feelings.recognition import recognised
from unsaid.psyche.feelings.showing import hidden
from unsaid.psyche.grid import grid
from unsaid.psyche.holding import Holding
from unsaid.psyche.knowing import mistaken
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.nearly import nearly
from unsaid.psyche.silence import owed
from unsaid.psyche.whynot import why_not
from unsaid.world import GroundWorld, dumps, loads

HORIZON = Horizon(2, 2)
LENGTH = 4


@dataclass(frozen=True)
class Lived:
    """One story in one world: the log of it, and the truth about it."""

    seed: int
    log: Log
    life: Life

    @cached_property
    def plans(self) -> list[HeldPlan]:
        """The plans that are held, in truth."""
        return held_plans(self.life)

    @cached_property
    def felt(self) -> list[Feeling]:
        """What is felt, in truth."""
        return feelings(self.life, self.plans)

    @cached_property
    def wants(self) -> Wants:
        """What is wanted, in truth."""
        return Wants(self.life, self.felt, self.plans)

    @cached_property
    def story(self) -> list[str]:
        """The acts by name."""
        return [self.life.act_name(act) for act in self.life.acts]


def lived(make: Callable[[int], GroundWorld], seed: int) -> Lived | None:
    """A walk through the world of a seed; None where its triggers never rest, or there is nothing to do."""
    ground = make(seed)
    try:
        world = Engined(Minds(ground))
        acts = _walk(ground, world, random.Random(f"walk {seed}"))
        log = log_of(world, acts, HORIZON)
        assert log.states
    except MindsError:
        return None
    life = Life(json.loads(dumps(ground)), acts, HORIZON.steps, HORIZON.depth - 1)
    return Lived(seed, log, life) if acts else None


def lives_of(seed: int) -> GroundWorld:
    """A world put together from situations."""
    return grounded(world_of_lives(seed))


def rarities_of(seed: int) -> GroundWorld:
    """A world with one situation in it."""
    return grounded(world_of_rarities(seed))


def discoveries_of(seed: int) -> GroundWorld:
    """A world in which somebody may find out what it has done."""
    return grounded(world_of_discoveries(seed))


def wants_of(seed: int) -> GroundWorld:
    """A world in which people want things that cost them something."""
    return grounded(world_of_wants(seed))


def minds_of(seed: int) -> GroundWorld:
    """A world drawn without a thought, with concerns put into it; its questions, where it has any, are kept."""
    plain = loads(json.dumps(ground_of(seeded_sketch(seed))))
    made = concerned(plain, random.Random(seed))
    inner = msgspec.structs.replace(plain.inner, concerns=made.inner.concerns, likes=made.inner.likes)
    return msgspec.structs.replace(made, inner=inner)


def _walk(ground: GroundWorld, world: Engined, chance: random.Random) -> list[int]:
    """Acts in turn, of which more than half make sense to those who do them."""
    acts: list[int] = []
    state = world.initial
    while len(acts) < LENGTH and (possible := world.possible(state)):
        good = [a for a in possible if ground.actions[a].consenting and _sensible(ground, world, state, a)]
        acts.append(chance.choice(good if good and chance.random() < 0.6 else possible))
        state = world.advance(state, acts[-1])
    return acts


def _sensible(ground: GroundWorld, world: Engined, state: int, act: int) -> bool:
    doers = ground.actions[act].consenting
    return all(
        world.prospect(world.mind(state, c), act, c, steps=HORIZON.steps, depth=HORIZON.depth) is not None
        for c in doers
    )


def lives(make: Callable[[int], GroundWorld], seeds: Iterable[int]) -> Iterator[Lived]:
    """The lives of some seeds in which anything happens."""
    yield from (one for seed in seeds if (one := lived(make, seed)) is not None)


def said(one: Lived) -> list[Any]:
    """All that is said of a life and can be checked by itself."""
    log, holding = one.log, Holding(one.log)
    felt = felt_in(log)
    why = [answer for act in range(len(one.life.events)) for answer in why_not(holding, act)]
    held = [one for one in holding.statements() if isinstance(one, Held)]
    near = [how for one in held if (how := nearly(holding, one)) is not None]
    wants = [*holding.statements(), *near, *why]
    return [*felt, *recognised(log), *wants, *owed(log), *doubts(log), *mistaken(log), *grid(log), *hidden(log, felt)]
