"""The same tools at an address, by streamable HTTP: for clients that do not start a program, and for several at once.

It is guarded as the pages of ``unsaid serve`` are, by the same rules: the names that are answered to, no page of
another site, and, where other machines are listened to, a token. Who wants other machines has to say so.
"""

from __future__ import annotations

import json
import socket
from collections.abc import Callable
from typing import Any

import uvicorn
from mcp.server.transport_security import TransportSecuritySettings
from starlette.types import ASGIApp, Receive, Scope, Send

from unsaid.budget import no_alarm
from unsaid.errors import BadValue
from unsaid.mcp.server import Assistant
from unsaid.serve.guard import HEADERS, Guard
from unsaid.serve.place import Place, listening, shown

PATH = "/mcp"

GRACE = 2
"""Seconds in which what is being done is finished when the server is told to stop."""

LARGEST = 2 * 2**20
"""Bytes of a request."""


def place(address: str, token: str | None, *, anywhere: bool) -> Place:
    """Where to listen, of ``HOST:PORT``. Raises BadValue: for what is no such address, and for one that other machines
    could ask at, unless that is wanted."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal() or not 0 <= int(port) <= 65535:
        raise BadValue("address", f"{address} is no HOST:PORT; write 127.0.0.1:8765")
    found = Place(host.strip("[]"), int(port), token)
    if not found.local and not anywhere:
        raise BadValue(
            "address", f"{host} lets other machines ask; add --anywhere if that is meant (a token is asked then)"
        )
    return found


def serve(assistant: Assistant, where: Place, say: Callable[[str], None]) -> None:
    """Serves until it is told to stop; ``say`` is told the address. Raises OSError where it cannot be had."""
    token = where.wanted()
    with listening(where) as listener, no_alarm():
        port = listener.getsockname()[1]
        say(
            f"http://{shown(where.host)}:{port}{PATH}"
            + (f" with the header `Authorization: Bearer {token}`" if token else "")
        )
        _run(application(assistant, Guard(where.hosts, token)), listener)


def _run(app: ASGIApp, listener: socket.socket) -> None:
    config = uvicorn.Config(
        app, timeout_graceful_shutdown=GRACE, log_level="error", access_log=False, server_header=False
    )
    uvicorn.Server(config).run(sockets=[listener])


def application(assistant: Assistant, guard: Guard) -> ASGIApp:
    """The tools as an ASGI application, guarded."""
    unguarded = TransportSecuritySettings(enable_dns_rebinding_protection=False)  # the guard does it, for all names
    app = assistant.server().streamable_http_app(
        streamable_http_path=PATH, transport_security=unguarded, max_request_body_size=LARGEST
    )

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        wrong = guard.refusal(scope["method"], headers, scope["query_string"].decode("latin-1"))
        if wrong is None:
            await app(scope, receive, send)
        else:
            await _refuse(send, *wrong)

    return guarded


async def _refuse(send: Send, status: int, code: str, message: str) -> None:
    body = json.dumps({"code": code, "message": message}).encode()
    own: list[Any] = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode()), *own]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
