"""A voice that is none: a server on this machine that answers as it is told to, well or badly.

``Fake(how, …)`` takes one way of answering for each request, the last again and again; each is a function of the
request's handler and the messages it came with. ``saying`` answers as a model does.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

How = Callable[["Handler", list[dict[str, str]]], None]


class Handler(BaseHTTPRequestHandler):
    """One request; ``fake`` is the server's."""

    fake: Fake

    def do_POST(self) -> None:
        """Answers as the fake is told to."""
        body = json.loads(self.rfile.read(int(self.headers["content-length"])))
        self.fake.asked.append(body)
        self.fake.headers.append(dict(self.headers.items()))
        self.fake.paths.append(self.path)
        try:
            self.fake.next()(self, body["messages"])
        except OSError:
            self.fake.left.set()  # whoever asked has gone

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing."""

    def answer(self, body: bytes, status: int = 200, **headers: str) -> None:
        """Sends a whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


class Fake:
    """The server, for as long as a ``with`` lasts. ``asked``: the bodies that came, ``headers`` and ``paths`` theirs;
    ``left``: somebody went before the end."""

    def __init__(self, *how: How) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.left, self.over = Event(), Event()
        self._how = list(how)
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Bound", (Handler,), {"fake": self}))
        self._server.daemon_threads = True

    def next(self) -> How:
        """How to answer now."""
        return self._how.pop(0) if len(self._how) > 1 else self._how[0]

    @property
    def url(self) -> str:
        """Its base address."""
        return f"http://127.0.0.1:{self._server.server_address[1]}/v1"

    def __enter__(self) -> Fake:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


def saying(text: str | Callable[[list[dict[str, str]]], str]) -> How:
    """Answers with a text, or with what is made of the messages."""

    def how(handler: Handler, messages: list[dict[str, str]]) -> None:
        content = text if isinstance(text, str) else text(messages)
        handler.answer(json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode())

    return how


def raw(body: bytes, status: int = 200, **headers: str) -> How:
    """Answers with these bytes."""
    return lambda handler, _: handler.answer(body, status, **headers)


def dripping(handler: Handler, _: list[dict[str, str]]) -> None:
    """Sends a header, a letter at a time, for ever."""
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nx-slow: ")
    while not handler.fake.over.wait(0.02):
        handler.wfile.write(b"x")


def endless(handler: Handler, _: list[dict[str, str]]) -> None:
    """Sends an answer without an end, as fast as it is taken."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.fake.over.is_set():
        handler.wfile.write(b" " * 65536)
