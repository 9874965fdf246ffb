"""What goes over the wire: plain values, each of which holds no more than the one who asks may know.

What a player gets is a ``Sitting``: the view of one seat. Its ``at`` names the position, and a move says at which
position it is made, so that two pages on one game never play over one another.
"""

from __future__ import annotations

from typing import Literal

import msgspec

import unsaid
from unsaid.serve.tables import Sat, Table


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
    """A game as one seat has it: what its role has read since the passages already ``known``, and may choose."""

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
    game = table.game
    seat = game.seat(sat.role)
    called = _callings(game)
    known = known if 0 <= known <= len(seat.passages) else 0
    return Sitting(
        world=table.seats.world,
        title=title,
        role=sat.role,
        called=called[sat.role],
        at=table.at,
        moves=game.moves,
        known=known,
        passages=tuple(PassageShown(p.text, p.turn, p.sort) for p in seat.passages[known:]),
        choices=_choices(game, seat),
        yours=seat.to_move and not seat.over,
        over=game.over,
        ending=game.ending if seat.over else None,
        others=tuple(_other(one, called, now) for one in table.seats.seats if one is not sat),
    )


def _choices(game: unsaid.Game, seat: unsaid.Seat) -> tuple[Choice, ...]:
    beside = game.asides if seat.options else ()
    return tuple(
        Choice(str(move), move.words, move.kind, move.ends, text)
        for move, text in zip(seat.options, beside, strict=True)
    )


def _other(sat: Sat, called: dict[str, str], now: float) -> Other:
    away = None if sat.seen is None else max(0.0, round(now - sat.seen, 1))
    return Other(sat.role, called[sat.role], sat.seen is not None, away, sat.alone)


def _callings(game: unsaid.Game) -> dict[str, str]:
    return {role: game.world.called(role) for role in game.roles}
