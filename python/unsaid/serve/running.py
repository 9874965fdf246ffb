"""The server run: on which address, until when, and what is said of it."""

from __future__ import annotations

import signal
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from unsaid.budget import Spent, Watch, no_alarm, now
from unsaid.play.kept import saves
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import Guard
from unsaid.serve.place import Place, listening, shown
from unsaid.serve.shelf import Shelf
from unsaid.serve.writing.files import Desk

GRACE = 4
"""Seconds in which a server that is told to stop finishes what it was doing."""


class Serving(uvicorn.Server):
    """A server that lets go of those who wait for news when it is told to stop, and stops by itself when its time is
    up."""

    def __init__(self, config: uvicorn.Config, server: Server, watch: Watch | None) -> None:
        super().__init__(config)
        self._server, self._watch = server, watch

    @property
    def late(self) -> bool:
        """Whether the time is up for which it was to be there."""
        return self._watch is not None and self._watch.left() == 0.0

    async def on_tick(self, counter: int) -> bool:
        """Whether to stop; asked ten times a second."""
        return await super().on_tick(counter) or self.late

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Finishes what is being done; nobody waits for news any more."""
        self._server.news.end()
        await super().shutdown(sockets)


def home() -> Path:
    """The folder of the games that are played on pages."""
    return saves.home().parent / "games"


def serve(shelf: Shelf, place: Place, games: Path, say: Callable[[str], None], look: bool) -> None:
    """Serves until it is told to stop; ``say`` is told the address once somebody could be answered there, ``look``
    opens it in a browser. Raises OSError where the address cannot be had, Spent where the time in force is over."""
    token = place.wanted()
    with listening(place) as socket_, no_alarm(), _told_to_stop():
        desk = Desk(shelf, open=place.open_to_writers)
        tables = Tables(games, lambda name: shelf[name].world)
        server = Server(shelf, tables, Guard(place.hosts, token), desk=desk)
        address = f"http://{shown(place.host)}:{socket_.getsockname()[1]}/" + (f"?token={token}" if token else "")
        say(address)
        if look:
            webbrowser.open(address)
        config = uvicorn.Config(
            application(server),
            timeout_graceful_shutdown=GRACE,
            log_level="error",
            access_log=False,
            server_header=False,
        )
        watch = now()
        serving = Serving(config, server, watch)
        serving.run(sockets=[socket_])
    if watch is not None and serving.late:
        raise Spent("time", watch.allowed("time"))


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """While this lasts, being told to stop by the system is no failure: the server has heard it, and has stopped."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
