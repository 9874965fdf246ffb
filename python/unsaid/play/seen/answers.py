"""What a player is told on asking, besides the story: reasons, wishes, prospects and beliefs.

As long as the story goes on, all of it is what the role could say itself: why others did what it saw them do, as far
as it can make that out; what it holds back, and why; what it sees that it could do. When the story is over, what others
had in mind is told as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from unsaid.english.kinds import listed
from unsaid.minds.data import EngineReason
from unsaid.play.events import Event, Item, Turn
from unsaid.play.items import items
from unsaid.play.seen.breath import Breath, breaths
from unsaid.play.seen.seeing import sees
from unsaid.play.seen.transcript import worded
from unsaid.play.seen.voice import Voice
from unsaid.play.session import Session
from unsaid.play.turns import ended, would_choose

Tone = Literal["title", "prose", "note", "choice", "trouble"]
"""How a text is meant to look: a line of a list is a ``choice``."""

Shown = tuple[str, Tone]


def why(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """Why the others last did what the role saw, what was wanted and not done, and what the role could do."""
    lately = seen_lately(session, role, session.turns)
    for text in because(session, role, voice, lately, as_it_was=ended(session) is not None):
        yield text, "prose"
    if not lately:
        yield NOBODY_YET, "note"
    if ended(session):
        yield from _wishes(session, voice)
    else:
        yield from could(session, role, voice)


NOBODY_YET = "Nobody else has done anything you could see yet."


def seen_lately(session: Session, role: int, turns: Sequence[Turn]) -> list[Event]:
    """The acts of others in the last of some turns in which the role saw any."""
    for turn in reversed(turns):
        seen = [event for event in turn.events if _of_another(session, role, event)]
        if seen:
            return seen
    return []


def because(session: Session, role: int, voice: Voice, events: Sequence[Event], *, as_it_was: bool) -> Iterator[str]:
    """Why others did some acts: as it was, or as the role can make it out."""
    if not as_it_was:
        yield from _made_out(session, role, voice, events)
        return
    for event in events:
        yield from _as_it_was(session, role, voice, event)


def could(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """What the role holds back, and what it could do."""
    yield from _held(session, role, voice)
    yield from _prospects(session, role, voice)


def _of_another(session: Session, role: int, event: Event) -> bool:
    """Whether an event is something that another did, or would do, and the role saw."""
    did = event.kind in ("act", "offer") and event.action not in session.stage.passes
    return did and event.by not in (None, role) and sees(session.stage, role, event)


def _others(session: Session, role: int, event: Event) -> list[int]:
    """Who did an act, but for the role."""
    return [who for who in session.stage.consenting(event.action) if who != role]


def _made_out(session: Session, role: int, voice: Voice, events: Sequence[Event]) -> Iterator[str]:
    """What the role can make of some acts of others, in its own mind: each thing once, and once of whom it cannot
    tell."""
    stage, told, dark = session.stage, dict[str, int](), dict[int, None]()
    for event in events:
        for who in _others(session, role, event):
            mind = stage.minds.mind(event.before, role)
            reason = stage.reason(mind, event.action, who)
            if words := "" if reason is None else voice.credited(mind, reason):
                told[words] = who
            elif _accounts(session, role, who, event):
                told[f"What {voice.name(who)} said is an answer to what you ask yourself."] = who
            else:
                dark[who] = None
    yield from told
    if names := [voice.name(who) for who in dark if who not in told.values()]:
        yield f"You cannot tell why {listed(names)} did that."


def _accounts(session: Session, role: int, who: int, event: Event) -> bool:
    """Whether by an act somebody answers a question of the role's."""
    questions = session.stage.ground.inner.questions
    claimed = (questions[question] for question, _ in session.stage.claims(event.action))
    return any(question.asker == role and question.asked == who for question in claimed)


def _as_it_was(session: Session, role: int, voice: Voice, event: Event) -> Iterator[str]:
    """Why others did an act, as it was."""
    for who in _others(session, role, event):
        reason = session.stage.reason(event.before, event.action, who)
        if reason is not None:
            yield voice.reason(event.before, reason)


def _wishes(session: Session, voice: Voice) -> Iterator[Shown]:
    """What the others wanted in the last turn and did not do."""
    acts = [event.action for event in session.acts]
    last = session.turns[-1].events if session.turns else ()
    wishes = voice.held(acts, len(acts) - sum(event.kind == "act" for event in last))
    if wishes:
        yield "What was wanted, and not done:", "note"
        yield "\n".join(wishes), "choice"


# --- what the role can say of itself ---


def _held(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """What the role would do if it could bring itself to, and what holds it back."""
    wishes = [Item("act", act) for act in session.stage.minds.held_back(session.mind(role), role)]
    found = zip(wishes, breaths(session, role, wishes), strict=True)
    lines = [f"- {worded(session, voice, item)}{_both(voice, breath)}" for item, breath in found]
    if lines:
        yield "What you hold back:", "note"
        yield "\n".join(lines), "choice"


def _both(voice: Voice, breath: Breath) -> str:
    told = aside(voice, breath)
    return f": {told}." if told else "."


def aside(voice: Voice, breath: Breath) -> str:
    """What pulls and what holds, as one line; empty where there are no words for it."""
    pulls = _concerns(voice, breath.pulls, "up")
    holds = _concerns(voice, breath.holds, "down")
    return "; but ".join(part for part in (pulls, holds) if part)


MOST = 2
"""Concerns told of each kind: the weightiest."""


def _concerns(voice: Voice, places: tuple[int, ...], comes: Literal["up", "down"]) -> str:
    words = dict.fromkeys(words for place in places if (words := voice.concern(place, comes)))
    return " and ".join([*words][:MOST])


def _prospects(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """What the role could do to come nearer to what it wants, as far as it knows."""
    promising = [voice.prospect(session.state, reason) for reason in _own_reasons(session, role)]
    if promising:
        yield "What you could do, as far as you know, to come nearer to what you want:", "note"
        yield "\n".join(promising), "choice"
    else:
        yield "You know of nothing you could do that would bring you nearer to what you want.", "note"


def _own_reasons(session: Session, role: int) -> list[EngineReason]:
    """Why the role would do what it can choose; nothing of what makes no sense to it."""
    acts = [item.action for item in items(session, role) if item.kind == "act" and item.action is not None]
    found = (session.stage.reason(session.state, act, role) for act in acts)
    return [reason for reason in found if reason is not None]


def hint(session: Session, voice: Voice) -> Iterator[Shown]:
    """What the role would choose if it went by what it wants most."""
    item = would_choose(session)
    said = worded(session, voice, item)
    if item.kind != "act":
        yield f"Nothing you know of would bring you nearer to what you want. You could let it pass: {said}.", "note"
        return
    yield f"What you want most would have you do this: {said}.", "note"


def heard(session: Session, role: int) -> dict[int, int]:
    """What a role last heard each question answered by, by the one who was asked: by their places."""
    stage, found = session.stage, dict[int, int]()
    for event in session.acts:
        if sees(stage, role, event):
            of = (claim for claim in stage.claims(event.action))
            found |= {q: h for q, h in of if stage.ground.inner.questions[q].asked in stage.consenting(event.action)}
    return found


def mind(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """What the role believes, and what it believes others believe; what it wants, and what it holds back."""
    found = voice.mind(session.state, heard(session, role))
    for heading, lines in found:
        yield heading, "note"
        yield "\n".join(lines), "choice"
    if not found:
        yield "You believe nothing that anybody might see otherwise.", "note"
    if ended(session):
        return
    if wants := voice.wants(session.state, _own_reasons(session, role)):
        yield "You see a way to this, which you want:", "note"
        yield "\n".join(wants), "choice"
    yield from _held(session, role, voice)
