"""What is answered where something cannot be done: a status, a code, and one sentence for a person."""

from __future__ import annotations

import msgspec

import unsaid


class Trouble(Exception):
    """A request that cannot be granted. ``code`` is for programs, the message for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message


class Refused(msgspec.Struct, frozen=True):
    """Why a request was not granted: a ``code`` for programs, and one sentence for people."""

    code: str
    message: str


REFUSALS = {
    400: "The request is not as it should be.",
    401: "The token is missing, or wrong.",
    403: "The page that asks may not write here.",
    404: "There is nothing of that name or address.",
    409: "It cannot be done as the game is now; nothing has happened.",
    413: "The request is too large.",
    421: "The server does not answer to that name.",
    503: "It would take too long, or too many ask for it; nothing has happened.",
    507: "It could not be kept; nothing has happened.",
}
"""The ways in which any request may be refused."""


def refused(error: unsaid.UnsaidError, status: int = 400) -> Trouble:
    """What the interface refuses, as an answer; what was stopped by a limit has another status."""
    if isinstance(error, unsaid.Spent):
        if error.limit == "memory":
            return Trouble(503, "too-much", "There is not enough memory for this; nothing has happened.")
        return Trouble(503, "too-long", "It would have taken too long; nothing has happened.")
    if isinstance(error, unsaid.Cancelled):
        return Trouble(503, "stopping", "The server is about to stop; nothing has happened.")
    if isinstance(error, unsaid.WorldError):  # its message is a page of diagnostics, with places on this machine
        return Trouble(409, error.code, "This world has mistakes; `unsaid lint` shows them.")
    return Trouble(status, error.code, sentence(error.message))


def sentence(message: str) -> str:
    """A message as one sentence."""
    words = " ".join(message.split()).rstrip(".")
    return f"{words[:1].upper()}{words[1:]}."
