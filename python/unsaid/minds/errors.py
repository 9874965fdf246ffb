"""What the engine refuses, as one kind of error with a code."""

from __future__ import annotations

from unsaid.errors import UnsaidError


class MindsError(UnsaidError):
    """The engine could not go on.

    ``code`` is one of ``world-file`` (the world file cannot be run), ``trigger-cycle`` (triggers never come to rest;
    ``names`` lists those in the loop), ``snapshot`` (bytes that tell no state of this world) and the ``limit:`` codes
    of a stopped question.
    """

    def __init__(self, code: str, message: str, names: tuple[str, ...] = ()) -> None:
        super().__init__(code, message)
        self.names = names
