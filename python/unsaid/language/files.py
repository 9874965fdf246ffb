"""Reading a world from a file, and every way in which that can fail, each in one sentence."""

from __future__ import annotations

import os
from pathlib import Path

from .reading import Reading, read
from .source import plain
from .tokens import LARGEST


class FileProblem(Exception):
    """A file that cannot be read as a text.

    ``code`` is one of ``missing``, ``folder``, ``permission``, ``binary``, ``too-large``, ``unreadable``.
    """

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


def read_file(path: str | os.PathLike[str]) -> Reading:
    """Read a world from a file; its name is the file's stem. Raises FileProblem if there is no text to read."""
    place = Path(path)
    return read(text_of(place), name=place.stem, path=str(path))


def text_of(place: Path) -> str:
    """The text of a file."""
    try:
        return decoded(bytes_of(place), place)
    except FileNotFoundError as error:
        raise FileProblem("missing", f"{place}: there is no such file") from error
    except (IsADirectoryError, NotADirectoryError) as error:
        raise FileProblem("folder", f"{place}: this is a folder, not a file") from error
    except PermissionError as error:
        raise FileProblem("permission", f"{place}: no permission to read it") from error
    except (OSError, ValueError) as error:
        raise FileProblem("unreadable", f"{place}: it cannot be read ({error})") from error


def bytes_of(place: Path) -> bytes:
    """The bytes of a file, if it is one of a size that a world may have."""
    if place.is_dir():
        raise IsADirectoryError
    with place.open("rb") as file:
        data = file.read(4 * LARGEST + 1)
    if len(data) > 4 * LARGEST:
        raise FileProblem("too-large", f"{place}: this file is too large to be a world (over {4 * LARGEST:,} bytes)")
    return data


def decoded(data: bytes, place: Path) -> str:
    """Bytes as UTF-8 text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise FileProblem("binary", f"{place}: this is not UTF-8 text (line {line})") from error
    if "\0" in text:
        raise FileProblem("binary", f"{place}: this is binary data, not the text of a world")
    return plain(text)
