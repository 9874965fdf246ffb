"""Replies: what the others do about a role's move, and what fate does when nobody does anything.

Whoever owes an answer comes first, then those who saw the move. Each does one act and goes on with its plan as long as
that leaves the role what it could do; or it passes. Nobody ends the story unasked: an act that would is held up, and
the role has a menu first.
"""

from __future__ import annotations

from collections.abc import Iterator

from unsaid.play.events import Event
from unsaid.play.items import acts
from unsaid.play.others import drawn, gone_on_with, wanted
from unsaid.play.seen.seeing import uneventful
from unsaid.play.session import Session, circle
from unsaid.play.trying import happening, tried

MOST = 3
"""Acts in one reply."""


def replied(session: Session) -> Session:
    """The session with the replies to its last move, and with what fate does where there were none."""
    for who in in_order(session):
        if session.over:
            return session
        session = _reply(session, who)
    return session if session.over else _by_fate(session)


def in_order(session: Session) -> list[int]:
    """The others in the order of their replies to the last move: who owes an answer, who saw the move, the rest."""
    role, owing = session.mover(len(session.turns) - 1), session.stage.owed
    others = [who for who in circle(session.stage, role) if who not in session.roles]
    return sorted(others, key=lambda who: (not owing(session.state, who), not _saw(session, role, who)))


def _saw(session: Session, role: int, who: int) -> bool:
    """Whether somebody saw the role's last move, or saw it do nothing."""
    move = next(iter(session.turns[-1].events), None)
    if move is None or move.kind != "act":
        return session.stage.minds.sees(session.state, session.stage.passes[role], who)
    return session.stage.minds.sees(move.before, move.action, who)


# --- one reply ---


def _reply(session: Session, who: int) -> Session:
    event = _first(session, who)
    for following in range(1, MOST + 1):
        if event is None:
            return session
        if _ends_unasked(session, who, event):
            return session.holding_up(who)
        session = session.grown(event)
        if following == MOST or not _may_go_on(session, event):
            return session
        event = _next(session, who)
    return session


def _first(session: Session, who: int) -> Event | None:
    """What somebody does about the move: an act, or, where it owes an answer and has nothing to do, its silence."""
    action = wanted(session, who)
    if action is not None:
        return tried(session, who, action)
    if session.stage.owed(session.state, who):
        return happening(session, who, session.stage.passes[who])
    return None


def _may_go_on(session: Session, event: Event) -> bool:
    """Whether somebody may do more after an event: the act happened, was no pass, and asks no role anything."""
    stage = session.stage
    done = event.kind == "act" and event.action not in stage.passes
    return done and stage.asked_by(event.action).isdisjoint(session.roles) and not session.over


def _next(session: Session, who: int) -> Event | None:
    """The next act of a reply, if there is one; a role's menu loses nothing by it."""
    action = gone_on_with(session, who)
    if action is None:
        return None
    event = tried(session, who, action)
    return None if event.kind in ("fail", "refuse") or _takes_away(session, event) else event


def _takes_away(session: Session, event: Event) -> bool:
    """Whether by an event some act is lost that the role to move next finds on its menu."""
    after = session.grown(event)
    if session.mind(session.role) == after.mind(session.role):
        return False
    return not acts(session, session.role).keys() <= acts(after, session.role).keys()


def _ends_unasked(session: Session, who: int, event: Event) -> bool:
    """Whether the story would be over after somebody's act, and it was not asked for it."""
    return event.kind == "act" and session.stage.over(event.after) and not _asked_for(session, who)


def _asked_for(session: Session, who: int) -> bool:
    """Whether somebody owes a role an answer, was to consent to the move, or was given the end by it."""
    stage, move = session.stage, session.turns[-1].move
    owed = (stage.ground.inner.questions[q].asker for q in stage.owed(session.state, who))
    together = move.kind == "act" and move.action is not None and who in stage.consenting(move.action)
    return move.ends or together or any(asker in session.roles for asker in owed)


# --- fate ---


def _by_fate(session: Session) -> Session:
    last, action = session.rounds(1), _chosen(session)
    if last and session.idle(last):
        action = _best(session) if action is None else action
    elif not all(uneventful(session, role) for role in session.roles):
        action = None
    return session if action is None else session.grown(happening(session, None, action))


def _chosen(session: Session) -> int | None:
    """The act of fate's that the last move let come, if it can; it ends the story only if the move said so."""
    move, fresh = session.turns[-1].move, dict(_fresh(session))
    if move.kind != "time" or move.action not in fresh:
        return None
    return move.action if move.ends or not session.stage.over(fresh[move.action]) else None


def _best(session: Session) -> int | None:
    """Of fate's acts that do not end the story, the one that serves the author best."""
    stage = session.stage
    worth = {act: _worth(stage.minds.utility(end, None)) for act, end in _fresh(session) if not stage.over(end)}
    highest = max(worth.values(), default=None)
    best = [act for act in worth if worth[act] == highest]
    return best[drawn(session, None, len(best))] if best else None


def _fresh(session: Session) -> Iterator[tuple[int, int]]:
    """Fate's acts that are possible, have not happened and change something, each with the state after it."""
    stage, state, done = session.stage, session.state, {event.action for event in session.acts}
    for action in stage.fate(state):
        after = stage.minds.advance(state, action)
        if action not in done and after != state:
            yield action, after


def _worth(utility: float | None) -> float:
    return float("-inf") if utility is None else utility
