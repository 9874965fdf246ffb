"""Where minds are asked for: of the story that a world tells by itself, and of a game that is over."""

from __future__ import annotations

from litestar import Controller, get
from litestar.params import FromPath, FromQuery

import unsaid
from unsaid.serve.bounds import at_length
from unsaid.serve.games.afterwards import ended
from unsaid.serve.games.playing import Address
from unsaid.serve.minds.laid_open import KnewShown, LaidOpen, MindsShown
from unsaid.serve.parts import AtTables, OnShelf
from unsaid.serve.reading import story_of
from unsaid.serve.trouble import refused


class Minds(Controller):
    """Minds, laid open."""

    path = "/api"
    tags = ("minds",)

    @get("/worlds/{name:str}/minds", sync_to_thread=True, summary="Who believes what of whom")
    def at(
        self, name: FromPath[str], shelf: OnShelf, done: FromQuery[int] = 0, side: FromQuery[str | None] = None
    ) -> MindsShown:
        """All minds when so many acts of the world's own story are ``done``, in the words of a side (``nobody``: from
        outside)."""
        return _at(story_of(shelf[name]), side, done)

    @get("/worlds/{name:str}/knew", sync_to_thread=True, summary="Who knew what, when")
    def knew(self, name: FromPath[str], shelf: OnShelf, side: FromQuery[str | None] = None) -> KnewShown:
        """Each change in what anybody knew, in the world's own story."""
        return _knew(story_of(shelf[name]), side)

    @get("/seats/{address:str}/after/minds", sync_to_thread=True, summary="Who believed what of whom")
    def played_at(
        self, address: Address, tables: AtTables, done: FromQuery[int] = 0, side: FromQuery[str | None] = None
    ) -> MindsShown:
        """When the game is over: all minds when so many of its acts were ``done``; told from the role's side, unless
        another is named."""
        _, sat, game = tables.game(address)
        return _at(ended(game).story, side or sat.role, done)

    @get("/seats/{address:str}/after/knew", sync_to_thread=True, summary="Who knew what, when, in a game")
    def played_knew(self, address: Address, tables: AtTables, side: FromQuery[str | None] = None) -> KnewShown:
        """When the game is over: each change in what anybody knew."""
        _, sat, game = tables.game(address)
        return _knew(ended(game).story, side or sat.role)


def _at(story: unsaid.Story, side: str | None, done: int) -> MindsShown:
    with at_length(), story.world.open.working:
        return _open(story, side).at(done)


def _knew(story: unsaid.Story, side: str | None) -> KnewShown:
    with at_length(), story.world.open.working:
        return _open(story, side).knew()


def _open(story: unsaid.Story, side: str | None) -> LaidOpen:
    try:
        return LaidOpen(story, side)
    except unsaid.UnknownName as error:
        raise refused(error) from error
