"""What became of the acts of a story where something is otherwise: which could not happen any more, which lost their
reason, and which were no longer what somebody would have done.

The old acts are gone through once more in the changed world, one after the other; what cannot happen there is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from unsaid.api.values import plain
from unsaid.data.proof import Fact
from unsaid.world.expressions import conjuncts
from unsaid.world.text import as_text

if TYPE_CHECKING:
    from unsaid.play.events import Event
    from unsaid.play.session import Session
    from unsaid.play.stage import Stage, State
    from unsaid.world import GroundWorld

How = Literal["possibility", "reason", "best", "moment"]
"""What an act has lost: it could not happen; somebody had no reason for it any more; something else led further; or
none of these, and it was only not come to."""


@dataclass(frozen=True)
class Lost:
    """An act of a story that is not in the one it is compared with.

    ``number`` counts the acts of the old story from 1. ``who``: whose reason is gone, who would do something better, or
    who thinks it impossible; ``plan``: what the act was a step of; ``better``: what leads further; ``missing``: the
    conditions that do not hold, as the language writes them; ``because``: what ``who`` would have to believe, as it did
    in the old story, for its reason to be there.

    >>> import unsaid
    >>> story = unsaid.load("tutorial").story(["light(Ida)", "row_home(Olm)"])
    >>> [lost.missing for lost in story.whatif(without="light").lost]
    [(), ('lit()',)]
    """

    number: int
    act: str
    how: How
    who: str | None = None
    plan: tuple[str, ...] = ()
    better: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    because: tuple[Fact, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return plain(self)


@dataclass(frozen=True)
class Losing:
    """An old story, and the stage and the world in which it is gone through once more; ``causes``: whether is asked
    what took a reason."""

    old: Session
    stage: Stage
    ground: GroundWorld
    causes: bool = False

    def found(self, state: State, place: int) -> Iterator[Lost]:
        """The acts from a place of the old story on that have lost something, the changed story being in a state."""
        for number, event in enumerate(self.old.acts[place:], start=place + 1):
            act = self.stage.find(self.old.stage.name(event.action))
            if act is None or act not in self.stage.possible(state):
                yield self._impossible(number, event, act, state)
                continue
            if event.action not in self.old.stage.passes:
                yield from self._senseless(number, event, act, state)
            state = self.stage.minds.advance(state, act)

    def _impossible(self, number: int, event: Event, act: int | None, state: State) -> Lost:
        name = self.old.stage.name(event.action)
        if act is None:
            return Lost(number, name, "possibility")
        parts, minds = conjuncts(self.ground.actions[act].precondition), self.stage.minds
        if parts == (False,):  # nobody can do it any more
            return Lost(number, name, "possibility")
        for who in (None, *self.stage.consenting(act)):
            there = state if who is None else minds.mind(state, who)
            missing = tuple(as_text(part, self.ground) for part in parts if not minds.holds(there, part))
            if missing:
                whose = None if who is None else self.ground.characters[who]
                return Lost(number, name, "possibility", whose, missing=missing)
        return Lost(number, name, "possibility")

    def _senseless(self, number: int, event: Event, act: int, state: State) -> Iterator[Lost]:
        """The first of those who chose an act whose reason is gone, or who would do something else."""
        name, before = self.old.stage.name(event.action), self.old.stage
        for who in self.stage.consenting(act):
            if who in self.old.roles:
                continue
            was, now = before.minds.mind(event.before, who), self.stage.minds.mind(state, who)
            if not before.explained(was, event.action, who):
                continue
            plan = before.prospect(was, event.action, who)
            if not self.stage.explained(now, act, who):
                steps = tuple(map(before.name, plan.acts)) if plan else ()
                because = self._because(event, act, state, who) if self.causes else ()
                yield Lost(number, name, "reason", before.called(who), steps, because=because)
                return
            best = _best(self.stage, now, who)
            if event.by == who and event.action in _best(before, was, who) and act not in best:
                yield Lost(number, name, "best", before.called(who), better=tuple(map(self.stage.name, best)))
                return

    def _because(self, event: Event, act: int, state: State, who: int) -> tuple[Fact, ...]:
        from unsaid.api.otherwise.gaining import Parting

        return Parting(self.old.stage, event.before, self.stage, state).because(who, act, there=False)


def _best(stage: Stage, mind: State, who: int) -> list[int]:
    """The acts whose best plans lead highest."""
    open_ = [prospect for prospect in stage.options(mind, who) if prospect.acts[0] not in stage.passes]
    highest = max((prospect.after for prospect in open_), default=None)
    return [prospect.acts[0] for prospect in open_ if prospect.after == highest]
