"""The server put together: the addresses, what guards them, and the one form in which trouble is told.

An OpenAPI document of all addresses is at ``/api/openapi.json``; it is made of the types of the routes.
"""

from __future__ import annotations

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from litestar import Litestar, Request, Response, get
from litestar.di import Provide
from litestar.exceptions import HTTPException, ValidationException
from litestar.openapi import OpenAPIConfig
from litestar.response import File
from litestar.static_files import create_static_files_router
from litestar.types import ASGIApp, Message, Receive, Scope, Send

import unsaid
from unsaid.serve.guard import COOKIE, HEADERS, Guard
from unsaid.serve.news import News
from unsaid.serve.playing import Games
from unsaid.serve.reading import Worlds
from unsaid.serve.shelf import Shelf
from unsaid.serve.tables import Tables
from unsaid.serve.trouble import Trouble

PAGE = Path(__file__).parent / "page"
"""The page as it was built from the sources in ``web``."""

BODY = 2**20
"""Bytes of the largest request."""


class Refused(msgspec.Struct, frozen=True):
    """Why a request was not granted."""

    code: str
    message: str


@dataclass(frozen=True)
class Server:
    """What is served: the worlds, the games, and who is let in."""

    shelf: Shelf
    tables: Tables
    guard: Guard


def application(server: Server, debug: bool = False) -> Litestar:
    """The server as an ASGI application."""
    news = News()

    @asynccontextmanager
    async def hearing(_: Litestar) -> AsyncGenerator[None, None]:
        await news.begin(server.tables)
        yield
        news.end()

    return Litestar(
        route_handlers=[
            Games,
            Worlds,
            front,
            create_static_files_router("/page", [PAGE], include_in_schema=False, cache_control=None),
        ],
        dependencies={
            "shelf": Provide(lambda: server.shelf, sync_to_thread=False),
            "tables": Provide(lambda: server.tables, sync_to_thread=False),
            "news": Provide(lambda: news, sync_to_thread=False),
        },
        middleware=[_guarding(server.guard)],
        exception_handlers={
            Trouble: _trouble,
            unsaid.UnsaidError: _unsaid,
            HTTPException: _http,
        },
        lifespan=[hearing],
        openapi_config=OpenAPIConfig(
            title="Unsaid", version=unsaid.__version__, path="/api", use_handler_docstrings=True
        ),
        request_max_body_size=BODY,
        debug=debug,
    )


@get(["/", "/read/{rest:path}", "/play/{rest:path}"], include_in_schema=False, sync_to_thread=False)
def front(rest: str = "") -> File:  # the page itself reads its address
    """The page, whatever part of it an address means."""
    return File(PAGE / "index.html", media_type="text/html", content_disposition_type="inline")


def _guarding(guard: Guard) -> Callable[[ASGIApp], ASGIApp]:
    """Middleware that lets nobody in who is not to be, and says on every answer what a page may load."""

    def around(app: ASGIApp) -> ASGIApp:
        async def guarded(scope: Scope, receive: Receive, send: Send) -> None:
            if scope["type"] != "http":
                await app(scope, receive, send)
                return
            headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
            query = scope["query_string"].decode("latin-1")
            wrong = guard.refusal(scope["method"], headers, query)
            saying = _saying(send, guard, query)
            if wrong is None:
                await app(scope, receive, saying)
            else:
                status, code, message = wrong
                await _answer(saying, status, Refused(code, message))

        return guarded

    return around


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


def _trouble(_: Request[Any, Any, Any], trouble: Trouble) -> Response[Refused]:
    return Response(Refused(trouble.code, trouble.message), status_code=trouble.status)


def _unsaid(_: Request[Any, Any, Any], error: unsaid.UnsaidError) -> Response[Refused]:
    return Response(Refused(error.code, error.message), status_code=400)


def _http(_: Request[Any, Any, Any], error: HTTPException) -> Response[Refused]:
    said = "; ".join(_wrong(one) for one in error.extra or ()) if isinstance(error, ValidationException) else ""
    code = {404: "not-found", 405: "no-method", 413: "too-large"}.get(error.status_code, "bad-request")
    return Response(Refused(code, said or str(error.detail)), status_code=error.status_code)


def _wrong(one: Any) -> str:
    return f"{one.get('key', '')}: {one.get('message', '')}" if isinstance(one, dict) else str(one)
