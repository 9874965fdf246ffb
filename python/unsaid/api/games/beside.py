"""What stands beside a menu, and what is said when a role asks: what holds it back, why others did what they did, what
it believes, and what it would do of itself.

It is what ``unsaid play`` prints for these commands, as text; until the story is over nothing of it goes beyond what
the role could know.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from unsaid.play.events import Item
from unsaid.play.seen.answers import Shown, aside, hint, mind, why
from unsaid.play.seen.breath import breaths
from unsaid.play.seen.voice import Voice
from unsaid.play.session import Session

ASKED = {"why": why, "mind": mind}
ASKED |= {"hint": lambda session, _role, voice: hint(session, voice)}


def asides(session: Session, menu: Sequence[Item], voice: Voice) -> tuple[str, ...]:
    """Beside each choice of the role whose move it is, what pulls and what holds; empty where there is nothing."""
    found = breaths(session, session.role, menu)
    return tuple(aside(voice, breath) if breath.against else "" for breath in found)


def said(session: Session, role: int, voice: Voice, question: str) -> str:
    """The answer to one of the questions a role may ask in a game, in paragraphs."""
    return prose(ASKED[question](session, role, voice))


def prose(shown: Iterable[Shown]) -> str:
    """What is shown at a prompt as text: lists by their lines, everything else in paragraphs."""
    blocks = []
    for listed, parts in groupby(shown, key=lambda part: part[1] == "choice"):
        blocks.append(("\n" if listed else "\n\n").join(text for text, _ in parts))
    return "\n\n".join(blocks)
