"""The way to a voice: straight, or by the proxy that the environment names, as other programs of the machine go.

What is on this machine is reached straight. A proxy of an encrypted line is told the host and no more: it passes the
bytes on, and the key is in them. Over an open line it reads the question, but no key, for none is sent so.
"""

from __future__ import annotations

import http.client
import ssl
from base64 import b64encode
from typing import NamedTuple
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

from .voice import Voice, VoiceError


class Way(NamedTuple):
    """A connection that is not open yet, what is asked for over it, what is said besides, and whether a proxy is on
    the way."""

    connection: http.client.HTTPConnection
    target: str
    headers: dict[str, str]
    proxied: bool


def way_to(voice: Voice) -> Way:
    """The way to a voice. Raises VoiceError for a proxy that cannot be used."""
    where = voice.asked_at
    path = where.path + (f"?{where.query}" if where.query else "")
    proxy = None if voice.here else _proxy(where)
    if proxy is None:
        return Way(_connection(where, where.scheme, voice.time), path, {}, False)
    if where.scheme == "http":
        return Way(_connection(proxy, proxy.scheme, voice.time), where.geturl(), _shown(proxy), True)
    connection = _connection(proxy, "https", voice.time, 80)
    connection.set_tunnel(where.hostname or "", where.port or 443, _shown(proxy))
    return Way(connection, path, {}, True)


def _connection(where: SplitResult, scheme: str, time: float, port: int | None = None) -> http.client.HTTPConnection:
    host = where.hostname or ""
    if scheme == "https":
        secure = ssl.create_default_context()
        return http.client.HTTPSConnection(host, where.port or port, timeout=time, context=secure)
    return http.client.HTTPConnection(host, where.port or port, timeout=time)


def _proxy(where: SplitResult) -> SplitResult | None:
    """The proxy for an address, where there is one. What the environment says of it is not repeated: it may hold a
    password."""
    given = getproxies().get(where.scheme)
    if not given or proxy_bypass(where.netloc):
        return None
    try:
        proxy = urlsplit(given if "://" in given else f"http://{given}")
        _ = proxy.port
    except ValueError:
        proxy = SplitResult("", "", "", "", "")
    if proxy.scheme not in ("http", "https") or not proxy.hostname:
        raise VoiceError(
            "voice-unreachable", f"the proxy in {where.scheme}_proxy has no address of http:// or https://"
        )
    return proxy


def _shown(proxy: SplitResult) -> dict[str, str]:
    """What a proxy wants to be shown."""
    if proxy.username is None:
        return {}
    both = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
    return {"Proxy-Authorization": f"Basic {b64encode(both.encode()).decode()}"}
