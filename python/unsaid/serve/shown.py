"""What goes over the wire: plain values, each of which holds no more than the one who asks may know.

What a player gets is a ``Sitting``: the view of one seat. Its ``at`` names the position, and a move says at which
position it is made, so that two pages on one game never play over one another.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

import unsaid
from unsaid.serve.games.tables import Sat, Table


class Role(msgspec.Struct, frozen=True):
    """A character who can be played: the name in the world, and what people call it."""

    name: str
    called: str


class WorldShown(msgspec.Struct, frozen=True):
    """A world on the shelf. ``ok``: whether it can be told and played; else ``trouble`` says why not."""

    name: str
    title: str
    about: str
    roles: tuple[Role, ...]
    ok: bool = True
    trouble: str = ""


class PassageShown(msgspec.Struct, frozen=True):
    """Something a role reads: see ``unsaid.Passage``."""

    text: str
    turn: int
    sort: Literal["opening", "told", "closing"]


class Choice(msgspec.Struct, frozen=True):
    """Something a role can choose. ``move`` is what to send for it, ``words`` what to show; ``beside``: what pulls to
    it and what would be lost by it; ``ends``: the story would be over after it."""

    move: str
    words: str
    kind: str
    ends: bool
    beside: str


class Other(msgspec.Struct, frozen=True):
    """Another seat of the game: whose, whether its player ever ``came``, how many seconds ago it was there last, and
    whether the role goes on ``alone``, by its own mind."""

    role: str
    called: str
    came: bool
    away: float | None
    alone: bool


class Sitting(msgspec.Struct, frozen=True):
    """A game as one seat has it: what its role has read since the passages already ``known``, and may choose. ``at``
    names the position; ``moves`` is how many this seat has chosen."""

    world: str
    title: str
    role: str
    called: str
    at: str
    moves: int
    known: int
    passages: tuple[PassageShown, ...]
    choices: tuple[Choice, ...]
    yours: bool
    """Whether it is this seat's move."""
    over: str | None
    ending: str | None
    others: tuple[Other, ...]


def sitting(table: Table, sat: Sat, title: str, now: float, known: int = 0) -> Sitting:
    """The view of one seat; ``known``: how many passages it has read already."""
    game, called = table.game, _callings(table.game)
    read, over = game.read(sat.role), game.over
    yours = over is None and game.to_move == sat.role
    known = known if 0 <= known <= len(read) else 0
    return Sitting(
        world=table.seats.world,
        title=title,
        role=sat.role,
        called=called[sat.role],
        at=table.at,
        moves=_moves(game, sat.role),
        known=known,
        passages=tuple(PassageShown(p.text, p.turn, p.sort) for p in read[known:]),
        choices=_choices(game) if yours else (),
        yours=yours,
        over=over,
        ending=game.ending if over else None,
        others=tuple(_other(one, called, now) for one in table.seats.seats if one is not sat),
    )


def _moves(game: unsaid.Game, role: str) -> int:
    """How many moves the role has chosen; how often another has had a choice tells of its mind."""
    roles, mine = game.roles, game.roles.index(role)
    return sum(turn.shown for number, turn in enumerate(game.turns) if number % len(roles) == mine)


def _choices(game: unsaid.Game) -> tuple[Choice, ...]:
    return tuple(
        Choice(str(move), move.words, move.kind, move.ends, beside)
        for move, beside in zip(game.options, game.asides, strict=True)
    )


def _other(sat: Sat, called: Mapping[str, str], now: float) -> Other:
    away = None if sat.seen is None else max(0.0, round(now - sat.seen, 1))
    return Other(sat.role, called[sat.role], sat.seen is not None, away, sat.alone)


def _callings(game: unsaid.Game) -> Mapping[str, str]:
    """What the roles are called; found out once for all games that come of one another."""
    kept = game.table.__dict__
    if "_callings" not in kept:
        kept["_callings"] = {role: game.world.called(role) for role in game.roles}
    return kept["_callings"]
