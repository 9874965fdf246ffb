"""The gate: the one place where text leaves. Results go to standard output, everything else to standard error.

What is told may come from strangers: their worlds and stories, their tables of words, the answers of their servers,
the names of their files. A terminal obeys some characters rather than showing them, so that a text could clear the
screen, write to the clipboard or show its words in another order. Here all such characters are shown instead, as
``\\x1b``, whoever wrote and whatever reads them, a terminal or not. The codes of our own colours are put in behind
the gate: a text that is to have some comes as ``Styled``, and no other text gets any code through.

Everything of the command writes through the functions below. While it runs, the streams of the process are ``Gate``s,
so that what others write to them, such as a warning of Python's, is held to the same.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from typing import Any, TextIO

from unsaid.budget import no_alarm, off_the_clock
from unsaid.terminal.streams import fitted, fitted_json
from unsaid.text.hidden import escaped, escaped_json, on_one_line
from unsaid.text.styled import Styled

WIPE = "\r\033[K"
"""Back to the beginning of the line, and all of it away."""


class Gate:
    """Stands before a text stream and lets no character through that a terminal would obey; else it is that stream."""

    def __init__(self, stream: TextIO) -> None:
        self.stream = stream

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stream, name)

    def write(self, text: str) -> int:
        """Writes a text, cleaned; says how much of it was written, which is all."""
        self._through(escaped(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Writes texts, cleaned."""
        for line in lines:
            self.write(line)

    def send(self, text: str | Styled) -> None:
        """Writes a text; styles become colours where the stream takes them."""
        if isinstance(text, Styled):
            self._through(text.painted() if colored(self.stream) else str(text))
        else:
            self.write(text)

    def line(self, text: str) -> None:
        """Puts a text in place of the line that a terminal's cursor is on, cut to its width."""
        self._through(WIPE + on_one_line(text)[: columns()])
        self.stream.flush()

    def _through(self, text: str) -> None:
        """Writes a text that has been cleaned, in characters that the stream's encoding has."""
        self.stream.write(fitted(text, getattr(self.stream, "encoding", None) or "utf-8"))


def gate(stream: Any) -> Gate:
    """The gate of a stream, which may be one."""
    return stream if isinstance(stream, Gate) else Gate(stream)


@contextlib.contextmanager
def guarded() -> Iterator[None]:
    """While this lasts, whatever is written to the streams of the process goes through a gate."""
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = (gate(stream) if stream is not None else stream for stream in streams)  # pyright: ignore
    try:
        yield
    finally:
        sys.stdout, sys.stderr = streams


@contextlib.contextmanager
def unhurried() -> Iterator[None]:
    """While something long is written: whoever reads may read slowly, and a signal in the midst of a write that waits
    for them would have Python leave out the rest of it, without a word."""
    with off_the_clock(), no_alarm():
        yield


def emit(text: str | Styled) -> None:
    """Writes a result, with one line end after it."""
    ended = text.endswith("\n") if isinstance(text, str) else False
    with unhurried():
        gate(sys.stdout).send(text if ended else Styled(text, "\n") if isinstance(text, Styled) else text + "\n")


def emit_json(text: str) -> None:
    """Writes a JSON text, with what a terminal would obey in it written as JSON writes it."""
    emit(fitted_json(escaped_json(text), getattr(sys.stdout, "encoding", None) or "utf-8"))


def emit_exact(text: str) -> None:
    """Writes what is a file in UTF-8, such as a world or a page, to be read as one: in an encoding that lacks some of
    its characters, as UTF-8 all the same."""
    ended, encoding = text if text.endswith("\n") else text + "\n", getattr(sys.stdout, "encoding", None) or "utf-8"
    clean = escaped(ended)
    if fitted(clean, encoding) == clean or not hasattr(sys.stdout, "buffer"):
        emit(ended)
    else:
        emit_bytes(clean.encode("utf-8", "backslashreplace"))


def emit_prose(text: str) -> None:
    """Writes paragraphs: set to the width of a terminal, a line each for anything else."""
    emit(fitting(text, sys.stdout))


def fitting(text: str, stream: Any = None) -> str:
    """Paragraphs set to the width of a terminal (None: that of messages), as they are for anything else."""
    if not (stream or sys.stderr).isatty():
        return text
    from unsaid.telling.setting.lines import kept

    width = measure()
    return "\n".join("\n".join(kept(line, width)) for line in escaped(text).split("\n"))


def emit_bytes(data: bytes) -> None:
    """Writes what is no text, such as a book, which no terminal is given."""
    with unhurried():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


def columns() -> int:
    """Columns of the terminal that may be written in: the last is left free, where some terminals wrap too soon."""
    return max(shutil.get_terminal_size().columns - 1, 1)


def measure() -> int:
    """Columns for a line of prose on this terminal."""
    from unsaid.telling.setting.terminal import MEASURE, NARROWEST

    return max(NARROWEST, min(MEASURE, columns()))


def remark(text: str | Styled) -> None:
    """Writes a message to the person at the keyboard."""
    with contextlib.suppress(OSError, ValueError):
        err = gate(sys.stderr)
        err.send(Styled(text, "\n"))
        err.flush()


def wipe() -> None:
    """Clears the line that ``Gate.line`` wrote on standard error."""
    gate(sys.stderr).line("")


def colored(stream: Any) -> bool:
    """Whether a stream takes colour: a terminal that is not a dumb one, and nobody has said NO_COLOR."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return not plain and stream.isatty()


def silence() -> None:
    """Sends what is left for standard output nowhere, so that leaving cannot fail on it again."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
