"""Checking a story apart from whoever found it: every act and every reason is gone through again.

``check`` goes by the reasons a story gives, and looks for one itself where none is given. ``explain_acts`` starts from
bare acts. Both use only the ground world and ``unsaid.checker.minds``; what cannot be confirmed is a finding.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from msgspec import structs

from unsaid.checker.minds.seeking import GivenUp
from unsaid.checker.minds.settling import Restless
from unsaid.checker.minds.values import above
from unsaid.checker.minds.weighing import Weighing
from unsaid.checker.minds.world import CheckedWorld
from unsaid.checker.stories.reasons import Ask, Fault, Missing, ReasonChecks, no_act
from unsaid.checker.stories.words import facts_of, failing, false_part, number, reads_of, ways, written
from unsaid.data.limits import Limits
from unsaid.data.story import Beat, Reason, Story

if TYPE_CHECKING:
    from unsaid.checker.minds.mind import Mind
    from unsaid.world.structure import GroundAction, GroundWorld

STEPS = 8
"""Acts of the longest plan the checker looks for by itself where no limit is set."""

SIGHTS = (1, 2, 3, 4, 6)
"""Acts of explanations that are tried besides where people foresee: what a reason is hangs on the levels there."""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something wrong with a story. ``act`` counts from 0; ``character`` is whose reason or belief it is about.

    ``remark``: the story holds all the same, and something is to be said about it. ``needs`` are the conditions that
    fail, in the world's language, and ``facts`` what they speak of; empty where it is not about conditions. ``reads``
    are the same facts by number, each with the chain of believers in whose mind it is looked up.
    """

    code: str
    act: int | None
    character: str | None
    message: str
    remark: bool = False
    needs: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    reads: tuple[tuple[int, tuple[int, ...]], ...] = field(default=(), compare=False)

    def __str__(self) -> str:
        message = f"a remark: {self.message}" if self.remark else self.message
        return message if self.act is None else f"act {self.act + 1}: {message}"


def check(ground: GroundWorld, story: Story, limits: Limits | None = None, goal: float | None = None) -> list[Finding]:
    """Everything wrong with a story, act by act; empty, or remarks alone, where all of it is confirmed.

    ``goal`` is the author's utility to reach; None takes the story's own, and if that has none, any gain will do. After
    an act that cannot happen it goes on as if the act had happened; an act that the world has not is passed over.
    Raises ``Restless`` where triggers never come to rest at the start.
    """
    return list(findings(ground, story, limits, goal))


def findings(
    ground: GroundWorld,
    story: Story,
    limits: Limits | None = None,
    goal: float | None = None,
    missing: Missing = no_act,
    *,
    motives: bool = True,
    ending: bool = True,
    proposed: Sequence[Beat] = (),
) -> Iterator[Finding]:
    """What ``check`` finds, each as soon as it is found; ``missing`` says what is the matter with an act that the world
    has not. ``motives``: whether reasons are asked for; ``ending``: whether the author's goal is. ``proposed``: the
    acts with reasons that somebody else thinks they have. Where the story gives none, such a one is taken if it is
    confirmed like any other, which is quicker than to look for one; else one is looked for."""
    limits, goal = limits or Limits(), story.goal if goal is None else goal

    def seen(limits: Limits) -> Iterator[Finding]:
        checker = _StoryChecker(ground, story, limits, missing, motives=motives, proposed=proposed)
        return checker.findings(goal, ending=ending)

    if limits.character is not None or limits.depth is not None or not ground.inner.foresight:
        yield from seen(limits)
        return
    first: list[Finding] | None = None
    for sight in _sights(story, limits):
        found = list(seen(sight))
        if all(one.remark for one in found):
            yield from found
            return
        first = found if first is None else first
    yield from first or ()


def _sights(story: Story, limits: Limits) -> Iterator[Limits]:
    """How far those in a story may look where nothing is said of it: the most acts and levels first, then two levels,
    then as many levels as there may be acts, and one more.

    What is foreseen hangs on the levels, so that a reason at one depth may be none at another, deeper or not. A story
    holds where all of it holds at one (the semantics reference, “Stories”).
    """
    longest = _longest(story)
    yield limits
    yield structs.replace(limits, depth=2)
    for steps in (steps for steps in SIGHTS if longest <= steps):
        yield structs.replace(limits, character=steps, depth=steps + 1)


def _longest(story: Story) -> int:
    """The acts of the longest reason in a story."""
    return max((_length(reason) for beat in story.acts for reason in beat.reasons), default=0)


def explain_acts(ground: GroundWorld, acts: Sequence[str], limits: Limits | None = None) -> tuple[Story, list[Finding]]:
    """A story of bare acts with reasons the checker finds for them, and what is wrong with it.

    Whether it reaches the author's goal is not asked. Raises ``Restless`` where triggers never come to rest.
    """
    bare = Story(ground.name, tuple(Beat(act) for act in acts))
    checker = _StoryChecker(ground, bare, limits or Limits())
    findings = list(checker.acts())
    return Story(ground.name, tuple(checker.beats), None, checker.before, checker.utility), findings


class _StoryChecker:
    """Goes through one story. ``beats`` are the acts gone through, with the reasons that were confirmed or found."""

    def __init__(
        self,
        ground: GroundWorld,
        story: Story,
        limits: Limits,
        missing: Missing = no_act,
        *,
        motives: bool = True,
        proposed: Sequence[Beat] = (),
    ) -> None:
        self._world = CheckedWorld(ground)
        self._asks, self._proposed = motives, proposed
        self._missing = missing
        self._reasons = ReasonChecks(self._world, missing)
        self._weighing = Weighing(self._world)
        self._story = story
        self._limits = limits
        self._steps = max(STEPS, _longest(story)) if limits.character is None else limits.character
        self._depth = self._steps + 1 if limits.depth is None else limits.depth
        self._mind = self._world.start
        self.before = self._world.utility(self._mind, None)
        self.beats: list[Beat] = []

    @property
    def utility(self) -> float | None:
        """The author's utility after the acts gone through."""
        return self._world.utility(self._mind, None)

    def findings(self, goal: float | None, *, ending: bool = True) -> Iterator[Finding]:
        """What is wrong with the acts, then with the story as a whole."""
        most, count = self._limits.author, len(self._story.acts)
        if most is not None and count > most:
            yield Finding("too-many-acts", None, None, f"the story has {ways(count)}, where {most} may count")
        yield from self.acts()
        if ending and len(self.beats) == count:
            yield from self._ending(goal)

    def acts(self) -> Iterator[Finding]:
        """What is wrong with the acts, each in turn. An act that cannot happen is taken to have happened all the
        same."""
        for place, beat in enumerate(self._story.acts):
            act = self._world.numbers.get(beat.act)
            if act is None:
                yield Finding("unknown-act", place, None, f"{beat.act} {self._missing(beat.act)}")
                self.beats.append(Beat(beat.act))
                continue
            yield from self._of_act(place, beat, act)
            try:
                self._mind = self._weighing.after(self._mind, act)
            except GivenUp:
                message = f"what {beat.act} is evidence of takes too long to make out"
                yield Finding("unconfirmed", place, None, message)
                return
            except Restless as cycle:
                yield Finding("never-rests", place, None, f"after {beat.act} triggers never come to rest: {cycle}")
                return

    def _of_act(self, place: int, beat: Beat, act: int) -> Iterator[Finding]:
        """What is wrong with one act: that it cannot happen, that one of its doers thinks so, or why they would. Of
        somebody who knows that it cannot, nothing more is said."""
        deed = self._world.deeds[act]
        so = deed.holds(self._mind)
        if not so:
            needs = false_part(self._world, act, self._mind)
            said = f"{beat.act} cannot happen: it needs {needs}"
            yield Finding("impossible-act", place, None, said, False, *self._needed(act, self._mind))
        minds = {c: self._mind.believed(c) for c in deed.action.consenting}
        deluded = [c for c, mind in minds.items() if not deed.holds(mind)]
        for character in deluded if so else ():
            yield self._thought_impossible(beat.act, place, character, minds[character])
        yield from self._motives(place, beat, act, [c for c in minds if c not in deluded])

    def _thought_impossible(self, name: str, place: int, character: int, mind: Mind) -> Finding:
        who = self._world.ground.characters[character]
        act = self._world.numbers[name]
        needs = false_part(self._world, act, mind)
        message = f"{who} does not think {name} possible: it needs {needs}, which {who} does not believe"
        return Finding("precondition-believed-false", place, who, message, False, *self._needed(act, mind))

    def _needed(self, act: int, mind: Mind) -> tuple[tuple[str, ...], tuple[str, ...], tuple]:
        """The conditions of an act that fail in a mind, and the facts they speak of, by name and by number."""
        failed = failing(self._world, act, mind)
        return written(self._world, failed), facts_of(self._world, failed), reads_of(failed)

    def _motives(self, place: int, beat: Beat, act: int, who: Sequence[int]) -> Iterator[Finding]:
        """What is wrong with the reasons of some who consent; the reasons that hold go into the beats. Nobody needs a
        reason to pass in a game."""
        kept: list[Reason] = []
        asked = self._asks and not _is_pass(self._world.deeds[act].action)
        for character in who if asked else ():
            reason, faults = self._proposal(place, act, character, beat), list[Fault]()
            if reason is None:
                reason, faults = self._motive(beat, act, character)
            kept += [reason] if reason is not None else []
            yield from (Finding(f.code, place, f.character, f.message, f.remark) for f in faults)
        self.beats.append(Beat(beat.act, tuple(kept)))

    def _proposal(self, place: int, act: int, character: int, beat: Beat) -> Reason | None:
        """A reason that is proposed, where the story gives none and the proposed one is confirmed."""
        name = self._world.ground.characters[character]
        given = self._proposed[place].reasons if place < len(self._proposed) else ()
        reason = next((one for one in given if one.character == name and one.act == beat.act), None)
        if reason is None or self._depth < 1 or any(one.character == name for one in beat.reasons):
            return None
        ask = Ask(self._world.planning(self._mind, character), character, self._steps, self._depth - 1)
        return None if self._reasons.faults(reason, ask) else reason

    def _motive(self, beat: Beat, act: int, character: int) -> tuple[Reason | None, list[Fault]]:
        name = self._world.ground.characters[character]
        ask = Ask(self._world.planning(self._mind, character), character, self._steps, self._depth - 1)
        nothing = Fault("no-reason", name, f"{name} has no reason for {beat.act}")
        if self._depth < 1:
            return None, [nothing]
        given = next((reason for reason in beat.reasons if reason.character == name), None)
        if given is None:
            return self._sought(act, ask, nothing)
        if given.act != beat.act:
            return None, [Fault("no-reason", name, f"the reason {name} is given for {beat.act} is one for {given.act}")]
        faults = self._reasons.faults(given, ask)
        return (given if all(fault.remark for fault in faults) else None), faults

    def _sought(self, act: int, ask: Ask, nothing: Fault) -> tuple[Reason | None, list[Fault]]:
        try:
            found = self._reasons.found(act, ask)
        except GivenUp:
            message = f"{nothing.character} may have a reason, but there is too much to look through"
            return None, [Fault("unconfirmed", nothing.character, message)]
        return found, [] if found is not None else [nothing]

    def _ending(self, goal: float | None) -> Iterator[Finding]:
        end = self.utility
        if goal is None and not above(end, self.before):
            message = (
                f"the story leaves the author's utility at {number(end)}, not above the {number(self.before)} it had"
            )
            yield Finding("goal-not-reached", None, None, message)
        elif goal is not None and (end is None or end < goal):
            message = f"the story ends with the author's utility at {number(end)}, where {number(goal)} was wanted"
            yield Finding("goal-not-reached", None, None, message)


def _length(reason: Reason) -> int:
    """Acts in a plan, and in any within it counted from where it starts."""
    inner = (i + _length(r) for i, step in enumerate(reason.plan, start=1) for r in step.reasons)
    return max([len(reason.acts), *inner])


def _is_pass(action: GroundAction) -> bool:
    """Whether an act is the one by which somebody passes in a game."""
    nothing = not action.effects and action.precondition is True and len(action.consenting) == 1
    return nothing and re.fullmatch(r"pass|let_pass(_\d+)?", action.schema) is not None
