"""A story as it was read, made ready to be told to the engine: which room a thing is in, and that nobody acts
nowhere.

Some sets say in which room a box stands and some do not. Where it is not said, it is the room of whoever moves the
thing first; and where nobody does, it may be any room that somebody is in: each is a reading, for the text leaves it
open.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from unsaid.audit.sentences import Unreadable, events
from unsaid.conventions.events import Event, Tale

PEOPLE, EVENTS = 12, 400
"""How many people and events a story may have."""


def tales(story: str) -> list[Tale]:
    """The readings of a story: one, but where it is not said in which room a thing is. Raises Unreadable."""
    found = _in_rooms(events(story))
    if not any(event.kind in ("put", "move") for event in found) and not any(
        e.kind in ("say", "confide") for e in found
    ):
        raise Unreadable("nothing is anywhere in the story")
    if len(found) > EVENTS or len(Tale(tuple(found)).people) > PEOPLE:
        raise Unreadable(f"a story has more than {EVENTS} events or {PEOPLE} people")
    _nobody_acts_nowhere(found)
    return [Tale(tuple(reading)) for reading in _placed(found)]


def _in_rooms(found: list[Event]) -> list[Event]:
    """“The box is in the hall”, said of a box, not of a thing: the room goes to what is put into the box."""
    rooms = {event.room for event in found if event.kind in ("enter", "exit")}
    stands = {event.thing: event.box for event in found if event.kind == "put" and event.box in rooms}
    return [
        replace(event, kind="idle", thing="", box="")
        if event.kind == "put" and event.box in rooms
        else replace(event, room=stands.get(event.box, ""))
        if event.kind == "put"
        else event
        for event in found
    ]


def _whereabouts(found: list[Event]) -> Iterator[tuple[Event, dict[str, str]]]:
    """Each event, and where everybody is when it happens."""
    at: dict[str, str] = {}
    for event in found:
        yield event, at
        if event.kind == "enter":
            at[event.who] = event.room
        elif event.kind == "exit":
            at[event.who] = ""


def _nobody_acts_nowhere(found: list[Event]) -> None:
    for event, at in _whereabouts(found):
        if event.kind in ("move", "claim") and not at.get(event.who):
            raise Unreadable(f"{event.who} is in no room in line {event.line}: “{event.text}”")


def _placed(found: list[Event]) -> Iterator[list[Event]]:
    """The story with a room for each thing that is put somewhere: in all ways there are."""
    for i, (event, at) in enumerate(_whereabouts(found)):
        if event.kind == "put" and not event.room:
            for room in _rooms(found, event, at):
                yield from _placed([*found[:i], replace(event, room=room), *found[i + 1 :]])
            return
    yield found


def _rooms(found: list[Event], put: Event, at: dict[str, str]) -> list[str]:
    """The rooms that a thing may be in when it is first named."""
    for event, there in _whereabouts(found):
        if event.kind == "move" and event.thing == put.thing:
            return [there[event.who]]
    return (
        sorted({room for room in at.values() if room})
        or [e.room for e in found if e.kind == "enter"][:1]
        or ["nowhere"]
    )
