"""A story of a set, told to the engine; and what its minds hold at the end.

An answer is every value that the minds asked about leave possible: one, where the story settles it under the rules;
more, where it does not, as for somebody who was never there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING

from unsaid.conventions.events import Event, Question, Tale
from unsaid.conventions.rules import Rules
from unsaid.conventions.worlds import Shape, world_of

if TYPE_CHECKING:
    from unsaid.api.moments.moment import Moment
    from unsaid.api.stories.story import Story


ELSEWHERE = "elsewhere"
"""Where a thing may be as well, for a mind that does not know: in no place that the story names."""


@dataclass(frozen=True)
class Minded:
    """A story under some rules. Each thing and each topic is followed by itself: none has to do with another."""

    tale: Tale
    rules: Rules
    followed: dict[str, Followed] = field(default_factory=dict, repr=False, compare=False)

    def answer(self, question: Question, after: int | None = None) -> frozenset[str]:
        """What may be answered: anything, of somebody who is not in the story; nothing, of a thing that is not.

        ``after``: so many of the story's events, where it is not all."""
        if question.kind == "memory":
            return self._first(question.thing)
        known = set(question.chain) <= set(self.tale.people)
        if question.kind == "topic":
            talked = known and question.thing in self.tale.topics
            return self.following(question.thing).heard(question.chain, after) if talked else frozenset({"no"})
        if question.thing not in self.tale.things:
            return frozenset()
        followed = self.following(question.thing)
        return followed.places(question.chain, after) if known else frozenset(followed.names["boxes"]) | {ELSEWHERE}

    def following(self, what: str) -> Followed:
        """The course of one thing or topic."""
        if what not in self.followed:
            self.followed[what] = Followed(self.tale, self.rules, what)
        return self.followed[what]

    def _first(self, thing: str) -> frozenset[str]:
        for event in self.tale.events:
            if event.thing == thing and event.kind in ("put", "move"):
                return frozenset({event.box})
        return frozenset()


@dataclass(frozen=True)
class Followed:
    """A story as far as one thing or topic goes, as a course of the engine's world."""

    tale: Tale
    rules: Rules
    what: str

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happens, but for what other things and topics are about."""
        return tuple(e for e in self.tale.events if e.thing in ("", self.what))

    @cached_property
    def names(self) -> dict[str, dict[str, str]]:
        """The engine's names of people, boxes and rooms, by ours."""
        boxes = dict.fromkeys(event.box for event in self.events if event.box)
        return {
            "people": {name: f"P{i}" for i, name in enumerate(self.tale.people, 1)},
            "boxes": {name: f"B{i}" for i, name in enumerate(boxes, 1)},
            "rooms": {name: f"R{i}" for i, name in enumerate(self.tale.rooms, 1)},
        }

    @property
    def shape(self) -> Shape:
        """What there must be in the engine's world."""
        sizes = {kind: len(names) for kind, names in self.names.items()}
        return Shape.of(sizes["people"], sizes["boxes"], sizes["rooms"], self.what in self.tale.topics)

    @cached_property
    def story(self) -> Story:
        """The story as the engine has it."""
        return world_of(self.shape, self.rules).story([act for acts in Course(self) for act in acts])

    def moment(self, after: int | None = None) -> Moment:
        """The moment after so many events of the tale, or after all."""
        if after is None:
            return self.story.end
        events = sum(event.thing in ("", self.what) for event in self.tale.events[:after])
        return self.story[sum(map(len, islice(Course(self), events)))]

    def places(self, chain: tuple[str, ...], after: int | None = None) -> frozenset[str]:
        """Where the thing may be, as the last of a chain of minds has it."""
        boxes, numbers, moment = self.names["boxes"], self._numbers(chain), self.moment(after)
        held = (moment.mind(*numbers) if numbers else moment)["lies(T)"]
        if held is not None:
            return frozenset(name for name, number in boxes.items() if number == held)
        holds = moment.mind(*numbers).believes
        possible = frozenset(name for name, number in boxes.items() if not holds(f"lies(T) != {number}"))
        return possible | {ELSEWHERE}

    def heard(self, chain: tuple[str, ...], after: int | None = None) -> frozenset[str]:
        """Whether the last of a chain has heard of the topic, as the others of it have it."""
        *others, last = self._numbers(chain)
        moment = self.moment(after)
        view = moment.mind(*others) if others else moment
        return frozenset({"yes" if view[f"heard({last})"] else "no"})

    def _numbers(self, chain: tuple[str, ...]) -> list[str]:
        """A chain in the engine's names; whoever stands there twice running stands there once."""
        numbers = [self.names["people"][name] for name in chain]
        return [name for i, name in enumerate(numbers) if i == 0 or numbers[i - 1] != name]


@dataclass
class Course:
    """The way from events to acts; it knows where everybody and the thing is, for what is found on entering."""

    followed: Followed
    at: dict[str, str] = field(default_factory=dict)
    lies: str = ""

    def __iter__(self) -> Iterator[list[str]]:
        for event in self.followed.events:
            yield [
                *self._secretly(event, "peeks", "dozes"),
                *self._acts(event),
                *self._secretly(event, "blinks", "wakes"),
            ]

    def _secretly(self, event: Event, peek: str, doze: str) -> list[str]:
        people = self.followed.names["people"]
        return [
            *(f"{peek}({people[name]})" for name in event.peeking),
            *(f"{doze}({people[name]})" for name in event.distracted),
        ]

    def _acts(self, event: Event) -> list[str]:
        names = self.followed.names
        who, to, box = names["people"].get(event.who), names["people"].get(event.to), names["boxes"].get(event.box)
        if event.kind == "enter":
            return self._entered(event, who)
        if event.kind == "exit":
            return self._left(event, who)
        if event.kind == "put":
            self.lies = event.room
            return [f"puts({box}, {names['rooms'].get(event.room, 'Away')})"]
        if event.kind == "move":
            self.lies = self.at.get(event.who, "")
            return [f"moves({who}, {box})"]
        return {
            "claim": [f"claims({who}, {box})"],
            "tell": [f"tells({who}, {to}, {box})"],
            "say": [f"says({who})"],
            "confide": [f"confides({who}, {to})"],
        }.get(event.kind, [])

    def _entered(self, event: Event, who: str | None) -> list[str]:
        self.at[event.who] = event.room
        found = self.followed.rules.boxes == "open" and self.lies == event.room
        room = self.followed.names["rooms"][event.room]
        return [f"goes({who}, {room})", *([f"finds({who})"] if found else [])]

    def _left(self, event: Event, who: str | None) -> list[str]:
        self.at[event.who] = ""
        return [f"slips({who})" if self.followed.rules.leaving == "unnoticed" else f"leaves({who})"]
