"""A voice as a value: its address, the model, the key, and how long and how much is waited for.

A key stands in an environment variable (``UNSAID_VOICE_KEY``) and nowhere else. An address that has one in it is not
taken, and not repeated in what is said of it; whatever is said of a voice names its host alone.
"""

from __future__ import annotations

import ipaddress
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypedDict
from urllib.parse import SplitResult, parse_qsl, urlsplit

from unsaid.budget.counted import SECONDS, measured
from unsaid.errors import UnsaidError

KEY = "UNSAID_VOICE_KEY"
"""The environment variable that holds the key."""

MODEL = "UNSAID_VOICE_MODEL"
"""The environment variable that names the model."""

DEFAULT = "default"
"""The model that is asked for where none is named: the protocol wants a name, and a server with one model takes any."""

TIME = 30.0
"""Seconds that an answer is waited for."""

SIZE = 2**20
"""Bytes of an answer that are read."""

CALL = "/chat/completions"
"""Where a voice is asked, below its base address."""

HARMLESS = ("api-version",)
"""What may stand behind the question mark of an address: it is no key."""

_KEY = re.compile(r"[!-~]{1,4096}")
_ADDRESS = re.compile(r"[!-~]{1,2000}")


class Message(TypedDict):
    """One message to a voice: ``role`` is ``system``, ``user`` or ``assistant``."""

    role: str
    content: str


class VoiceError(UnsaidError):
    """A voice cannot be asked, or what it answered cannot be used.

    ``code``: ``voice-address``, ``voice-key``, ``voice-unreachable``, ``voice-slow``, ``voice-refused``,
    ``voice-redirect``, ``voice-huge``, ``voice-rubbish``, ``voice-empty``.
    """


class Asking(Protocol):
    """Something that answers messages with a text, or raises VoiceError: a ``Voice``, or what stands in for one."""

    def ask(self, messages: Sequence[Message]) -> str:
        """What it says to these messages."""
        ...


@dataclass(frozen=True, slots=True)
class Voice:
    """A language model at ``url``, an address that speaks as OpenAI's does (``http://127.0.0.1:8080/v1``).

    ``model`` is its name there, ``key`` what it wants to be shown, ``time`` how many seconds are waited for a whole
    answer, ``size`` how many bytes of one are read, ``temperature`` how freely it chooses its words (None: as the
    server has it). Raises VoiceError for an address or a key that cannot be used, BadValue for a time that is not from
    0 to ``SECONDS``.
    """

    url: str = field(repr=False)
    model: str = DEFAULT
    key: str | None = field(default=None, repr=False)
    time: float = TIME
    size: int = SIZE
    temperature: float | None = None

    def __post_init__(self) -> None:
        measured("seconds", self.time, 0, SECONDS)
        where = _address(self.url)
        if self.key is not None and not _KEY.fullmatch(self.key):
            raise VoiceError("voice-key", "the key of a voice is one word of plain letters, figures and signs")
        if self.key is not None and where.scheme == "http" and not self.here:
            raise VoiceError("voice-key", f"no key is sent to {self.host} in the clear; give its https address")

    @property
    def host(self) -> str:
        """Where it is, as it may be said to anybody: the host and its port."""
        return _address(self.url).netloc

    @property
    def here(self) -> bool:
        """Whether it is on this machine."""
        name = _address(self.url).hostname or ""
        try:
            return name == "localhost" or ipaddress.ip_address(name).is_loopback
        except ValueError:
            return False

    @property
    def asked_at(self) -> SplitResult:
        """The whole address that is asked: ``/chat/completions`` below the one given, with ``/v1`` where that is
        bare."""
        where = _address(self.url)
        path = where.path.rstrip("/")
        return where if path.endswith(CALL) else where._replace(path=(path or "/v1") + CALL)

    def ask(self, messages: Sequence[Message]) -> str:
        """What it says to these messages. Raises VoiceError where it says nothing that can be used, Cancelled where
        somebody else ends the work before. The budget's clock stands still meanwhile: a voice has ``time``."""
        from .asking import asked  # what a request needs takes longer to load than everything else here

        return asked(self, messages)


def voice_at(
    url: str, *, model: str | None = None, time: float = TIME, size: int = SIZE, temperature: float | None = None
) -> Voice:
    """The voice at an address, with the key that the environment gives, and the model, where none is named here."""
    named = model or os.environ.get(MODEL) or DEFAULT
    return Voice(url, named, os.environ.get(KEY) or None, time, size, temperature)


def _address(url: str) -> SplitResult:
    """An address taken apart. Raises VoiceError, which repeats nothing of it, for one that is none or holds a key."""
    if not url.isascii():
        raise VoiceError("voice-address", "an address writes letters like é as %xx, and in its host as xn--")
    try:
        if not _ADDRESS.fullmatch(url):
            raise ValueError
        where = urlsplit(url)
        _ = where.port
    except ValueError:
        where = SplitResult("", "", "", "", "")
    if where.scheme not in ("http", "https") or not where.hostname:
        raise VoiceError(
            "voice-address", "a voice has an address that begins with http:// or https://, as http://127.0.0.1:8080/v1"
        )
    others = [name for name, _ in parse_qsl(where.query, keep_blank_values=True) if name not in HARMLESS]
    if "@" in where.netloc or others or where.fragment:
        raise VoiceError(
            "voice-address", f"an address with a key or a password in it is not taken; put the key into {KEY}"
        )
    return where
