"""The program's game beside the slow one: the same random moves in the same random worlds, every answer compared.

``differences(seed)`` says what differs in one game, and ``counts`` what was compared. Acts and characters are matched
by name.
"""

from __future__ import annotations

import json
import random
from collections import Counter

from tests.random_plays import Literal, Play, random_play
from tests.reference import Model
from tests.reference.expressions import Expression
from tests.reference.model import ERRORS
from tests.reference.playing import Game, Item, Rules, Setting
from unsaid.api.opened import OpenWorld, WorldError
from unsaid.language import read
from unsaid.play import items as choices
from unsaid.play import turns
from unsaid.play.kept import saved, saves
from unsaid.play.session import Session
from unsaid.play.stage import Rules as PlayedRules
from unsaid.world import GroundWorld, dumps, ground

MOVES = 10
"""Moves in a game, at most."""

counts: Counter[str] = Counter()

Words = tuple[str | bool | None, ...]
"""An item, an event or a turn, told alike of both games."""


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
    tempers = {characters.index(name): temper for name, temper in play.tempers.items() if temper}
    return Setting(model, roles, passes, rules, endings, tempers, play.text)


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

    def saves(self) -> bool:
        """Whether the game is saved, and gone on with from there."""
        return self.chance.random() < 0.1


# --- both, told alike -------------------------------------------------------------------------------


def slow_items(game: Game) -> list[Words]:
    """The menu of the slow game."""
    world = game.setting.model.world
    names = [action.name for action in world.actions]
    return [(i.kind, None if i.act is None else names[i.act], str(i.question), i.offered, i.ends) for i in game.menu]


def quick_items(session: Session) -> list[Words]:
    """The menu of the program's."""
    if turns.ended(session):
        return []
    name = session.stage.name
    return [
        (i.kind, None if i.action is None else name(i.action), str(i.about), i.offered, i.ends)
        for i in choices.items(session)
    ]


def slow_events(game: Game) -> list[Words]:
    """The events of the slow game."""
    world = game.setting.model.world
    return [
        (e.kind, world.actions[e.act].name, None if e.who is None else world.characters[e.who]) for e in game.events
    ]


def quick_events(session: Session) -> list[Words]:
    """The events of the program's."""
    stage = session.stage
    return [(e.kind, stage.name(e.action), None if e.by is None else stage.called(e.by)) for e in session.events]


def slow_turns(game: Game) -> list[Words]:
    """The turns of the slow game."""
    return [("on" if t.item is None else t.item.kind, t.shown, t.held_up) for t in game.story.turns]


def quick_turns(session: Session) -> list[Words]:
    """The turns of the program's."""
    return [(t.move.kind, t.shown, t.held_up is not None) for t in session.turns]


# --- compared ---------------------------------------------------------------------------------------


def begun(play: Play) -> Session:
    """The program's game at its first menu."""
    opened = OpenWorld(read(play.text), passing=True)
    stage = opened.stage(PlayedRules(play.steps, play.levels, play.goal, play.chance))
    return turns.begin(stage, *play.roles)


def saved_and_resumed(session: Session) -> Session:
    """The program's game once it has been written to a save and read from it."""
    save = saved.loads(saved.dumps(saves.record(session, "a world", session.stage.text)))
    resumed = saves.resume(save, session.stage, session.stage.text)
    if resumed.broken or resumed.changed:
        raise AssertionError(f"resumed: {resumed.broken}")
    return resumed.session


def differences(seed: int) -> list[str]:
    """What differs in one random game, after which moves; nothing further is looked at."""
    return [f"{seed} {line}" for line in compared(random_play(seed), Player(seed))]


def compared(play: Play, player: Player) -> list[str]:
    """What differs in one game."""
    try:
        game = Game(setting_of(play))
    except ERRORS:
        counts["games left: something never rests"] += 1
        return []
    counts["games"] += 1
    try:
        session = begun(play)
    except WorldError as error:
        return [f"not begun: {error}"]
    moves: list[Words] = []
    for _ in range(MOVES):
        if found := differing(game, session):
            return [f"after {moves}: {found}"]
        if game.over:
            break
        if player.saves():
            session = saved_and_resumed(session)
            moves.append(("saved",))
        if player.takes_back(game):
            game.undo()
            session = session.undone()
            moves.append(("undone",))
            continue
        place = player.chooses(game.menu)
        moves.append(slow_items(game)[place])
        counts["moves"] += 1
        try:
            game.take(game.menu[place])
        except ERRORS:
            counts["games left: something never rests"] += 1
            return []
        session = turns.take(session, choices.items(session)[place])
    found = differing(game, session)
    return [f"after {moves}: {found}"] if found else []


def differing(game: Game, session: Session) -> str | None:
    """What differs now."""
    pairs = [
        ("events", slow_events(game), quick_events(session)),
        ("turns", slow_turns(game), quick_turns(session)),
        ("over", [(game.over,)], [(bool(turns.ended(session)),)]),
        ("menu", slow_items(game), quick_items(session)),
    ]
    for what, slow, quick in pairs:
        if slow != quick:
            place = next(
                (n for n, (a, b) in enumerate(zip(slow, quick, strict=False)) if a != b), min(len(slow), len(quick))
            )
            return f"{what} differ at {place}: slow {slow[place:]}, program {quick[place:]}"
    for kind, *rest in slow_items(game):
        counts[f"items: {kind}{', an end' if rest[-1] else ''}"] += 1
    return None
