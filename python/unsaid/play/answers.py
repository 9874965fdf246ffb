"""What a player is told on asking, besides the story: reasons, wishes, prospects and beliefs.

Why others did what the role saw them do is told as it was, although the role could not know it: it is asked about
others, out of the story, and the one place in play where more is shown than the role's own mind holds.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from unsaid.play.events import Event
from unsaid.play.options import options
from unsaid.play.others import reason_for
from unsaid.play.seeing import sees
from unsaid.play.session import Session
from unsaid.play.turns import ended
from unsaid.play.voice import Voice

Tone = Literal["title", "prose", "note", "choice", "trouble"]
"""How a text is meant to look: a line of a list is a ``choice``."""

Shown = tuple[str, Tone]


def why(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """Why the others last did what the role saw, what they wanted and did not do, and what the role could do."""
    lately = _lately(session, role)
    for event in lately:
        for text in _reasons(session, role, voice, event):
            yield text, "prose"
    if not lately:
        yield "Nobody else has done anything you could see yet.", "note"
    yield from _wishes(session, voice)
    if not ended(session):
        yield from _prospects(session, role, voice)


def _lately(session: Session, role: int) -> list[Event]:
    """The acts of others in the last turn in which the role saw any."""
    for turn in reversed(session.turns):
        acts = [e for e in turn if e.kind in ("act", "offer") and e.by not in (None, role)]
        seen = [e for e in acts if sees(session.stage, role, e)]
        if seen:
            return seen
    return []


def _reasons(session: Session, role: int, voice: Voice, event: Event) -> list[str]:
    stage = session.stage
    assert event.action is not None
    others = [c for c in stage.consenting(event.action) if c != role]
    reasons = [reason_for(stage, event.before, event.action, c) for c in others]
    return [voice.reason(event.before, reason) for reason in reasons if reason is not None]


def _wishes(session: Session, voice: Voice) -> Iterator[Shown]:
    """What the others wanted in the last turn and did not do."""
    acts = [event.action for event in session.acts if event.action is not None]
    lately = [event for event in session.turns[-1] if event.kind == "act"] if session.turns else []
    wishes = voice.held(acts, len(acts) - len(lately))
    if wishes:
        yield "What was wanted, and not done:", "note"
        yield "\n".join(wishes), "choice"


def _prospects(session: Session, role: int, voice: Voice) -> Iterator[Shown]:
    """What the role could do to come nearer to what it wants, as far as it knows."""
    acts = [option.action for option in options(session, role)]
    reasons = [reason_for(session.stage, session.state, action, role) for action in acts]
    promising = [voice.prospect(session.state, reason) for reason in reasons if reason is not None]
    if promising:
        yield "What you could do, as far as you know, to come nearer to what you want:", "note"
        yield "\n".join(promising), "choice"
    else:
        yield "You know of nothing you could do that would bring you nearer to what you want.", "note"


def mind(session: Session, voice: Voice) -> Iterator[Shown]:
    """What the role believes, and what it believes others believe."""
    for heading, lines in voice.mind(session.state):
        yield heading, "note"
        yield "\n".join(lines), "choice"
