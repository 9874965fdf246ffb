"""Remarks on a story that are no holes: what an editor would write in the margin.

A simpler way to the same end, which whoever went about it believed open. A lie that convinces nobody. An act that
nothing comes of. Somebody who knows what another has wrong, could say so, has every reason to, and is not asked.
Somebody who set out for something, and the story leaves it there. Each is read off the minds of the story or asked of
them, and each keeps silent where it is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from unsaid.data.holes import Remark
from unsaid.data.proof import acted, fact
from unsaid.data.running import Literal, Prospect
from unsaid.minds.errors import MindsError
from unsaid.story.holes.lies import Lies, holds
from unsaid.story.holes.trying import Spent, Trial, Trying
from unsaid.world.expressions import fluents

SHORT, FEWER = 2, 2
"""A simpler way has at most one act in so many of the other's, and at least so many fewer."""

NONE = 1e-9

FAR = 8
"""Acts of the longest plan that is looked for behind an act."""


@dataclass
class Remarks:
    """Remarks on one story without holes at the acts they are about."""

    trying: Trying

    def all(self) -> Iterator[Remark]:
        """All there are, by kind; what is still to come of a half-written story is not asked for."""
        kinds = (self.simpler, self.unconvincing, self.idle, self.unasked, self.open)
        for found in kinds if self.trying.ending else kinds[:2]:
            try:
                yield from found()
            except (Spent, MindsError):
                return

    @cached_property
    def _holes(self) -> set[int]:
        """The places of acts that are holes: of them there is more to say than this."""
        return {hole.place for hole in self.trying.base}

    def unconvincing(self) -> Iterator[Remark]:
        """Lies that convince nobody, of acts that can happen."""
        lies = Lies(self.trying.log)
        for entry in self.trying.log.entries:
            if entry.place not in self._impossible and entry.doers:
                yield from lies.at(entry.place)

    @cached_property
    def _impossible(self) -> set[int]:
        return {hole.place for hole in self.trying.base if hole.who is None}

    # --- a simpler way ---

    def simpler(self) -> Iterator[Remark]:
        """Plans for which their maker knew one much shorter, to no less; of each maker the first."""
        log = self.trying.log
        told = set[int]()
        for entry in log.entries:
            for who in entry.doers:
                if who not in told and entry.place not in self._holes:
                    found = self._simpler(entry.place, who)
                    if found is not None:
                        told.add(who)
                        yield found

    def _simpler(self, place: int, who: int) -> Remark | None:
        log, ground = self.trying.log, self.trying.log.world.ground
        mind, act = log.mind(place, who), log.acts[place]
        plan = self._plan(mind, act, who)
        if plan is None or len(plan.acts) < SHORT + FEWER:
            return None
        most = min(len(plan.acts) // SHORT, len(plan.acts) - FEWER)
        depth = max(1, log.horizon.depth)
        ways = self.trying.minds.options(mind, who, steps=most, depth=depth)
        good = [way for way in ways if way.after >= plan.after - NONE and way.acts[0] != act and len(way.acts) <= most]
        if not good:
            return None
        best = min(good, key=lambda way: len(way.acts))
        name = ground.characters[who]
        return Remark("simpler-way", place, name, acted(ground, best.acts), plan=acted(ground, plan.acts))

    def _plan(self, mind: int, act: int, who: int) -> Prospect | None:
        """The plan behind an act, looking as far as it takes."""
        log = self.trying.log
        found = log.prospect(mind, act, who)
        if found is not None or not self.trying.more():
            return found
        return log.world.prospect(mind, act, who, steps=max(FAR, log.horizon.steps), depth=log.horizon.depth)

    # --- an act without consequence ---

    def idle(self) -> Iterator[Remark]:
        """Acts without which everything after them happens as it does, for reasons, to the same end for everybody. The
        last act is the end itself, and an act without effects, as a pass is, was never meant to bring anything."""
        log = self.trying.log
        for place in range(len(log.acts) - 1):
            meant = log.entries[place].doers and log.world.ground.actions[log.acts[place]].effects
            if place not in self._holes and meant and self._idle(place):
                yield Remark("without-consequence", place, None)

    def _idle(self, place: int) -> bool:
        trying, log = self.trying, self.trying.log
        trial = Trial((*log.acts[:place], *log.acts[place + 1 :]))
        states = trying.states(trial)
        if any(self._differs(a, b) for a, b in zip(states[place:], log.states[place + 1 :], strict=True)):
            return False
        holes = trying.impossible(trial.acts, states)
        return not holes and not trying.unreasoned(trial.acts, states)

    def _differs(self, state: int, other: int) -> bool:
        """Whether two states are not worth the same to somebody, in truth or as they see it."""
        world = self.trying.log.world
        for c in self.trying.log.characters:
            minds = (world.mind(state, c), world.mind(other, c))
            if world.utility(minds[0], c) != world.utility(minds[1], c):
                return True
            if world.utility(state, c) != world.utility(other, c):
                return True
        return world.utility(state, None) != world.utility(other, None)

    # --- who is never asked ---

    def unasked(self) -> Iterator[Remark]:
        """Errors about what somebody's aims rest on, which another who knows could have put right at the end of the
        story, with a reason to."""
        log, world, end = self.trying.log, self.trying.log.world, len(self.trying.log.acts)
        state = log.states[end]
        open_ = [act for act in world.possible(state) if world.ground.actions[act].consenting]
        for act in open_ if log.acts else ():
            doers = world.ground.actions[act].consenting
            for hearer in log.characters:
                found = self._puts_right(end, act, hearer) if hearer not in doers and self.trying.motives else None
                if found is not None and self.trying.willing(state, act):
                    names, facts = world.ground.characters, (fact(world.ground, found),)
                    by = tuple(names[c] for c in doers)
                    yield Remark("never-asked", None, names[hearer], acted(world.ground, [act]), facts=facts, by=by)
                    return

    def _puts_right(self, end: int, act: int, hearer: int) -> Literal | None:
        """What somebody whose aims rest on it has wrong and would have right after an act of another who knows."""
        log, world = self.trying.log, self.trying.log.world
        effects = world.ground.actions[act].effects
        told = {effect.fluent for effect in effects if effect.who == (hearer,)}
        for fluent in sorted(told & fluents(world.ground.utility.characters[hearer])):
            really = Literal((), fluent, world.values(log.states[end])[fluent])
            after = world.mind(world.apply(log.states[end], act), hearer)
            doers = world.ground.actions[act].consenting
            knows = all(holds(log, log.mind(end, c), really) for c in doers)
            if knows and not holds(log, log.mind(end, hearer), really) and holds(log, after, really):
                return really
        return None

    # --- a goal left open ---

    def open(self) -> Iterator[Remark]:
        """Those whose last act was the beginning of a plan, who at the end are no better off than before it, could go
        on, and would: the story leaves them on the way."""
        log, ground = self.trying.log, self.trying.log.world.ground
        end = len(log.acts)
        for who in log.characters:
            mine = [entry.place for entry in log.entries if who in entry.doers]
            if not mine or mine[-1] in self._holes or not self.trying.motives:
                continue
            plan = self._plan(log.mind(mine[-1], who), log.acts[mine[-1]], who)
            now = log.world.utility(log.mind(end, who), who)
            if plan is None or len(plan.acts) < 2 or now is None or plan.before is None or now > plan.before:
                continue
            last = (
                self._plan(log.mind(end, who), plan.acts[1], who) if self._can_go_on(end, plan.acts[1], who) else None
            )
            if last is not None:
                yield Remark("goal-left-open", mine[-1], ground.characters[who], acted(ground, plan.acts[1:]))

    def _can_go_on(self, end: int, act: int, who: int) -> bool:
        log = self.trying.log
        doers = log.world.ground.actions[act].consenting
        return who in doers and act in log.world.possible(log.mind(end, who), who)
