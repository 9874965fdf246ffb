"""The addresses of games: a game is begun, a seat asks what it reads and may choose, moves, takes back, and asks."""

from __future__ import annotations

import time
from collections.abc import AsyncGenerator
from typing import Annotated, Any, Literal
from urllib.parse import quote

import msgspec
from litestar import Controller, Response, get, post
from litestar.datastructures import UploadFile
from litestar.params import FromPath, FromQuery, JSONBody, MultipartBody, PathParameter
from litestar.response import ServerSentEvent, ServerSentEventMessage

import unsaid
from unsaid.serve import bounds
from unsaid.serve.games import afterwards
from unsaid.serve.games.afterwards import Nearly, Otherwise, Page
from unsaid.serve.games.branches import Tree
from unsaid.serve.games.tables import Sat, Table, Tables
from unsaid.serve.parts import AtTables, Heard, OnShelf
from unsaid.serve.shelf import Shelf
from unsaid.serve.shown import Choice, Sitting, sitting
from unsaid.serve.trouble import Trouble, refused

PATIENCE = 60.0
"""Seconds after which a player who is waited for may be left to its own mind."""

Line = Annotated[str, msgspec.Meta(max_length=500)]
Name = Annotated[str, msgspec.Meta(max_length=200)]
Address = Annotated[str, PathParameter(description="The address of a seat, as it was given when the game began.")]


class Begin(msgspec.Struct, forbid_unknown_fields=True):
    """A game to begin: the ``world``, the ``roles`` that people play (none: its first role), the number by which the
    others draw where several acts are as good to them, and how it is told."""

    world: Name
    roles: Annotated[tuple[Name, ...], msgspec.Meta(max_length=12)] = ()
    chance: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0
    person: Literal[1, 2, 3] | None = None
    tense: Literal["present", "past"] | None = None
    seed: Annotated[int, msgspec.Meta(ge=0, le=2**31)] = 0


class Named(msgspec.Struct):
    """As much of a saved game as says of which world it is."""

    world: str


class SeatGiven(msgspec.Struct, frozen=True):
    """A seat of a new game: whose it is, and its ``address``, which is to be kept: there is no other way to it."""

    role: str
    called: str
    address: str


class Begun(msgspec.Struct, frozen=True):
    """A game that has begun, and its seats in the order of their moves."""

    world: str
    seats: tuple[SeatGiven, ...]


class Moved(msgspec.Struct, forbid_unknown_fields=True):
    """A move: what was chosen, and ``at`` which position. ``known``: how many passages have been read."""

    move: Name
    at: Name
    known: int = 0


class Back(msgspec.Struct, forbid_unknown_fields=True):
    """So many moves to take back, at a position."""

    at: Name
    moves: Annotated[int, msgspec.Meta(ge=1, le=10_000)] = 1


class Another(msgspec.Struct, forbid_unknown_fields=True):
    """A place of a game's tree to go to, at a position: so many ``moves`` along a ``way``."""

    at: Name
    way: Annotated[int, msgspec.Meta(ge=0, le=1000)]
    moves: Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class Typed(msgspec.Struct, forbid_unknown_fields=True):
    """A line in plain words."""

    line: Line


class Meant(msgspec.Struct, frozen=True):
    """What a line means: the ``choices`` it may be, the likeliest first; ``sure``: there is one, and it is that."""

    sure: bool
    choices: tuple[Choice, ...]


class Left(msgspec.Struct, forbid_unknown_fields=True):
    """A role whose player does not come, to be left to its own mind."""

    role: Name


class Said(msgspec.Struct, frozen=True):
    """An answer in prose."""

    prose: str


class Met(msgspec.Struct, frozen=True):
    """The ending that was reached, and how many of the world's ``endings`` the one who asks has met: ``names`` are to
    be kept by whoever asks, and sent along next time."""

    ending: str | None
    names: tuple[str, ...]
    met: int
    endings: int


class Games(Controller):
    """Games and their seats."""

    path = "/api"
    tags = ("games",)

    @post("/games", sync_to_thread=True, summary="Begin a game")
    def begin(self, data: JSONBody[Begin], shelf: OnShelf, tables: AtTables) -> Begun:
        """Begins a game; every role that is named gets a seat, everybody else acts on its own mind."""
        world = shelf[data.world].world
        game = world.play(*data.roles, chance=data.chance, person=data.person, tense=data.tense, seed=data.seed)
        return _begun(tables.open(data.world, game))

    @post("/games/resumed", sync_to_thread=True, summary="Go on with a saved game", request_max_body_size=bounds.BODY)
    def resume(
        self,
        data: MultipartBody[dict[str, UploadFile]],
        shelf: OnShelf,
        tables: AtTables,
    ) -> Begun:
        """Goes on with a game from the file that was saved, of a world that is here (form field ``save``)."""
        file = data.get("save")
        if not isinstance(file, UploadFile):
            raise Trouble(400, "no-save", "A saved game is wanted, in the field `save`.")
        return _begun(_resumed(file.file.read(bounds.BODY), shelf, tables))

    @get("/seats/{address:str}", sync_to_thread=True, summary="What a seat reads and may choose")
    def look(self, address: Address, shelf: OnShelf, tables: AtTables, known: FromQuery[int] = 0) -> Sitting:
        """The game as one seat has it. ``known``: how many passages have been read already, which are left out."""
        with tables.at(address) as (table, sat):
            return _shown(table, sat, shelf, known)

    @post("/seats/{address:str}/moves", sync_to_thread=True, status_code=200, summary="Choose")
    def move(self, address: Address, data: JSONBody[Moved], shelf: OnShelf, tables: AtTables) -> Sitting:
        """A move. Where the game has gone on in the meantime nothing is done: status 409, code ``moved``."""
        with tables.at(address) as (table, sat):
            _same(table, data.at)
            if table.game.to_move != sat.role:
                raise Trouble(409, "not-your-move", "It is not your move.")
            tables.take(table, data.move)
            return _shown(table, sat, shelf, data.known)

    @post("/seats/{address:str}/undo", sync_to_thread=True, status_code=200, summary="Take back")
    def undo(self, address: Address, data: JSONBody[Back], shelf: OnShelf, tables: AtTables) -> Sitting:
        """The game before the last so many choices; where several people play, nothing can be taken back."""
        with tables.at(address) as (table, sat):
            _same(table, data.at)
            tables.back(table, data.moves)
            return _shown(table, sat, shelf, 0)

    @get("/seats/{address:str}/ways", sync_to_thread=True, summary="The ways the game has gone")
    def ways(self, address: Address, tables: AtTables) -> Tree:
        """The ways a game has gone, as a tree: those that were left by taking moves back, and the one of now."""
        with tables.at(address) as (table, _):
            return tables.ways(table)

    @post("/seats/{address:str}/ways", sync_to_thread=True, status_code=200, summary="Go another way")
    def go(self, address: Address, data: JSONBody[Another], shelf: OnShelf, tables: AtTables) -> Sitting:
        """The game at another place of its tree; the way that is left is kept."""
        with tables.at(address) as (table, sat):
            _same(table, data.at)
            tables.go(table, data.way, data.moves)
            return _shown(table, sat, shelf, 0)

    @post("/seats/{address:str}/meant", sync_to_thread=True, status_code=200, summary="What a line means")
    def meant(self, address: Address, data: JSONBody[Typed], tables: AtTables) -> Meant:
        """Which of the choices a line in plain words means: one for sure, or those it may be, to be asked about."""
        _, sat, game = tables.game(address)
        if game.over or game.to_move != sat.role:
            return Meant(False, ())
        found = game.meant(data.line)
        sure = len(found) == 1
        moves = found if sure else game.guessed(data.line)
        return Meant(sure, tuple(Choice(str(move), move.words, move.kind, move.ends, "") for move in moves))

    @get("/seats/{address:str}/said/{question:str}", sync_to_thread=True, summary="Ask: why, mind, hint")
    def said(self, address: Address, question: FromPath[Literal["why", "mind", "hint"]], tables: AtTables) -> Said:
        """Why others did what they did, what the role believes, what it would do: only what it could know."""
        _, sat, game = tables.game(address)
        try:
            return Said(game.said(question, sat.role))
        except unsaid.UnsaidError as error:
            raise refused(error, 409) from error

    @post("/seats/{address:str}/alone", sync_to_thread=True, status_code=200, summary="Go on without a player")
    def alone(self, address: Address, data: JSONBody[Left], shelf: OnShelf, tables: AtTables) -> Sitting:
        """Leaves a role to its own mind whose player never came, or has been away for a minute; whoever comes back to
        the seat has it again."""
        with tables.at(address) as (table, sat):
            other = next((one for one in table.seats.seats if one.role == data.role and one is not sat), None)
            if other is None:
                raise Trouble(404, "no-seat", "Nobody else plays that role here.")
            if other.seen is not None and time.time() - other.seen < PATIENCE:
                raise Trouble(409, "still-here", f"Whoever plays {other.role} was here less than a minute ago.")
            tables.leave(table, other)
            return _shown(table, sat, shelf, 0)

    @get("/seats/{address:str}/save", sync_to_thread=True, summary="The game as a file")
    def save(self, address: Address, tables: AtTables) -> Response[dict[str, Any]]:
        """The game as ``unsaid play --save`` has it, where one person plays; it holds what the role does not know."""
        table, sat, game = tables.game(address)
        if len(table.seats.seats) > 1:
            raise Trouble(409, "not-alone", "The file would hold what the others know.")
        name = quote(f"{table.seats.world}.{sat.role}.json")
        named = {"content-disposition": f"attachment; filename*=UTF-8''{name}"}
        return Response(_elsewhere(game), headers=named)

    @get("/seats/{address:str}/events", summary="Be told when the game goes on")
    async def events(self, address: Address, news: Heard, tables: AtTables) -> ServerSentEvent:
        """Server-sent events: ``turn`` each time something has happened at the table, and ``here`` now and then."""
        name = await news.admitted(tables, address)

        async def told() -> AsyncGenerator[ServerSentEventMessage, None]:
            async for event in news.of(name):
                yield ServerSentEventMessage(data=event, event=event)

        return ServerSentEvent(told())

    @get("/seats/{address:str}/after/page", sync_to_thread=True, summary="The page turned over")
    def turned(self, address: Address, other: FromQuery[Name], tables: AtTables) -> Page:
        """When it is over: the role's page, and facing it that of another."""
        _, sat, game = tables.game(address)
        return afterwards.turned(game, sat.role, other)

    @get("/seats/{address:str}/after/nearly", sync_to_thread=True, summary="What was nearly said")
    def nearly(self, address: Address, tables: AtTables) -> Nearly:
        """When it is over: each wish that was not acted on, and how near it came."""
        _, sat, game = tables.game(address)
        return afterwards.nearly(game, sat.role)

    @get("/seats/{address:str}/after/wrong", sync_to_thread=True, summary="Who had what wrong")
    def wrong(self, address: Address, tables: AtTables) -> Said:
        """When it is over: what the role had wrong, and what the others had."""
        _, sat, game = tables.game(address)
        return Said(afterwards.wrong(game, sat.role))

    @get("/seats/{address:str}/after/if", sync_to_thread=True, summary="What would have become of it")
    def otherwise(self, address: Address, tables: AtTables) -> tuple[Otherwise, ...]:
        """When it is over: the few changes on which most hung."""
        _, sat, game = tables.game(address)
        return afterwards.otherwise(game, sat.role)

    @get("/seats/{address:str}/after/met", sync_to_thread=True, summary="Which endings have been met")
    def met(self, address: Address, tables: AtTables, known: FromQuery[list[str] | None] = None) -> Met:
        """The ending, when it is over, and how many of the world's have been met with those that are ``known``. The
        server keeps nothing of that: what one visitor has met is no other's."""
        _, _, game = tables.game(address)
        names = [ending.name for ending in game.world.open.endings]
        reached = game.session.stage.ending(game.session.state) if game.over else None
        met = tuple(name for name in names if name == reached or name in (known or ()))
        return Met(game.ending if game.over else None, met, len(met), len(names))


def _elsewhere(game: unsaid.Game) -> dict[str, Any]:
    """A game as a file for another machine: where its world lies on this one is not told."""
    saved = msgspec.json.decode(game.save(world=False), type=dict[str, Any])
    return {key: value for key, value in saved.items() if key != "path"}


def _same(table: Table, at: str) -> None:
    if table.at != at:
        raise Trouble(409, "moved", "The game has gone on in the meantime; nothing was done.")


def _shown(table: Table, sat: Sat, shelf: Shelf, known: int) -> Sitting:
    title = shelf[table.seats.world].world.title or table.seats.world
    return sitting(table, sat, title, time.time(), known)


def _begun(table: Table) -> Begun:
    game = table.game
    seats = (SeatGiven(sat.role, game.world.called(sat.role), table.address(sat)) for sat in table.seats.seats)
    return Begun(table.seats.world, tuple(seats))


def _resumed(data: bytes, shelf: Shelf, tables: Tables) -> Table:
    try:
        name = msgspec.json.decode(data, type=Named).world
    except (msgspec.MsgspecError, RecursionError) as error:
        raise Trouble(400, "save", "This file is not a saved game.") from error
    return tables.open(name, unsaid.resume(data, shelf[name].world))
