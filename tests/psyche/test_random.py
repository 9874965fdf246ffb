"""Random small worlds: what is found of minds is what trying everything finds, and all of it is confirmed."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.psyche.random_minds import HORIZON, random_log
from unsaid.checker.minds.settling import Restless
from unsaid.checker.replay import GivenUp
from unsaid.data.running import Lens
from unsaid.data.statements import Held
from unsaid.psyche.feelings import feelings
from unsaid.psyche.holding import Holding, false_beliefs
from unsaid.psyche.log import Log
from unsaid.psyche.nearly import nearly
from unsaid.story.confirming import refusals

pytestmark = pytest.mark.slow

SEEDS = range(0, 80, 20)


def logs(first: int) -> list[Log]:
    """Twenty walks, without those of worlds that never rest."""
    return [log for seed in range(first, first + 20) if (log := random_log(seed)) is not None]


@pytest.mark.parametrize("first", SEEDS)
def test_every_statement_is_confirmed(first: int) -> None:
    """The checker confirms everything that is said of anybody in eighty random stories."""
    said = 0
    for log in logs(first):
        try:
            holding = Holding(log)
            held = list(holding.statements())
            near = [near for one in held if isinstance(one, Held) and (near := nearly(holding, one)) is not None]
            statements = [*feelings(log), *held, *near]
        except (Restless, GivenUp):
            continue
        said += len(statements)
        refused = refusals(log.world.ground, log.acts, statements, HORIZON)
        assert not refused, [str(r) for r in refused]
    assert said > 40


@pytest.mark.parametrize("first", SEEDS)
def test_brakes_are_what_trying_every_set_of_concerns_finds(first: int) -> None:
    """The brakes are the smallest of all sets of up to three of the concerns an act would cost that free it."""
    found = 0
    for log in logs(first):
        try:
            holding = Holding(log)
            for place in range(len(log.acts)):
                for who in log.characters:
                    mind = log.mind(place, who)
                    for act in holding.choosing.own_acts(mind, who):
                        brakes = {frozenset(b) for b in holding.brakes(mind, who, act)}
                        assert brakes == _freeing(log, mind, who, act)
                        found += len(brakes)
        except (Restless, GivenUp):
            continue
    assert found > 0


def _freeing(log: Log, mind: int, who: int, act: int) -> set[frozenset[int]]:
    """All sets of concerns that free the act, tried one by one, less those with a smaller one inside."""
    own = [i for i, c in enumerate(log.inner.concerns) if c.owner == who]
    at_once = tuple(p for p in own if _value(log, p, log.world.apply(mind, act)) < _value(log, p, mind))
    lens = Lens(who, tuple((p, _value(log, p, mind)) for p in at_once))
    plan = log.prospect(mind, act, who, lens) if at_once else None
    if plan is None:
        return set()
    end = mind
    for step in plan.acts:
        end = log.world.apply(end, step)
    costs = [p for p in own if _value(log, p, end) < _value(log, p, mind)]
    sets = [frozenset(s) for n in (1, 2, 3) for s in combinations(costs, n) if _free(log, mind, who, act, s)]
    return {s for s in sets if not any(t < s for t in sets)}


def _free(log: Log, mind: int, who: int, act: int, frozen: tuple[int, ...]) -> bool:
    values = {p: _value(log, p, mind) for p in frozen}
    lens = Lens(who, tuple(sorted(values.items())))
    ends = {}
    for other in log.world.possible(mind, who):
        if who in log.world.ground.actions[other].consenting:
            prospect = log.prospect(mind, other, who, lens)
            if prospect is not None:
                ends[other] = prospect
    if act not in ends or any(p.after >= ends[act].after for a, p in ends.items() if a != act):
        return False
    end = mind
    for step in ends[act].acts:
        end = log.world.apply(end, step)
    own = [i for i, c in enumerate(log.inner.concerns) if c.owner == who]
    lowered = all(_value(log, p, end) < values[p] for p in frozen)
    return lowered and any(_value(log, p, end) > _value(log, p, mind) for p in own)


def _value(log: Log, place: int, mind: int) -> float:
    concern = log.inner.concerns[place]
    return concern.weight * log.holds(mind, concern.term)


@pytest.mark.parametrize("first", SEEDS)
def test_false_beliefs_are_all_single_literals_that_are_wrong(first: int) -> None:
    """What somebody has wrong, itself or about another's mind, is every fluent whose value there is not the true."""
    for log in logs(first):
        world = log.world
        for place in range(len(log.acts) + 1):
            for who in log.characters:
                chains = [(), *((c,) for c in log.characters if c != who)]
                brute = {
                    (chain, fluent)
                    for chain in chains
                    for fluent in range(len(world.ground.fluents))
                    if repr(world.values(world.mind(log.states[place], who, *chain))[fluent])
                    != repr(world.values(world.mind(log.states[place], *chain))[fluent])
                }
                assert {(b.who, b.fluent) for b in false_beliefs(log, place, who)} == brute


def test_mistakes_are_what_trying_every_literal_and_pair_finds() -> None:
    """What somebody would have had to know is the smallest of all single and paired corrections that free the act."""
    found = 0
    for log in logs(0) + logs(20):
        try:
            holding = Holding(log)
            for who in log.characters:
                wrong = list(false_beliefs(log, 0, who))
                if len(wrong) > 8:
                    continue
                mind = log.mind(0, who)
                for act in holding.choosing.own_acts(mind, who):
                    tried = [
                        frozenset(s)
                        for n in (1, 2)
                        for s in combinations(wrong, n)
                        if holding.choosing.chosen(log.world.patch(mind, s), who) == (act,)
                    ]
                    smallest = {s for s in tried if not any(t < s for t in tried)}
                    if not wrong or holding.choosing.prospect(log.world.patch(mind, wrong), act, who) is None:
                        smallest = set()  # knowing everything it would still have no reason
                    assert {frozenset(m) for m in holding.mistakes(0, who, act)} == smallest
                    found += len(smallest)
        except (Restless, GivenUp):
            continue
    assert found > 0
