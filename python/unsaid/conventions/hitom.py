"""Stories as Hi-ToM has them: five people enter a room, and one after the other does something with a thing and
leaves.

Up to three such chapters; after each, where there is talk, all wait in one room, and some claim aloud, or tell one
person alone, where the thing is. They may lie: what one says is believed by those who left before one did, and by
nobody else.
"""

from __future__ import annotations

import random

from unsaid.conventions.events import Event, Question

PEOPLE: tuple[str, ...] = ("Aria", "Boris", "Celia", "Dario", "Edith", "Farid", "Gina", "Hugo", "Iris", "Jakob")
ROOMS: tuple[str, ...] = ("study", "workshop", "garden", "lounge", "playroom", "pantry")
COLOURS: tuple[str, ...] = ("red", "blue", "green")
KINDS: tuple[str, ...] = ("bathtub", "bucket", "crate", "drawer", "pantry")
THINGS: tuple[str, ...] = ("plum", "radish", "lime", "pear", "beans", "corn")
WAITING = "waiting_room"


def make(chance: random.Random) -> tuple[list[Event], list[Question]]:
    """A story, and a question of each order from 0 to 4 about each of its things."""
    people, talk = chance.sample(PEOPLE, 5), chance.random() < 0.5
    boxes = [f"{colour}_{kind}" for colour in COLOURS for kind in KINDS]
    chapters = chance.randint(1, 3)
    rooms, things = chance.sample(ROOMS, chapters), chance.sample(THINGS, chapters)
    events: list[Event] = []
    for room, thing in zip(rooms, things, strict=True):
        order = chance.sample(people, 5)
        events += _chapter(chance, people, order, room, thing, chance.sample(boxes, 4))
        if talk:
            events += _talk(chance, people, thing, boxes)
    return events, [question for thing in things for question in asked(chance, people, thing)]


def _all_entered(people: list[str], room: str) -> list[Event]:
    """All enter at once: one sentence, which the first of the events has."""
    text = f"{', '.join(people[:-1])} and {people[-1]} entered the {room}."
    return [Event("enter", who, room=room, text="" if i else text) for i, who in enumerate(people)]


def _chapter(
    chance: random.Random, people: list[str], order: list[str], room: str, thing: str, boxes: list[str]
) -> list[Event]:
    events = _all_entered(people, room)
    events.append(Event("put", thing=thing, box=boxes[0], room=room, text=f"The {thing} is in the {boxes[0]}."))
    lies = boxes[0]
    for who in order:
        if chance.random() < 0.6:
            lies = chance.choice([box for box in boxes if box != lies])
            events.append(Event("move", who, thing=thing, box=lies, text=f"{who} moved the {thing} to the {lies}."))
        else:
            still = f"{who} made no movements and stayed in the {room} for 1 minute."
            events.append(Event("idle", who, text=still))
        if chance.random() < 0.2:
            events.append(
                Event("idle", text=f"{chance.choice(people)} {chance.choice(('saw a cat', 'lost his phone'))}.")
            )
        events.append(Event("exit", who, room=room, text=f"{who} exited the {room}."))
    return events


def _talk(chance: random.Random, people: list[str], thing: str, boxes: list[str]) -> list[Event]:
    events = _all_entered(people, WAITING)
    for _ in range(chance.randint(1, 3)):
        who, to = chance.sample(people, 2)
        box = chance.choice(boxes)
        if chance.random() < 0.5:
            text = f"{who} publicly claimed that {thing} is in the {box} now."
            events.append(Event("claim", who, thing=thing, box=box, text=text))
        else:
            text = f"{who} privately told {to} that the {thing} is in the {box} now."
            events.append(Event("tell", who, to, thing, box, text=text))
    return events


def asked(chance: random.Random, people: list[str], thing: str) -> list[Question]:
    """Where the thing is, and where one thinks, one thinks another thinks …, to the fourth order."""
    chains = [tuple(chance.sample(people, order)) for order in range(5)]
    return [Question("belief" if chain else "reality", thing, chain, worded(chain, thing)) for chain in chains]


def worded(chain: tuple[str, ...], thing: str) -> str:
    """The question in Hi-ToM's words."""
    if not chain:
        return f"Where is the {thing} really?"
    if len(chain) == 1:
        return f"Where does {chain[0]} really think the {thing} is?"
    inner = " ".join(f"{name} thinks" for name in chain[1:])
    return f"Where does {chain[0]} think {inner} the {thing} is?"
