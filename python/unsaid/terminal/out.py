"""``--out``: a result into a file, whole or not at all, and never over another file unasked.

The place is looked at before anything is worked out, so that a long search is not lost to a file in the way.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from unsaid.api.values import Plain, to_json
from unsaid.errors import BadValue
from unsaid.language import FileProblem
from unsaid.terminal.output import emit, emit_bytes, emit_exact, emit_json, emit_prose

SUFFIXES = {".md": "md", ".markdown": "md", ".html": "html", ".htm": "html", ".epub": "epub"}
"""The form that a file's name asks for where no other is asked for."""

STDOUT = "-"


def form(asked: str | None, out: str | None) -> str:
    """The form to write: the one asked for, else what the file's name says, else prose."""
    if asked is not None:
        return asked
    return SUFFIXES.get(Path(out).suffix.lower(), "prose") if out else "prose"


def ready(out: str | None, force: bool, chosen: str) -> None:
    """Looks at where a result is to be put, before it is worked out.

    Raises FileProblem where a file is in the way or its folder is missing, BadValue for a book at a terminal.
    """
    if out is None or out == STDOUT:
        if chosen == "epub" and sys.stdout.isatty():
            raise BadValue("form", "an EPUB is no text for a terminal; --out FILE writes it")
        return
    place = Path(out)
    if place.is_dir():
        raise FileProblem("in-the-way", f"{place} is a folder; --out wants a file")
    if place.exists() and not force:
        raise FileProblem("in-the-way", f"{place} is already there; --force replaces it")
    if not place.parent.is_dir():
        raise FileProblem("in-the-way", f"{place.parent} is no folder, so {place.name} cannot be written there")


def _ended(text: str) -> str:
    return text if text.endswith("\n") else text + "\n"


def put(content: str | bytes, out: str | None, *, prose: bool = False) -> None:
    """Writes a result to a file, or to standard output; there ``prose`` may be told in plainer characters."""
    if out is not None and out != STDOUT:
        from unsaid.play.kept.disk import write_whole
        from unsaid.text.hidden import escaped

        write_whole(Path(out), content if isinstance(content, bytes) else escaped(_ended(content)))
    elif isinstance(content, bytes):
        emit_bytes(content)
    elif prose:
        emit(content)
    else:
        emit_exact(content)


def answered(answer: Plain, words: Callable[[], str], *, json: bool) -> None:
    """Writes an answer: as data, or in its words, which are worked out only where they are wanted."""
    if json:
        emit_json(to_json(answer))
    else:
        emit_prose(words())
