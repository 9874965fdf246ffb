"""Why nobody would do what a story needs, and what would give them a reason: found by asking, not by guessing.

An act lacks something for one of those whose act it is where they do not think it possible, or have no reason for it.
What is missing is tried in the mind that lacks it, the nearest first: one or two beliefs put right, about the world or
about what another believes; a concern that cost nothing; an act of another, which the act would lead on to, and for
which that other has no reason as far as is known. Only then what the act itself brings and is not wanted. What another
lacks is asked in the same way, one level deeper and no further. All of it is counted in questions, never by the clock.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from unsaid.data.lacking import Lack, Way
from unsaid.data.proof import acted, differing, fact
from unsaid.data.running import Literal
from unsaid.psyche.choosing import Choosing
from unsaid.psyche.holding import WIDE, false_beliefs
from unsaid.psyche.log import Log
from unsaid.world.expressions import conjuncts, fluents, reads

MOST = 3
"""Things that are told of one act that would give a reason for it."""

STATES = 600
"""States of a mind that are gone through for what an act might lead on to."""

PLANS = 8
"""Plans that would gain something, of which the ones that lack least are told."""

SINGLE = 60
"""False beliefs that are tried one at a time."""


@dataclass
class Lacking:
    """What is missing in one course of acts. ``questions`` is how many may still be asked."""

    log: Log
    questions: int = 600
    choosing: Choosing = field(init=False)

    def __post_init__(self) -> None:
        self.choosing = Choosing(self.log)

    def all(self, first: int = 0) -> Iterator[Lack]:
        """What is missing of each act from a place on, for each of those whose act it is, in order."""
        for place in range(first, len(self.log.acts)):
            yield from self.at(place)

    def at(self, place: int) -> Iterator[Lack]:
        """What is missing of the act at a place."""
        for who in self.log.entries[place].doers:
            found = self._lack(place, self.log.acts[place], who)
            if found is not None:
                yield found

    def lacks(self, place: int) -> bool:
        """Whether somebody would not do the act at a place."""
        act = self.log.acts[place]
        minds = ((who, self.log.mind(place, who)) for who in self.log.entries[place].doers)
        return any(not self._thinks_possible(mind, act) or not self._sense(mind, act, who) for who, mind in minds)

    def _lack(self, place: int, act: int, who: int) -> Lack | None:
        world, ground = self.log.world, self.log.world.ground
        mind, state = self.log.mind(place, who), self.log.states[place]
        unknown: tuple[Literal, ...] = ()
        if not self._thinks_possible(mind, act):
            unknown = tuple(self._unknown(mind, state, act))
            mind = world.patch(mind, unknown)
        elif self._sense(mind, act, who):
            return None
        reasoned = bool(unknown) and self._thinks_possible(mind, act) and self._sense(mind, act, who)
        ways = () if reasoned or not self._thinks_possible(mind, act) else tuple(self._ways(place, mind, act, who))
        name, facts = ground.characters[who], tuple(fact(ground, one) for one in unknown)
        return Lack(name, ground.actions[act].name, place, facts, reasoned, ways[:MOST])

    # --- whether ---

    def _thinks_possible(self, mind: int, act: int) -> bool:
        return self.log.holds(mind, self.log.world.ground.actions[act].precondition)

    def _sense(self, mind: int, act: int, who: int) -> bool:
        """Whether an act makes sense to whoever's mind this is."""
        self.questions -= 1
        return self.log.explained(mind, act, who)

    def _unknown(self, mind: int, state: int, act: int) -> Iterator[Literal]:
        """What somebody has wrong of what keeps it from thinking an act possible; the truth of each."""
        world = self.log.world
        parts = [part for part in conjuncts(world.ground.actions[act].precondition) if not self.log.holds(mind, part)]
        for fluent, chain in dict.fromkeys(read for part in parts for read in reads(part)):
            really = world.values(world.mind(state, *chain))[fluent]
            if differing([world.values(world.mind(mind, *chain))[fluent]], [really]):
                yield Literal(tuple(chain), fluent, really)

    # --- what would give a reason ---

    def _ways(self, place: int, mind: int, act: int, who: int) -> list[Way]:
        wrong = list(false_beliefs(self.log, place, who))
        found = [*self._beliefs(mind, act, who, wrong), *self._costs(mind, act, who)]
        found += self._others(mind, act, who) if len(found) < MOST else []
        return found or list(self._wish(place, mind, act, who))

    def _beliefs(self, mind: int, act: int, who: int, wrong: Sequence[Literal]) -> Iterator[Way]:
        """The smallest sets of false beliefs which, put right, give a reason."""
        ground, world = self.log.world.ground, self.log.world
        wrong = [one for one in wrong if one.fluent not in self.log.inner.accounts][:SINGLE]
        found: list[set[Literal]] = []
        for count in (1, 2) if len(wrong) <= WIDE else (1,):
            for chosen in combinations(wrong, count):
                if self.questions <= 0 or any(small <= {*chosen} for small in found):
                    continue
                put_right = world.patch(mind, chosen)
                if self._thinks_possible(put_right, act) and self._sense(put_right, act, who):
                    found.append({*chosen})
                    yield Way("belief", tuple(fact(ground, one) for one in chosen))

    def _costs(self, mind: int, act: int, who: int) -> Iterator[Way]:
        """Concerns of one's own which, did they not count, would leave a reason."""
        for place, concern in enumerate(self.log.inner.concerns):
            if concern.owner == who and self.questions > 0:
                self.questions -= 1
                if self.choosing.prospect(mind, act, who, (place,)) is not None:
                    yield Way("cost", concern=concern.name)

    def _others(self, mind: int, act: int, who: int) -> list[Way]:
        """Acts of others that this one would lead on to a gain through, were there a reason for them."""
        plans = [(plan, self._unreasoned(mind, plan, who)) for plan in self._plans(mind, act, who)]
        lacking = sorted((one for one in plans if one[1]), key=lambda one: (len(one[1]), len(one[0])))
        found: dict[tuple[str | None, str | None], Way] = {}
        for plan, (first, *_) in lacking[:MOST]:
            way = self._other(mind, plan, *first)
            found.setdefault((way.other, way.act), way)
        return list(found.values())

    def _plans(self, mind: int, act: int, who: int) -> Iterator[tuple[int, ...]]:
        """The shortest courses from an act on that would gain something, whatever reasons there are for them."""
        world, most = self.log.world, self.log.horizon.steps
        before = world.utility(mind, who)
        waiting = deque[tuple[tuple[int, ...], int]]([((act,), world.apply(mind, act))])
        seen, found = {mind}, 0
        while waiting and len(seen) < STATES and found < PLANS and before is not None:
            plan, state = waiting.popleft()
            after = world.utility(state, who)
            if after is not None and after > before:
                if not self._idle(mind, plan, who, before):
                    found += 1
                    yield plan
            elif len(plan) < most:
                for nxt in world.possible(state, who):
                    then = world.apply(state, nxt) if world.ground.actions[nxt].consenting else mind
                    if then not in seen:
                        seen.add(then)
                        waiting.append(((*plan, nxt), then))

    def _idle(self, mind: int, plan: Sequence[int], who: int, before: float) -> bool:
        """Whether some of what comes after the first act of a plan would gain something without it."""
        later = plan[1:]
        rests = (rest for count in range(1, len(later) + 1) for rest in combinations(later, count))
        return any(self._gains(mind, rest, who, before) for rest in rests)

    def _gains(self, mind: int, acts: Sequence[int], who: int, before: float) -> bool:
        world, state = self.log.world, mind
        for act in acts:
            if act not in world.possible(state, who):
                return False
            state = world.apply(state, act)
        after = world.utility(state, who)
        return after is not None and after > before

    def _unreasoned(self, mind: int, plan: Sequence[int], who: int) -> list[tuple[int, int]]:
        """The later acts of a plan that others have no reason for in its maker's mind: their places, and whose."""
        world, (steps, depth), found = self.log.world, self.log.horizon, list[tuple[int, int]]()
        state = world.apply(mind, plan[0])
        for place, act in enumerate(plan[1:], 1):
            for other in world.ground.actions[act].consenting:
                if other == who or self.questions <= 0:
                    continue
                self.questions -= 1
                theirs = world.mind(state, other)
                if not world.explained(theirs, act, other, steps=steps - place, depth=max(1, depth - 1)):
                    found.append((place, other))
            state = world.apply(state, act)
        return found

    def _other(self, mind: int, plan: Sequence[int], place: int, other: int) -> Way:
        """An act of another that a plan rests on, with what would give the other a reason, as the planner knows it."""
        world, ground, act = self.log.world, self.log.world.ground, plan[place]
        state = mind
        for done in plan[:place]:
            state = world.apply(state, done)
        theirs = world.mind(state, other)
        wrong = [Literal((), f, world.values(state)[f]) for f in differing(world.values(theirs), world.values(state))]
        inner = [*self._beliefs(theirs, act, other, wrong), *self._costs(theirs, act, other)]
        inner = inner or list(self._wanted(theirs, act, other, self._read(plan[place + 1 :], None)))
        brought = self._brought(mind, world.apply(mind, plan[0]), self._read(plan[1:], None))
        return Way(
            "other",
            tuple(fact(ground, one) for one in brought),
            other=ground.characters[other],
            act=ground.actions[act].name,
            plan=acted(ground, plan),
            inner=tuple(inner[:MOST]),
        )

    # --- what it brings ---

    def _wish(self, place: int, mind: int, act: int, who: int) -> Iterator[Way]:
        """What an act brings that the story needs, and that its doer does not want."""
        return self._wanted(mind, act, who, self._read(self.log.acts[place + 1 :], -1))

    def _read(self, acts: Sequence[int], utility: int | None) -> set[int]:
        """What some acts need, and the author wants where it is asked for (-1)."""
        ground = self.log.world.ground
        found = {f for act in acts for f in fluents(ground.actions[act].precondition)}
        return found | fluents(ground.utility.author) if utility is not None else found

    def _wanted(self, mind: int, act: int, who: int, read: set[int]) -> Iterator[Way]:
        brought = self._brought(mind, self.log.world.apply(mind, act), read)
        if brought:
            yield Way("wish", tuple(fact(self.log.world.ground, one) for one in brought))

    def _brought(self, before: int, after: int, read: set[int]) -> list[Literal]:
        """What has changed from one mind to another: of it what is read later, else all of it."""
        values = self.log.world.values(after)
        told = [f for f in differing(self.log.world.values(before), values) if f not in self.log.inner.accounts]
        wanted = [f for f in told if f in read] or told
        return [Literal((), f, values[f]) for f in wanted[:MOST]]
