"""Trying an act: what comes of it when somebody sets about it.

The same for those who are played and for those who are not. An act fails where it is not possible after all; another
whose consent it needs may refuse; a role is asked for its consent by an offer, and gives it by doing the act itself.
"""

from __future__ import annotations

from unsaid.play.events import Event
from unsaid.play.session import Session


def tried(session: Session, who: int, action: int) -> Event:
    """What comes of an act that somebody tries."""
    state = session.state
    if action not in session.stage.possible(state):
        return Event("fail", action, who, state, state)
    if not _wanted_by_others(session, who, action):
        return Event("refuse", action, who, state, state)
    if not _agreed(session, who, action):
        return Event("offer", action, who, state, state)
    return happening(session, who, action)


def happening(session: Session, who: int | None, action: int) -> Event:
    """An act that happens; None is fate."""
    state = session.state
    return Event("act", action, who, state, session.stage.minds.advance(state, action))


def _wanted_by_others(session: Session, who: int, action: int) -> bool:
    """Whether all of the others that it needs besides have a reason for it."""
    needed = (d for d in session.stage.consenting(action) if d != who and d not in session.roles)
    return all(session.stage.explained(session.mind(d), action, d) for d in needed)


def _agreed(session: Session, who: int, action: int) -> bool:
    """Whether all roles that it needs besides have offered it."""
    needed = set(session.roles) & set(session.stage.consenting(action)) - {who}
    return needed <= {by for act, by in offers(session) if act == action}


def offers(session: Session) -> set[tuple[int, int]]:
    """The open offers: the act, and who would do it."""
    standing: set[tuple[int, int]] = set()
    for number, turn in enumerate(session.turns):
        mover = session.mover(number)
        standing = {(act, by) for act, by in standing if by != mover}
        for event in turn.events:
            if event.kind == "offer" and event.by is not None:
                standing.add((event.action, event.by))
            else:
                standing = {(act, by) for act, by in standing if act != event.action}
    return standing


def spent(session: Session, who: int) -> set[int]:
    """Acts that somebody has tried in vain in the mind it has now. To one of the others, an offer that was not taken up
    was in vain as well."""
    vain = ("fail", "refuse") if who in session.roles else ("fail", "refuse", "offer")
    mind, minds = session.mind(who), session.stage.minds
    tries = (e for e in session.events if e.by == who and e.kind in vain)
    return {e.action for e in tries if minds.mind(e.before, who) == mind}
