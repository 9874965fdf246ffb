"""A random world made ready for the slow game, and the moves of a random player."""

from __future__ import annotations

import json
import random

from tests.random_plays import Literal, Play
from tests.reference import Model
from tests.reference.expressions import Expression
from tests.reference.playing import Game, Item, Rules, Setting
from unsaid.language import read
from unsaid.world import GroundWorld, dumps, ground

MOVES = 10
"""Moves in a game, at most."""


def grounded(text: str) -> GroundWorld:
    """The ground world of a text; what is compared is play, not how a text is read."""
    reading = read(text)
    if reading.world is None:
        raise ValueError("; ".join(f"{d.code}: {d.message}" for d in reading.diagnostics))
    return ground(reading.world, reading.source)


def setting_of(play: Play) -> Setting:
    """What the slow game is played with."""
    data = json.loads(dumps(grounded(play.text + play.passing)))
    names = [action["name"] for action in data["actions"]]
    fluents = [fluent["name"] for fluent in data["fluents"]]
    characters: list[str] = data["characters"]
    head = "let_pass" if "let_pass" in play.passing else "pass"
    passes = {c: names.index(f"{head}({name})") for c, name in enumerate(characters)}
    model = Model(data, frozenset(passes.values()))
    rules = Rules(play.steps, play.levels, play.goal, play.chance)
    endings = tuple(_all_of(when, fluents) for when in play.endings)
    roles = tuple(characters.index(role) for role in play.roles)
    return Setting(model, roles, passes, rules, endings, {}, play.text)


def _all_of(when: tuple[Literal, ...], fluents: list[str]) -> Expression:
    return ["and", *(["==", ["get", fluents.index(f"{switch}()")], on] for switch, on in when)]


class Player:
    """Chooses by a seed: seldom an end while there is something else; sometimes takes a move back."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(f"player {seed}")

    def chooses(self, menu: list[Item]) -> int:
        """The place of an item."""
        going_on = [place for place, item in enumerate(menu) if not item.ends]
        every = range(len(menu))
        return self.chance.choice(going_on if going_on and self.chance.random() < 0.8 else every)

    def takes_back(self, game: Game) -> bool:
        """Whether to take the last move back."""
        return bool(game.before) and self.chance.random() < 0.1
