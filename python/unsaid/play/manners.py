"""Manners: the same thing outright, half, as a question, or not at all.

What a role could say to a question it owes an answer to is one *matter*, however many acts it is: to say what it
believes, to say what it does not, to turn the question away, to turn it back, to say nothing. Where a menu is long
these share a line, and the manner is chosen second.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from unsaid.play.events import Item
from unsaid.play.session import Session

Manner = Literal["outright", "a lie", "half", "with a question", "not at all"]


class Way(NamedTuple):
    """A way to deal with a question, by its number: in which manner."""

    question: int
    manner: Manner


def way(session: Session, role: int, item: Item) -> Way | None:
    """How an item of a role's menu deals with a question that the role owes an answer to; None where it does not."""
    if item.kind == "silence" and item.about is not None:
        return Way(item.about, "not at all")
    if item.kind != "act" or item.action is None:
        return None
    stage, settled = session.stage, session.stage.settles(item.action)
    question = next((q for q in stage.owed(session.mind(role), role) if q in settled), None)
    return None if question is None else Way(question, _manner(session, role, item.action, question))


def _manner(session: Session, role: int, action: int, question: int) -> Manner:
    stage = session.stage
    claims = [hypothesis for q, hypothesis in stage.claims(action) if q == question]
    if claims:
        return "outright" if all(_believed(session, role, question, claim) for claim in claims) else "a lie"
    return "with a question" if stage.asked_by(action) else "half"


def _believed(session: Session, role: int, question: int, hypothesis: int) -> bool:
    """Whether a role believes what a hypothesis says."""
    minds, mind = session.stage.minds, session.mind(role)
    patches = session.stage.ground.inner.questions[question].hypotheses[hypothesis].patch
    return all(minds.values(minds.mind(mind, *patch.who))[patch.fluent] == patch.value for patch in patches)
