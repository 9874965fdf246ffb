"""What is answered where something cannot be done: a status, a code, and one sentence for a person."""

from __future__ import annotations


class Trouble(Exception):
    """A request that cannot be granted. ``code`` is for programs, the message for people."""

    def __init__(self, status: int, code: str, message: str) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.message = message
