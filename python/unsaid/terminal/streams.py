"""The three streams of the process, whatever it was given for them.

A stream may be closed (``<&-``, ``>&-``, ``2>&-``). Then its number goes to the next file that is opened, and what was
meant for a terminal could land in somebody's file; so the numbers are filled first, with what takes and gives nothing.
Python has None in place of a closed stream; here it gets one that says so when it is used: a result that cannot be
written is an error, and a message that cannot be is none.

A stream may also have an encoding without most characters (``PYTHONIOENCODING=ascii``, the C locale). A story is told
there in plainer ones: straight quotation marks, letters without accents, and what has no plainer form as an escape.
"""

from __future__ import annotations

import errno
import io
import os
import sys
import unicodedata
from functools import lru_cache

PLAINER = {
    **dict.fromkeys("‘’‚‛′‹›", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–−", "-"),
    **dict.fromkeys("—―", "--"),
    **dict.fromkeys("•·", "*"),
    "…": "...",
    "×": "x",
    "æ": "ae",
    "Æ": "AE",
    "œ": "oe",
    "Œ": "OE",
    "ß": "ss",
    "ø": "o",
    "Ø": "O",
    "ł": "l",
    "Ł": "L",
    "đ": "d",
    "Đ": "D",
    "ð": "d",
    "þ": "th",
}
"""What stands for a character that a stream does not have."""


class Closed(io.TextIOBase):
    """A stream that is closed: nothing can be read from it or written to it, and nobody sits at it."""

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def encoding(self) -> str:  # pyright: ignore[reportIncompatibleVariableOverride]
        """The encoding that has everything."""
        return "utf-8"

    @property
    def buffer(self) -> Closed:
        """The same for bytes."""
        return self

    def write(self, _: object) -> int:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Raises OSError."""
        raise OSError(errno.EBADF, f"{self.name} is closed")


def whole() -> None:
    """Fills in the streams that are closed. What is typed and is no text in the terminal's encoding is read all the
    same, with a mark in its place."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free number, which is this one
    sys.stdout = Closed("standard output") if sys.stdout is None else sys.stdout
    sys.stderr = Closed("standard error") if sys.stderr is None else sys.stderr
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def at_terminal() -> bool:
    """Whether somebody sits at standard input."""
    return sys.stdin is not None and sys.stdin.isatty()


def fitted(text: str, encoding: str) -> str:
    """A text in characters that an encoding has."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(_fitting(c, encoding) for c in text)
    return text


@lru_cache(maxsize=1024)
def _fitting(c: str, encoding: str) -> str:
    """A character, or what stands for it: a plainer one, or an escape."""
    bare = "".join(part for part in unicodedata.normalize("NFKD", c) if not unicodedata.combining(part))
    for candidate in (c, PLAINER.get(c, c), bare):
        try:
            candidate.encode(encoding)
        except UnicodeEncodeError:
            continue
        if candidate:
            return candidate
    return c.encode("ascii", "backslashreplace").decode("ascii")


def fitted_json(text: str, encoding: str) -> str:
    """A JSON text in characters that an encoding has: it says the same there, by the escapes of JSON."""
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return "".join(c if c.isascii() else _escape(c) for c in text)
    return text


def _escape(c: str) -> str:
    data = c.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[i]:02x}{data[i + 1]:02x}" for i in range(0, len(data), 2))
