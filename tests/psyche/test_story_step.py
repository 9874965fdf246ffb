"""Doubt worked out over a whole log, and doubt as the story's own fluents hold it, are one."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest

from tests.reference.asking import Asking, key
from tests.reference.sketch import ground
from tests.story.test_evidence import confession
from tests.strategies import seeded_sketch
from unsaid.checker.minds.settling import Restless
from unsaid.checker.replay import GivenUp, Replay
from unsaid.psyche.doubt import Doubt
from unsaid.psyche.log import Log, log_of
from unsaid.psyche.ranks import least
from unsaid.world import GroundWorld, loads

MOST = 3


def logs(first: int, count: int) -> Iterator[Log]:
    """Walks through the random worlds in which people ask."""
    for seed in range(first, first + count):
        sketch = seeded_sketch(seed)
        if sketch.questions:
            world = loads(json.dumps(ground(sketch)))
            yield from filter(None, [walk(world, random.Random(seed))])


def walk(world: GroundWorld, chance: random.Random) -> Log | None:
    """Some acts in turn; those that are about a question come more often."""
    speech = {s.action for s in world.inner.speech}
    try:
        replay = Replay(world)
        acts, state = [], replay.initial
        while len(acts) < 8 and (possible := replay.possible(state)):
            acts.append(chance.choice([*possible, *(a for a in possible if a in speech)]))
            state = replay.advance(state, acts[-1])
    except (Restless, GivenUp):
        return None
    return log_of(replay, acts)


class Exact:
    """The ranks of one question after each act, by what ``Doubt`` says came: of hypotheses unthought of, too."""

    def __init__(self, log: Log, number: int) -> None:
        self.doubt = Doubt(log, number)
        self.evidence = self.doubt.evidence()
        self.path = self.doubt.path()
        self.priors = [h.prior for h in self.doubt.question.hypotheses]

    def ranks(self, done: int) -> list[int]:
        """Of every hypothesis, the prior and all it paid up to here."""
        paid = [e.costs for e in self.evidence if e.place < done]
        return [sum((prior, *(c[h] for c in paid))) for h, prior in enumerate(self.priors)]

    def told(self, done: int) -> list[float | None]:
        """Ranks told from the least of those that can be thought of, as the last step up to here left them."""
        steps = [t for t in self.path if t.place < done]
        first = [p if self.doubt.conceived(0, h) else None for h, p in enumerate(self.priors)]
        ranks = steps[-1].after if steps else first
        low = min(r for r in ranks if r is not None)
        return [None if r is None else r - low for r in ranks]

    def capped(self, done: int) -> bool:
        """Whether a bound of the fluents came into play, or what nobody thinks of may have been set."""
        dear = any(c > MOST for e in self.evidence if e.place < done for c in e.costs)
        steps = [t for t in self.path if t.place < done]
        if any(t.kind == "effect" for t in steps):
            ways = (row for t in steps for row in (t.before, t.after))
            told = [r - min(x for x in row if x is not None) for row in ways for r in row if r is not None]
            return dear or None in self.told(done) or any(r > MOST for r in told)
        ranks = self.ranks(done)
        low = min(r for h, r in enumerate(ranks) if self.doubt.conceived(done, h))
        return dear or any(abs(r - low) > MOST for r in ranks)

    def believed(self, done: int) -> str:
        """The name of the hypothesis believed, by the last step of the path so far."""
        steps = [t for t in self.path if t.place < done]
        if steps:
            return steps[-1].believed[1]
        first = [h.prior if h.revealed is True else None for h in self.doubt.question.hypotheses]
        return self.doubt.question.hypotheses[least(first, None)].name


@pytest.mark.slow
def test_ranks_over_the_log_are_those_of_the_story() -> None:
    """As long as no bound comes into play, ranks told from the least, and what is believed, are the story's fluents."""
    met = compared(0, 450)
    assert met["ranks"] > 300
    assert met["moved"] > 60
    assert met["turned"] > 5
    assert met["set"] >= 5


def path(w: Asking, acts: list[str]) -> list[tuple[str, tuple[float, ...]]]:
    """The evidence on the first question of a world made by hand, and what it costs."""
    replay = Replay(loads(json.dumps(w.data)))
    numbers = replay.ground.actions_named()
    return [(t.kind, t.costs) for t in Doubt(log_of(replay, [numbers[a] for a in acts]), 0).path()]


def test_who_is_surprised_is_put_right_before_weighing() -> None:
    """She thought him gone, so that he could say nothing; he speaks, so he is here, and the denial counts against kept.

    Weighed as she was, it would have been impossible under both. (Whoever is here knows it, says the trigger.)
    """
    w = key(here=True)
    w.believes("Ann", here=False)
    w.trigger("know", ["and", w.equal("here", True), w.equal("here", False, "Tom")], [w.effect("here", True, "Tom")])
    deny = w.data["actions"][2]
    deny["precondition"] = ["and", *deny["precondition"][1:], w.equal("here", True)]
    assert path(w, ["ask", "deny"]) == [("answer", (0, 1))]


def test_over_the_log_a_price_has_no_bound() -> None:
    """What owning up costs him at once, 7, is what innocence pays; in the fluent it would be 3."""
    assert path(confession(7), ["own_up"]) == [("act", (7, 0))]


def test_an_act_that_settles_a_rank_is_not_weighed() -> None:
    """Where the author says what becomes of a rank, the act is no evidence besides: kept, believed till then a little,
    is set to 2 and costs nothing."""
    w = key()
    w.data["actions"][4]["effects"] = [w.effect("doubt kept", 2)]
    assert path(w, ["hum"]) == [("effect", (0, 0))]


def compared(first: int, count: int) -> Counter[str]:
    """Compares, and says how much there was to compare."""
    met: Counter[str] = Counter()
    for log in logs(first, count):
        for number in range(len(log.inner.questions)):
            try:
                compare(log, Exact(log, number), met)
            except (Restless, GivenUp):
                continue
    return met


def compare(log: Log, exact: Exact, met: Counter[str]) -> None:
    """One question over one story."""
    question = exact.doubt.question
    before: list[Any] = []
    for done, state in enumerate(log.states):
        values = log.world.values(state)
        own = log.world.values(log.world.mind(state, question.asker))
        if exact.capped(done) or any(values[h.rank or 0] != own[h.rank or 0] for h in question.hypotheses):
            return  # from here on the fluents know less; or the asker does not know of their own doubt
        ranks = [values[h.rank or 0] for h in question.hypotheses]
        assert ranks == exact.told(done), (log.acts, done, question.name)
        assert values[question.believed or 0] == exact.believed(done), (log.acts, done, question.name)
        met["ranks"] += 1
        met["set"] += any(t.kind == "effect" and t.place == done - 1 for t in exact.path)
        met["moved"] += bool(before) and before[0] != ranks
        met["turned"] += bool(before) and before[1] != values[question.believed or 0]
        before = [ranks, values[question.believed or 0]]
