"""Stories as ToMi has them: rooms, boxes, a thing that is moved while some are away, and talk of other things.

Its words are its own; the names, rooms and things here are ours.
"""

from __future__ import annotations

import random
from itertools import permutations

from unsaid.conventions.events import Event, Question

PEOPLE: tuple[str, ...] = ("Ada", "Bruno", "Carla", "David", "Elsa", "Felix", "Greta", "Henri", "Ines", "Jonas")
ROOMS: tuple[str, ...] = ("kitchen", "living_room", "cellar", "attic", "porch", "back_yard", "office")
BOXES: tuple[str, ...] = (
    "green_box",
    "blue_drawer",
    "red_basket",
    "treasure_chest",
    "cupboard",
    "suitcase",
    "crate",
    "bucket",
)
THINGS: tuple[str, ...] = ("melon", "onions", "scarf", "socks", "turnip", "coat", "peach", "gloves")


def make(chance: random.Random) -> tuple[list[Event], list[Question]]:
    """A story and everything that ToMi asks: where the thing was, where it is, where one looks, where one thinks that
    another searches."""
    people, (room, other), boxes = chance.sample(PEOPLE, 3), chance.sample(ROOMS, 2), chance.sample(BOXES, 3)
    thing = chance.choice(THINGS)
    first, second, third = people
    events = [
        *(entered(who, room) for who in (first, second)),
        entered(third, chance.choice((room, other))),
    ]
    chance.shuffle(events)
    events += [
        Event("put", thing=thing, box=boxes[0], room=room, text=f"The {thing} is in the {boxes[0]}."),
        Event("idle", text=f"The {boxes[0]} is in the {room}."),
    ]
    _goes_on(chance, events, people, (room, other), thing, boxes)
    return events, asked(people, thing)


def _goes_on(
    chance: random.Random, events: list[Event], people: list[str], rooms: tuple[str, str], thing: str, boxes: list[str]
) -> None:
    """Up to eight more things that happen: who is in the room may move the thing or leave, who is not may come."""
    at = {event.who: event.room for event in events if event.kind == "enter"}
    lies = boxes[0]
    for _ in range(chance.randint(3, 8)):
        who = chance.choice(people)
        if chance.random() < 0.15:
            events.append(
                Event("idle", who, text=f"{who} {chance.choice(('likes', 'hates'))} the {chance.choice(THINGS)}.")
            )
        elif not at[who]:
            at[who] = chance.choice(rooms)
            events.append(entered(who, at[who]))
        elif at[who] == rooms[0] and chance.random() < 0.5:
            lies = chance.choice([box for box in boxes if box != lies])
            events.append(Event("move", who, thing=thing, box=lies, text=f"{who} moved the {thing} to the {lies}."))
        else:
            events.append(Event("exit", who, room=at[who], text=f"{who} exited the {at[who]}."))
            at[who] = ""


def entered(who: str, room: str) -> Event:
    """Somebody enters a room, in the sentence of the sets."""
    return Event("enter", who, room=room, text=f"{who} entered the {room}.")


def asked(people: list[str], thing: str) -> list[Question]:
    """All questions of ToMi about a thing."""
    return [
        Question("memory", thing, text=f"Where was the {thing} at the beginning?"),
        Question("reality", thing, text=f"Where is the {thing} really?"),
        *(Question("belief", thing, (who,), f"Where will {who} look for the {thing}?") for who in people),
        *(
            Question("belief", thing, pair, f"Where does {pair[0]} think that {pair[1]} searches for the {thing}?")
            for pair in permutations(people, 2)
        ),
    ]
