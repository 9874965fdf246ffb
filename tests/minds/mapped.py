"""Maps beside the reference: the same random worlds, gone through twice, state by state.

``compare(seed)`` has the engine draw the map of a small world, and goes through all that the slow semantics says can
come of it, both at once from the start. What leads on from each state must be the same; so must what ends there, and
whether two courses come to one state. A result is None, or a sentence that says what differs. The story to every end
is given to the checker, which shares nothing with either. ``counts`` says how much was compared.
"""

from __future__ import annotations

import json
import random
from collections import Counter
from typing import Any

from tests.minds.differential import ENDLESS, with_foresight
from tests.reference import Limits, Model, TriggerCycle, advance, explained_in_story, reached
from tests.reference.sketch import ground
from tests.reference.state import State
from tests.strategies import seeded_sketch
from unsaid.checker.stories.checking import check
from unsaid.data.limits import Limits as EngineLimits
from unsaid.data.story import Beat, Story
from unsaid.minds import Minds, MindsError
from unsaid.minds.chart import GOAL, OPEN, Chart
from unsaid.story.map.plan import Plan
from unsaid.world import loads

STATES = 25
"""States of one world that are looked into; of a larger map the rest is left."""

FAULTS = ("impossible-act", "precondition-believed-false", "unknown-act", "no-reason")
"""What the checker may not find in a story to an end."""

counts: Counter[str] = Counter()


class Difference(Exception):
    """The two disagree."""


def compare(seed: int) -> str | None:
    """The map of one random world, in both."""
    data = with_foresight(ground(seeded_sketch(seed)), seed)
    chance = random.Random(f"map {seed}")
    try:
        _Pair(data, chance).compare()
    except Difference as difference:
        return f"seed {seed}: {difference}"
    except ENDLESS:
        counts["endless"] += 1
    except MindsError as error:
        if error.code != "trigger-cycle":
            raise
        counts["endless"] += 1
    return None


class _Pair:
    def __init__(self, data: dict[str, Any], chance: random.Random) -> None:
        self.world = loads(json.dumps(data))
        self.model = Model(data)
        people = range(len(self.world.characters))
        self.free = {who for who in people if chance.random() < 0.3}
        self.limits = Limits(0, chance.randint(1, 2), chance.randint(1, 2))

    def compare(self) -> None:
        """Goes through both."""
        start = self.model.initial
        minds = Minds(self.world)
        chart = minds.chart(steps=self.limits.character, depth=self.limits.depth, free=sorted(self.free))
        stopped = chart.grow(STATES)
        plan = Plan(rows := chart.rows(weighed=False), rows.ends)
        ours: dict[int, State] = {0: start}
        numbers: dict[State, int] = {start: 0}
        for number in range(plan.looked):
            self.state(plan, number, ours, numbers)
        self.equal(stopped == "whole", plan.looked == plan.count, "whether it is whole")
        counts["whole" if stopped == "whole" else "cut"] += 1
        self.checked(plan)
        self.acts(chart, plan, ours)

    def state(self, plan: Plan, number: int, ours: dict[int, State], numbers: dict[State, int]) -> None:
        """One state in both: whether it is an end, and what leads on from it."""
        here, where = ours[number], f"after {self.course(plan, number)}"
        counts["states"] += 1
        end = reached(self.model, here, None)
        self.equal(end, plan.kinds[number] == GOAL, f"whether it ends {where}")
        told = {} if end else self.following(here)
        theirs = {plan.rows.acts[way]: way for way in plan.ways(number)}
        self.equal(sorted(told), sorted(theirs), f"what leads on {where}")
        for act, reasoned in told.items():
            way = theirs[act]
            self.equal(reasoned, bool(plan.rows.reasoned[way]), f"whether all have a reason for {act} {where}")
            after, to = advance(self.model, here, act), plan.rows.to[way]
            self.equal(numbers.setdefault(after, to), to, f"where {act} leads {where}")
            self.equal(ours.setdefault(to, after), after, f"where {act} leads {where}")
            counts["ways"] += 1

    def following(self, state: State) -> dict[int, bool]:
        """The acts that lead on from a state by the page alone, and whether all who consent have a reason."""
        found = dict[int, bool]()
        for act, event in enumerate(self.model.world.actions):
            if self.model.possible(state, act):
                have = {c: explained_in_story(self.model, state, act, c, self.limits) for c in event.consenting}
                if all(reason or c in self.free for c, reason in have.items()):
                    found[act] = all(have.values())
        return found

    def course(self, plan: Plan, number: int) -> list[str]:
        return [self.world.actions[plan.rows.acts[way]].name for way in plan.course(number) or []]

    def checked(self, plan: Plan) -> None:
        """The checker has nothing against the story to an end, but reasons that the free lack."""
        ends = [state for state in range(plan.count) if plan.kinds[state] != OPEN][:2]
        for end in ends:
            names = self.course(plan, end)
            story = Story(self.world.name, tuple(Beat(name) for name in names))
            limits = EngineLimits(character=self.limits.character, depth=self.limits.depth)
            free = {self.world.characters[who] for who in self.free}
            found = [f for f in check(self.world, story, limits) if f.code in FAULTS]
            faults = [str(f) for f in found if not (f.code == "no-reason" and f.character in free)]
            self.equal(faults, [], f"what the checker finds in {names}")
            counts["stories"] += 1

    def acts(self, chart: Chart, plan: Plan, ours: dict[int, State]) -> None:
        """Which acts were possible anywhere, made sense there, and were thought possible by anybody."""
        rows, every = chart.rows(weighed=False), range(len(self.world.actions))
        looked = [ours[number] for number in range(plan.looked)]
        on = [state for state in looked if not reached(self.model, state, None)]
        possible = {act for act in every if any(self.model.possible(state, act) for state in on)}
        self.equal(rows.possible, possible, "which acts were possible")
        sense = {act for state in on for act, reasoned in self.following(state).items() if reasoned}
        self.equal(rows.made_sense, sense, "which acts made sense")
        for act in every:
            if act not in possible:
                counts["never possible"] += 1
            elif act not in sense:
                counts["never reasoned"] += 1

    def equal(self, ours: object, theirs: object, what: str) -> None:
        if ours != theirs:
            raise Difference(f"{what}: {ours} by the page, {theirs} on the map")


__all__ = ["TriggerCycle", "compare", "counts"]
