"""The others: what everyone whom nobody plays does, on their own minds.

Each may do one act, and only one it has a reason for. It goes on with the plan it holds when the next step of that plan
is its own and still makes sense; otherwise it takes the act with the shortest reason. An act that also needs somebody
who is played is only offered. When nobody acts, fate may: an act of the author's that it has not done before, and of
these the one that serves the author's goal best.

Where several acts are as good, the first defined is taken, or, if the rules of the session have a ``chance``, one is
drawn. A draw depends on that number, on how many turns there have been and on who draws, and on nothing else: not on
anything that has happened unseen. So the same choices always meet the same answers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from unsaid.minds.data import EngineReason
from unsaid.play.events import Event
from unsaid.play.session import Session
from unsaid.play.stage import Stage, State

OFFER_REST = 3
"""Rounds that pass before a character offers again what was not taken up."""


def next_of(session: Session, character: int) -> Event | None:
    """What one character does now, if it has a reason for anything."""
    action = chosen(session, character)
    if action is None:
        return None
    state, asked = session.state, set(session.roles) - {character}
    if asked.isdisjoint(session.stage.consenting(action)):
        return Event("act", action, character, state, session.stage.minds.advance(state, action))
    return Event("offer", action, character, state, state)


def chosen(session: Session, character: int) -> int | None:
    """The act a character would do of its own accord: its plan's next, or else what it has the shortest reason for."""
    held = continued(session, character)
    return preferred(session, character) if held is None else held


def continued(session: Session, character: int) -> int | None:
    """The next step of the plan the character holds, if that step is its own and still makes sense."""
    rest = held_plan(session, character)
    if not rest or rest[0] not in candidates(session, character):
        return None
    return rest[0] if explained(session, rest[0], character) else None


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


def reason_for(stage: Stage, state: State, action: int | None, character: int) -> EngineReason | None:
    """The character's reason for an act, if the act asks for its consent."""
    if action is None or character not in stage.consenting(action):
        return None
    return stage.reason(state, action, character)


def candidates(session: Session, character: int) -> list[int]:
    """Possible acts the character consents to; those just offered and passed over are left out, unless it is played."""
    stage = session.stage
    tired = set() if character in session.roles else recently_offered(session)
    return [a for a in stage.possible(session.state) if character in stage.consenting(a) and a not in tired]


def recently_offered(session: Session) -> set[int | None]:
    """Acts offered in the last few rounds."""
    lately = session.turns[-OFFER_REST * len(session.roles) :]
    return {e.action for turn in lately for e in turn if e.kind == "offer"}


def preferred(session: Session, character: int) -> int | None:
    """The act the character has the shortest reason for."""
    acts = candidates(session, character)
    for steps in range(1, session.stage.rules.character + 1):
        found = drawn(session, character, _within(session, character, acts, steps))
        if found is not None:
            return found
    return None


def _within(session: Session, character: int, acts: Sequence[int], steps: int) -> Iterator[int]:
    """The acts that a reason of so many steps explains."""
    for action in acts:
        reason = session.stage.reason_within(session.state, action, character, steps)
        if reason and explained(session, action, character):
            yield action


def explained(session: Session, action: int, character: int) -> bool:
    """Whether the act makes sense to all whose consent it needs; others who are played decide for themselves."""
    needed = {character, *session.stage.consenting(action)} - (set(session.roles) - {character})
    return all(session.stage.reason(session.state, action, d) is not None for d in needed)


# --- fate and chance ---


def fate(session: Session) -> Event | None:
    """An act of the author's that it has not done yet and that changes something: the one that serves it best."""
    stage, state = session.stage, session.state
    past = {e.action for e in session.acts}
    fresh = [a for a in stage.fate(state) if a not in past]
    outcomes = {a: stage.minds.advance(state, a) for a in fresh}
    worth = {a: _worth(stage.minds.utility(after, None)) for a, after in outcomes.items() if after != state}
    best = max(worth.values(), default=None)
    action = drawn(session, None, (a for a in worth if worth[a] == best))
    return None if action is None else Event("act", action, None, state, outcomes[action])


def _worth(utility: float | None) -> float:
    return float("-inf") if utility is None else utility


def drawn(session: Session, character: int | None, acts: Iterator[int]) -> int | None:
    """One of some acts that are as good as one another: the first or, where there is a chance, one by that."""
    chance = session.stage.rules.chance
    if not chance:
        return next(acts, None)
    equals = list(acts)
    return equals[_number(chance, len(session.turns), character) % len(equals)] if equals else None


def _number(chance: int, turn: int, character: int | None) -> int:
    """The draw of a character, or of fate, in a turn: a number of 64 bits."""
    who = "fate" if character is None else str(character)
    return int.from_bytes(blake2b(f"{chance} {turn} {who}".encode(), digest_size=8).digest(), "big")
