"""The server put together: the addresses, what guards them, and the one form in which trouble is told.

An OpenAPI document of all addresses is at ``/api/openapi.json``; it is made of the types of the routes.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from threading import Event
from typing import Any

import msgspec
from litestar import Litestar, Request, Response
from litestar.di import Provide
from litestar.exceptions import HTTPException, ValidationException
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp, Message, Receive, Scope, Send

import unsaid
from unsaid.serve import bounds
from unsaid.serve.document import config
from unsaid.serve.games.news import News
from unsaid.serve.games.playing import Games
from unsaid.serve.games.tables import Tables
from unsaid.serve.guard import COOKIE, HEADERS, Guard
from unsaid.serve.maps.drawing import Maps
from unsaid.serve.maps.routes import MapRoutes
from unsaid.serve.minds.routes import Minds
from unsaid.serve.pages import PAGE, PAGES
from unsaid.serve.reading import Worlds
from unsaid.serve.shelf import Shelf
from unsaid.serve.trouble import Refused, Trouble, refused, sentence
from unsaid.serve.writing.files import Desk
from unsaid.serve.writing.routes import Writing

LONGEST = 1000
"""Characters of the longest address."""

SAID = {
    404: ("not-found", "There is nothing at this address."),
    405: ("no-method", "This address cannot be asked in that way."),
    413: ("too-large", "The request is too large."),
}
"""What is said of requests that come to no route of ours."""


@dataclass(frozen=True)
class Server:
    """What is served: the worlds, the games, and who is let in. Once ``stopping`` is set, all work ends."""

    shelf: Shelf
    tables: Tables
    guard: Guard
    news: News = field(default_factory=News)
    maps: Maps = field(default_factory=Maps)
    desk: Desk | None = None
    """Where worlds are written; None: nowhere."""
    stopping: Event = field(default_factory=Event)


def application(server: Server) -> ASGIApp:
    """The server as an ASGI application, guarded."""
    return _guarding(server, routes(server))


def routes(server: Server) -> Litestar:
    """All addresses, without what guards them."""
    desk = server.desk or Desk(server.shelf)
    page = create_static_files_router("/page", [PAGE], include_in_schema=False, cache_control=None)
    return Litestar(
        route_handlers=[Games, Worlds, Minds, MapRoutes, Writing, *PAGES, page],
        dependencies={
            "shelf": Provide(lambda: server.shelf, sync_to_thread=False),
            "tables": Provide(lambda: server.tables, sync_to_thread=False),
            "desk": Provide(lambda: desk, sync_to_thread=False),
            "maps": Provide(lambda: server.maps, sync_to_thread=False),
            "news": Provide(lambda: server.news, sync_to_thread=False),
        },
        exception_handlers={
            Trouble: _trouble,
            unsaid.UnsaidError: _unsaid,
            HTTPException: _http,
            RecursionError: _deep,
            Exception: _fault,
        },
        lifespan=[lambda _: _serving(server)],
        openapi_config=config(),
        request_max_body_size=bounds.BODY,
        logging_config=None,
    )


@asynccontextmanager
async def _serving(server: Server) -> AsyncGenerator[None, None]:
    """Has threads to work in, and hears of moves; at the end, what is still being worked out is given up."""
    server.stopping.clear()
    with ThreadPoolExecutor(bounds.THREADS, "unsaid") as threads:
        asyncio.get_running_loop().set_default_executor(threads)
        server.news.begin(server.tables)
        try:
            yield
        finally:
            server.news.close(server.tables)
            server.maps.close()
            server.stopping.set()


# --- around all addresses ---


def _guarding(server: Server, app: ASGIApp) -> ASGIApp:
    """Lets nobody in who is not to be, bounds what is done for those who are, and says on every answer what a page may
    load."""
    budget = unsaid.Budget(time=bounds.REQUEST, memory=None)

    async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await app(scope, receive, send)
            return
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
        query = scope["query_string"].decode("latin-1")
        wrong = server.guard.refusal(scope["method"], headers, query) or _no_address(scope["path"])
        saying = _saying(send, server.guard, query)
        if wrong is None:
            with unsaid.within(budget, cancel=server.stopping):
                await app(scope, receive, saying)
        else:
            status, code, message = wrong
            await _answer(saying, status, Refused(code, message))

    return guarded


def _no_address(path: str) -> tuple[int, str, str] | None:
    """What is said of an address that could be none: the system would stumble over it as the name of a file."""
    return (404, *SAID[404]) if "\0" in path or len(path) > LONGEST else None


def _saying(send: Send, guard: Guard, query: str) -> Callable[[Message], Awaitable[None]]:
    own = [(name.encode(), value.encode()) for name, value in HEADERS.items()]
    if guard.brought(query):
        cookie = f"{COOKIE}={guard.token}; Path=/; HttpOnly; SameSite=Strict"
        own.append((b"set-cookie", cookie.encode()))

    async def say(message: Message) -> None:
        if message["type"] == "http.response.start":
            message["headers"] = [*message["headers"], *own]
        await send(message)

    return say


async def _answer(send: Callable[[Any], Awaitable[None]], status: int, said: Refused) -> None:
    body = msgspec.json.encode(said)
    headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body, "more_body": False})


# --- trouble ---


def _trouble(_: Request[Any, Any, Any], trouble: Trouble) -> Response[Refused]:
    return Response(Refused(trouble.code, trouble.message), status_code=trouble.status, media_type="application/json")


def _unsaid(request: Request[Any, Any, Any], error: unsaid.UnsaidError) -> Response[Refused]:
    return _trouble(request, refused(error))


def _http(request: Request[Any, Any, Any], error: HTTPException) -> Response[Refused]:
    if error.status_code >= 500:
        return _fault(request, error)
    code, said = SAID.get(error.status_code, ("bad-request", ""))
    if not said:
        parts = error.extra if isinstance(error, ValidationException) and isinstance(error.extra, list) else ()
        said = "; ".join(map(_wrong, parts)) or str(error.detail)
    return _trouble(request, Trouble(error.status_code, code, sentence(said)))


def _wrong(one: Any) -> str:
    if not isinstance(one, dict):
        return str(one)
    return ": ".join(str(one[part]) for part in ("key", "message") if one.get(part))


def _deep(request: Request[Any, Any, Any], _: RecursionError) -> Response[Refused]:
    return _trouble(request, Trouble(400, "bad-request", "The request is nested too deeply."))


def _fault(request: Request[Any, Any, Any], error: Exception) -> Response[Refused]:
    """A fault of ours: it is told to whoever runs the server, not to the visitor."""
    logging.getLogger("unsaid.serve").error("%s %s", request.method, request.scope["path"], exc_info=error)
    return _trouble(request, Trouble(500, "fault", "Something is wrong with this server itself."))
