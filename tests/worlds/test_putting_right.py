"""What an act puts right in those who watch, they know its doer to know as well.

An effect on one belief says nothing of what is believed about it: whoever learns from a question that the other is
awake, and from the text no more than that, goes on believing that the other takes herself to be asleep. In the bundled
worlds the text says it, or lets the act change the world, which changes all minds that see it.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from unsaid.data.proof import same_value
from unsaid.psyche.engined import Engined

from .staged import NAMES, Staged, staged

GAMES, LENGTH = 12, 50


def games(world: Staged, engine: Engined) -> Iterator[tuple[int, int, int]]:
    """Steps of games in which mostly somebody does what makes sense to them: the act, the state before and after."""
    for seed in range(GAMES):
        chance, state = random.Random(f"{world.name} {seed}"), engine.initial
        for _ in range(LENGTH):
            possible = engine.possible(state)
            if not possible:
                break
            good = [act for act in possible if sensible(world, engine, state, act)]
            act = chance.choice(good if good and chance.random() < 0.8 else possible)
            after = engine.advance(state, act)
            yield act, state, after
            state = after


def sensible(world: Staged, engine: Engined, state: int, act: int) -> bool:
    """Whether somebody does an act, and it makes sense to all who do."""
    doers = world.ground.actions[act].consenting
    return bool(doers) and all(engine.explained(engine.mind(state, c), act, c, steps=4, depth=2) for c in doers)


def left_behind(world: Staged, engine: Engined, act: int, state: int, after: int) -> Iterator[str]:
    """What somebody who saw an act came to believe, as its doer does, and takes the doer to believe otherwise."""
    ground = world.ground
    for doer in ground.actions[act].consenting:
        for watcher in range(len(ground.characters)):
            if watcher == doer or not engine.sees(state, act, watcher):
                continue
            chains = ((watcher,), (doer,), (watcher, doer))
            before = engine.values(engine.mind(state, watcher))
            own, really, thought = (engine.values(engine.mind(after, *chain)) for chain in chains)
            for f, fluent in enumerate(ground.fluents):
                learnt = not same_value(before[f], own[f]) and same_value(own[f], really[f])
                if learnt and not same_value(thought[f], really[f]):
                    names = ground.characters[watcher], ground.characters[doer]
                    yield f"{ground.actions[act].name}: {names[0]} takes {names[1]} to have {fluent.name} wrong"


@pytest.mark.parametrize("name", NAMES)
def test_whoever_learns_from_an_act_takes_its_doer_to_know(name: str) -> None:
    """In twelve games, nobody learns something by watching an act and goes on believing that its doer, who believes it
    too, has it wrong."""
    world = staged(name)
    engine = Engined(world.minds)
    wrong = {one for step in games(world, engine) for one in left_behind(world, engine, *step)}
    assert wrong == set()
