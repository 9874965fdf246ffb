"""Finding a story: the engine's answer, with names in place of numbers."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from unsaid.budget import Budget, peak_bytes
from unsaid.budget.counted import measured
from unsaid.data.limits import Limits
from unsaid.data.story import Guess, Hope, Reason, Result, Step, Supposition
from unsaid.version import VERSION

if TYPE_CHECKING:
    from unsaid.minds import Minds, data
    from unsaid.minds.data import Watcher

STEPS = 8
"""Acts of the longest plan looked for where no limit is set and one question must be answered."""


class EngineNames(msgspec.Struct, frozen=True):
    """What the numbers of the engine stand for."""

    characters: tuple[str, ...]
    actions: tuple[str, ...]
    fluents: tuple[str, ...] = ()

    @classmethod
    def of(cls, minds: Minds) -> EngineNames:
        ground = minds.ground
        return cls(ground.characters, tuple(a.name for a in ground.actions), tuple(f.name for f in ground.fluents))

    def reason(self, reason: data.EngineReason) -> Reason:
        """The engine's reason, with names."""
        steps = tuple(Step(self.actions[s.act], tuple(map(self.reason, s.reasons))) for s in reason.plan)
        hope = msgspec.UNSET if reason.hope is None else self.hope(reason.hope)
        who, act = self.characters[reason.character], self.actions[reason.act]
        return Reason(who, act, steps, reason.before, reason.after, hope)

    def hope(self, hope: data.EngineHope) -> Hope:
        """What may come of a plan, with names."""
        cases = (
            Supposition(tuple(map(self._guess, case.supposed)), case.done, (case.after or 0.0) - (case.before or 0.0))
            for case in hope.cases
        )
        return Hope(hope.gain, hope.loss, tuple(cases))

    def _guess(self, guess: data.EngineGuess) -> Guess:
        who = tuple(self.characters[c] for c in guess.who)
        return Guess(self.fluents[guess.fluent], who, guess.value, guess.open is not None)


def find(
    minds: Minds, limits: Limits | None = None, *, goal: float | None = None, progress: Watcher | None = None
) -> Result:
    """Searches for a story; ``goal`` is the author's utility to reach, None for any gain over the start.

    Raises ValueError for a goal that is no finite number; never for a limit or ^C: the result says how it stopped.
    ``progress`` is called about twenty times a second with how far the search has come.
    """
    began = time.perf_counter()
    found = minds.search(progress=progress, **_asked(limits or Limits(), goal))
    return _named(minds, found, goal, time.perf_counter() - began)


def find_all(
    minds: Minds, limits: Limits | None = None, *, goal: float | None = None, progress: Watcher | None = None
) -> Iterator[Result]:
    """Every distinct story within the limits, shorter ones first, each looked for when it is asked for.

    Two stories are distinct where their acts are. The last item has no acts: its ``stop`` says why there are no more,
    ``none`` where these were all of them. Without a limit on acts there may be no last story. Raises ValueError for a
    goal that is no finite number.
    """
    asked = _asked(limits or Limits(), goal)

    def each() -> Iterator[Result]:
        began = time.perf_counter()
        for found in minds.stories(progress=progress, **asked):
            yield _named(minds, found, goal, time.perf_counter() - began)
            began = time.perf_counter()

    return each()


def within(limits: Limits | None, budget: Budget | None) -> Limits | None:
    """Limits that count no more states than a budget has; its time and memory hold of themselves."""
    if budget is None or budget.states is None:
        return limits
    asked = limits or Limits()
    return replace(asked, states=budget.states if asked.states is None else min(asked.states, budget.states))


def _asked(limits: Limits, goal: float | None) -> dict[str, Any]:
    """A goal, and limits as the engine takes them: memory in bytes."""
    if goal is not None:
        measured("goal", goal)
    return {
        "goal": goal,
        "author": limits.author,
        "character": limits.character,
        "depth": limits.depth,
        "time": limits.time,
        "memory": None if limits.memory is None else limits.memory * 2**20,
        "states": limits.states,
        "shortest": limits.shortest,
    }


def _named(minds: Minds, found: data.EngineFound, goal: float | None, seconds: float) -> Result:
    names = EngineNames.of(minds)
    return Result(
        stop=found.stop,  # pyright: ignore[reportArgumentType]  # the engine knows only these stops
        goal=goal,
        utility=found.utility,
        acts=tuple(names.actions[act] for act in found.acts),
        explanations=tuple(tuple(map(names.reason, reasons)) for reasons in found.reasons),
        seconds={"search": seconds},
        states=found.states,
        peak_bytes=peak_bytes(),
        version=VERSION,
        world=minds.ground.name,
        before=found.before,
        minds=found.minds,
        questions=found.questions,
        proved=found.proved,
        steps=found.steps,
        evictions=found.evictions,
    )


def why(minds: Minds, state: int, act: int, character: int, limits: Limits) -> Reason | None:
    """A character's reason for an act done in a state of the world; None where it has none.

    Where limits are unset, plans of up to ``STEPS`` acts are looked for, at any depth they could need.
    """
    steps = STEPS if limits.character is None else limits.character
    depth = steps + 1 if limits.depth is None else limits.depth
    reason = minds.explain(state, act, character, steps=steps, depth=depth)
    return None if reason is None else EngineNames.of(minds).reason(reason)
