"""A file of any size as lines of text, numbered, each of a bounded length; or as text in parts."""

from __future__ import annotations

import codecs
import sys
from collections.abc import Iterator
from pathlib import Path

from unsaid.language.files import FileProblem, iter_of, parts_of

LONGEST = 1 << 20
"""Characters that a line may have, and an item that goes over several."""


def parts(file: str) -> Iterator[str]:
    """The text of a file, or of standard input (``-``), in parts. Raises FileProblem."""
    decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="strict")
    try:
        for part in _given() if file == "-" else parts_of(Path(file)):
            yield decoder.decode(part)
        yield decoder.decode(b"", final=True)
    except UnicodeDecodeError as error:
        raise FileProblem("binary", f"{file}: this is no text in UTF-8") from error


def _given() -> Iterator[bytes]:
    if sys.stdin is None:
        raise FileProblem("unreadable", "standard input: it is closed")
    yield from iter_of(sys.stdin.buffer)  # type: ignore[arg-type]  # it reads bytes as a file does


def lines(text: Iterator[str]) -> Iterator[tuple[int, str]]:
    """The lines of a text with their numbers from 1. Of a line that is too long, the beginning is given."""
    number, kept = 0, ""
    for part in text:
        *whole, kept = (kept + part).split("\n")
        for line in whole:
            number += 1
            yield number, line[:LONGEST]
        kept = kept[: LONGEST + 1]
    if kept.strip():
        yield number + 1, kept[:LONGEST]
