"""Looking for stories, for the commands: with progress on the terminal, and an end that is said and has a code."""

from __future__ import annotations

from collections.abc import Callable

from unsaid.api.outcome import Outcome
from unsaid.api.stories.story import Story
from unsaid.api.world import World
from unsaid.cli.exits import Exit, Halt
from unsaid.cli.limits import raised
from unsaid.data.limits import Limits
from unsaid.terminal.output import emit, remark
from unsaid.terminal.progress import progress

Unfound = Callable[[Outcome], None]
LIMITS = ("author", "character", "depth")
"""Limits on what a story is, by the flags that set them; all others say how long to look for one."""


def searched(world: World, bounds: Limits, goal: float | None) -> Outcome:
    """Looks for a story in a world, with progress on the terminal."""
    shown = progress(bounds.time, bounds.author, bounds.character)
    try:
        return world.find(bounds, goal=goal, progress=shown)
    finally:
        if shown is not None:
            shown.wipe()


def story_found(world: World, bounds: Limits, goal: float | None, none: Unfound | None = None) -> Story:
    """The story that is found; where none is, the command ends: where there is none, with what ``none`` says of it."""
    outcome = searched(world, bounds, goal)
    if outcome.story is not None:
        return outcome.story
    if none is None or outcome.stop != "none":
        raise Halt(*ended(outcome, bounds))
    none(outcome)
    raise Halt(Exit.DONE)


def every(world: World, bounds: Limits, goal: float | None, told: Callable[[Outcome, int], str]) -> None:
    """Tells all stories of a world, each as soon as it is found; says at the end how many there were, and whether that
    is all. What is printed stays true when the search is stopped: it is the beginning of the list."""
    if bounds.author is None and not bounds.shortest:
        message = "all stories of any length may never end; --acts N says how many acts, --shortest the fewest"
        raise Halt(Exit.USAGE, message)
    shown = progress(bounds.time, bounds.author, bounds.character)
    for count, outcome in enumerate(world.outcomes(bounds, goal=goal, progress=shown)):
        if shown is not None:
            shown.wipe()
        if outcome.stop != "found":
            _leave(outcome, count, bounds)
            return
        emit(told(outcome, count + 1))


def _leave(outcome: Outcome, count: int, bounds: Limits) -> None:
    many = f"{count:,} stor{'y' if count == 1 else 'ies'}"
    code, words = ended(outcome, bounds)
    if outcome.stop != "none":
        raise Halt(code, f"{words} after {many}; there may be more")
    if not count:
        raise Halt(code, f"{words} ({_states(outcome)})")
    length = "the fewest acts" if bounds.shortest else f"at most {bounds.author} acts"
    remark(f"unsaid: {many}; there is no other with {length}")


def ended(outcome: Outcome, bounds: Limits) -> tuple[Exit, str]:
    """The exit code of a search that found no story, and what is said of it."""
    stop = outcome.stop
    if stop == "interrupted":
        return Exit.INTERRUPTED, "interrupted"
    if stop == "none":
        return Exit.NONE, f"{_none_of(outcome, bounds)} reaches the author's goal"
    limit = stop.removeprefix("limit:")
    return Exit.LIMIT, raised(limit, getattr(bounds, limit))


def _none_of(outcome: Outcome, bounds: Limits) -> str:
    """Of what kind there is no story. Where people may not know something, no longer reasons are tried than so many
    acts, whatever the limits allow."""
    if any(getattr(bounds, limit) is not None for limit in LIMITS):
        return "no story within these limits"
    unknowing = any(fluent.domain for fluent in outcome.world.open.ground.fluents)
    reasons = f"reasons of at most {outcome.result.steps} acts" if unknowing else "any reasons"
    return f"no story, of any length and with {reasons},"


def unfound(outcome: Outcome, bounds: Limits) -> tuple[Exit, str]:
    """The same, with how much was searched, and what a search that was cut short leaves certain."""
    code, words = ended(outcome, bounds)
    return code, f"{words} ({_states(outcome)}){_ruled_out(outcome)}"


def _states(outcome: Outcome) -> str:
    states = outcome.result.states
    return f"{states:,} state{'' if states == 1 else 's'} searched"


def _ruled_out(outcome: Outcome) -> str:
    """Which lengths no story has, as far as was looked."""
    proved, steps = outcome.result.proved, outcome.result.steps
    if outcome.stop == "none" or not proved:
        return ""
    reasons = f" with explanations of {steps} act{'' if steps == 1 else 's'}"
    return f"; there is no story of fewer than {proved} acts{reasons}"
