"""Reading what a person names, a file or standard input, and every way in which that can fail, each in one sentence.

Nothing is read without a bound, and nothing is waited for that cannot come: a name may lead to a file of any size, to a
device that never ends, or to a pipe that nobody writes to. So every reader of the program reads through here.
"""

from __future__ import annotations

import os
import re
import select
import stat
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from unsaid.errors import UnsaidError
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


class FileProblem(UnsaidError):
    """A file that cannot be read as a text.

    ``code`` is one of ``missing``, ``folder``, ``permission``, ``binary``, ``too-large``, ``silent``, ``unreadable``.

    >>> import unsaid
    >>> unsaid.load("tutorial").words("no-such.po")
    Traceback (most recent call last):
    unsaid.language.files.FileProblem: no-such.po: there is no such file
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)


SABRE_SUFFIXES = (".txt", ".sabre")


def is_sabre(path: str | os.PathLike[str]) -> bool:
    """Whether a file is one of Sabre's: its name ends in `.txt` or `.sabre`. Everything else is a world of Unsaid's."""
    return Path(path).suffix.lower() in SABRE_SUFFIXES


def name_of(path: str | os.PathLike[str]) -> str:
    """What a world in a file is called: the stem of the file's name, as a text, which it need not be."""
    return escaped(os.fsencode(Path(path).stem).decode("utf-8", "replace"))


def read_file(path: str | os.PathLike[str], *, sabre: bool | None = None) -> Reading:
    """Read a world from a file; its name is the file's stem. Raises FileProblem if there is no text to read.

    ``sabre``: whether it is read as Sabre reads it; None goes by its name (``is_sabre``).
    """
    place = Path(path)
    as_sabre = is_sabre(place) if sabre is None else sabre
    text, foreign = legible(text_of(place, strict=False))
    return read(text, name=name_of(place), path=str(path), sabre=as_sabre, foreign=foreign)


def text_of(place: Path, most: int = 4 * LARGEST, what: str = "a world", *, strict: bool = True) -> str:
    """The text of a file that is to be ``what``, of at most so many bytes. Raises FileProblem.

    Not ``strict``, bytes that are no UTF-8 are left for ``legible``.
    """
    return (decoded if strict else lenient)(bytes_of(place, most, what), place, what)


def text_given(most: int = 4 * LARGEST, what: str = "a world", *, strict: bool = True) -> str:
    """The text on standard input. Raises FileProblem where it is none, or too much. ``strict``: see ``text_of``."""
    try:
        if sys.stdin is None:
            raise FileProblem("unreadable", f"{STANDARD_INPUT}: it is closed")
        data = _bounded(iter_of(sys.stdin.buffer), STANDARD_INPUT, most, what)
        return (decoded if strict else lenient)(data, STANDARD_INPUT, what)
    except (OSError, ValueError) as error:
        raise FileProblem("unreadable", f"{STANDARD_INPUT}: it cannot be read ({error})") from error


def bytes_of(place: Path, most: int = 4 * LARGEST, what: str = "a world") -> bytes:
    """The bytes of a file, of at most so many. Raises FileProblem."""
    return _bounded(parts_of(place), place, most, what)


def parts_of(place: Path) -> Iterator[bytes]:
    """The bytes of a file in parts, for what may be of any size. Raises FileProblem."""
    try:
        with _opened(place) as file:
            piped = hasattr(os, "set_blocking") and not stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            yield from _piped(file, place) if piped else iter_of(file)
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
    text = lenient(data, place, what)
    foreign = FOREIGN.search(text)
    if foreign is not None:
        line = text.count("\n", 0, foreign.start()) + 1
        raise FileProblem("binary", f"{place}: this is not UTF-8 text (line {line})")
    return text


FOREIGN = re.compile("[\udc80-\udcff]")
"""A byte that was no UTF-8, as Python keeps it."""

NEVER_WRITTEN = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Characters that no text has, whatever its encoding."""


def lenient(data: bytes, place: Path, what: str = "a world") -> str:
    """Bytes as UTF-8 text, bytes of another encoding as lone surrogates; raises FileProblem where it is no text."""
    text = data.decode("utf-8-sig", errors="surrogateescape")
    if "\0" in text or (FOREIGN.search(text) and NEVER_WRITTEN.search(text)):
        raise FileProblem("binary", f"{place}: this is binary data, not the text of {what}")
    return plain(text)


def legible(text: str) -> tuple[str, int | None]:
    """A text in which all that was no UTF-8 is taken for Windows-1252, and the place of the first such character."""
    first = FOREIGN.search(text)
    return (text, None) if first is None else (FOREIGN.sub(western, text), first.start())


def western(foreign: re.Match[str]) -> str:
    """The character that a byte is in Windows-1252; a byte that is none there is the sign for what cannot be read."""
    return bytes([ord(foreign[0]) - 0xDC00]).decode("cp1252", errors="replace")
