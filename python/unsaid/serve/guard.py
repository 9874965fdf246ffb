"""What stands between the server and strangers: which names it answers to, who may write, and what a page may load.

A page of another site can make a browser send requests to a server on the same machine. So the ``Host`` must be one the
server was told to answer to (a name that an attacker has pointed at this machine is not), and whatever changes
anything must come from a page of the server's own (``Origin``). Where the server listens to other machines, a token is
needed as well: it comes in an address once, and is a cookie from then on.
"""

from __future__ import annotations

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs, urlsplit

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
"""Nothing is loaded from elsewhere, and no script stands in a page: what a world says is never run."""

HEADERS: Mapping[str, str] = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
"""What every answer says."""

COOKIE = "unsaid-token"
LOCAL = ("127.0.0.1", "localhost", "[::1]")
SAFE = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Guard:
    """Who is let in: ``hosts`` are the names the server answers to, without ports; ``token``: what has to be shown
    (None: nothing)."""

    hosts: tuple[str, ...] = LOCAL
    token: str | None = None

    def refusal(self, method: str, headers: Mapping[str, str], query: str) -> tuple[int, str, str] | None:
        """Why a request is not let in: status, code and a sentence; None where it is."""
        host = headers.get("host", "")
        if _bare(host) not in self.hosts:
            return 421, "wrong-host", "This server does not answer to that name."
        origin = headers.get("origin")
        if method not in SAFE and origin is not None and _host_of(origin) != host:
            return 403, "wrong-origin", "That page may not write here."
        if method not in SAFE and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "wrong-origin", "That page may not write here."
        if self.token is not None and not self._shown(headers, query):
            return 401, "no-token", "The address has to be opened with its token, as it was printed."
        return None

    def brought(self, query: str) -> bool:
        """Whether the token is in an address."""
        return self.token is not None and any(self._is(given) for given in parse_qs(query).get("token", ()))

    def _shown(self, headers: Mapping[str, str], query: str) -> bool:
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        return self._is(bearer) or self._is(_cookie(headers.get("cookie", ""))) or self.brought(query)

    def _is(self, given: str) -> bool:
        assert self.token is not None
        return hmac.compare_digest(given.encode(), self.token.encode())


def _host_of(origin: str) -> str:
    """The host of an origin, with its port; empty where it has none."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _bare(host: str) -> str:
    """A host without its port."""
    name, _, port = host.rpartition(":")
    return (name if name and port.isdecimal() else host).lower()


def _cookie(header: str) -> str:
    try:
        found = SimpleCookie(header).get(COOKIE)
    except CookieError:
        return ""
    return "" if found is None else found.value
