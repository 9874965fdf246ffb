"""The engine beside the reference: the same random worlds, walked side by side, every answer compared.

``compare(seed)`` gives both the same ground world file. ``compare_text(seed)`` gives the engine what the language and
the grounder make of the world's text, and the reference the plain grounding of the same sketch; there the two worlds
number things differently, so acts, characters and fluents are matched by name.

A result is None (no difference) or a sentence that says what differs and where; ``counts`` says what was compared,
``kinds`` in which seeds something of each kind happened, and ``times`` how often.
"""

from __future__ import annotations

import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from tests.minds.kinds import Kinds
from tests.minds.replaying import Replaying
from tests.reference import (
    Endless,
    Limits,
    Model,
    TooManyMinds,
    TriggerCycle,
    advance,
    explained_in_story,
    foreseen,
    is_plan,
    reached,
    shortest,
    stories,
    worth,
)
from tests.reference.sketch import Sketch, ground
from tests.reference.state import State
from tests.reference.values import from_plain
from tests.reference.written import written
from tests.strategies import seeded_sketch
from unsaid.data.limits import Limits as EngineLimits
from unsaid.data.story import Reason, Result
from unsaid.minds import Minds, MindsError
from unsaid.story.find import find, find_all, why
from unsaid.world import GroundWorld, dumps, loads
from unsaid.world import ground as ground_text

MOST_STORIES = 2000
"""Stories of one world that are compared one by one; a world with more is left."""

WALK = 5
"""Acts in one walk."""

BUDGETS = [(1, 1), (2, 1), (2, 2), (3, 1), (3, 2), (3, 2), (3, 3), (4, 1), (4, 2)]
"""Steps and depth of explanations asked for."""

ENDLESS = (TriggerCycle, Endless, TooManyMinds)
STUCK = "stuck"
"""Stands for whatever a world comes to whose triggers never settle."""

counts: Counter[str] = Counter()
kinds: defaultdict[str, set[int]] = defaultdict(set)
times: Counter[str] = Counter()


class Difference(Exception):
    """The two disagree."""


def compare(seed: int) -> str | None:
    """The same ground world for both."""
    return compare_ground(with_foresight(ground(seeded_sketch(seed)), seed), seed)


def foresight(seed: int, characters: list[str]) -> tuple[int, list[str]]:
    """How far the people of a world foresee (in half: not at all), and in which order they have turns."""
    chance = random.Random(f"foresight {seed}")
    if chance.random() < 0.5:
        return 0, []
    return chance.randint(1, 3), chance.sample(characters, len(characters)) if chance.random() < 0.5 else []


def with_foresight(data: dict[str, Any], seed: int) -> dict[str, Any]:
    """A ground world in which people may foresee; where they ask one another, turns are the world's own."""
    characters = data["characters"]
    acts, turns = foresight(seed, characters)
    if "inner" in data:
        return data | {"inner": data["inner"] | {"foresight": min(acts, 1)}}
    return data | {"version": 2, "inner": {"foresight": acts, "turns": [characters.index(c) for c in turns]}}


def foresight_text(sketch: Sketch, seed: int) -> str:
    """The same in the words of the language."""
    acts, turns = foresight(seed, sketch.of_type("character"))
    if sketch.questions:
        acts, turns = min(acts, 1), []
    return (f"foresight {acts};\n" if acts else "") + (f"turns {', '.join(turns)};\n" if turns else "")


def compare_ground(data: dict[str, Any], seed: int) -> str | None:
    """One ground world, as the data of its file, for both."""
    return _compared(data, loads(json.dumps(data)), seed)


def compare_text(seed: int) -> str | None:
    """The world's text for the engine, by way of language and grounder; the plain grounding for the reference."""
    return compare_sketch(seeded_sketch(seed), seed)


def compare_sketch(sketch: Sketch, seed: int) -> str | None:
    """One sketch, put in words for the engine."""
    from unsaid.language import read

    reading = read(written(sketch) + foresight_text(sketch, seed))
    if reading.world is None:
        return "text refused: " + "; ".join(f"{d.code}: {d.message}" for d in reading.diagnostics)
    world = loads(dumps(ground_text(reading.world, reading.source)))
    return _compared(with_foresight(ground(sketch), seed), world, seed)


def _compared(data: dict[str, Any], world: GroundWorld, seed: int) -> str | None:
    pair = _Pair(data, world, random.Random(seed))
    try:
        pair.compare()
    except Difference as difference:
        return str(difference)
    finally:
        for kind in pair.kinds.met:
            kinds[kind].add(seed)
        times.update(pair.kinds.met)
    return None


class _Pair:
    """One world in both."""

    def __init__(self, data: dict[str, Any], world: GroundWorld, chance: random.Random) -> None:
        self.chance = chance
        self.model = Model(data)
        self.kinds = Kinds(self.model)
        self.names = [a.name for a in self.model.world.actions]
        self.characters = list(self.model.world.characters)
        self.world = world
        self.act = {a.name: i for i, a in enumerate(world.actions)}
        self.fluent = {f.name: i for i, f in enumerate(world.fluents)}
        self.number: dict[State, int] = {}
        self.known: dict[int, State] = {}
        self.who = {c: i for i, c in enumerate(world.characters)}

    # --- the walk -----------------------------------------------------------------------------------

    def compare(self) -> None:
        counts["comparisons"] += 1
        state = self.start()
        if state is None:
            return
        here, there = state
        self.searches()
        for step in range(WALK):
            self.state(here, there, f"after {step} acts")
            following = self.step(here, there)
            if following is None:
                return
            here, there = following

    def start(self) -> tuple[State, int] | None:
        """The initial states, or None where both say that there is none."""
        ours = _or_stuck(lambda: self.model.initial)
        theirs = _engine(lambda: Minds(self.world))
        self.equal(ours == STUCK, theirs == STUCK, "whether the start settles")
        if ours == STUCK:
            counts["stuck"] += 1
            return None
        self.engine: Minds = theirs
        self.kinds.start()
        self.replaying = Replaying(self.model, self.world, self.checked) if self.model.world.questions else None
        return ours, self.engine.initial

    def step(self, here: State, there: int) -> tuple[State, int] | None:
        """Both after one act of a story that is possible; None where there is none, or none that settles."""
        possible = [a for a in range(len(self.names)) if self.model.possible(here, a)]
        settled = None
        for a in possible:
            ours = _or_stuck(lambda a=a: self.model.after(here, a))
            theirs = _engine(lambda a=a: self.engine.apply(there, self.act[self.names[a]]))
            self.equal(ours == STUCK, theirs == STUCK, f"whether {self.names[a]} settles")
            counts["events"] += 1
            if ours == STUCK:
                counts["stuck"] += 1
                continue
            self.minds(ours, theirs, (), self.names[a])
            self.kinds.event(here, a, ours)
            told = self.told(here, there, a) if self.replaying is not None else (ours, theirs)
            self.witnessed(here, there, a)
            if told is not None and (settled is None or self.chance.random() < 0.5):
                settled = told
        return settled

    def witnessed(self, here: State, there: int, a: int) -> None:
        """An act of a story that only some see, given from outside."""
        some = [c for c in self.characters if self.chance.random() < 0.5]
        ours = _or_stuck(lambda: advance(self.model, here, a, frozenset(map(self.characters.index, some))))
        theirs = _engine(
            lambda: self.engine.advance(there, self.act[self.names[a]], seen_by=[self.who[c] for c in some])
        )
        if not self.stuck(ours, theirs):
            counts["events with witnesses given"] += 1
            self.minds(ours, theirs, (), f"{self.names[a]} seen by {', '.join(some) or 'nobody else'}")

    def told(self, here: State, there: int, a: int) -> tuple[State, int] | None:
        """Both after an act of a story with its evidence; None where triggers do not settle in something imagined."""
        ours = _or_stuck(lambda: advance(self.model, here, a))
        theirs = _engine(lambda: self.engine.advance(there, self.act[self.names[a]]))
        if self.stuck(ours, theirs):
            return None
        counts["events in stories"] += 1
        self.minds(ours, theirs, (), f"{self.names[a]} in a story")
        self.kinds.evidence(here, a, self.model.after(here, a), ours)
        if self.replaying is not None:
            counts["events in stories, on the checker's minds"] += self.replaying.step(here, a, ours)
        return ours, theirs

    # --- what is compared ---------------------------------------------------------------------------

    def state(self, here: State, there: int, where: str) -> None:
        """Everything that can be asked of one state."""
        ours = {n for a, n in enumerate(self.names) if self.model.possible(here, a)}
        theirs = {self.world.actions[a].name for a in self.engine.possible(there)}
        self.equal(ours, theirs, f"acts possible {where}")
        self.minds(here, there, (), where)
        someone = self.chance.randrange(len(self.characters))
        name = self.characters[someone]
        self.foreseen(here.mind(someone), self.engine.mind(there, self.who[name]), someone, where)
        self.reasons(here.mind(someone), self.engine.mind(there, self.who[name]), f"as {name} sees it {where}")
        self.reasons(here, there, where)

    def foreseen(self, mind: State, theirs: int, c: int, where: str) -> None:
        """What a character expects in its own mind if it does nothing."""
        depth = self.chance.randint(1, 3)
        name = self.characters[c]
        ours = _or_stuck(lambda: [self.names[a] for a in foreseen(self.model, c, mind, depth - 1)])
        asked = _engine(lambda: self.engine.foreseen(theirs, self.who[name], depth=depth))
        if self.stuck(ours, asked):
            return
        self.equal(ours, [self.world.actions[a].name for a in asked[0]], f"what {name} foresees at {depth} {where}")
        counts["acts foreseen"] += len(ours)
        self.kinds.foreseen(len(ours))

    def reasons(self, here: State, there: int, where: str) -> None:
        """Whether each act makes sense to each who consents to it, as in a story at this state."""
        steps, depth = self.chance.choice(BUDGETS)
        for a, event in enumerate(self.model.world.actions):
            limits = Limits(0, steps, depth)
            makes_sense = [self.explanation(here, there, a, c, limits, where) for c in event.consenting]
            self.kinds.question(makes_sense)

    def minds(self, here: State, there: int, path: tuple[str, ...], where: str) -> None:
        """Values and utilities in a mind and in all those below it; equal states, and only they, have one number."""
        place = f"in {'/'.join(path) or 'the world'} {where}"
        if here in self.number:
            self.equal(self.number[here], there, f"the number of the mind {place}, met before")
            return
        self.number[here] = there
        counts["minds"] += 1
        self.equal(self.known.setdefault(there, here), here, f"the state with number {there}, met before, {place}")
        self.one_mind(here, there, place)
        for c, name in enumerate(self.characters):
            self.minds(here.mind(c), self.engine.mind(there, self.who[name]), (*path, name), where)

    def one_mind(self, here: State, there: int, place: str) -> None:
        theirs = self.engine.values(there)
        for f, name in enumerate(self.model.world.fluents):
            if name in self.fluent:
                self.equal(here.values[f], from_plain(theirs[self.fluent[name]]), f"{name} {place}")
        for c in (None, *self.characters):
            ours = self.model.utility(here, None if c is None else self.characters.index(c))
            self.equal(ours, self.engine.utility(there, None if c is None else self.who[c]), f"utility of {c} {place}")

    def explanation(self, here: State, there: int, a: int, c: int, limits: Limits, where: str) -> bool:
        """Whether an act makes sense to somebody, and whether the engine's reason is one of the reference's."""
        name, who = self.names[a], self.characters[c]
        if name not in self.act:
            return False
        what = f"{name} to {who} with {limits.character} steps at depth {limits.depth} {where}"
        ours = _or_stuck(lambda: explained_in_story(self.model, here, a, c, limits))
        theirs = _engine(lambda: self.explain(there, name, who, limits))
        if self.stuck(ours, theirs):
            return False
        counts["questions"] += 1
        self.equal(ours, theirs is not None, f"whether it makes sense: {what}")
        if theirs is not None:
            counts["explained"] += 1
            self.reason(theirs, here.mind(c), limits.character, limits.depth - 1, what)
        return theirs is not None

    def explain(self, there: int, name: str, who: str, limits: Limits) -> Reason | None:
        return why(self.engine, there, self.act[name], self.who[who], _limits(limits))

    # --- reasons ------------------------------------------------------------------------------------

    def reason(self, reason: Reason, mind: State, steps: int, levels: int, what: str) -> None:
        """The engine's reason is a plan the reference knows, with the utilities and inner reasons it should have."""
        c = self.characters.index(reason.character)
        acts = tuple(self.names.index(n) for n in reason.acts)
        counts["plans"] += 1
        counts[f"plans of {len(acts)} steps"] += 1
        known = _or_stuck(lambda: is_plan(self.model, acts, c, mind, steps, levels))
        if known == STUCK:
            counts["stuck in one only"] += 1
            return
        self.equal(known, True, f"whether {reason.acts} is a plan, {what}")
        ends = [_or_stuck(lambda m=m: worth(self.model, c, m, levels)) for m in (mind, self.model.run(mind, acts))]
        if STUCK not in ends:
            others = sum(r.character != reason.character for step in reason.plan for r in step.reasons)
            self.kinds.reason(ends[0], ends[1], self.model.utility(mind, c), others)
            self.equal(ends, [reason.before, reason.after], f"worth before and after, {what}")
        for i, step in enumerate(reason.plan, start=1):
            self.inner(step.reasons, acts, i, c, self.model.run(mind, acts[:i]), (steps - i, levels), what)

    def inner(
        self,
        given: tuple[Reason, ...],
        acts: tuple[int, ...],
        i: int,
        c: int,
        here: State,
        left: tuple[int, int],
        what: str,
    ) -> None:
        """Everyone who consents to a later step has a reason written down; the planner's own may be the rest."""
        steps, levels = left
        consenting = set(self.model.world.actions[acts[i]].consenting)
        named = {self.characters.index(r.character) for r in given}
        self.equal(consenting - {c}, named - {c}, f"who has reasons for step {i + 1}, {what}")
        if c in consenting - named:
            rest = _or_stuck(lambda: is_plan(self.model, acts[i:], c, here, steps, levels))
            self.equal(rest in (True, STUCK), True, f"whether the rest explains step {i + 1}, {what}")
        counts["inner reasons"] += len(given)
        for r in given:
            d = self.characters.index(r.character)
            self.equal(self.names[acts[i]], r.act, f"the act explained at step {i + 1}, {what}")
            inside = (here, levels) if d == c else (here.mind(d), levels - 1)
            self.reason(r, inside[0], steps, inside[1], f"step {i + 1} of {what}")

    # --- searches -----------------------------------------------------------------------------------

    def searches(self) -> None:
        limits = Limits(self.chance.randint(1, 3), self.chance.randint(1, 3), self.chance.randint(0, 3))
        goal = self.chance.choice([None, None, 1.0, 2.0, 3.0])
        ours = _or_stuck(lambda: shortest(self.model, limits, goal))
        for exact in (True, False):
            theirs = _engine(lambda exact=exact: find(self.engine, _limits(limits, exact), goal=goal))
            self.search(ours, theirs, limits, goal, exact)
        self.every(limits, goal)

    def every(self, limits: Limits, goal: float | None) -> None:
        """All stories, and all of the fewest acts: the same sets, each by length, none twice."""
        ours: list[Any] = _or_stuck(lambda: list(islice(stories(self.model, limits, goal), MOST_STORIES)))
        if len(ours) == MOST_STORIES:
            return
        for fewest in (False, True):
            theirs = _engine(lambda fewest=fewest: list(find_all(self.engine, _limits(limits, fewest), goal=goal)))
            if self.stuck(ours, theirs):
                continue
            shortest_only = [s for s in ours if len(s) == len(ours[0])]
            wanted = sorted([self.names[a] for a in s] for s in (shortest_only if fewest else ours))
            given = [list(found.acts) for found in theirs[:-1]]
            what = f"all stories, {limits}, goal {goal}, shortest {fewest}"
            self.equal(wanted, sorted(given), what)
            self.equal(sorted(map(len, given)), list(map(len, given)), f"the order of {what}")
            self.equal("none", theirs[-1].stop, f"the end of {what}")
            counts["stories listed"] += len(given)
            counts["lists of stories"] += 1

    def search(self, ours: Any, theirs: Any, limits: Limits, goal: float | None, exact: bool) -> None:
        what = f"{limits}, goal {goal}, shortest {exact}"
        if self.stuck(ours, theirs):
            return
        counts["searches"] += 1
        counts["stories"] += ours is not None
        self.equal("none" if ours is None else "found", theirs.stop, f"what the search comes to, {what}")
        if ours is not None:
            length = len(theirs.acts)
            fits = length == ours if exact else length >= ours
            self.equal(fits, True, f"whether {length} acts fit a shortest story of {ours}, {what}")
            self.story(theirs, limits, goal, what)

    def story(self, found: Result, limits: Limits, goal: float | None, what: str) -> None:
        """A story the engine found: every act possible, every reason good, the goal reached, all within the limits."""
        counts["stories replayed"] += 1
        self.kinds.story([self.names.index(name) for name in found.acts])
        self.equal(len(found.acts) <= limits.author, True, f"whether the story is short enough, {what}")
        here = self.model.initial
        for name, reasons in zip(found.acts, found.explanations, strict=True):
            act = self.names.index(name)
            self.equal(self.model.possible(here, act), True, f"whether {name} is possible, {what}")
            named = {self.characters.index(r.character) for r in reasons}
            self.equal(set(self.model.world.actions[act].consenting), named, f"who has reasons for {name}, {what}")
            for r in reasons:
                self.equal(name, r.act, f"the act explained, {what}")
                mind = here.mind(self.characters.index(r.character))
                self.reason(r, mind, limits.character, limits.depth - 1, f"{name} in the story, {what}")
            here = advance(self.model, here, act)
        self.equal(reached(self.model, here, goal), True, f"whether the story reaches its goal, {what}")
        self.equal(self.model.utility(here, None), found.utility, f"the utility at the end, {what}")

    def stuck(self, ours: object, theirs: object) -> bool:
        """Whether either answer was cut short by triggers that never settle.

        Which plans are tried before one will do is each side's own affair, so one may meet such triggers and the other
        not; that both report them after the same event is compared wherever an event is.
        """
        counts["stuck"] += STUCK in (ours, theirs)
        counts["stuck in one only"] += (ours == STUCK) != (theirs == STUCK)
        return STUCK in (ours, theirs)

    def checked(self, ours: object, theirs: object, what: str) -> None:
        if ours != theirs:
            raise Difference(f"{what}: reference {ours!r}, checker {theirs!r}")

    def equal(self, ours: object, theirs: object, what: str) -> None:
        if ours != theirs:
            raise Difference(f"{what}: reference {ours!r}, engine {theirs!r}")


def _limits(limits: Limits, exact: bool = False) -> EngineLimits:
    return EngineLimits(author=limits.author, character=limits.character, depth=limits.depth, shortest=exact)


def _or_stuck(ask: Any) -> Any:
    """The reference's answer, or that triggers never settle."""
    try:
        return ask()
    except ENDLESS:
        return STUCK


def _engine(ask: Any) -> Any:
    """The engine's answer, or that triggers never settle."""
    try:
        return ask()
    except MindsError as error:
        if error.code in ("trigger-cycle", "trigger-limit"):
            return STUCK
        raise


def differences(seeds: Iterator[int] | range) -> list[str]:
    """What differs, over some seeds, in either kind of comparison."""
    found = []
    for seed in seeds:
        for kind in (compare, compare_text):
            difference = kind(seed)
            if difference is not None:
                found.append(f"seed {seed} ({kind.__name__}): {difference}")
    return found
