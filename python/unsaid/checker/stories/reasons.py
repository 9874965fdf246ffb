"""Confirming a reason that is given: each step of the plan, each reason within it, and that nothing in it is idle.

Where a reason leaves something open, as why another goes along with a step, the checker looks for itself. What it
cannot make out is a fault: nothing is taken on trust.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from unsaid.checker.minds.seeking import GivenUp, Seeker
from unsaid.checker.minds.unsure.hoping import NoHope, Replayed
from unsaid.checker.minds.values import above
from unsaid.checker.stories import hopes
from unsaid.checker.stories.words import false_part, listed, number
from unsaid.data.story import Hope, Reason, Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unsaid.checker.minds.mind import Mind
    from unsaid.checker.minds.world import CheckedWorld


Missing = Callable[[str], str]
"""Of an act that a world has not: what is to be said of it, as the rest of a sentence about the act."""


def no_act(act: str) -> str:
    """What is said of any such act."""
    return "is no act of this world"


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an act or a reason; ``character`` is whose reason or belief it is about.

    ``remark``: it holds all the same, and something is to be said about it.
    """

    code: str
    character: str | None
    message: str
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: in this mind of the owner's, with so many steps and further levels of mind."""

    mind: Mind
    owner: int
    steps: int
    levels: int


class ReasonChecks:
    """Confirms and finds reasons in one world; ``missing`` says what is the matter with an act that it has not."""

    def __init__(self, world: CheckedWorld, missing: Missing) -> None:
        self._world = world
        self._missing = missing
        self._seeker = Seeker(world)

    def faults(self, reason: Reason, ask: Ask) -> list[Fault]:
        """Everything wrong with a reason, the first thing first; empty where it is confirmed."""
        unknown = self._unknown(reason)
        if unknown is not None:
            return [unknown]
        self._seeker.begin()
        try:
            return list(self._found_wrong(reason, ask))
        except GivenUp:
            return [Fault("unconfirmed", reason.character, f"the plan of {reason.character} is too wide to confirm")]

    def found(self, act: int, ask: Ask) -> Reason | None:
        """A reason for the act, if the checker finds one by itself; raises ``GivenUp`` where it takes too long."""
        self._seeker.begin()
        return self._any(act, ask)

    def _any(self, act: int, ask: Ask) -> Reason | None:
        """A reason for an act, or, where there is none, a hope."""
        plan = self._seeker.reason(ask.mind, ask.owner, act, ask.steps, ask.levels)
        if plan is not None:
            return self._written(plan, ask)
        plan = self._seeker.hope(ask.mind, ask.owner, act, ask.steps, ask.levels)
        return None if plan is None else self._hope_written(plan, ask)

    def _hope_written(self, plan: tuple[int, ...], ask: Ask) -> Reason | None:
        """A hope found, as a reason, with all that was supposed."""
        replayed = self._replayed(plan, ask)
        if not isinstance(replayed, Replayed):
            return None
        names = [self._world.deeds[act].action.name for act in plan]
        who, steps = self._world.ground.characters[ask.owner], tuple(map(Step, names[1:]))
        return Reason(who, names[0], steps, hope=hopes.written(self._world, replayed))

    def _replayed(self, plan: tuple[int, ...], ask: Ask) -> Replayed | NoHope:
        hoping = self._seeker.hoping
        if hoping is None:
            return NoHope("nothing to suppose")
        return hoping.replay(ask.mind, ask.owner, plan, ask.steps, ask.levels)

    def _hope_wrong(self, reason: Reason, hope: Hope, ask: Ask) -> Iterator[Fault]:
        """What is wrong with a hope that is given."""
        who = reason.character
        replayed = self._replayed(tuple(self._world.numbers[act] for act in reason.acts), ask)
        if isinstance(replayed, Replayed):
            found = list(hopes.wrong(self._world, reason, hope, replayed))
        else:
            found = [hopes.no_hope(self._world, replayed)]
        yield from (Fault(code, who, f"the hope of {who} to {reason.act} fails: {words}") for code, words in found)

    def _unknown(self, reason: Reason) -> Fault | None:
        """That the world has not the first such act of a plan."""
        act = next((act for act in reason.acts if act not in self._world.numbers), None)
        if act is None:
            return None
        return Fault("unknown-act", reason.character, f"{reason.character} plans {act}, which {self._missing(act)}")

    def _found_wrong(self, reason: Reason, ask: Ask) -> Iterator[Fault]:
        if reason.hoped is not None:
            yield from self._hope_wrong(reason, reason.hoped, ask)
            return
        if len(reason.acts) > (ask.steps if ask.levels >= 0 else 1):
            enough = self._enough(reason, ask)
            yield self._too_long(reason, ask, enough)
            if enough is None:
                return
            ask = replace(ask, steps=len(reason.acts))  # what goes on beyond the limit has to hold as well
        minds = self._minds(reason, ask)
        if isinstance(minds, Fault):
            yield minds
            return
        yield from self._no_gain(reason, minds, ask)
        yield from self._unexplained(reason, minds, ask)
        yield from self._idle(reason, ask)

    def _enough(self, reason: Reason, ask: Ask) -> tuple[str, ...] | None:
        """The acts of a reason within the limits, where one is given that goes on beyond them.

        Sabre counts the acts of a reason to where it first pays, and prints it to where it pays most. So the beginning
        of the plan is tried first, and only then is any other reason looked for.
        """
        for length in range(1, (ask.steps if ask.levels >= 0 else 1) + 1):
            start = Reason(reason.character, reason.act, reason.plan[: length - 1])
            if all(fault.remark for fault in self._found_wrong(start, ask)):
                return start.acts
        act = self._world.numbers[reason.act]
        plan = self._seeker.reason(ask.mind, ask.owner, act, ask.steps, ask.levels)
        return None if plan is None else tuple(self._world.deeds[a].action.name for a in plan)

    def _too_long(self, reason: Reason, ask: Ask, enough: tuple[str, ...] | None) -> Fault:
        allowed = f"{ask.steps} may count" if ask.levels >= 0 else "this far into minds only one may"
        message = f"{reason.character} plans {len(reason.acts)} acts, where {allowed}"
        if enough is None:
            return Fault("too-many-acts", reason.character, message)
        message += f"; {listed(enough)} would be reason enough"
        return Fault("longer-than-counts", reason.character, message, remark=True)

    def _minds(self, reason: Reason, ask: Ask) -> list[Mind] | Fault:
        """The owner's mind before each act of the plan and after the last."""
        minds = [ask.mind]
        for place, name in enumerate(reason.acts):
            act, mind = self._world.numbers[name], minds[-1]
            if not self._world.possible(mind, act, ask.owner):
                return Fault("plan-impossible", reason.character, self._impossible(reason.character, act, mind))
            if place and not self._world.deeds[act].action.consenting:
                message = f"{reason.character} counts on {name}, which nobody can decide to do"
                return Fault("plan-impossible", reason.character, message)
            minds.append(self._world.after(mind, act))
        return minds

    def _impossible(self, who: str, act: int, mind: Mind) -> str:
        world, deed = self._world, self._world.deeds[act]
        if not deed.holds(mind):
            return f"in what {who} plans, {deed.action.name} needs {false_part(world, act, mind)}"
        unsure = next(c for c in deed.action.consenting if not deed.holds(mind.believed(c)))
        name = world.ground.characters[unsure]
        return (
            f"in what {who} plans, {deed.action.name} needs {name} to believe "
            f"{false_part(world, act, mind.believed(unsure))}"
        )

    def _no_gain(self, reason: Reason, minds: list[Mind], ask: Ask) -> Iterator[Fault]:
        before, after = (self._seeker.worth(mind, ask.owner, ask.levels) for mind in (minds[0], minds[-1]))
        who = reason.character
        if not above(after, before):
            message = f"the plan takes the utility of {who} from {number(before)} to {number(after)}, which is no gain"
            yield Fault("plan-no-gain", who, message)
        for said, found, word in ((reason.before, before, "before"), (reason.after, after, "after")):
            if said is not None and said != found:
                message = f"the utility of {who} {word} the plan is said to be {number(said)}, and is {number(found)}"
                yield Fault("wrong-utility", who, message)

    def _unexplained(self, reason: Reason, minds: list[Mind], ask: Ask) -> Iterator[Fault]:
        for place, step in enumerate(reason.plan, start=1):
            here = Ask(minds[place], ask.owner, ask.steps - place, ask.levels)
            for character in self._world.deeds[self._world.numbers[step.act]].action.consenting:
                yield from self._step(reason, place, character, here)

    def _step(self, reason: Reason, place: int, character: int, ask: Ask) -> Iterator[Fault]:
        """What is wrong with one later step, as far as one who consents to it goes."""
        step, name = reason.plan[place - 1], self._world.ground.characters[character]
        given = next((r for r in step.reasons if r.character == name), None)
        if given is not None:
            yield from self._given(reason.character, step, given, self._asked(ask, character))
        elif character == ask.owner and self._rest_will_do(reason, place, ask):
            return
        elif not self._seeker.sensible(
            ask.mind, ask.owner, self._world.numbers[step.act], character, ask.steps, ask.levels
        ):
            message = f"in what {reason.character} plans, {name} has no reason for {step.act}"
            yield Fault("step-unexplained", name, message)

    def _given(self, planner: str, step: Step, reason: Reason, ask: Ask) -> Iterator[Fault]:
        if reason.act != step.act:
            yield Fault(
                "step-unexplained", reason.character, f"the reason given for {step.act} is one for {reason.act}"
            )
            return
        unknown = self._unknown(reason)
        if unknown is not None:
            yield unknown
            return
        for fault in self._found_wrong(reason, ask):
            within = f"in what {planner} plans, the reason of {reason.character} for {step.act} fails: {fault.message}"
            within = f"in what {planner} plans, {fault.message}" if fault.remark else within
            yield replace(fault, message=within)

    def _asked(self, ask: Ask, character: int) -> Ask:
        """The same question put to a character, in the mind of whoever plans."""
        if character == ask.owner:
            return ask
        return Ask(self._world.planning(ask.mind, character), character, ask.steps, ask.levels - 1)

    def _rest_will_do(self, reason: Reason, place: int, ask: Ask) -> bool:
        rest = Reason(reason.character, reason.plan[place - 1].act, reason.plan[place:])
        return all(fault.remark for fault in self._found_wrong(rest, ask))

    def _idle(self, reason: Reason, ask: Ask) -> Iterator[Fault]:
        plan = tuple(self._world.numbers[act] for act in reason.acts)
        part = self._seeker.shorter(ask.mind, ask.owner, plan, ask.steps, ask.levels)
        if part is not None:
            names = ", ".join(self._world.deeds[act].action.name for act in part)
            yield Fault(
                "not-minimal", reason.character, f"the plan of {reason.character} does no more than {names} alone"
            )

    def _written(self, plan: tuple[int, ...], ask: Ask) -> Reason:
        """A plan found, as a reason, with the reasons of the others in it."""
        world, minds = self._world, [ask.mind]
        for act in plan:
            minds.append(world.after(minds[-1], act))
        rows = enumerate(plan[1:], start=1)
        steps = tuple(self._step_written(act, Ask(minds[i], ask.owner, ask.steps - i, ask.levels)) for i, act in rows)
        before, after = (self._seeker.worth(mind, ask.owner, ask.levels) for mind in (minds[0], minds[-1]))
        return Reason(world.ground.characters[ask.owner], world.deeds[plan[0]].action.name, steps, before, after)

    def _step_written(self, act: int, ask: Ask) -> Step:
        action = self._world.deeds[act].action
        others = (self._asked(ask, c) for c in action.consenting if c != ask.owner)
        found = (self._any(act, asked) for asked in others)
        return Step(action.name, tuple(reason for reason in found if reason is not None))
