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
from unsaid.play.events import Event, Item, Turn
from unsaid.play.foreseen import end
from unsaid.play.items import items
from unsaid.play.seen.seeing import Sight, sights
from unsaid.play.seen.voice import Memory, Voice
from unsaid.play.session import Session
from unsaid.play.trying import offers
from unsaid.play.turns import ended

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
    told = told or _unnoticed(session, role, number)
    return Transcript((*so_far.passages, *told), number, memory)


def _turn(session: Session, role: int, voice: Voice, number: int, memory: Memory) -> list[str]:
    """What a role reads of one turn."""
    turn = session.turns[number - 1]
    return [text for sight in sights(session, turn, role) for text in _sight(session, turn, role, voice, sight, memory)]


UNNOTICED = "Nothing happens that you notice."
"""What is read of a move after which there is nothing else to read. It is the same each time: which words were used
last would make two places of every place in the graph of a game."""


def _unnoticed(session: Session, role: int, number: int) -> list[Passage]:
    """A move that a role chose is not to vanish without a word."""
    if session.mover(number - 1) != role or not session.turns[number - 1].shown:
        return []
    return [Passage(UNNOTICED, number)]


def _sight(session: Session, turn: Turn, role: int, voice: Voice, sight: Sight, memory: Memory) -> Iterator[str]:
    event = sight.event
    if event is None:
        yield from (voice.change(change.fluent, change.after) for change in sight.changes)
    elif event.kind != "act":
        yield voice.vain(event, memory)
    elif event.action in session.stage.passes:
        yield from _passed(session, turn, role, voice, event, memory)
    else:
        yield voice.event(event.before, event.action, event.after, memory)
        if event.by == role:
            yield voice.overcome(event.before, event.action, event.after, memory)


def _passed(session: Session, turn: Turn, role: int, voice: Voice, event: Event, memory: Memory) -> Iterator[str]:
    """What there is to say of somebody who did nothing: answers let go, and what the role held back."""
    stage = session.stage
    assert event.by is not None
    yield voice.event(event.before, event.action, event.after, memory)
    still = stage.owed(event.after, event.by)
    let_go = (question for question in stage.owed(event.before, event.by) if question not in still)
    known = (q for q in let_go if role in (event.by, stage.ground.inner.questions[q].asker))
    yield from (voice.silence(event.after, question, memory) for question in known)
    if event.by == role and turn.move.kind == "hold" and turn.move.action is not None:
        yield voice.wish(event.after, turn.move.action, memory)


LETTING_GO = ("silence", "hold")
"""Ways of letting the turn pass that an act may say in the same words."""


def choices(session: Session, voice: Voice, role: int | None = None) -> list[Item]:
    """What a role can choose (whose move it is, if none is named). To let an answer or a wish go can be an act, too:
    where one has the very words of that way, it is not listed besides."""
    menu = items(session, role)
    acts = {worded(session, voice, item) for item in menu if item.kind == "act"}
    return [item for item in menu if item.kind not in LETTING_GO or worded(session, voice, item) not in acts]


THE_END, PERHAPS = " (the end)", " (perhaps the end)"
"""What stands behind a choice that ends the story; and behind one that may, as it hangs on what is not known."""


def unmarked(choice: str) -> str:
    """The words of a choice without what says that it is an end."""
    return choice.removesuffix(THE_END).removesuffix(PERHAPS)


def worded(session: Session, voice: Voice, item: Item) -> str:
    """An item in the words of the menu."""
    mark = ""
    if item.ends:
        perhaps = item.action is not None and end(session, session.role, item.action) == "perhaps"
        mark = PERHAPS if perhaps else THE_END
    return f"{_said(session, voice, item).rstrip('.')}{mark}"


def offered_by(session: Session, voice: Voice, item: Item) -> list[str]:
    """The names of those who would do an act of a menu together with the role."""
    return [voice.name(by) for found, by in sorted(offers(session)) if found == item.action and item.offered]


def _said(session: Session, voice: Voice, item: Item) -> str:
    stage, state = session.stage, session.state
    match item.kind, item.action:
        case "act", int(act):
            offering = offered_by(session, voice, item)
            would = f" ({listed(offering)} would)" if offering else ""
            return f"{voice.choice(state, act).rstrip('.')}{would}"
        case "silence", _:
            return "Say nothing"
        case "hold", int(act):
            return "Leave it unsaid" if stage.asked_by(act) or stage.settles(act) else "Hold back"
        case "listen", int(act):
            doer = next(c for c in stage.consenting(act) if c not in session.roles)
            return f"See what {voice.name(doer)} does"
        case "time", int(act):
            return voice.time(state, act)
        case "rest", _:
            return "Let it be"
        case _:
            return "Leave it at that"
