"""What a role has read: a pure function of a session, of the role, and of the words.

A transcript begins with the opening and grows by what the role notices of each turn. It never takes anything back, so
that the transcript of a longer game begins with that of the shorter, and the same session always reads the same. Only
what ``seeing`` lets a role see goes into it.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Any, Literal

from unsaid.english.kinds import listed
from unsaid.play.events import Event, TurnOption
from unsaid.play.seeing import Sight, sights
from unsaid.play.session import Session
from unsaid.play.turns import ended
from unsaid.play.voice import Memory, Voice

Sort = Literal["opening", "told", "closing"]


@dataclass(frozen=True, slots=True)
class Passage:
    """Something a role reads: its ``text``, also ``str``. ``turn`` is the number of the turn it tells of, 0 for the
    opening; ``sort`` says whether it is the ``opening``, the ``closing`` or ``told`` of a turn."""

    text: str
    turn: int = 0
    sort: Sort = "told"

    def to_dict(self) -> dict[str, Any]:
        """Plain data."""
        return {"text": self.text, "turn": self.turn, "sort": self.sort}

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class Transcript:
    """All that a role has read after so many turns of a session, and what the telling remembers of it."""

    passages: tuple[Passage, ...] = ()
    turns: int = 0
    memory: Memory = field(default=None, compare=False, repr=False)

    def of(self, turn: int) -> list[str]:
        """The texts that tell of one turn."""
        return [passage.text for passage in self.passages if passage.turn == turn]


def transcript(session: Session, role: int, voice: Voice, known: Transcript | None = None) -> Transcript:
    """What a role has read of a session; ``known`` is what it had read of the same session some turns ago."""
    grown = known or opened(voice)
    for number in range(grown.turns + 1, len(session.turns) + 1):
        grown = _then(grown, session, role, voice, number)
    return grown


def opened(voice: Voice) -> Transcript:
    """What is read before anything has happened."""
    memory = voice.memory()
    text = voice.opening(memory)
    return Transcript((Passage(text, sort="opening"),) if text else (), memory=memory)


def closing(session: Session, voice: Voice, so_far: Transcript) -> Passage | None:
    """What is read at the end of a story; None while it goes on."""
    if not ended(session):
        return None
    text = voice.closing(session.state, deepcopy(so_far.memory))
    return Passage(text, len(session.turns), "closing")


def _then(so_far: Transcript, session: Session, role: int, voice: Voice, number: int) -> Transcript:
    """The transcript with one turn more."""
    memory = deepcopy(so_far.memory)
    told = [Passage(text, number) for text in _turn(session, role, voice, number, memory) if text]
    return Transcript((*so_far.passages, *told), number, memory)


def _turn(session: Session, role: int, voice: Voice, number: int, memory: Memory) -> list[str]:
    """What a role reads of one turn; its own waiting is not worth a sentence where anything else is."""
    turn = session.turns[number - 1]
    told = [text for sight in sights(session, turn, role) for text in _sight(session, role, voice, sight, memory)]
    own = session.roles[(number - 1) % len(session.roles)] == role
    return told if any(told) or not own else ["You wait. Nothing happens that you notice."]


def _sight(session: Session, role: int, voice: Voice, sight: Sight, memory: Memory) -> Iterator[str]:
    event = sight.event
    if event is None:
        yield from (voice.change(change.fluent, change.after) for change in sight.changes)
    elif event.action is not None:
        yield _event(session, role, voice, event, event.action, memory)


def _event(session: Session, role: int, voice: Voice, event: Event, action: int, memory: Memory) -> str:
    if event.kind == "act":
        return voice.event(event.before, action, event.after, memory)
    words = voice.choice(event.before, action)
    who = listed([voice.name(c) for c in session.stage.consenting(action) if c != role])
    match event.kind:
        case "offer" if event.by == role:
            return f"You would, if {who} would: {words}"
        case "offer":
            return f"{first_upper(_name(voice, event.by))} would, if you would: {words}"
        case "refuse":
            return f"You would, but {who} will not: {words}"
        case _:
            return f"You try, but it cannot be done: {words}"


def _name(voice: Voice, character: int | None) -> str:
    return "fate" if character is None else voice.name(character)


def first_upper(name: str) -> str:
    """A name at the start of a sentence."""
    return name[:1].upper() + name[1:]


def worded(session: Session, voice: Voice, option: TurnOption) -> str:
    """An option in the words of the menu."""
    return "Wait" if option.action is None else voice.choice(session.state, option.action)
