"""A bundled world with one thing changed, and what becomes of it when its people are left to themselves."""

from __future__ import annotations

from dataclasses import dataclass

from unsaid.language import read
from unsaid.play.events import Event
from unsaid.play.session import Session
from unsaid.play.stage import Stage
from unsaid.play.turns import by_itself
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
    stage = Stage(world.ground, world.minds)
    session = Session(stage, (0,))
    for name in acts:
        act, before = world.act(name), session.state
        by = world.ground.actions[act].consenting
        event = Event("act", act, by[0] if by else None, before, world.minds.advance(before, act))
        session = session.added((event,))
    return by_itself(session)


def becomes(world: Staged, acts: tuple[str, ...] = ()) -> object:
    """The ending that is come to after the acts, by everybody's own reasons."""
    state = carried_on(world, acts).state
    return world.minds.values(state)[world.ground.fluents_named()["outcome()"]]
