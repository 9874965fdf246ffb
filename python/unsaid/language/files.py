"""Reading what a person names, a file or standard input, and every way in which that can fail, each in one sentence.

Nothing is read without a bound, and nothing is waited for that cannot come: a name may lead to a file of any size, to a
device that never ends, or to a pipe that nobody writes to. So every reader of the program reads through here.
"""

from __future__ import annotations

import os
import select
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from unsaid.text.hidden import escaped

from ..budget import ask
from .reading import Reading, read
from .source import plain
from .tokens import LARGEST

MOST = 16 * 2**20
"""Bytes a story, a saved game or a translation may have."""

PATIENCE = 2.0
"""Seconds in which somebody has to begin writing to a pipe."""

GLANCE = 0.05
"""Seconds between two looks at a pipe that is silent."""

CHUNK = 1 << 20

STANDARD_INPUT = Path("standard input")


class FileProblem(Exception):
    """A file that cannot be read as a text.

    ``code`` is one of ``missing``, ``folder``, ``permission``, ``binary``, ``too-large``, ``silent``, ``unreadable``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def read_file(path: str | os.PathLike[str]) -> Reading:
    """Read a world from a file; its name is the file's stem. Raises FileProblem if there is no text to read."""
    place = Path(path)
    name = os.fsencode(place.stem).decode("utf-8", "replace")  # a file's name need not be a text
    return read(text_of(place), name=escaped(name), path=str(path))


def text_of(place: Path, most: int = 4 * LARGEST, what: str = "a world") -> str:
    """The text of a file that is to be ``what``, of at most so many bytes. Raises FileProblem."""
    return decoded(bytes_of(place, most, what), place, what)


def text_given(most: int = 4 * LARGEST, what: str = "a world") -> str:
    """The text on standard input. Raises FileProblem where it is none, or too much."""
    try:
        if sys.stdin is None:
            raise FileProblem("unreadable", f"{STANDARD_INPUT}: it is closed")
        return decoded(_bounded(iter_of(sys.stdin.buffer), STANDARD_INPUT, most, what), STANDARD_INPUT, what)
    except (OSError, ValueError) as error:
        raise FileProblem("unreadable", f"{STANDARD_INPUT}: it cannot be read ({error})") from error


def bytes_of(place: Path, most: int = 4 * LARGEST, what: str = "a world") -> bytes:
    """The bytes of a file, of at most so many. Raises FileProblem."""
    try:
        with _opened(place) as file:
            piped = hasattr(os, "set_blocking") and not stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            return _bounded(_piped(file, place) if piped else iter_of(file), place, most, what)
    except FileNotFoundError as error:
        raise FileProblem("missing", f"{place}: there is no such file") from error
    except (IsADirectoryError, NotADirectoryError) as error:
        raise FileProblem("folder", f"{place}: this is a folder, not a file") from error
    except PermissionError as error:
        raise FileProblem("permission", f"{place}: no permission to read it") from error
    except (OSError, ValueError) as error:
        raise FileProblem("unreadable", f"{place}: it cannot be read ({error})") from error


def _opened(place: Path) -> IO[bytes]:
    """A file, opened without waiting for anybody."""
    if place.is_dir():
        raise IsADirectoryError
    flags = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    return os.fdopen(os.open(place, flags), "rb", buffering=0)


def iter_of(file: IO[bytes]) -> Iterator[bytes]:
    """What is read of a file, in parts."""
    while part := file.read(CHUNK):
        ask()
        yield part


def _piped(file: IO[bytes], place: Path) -> Iterator[bytes]:
    """What comes through a pipe or from a device, in parts; one that nobody opens to write to is a FileProblem.

    Without a writer such a read is empty, and while a writer is silent it is None.
    """
    patience, begun = time.monotonic() + PATIENCE, False
    while True:
        ask()
        part = file.read(CHUNK)
        if part:
            yield part
        elif part is not None and (begun or not stat.S_ISFIFO(os.fstat(file.fileno()).st_mode)):
            return
        elif part is not None and time.monotonic() > patience:
            raise FileProblem("silent", f"{place}: nobody writes to this pipe")
        else:
            select.select([file] if part is None else [], [], [], GLANCE)
        begun = begun or part is None or bool(part)


def _bounded(parts: Iterator[bytes], place: Path, most: int, what: str) -> bytes:
    """All parts together, as long as they are not too much."""
    data = bytearray()
    for part in parts:
        data += part
        if len(data) > most:
            raise FileProblem("too-large", f"{place}: this file is too large to be {what} (over {most:,} bytes)")
    return bytes(data)


def decoded(data: bytes, place: Path, what: str = "a world") -> str:
    """Bytes as UTF-8 text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileProblem("binary", f"{place}: this is not UTF-8 text (line {line})") from error
    if "\0" in text:
        raise FileProblem("binary", f"{place}: this is binary data, not the text of {what}")
    return plain(text)
