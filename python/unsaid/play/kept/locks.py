"""One sitting at a time on one saved game.

The lock is the operating system's own (``flock``), on the save itself. Such a lock ends with its process, however that
ends, so that a killed sitting locks nobody out and leaves nothing behind. A save is never written in place: each turn a
new file is renamed over it. So the new file is locked before it is renamed, and whoever opened the old one finds, once
it has that lock, that the file is no longer the one of that name, and looks again.

Not everywhere is there such a lock: some network folders have none, nor has every system. There a sitting goes on
without; what guards the game then is that nothing is written over a save that somebody else has changed (``keeping``).
"""

from __future__ import annotations

import contextlib
import errno
import os
from dataclasses import dataclass
from pathlib import Path

try:
    import fcntl
except ImportError:  # a system without such locks
    fcntl = None

TAKEN = (errno.EAGAIN, errno.EACCES, errno.EWOULDBLOCK)


class Busy(Exception):
    """Another sitting holds the lock."""


@dataclass
class Lock:
    """The lock of a save, held through an open file; ``handle`` is None where nothing is held."""

    handle: int | None = None

    def pass_on(self, handle: int) -> None:
        """Takes the lock of the open file that is about to be renamed over the save, and lets go of the old one."""
        new = os.dup(handle)
        try:
            held = _locked(new)
        except Busy:  # nobody else knows of that file; a system that says so has no locks worth the name
            held = False
        self.release()
        if held:
            self.handle = new
        else:
            os.close(new)

    def release(self) -> None:
        """Lets go."""
        if self.handle is not None:
            with contextlib.suppress(OSError):
                os.close(self.handle)
        self.handle = None


def take(save: Path) -> Lock:
    """Takes the lock of a save; holds nothing where there is no file or are no locks. Raises Busy."""
    while (handle := _opened(save)) is not None:
        try:
            held = _locked(handle)
        except Busy:
            os.close(handle)
            raise
        if held and _is_there(handle, save):
            return Lock(handle)
        os.close(handle)
        if not held:
            break
    return Lock()


def _opened(save: Path) -> int | None:
    """An open save; for writing where that is allowed, since over a network only such a file can be locked."""
    for mode in (os.O_RDWR, os.O_RDONLY):
        with contextlib.suppress(OSError, ValueError):
            if save.is_file():
                return os.open(save, mode)
    return None


def _locked(handle: int) -> bool:
    """Locks an open file; False where there are no locks. Raises Busy."""
    if fcntl is None:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in TAKEN:
            raise Busy from None
        return False
    return True


def _is_there(handle: int, save: Path) -> bool:
    """Whether an open file is still the one of that name."""
    try:
        return os.path.samestat(os.fstat(handle), save.stat())
    except OSError:
        return False
