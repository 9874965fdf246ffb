"""Where a server listens: an address, a port, a token, and the names by which others may know this machine."""

from __future__ import annotations

import re
import secrets
import socket
from dataclasses import dataclass

from unsaid.errors import BadValue
from unsaid.serve.guard import LOCAL

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

    def wanted(self) -> str | None:
        """The token that a visitor has to show: the one given, or, where other machines are listened to, one made up
        now."""
        return self.token or (None if self.local else secrets.token_urlsafe(16))

    @property
    def hosts(self) -> tuple[str, ...]:
        """The names that are answered to."""
        return LOCAL if self.local else (*LOCAL, *_names(self.host))

    @property
    def open_to_writers(self) -> bool:
        """Whether worlds may be written: nobody else's machine is listened to, nobody else was given a token."""
        return self.writes and self.local and self.token is None


def listening(place: Place) -> socket.socket:
    """A socket that listens at a place. Raises OSError."""
    try:
        return socket.create_server((place.host, place.port), family=_family(place.host))
    except (TypeError, ValueError) as error:  # what is no name of a machine
        raise OSError(0, "it is no address") from error


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


def shown(host: str) -> str:
    """A host as it stands in an address that is told."""
    if host in ("0.0.0.0", "::"):
        return socket.gethostname()
    return f"[{host}]" if ":" in host else host
