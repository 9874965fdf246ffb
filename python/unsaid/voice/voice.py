"""A voice as a value: its address, the model, the key, and how long and how much is waited for.

A key stands in an environment variable (``UNSAID_VOICE_KEY``) and nowhere else. An address that has one in it is not
taken, and not repeated in what is said of it; whatever is said of a voice names its host alone.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypedDict
from urllib.parse import SplitResult, parse_qsl, urlsplit

from unsaid.errors import UnsaidError

KEY = "UNSAID_VOICE_KEY"
"""The environment variable that holds the key."""

MODEL = "UNSAID_VOICE_MODEL"
"""The environment variable that names the model."""

TIME = 30.0
"""Seconds that an answer is waited for."""

SIZE = 2**20
"""Bytes of an answer that are read."""

CALL = "/chat/completions"
"""Where a voice is asked, below its base address."""

HARMLESS = ("api-version",)
"""What may stand behind the question mark of an address: it is no key."""

LOCAL = ("localhost", "127.0.0.1", "::1")

_KEY = re.compile(r"[!-~]{1,4096}")
_ADDRESS = re.compile(r"[!-~]{1,2000}")


class Message(TypedDict):
    """One message to a voice: ``role`` is ``system``, ``user`` or ``assistant``."""

    role: str
    content: str


class VoiceError(UnsaidError):
    """A voice cannot be asked, or what it answered cannot be used.

    ``code``: ``voice-address``, ``voice-key``, ``voice-unreachable``, ``voice-slow``, ``voice-refused``,
    ``voice-redirect``, ``voice-huge``, ``voice-rubbish``.
    """


@dataclass(frozen=True, slots=True)
class Voice:
    """A language model at ``url``, an address that speaks as OpenAI's does (``http://127.0.0.1:8080/v1``).

    ``model`` is its name there (None: the only one), ``key`` what it wants to be shown, ``time`` how many seconds are
    waited for a whole answer, ``size`` how many bytes of one are read. Raises VoiceError for an address or a key that
    cannot be used.
    """

    url: str = field(repr=False)
    model: str | None = None
    key: str | None = field(default=None, repr=False)
    time: float = TIME
    size: int = SIZE

    def __post_init__(self) -> None:
        where = _address(self.url)
        if self.key is not None and not _KEY.fullmatch(self.key):
            raise VoiceError("voice-key", "the key of a voice is one word of plain letters, figures and signs")
        if self.key is not None and where.scheme == "http" and where.hostname not in LOCAL:
            raise VoiceError("voice-key", f"no key is sent to {self.host} in the clear; give its https address")

    @property
    def host(self) -> str:
        """Where it is, as it may be said to anybody: the host and its port."""
        return _address(self.url).netloc

    @property
    def asked_at(self) -> SplitResult:
        """The whole address that is asked: ``/chat/completions`` below the one given, with ``/v1`` where that is
        bare."""
        where = _address(self.url)
        path = where.path.rstrip("/")
        return where if path.endswith(CALL) else where._replace(path=(path or "/v1") + CALL)

    def ask(self, messages: Sequence[Message]) -> str:
        """What it says to these messages. Raises VoiceError where it says nothing that can be used, Spent or Cancelled
        where the budget in force is over before."""
        from .asking import asked  # what a request needs takes longer to load than everything else here

        return asked(self, messages)


def voice_at(url: str, *, time: float = TIME, size: int = SIZE) -> Voice:
    """The voice at an address, with the key and the model that the environment gives."""
    return Voice(url, os.environ.get(MODEL) or None, os.environ.get(KEY) or None, time, size)


def _address(url: str) -> SplitResult:
    """An address taken apart. Raises VoiceError, which repeats nothing of it, for one that is none or holds a key."""
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
