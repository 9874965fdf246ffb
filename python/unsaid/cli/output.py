"""Writing to the two streams: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import TextIO


def emit(text: str) -> None:
    """Writes a result, with one line end after it."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def remark(text: str) -> None:
    """Writes a message to the person at the keyboard."""
    with contextlib.suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def colored(stream: TextIO) -> bool:
    """Whether a stream takes colour: a terminal that is not a dumb one, and nobody has said NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


def silence() -> None:
    """Sends what is left for standard output nowhere, so that leaving cannot fail on it again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
