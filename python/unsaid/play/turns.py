"""A turn: the role's one move, and then what the others do about it.

Whoever is not played acts in the order of the round, up to the next role. When a whole round passes in which nobody
does anything, neither the played nor the others, fate may act. That a story is over is told to all who play, even
where its cause was not seen.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Literal

from unsaid.play.events import WAIT, Event, TurnOption
from unsaid.play.options import offers, options
from unsaid.play.others import chosen, fate, next_of
from unsaid.play.session import Session, circle

IN_VAIN = ("wait", "fail", "refuse")
"""Kinds of event by which nothing is done or offered."""


def take(session: Session, option: TurnOption) -> Session:
    """The session after the choice of the role whose move it is, and all that the others do about it."""
    grown = session.added((attempt(session, option),))
    for character in following(session):
        if grown.stage.over(grown.state):
            return grown
        event = next_of(grown, character)
        grown = grown if event is None else grown.grown(event)
    return grown if grown.stage.over(grown.state) else _by_fate(grown)


def following(session: Session) -> Iterator[int]:
    """Those who act after the role whose move it is, and before the next."""
    around = circle(session.stage, session.roles[0])
    after = around[around.index(session.role) + 1 :]
    return takewhile(lambda character: character not in session.roles, after)


def _by_fate(session: Session) -> Session:
    happened = [event for turn in session.round for event in turn]
    if not happened or any(event.kind not in IN_VAIN for event in happened):
        return session
    event = fate(session)
    return session if event is None else session.grown(event)


def attempt(session: Session, option: TurnOption) -> Event:
    """What becomes of the role's choice."""
    stage, state, role, action = session.stage, session.state, session.role, option.action
    if action is None:
        return Event("wait", None, role, state, state)
    if action not in stage.possible(state):
        return Event("fail", action, role, state, state)
    if not stage.willing(state, action, session.roles):
        return Event("refuse", action, role, state, state)
    if not _agreed(session, action):
        return Event("offer", action, role, state, state)
    return Event("act", action, role, state, stage.minds.advance(state, action))


def _agreed(session: Session, action: int) -> bool:
    """Whether all other roles that the act needs have offered it."""
    needed = set(session.roles) & set(session.stage.consenting(action)) - {session.role}
    return needed <= {by for act, by in offers(session) if act == action}


# --- the end ---


def ended(session: Session) -> Literal["ending", "goal", "still"] | None:
    """``ending``: one of the world's endings is reached. ``goal``: the author's goal is. ``still``: nothing is
    possible, or nobody moves nor can any role."""
    if session.turns and session.stage.ending(session.state) is not None:
        return "ending"
    if session.turns and session.stage.reached(session.state):
        return "goal"
    still = not session.stage.possible(session.state) or (quiet(session) and not _anything(session))
    return "still" if still else None


def quiet(session: Session) -> bool:
    """Whether all roles last waited and nothing came of it: from here only they can go on."""
    return bool(session.round) and all([e.kind for e in turn] == ["wait"] for turn in session.round)


def _anything(session: Session) -> bool:
    """Whether any role has anything to choose but to wait."""
    return any(options(session, role) != [WAIT] for role in session.roles)


# --- by itself ---


def by_itself(session: Session, turns: int = 60) -> Session:
    """The session played to its end with the roles, too, acting on their own reasons."""
    while not ended(session) and not quiet(session) and len(session.turns) < turns:
        act = chosen(session, session.role)
        session = take(session, WAIT if act is None else TurnOption(act))
    return session
