"""The others: what everyone you do not play does after your act.

Each other character may do one act, and only one it has a reason for: in order of definition or, where the world has
turns, in that order, beginning with whose turn comes after yours. It goes on
with the plan it holds when the next step of that plan is its own and still makes sense; otherwise it takes
the act with the shortest reason, the first defined where two are as short. An act that also needs you is
only offered. When nobody acts, fate may: an act of the author's that it has not done before, and of these
the one that serves the author's goal best.

Nothing here is random, so the same choices always meet the same answers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unsaid.minds.data import Reason
from unsaid.play.events import WAIT, Event, Option
from unsaid.play.stage import Stage, State

if TYPE_CHECKING:
    from unsaid.play.session import Session

OFFER_REST = 3
"""Turns that pass before a character offers again what was not taken up."""


def round_of_others(session: Session) -> tuple[Event, ...]:
    """What happens between the role's act, already in the session, and its next choice."""
    done: list[Event] = []
    for character in others(session):
        event = next_of(_with(session, done), character)
        if event is not None:
            done.append(event)
        if session.stage.reached(_with(session, done).state):
            return tuple(done)
    if not done and session.turns[-1][0].kind != "act":
        done.extend(fate(session))
    return tuple(done)


def others(session: Session) -> list[int]:
    """Everybody but the role, in the order in which they act after it."""
    ground = session.stage.ground
    turns = list(dict.fromkeys(ground.inner.turns))
    after = turns.index(session.role) + 1 if session.role in turns else 0
    order = dict.fromkeys((*turns[after:], *turns[:after], *range(len(ground.characters))))
    return [character for character in order if character != session.role]


def _with(session: Session, done: list[Event]) -> Session:
    return session.added(tuple(done)) if done else session


def next_of(session: Session, character: int) -> Event | None:
    """What one character does now, if it has a reason for anything."""
    state = session.state
    action = continued(session, character)
    if action is None:
        action = preferred(session, character)
    if action is None:
        return None
    if session.role in session.stage.consenting(action) and character != session.role:
        return Event("offer", action, character, state, state)
    return Event("act", action, character, state, session.stage.minds.advance(state, action))


def continued(session: Session, character: int) -> int | None:
    """The next step of the plan the character holds, if that step is its own and still makes sense."""
    rest = held_plan(session, character)
    if not rest or rest[0] not in candidates(session, character):
        return None
    action = rest[0]
    return action if explained(session, action, character) else None


def held_plan(session: Session, character: int) -> list[int]:
    """What is left of the plan behind the character's last act, once what has happened since is taken off."""
    acts = session.acts
    last = next((i for i in reversed(range(len(acts))) if acts[i].by == character), None)
    if last is None:
        return []
    event = acts[last]
    reason = reason_for(session.stage, event.before, event.action, character)
    rest = [step.act for step in reason.plan] if reason else []
    for later in acts[last + 1 :]:
        if rest and later.action == rest[0]:
            rest.pop(0)
    return rest


def reason_for(stage: Stage, state: State, action: int | None, character: int) -> Reason | None:
    """The character's reason for an act, if the act asks for its consent."""
    if action is None or character not in stage.consenting(action):
        return None
    return stage.reason(state, action, character)


def candidates(session: Session, character: int) -> list[int]:
    """Possible acts the character consents to; another's just offered and passed over are left out."""
    stage = session.stage
    tired = set() if character == session.role else recently_offered(session)
    return [a for a in stage.possible(session.state) if character in stage.consenting(a) and a not in tired]


def recently_offered(session: Session) -> set[int | None]:
    """Acts offered in the last few turns."""
    return {e.action for turn in session.turns[-OFFER_REST:] for e in turn if e.kind == "offer"}


def preferred(session: Session, character: int) -> int | None:
    """The act the character has the shortest reason for."""
    stage, state = session.stage, session.state
    acts = candidates(session, character)
    for steps in range(1, stage.rules.character + 1):
        for action in acts:
            if stage.reason_within(state, action, character, steps) and explained(session, action, character):
                return action
    return None


def explained(session: Session, action: int, character: int) -> bool:
    """Whether the act makes sense to all whose consent it needs; the role decides for itself."""
    stage, state = session.stage, session.state
    needed = {character, *stage.consenting(action)} - ({session.role} if character != session.role else set())
    return all(stage.reason(state, action, d) is not None for d in needed)


def fate(session: Session) -> list[Event]:
    """One act of the author's that it has not done yet and that changes something; the most useful, else the first."""
    stage, state = session.stage, session.state
    past = {e.action for e in session.acts}
    fresh = [a for a in stage.fate(state) if a not in past]
    outcomes = [(a, stage.minds.advance(state, a)) for a in fresh]
    moving = [(a, after) for a, after in outcomes if after != state]
    if not moving:
        return []
    action, after = max(moving, key=lambda pair: _worth(stage.minds.utility(pair[1], None)))
    return [Event("act", action, None, state, after)]


def _worth(utility: float | None) -> float:
    return float("-inf") if utility is None else utility


def by_itself(session: Session, turns: int = 60) -> Session:
    """The session played to its end with the role, too, acting on its own reasons."""
    while not session.ended and not session.quiet and len(session.turns) < turns:
        session = _own_turn(session)
    return session


def _own_turn(session: Session) -> Session:
    chosen = continued(session, session.role)
    chosen = preferred(session, session.role) if chosen is None else chosen
    return session.take(WAIT if chosen is None else Option(chosen))
