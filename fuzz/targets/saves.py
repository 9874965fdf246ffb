"""Saved games of others: anything is replayed as far as it goes, or refused in a sentence."""

from __future__ import annotations

from random import Random
from typing import get_args

from msgspec.structs import replace

from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.ready import NAMES, games, ready
from fuzz.structures import reshaped
from fuzz.targets.target import Target
from unsaid.play.events import ItemKind, Kind
from unsaid.play.items import items
from unsaid.play.kept import saves
from unsaid.play.kept.saves import Save, SavedEvent, SavedMove, SavedTurn, SaveProblem
from unsaid.play.stage import Rules
from unsaid.play.trying import offers
from unsaid.play.turns import ended
from unsaid.world import GroundWorld

WORDS = (
    '"kind"',
    '"act"',
    '"by"',
    "null",
    "[]",
    "{}",
    '"wait"',
    '"move"',
    '"rest"',
    '"shown"',
    '"held_up"',
    '"offer"',
    '"Tom"',
    ",",
    ":",
    "[",
    "]",
    "{",
    "}",
    '"',
)
KINDS: tuple[Kind, ...] = get_args(Kind)
MOVES: tuple[ItemKind, ...] = get_args(ItemKind)


def check(data: bytes) -> None:
    """A save is read or refused; read, it is written the same, and replayed as far as its world goes along."""
    try:
        save = saves.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, SaveProblem):
        return
    if saves.loads(saves.dumps(save)) != save:
        raise Broken("a save is not read back as written")
    for name in NAMES:
        replayed(name, save)


def replayed(name: str, save: Save) -> None:
    """What is replayed is recorded as it was, and goes on."""
    try:
        resumed = saves.resume(save, ready(name).stage, save.text)
    except SaveProblem:
        return
    again = saves.record(resumed.session, save.world, save.text)
    if again.turns != save.turns[: len(again.turns)]:
        raise Broken("a replayed save is recorded otherwise")
    if resumed.broken is None and replace(again, rules=save.rules) != save:
        raise Broken("a save replayed whole is recorded otherwise")
    _ = items(resumed.session), ended(resumed.session), offers(resumed.session)


def _all() -> tuple[bytes, ...]:
    return tuple(game for name in NAMES for game in games(name))


def _bytes(chance: Random) -> bytes:
    return by_bytes(_all(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(_all(), WORDS, chance)


def _reshaped(chance: Random) -> bytes:
    return reshaped(_all(), chance)


def _played(chance: Random) -> bytes:
    """Turns in which anything may happen that has a name."""
    ground = ready(chance.choice(NAMES)).world.ground
    turns = tuple(_turn(ground, chance) for _ in range(chance.randint(0, 5)))
    roles = chance.sample(ground.characters, 1 if chance.random() < 0.7 else min(2, len(ground.characters)))
    rules = Rules(chance=chance.choice((0, 0, 7)))
    save = Save(ground.name, "0" * 64, tuple(roles), turns, rules)
    return saves.dumps(save).encode()


def _turn(ground: GroundWorld, chance: Random) -> SavedTurn:
    events = tuple(_moment(ground, chance) for _ in range(chance.randint(0, 3)))
    held_up = chance.choice((*ground.characters, None, None, "Nobody"))
    return SavedTurn(_move(ground, chance), events, chance.random() < 0.8, held_up)


def _move(ground: GroundWorld, chance: Random) -> SavedMove:
    about = chance.choice((*(question.name for question in ground.inner.questions), None, "why"))
    return SavedMove(
        chance.choice(MOVES), chance.choice((_act(ground, chance), None)), about, ends=chance.random() < 0.2
    )


def _moment(ground: GroundWorld, chance: Random) -> SavedEvent:
    return SavedEvent(chance.choice(KINDS), _act(ground, chance), chance.choice((*ground.characters, None)))


def _act(ground: GroundWorld, chance: Random) -> str:
    names = [action.name for action in ground.actions]
    return chance.choice((*names, *names, "nothing()"))


TARGET = Target("saves", check, (_bytes, _tokens, _reshaped, _reshaped, _played), 20)
