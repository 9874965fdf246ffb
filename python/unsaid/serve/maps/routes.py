"""Where maps are asked for: one is begun, looked at while it is drawn, stopped, and looked into."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import msgspec
from litestar import Controller, get, post
from litestar.di import NamedDependency
from litestar.params import FromPath, FromQuery, JSONBody, PathParameter, SkipValidation

import unsaid
from unsaid.serve import bounds
from unsaid.serve.games.playing import Name
from unsaid.serve.maps.drawing import Drawing, Maps
from unsaid.serve.maps.shown import AboutShown, MapShown, PictureShown, PlaceShown, about, pictured, placed, shown
from unsaid.serve.parts import OnShelf
from unsaid.serve.trouble import Trouble, refused

OnWall = NamedDependency[SkipValidation[Maps]]
MapName = Annotated[str, PathParameter(description="The address of a map, as it was given when it was asked for.")]


class Explore(msgspec.Struct, forbid_unknown_fields=True):
    """A map to draw: those who are ``free`` may do anything they think possible; at most so many ``states``."""

    free: Annotated[tuple[Name, ...], msgspec.Meta(max_length=12)] = ()
    states: Annotated[int, msgspec.Meta(ge=1, le=bounds.MAP_STATES)] = bounds.MAP_STATES


class MapRoutes(Controller):
    """Maps of worlds."""

    path = "/api"
    tags = ("maps",)

    @post("/worlds/{name:str}/map", sync_to_thread=True, status_code=202, summary="Have a map drawn")
    def draw(self, name: FromPath[str], data: JSONBody[Explore], shelf: OnShelf, maps: OnWall) -> MapShown:
        """Begins to draw a map of a world, or gives the one that is there."""
        return shown(maps.ask(name, shelf[name].world, data.free, data.states))

    @get("/maps/{drawing:str}", sync_to_thread=False, summary="How far a map is")
    def look(self, drawing: MapName, maps: OnWall) -> MapShown:
        """How far a map is, and what came of it."""
        return shown(maps[drawing])

    @post("/maps/{drawing:str}/stop", sync_to_thread=False, status_code=200, summary="Draw no further")
    def stop(self, drawing: MapName, maps: OnWall) -> MapShown:
        """Draws no further; what has been drawn stays."""
        found = maps[drawing]
        found.stop.set()
        return shown(found)

    @get("/maps/{drawing:str}/picture", sync_to_thread=True, summary="Its small form")
    def picture(self, drawing: MapName, maps: OnWall, spot: FromQuery[str | None] = None) -> PictureShown:
        """The small form of a map; ``spot``: of what was merged in that place."""
        found = maps[drawing]
        with _asked(found):
            return pictured(found.map, spot)

    @get("/maps/{drawing:str}/spots/{spot:str}", sync_to_thread=True, summary="A place of it")
    def place(self, drawing: MapName, spot: FromPath[str], maps: OnWall) -> PlaceShown:
        """The acts that lead on from a place, the ends that are open there, a story to it, and what turns there."""
        found = maps[drawing]
        with _asked(found):
            return placed(found.map, spot)

    @get("/maps/{drawing:str}/about", sync_to_thread=True, summary="What there is to say about it")
    def about(self, drawing: MapName, maps: OnWall) -> AboutShown:
        """Its ends, the acts on which most turns, and all that there is to say in prose."""
        found = maps[drawing]
        with _asked(found):
            return about(found.map)


@contextmanager
def _asked(drawing: Drawing) -> Iterator[None]:
    """While something is asked of a map: one question at a time. Raises Trouble."""
    _ = drawing.map
    if not drawing.lock.acquire(timeout=bounds.WAIT):
        raise Trouble(503, "too-long", "Another question about this map is still being worked on; ask again.")
    try:
        yield
    except unsaid.UnknownName as error:
        raise refused(error, 404) from error
    finally:
        drawing.lock.release()
