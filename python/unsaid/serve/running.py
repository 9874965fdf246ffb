"""The server run: on which address, until when, and what is said of it."""

from __future__ import annotations

import re
import secrets
import signal
import socket
import webbrowser
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from unsaid.budget import Spent, Watch, no_alarm, now
from unsaid.errors import BadValue
from unsaid.play.kept import saves
from unsaid.serve.app import Server, application
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import LOCAL, Guard
from unsaid.serve.shelf import Shelf
from unsaid.serve.writing.files import Desk

GRACE = 4
"""Seconds in which a server that is told to stop finishes what it was doing."""

TOKEN = re.compile(r"[A-Za-z0-9._~-]{8,200}")
"""What a token can be: it stands in an address and in a cookie."""


@dataclass(frozen=True)
class Place:
    """Where to listen: ``host`` and ``port`` (0: any that is free); ``token``: what has to be shown, None: nothing;
    ``writes``: whether worlds may be written, where nobody but this machine is listened to. Raises BadValue for a token
    that cannot stand in an address."""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None
    writes: bool = True

    def __post_init__(self) -> None:
        if self.token is not None and not TOKEN.fullmatch(self.token):
            raise BadValue("token", "a token has 8 letters or more: A to Z, a to z, 0 to 9, and any of - . _ ~")

    @property
    def local(self) -> bool:
        """Whether nobody but this machine is listened to."""
        return self.host in ("127.0.0.1", "localhost", "::1")

    @property
    def open_to_writers(self) -> bool:
        """Whether worlds may be written: nobody else's machine is listened to, nobody else was given a token."""
        return self.writes and self.local and self.token is None


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
    token = place.token or (None if place.local else secrets.token_urlsafe(16))
    with listening(place) as socket_, no_alarm(), _told_to_stop():
        hosts = LOCAL if place.local else (*LOCAL, *_names(place.host))
        desk = Desk(shelf, open=place.open_to_writers)
        tables = Tables(games, lambda name: shelf[name].world)
        server = Server(shelf, tables, Guard(hosts, token), desk=desk)
        address = f"http://{_shown(place.host)}:{socket_.getsockname()[1]}/" + (f"?token={token}" if token else "")
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


def listening(place: Place) -> socket.socket:
    """A socket that listens at a place. Raises OSError."""
    try:
        return socket.create_server((place.host, place.port), family=_family(place.host))
    except (TypeError, ValueError) as error:  # what is no name of a machine
        raise OSError(0, "it is no address") from error


@contextmanager
def _told_to_stop() -> Iterator[None]:
    """While this lasts, being told to stop by the system is no failure: the server has heard it, and has stopped."""
    before = signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _names(host: str) -> tuple[str, ...]:
    """The names by which other machines may know this one."""
    name = socket.gethostname()
    known = {host, name, f"{name}.local"}
    if host in ("0.0.0.0", "::"):
        known |= _addresses(name)
    return tuple(f"[{one}]" if ":" in one else one.lower() for one in known)


def _addresses(name: str) -> set[str]:
    try:
        return {str(info[4][0]) for info in socket.getaddrinfo(name, None)}
    except OSError:
        return set()


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
