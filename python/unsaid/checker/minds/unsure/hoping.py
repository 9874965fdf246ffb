"""Acts done without knowing: a hope gone through, supposition by supposition.

A ``Hope`` is a plan of an owner's in a mind taken as a state. What the plan reads and the owner does not know is
supposed, in every way there is; in each the plan runs as a story would, and stops before the first act that would not
be done. ``Replayed`` says what came of it, and ``wrong`` what keeps the plan from being a hope.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from unsaid.checker.minds.unsure.labels import Label
from unsaid.checker.minds.unsure.reading import held_at, shortened
from unsaid.checker.minds.unsure.setting import Put

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.seeking import Seeker
    from unsaid.checker.minds.world import CheckedWorld
    from unsaid.world.structure import Expression, GroundAction

    Plan = tuple[int, ...]
    Place = tuple[tuple[int, ...], int]

MOST = 64
"""Suppositions of a hope."""


class Supposed(NamedTuple):
    """A supposition: what is put into the state. Of a place about which its owner stays open the label is open."""

    puts: tuple[Put, ...]


class Run(NamedTuple):
    """How a plan runs under a supposition: the acts that are done, and by how much the owner is better off; None where
    that is no number."""

    supposed: Supposed
    done: int
    gain: float | None


class Replayed(NamedTuple):
    """A hope gone through: its runs, what it may gain at best, and what it may lose."""

    runs: tuple[Run, ...]
    best: float
    worst: float


class NoHope(NamedTuple):
    """Why a plan is no hope: a short word for it, and what it was about, where that is more than the plan."""

    why: str
    about: Any = None


class Hoping:
    """Goes through hopes in one world; whether somebody would do an act is asked of a seeker."""

    def __init__(self, world: CheckedWorld, seeker: Seeker) -> None:
        self._world, self._seeker = world, seeker
        self._dares = world.ground.inner.dares
        self._acts = {act: list(_reads(world, act)) for act in range(len(world.deeds))}

    def replay(self, mind: Mind, owner: int, plan: Plan, steps: int, levels: int) -> Replayed | NoHope:
        """What comes of a plan, or why it is no hope."""
        if not 1 <= len(plan) <= (steps if levels >= 0 else 1):
            return NoHope("too long")
        if owner not in self._world.deeds[plan[0]].action.consenting:
            return NoHope("not theirs")
        if not self._world.possible(mind, plan[0], owner):
            return NoHope("only possible")
        supposed = self.suppositions(mind, owner, plan)
        if supposed is None:
            return NoHope("too much to suppose")
        if len(supposed) < 2:
            return NoHope("nothing to suppose")
        runs = tuple(self._run(mind, one, owner, plan, steps, levels) for one in supposed)
        wrong = self._worth_it(owner, plan, runs)
        if wrong is not None:
            return wrong
        part = self._idle(mind, owner, plan, runs, steps, levels)
        if part is not None:
            return NoHope("idle", part)
        best, worst = _spread(plan, runs)
        return Replayed(runs, best, worst)

    # --- what is supposed ---

    def suppositions(self, mind: Mind, owner: int, plan: Plan) -> list[Supposed] | None:
        """All suppositions, in order of the fluents and their values; None where there are too many."""
        roots = self._places(mind, owner, plan)
        found: list[tuple[Put, ...]] = [()]
        for chain, fluent in sorted(roots, key=lambda root: (len(root[0]), root)):
            held = mind.at(chain).values[fluent]
            found = [(*puts, put) for puts in found for put in self._options(mind, chain, fluent, held, puts)]
            if len(found) > MOST:
                return None
        return [Supposed(puts) for puts in found]

    def _places(self, mind: Mind, owner: int, plan: Plan) -> set[Place]:
        """The places supposed: those that are read, as far as ties lead, and not known."""
        utility = self._world.utility_of(owner)
        read = {place for act in plan for place in self._acts[act]} | set(_places(utility))
        found: set[Place] = set()
        for fluent, chain in read:
            if fluent not in self._world.rules.openable:
                continue
            held, where = held_at(mind, fluent, shortened(chain, mind.owner))
            if type(held) is Label and (not where or (len(where) == 1 and held.kind in ("sure", "unclear"))):
                found.add((where, fluent))
        return found

    def _options(
        self, mind: Mind, chain: tuple[int, ...], fluent: int, held: Any, puts: tuple[Put, ...]
    ) -> Iterator[Put]:
        """What can be supposed of a place, given what is supposed already."""
        if not chain or held.kind == "sure":
            yield from (Put(chain, fluent, v, "supposed") for v in self._ordered(fluent, held.among))
            return
        own = next((put.held for put in puts if put.fluent == fluent and not put.chain), mind.values[fluent])
        if type(own) is not Label and own in held.among:
            yield Put(chain, fluent, own, "supposed")
        else:
            yield from (Put(chain, fluent, v, "supposed") for v in self._ordered(fluent, held.among))
        yield Put(chain, fluent, Label("open", held.among), "supposed")

    def _ordered(self, fluent: int, chosen: frozenset[Any]) -> list[Any]:
        domain = self._world.ground.fluents[fluent].domain
        return [v for v in (*domain, *sorted(chosen - set(domain), key=str)) if v in chosen]

    # --- how it runs ---

    def _run(self, mind: Mind, supposed: Supposed, owner: int, plan: Plan, steps: int, levels: int) -> Run:
        start = self._world.supposing(mind, supposed.puts)
        end, done = self._course(start, owner, plan, steps, levels, unasked=True)
        return Run(supposed, done, self._gain(start, end, owner))

    def _gain(self, start: Mind, end: Mind, owner: int) -> float | None:
        before, after = (self._world.utility(m, owner) for m in (start, end))
        return None if before is None or after is None else after - before

    def _course(
        self, state: Mind, owner: int, plan: Plan, steps: int, levels: int, *, unasked: bool
    ) -> tuple[Mind, int]:
        """The state where a plan ends or stops, and how many acts were done. Of its first act the owner is not asked,
        and with ``unasked`` nobody is."""
        for place, act in enumerate(plan):
            who = self._world.deeds[act].action.consenting
            if not who or not self._world.possible(state, act):
                return state, place
            asked = who if place else () if unasked else [c for c in who if c != owner]
            if not all(self._would(state, owner, act, c, steps - place, levels) for c in asked):
                return state, place
            state = self._world.after(state, act)
        return state, len(plan)

    def _would(self, state: Mind, owner: int, act: int, character: int, steps: int, levels: int) -> bool:
        """Whether an act makes sense to somebody in the mind it has in a run."""
        there = self._world.planning(state, character)
        return self._seeker.makes_sense(there, character, act, steps, levels if character == owner else levels - 1)

    # --- whether it is worth it ---

    def _worth_it(self, owner: int, plan: Plan, runs: tuple[Run, ...]) -> NoHope | None:
        unknown = next((run for run in runs if run.gain is None), None)
        if unknown is not None:
            return NoHope("unknown", unknown)
        if not any(run.done == len(plan) and (run.gain or 0.0) > 0 for run in runs):
            return NoHope("no gain")
        dares = self._dares[owner] if self._dares else 0.0
        lost = next((run for run in runs if (run.gain or 0.0) < -dares), None)
        if lost is not None:
            return NoHope("too much to lose", lost)
        best, worst = _spread(plan, runs)
        return None if best > worst else NoHope("more to lose than to gain")

    def _idle(self, mind: Mind, owner: int, plan: Plan, runs: tuple[Run, ...], steps: int, levels: int) -> Plan | None:
        """A part of the plan that does as well under every supposition."""
        for length in range(1, len(plan)):
            for chosen in combinations(range(len(plan)), length):
                part = tuple(plan[place] for place in chosen)
                if not self._world.possible(mind, part[0], owner):
                    continue
                if all(self._as_well(mind, run, owner, part, part[0] == plan[0], steps, levels) for run in runs):
                    return part
        return None

    def _as_well(self, mind: Mind, run: Run, owner: int, part: Plan, unasked: bool, steps: int, levels: int) -> bool:
        start = self._world.supposing(mind, run.supposed.puts)
        end, _ = self._course(start, owner, part, steps, levels, unasked=unasked)
        gain = self._gain(start, end, owner)
        return gain is not None and run.gain is not None and gain >= run.gain

    # --- looking for one ---

    def found(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> tuple[Plan, Replayed] | None:
        """A hope for an act: of the shortest the first."""
        return next(self._all(mind, owner, act, steps, levels), None)

    def best(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> tuple[Plan, Replayed] | None:
        """Of all hopes for an act the one that may gain most; of equals the shortest, of these the first."""
        found = list(self._all(mind, owner, act, steps, levels))
        return max(found, key=lambda one: one[1].best) if found else None

    def _all(self, mind: Mind, owner: int, act: int, steps: int, levels: int) -> Iterator[tuple[Plan, Replayed]]:
        if not any(type(held) is Label for held in self._everything(mind)):
            return
        if owner not in self._world.deeds[act].action.consenting or not self._world.possible(mind, act, owner):
            return
        willing = [a for a, deed in enumerate(self._world.deeds) if deed.action.consenting]
        plans: list[Plan] = [(act,)]
        for length in range(1, (steps if levels >= 0 else 1) + 1):
            longer: list[Plan] = []
            for plan in plans:
                self._seeker.spend(1)
                replayed = self.replay(mind, owner, plan, steps, levels)
                if type(replayed) is Replayed:
                    yield plan, replayed
                if length < steps and self._may_go_on(mind, owner, plan, steps, levels):
                    longer += [(*plan, a) for a in willing]
            plans = longer

    def _everything(self, mind: Mind) -> Iterator[Any]:
        """All that is held at distance 0 and 1, of which something must be supposed."""
        yield from mind.values
        for character in range(len(self._world.ground.characters)):
            yield from mind.believed(character).values

    def _may_go_on(self, mind: Mind, owner: int, plan: Plan, steps: int, levels: int) -> bool:
        """Whether a plan runs to its end at all, as far as can be said of it by itself."""
        supposed = self.suppositions(mind, owner, plan)
        if supposed is None:
            return False
        runs = (self._run(mind, one, owner, plan, steps, levels) for one in supposed)
        return any(run.done == len(plan) for run in runs)


def _spread(plan: Plan, runs: tuple[Run, ...]) -> tuple[float, float]:
    """The best gain of the runs that are not stopped, and the worst loss of all."""
    gains = [run.gain for run in runs if run.gain is not None and run.done == len(plan)]
    losses = [-run.gain for run in runs if run.gain is not None]
    return max(gains, default=0.0), max(0.0, *losses)


def _reads(world: CheckedWorld, act: int) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Every place an act reads, and the one it is taken for."""
    action = world.ground.actions[act]
    yield from _of(action)
    if action.seen is not None:
        yield from _of(world.ground.actions[action.seen])


def _of(action: GroundAction) -> Iterator[tuple[int, tuple[int, ...]]]:
    for fluent, chain in _places(action.precondition):
        yield fluent, chain
        yield from ((fluent, (c, *chain)) for c in action.consenting)
    others: list[Expression] = [*action.observing]
    others += [part for effect in action.effects for part in (effect.when, effect.value)]
    others += [part for row in action.learns for part in (row.when, row.what)]
    for e in others:
        yield from _places(e)


def _places(e: Expression) -> Iterator[tuple[int, tuple[int, ...]]]:
    """The places an expression reads, those of ``knows`` among them."""
    if type(e) is not tuple:
        return
    if e[0] in ("get", "knows"):
        yield e[1], tuple(e[2:])
        return
    for part in e[1:]:
        yield from _places(part)
