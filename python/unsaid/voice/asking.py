"""One question to a voice: a request made in a thread of its own, and waited for no longer than is allowed.

A server may be slow anywhere: in being found, in a handshake, in a header that comes byte by byte. A limit on each of
those would be none on the whole; so the whole is done by a thread, and whoever asked waits for that, looks at the
budget in force meanwhile, and at the end shuts the connection under it, which ends the thread as well.
"""

from __future__ import annotations

import contextlib
import http.client
import socket
import ssl
from collections.abc import Sequence
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic

import msgspec

from unsaid.budget import now

from .answers import said
from .voice import Message, Voice, VoiceError

LOOK = 0.02
"""Seconds between two looks at the budget in force."""

PIECE = 64 * 1024
"""Bytes read at a time."""


def asked(voice: Voice, messages: Sequence[Message]) -> str:
    """What a voice says to messages. Raises VoiceError, Spent, Cancelled."""
    request = _Request(voice, _body(voice, messages))
    thread = Thread(target=request.run, name="voice", daemon=True)
    thread.start()
    try:
        outcome = _waited(voice, request.done)
    finally:
        request.stop()
    if isinstance(outcome, VoiceError):
        raise outcome
    return said(outcome, voice.host)


def _body(voice: Voice, messages: Sequence[Message]) -> bytes:
    named = {} if voice.model is None else {"model": voice.model}
    return msgspec.json.encode({**named, "messages": list(messages), "stream": False})


def _waited(voice: Voice, done: SimpleQueue[bytes | VoiceError]) -> bytes | VoiceError:
    """What a request came to, waited for as long as the voice and the budget in force allow."""
    until, watch = monotonic() + voice.time, now()
    while monotonic() < until:
        with contextlib.suppress(Empty):
            return done.get(timeout=LOOK)
        if watch is not None:
            watch.look()
    raise VoiceError("voice-slow", f"the voice at {voice.host} has not answered within {voice.time:g} seconds")


class _Request:
    """One request under way: ``run`` makes it, in its thread; ``stop`` ends it, from another."""

    def __init__(self, voice: Voice, body: bytes) -> None:
        self.done: SimpleQueue[bytes | VoiceError] = SimpleQueue()
        self._voice, self._body = voice, body
        self._socket: socket.socket | None = None
        self._over = False

    def run(self) -> None:
        """Makes the request, and puts into ``done`` what came of it."""
        try:
            self.done.put(self._answer())
        except VoiceError as error:
            self.done.put(error)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.done.put(VoiceError("voice-unreachable", self._unreachable(error)))

    def stop(self) -> None:
        """Shuts the connection, if there is one."""
        self._over = True
        if self._socket is not None:
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)

    def _unreachable(self, error: Exception) -> str:
        """Why nothing came back: in the system's words where it has any, never in those of the other side."""
        why = getattr(error, "strerror", None) or "it speaks no HTTP"
        return f"the voice at {self._voice.host} cannot be asked ({why})"

    def _answer(self) -> bytes:
        where = self._voice.asked_at
        connection = self._connection()
        try:
            connection.connect()
            self._socket = connection.sock
            if self._over:
                return b""
            path = where.path + (f"?{where.query}" if where.query else "")
            connection.request("POST", path, self._body, self._headers())
            response = connection.getresponse()
            self._refused(response.status)
            return self._read(response)
        finally:
            connection.close()

    def _connection(self) -> http.client.HTTPConnection:
        where, time = self._voice.asked_at, self._voice.time
        assert where.hostname is not None
        if where.scheme == "https":
            secure = ssl.create_default_context()
            return http.client.HTTPSConnection(where.hostname, where.port, timeout=time, context=secure)
        return http.client.HTTPConnection(where.hostname, where.port, timeout=time)

    def _headers(self) -> dict[str, str]:
        key = self._voice.key
        plain = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        return plain if key is None else {**plain, "Authorization": f"Bearer {key}"}

    def _refused(self, status: int) -> None:
        """Raises VoiceError for a status that is no answer. What the other side says of it is not repeated: it may
        name the key."""
        host = self._voice.host
        if 300 <= status < 400:
            raise VoiceError("voice-redirect", f"{host} sends elsewhere ({status}), which is not followed")
        if status in (401, 403):
            raise VoiceError("voice-refused", f"{host} wants another key ({status}); it is read from UNSAID_VOICE_KEY")
        if status == 404:
            raise VoiceError("voice-refused", f"{host} knows no such address or model ({status})")
        if status != 200:
            raise VoiceError("voice-refused", f"{host} does not answer this ({status})")

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        """The whole answer, in pieces, so that one without an end is left where it is too large."""
        read = bytearray()
        while piece := response.read1(PIECE):
            read += piece
            if len(read) > self._voice.size:
                size = self._voice.size
                raise VoiceError("voice-huge", f"{self._voice.host} answers with more than {size:,} bytes")
        return bytes(read)
