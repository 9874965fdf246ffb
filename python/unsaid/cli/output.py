"""Writing to the two streams: results on standard output, everything else on standard error."""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from typing import TextIO


def emit(text: str) -> None:
    """Writes a result, with one line end after it."""
    sys.stdout.write(text if text.endswith("\n") else text + "\n")


def emit_prose(text: str) -> None:
    """Writes paragraphs: set to the width of a terminal, a line each for anything else."""
    if sys.stdout.isatty():
        from unsaid.telling.setting.lines import wrapped

        width = measure()
        text = "\n".join("\n".join(wrapped(line, width)) for line in text.split("\n"))
    emit(text)


def columns() -> int:
    """Columns of the terminal that may be written in: the last is left free, where some terminals wrap too soon."""
    return max(shutil.get_terminal_size().columns - 1, 1)


def measure() -> int:
    """Columns for a line of prose on this terminal."""
    from unsaid.telling.setting.terminal import MEASURE, NARROWEST

    return max(NARROWEST, min(MEASURE, columns()))


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
