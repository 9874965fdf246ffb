"""What a role can see of a session, and nothing else.

A role sees its own doings, every act whose ``observing`` held for it when the act happened, what is offered to it,
and what is tried in vain before its eyes. Of all the rest it learns only what changes in its own beliefs. Whatever is
shown to a player goes through here.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from unsaid.play.events import Event, Turn
from unsaid.play.session import Session
from unsaid.play.stage import Stage


@dataclass(frozen=True, slots=True)
class Noticed:
    """A belief of a role's that became another: the fluent's number, the value before and after."""

    fluent: int
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Sight:
    """One thing a role notices: an event it saw, or (``event`` None) beliefs that changed unseen."""

    event: Event | None
    changes: tuple[Noticed, ...] = ()


def sights(session: Session, turn: Turn, role: int) -> list[Sight]:
    """What a role notices of one turn, in order."""
    noticed = (sight(session.stage, role, event) for event in turn.events)
    return [s for s in noticed if s is not None]


def sight(stage: Stage, role: int, event: Event) -> Sight | None:
    """What a role notices of one event, if anything."""
    if sees(stage, role, event):
        return Sight(event, changes(stage, role, event))
    changed = changes(stage, role, event)
    return Sight(None, changed) if changed else None


def sees(stage: Stage, role: int, event: Event) -> bool:
    """Whether a role sees the event itself: its own, an act it observes, an offer that is made to it, an attempt by
    somebody whom it would see do nothing, or to do something with it."""
    if event.by == role:
        return True
    if event.kind == "act":
        return stage.minds.sees(event.before, event.action, role)
    if event.kind == "offer" or role in stage.consenting(event.action):
        return role in stage.consenting(event.action)
    return event.by is not None and stage.minds.sees(event.before, stage.passes[event.by], role)


def uneventful(session: Session, role: int) -> bool:
    """Whether the last round brought nothing that a role noticed, its own doings included, but passes."""
    last, stage = session.rounds(1), session.stage
    events = (event for turn in last for event in turn.events if event.action not in stage.passes)
    return bool(last) and all(sight(stage, role, event) is None for event in events)


def changes(stage: Stage, role: int, event: Event) -> tuple[Noticed, ...]:
    """A role's beliefs about plain fluents that the event changed."""
    minds = stage.minds
    before, after = minds.mind(event.before, role), minds.mind(event.after, role)
    if before == after:
        return ()
    pairs = zip(minds.values(before), minds.values(after), strict=True)
    return tuple(Noticed(i, old, new) for i, (old, new) in enumerate(pairs) if old != new)
