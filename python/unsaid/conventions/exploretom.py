"""Stories as ExploreToM has them: rooms, things, talk of topics, and what is seen in secret or missed unnoticed.

Who peeks, from another room, sees the one act, and nobody knows; who is distracted misses the one act, and nobody
knows.
"""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

from unsaid.conventions.events import Event, Question

PEOPLE: tuple[str, ...] = ("Amelie", "Bastian", "Clara", "Dominik", "Elias", "Franka", "Georg", "Hanna")
ROOMS: tuple[str, ...] = ("ticket office", "rehearsal room", "boat house", "reading corner")
BOXES: tuple[str, ...] = ("leather trunk", "tin can", "wicker hamper", "paper bag", "glass jar")
THINGS: tuple[str, ...] = ("brass compass", "folded letter", "silver whistle")
TOPICS: tuple[str, ...] = ("the summer fair", "the broken window", "the new contract")


def make(chance: random.Random) -> tuple[list[Event], list[Question]]:
    """A story, and its questions of the first and second order about things and topics."""
    people, rooms = chance.sample(PEOPLE, chance.randint(3, 4)), chance.sample(ROOMS, 2)
    boxes, thing = chance.sample(BOXES, 3), chance.choice(THINGS)
    topic = chance.choice(TOPICS)
    scene = Scene(chance, people, rooms, boxes, thing, topic)
    for who in people[:2]:
        scene.enter(who, rooms[0])
    scene.move(people[0])
    for _ in range(chance.randint(3, 9)):
        scene.goes_on()
    return scene.events, asked(people, thing, topic)


class Scene:
    """Where everybody is while a story is made."""

    def __init__(
        self, chance: random.Random, people: list[str], rooms: list[str], boxes: list[str], thing: str, topic: str
    ) -> None:
        self.chance, self.people, self.rooms, self.boxes = chance, people, rooms, boxes
        self.thing, self.topic = thing, topic
        self.at: dict[str, str] = dict.fromkeys(people, "")
        self.lies = ""
        self.events: list[Event] = []

    def goes_on(self) -> None:
        """One more thing that happens."""
        who = self.chance.choice(self.people)
        here = self.at[who]
        choices = [self._leave, self._say, self._confide, self._tell] if here else [self._enter]
        if here == self.rooms[0]:
            choices += [self.move, self.move, self._claim]
        self.chance.choice(choices)(who)

    def enter(self, who: str, room: str) -> None:
        """Somebody enters a room."""
        self.at[who] = room
        self.events.append(Event("enter", who, room=room, text=f"{who} entered the {room}."))

    def move(self, who: str) -> None:
        """Somebody moves the thing to another box."""
        self.lies = self.chance.choice([box for box in self.boxes if box != self.lies])
        text = f"{who} moved the {self.thing} to the {self.lies}, which is also located in the {self.at[who]}."
        self._with(Event("move", who, thing=self.thing, box=self.lies, text=text))

    def _enter(self, who: str) -> None:
        self.enter(who, self.chance.choice(self.rooms))

    def _leave(self, who: str) -> None:
        self.events.append(Event("exit", who, room=self.at[who], text=f"{who} left the {self.at[who]}."))
        self.at[who] = ""

    def _say(self, who: str) -> None:
        self._with(Event("say", who, thing=self.topic, text=f"{who} told out loud about {self.topic}."))

    def _confide(self, who: str) -> None:
        to = self._other(who)
        self._with(Event("confide", who, to, self.topic, text=f"{who} told privately to {to} about {self.topic}."), to)

    def _claim(self, who: str) -> None:
        text = f"{who} told out loud that the {self.thing} is in the {self.lies}."
        self._with(Event("claim", who, thing=self.thing, box=self.lies, text=text))

    def _tell(self, who: str) -> None:
        to = self._other(who)
        text = f"{who} told privately to {to} that the {self.thing} is in the {self.lies}."
        self._with(Event("tell", who, to, self.thing, self.lies, text=text), to)

    def _other(self, who: str) -> str:
        return self.chance.choice([name for name in self.people if name != who])

    def _with(self, event: Event, *apart: str) -> None:
        """The event, at times seen in secret by somebody elsewhere, or missed by somebody who is there."""
        others = [name for name in self.people if name not in (event.who, *apart)]
        here = [name for name in others if self.at[name] == self.at[event.who]]
        away = [name for name in others if self.at[name] != self.at[event.who]]
        alone = event.kind in ("tell", "confide")
        peeking = self._some(others if alone else away)
        distracted = () if alone else self._some(here)
        text = " ".join([event.text, *aside(peeking, distracted)])
        self.events.append(replace(event, peeking=peeking, distracted=distracted, text=text))

    def _some(self, names: list[str]) -> tuple[str, ...]:
        return (self.chance.choice(names),) if names and self.chance.random() < 0.25 else ()


def aside(peeking: Iterable[str], distracted: Iterable[str]) -> list[str]:
    """The sentence that says who saw an act in secret, and who missed it."""
    said = [
        *(f"{name} witnessed this action in secret (and only this action)" for name in peeking),
        *(
            f"{name} got distracted and did not realize what happened, without anyone noticing the brief lack of "
            "attention, and going back to paying attention immediately after the action was finished"
            for name in distracted
        ),
    ]
    return [f"While this action was happening, {'; also, '.join(said)}."] if said else []


def asked(people: list[str], thing: str, topic: str) -> list[Question]:
    """All questions of the first and second order, about the thing and about the topic."""
    pairs = list(permutations(people, 2))
    return [
        *(Question("belief", thing, (a,), f"In which container will {a} search for the {thing}?") for a in people),
        *(
            Question(
                "belief", thing, p, f"In which container does {p[0]} think that {p[1]} will search for the {thing}?"
            )
            for p in pairs
        ),
        *(Question("topic", topic, (a,), f"Does {a} know about {topic}? Answer yes or no.") for a in people),
        *(
            Question("topic", topic, p, f"Does {p[0]} believe that {p[1]} knows about {topic}? Answer yes or no.")
            for p in pairs
        ),
    ]
