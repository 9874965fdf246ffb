"""Whether files have been saved: looked at again and again, and read once they have come to rest.

Editors save in many ways: they write into the file, put another in its place, or take it away first. So a file is known
by when it was changed, how long it is, and which file it is; where it is gone it is waited for; and one that is still
being written is left alone until two looks find it the same.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

GLANCE = 0.05
"""Seconds between two looks."""

Mark = tuple[int, int, int] | None
"""What a file is known by: when it was changed, its length, its number on the disk; None where there is none."""


def mark(path: Path) -> Mark:
    """What a file is known by now."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino


@dataclass
class Looking:
    """Some files that are watched."""

    paths: tuple[Path, ...]
    _known: dict[Path, Mark] = field(default_factory=dict[Path, Mark])

    def __post_init__(self) -> None:
        self._known = {path: mark(path) for path in self.paths}

    def changed(self) -> tuple[Path, ...]:
        """The files that are not what they were when they were last taken."""
        return tuple(path for path in self.paths if mark(path) != self._known[path])

    def take(self, paths: Iterable[Path]) -> None:
        """Some files are known as they are now."""
        self._known |= {path: mark(path) for path in paths}

    def saves(self) -> Iterator[tuple[Path, ...]]:
        """Waits for the next save, again and again: the files that were saved, or that are gone, once they have come
        to rest. Whoever wants no more ends it with ^C."""
        while True:
            found = self.changed()
            if found and self._rests(found):
                self.take(found)
                yield found
            else:
                time.sleep(GLANCE)

    def _rests(self, paths: tuple[Path, ...]) -> bool:
        """Whether nobody is writing to some files: a file that is empty, or gone, may be about to be written."""
        before = [mark(path) for path in paths]
        time.sleep(GLANCE if all(found and found[1] for found in before) else 5 * GLANCE)
        return [mark(path) for path in paths] == before
