"""A story with its states, and what may be asked of anybody's mind in it.

Positions: ``done`` counts the acts done, so ``mind(3, c)`` is what c believes after three acts; ``place`` is the number
of an act from 0, so act ``p`` leads from ``done = p`` to ``done = p + 1``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from math import nan
from typing import Any, NamedTuple

from tests.reference import Model, State, advance, explained, foreseen
from tests.reference.choosing import best_plan, patched, wanting
from tests.reference.expressions import holds, value
from tests.reference.values import Plain, as_number, as_utility, to_plain

TINY = 1e-9
"""Differences no greater than this are none."""

Acts = tuple[int, ...]


class Feeling(NamedTuple):
    """What somebody felt, as a statement says it; ``place`` None is the start, ``ends`` None the end of the story."""

    feeling: str
    who: str
    place: int | None
    intensity: float
    toward: str | None = None
    cause: str | None = None
    concern: str | None = None
    ends: int | None = None


class Plan(NamedTuple):
    """The best plan that makes sense of an act, and what its end is worth."""

    acts: Acts
    end: float


class Life:
    """A story in a world, in which people look ahead so many steps, and so many minds deep."""

    def __init__(self, data: dict[str, Any], acts: Sequence[int], steps: int, levels: int) -> None:
        self.data = data
        self.inner: dict[str, Any] = data.get("inner", {})
        self.model = Model(data)
        self.acts = tuple(acts)
        self.steps, self.levels = steps, levels
        self.names: list[str] = data["characters"]
        self.people = range(len(self.names))
        self.events = self.model.world.actions
        self.concerns: list[dict[str, Any]] = self.inner.get("concerns", [])
        self._frozen: dict[tuple, Model] = {}
        self._plans: dict[tuple, Plan | None] = {}
        self._worth: dict[tuple, float | None] = {}

    # --- what happened ---

    @cached_property
    def states(self) -> list[State]:
        """The states of the world, from the first to the last."""
        states = [self.model.initial]
        for act in self.acts:
            states.append(advance(self.model, states[-1], act))
        return states

    @property
    def places(self) -> range:
        """The places of the acts."""
        return range(len(self.acts))

    def doers(self, place: int) -> Acts:
        """Who did the act at a place."""
        return self.events[self.acts[place]].consenting

    def saw(self, place: int, c: int) -> bool:
        """Whether somebody observed the act at a place."""
        return holds(self.events[self.acts[place]].observing[c], self.states[place])

    def act_name(self, act: int) -> str:
        """The name of an act."""
        return self.events[act].name

    def cause(self, place: int) -> str:
        """The name of the act at a place."""
        return self.act_name(self.acts[place])

    def schema(self, act: int) -> str:
        """The kind of act: its name without what it is done to."""
        return self.data["actions"][act].get("schema", self.act_name(act).split("(")[0])

    def others(self, c: int) -> list[int]:
        """Everybody else."""
        return [d for d in self.people if d != c]

    # --- minds ---

    def mind(self, done: int, *chain: int) -> State:
        """What the first of the chain believes the next believes … when so many acts are done."""
        return self.states[done].at(chain)

    def u(self, mind: State, c: int) -> float | None:
        """The utility of c in a mind."""
        key = (mind, c)
        if key not in self._worth:
            self._worth[key] = self.model.utility(mind, c)
        return self._worth[key]

    def w(self, mind: State, c: int) -> float:
        """The same; ``nan``, with which nothing compares, where it is no number."""
        worth = self.u(mind, c)
        return nan if worth is None else worth

    def fares(self, mind: State, c: int, whole: bool = False) -> float:
        """How c fares in a mind: its worth without what its norms come to; or the whole; ``nan`` where one is no
        number."""
        norms = [i for i, one in enumerate(self.concerns) if one["owner"] == c and one["kind"] == "norm"]
        owed = 0.0 if whole else sum(self.part(mind, c, i) for i in norms)
        return self.w(mind, c) - owed

    def part(self, mind: State, c: int, i: int) -> float:
        """What one concern of c is worth; ``nan`` where it is no number."""
        return self.worths(mind, c).get(i, nan)

    def worths(self, mind: State, c: int) -> dict[int, float]:
        """What each concern of c is worth in a mind, by its place; -1 is all that has no name, where there is any."""
        found: dict[int, float] = {}
        for i, concern in enumerate(self.concerns):
            if concern["owner"] == c:
                term = as_utility(value(concern["term"], mind))
                if term is not None:
                    found[i] = concern["weight"] * term
        whole = self.u(mind, c)
        if whole is not None:
            rest = whole - sum(found.values())
            if abs(rest) > TINY or not found:
                found[-1] = rest
        return found

    def moved(self, before: State, after: State, c: int) -> dict[int, float]:
        """By how much each concern of c changed; those that did not, and named ones unknown on a side, are left out."""
        was, now = self.worths(before, c), self.worths(after, c)
        by = {i: now[i] - was[i] for i in was if i in now and i >= 0}
        by[-1] = now.get(-1, 0.0) - was.get(-1, 0.0)
        return {i: round(x, 9) for i, x in by.items() if abs(x) > TINY}

    def chief(self, before: State, after: State, c: int, sign: int) -> str | None:
        """The name of the concern that gained (1) or lost (-1) most, of equals the first; None if it has no name. Norms
        are left out."""
        return self.most(self.moved(before, after, c), sign)

    def most(self, by: dict[int, float], sign: int) -> str | None:
        """The same of concerns that moved by so much."""
        moved = [(i, round(x, 9)) for i, x in by.items()]
        moved = [(i, by) for i, by in moved if i < 0 or self.concerns[i]["kind"] != "norm"]
        ways = [(by * sign, i) for i, by in moved if by * sign > 0]
        most = max((by for by, _ in ways), default=None)
        first = min((i if i >= 0 else len(self.concerns) for by, i in ways if by == most), default=None)
        return None if first is None or first == len(self.concerns) else self.concerns[first]["name"]

    def like(self, mind: State, c: int, d: int) -> float:
        """How much c, whose mind this is, likes d."""
        for like in self.inner.get("likes", []):
            if (like["who"], like["whom"]) == (c, d):
                return max(-1.0, min(1.0, as_utility(value(like["degree"], mind)) or 0.0))
        return 0.0

    # --- what can be done ---

    def possible(self, state: State, own: int | None = None) -> list[int]:
        """The acts possible in a state, or in the mind of ``own``."""
        return [a for a in range(len(self.events)) if self.model.possible(state, a, own)]

    def own(self, mind: State, c: int) -> list[int]:
        """The acts c could do in its mind."""
        return [a for a in self.possible(mind, c) if c in self.events[a].consenting]

    def runs(self, mind: State, c: int, acts: Acts) -> State | None:
        """The mind of c after some acts in turn, each possible there; None where one is not."""
        for act in acts:
            if not self.model.possible(mind, act, c):
                return None
            mind = self.model.after(mind, act)
        return mind

    def sensible(self, mind: State, act: int, c: int) -> bool:
        """Whether c, whose mind this is, has a reason for an act."""
        return explained(self.model, act, c, mind, self.steps, self.levels)

    def plan(self, mind: State, act: int, c: int, still: Acts = ()) -> Plan | None:
        """Of all plans that make sense of an act to c, the best; with some concerns kept at what they are worth now."""
        key = (mind, act, c, still)
        if key not in self._plans:
            found = best_plan(self.frozen(mind, c, still), act, c, mind, self.steps, self.levels)
            self._plans[key] = None if found is None else Plan(*found)
        return self._plans[key]

    def choice(self, mind: State, c: int, still: Acts = ()) -> set[int]:
        """The acts between which c would choose."""
        ends = {a: plan.end for a in self.own(mind, c) if (plan := self.plan(mind, a, c, still)) is not None}
        return {a for a, end in ends.items() if end == max(ends.values())}

    def frozen(self, mind: State, c: int, still: Acts) -> Model:
        """The world in which some concerns of c count as what they are worth in a mind, whatever is done."""
        now = self.worths(mind, c)
        key = (c, tuple((i, now.get(i, 0.0)) for i in sorted(still)))
        if key not in self._frozen:
            utility = self.model.world.utilities[c]
            for i, worth in key[1]:
                term = self.concerns[i]["term"]
                number = ["if", ["==", term, True], 1.0, ["if", ["==", term, False], 0.0, term]]
                utility = ["+", ["-", utility, ["*", self.concerns[i]["weight"], number]], worth]
            self._frozen[key] = wanting(self.model, c, utility) if still else self.model
        return self._frozen[key]

    def foreseen(self, mind: State, c: int) -> State:
        """The mind c expects to come to if it does nothing."""
        return self.model.run(mind, foreseen(self.model, c, mind, self.levels))

    def put_right(self, mind: State, edits: dict) -> State:
        """A mind with some beliefs corrected."""
        return patched(self.model, mind, edits)

    # --- turns ---

    @cached_property
    def slots(self) -> list[tuple[int, int, bool]]:
        """Turn by turn: whose it was, the place of the act before which it was over or that was done in it, and whether
        it passed."""
        turns, at, found = self.inner.get("turns", []), 0, []
        for place in self.places:
            if not set(self.doers(place)) & set(turns):
                continue
            while turns[at % len(turns)] not in self.doers(place):
                found.append((turns[at % len(turns)], place, True))
                at += 1
            found.append((turns[at % len(turns)], place, False))
            at += 1
        return found

    def let_pass(self, c: int, place: int) -> bool:
        """Whether a slot of c's passed right before the act at a place."""
        return (c, place, True) in self.slots

    def plain(self, state: State, fluent: int) -> Plain:
        """The value of a fluent as a world file writes it."""
        return to_plain(state.values[fluent])

    def number(self, state: State, fluent: int) -> float | None:
        """The value of a fluent where it is a number."""
        return as_number(state.values[fluent])


def back(life: Life, place: int, c: int, of: int, level: float, sign: int, whole: bool = False) -> int | None:
    """The first later act after which somebody is back at a level in c's mind, from above or below."""
    for later in life.places[place + 1 :]:
        if (life.fares(life.mind(later + 1, c), of, whole) - level) * sign <= TINY:
            return later
    return None
