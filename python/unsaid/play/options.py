"""What a role may choose.

The menu holds what the character *believes* it can do. It may be wrong: then the attempt fails. An act that needs
somebody else's consent is on the menu when the character thinks the other would want it, or when the other has offered
it. What the other really wants is found out only by trying. Everything here is read in the role's own mind, and in
events that it knows of.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.play.events import WAIT, TurnOption
from unsaid.play.session import Session
from unsaid.play.stage import State


def options(session: Session, role: int | None = None) -> list[TurnOption]:
    """What a role can choose (whose move it is, if none is named): acts in order of definition, waiting last."""
    who = session.role if role is None else role
    return [*_acts(session, who), WAIT]


def _acts(session: Session, role: int) -> Iterator[TurnOption]:
    stage, mind, offers = session.stage, session.mind(role), offered(session, role)
    vain = spent(session, role)
    for act in stage.possible(mind, role):
        if role in stage.consenting(act) and act not in vain and (act in offers or _welcome(session, role, mind, act)):
            yield TurnOption(act, act in offers)


def _welcome(session: Session, role: int, mind: State, act: int) -> bool:
    """Whether the role thinks that everyone else needed for the act would want it."""
    return session.stage.willing(mind, act, {role}, depth=max(1, session.stage.rules.depth - 1))


def spent(session: Session, role: int) -> set[int]:
    """Acts the role has tried in vain while believing just what it believes now."""
    minds, mind = session.stage.minds, session.mind(role)
    vain = (e for e in session.events if e.by == role and e.kind in ("fail", "refuse"))
    return {e.action for e in vain if e.action is not None and minds.mind(e.before, role) == mind}


def offered(session: Session, role: int) -> set[int]:
    """Acts that others have offered the role, and that it has heard nothing of since."""
    return {act for act, by in offers(session) if by != role and role in session.stage.consenting(act)}


def offers(session: Session) -> set[tuple[int, int]]:
    """The open offers: the act, and who would do it.

    An offer is closed by the act, and by an attempt at it that comes to nothing. One that a role has made to another
    stands until its own next move.
    """
    standing: set[tuple[int, int]] = set()
    for number, turn in enumerate(session.turns):
        mover = session.roles[number % len(session.roles)]
        standing = {(act, by) for act, by in standing if by != mover}
        for event in turn:
            if event.kind == "offer" and event.action is not None and event.by is not None:
                standing.add((event.action, event.by))
            else:
                standing = {(act, by) for act, by in standing if act != event.action}
    return standing
