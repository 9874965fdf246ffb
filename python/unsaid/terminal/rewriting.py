"""Files that a command writes anew, whole or not at all; what would change can be shown instead."""

from __future__ import annotations

from pathlib import Path

from unsaid.language import FileProblem
from unsaid.terminal.output import emit

MARK = b"\xef\xbb\xbf"


def replace(path: Path, text: str | bytes) -> None:
    """Puts a text in the place of a file's; ends the command where that cannot be done, with the file as it was."""
    from unsaid.play.kept.disk import write_whole

    try:
        write_whole(path, text)
    except OSError as error:
        raise FileProblem("unreadable", f"{path} could not be written and is as it was ({error.strerror})") from error


def show_difference(name: str, before: str, after: str, what: str) -> None:
    """Shows as a unified diff what would change; ``what`` says what has been done to the text after."""
    import difflib

    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), name, f"{name} ({what})"
    )
    for line in lines:
        emit(line)


def as_it_was(text: str, before: bytes) -> bytes:
    """A text as the bytes of a file: its lines ended, and begun with a byte order mark, as those of the file before."""
    data = text.encode()
    if 0 < before.count(b"\n") == before.count(b"\r\n"):
        data = data.replace(b"\n", b"\r\n")
    return MARK + data if before.startswith(MARK) else data
