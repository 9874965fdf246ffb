"""Stories as BigToM has them: somebody counts on something, it changes, and the last sentence says who saw that.

Theirs are written freely, by a causal template; ours follow the template in few words.
"""

from __future__ import annotations

import random

from unsaid.conventions.events import Event, Question

PEOPLE: tuple[str, ...] = ("Nadia", "Oskar", "Paula", "Rashid", "Selma", "Tobias")
SCENES = (
    ("barista", "make a coffee", "jug", "oat milk", "almond milk", "A colleague"),
    ("gardener", "feed the roses", "sack", "bone meal", "sand", "A neighbour"),
    ("painter", "finish the sky", "tube", "cobalt blue", "ink", "A pupil"),
    ("cook", "salt the soup", "bowl", "fine salt", "sugar", "A helper"),
)
ROOM = "there"


def make(chance: random.Random) -> tuple[list[Event], list[Question]]:
    """A story, and what its one mind believes at the end."""
    who, (trade, wish, vessel, before, after, other) = chance.choice(PEOPLE), chance.choice(SCENES)
    saw = chance.random() < 0.5
    change = f"{other} swaps the {before} in the {vessel} for {after}."
    percept = f"{who} sees it happen." if saw else f"{who} does not see it happen."
    events = [
        Event("enter", who, room=ROOM, text=f"{who} is a {trade} and wants to {wish}."),
        Event("put", thing=vessel, box=before, room=ROOM, text=f"{who} fills the {vessel} with {before}."),
        *([] if saw else [Event("exit", who, room=ROOM)]),
        Event("enter", other, room=ROOM),
        Event("move", other, thing=vessel, box=after, text=change),
        Event("idle", text=percept),
    ]
    text = f"Does {who} believe the {vessel} contains {before} or {after}?"
    return events, [Question("belief", vessel, (who,), text)]
