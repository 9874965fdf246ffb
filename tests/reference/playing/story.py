"""The story so far: what happened and what came to nothing, the turns it happened in, and where it stands.

A story is plain data that nothing changes; whatever happens gives a new one. So taking back a move is to go back to the
story before it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from tests.reference.evidence import advance
from tests.reference.state import State

from .setting import Setting

FATE = None
"""Who begins what nobody consents to."""


class Event(NamedTuple):
    """``act``, ``fail``, ``refuse`` or ``offer``; of which act; who began it; and the state before it."""

    kind: str
    act: int
    who: int | None
    before: State


class Item(NamedTuple):
    """What may be chosen: an act, or a way of letting the turn pass, with the act or the question that it is about."""

    kind: str
    act: int | None = None
    question: int | None = None
    ends: bool = False
    offered: bool = False


class Turn(NamedTuple):
    """One move and its replies: whose, at which event it began, what was chosen (None: to go on), and how."""

    role: int
    begins: int
    item: Item | None
    shown: bool
    held_up: bool = False


@dataclass(frozen=True)
class Story:
    """Where a story stands."""

    state: State
    events: tuple[Event, ...] = ()
    turns: tuple[Turn, ...] = ()

    def mind(self, c: int) -> State:
        """What somebody believes now."""
        return self.state.mind(c)

    def of_turn(self, place: int) -> tuple[Event, ...]:
        """The events of a turn."""
        ends = self.turns[place + 1].begins if place + 1 < len(self.turns) else len(self.events)
        return self.events[self.turns[place].begins : ends]

    def has_happened(self, act: int) -> bool:
        """Whether an act has happened in this story."""
        return any(e.kind == "act" and e.act == act for e in self.events)


def with_event(setting: Setting, story: Story, kind: str, act: int, who: int | None) -> Story:
    """The story with one event more; only an act that happened changes the state."""
    state = advance(setting.model, story.state, act) if kind == "act" else story.state
    return replace(story, state=state, events=(*story.events, Event(kind, act, who, story.state)))


def with_turn(story: Story, role: int, item: Item | None, shown: bool) -> Story:
    """The story with a turn begun."""
    return replace(story, turns=(*story.turns, Turn(role, len(story.events), item, shown)))


def holding_up(story: Story) -> Story:
    """The story in whose present turn something was held up."""
    return replace(story, turns=(*story.turns[:-1], story.turns[-1]._replace(held_up=True)))


def over(setting: Setting, story: Story) -> bool:
    """Whether the story has ended; not before anything has happened."""
    return any(e.kind == "act" for e in story.events) and setting.ended(story.state)


def spent(setting: Setting, story: Story, c: int, act: int) -> bool:
    """Whether ``c`` has tried an act in vain in the very mind it has now."""
    vain = ("fail", "refuse", "offer") if c in setting.others else ("fail", "refuse")
    tries = [e for e in story.events if e.act == act and e.who == c and e.kind in vain]
    return any(e.before.mind(c) == story.mind(c) for e in tries)


def has_offered(story: Story, c: int, act: int, role: bool) -> bool:
    """Whether ``c`` has made an offer of an act that is still open; a role's is, until its next move."""
    for place, event in enumerate(story.events):
        if event.kind == "offer" and event.act == act and event.who == c:
            answered = any(e.act == act and e.kind != "offer" for e in story.events[place + 1 :])
            moved = role and any(t.role == c and t.begins > place for t in story.turns)
            if not (answered or moved):
                return True
    return False


def brought_nothing(setting: Setting, story: Story, place: int) -> bool:
    """Whether nothing but passes happened in a turn, nothing was tried or offered, and nothing was held up."""
    passes = set(setting.passes.values())
    return not story.turns[place].held_up and all(e.kind == "act" and e.act in passes for e in story.of_turn(place))


def idle_round(setting: Setting, story: Story, before: int = 0) -> bool:
    """Whether the last turn of every role brought nothing; or the last but so many rounds."""
    size = len(setting.roles)
    first = len(story.turns) - size * (before + 1)
    return first >= 0 and all(brought_nothing(setting, story, place) for place in range(first, first + size))


def uneventful(setting: Setting, story: Story, role: int) -> bool:
    """Whether there was a last round, and a role noticed nothing in it but passes."""
    first = len(story.turns) - len(setting.roles)
    if first < 0:
        return False
    places = range(story.turns[first].begins, len(story.events))
    return not any(noticed(setting, story, place, role) for place in places)


def noticed(setting: Setting, story: Story, place: int, role: int) -> bool:
    """Whether a role noticed an event other than a pass: it was its own, or seen by it, or changed what it takes to be
    so."""
    event = story.events[place]
    if event.kind == "act" and event.act in setting.passes.values():
        return False
    after = story.events[place + 1].before if place + 1 < len(story.events) else story.state
    changed = event.before.mind(role).values != after.mind(role).values
    return event.who == role or seen(setting, event, role) or changed


def seen(setting: Setting, event: Event, role: int) -> bool:
    """Whether a role sees what another did or tried."""
    if event.kind == "act":
        return setting.sees(event.before, event.act, role)
    if role in setting.doers(event.act):
        return True
    return (
        event.kind != "offer" and event.who is not None and setting.sees(event.before, setting.passes[event.who], role)
    )


def stands_still(setting: Setting, story: Story) -> bool:
    """Whether four rounds in a row have gone by that brought nothing, and in which no menu was shown; or forty turns of
    any sort went on by themselves."""
    for count in (4 * len(setting.roles), 40):
        hidden = len(story.turns) >= count and not any(turn.shown for turn in story.turns[-count:])
        if hidden and (count == 40 or all(idle_round(setting, story, before) for before in range(4))):
            return True
    return False
