"""Mending a hole: the smallest changes to a story, or to its start, each tried before it is told.

An act done earlier or later; two acts that change places; acts put in, one at any place before or up to three right
before, found by going through what is possible there; the act left out; somebody who was not there and sees an act
done; a belief at the start. What leaves fewest holes comes first, and of these what changes least. The last chance is
looked for on the way: the last place at which one act more would have done.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from unsaid.data.holes import Chance, Repair
from unsaid.data.proof import acted, called, fact
from unsaid.data.running import Literal
from unsaid.minds.errors import MindsError
from unsaid.story.holes.trying import Spent, Trial, Trying

MOST = 3
"""Repairs that are told of one hole."""

ACTS = 3
"""Acts that are put in right before a hole, at most."""

STATES = 150
"""States that are gone through for them."""

ORDER = ("moved", "swapped", "put in", "observer", "belief", "left out")
"""What is told first of repairs that leave as many holes."""

WITHIN = (
    "one act moved, two acts that change places, one act put in anywhere or up to three before it, one more observer, "
    "one belief at the start"
)
"""What was looked for, as it is told where nothing was found."""


@dataclass
class Mending:
    """What would mend the hole at a place of a story; ``who``: whose belief or reason it is, if anybody's. ``mind``:
    who would have to know something for an act that cannot happen otherwise."""

    trying: Trying
    place: int
    who: int | None
    beliefs: Sequence[tuple[Literal, ...]] = ()
    chance: Chance | None = None
    whole: bool = True
    mind: int | None = None
    found: list[Repair] = field(default_factory=list)

    def repairs(self) -> tuple[Repair, ...]:
        """The first few; ``whole`` says whether all were looked at that there are."""
        ways = (self._put_in, self._moved, self._observed, self._believed, self._left_out)
        for way in ways:
            self._some(way)
        if all(repair.left for repair in self.found):
            self._some(self._swapped)
        if not any(repair.kind == "put in" for repair in self.found):
            self._some(self._several)
        kinds = dict.fromkeys(repair.kind for repair in self._sorted())
        first = [next(r for r in self._sorted() if r.kind == kind) for kind in kinds]
        return tuple(first[:MOST])

    def _sorted(self) -> list[Repair]:
        return sorted(self.found, key=lambda one: (one.left, ORDER.index(one.kind), len(one.acts)))

    def _some(self, way: Callable[[], Iterator[Repair]]) -> None:
        """What one way brings, up to one that leaves no hole."""
        try:
            for repair in way():
                self.found.append(repair)
                if repair.left == 0:
                    return
        except Spent:
            self.whole = False

    # --- what is tried ---

    @property
    def _learner(self) -> int | None:
        """Who would have to see or believe something else."""
        return self.mind if self.who is None else self.who

    @property
    def _acts(self) -> tuple[int, ...]:
        return self.trying.log.acts

    def _repair(self, kind: str, trial: Trial, left: int, acts: Sequence[int], before: int, **more: object) -> Repair:
        ground = self.trying.log.world.ground
        story = acted(ground, trial.acts)
        return Repair(kind, story, left, acted(ground, acts), before + 1, **more)  # pyright: ignore[reportArgumentType]

    def _moved(self) -> Iterator[Repair]:
        """The act elsewhere; or a later one before it, or an earlier one after it; what moves least first."""
        here, count = self.place, len(self._acts)
        moves = [(here, there) for there in range(count) if there != here]
        moves += [(later, there) for later in range(here + 1, count) for there in range(here + 1)]
        moves += [(early, there) for early in range(here) for there in range(here, count)]
        for old, new in sorted(moves, key=lambda move: abs(move[0] - move[1])):
            acts = list(self._acts)
            act = acts.pop(old)
            acts.insert(new, act)
            trial = Trial(tuple(acts))
            now = new if old == here else here + (old > here >= new) - (old < here <= new)
            left = self.trying.fewer(trial, now)
            if left is not None:
                yield self._repair("moved", trial, left, [act], new)

    def _swapped(self) -> Iterator[Repair]:
        """Two acts that change places, nearest first: the act and another, then one before it and one after it. Those
        that are neighbours need but move."""
        count = len(self._acts)
        pairs = [(a, b) for a in range(count) for b in range(a + 2, count) if a <= self.place <= b]
        for a, b in sorted(pairs, key=lambda pair: (self.place not in pair, pair[1] - pair[0])):
            acts = list(self._acts)
            acts[a], acts[b] = acts[b], acts[a]
            now = a + b - self.place if self.place in (a, b) else self.place
            trial = Trial(tuple(acts))
            left = self.trying.fewer(trial, now)
            if left is not None:
                yield self._repair("swapped", trial, left, [self._acts[a], self._acts[b]], a, other=b + 1)

    def _put_in(self) -> Iterator[Repair]:
        """One act at any place before the hole, the last place first; at each place what is done for a reason first."""
        for place in range(self.place, -1, -1):
            ways = list(self._put_in_at(place))
            willing = self.trying.log.states[place], [way[1] for way in ways]
            able = {act for act in willing[1] if self.trying.willing(willing[0], act)}
            for repair, _ in sorted(ways, key=lambda way: (way[1] not in able, way[0].left)):
                yield repair

    def _put_in_at(self, place: int) -> Iterator[tuple[Repair, int]]:
        """The acts that help at a place, as repairs."""
        trying, state = self.trying, self.trying.log.states[place]
        for act in self.trying.log.world.possible(state):
            if act == self._acts[self.place] and place == self.place:
                continue
            trial = self._with(place, [act])
            if self._helps(trial, self.place + 1):
                self._note(place, act, state)
                left = trying.fewer(trial, self.place + 1)
                if left is not None:
                    yield self._repair("put in", trial, left, [act], place), act

    def _with(self, place: int, acts: Sequence[int]) -> Trial:
        return Trial((*self._acts[:place], *acts, *self._acts[place:]))

    def _helps(self, trial: Trial, now: int) -> bool:
        """Whether the act that is a hole is none in a trial, where it comes to stand at ``now``."""
        try:
            states = self.trying.states(trial)
        except MindsError:
            return False
        state, act = states[now], trial.acts[now]
        doers = self.trying.log.world.ground.actions[act].consenting
        if not self.trying.can(state, act) or not all(self.trying.thinks(state, act, c) for c in doers):
            return False
        asked = [self.who] if self.who is not None and self.trying.motives else []
        return all(self.trying.reason(state, act, c) for c in asked)

    def _note(self, place: int, act: int, state: int) -> None:
        """The last chance: of several acts at one place, one that is willing, and one of somebody else."""
        ground = self.trying.log.world.ground
        chance = Chance(
            place + 1,
            ground.actions[act].name,
            called(ground, ground.actions[act].consenting),
            self.trying.willing(state, act),
        )
        if self.chance is None or (self.chance.before == chance.before and chance.willing and not self.chance.willing):
            self.chance = chance

    def _note_all(self, acts: Sequence[int]) -> None:
        """Several acts as the last chance, where one was not enough; each of them has a reason, or it were a hole."""
        if self.chance is None and self.trying.motives:
            ground = self.trying.log.world.ground
            by = dict.fromkeys(c for act in acts for c in ground.actions[act].consenting)
            self.chance = Chance(self.place + 1, ", then ".join(acted(ground, acts)), called(ground, by), True)

    def _several(self) -> Iterator[Repair]:
        """Two or three acts right before the hole."""
        log, start = self.trying.log, self.trying.log.states[self.place]
        waiting, seen = deque[tuple[tuple[int, ...], int]]([((), start)]), {start}
        while waiting and len(seen) < STATES:
            done, state = waiting.popleft()
            for act in log.world.possible(state):
                then, acts = self.trying.then(state, act), (*done, act)
                if then is None or then in seen or len(seen) >= STATES:
                    continue
                seen.add(then)
                left = self.trying.fewer(self._with(self.place, acts), self.place + len(acts))
                if left is not None and len(acts) > 1:
                    self._note_all(acts)
                    yield self._repair("put in", self._with(self.place, acts), left, acts, self.place)
                if len(acts) < ACTS:
                    waiting.append((acts, then))

    def _left_out(self) -> Iterator[Repair]:
        trial = Trial((*self._acts[: self.place], *self._acts[self.place + 1 :]))
        left = self.trying.fewer(trial, None)
        if left is not None and trial.acts:
            yield self._repair("left out", trial, left, [self._acts[self.place]], self.place)

    def _observed(self) -> Iterator[Repair]:
        """Somebody who was not there and sees an act before the hole, the last one first."""
        ground, who_ = self.trying.log.world.ground, self._learner
        for place in range(self.place - 1, -1, -1):
            if who_ is not None and who_ not in self.trying.log.entries[place].observers:
                trial = Trial(self._acts, (), (place, who_))
                left = self.trying.fewer(trial, self.place)
                if left is not None:
                    who = ground.characters[who_]
                    yield self._repair("observer", trial, left, [self._acts[place]], place, who=who)

    def _believed(self) -> Iterator[Repair]:
        """Beliefs at the start; a world that has them must still be tried."""
        ground, who_ = self.trying.log.world.ground, self._learner
        if who_ is None:
            return
        for literals in self.beliefs:
            start = tuple(Literal((who_, *one.who), one.fluent, one.value) for one in literals)
            trial = Trial(self._acts, start)
            left = self.trying.fewer(trial, self.place)
            if left is not None:
                facts = tuple(fact(ground, one) for one in literals)
                who = ground.characters[who_]
                yield self._repair("belief", trial, left, (), 0, who=who, belief=facts)


def finishing(trying: Trying) -> Repair | None:
    """A few acts at the end of a story, each done for a reason, that reach the author's goal; None where a look at what
    is possible there shows none."""
    log, ground = trying.log, trying.log.world.ground
    waiting = deque[tuple[tuple[int, ...], int]]([((), log.states[-1])])
    seen = {log.states[-1]}
    try:
        while waiting and len(seen) < STATES:
            done, state = waiting.popleft()
            for act in log.world.possible(state):
                then, acts = trying.then(state, act), (*done, act)
                if then is None or then in seen or (trying.motives and not trying.willing(state, act)):
                    continue
                seen.add(then)
                if trying.reaches(then):
                    story = acted(ground, (*log.acts, *acts))
                    return Repair("put in", story, len(trying.base), acted(ground, acts), len(log.acts) + 1)
                if len(acts) < ACTS:
                    waiting.append((acts, then))
    except Spent:
        pass
    return None
