"""Stories there would be were people willing: the same world, in which some acts, or all, ask nobody's will.

An act that nobody consents to is fate, which needs no reason. So a world in which an act has a second form that is fate
is one in which whoever does it is willing there and then, while plans and the reasons of others are what they were:
only the story may use the second form. What is found in such a world is gone through in the real one before it is
believed, since taking acts for evidence asks who did them. Every search is bounded by the states it goes through; the
seconds are there for a world in which a single state takes long.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from time import monotonic
from typing import NamedTuple

import msgspec

from unsaid.data.limits import Limits
from unsaid.minds import Minds
from unsaid.minds.errors import MindsError
from unsaid.world.structure import Expression, GroundWorld


class Bound(NamedTuple):
    """How far a search goes: states of the story, and seconds; ``any``: any story will do, however long."""

    states: int
    time: float
    any: bool = False


EASY = Bound(20_000, 0.5)
"""Where nobody is asked for reasons, or a story is likely to be near."""

HARD = Bound(4_000, 0.3)
"""Where reasons are asked for, and several searches are to be made."""


class Course(NamedTuple):
    """How a search ended (``none``: all of it was gone through), and the acts that were found, by number."""

    stop: str
    acts: tuple[int, ...]

    @property
    def found(self) -> bool:
        """Whether there is a story."""
        return self.stop == "found"


class Target(NamedTuple):
    """What is to come about: the author's utility, or another in its place, and how high (None: any gain)."""

    goal: float | None
    utility: Expression | None = None


def holding(condition: Expression) -> Target:
    """The target that a condition holds."""
    return Target(1.0, ("if", condition, 1.0, 0.0))


def anybody(ground: GroundWorld, target: Target, limits: Limits, bound: Bound) -> Course:
    """A story in which everybody does what is needed, whatever they believe and want."""
    actions = tuple(msgspec.structs.replace(action, consenting=()) for action in ground.actions)
    return _searched(ground, actions, target, limits, bound)


def but_for(ground: GroundWorld, willing: Collection[int], target: Target, limits: Limits, bound: Bound) -> Course:
    """A story with reasons, but that some acts may also be done without: whoever does them is willing, and asks
    nothing. Acts are those of the world, whichever form of them is used."""
    forms = sorted(willing)
    copies = (msgspec.structs.replace(ground.actions[act], consenting=()) for act in forms)
    named = (msgspec.structs.replace(copy, name=f"{copy.name} willingly") for copy in copies)
    found = _searched(ground, (*ground.actions, *named), target, limits, bound)
    first = len(ground.actions)
    return Course(found.stop, tuple(act if act < first else forms[act - first] for act in found.acts))


def _searched(ground: GroundWorld, actions: Sequence[object], target: Target, limits: Limits, bound: Bound) -> Course:
    made = msgspec.structs.replace(ground, actions=tuple(actions))
    if target.utility is not None:
        wanted = msgspec.structs.replace(ground.utility, author=target.utility)
        made = msgspec.structs.replace(made, utility=wanted)
    try:
        minds = Minds(made)
    except MindsError:
        return Course("limit:states", ())
    return search(minds, target.goal, limits, bound)


def search(minds: Minds, goal: float | None, limits: Limits, bound: Bound) -> Course:
    """A story within limits, with few acts where that can be found out; else any."""
    stop = "none"
    for shortest in (False,) if bound.any else (True, False):
        found = minds.search(
            goal=goal,
            author=limits.author,
            character=limits.character,
            depth=limits.depth,
            time=bound.time,
            memory=None if limits.memory is None else limits.memory * 2**20,
            states=bound.states,
            shortest=shortest,
        )
        stop = found.stop
        if stop == "interrupted":
            raise KeyboardInterrupt
        if stop in ("found", "none"):
            return Course(stop, found.acts if stop == "found" else ())
    return Course(stop, ())


def through(minds: Minds, wanted: Callable[[int], bool], limits: Limits, bound: Bound) -> Course:
    """A shortest course of acts to a state that is wanted, in the world as it is, whoever believes and wants what.

    Slower than a search of the engine, and right where acts are evidence of who did them."""
    ends, acts = monotonic() + bound.time, list(enumerate(minds.ground.actions))
    waiting = deque[tuple[int, tuple[int, ...]]]([(minds.initial, ())])
    seen = {minds.initial}
    while waiting:
        state, done = waiting.popleft()
        if wanted(state):
            return Course("found", done)
        if len(seen) > bound.states or monotonic() > ends:
            return Course("limit:states", ())
        if limits.author is None or len(done) < limits.author:
            possible = (act for act, action in acts if minds.holds(state, action.precondition))
            for act, then in ((act, minds.advance(state, act)) for act in possible):
                if then not in seen:
                    seen.add(then)
                    waiting.append((then, (*done, act)))
    return Course("none", ())


def really(minds: Minds, acts: Sequence[int]) -> bool:
    """Whether acts could happen one after the other, whatever those who do them believe."""
    state = minds.initial
    for act in acts:
        if not minds.holds(state, minds.ground.actions[act].precondition):
            return False
        state = minds.advance(state, act)
    return True
