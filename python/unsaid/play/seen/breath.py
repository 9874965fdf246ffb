"""Held breath: what pulls somebody to a choice, and what holds it back.

Both are read in the role's own mind: what the best plan from an act would raise and lower of what the role cares
about, or, where the role sees no plan, what the act itself would. ``short`` is how much less the act comes to than the
best that is open; 0 for the best. To do it all the same is to overcome what holds one back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from unsaid.play.events import Item
from unsaid.play.session import Session

SMALL = 1e-9
"""Differences of worth up to this are rounding."""


@dataclass(frozen=True, slots=True)
class Breath:
    """What speaks for a choice and what against it: concerns, by their place among all, the weightiest first."""

    pulls: tuple[int, ...] = ()
    holds: tuple[int, ...] = ()
    short: float | None = None

    @property
    def against(self) -> bool:
        """Whether to choose it is to go against oneself."""
        return self.short is not None and self.short > SMALL and bool(self.holds)


def breaths(session: Session, role: int, menu: Sequence[Item]) -> list[Breath]:
    """What pulls and holds a role at each item of its menu."""
    stage, mind = session.stage, session.mind(role)
    plans = {prospect.acts[0]: prospect.acts for prospect in stage.options(mind, role)}
    ends = [_end(session, mind, plans, item) for item in menu]
    worths = [stage.minds.utility(end, role) for end in ends]
    best = max((worth for worth in worths if worth is not None), default=None)
    moved = [_moved(session, role, mind, end) for end in ends]
    shorts = [None if worth is None or best is None else best - worth for worth in worths]
    return [_breath(parts, short) for parts, short in zip(moved, shorts, strict=True)]


def _end(session: Session, mind: int, plans: Mapping[int, Iterable[int]], item: Item) -> int:
    """The mind that a role expects to come to by an item."""
    if item.kind != "act" or item.action is None:
        return mind
    for act in plans.get(item.action, (item.action,)):
        mind = session.stage.minds.apply(mind, act)
    return mind


def _moved(session: Session, role: int, before: int, after: int) -> dict[int, float]:
    """By how much each concern is raised or lowered."""
    minds = session.stage.minds
    was, now = minds.concerns(before, role), minds.concerns(after, role)
    pairs = ((place, was.get(place), worth) for place, worth in now.items())
    return {place: worth - old for place, old, worth in pairs if worth is not None and old is not None}


def _breath(moved: Mapping[int, float], short: float | None) -> Breath:
    order = sorted(moved, key=lambda place: -abs(moved[place]))
    pulls = tuple(place for place in order if moved[place] > SMALL)
    return Breath(pulls, tuple(place for place in order if moved[place] < -SMALL), short)
