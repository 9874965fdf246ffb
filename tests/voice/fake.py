"""A voice that is none: a server on this machine that answers as it is told to, well or badly.

``Fake(how, …)`` takes one way of answering for each request, the last again and again; each is a function of the
request's handler and the messages it came with. ``saying`` answers as a model does, ``retelling`` as one that says a
paragraph over again.
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

    def do_CONNECT(self) -> None:
        """Lets nothing through, as a proxy that wants a password; what came with the request is kept."""
        self.fake.headers.append(dict(self.headers.items()))
        self.fake.paths.append(self.path)
        self.answer(b"", 407)

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

    @property
    def text(self) -> str:
        """Everything it was told, in one text."""
        return "\n".join(message["content"] for body in self.asked for message in body["messages"])

    @property
    def keys(self) -> list[str | None]:
        """The keys it was shown, one for each request."""
        return [headers.get("Authorization") for headers in self.headers]

    def next(self) -> How:
        """How to answer now."""
        return self._how.pop(0) if len(self._how) > 1 else self._how[0]

    @property
    def root(self) -> str:
        """Its address."""
        return f"http://{self.host}"

    @property
    def host(self) -> str:
        """Its host and port, as messages name them."""
        return f"127.0.0.1:{self._server.server_address[1]}"

    @property
    def url(self) -> str:
        """Its base address."""
        return f"{self.root}/v1"

    def __enter__(self) -> Fake:
        Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.over.set()
        self._server.shutdown()
        self._server.server_close()


def chat(content: object) -> bytes:
    """An answer as a model's server gives it, with this in it."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


def saying(text: str | Callable[[list[dict[str, str]]], str]) -> How:
    """Answers with a text, or with what is made of the messages."""

    def how(handler: Handler, messages: list[dict[str, str]]) -> None:
        content = text if isinstance(text, str) else text(messages)
        handler.answer(chat(content))

    return how


def retelling(say: Callable[[str], str]) -> How:
    """Answers each paragraph with what ``say`` makes of it."""
    return saying(lambda messages: say(messages[-1]["content"].rpartition("The paragraph to say again:\n")[2]))


def raw(body: bytes, status: int = 200, **headers: str) -> How:
    """Answers with these bytes."""
    return lambda handler, _: handler.answer(body, status, **headers)


def silent(handler: Handler, _: list[dict[str, str]]) -> None:
    """Takes the question and says nothing for as long as the server is there."""
    handler.fake.over.wait(10)


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


def trickling(handler: Handler, _: list[dict[str, str]]) -> None:
    """Sends an answer, a letter at a time, for ever."""
    handler.send_response(200)
    handler.end_headers()
    while not handler.fake.over.wait(0.02):
        handler.wfile.write(b" ")
