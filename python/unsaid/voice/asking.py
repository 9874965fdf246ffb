"""One question to a voice: a request made in a thread of its own, and waited for no longer than is allowed.

A server may be slow anywhere: in being found, in a handshake, in a header that comes byte by byte. A limit on each of
those would be none on the whole; so the whole is done by a thread, and whoever asked waits for that, and at the end
shuts the connection under it, which ends the thread as well. A server's time is not the program's: the clock of the
budget in force stands still meanwhile. Whether somebody wants an end is looked at all the same.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import socket
from collections.abc import Sequence
from http import HTTPStatus
from queue import Empty, SimpleQueue
from threading import Thread
from time import monotonic
from typing import Any

from unsaid.budget import now, off_the_clock

from .answers import said
from .voice import Message, Voice, VoiceError
from .ways import Way, way_to

LOOK = 0.02
"""Seconds between two looks at whether somebody wants an end."""

PIECE = 64 * 1024
"""Bytes read at a time."""


def asked(voice: Voice, messages: Sequence[Message]) -> str:
    """What a voice says to messages. Raises VoiceError, Cancelled."""
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
    body: dict[str, Any] = {"model": voice.model, "messages": list(messages), "stream": False}
    if voice.temperature is not None:
        body["temperature"] = voice.temperature
    return json.dumps(body).encode()


def _waited(voice: Voice, done: SimpleQueue[bytes | VoiceError]) -> bytes | VoiceError:
    """What a request came to, waited for as long as the voice may take, off the clock of the budget in force."""
    watch = now()
    with off_the_clock():
        until = monotonic() + voice.time
        while monotonic() < until:
            with contextlib.suppress(Empty):
                return done.get(timeout=LOOK)
            if watch is not None:
                watch.look()
    raise _slow(voice)


def _slow(voice: Voice) -> VoiceError:
    return VoiceError("voice-slow", f"the voice at {voice.host} has not answered within {voice.time:g} seconds")


class _Request:
    """One request under way: ``run`` makes it, in its thread; ``stop`` ends it, from another."""

    def __init__(self, voice: Voice, body: bytes) -> None:
        self.done: SimpleQueue[bytes | VoiceError] = SimpleQueue()
        self._voice, self._body = voice, body
        self._way: Way | None = None
        self._socket: socket.socket | None = None
        self._over = False

    def run(self) -> None:
        """Makes the request, and puts into ``done`` what came of it."""
        try:
            self.done.put(self._answer())
        except VoiceError as error:
            self.done.put(error)
        except (OSError, http.client.HTTPException, ValueError) as error:
            self.done.put(self._unreachable(error))

    def stop(self) -> None:
        """Shuts the connection, if there is one, or one on its way: through a proxy, or shaking hands."""
        self._over = True
        begun = None if self._way is None else self._way.connection.sock
        for one in (self._socket, begun):
            if one is not None:
                with contextlib.suppress(OSError):
                    # The plain socket's own: that of an encrypted one takes the encryption off first, and what the
                    # other thread were to send in that moment, the key in it, would go in the clear.
                    socket.socket.shutdown(one, socket.SHUT_RDWR)

    def _unreachable(self, error: Exception) -> VoiceError:
        """Why nothing came back: in the system's words where it has any, never in those of the other side."""
        why = getattr(error, "strerror", None)
        if isinstance(error, TimeoutError) and not why:
            return _slow(self._voice)
        if not why:
            proxied = self._way is not None and self._way.proxied
            why = "the proxy does not let it through" if proxied and isinstance(error, OSError) else "it speaks no HTTP"
        return VoiceError("voice-unreachable", f"the voice at {self._voice.host} cannot be asked ({why})")

    def _answer(self) -> bytes:
        self._way = way_to(self._voice)
        connection = self._way.connection
        try:
            connection.connect()
            self._socket = connection.sock
            if self._over:
                return b""
            connection.request("POST", self._way.target, self._body, self._headers() | self._way.headers)
            response = connection.getresponse()
            self._refused(response.status)
            return self._read(response)
        finally:
            connection.close()

    def _headers(self) -> dict[str, str]:
        key = self._voice.key
        plain = {"Content-Type": "application/json", "Accept": "application/json", "Accept-Encoding": "identity"}
        plain["User-Agent"] = "unsaid"
        return plain if key is None else {**plain, "Authorization": f"Bearer {key}"}

    def _refused(self, status: int) -> None:
        """Raises VoiceError for a status that is no answer. What the other side says of it is not repeated: it may
        name the key."""
        voice = f"the voice at {self._voice.host}"
        if 300 <= status < 400:
            raise VoiceError("voice-redirect", f"{voice} sends elsewhere ({status}), which is not followed")
        if status in (401, 403):
            raise VoiceError("voice-refused", f"{voice} wants another key ({status}); it is read from UNSAID_VOICE_KEY")
        if status == 404:
            raise VoiceError("voice-refused", f"{voice} knows no such address or model ({status})")
        if status != 200:
            raise VoiceError("voice-refused", f"{voice} does not answer this ({_called(status)})")

    def _read(self, response: http.client.HTTPResponse) -> bytes:
        """The whole answer, in pieces, so that one without an end is left where it is too large."""
        read = bytearray()
        while piece := response.read1(PIECE):
            read += piece
            if len(read) > self._voice.size:
                size = self._voice.size
                raise VoiceError("voice-huge", f"the voice at {self._voice.host} answers with more than {size:,} bytes")
        return bytes(read)


def _called(status: int) -> str:
    """A status with its usual name, which is not the one that was sent."""
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)
