"""The engine beside the slow semantics on random worlds whose people do not know: every answer compared.

Both get the same ground world (``tests/random_ignorance.py``). Compared are the start, all minds after every act of
sequences, the acts possible, utilities; whether each act makes sense to each who consents to it, and the hope that
counts where there is no reason; searches, and all stories. A result is None or a sentence that says what differs;
``counts`` says what was compared, and of what minds met how often it was really there.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from itertools import islice
from typing import Any

from tests import random_ignorance
from tests.reference import (
    Endless,
    Limits,
    Model,
    State,
    TooManyMinds,
    TriggerCycle,
    explained_in_story,
    shortest,
    stories,
)
from tests.reference.choosing import chosen
from tests.reference.open.hoping import best_hope
from tests.reference.values import from_plain
from unsaid import _minds

BUDGETS = [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (2, 3)]
"""Steps and depth of explanations asked for."""

WIDTH, DEPTH, WALK = 4, 3, 3
"""States of each length of which all acts are tried, the longest sequences, and acts in one walk."""

MOST_STORIES = 500

ENDLESS = (TriggerCycle, Endless, TooManyMinds)
STUCK = "stuck"
"""Stands for whatever a world comes to whose triggers never settle."""

counts: Counter[str] = Counter()


class Difference(Exception):
    """The two disagree."""


def world(seed: int) -> dict[str, Any]:
    """The ground world of a seed, whole: with the values it names as entities."""
    data = random_ignorance.world(seed).data
    known = {e["name"] for e in data["entities"]}
    named = {v for f in data["fluents"] for v in f.get("domain", ()) if isinstance(v, str)}
    more = [{"name": name, "types": ["thing", "entity"]} for name in sorted(named - known)]
    return data | {"version": 2, "entities": [*data["entities"], *more]}


def compare(seed: int, whole: bool = True) -> str | None:
    """What differs in one world, if anything does; unless ``whole``, in what minds hold and acts make of it alone."""
    pair = Pair(world(seed), random.Random(seed))
    try:
        pair.compare(whole)
    except Difference as difference:
        return f"seed {seed}: {difference}"
    return None


WHOLE = 8
"""Of so many worlds one is compared with its reasons, hopes and stories: these take the slow semantics long."""


def differences(seeds: range) -> list[str]:
    """What differs over some seeds."""
    found = (compare(seed, whole=seed % WHOLE == 0) for seed in seeds)
    return [difference for difference in found if difference is not None]


class Pair:
    """One world in both."""

    def __init__(self, data: dict[str, Any], chance: random.Random) -> None:
        self.data, self.chance = data, chance
        self.model = Model(data)
        self.known: set[tuple[State, int]] = set()

    def compare(self, whole: bool) -> None:
        """Minds and acts; and if it is to be whole, reasons, hopes and stories."""
        counts["worlds"] += 1
        self._constructs()
        ours = _ours(lambda: self.model.initial)
        theirs = _theirs(lambda: _minds.Engine(json.dumps(self.data)))
        self.equal(ours == STUCK, theirs == STUCK, "whether the start settles")
        if ours == STUCK:
            counts["stuck"] += 1
            return
        self.engine = theirs
        self.same(ours, theirs.initial, (), "at the start")
        self.sequences(ours, theirs.initial)
        if whole:
            counts["worlds with reasons, hopes and stories compared"] += 1
            self.walk(ours, theirs.initial)
            self.searches()

    # --- minds --------------------------------------------------------------------------------------

    def same(self, here: State, there: int, path: tuple[int, ...], where: str) -> None:
        """A mind and all those in it."""
        if (here, there) in self.known:
            return
        self.known.add((here, there))
        counts["minds"] += 1
        for f, (a, b) in enumerate(zip(here.values, map(_held, self.engine.values(there)), strict=True)):
            if a[0] in ("open", "sure", "tied", "unclear"):
                counts[f"labels: {a[0]}"] += 1
            self.equal(a, b, f"{self.model.world.fluents[f]} in {path} {where}")
        for c in range(len(self.model.world.characters)):
            self.same(here.mind(c), self.engine.mind(there, c), (*path, c), where)

    def sequences(self, here: State, there: int) -> None:
        """All acts from the start, possible or not, and again from some of the states that they lead to."""
        layer, met = [(here, there, ())], {here}
        for _ in range(DEPTH):
            following = []
            for state, theirs, past in layer:
                self.state(state, theirs, f"after {past}")
                for act in range(len(self.model.world.actions)):
                    pair = self.act(state, theirs, act, past)
                    if pair is not None and pair[0] not in met:
                        met.add(pair[0])
                        following.append((*pair, (*past, act)))
            layer = self.chance.sample(following, min(WIDTH, len(following)))

    def act(self, here: State, there: int, act: int, past: tuple[int, ...]) -> tuple[State, int] | None:
        """Both after one act; None where triggers do not settle."""
        ours, theirs = _ours(lambda: self.model.after(here, act)), _theirs(lambda: self.engine.apply(there, act))
        self.equal(ours == STUCK, theirs == STUCK, f"whether {(*past, act)} settles")
        if ours == STUCK:
            counts["stuck"] += 1
            return None
        row = self.data["actions"][act]
        counts["acts"] += 1
        counts["acts by which somebody learns"] += bool(row.get("learns"))
        counts["acts taken for another"] += "seen" in row
        self.same(ours, theirs, (), f"after {(*past, act)}")
        return ours, theirs

    def state(self, here: State, there: int, where: str) -> None:
        """What is possible, and what all have of it."""
        possible = [a for a in range(len(self.model.world.actions)) if self.model.possible(here, a)]
        self.equal(possible, self.engine.possible(there), f"acts possible {where}")
        for c in (None, *range(len(self.model.world.characters))):
            self.equal(self.model.utility(here, c), self.engine.utility(there, c), f"utility of {c} {where}")

    # --- reasons and hopes --------------------------------------------------------------------------

    def walk(self, here: State, there: int) -> None:
        """Whether acts make sense, along a course of acts that are possible."""
        for _ in range(WALK):
            steps, depth = self.chance.choice(BUDGETS)
            for act, event in enumerate(self.model.world.actions):
                for c in event.consenting:
                    self.sense(here, there, act, c, (steps, depth))
            for c in range(len(self.model.world.characters)):
                self.choice(here, there, c, (min(steps, 2), depth))
            possible = [a for a in range(len(self.model.world.actions)) if self.model.possible(here, a)]
            pair = self.act(here, there, self.chance.choice(possible), ()) if possible else None
            if pair is None:
                return
            here, there = pair

    def sense(self, here: State, there: int, act: int, c: int, budget: tuple[int, int]) -> None:
        """Whether an act makes sense to somebody, as in a story, and the hope that counts if it is one."""
        steps, depth = budget
        limits = Limits(0, steps, depth)
        ours = _ours(lambda: explained_in_story(self.model, here, act, c, limits))
        theirs = _theirs(lambda: self.engine.explain(there, act, c, steps, depth))
        if STUCK in (ours, theirs):
            counts["stuck"] += 1
            return
        counts["questions"] += 1
        what = f"{act} to {c} with {steps} steps at depth {depth}"
        self.equal(ours, theirs is not None, f"whether it makes sense: {what}")
        reason = json.loads(theirs) if theirs is not None else {}
        counts["reasons"] += bool(reason) and "hope" not in reason
        if "hope" in reason:
            counts["hopes"] += 1
            mind = self.model.entered(here, c)
            best = best_hope(self.model, act, c, mind, steps, depth - 1)
            mine = (act, *(step["act"] for step in reason["plan"])), reason["hope"]["gain"]
            self.equal(best and (tuple(best[0]), best[1]), mine, f"the hope that counts, {what}")
            counts["suppositions"] += len(reason["hope"]["cases"])

    def choice(self, here: State, there: int, c: int, budget: tuple[int, int]) -> None:
        """What somebody would do: of all it has a reason for what ends highest; where that is nothing, of its hopes."""
        steps, depth = budget
        ours = _ours(lambda: chosen(self.model, c, self.model.entered(here, c), steps, depth - 1))
        mind = self.engine.mind(there, c)
        theirs = _theirs(lambda: json.loads(self.engine.decide(mind, c, steps, depth)))
        ways = _theirs(lambda: self.engine.options(mind, c, steps, depth))
        if STUCK in (ours, theirs, ways):
            counts["stuck"] += 1
            return
        counts["choices"] += 1
        counts["choices of something"] += bool(ours)
        counts["choices made in hope"] += bool(ways) and ways[0][1] is None
        what = f"what {c} would do with {steps} steps at depth {depth}"
        self.equal(ours, tuple(one["act"] for one in theirs["best"]), what)
        most = max((after for _, _, after in ways), default=None)
        self.equal(ours, tuple(acts[0] for acts, _, after in ways if after == most), f"{what}, of all ways")

    # --- stories ------------------------------------------------------------------------------------

    def searches(self) -> None:
        """Whether there is a story, how long the shortest is, and all of them."""
        limits = Limits(self.chance.randint(1, 3), self.chance.randint(1, 3), self.chance.randint(1, 3))
        goal = self.chance.choice([None, 1.0, 2.0])
        ours = _ours(lambda: shortest(self.model, limits, goal))
        asked = {"goal": goal, "author": limits.author, "character": limits.character, "depth": limits.depth}
        asked |= {"memory": None, "states": None}
        for exact in (True, False):
            theirs = _theirs(lambda e=exact: json.loads(self.engine.search(time=None, shortest=e, **asked)))
            if STUCK in (ours, theirs):
                counts["stuck"] += 1
                continue
            counts["searches"] += 1
            counts["stories found"] += ours is not None
            what = f"{limits}, goal {goal}, shortest {exact}"
            self.equal(ours is not None, theirs["stop"] == "found", f"whether there is a story, {what}")
            if ours is not None:
                length = len(theirs["acts"])
                self.equal(True, length == ours if exact else length >= ours, f"the length {length}, {what}")
        self.every(limits, goal, asked)

    def every(self, limits: Limits, goal: float | None, asked: dict[str, Any]) -> None:
        """All stories: the same, each once."""
        ours: Any = _ours(lambda: list(islice(stories(self.model, limits, goal), MOST_STORIES)))
        if len(ours) == MOST_STORIES:
            return
        theirs = _theirs(lambda: self._listed(asked))
        if STUCK in (ours, theirs):
            counts["stuck"] += 1
            return
        counts["stories listed"] += len(ours)
        self.equal(sorted(map(tuple, ours)), sorted(theirs), f"all stories, {limits}, goal {goal}")

    def _listed(self, asked: dict[str, Any]) -> list[tuple[int, ...]]:
        found, listing = [], self.engine.stories(shortest=False, **asked)
        while (told := json.loads(listing.next()))["stop"] == "found":
            found.append(tuple(told["acts"]))
        return found

    # --- the rest -----------------------------------------------------------------------------------

    def _constructs(self) -> None:
        """Notes what a world has of all that is about not knowing."""
        inner, text = self.data.get("inner", {}), json.dumps(self.data)
        counts["worlds with a secret"] += bool(inner.get("secrets"))
        counts["worlds with labels stated"] += any("label" in b for b in self.data["beliefs"])
        counts["worlds with something learnt"] += any(a.get("learns") for a in self.data["actions"])
        counts["worlds with an act taken for another"] += any("seen" in a for a in self.data["actions"])
        counts["worlds with knows in a condition"] += '"knows"' in text
        counts["worlds with triggers"] += bool(self.data["triggers"])
        counts["worlds with somebody who dares"] += any(inner.get("dares", ()))

    def equal(self, ours: object, theirs: object, what: str) -> None:
        if ours != theirs:
            raise Difference(f"{what}: reference {ours!r}, engine {theirs!r}")


def _held(value: Any) -> Any:
    """What the engine's door gives, as the slow semantics has it."""
    return (value[0], frozenset(map(from_plain, value[1]))) if isinstance(value, tuple) else from_plain(value)


def _ours(ask: Callable[[], Any]) -> Any:
    """The answer of the slow semantics, or that triggers never settle."""
    try:
        return ask()
    except ENDLESS:
        return STUCK


def _theirs(ask: Callable[[], Any]) -> Any:
    """The engine's answer, or that triggers never settle."""
    try:
        return ask()
    except _minds.EngineError as error:
        if error.args[0] == "trigger-cycle":
            return STUCK
        raise
