"""Writing a file whole or not at all.

Used for whatever a person would not like to find half-written: saved games, formatted worlds, copies, books. The new
text is written to a file beside its place and renamed over the old one. A process killed in between leaves that
neighbour behind; its name tells whose it is, ``.unsaid-MACHINE-PROCESS-….new``, so that the next one to write in the
folder sweeps it away and never takes one that is still being written.
"""

from __future__ import annotations

import contextlib
import errno
import os
import platform
import re
import tempfile
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

PREFIX, SUFFIX = ".unsaid-", ".new"
"""How the names of unfinished files begin and end."""

ABANDONED = 24 * 3600.0
"""Seconds after which an unfinished file is swept though nobody here can say whether its process still lives."""

_UNFINISHED = re.compile(re.escape(PREFIX) + r"(?P<machine>[a-z0-9]*)-(?P<process>\d+)-\w+" + re.escape(SUFFIX))


def write_whole(
    path: Path, content: str | bytes, ready: Callable[[int], object] | None = None, *, new: bool = False
) -> None:
    """Replaces a file's content at one stroke: a neighbour is written, flushed to the disk and renamed over it.

    A text may hold half a surrogate pair, as a name that is no text on this system does; it is written as an escape.
    ``ready`` is given the neighbour, open, just before that. With ``new``, a file that has come to be there in the
    meantime is not replaced: FileExistsError.
    """
    data = content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content
    path = path.resolve()
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not an ordinary file")
    _swept_once(path.parent)
    handle, name = tempfile.mkstemp(prefix=f"{PREFIX}{machine()}-{os.getpid()}-", suffix=SUFFIX, dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
            _keep_mode(path, name)
            if ready is not None:
                ready(file.fileno())
            _take_place(Path(name), path, new)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
    _flush_folder(path.parent)


def sweep(folder: Path) -> None:
    """Takes away the unfinished files of processes that are no more; a folder that cannot be read is left alone."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and _left_behind(entry):
                with contextlib.suppress(OSError):
                    Path(entry.path).unlink()


@cache
def _swept_once(folder: Path) -> None:
    sweep(folder)


def _left_behind(entry: os.DirEntry[str]) -> bool:
    """Whether a file is one of ours that nobody will finish: its process is gone, or it is a day old."""
    found = _UNFINISHED.fullmatch(entry.name)
    if found is None:
        return False
    if found["machine"] == machine() and not alive(int(found["process"])):
        return True
    return time.time() - entry.stat(follow_symlinks=False).st_mtime > ABANDONED


@cache
def machine() -> str:
    """This machine's name, as far as it fits a file's."""
    return re.sub(r"[^a-z0-9]", "", platform.node().lower())[:32]


def alive(process: int) -> bool:
    """Whether a process of this machine may still be there; where that cannot be found out, it may."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def _take_place(name: Path, path: Path, new: bool) -> None:
    """Renames a file to its place; to a free one by a link, which never replaces, where the disk has links."""
    if new:
        try:
            path.hardlink_to(name)
            name.unlink()
            return
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):
            pass
    name.replace(path)


def _keep_mode(path: Path, name: str) -> None:
    """The new file gets the old one's permissions, or the ordinary ones where there was none."""
    try:
        mode = path.stat().st_mode & 0o7777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        mode = 0o666 & ~mask
    Path(name).chmod(mode)


def _flush_folder(folder: Path) -> None:
    """Makes the rename itself last; some systems cannot flush a folder, and then it is left to them."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
