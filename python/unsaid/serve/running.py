"""The server run: on which address, until when, and what is said of it."""

from __future__ import annotations

import secrets
import socket
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from unsaid.play import saves
from unsaid.serve.app import Server, application
from unsaid.serve.guard import LOCAL, Guard
from unsaid.serve.shelf import Shelf
from unsaid.serve.tables import Tables

GRACE = 5
"""Seconds in which a server that is told to stop finishes what it was doing."""


@dataclass(frozen=True)
class Place:
    """Where to listen: ``host`` and ``port`` (0: any that is free); ``token``: what has to be shown, None: nothing."""

    host: str = "127.0.0.1"
    port: int = 8000
    token: str | None = None

    @property
    def local(self) -> bool:
        """Whether nobody but this machine is listened to."""
        return self.host in ("127.0.0.1", "localhost", "::1")


def home() -> Path:
    """The folder of the games that are played on pages."""
    return saves.home().parent / "games"


def serve(shelf: Shelf, place: Place, games: Path, say: Callable[[str], None], look: bool) -> None:
    """Serves until it is told to stop; ``say`` is told the address once somebody could be answered there, ``look``
    opens it in a browser. Raises OSError where the address cannot be had."""
    token = place.token or (None if place.local else secrets.token_urlsafe(16))
    with socket.create_server((place.host, place.port), family=_family(place.host)) as listening:
        port = listening.getsockname()[1]
        hosts = LOCAL if place.local else (*LOCAL, *_names(place.host))
        server = Server(shelf, Tables(games, lambda name: shelf[name].world), Guard(hosts, token))
        address = f"http://{_shown(place.host)}:{port}/" + (f"?token={token}" if token else "")
        say(address)
        if look:
            webbrowser.open(address)
        quiet = {"log_level": "warning", "access_log": False, "server_header": False}
        config = uvicorn.Config(application(server), timeout_graceful_shutdown=GRACE, **quiet)
        uvicorn.Server(config).run(sockets=[listening])


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _names(host: str) -> tuple[str, ...]:
    """The names by which other machines may know this one."""
    name = socket.gethostname()
    known = {host, name, f"{name}.local"}
    if host in ("0.0.0.0", "::"):
        known |= {str(info[4][0]) for info in socket.getaddrinfo(name, None)}
    return tuple(f"[{one}]" if ":" in one else one.lower() for one in known)


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
