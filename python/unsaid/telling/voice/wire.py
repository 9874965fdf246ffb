"""Asking a language model over HTTP, by the chat protocol that OpenAI made common and many servers speak.

Python's own client is enough for one request at a time. What it leaves open is closed here: one deadline for the whole
answer, however slowly it drips; a bound on its length; no redirects, which could carry the key to somebody else; and no
key over an unencrypted line to another machine.
"""

from __future__ import annotations

import http.client
import ipaddress
import json
import queue
import threading
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit

from unsaid.budget import off_the_clock
from unsaid.budget.counted import SECONDS, measured

LONGEST = 1 << 20
"""Bytes of the longest answer that is read."""

PATH = "/chat/completions"


class Trouble(Exception):
    """The voice cannot be used: it cannot be reached, does not answer in time, or answers something else."""


class Asking(Protocol):
    """Something that answers chat messages with a text, or raises Trouble."""

    def ask(self, messages: list[dict[str, str]]) -> str: ...


@dataclass(frozen=True)
class Endpoint:
    """A server's address, the model asked for, seconds for one answer, and the key, which is shown nowhere.

    Raises ValueError, with words for the person who typed it, where the address cannot be used, or the seconds are not
    from 0 to ``SECONDS``.
    """

    url: str
    model: str = "default"
    seconds: float = 30.0
    key: str | None = None

    def __post_init__(self) -> None:
        measured("seconds", self.seconds, 0, SECONDS)
        parts = urlsplit(self.url)
        if not self.url.isascii():
            raise ValueError(f"{self.url} has characters that an address writes as %xx, or its host as xn--")
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{self.url} is not an address that begins with http:// or https://")
        if self.key and parts.scheme == "http" and not _here(parts.hostname):
            raise ValueError("the key is not sent unencrypted to another machine; use an https:// address")

    def __repr__(self) -> str:
        return f"Endpoint({self.place!r})"

    @property
    def place(self) -> str:
        """The server's name and port, for messages."""
        return urlsplit(self.url).netloc.rpartition("@")[2]

    @property
    def address(self) -> str:
        """Where questions go: the path is completed, so that a server's root or its ``/v1`` may be given."""
        parts = urlsplit(self.url)
        path = parts.path.rstrip("/")
        if not path.endswith(PATH):
            path = (path or "/v1") + PATH
        return urlunsplit((parts.scheme, parts.netloc, path, parts.query, ""))

    def ask(self, messages: list[dict[str, str]]) -> str:
        """The answer's text. Raises Trouble."""
        body = {"model": self.model, "messages": messages, "temperature": 0, "stream": False}
        answer: queue.Queue[str | Exception] = queue.Queue(1)
        threading.Thread(target=self._asked, args=(json.dumps(body).encode(), answer), daemon=True).start()
        try:
            with off_the_clock():  # a server has a limit of its own
                given = answer.get(timeout=self.seconds)
        except queue.Empty:
            raise self._late() from None
        if isinstance(given, Exception):
            raise given
        return given

    def _late(self) -> Trouble:
        return Trouble(f"it did not answer within {self.seconds:g} s")

    def _asked(self, body: bytes, answer: queue.Queue[str | Exception]) -> None:
        """Asks, in a thread of its own, so that nothing a server does can hold the story up for longer."""
        try:
            answer.put(text_of(self._sent(body)))
        except Trouble as trouble:
            answer.put(trouble)
        except urllib.error.HTTPError as error:
            answer.put(Trouble(f"it answered {error.code} {error.reason}".rstrip()))
        except (OSError, http.client.HTTPException, ValueError) as error:
            answer.put(self._late() if _timed_out(error) else Trouble(_reason(error)))

    def _sent(self, body: bytes) -> bytes:
        headers = {"Content-Type": "application/json", "User-Agent": "unsaid"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = urllib.request.Request(self.address, body, headers, method="POST")
        ends = time.monotonic() + self.seconds
        with self._opener().open(request, timeout=self.seconds) as response:
            data = b""
            while part := response.read1(65536):
                data += part
                if len(data) > LONGEST:
                    raise Trouble("its answer has no end")
                if time.monotonic() > ends:
                    raise self._late()
            return data

    def _opener(self) -> urllib.request.OpenerDirector:
        handlers: list[urllib.request.BaseHandler] = [Staying()]
        if _here(urlsplit(self.url).hostname or ""):
            handlers.append(urllib.request.ProxyHandler({}))
        return urllib.request.build_opener(*handlers)


class Staying(urllib.request.HTTPRedirectHandler):
    """Follows no redirect."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        """Leaves the redirect as the error it then is."""
        return


def text_of(data: bytes) -> str:
    """The text in a chat answer. Raises Trouble where there is none."""
    try:
        text = json.loads(data)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise Trouble("its answer is not one of a chat") from None
    if not isinstance(text, str):
        raise Trouble("its answer is not one of a chat")
    return text


def _timed_out(error: Exception) -> bool:
    return isinstance(error, TimeoutError) or isinstance(getattr(error, "reason", None), TimeoutError)


def _reason(error: Exception) -> str:
    cause = getattr(error, "reason", error)
    words = getattr(cause, "strerror", None) or str(cause) or type(error).__name__
    return f"it cannot be reached ({words})"


def _here(host: str) -> bool:
    """Whether a host is this machine."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
