"""A server on this machine that speaks the chat protocol, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[BaseHTTPRequestHandler, dict[str, Any]], None]


def chat(text: object) -> bytes:
    """A chat answer with a text in it."""
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": text}}]}).encode()


def saying(say: Callable[[str], str]) -> Reply:
    """Answers each paragraph with what ``say`` makes of it."""

    def reply(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
        send(handler, 200, chat(say(paragraph_of(question))))

    return reply


def with_body(status: int, body: bytes) -> Reply:
    """Answers everything with one status and body."""
    return lambda handler, _: send(handler, status, body)


def dripping(handler: BaseHTTPRequestHandler, question: dict[str, Any]) -> None:
    """Sends an answer so slowly that it never ends, a byte at a time."""
    handler.send_response(200)
    handler.end_headers()
    try:
        for _ in range(600):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.05)
    except OSError:
        return


def silent(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """Takes the question and says nothing for a long time."""
    time.sleep(5)


def send(handler: BaseHTTPRequestHandler, status: int, body: bytes, **headers: str) -> None:
    """Sends a whole answer."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


def paragraph_of(question: dict[str, Any]) -> str:
    """The paragraph a question asks to have said again."""
    return question["messages"][-1]["content"].rpartition("The paragraph to say again:\n")[2]


class Heard:
    """What a server was asked: paths, headers and questions."""

    def __init__(self) -> None:
        self.url = ""
        self.paths: list[str] = []
        self.keys: list[str | None] = []
        self.questions: list[dict[str, Any]] = []

    @property
    def text(self) -> str:
        """Everything it was told, in one text."""
        return "\n".join(m["content"] for q in self.questions for m in q["messages"])


@contextmanager
def serving(reply: Reply) -> Iterator[Heard]:
    """Runs a server for as long as the block takes."""
    heard = Heard()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.paths.append(self.path)
            heard.keys.append(self.headers.get("Authorization"))
            heard.questions.append(question)
            reply(self, question)

        def log_message(self, format: str, *args: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    heard.url = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield heard
    finally:
        server.shutdown()
        server.server_close()
