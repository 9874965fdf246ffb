"""A bundled world with one thing changed, and what becomes of it when its people are left to themselves."""

from __future__ import annotations

from dataclasses import dataclass

import unsaid
from unsaid.language import read
from unsaid.play.events import Event, Item
from unsaid.play.session import Session
from unsaid.play.stage import Rules
from unsaid.play.turns import by_itself, gone_on
from unsaid.world import ground

from .staged import FOLDER, Staged


@dataclass(frozen=True)
class Change:
    """Words of a world replaced by others; the last act of its story that still stands, and what is wrong with the
    next; and the ending that its people come to when they are left to themselves."""

    old: str
    new: str
    last: str
    then: str
    becomes: str


def changed(name: str, change: Change) -> Staged:
    """The world with the change made."""
    text = (FOLDER / f"{name}.world").read_text(encoding="utf-8")
    assert text.count(change.old) == 1
    reading = read(text.replace(change.old, change.new))
    assert reading.world is not None
    return Staged(name, reading, ground(reading.world, reading.source))


def carried_on(world: Staged, acts: tuple[str, ...]) -> Session:
    """The acts done, and then everybody doing what they have a reason for, until it ends or nobody moves."""
    played = unsaid.read(world.reading.source.text, name=world.name).playable.open
    stage, numbers = played.stage(Rules()), played.ground.actions_named()
    session = Session(stage, (0,))
    for name in acts:
        act, before = numbers[name], session.state
        by = next(iter(stage.consenting(act)), None)
        event = Event("act", act, by, before, stage.minds.advance(before, act))
        session = session.moved(Item("on"), event, shown=True)
    return by_itself(gone_on(session))


def becomes(world: Staged, acts: tuple[str, ...] = ()) -> object:
    """The ending that is come to after the acts, by everybody's own reasons."""
    session = carried_on(world, acts)
    fluents = [fluent.name for fluent in session.stage.ground.fluents]  # type: ignore[attr-defined]
    return session.stage.minds.values(session.state)[fluents.index("outcome()")]
