"""Jobs for the tests: rows that are quick to make, and one whose workers are killed while they make it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from unsaid.errors import BadValue


def squares(first: int, count: int, by: int = 1) -> Iterator[dict[str, Any]]:
    """Numbers and their squares."""
    for number in range(first, first + count):
        yield {"number": number, "square": by * number * number}


def dying(first: int, count: int, mark: str, on: int) -> Iterator[dict[str, Any]]:
    """The same; whoever first comes to one of the rows is killed there. ``mark`` is a file that says that it
    happened."""
    for row in squares(first, count):
        if row["number"] == on and not Path(mark).exists():
            Path(mark).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        yield row


def always_dying(first: int, count: int) -> Iterator[dict[str, Any]]:
    """Whoever makes the third chunk dies."""
    for row in squares(first, count):
        if row["number"] == 8:
            os.kill(os.getpid(), signal.SIGKILL)
        yield row


def failing(first: int, count: int) -> Iterator[dict[str, Any]]:
    """One row cannot be made."""
    for row in squares(first, count):
        if row["number"] == 9:
            raise BadValue("number", "there is no ninth row")
        yield row
