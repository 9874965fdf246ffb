"""A turn: the role's one move, and then replies until a role has a choice again.

A menu without a choice is not shown: the turn goes on by itself. That a story is over is told to all who play, even
where its cause was not seen.
"""

from __future__ import annotations

from typing import Literal

from unsaid.play.events import ON, Event, Item
from unsaid.play.items import acts, items, shown
from unsaid.play.others import wanted
from unsaid.play.replies import replied
from unsaid.play.seen.seeing import uneventful
from unsaid.play.session import Session, circle
from unsaid.play.stage import Stage
from unsaid.play.trying import happening, tried

STILL = 4
"""Rounds that bring nothing, one after another, after which nothing more can be hoped for."""

LONGEST = 40
"""Turns that go on by themselves, one after another, after which nothing more is waited for."""


def begin(stage: Stage, *roles: str) -> Session:
    """A new session in which the named characters are played; the first named has the first move, the others have
    theirs in the order of a round. It has come to the first menu."""
    first, *rest = (list(stage.ground.characters).index(role) for role in roles)
    return gone_on(Session(stage, (first, *(who for who in circle(stage, first) if who in rest))))


def take(session: Session, item: Item) -> Session:
    """The session after the choice of the role whose move it is, all that comes of it, and the turns that then go on by
    themselves."""
    return gone_on(_turn(session, item, shown=True))


def gone_on(session: Session) -> Session:
    """The session at its next menu, or at its end."""
    while not ended(session):
        if acts(session, session.role):  # a menu with an act is shown, whatever else is on it
            return session
        menu = items(session)
        if shown(menu):
            return session
        session = _turn(session, menu[0] if menu else ON, shown=False)
    return session


def _turn(session: Session, item: Item, *, shown: bool) -> Session:
    event = _attempt(session, item)
    moved = session.moved(item, *([] if event is None else [event]), shown=shown)
    return moved if moved.over else replied(moved)


def _attempt(session: Session, item: Item) -> Event | None:
    """What becomes of a move."""
    if item.kind == "on":
        return None
    if item.kind == "act" and item.action is not None:
        return tried(session, session.role, item.action)
    return happening(session, session.role, session.stage.passes[session.role])


# --- the end ---


def ended(session: Session) -> Literal["ending", "goal", "still"] | None:
    """``ending``: one of the world's endings is reached. ``goal``: the author's goal is. ``still``: nothing more is to
    be hoped for."""
    if session.over:
        return "goal" if session.stage.ending(session.state) is None else "ending"
    return "still" if _still(session) else None


def _still(session: Session) -> bool:
    last = session.turns[-LONGEST:]
    if len(last) == LONGEST and not any(turn.shown for turn in last):
        return True
    last = session.rounds(STILL)
    return bool(last) and not any(turn.shown for turn in last) and session.idle(last)


# --- by itself ---


def by_itself(session: Session, moves: int = 60) -> Session:
    """The session played to its end with the roles, too, acting on their own reasons."""
    while not ended(session) and session.moves < moves:
        session = take(session, would_choose(session))
    return session


def would_choose(session: Session) -> Item:
    """What the role whose move it is would choose of its own accord: the act it would do; or else to let the turn pass,
    if there has been anything to see; or else another act, or the end."""
    return chosen_of(session, items(session))


def chosen_of(session: Session, menu: list[Item]) -> Item:
    """What the role whose move it is would choose from its menu."""
    act = wanted(session, session.role)
    doing = (item for item in menu if item.kind == "act" and item.action == act)
    passing = [item for item in menu if item.passes and not item.ends]
    acts = (item for item in menu if item.kind == "act" and not item.ends)
    ends = (item for item in menu if item.ends)
    waited = uneventful(session, session.role)
    return [*doing, *([] if waited else passing), *acts, *ends, *passing][0]
