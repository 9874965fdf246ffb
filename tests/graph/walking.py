"""Random walks through the graph of a game, and what a game at a terminal says to the same choices."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

import unsaid
from unsaid.api.games.game import Game
from unsaid.graph.game import Choice, GameGraph, drawn
from unsaid.graph.growing import Bounds
from unsaid.graph.merging import merged
from unsaid.play.seen import answers
from unsaid.play.seen.answers import Tone
from unsaid.play.seen.transcript import closing, transcript
from unsaid.play.table.conversation import Conversation
from unsaid.telling.setting.tale import printable

SMALL = ("the-soup", "tutorial", "the-saucer", "the-owl", "paste", "the-riding-light")
"""Bundled worlds whose graphs are drawn within a second."""

LONGEST = 40
"""Choices after which a walk is left where it is."""


def played() -> list[tuple[str, str]]:
    """Every small world, with every role of it."""
    worlds = ((name, unsaid.load(name)) for name in SMALL)
    return [(name, role) for name, world in worlds for role in world.roles or world.characters]


@cache
def game(name: str, role: str) -> Game:
    """A game of a bundled world."""
    return unsaid.load(name).play(role)


@cache
def graph(name: str, role: str) -> GameGraph:
    """The graph of a bundled world's game, as small as it can be."""
    return merged(drawn(game(name, role), Bounds(2000)), turns=True)


def walk(found: GameGraph, seed: str) -> list[int]:
    """The places on the menus of what is chosen in a random game."""
    chance, at, places = random.Random(seed), 0, list[int]()
    while found.positions[at].end is None and len(places) < LONGEST:
        places.append(chance.randrange(len(found.positions[at].choices)))
        at = found.positions[at].choices[places[-1]].to
    return places


def chosen(found: GameGraph, places: Sequence[int]) -> Iterator[Choice]:
    """The choices of a walk."""
    at = 0
    for place in places:
        choice = found.positions[at].choices[place]
        at = choice.to
        yield choice


def read(found: GameGraph, places: Sequence[int]) -> list[str]:
    """What is read on a walk: the texts and the menus, the end and its title."""
    at = 0
    said = [*map(found.texts.__getitem__, found.opening), *menu(found, at)]
    for choice in chosen(found, places):
        at = choice.to
        said += [*map(found.texts.__getitem__, choice.told), *menu(found, at)]
    end = found.positions[at].end
    return (
        said if end is None else [*said, *map(found.texts.__getitem__, end.told), *([end.title] if end.title else [])]
    )


def menu(found: GameGraph, at: int) -> list[str]:
    """A menu as it stands in a game at a terminal."""
    choices = found.positions[at].choices
    lines = (f"{n}. {c.words}{f'  [{c.aside}]' if c.aside else ''}" for n, c in enumerate(choices, start=1))
    return ["\n".join(lines)] if choices else []


@dataclass
class Recorder:
    """A terminal that types given lines and keeps what is said, as it is shown, but for what is no story."""

    typed: list[str]
    said: list[str] = field(default_factory=list[str])
    over: bool = False

    def say(self, text: str, tone: Tone = "prose") -> None:
        if tone == "note" and text.startswith("The story is over."):
            self.over = True
        if text and not self.over and (tone != "note" or text.startswith("Nothing more")):
            mark = "\n" if tone == "choice" else "\n\n"
            self.said.append(mark.join(map(printable, text.split(mark))))

    def ask(self) -> str | None:
        return self.typed.pop(0) if self.typed else None

    def pause(self) -> None: ...


def terminal(of: Game, typed: Sequence[int]) -> list[str]:
    """What a game at a terminal says where the choices at some places are typed by their numbers."""
    recorder = Recorder([str(place + 1) for place in typed])
    Conversation(of.session, of.table.voice(of.session.role), recorder).play()
    return recorder.said[1:]  # the first is the story's title


def why(of: Game) -> list[str]:
    """What is said in a game on being asked why, but for headings."""
    told = answers.why(of.session, of.session.role, of.table.voice(of.session.role))
    return [printable(text) for text, _ in told]


def beside(of: Game, who: str) -> list[str]:
    """What a game has told somebody who was not played, as it is shown."""
    number = [*of.world.open.ground.characters].index(who)
    voice = of.table.voice(number)
    read = transcript(of.session, number, voice)
    last = closing(of.session, voice, read)
    texts = [*(passage.text for passage in read.passages), *([last.text] if last else [])]
    return [printable(part) for text in texts for part in text.split("\n\n")]
