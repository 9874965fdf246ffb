"""The folder that an assistant works in: which worlds are there, and where a name leads, which is never out of it.

A client sends names, not paths: parts of plain letters, joined by ``/``. A link that leads out of the folder is not
followed. A file is written whole or not at all, and what was not written by this server is replaced only where the
client says so.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from threading import Lock

import unsaid
from unsaid.errors import UnsaidError
from unsaid.language.files import text_of
from unsaid.language.nearest import nearest
from unsaid.play.kept.disk import write_whole

WRITABLE = (".world", ".tests", ".md", ".txt", ".csv")
"""What may be written: worlds, claims, outlines and manuscripts."""

LARGEST = 2**20
"""Bytes of a file that is read or written here."""

MOST = 300
"""Files that are listed."""

DEEPEST = 4

KEPT = 6
"""Worlds that stay open between two calls."""

_PART = re.compile(r"[\w][\w .'-]{0,80}")


class Folder:
    """A folder of worlds; ``writes``: whether anything may be written in it."""

    def __init__(self, place: Path, *, writes: bool = True) -> None:
        self.place, self.writes = place.resolve(), writes
        self._lock = Lock()
        self._open: list[unsaid.World] = []
        self._own: dict[Path, str] = {}

    def names(self) -> list[str]:
        """The files that may be asked for, by name, in order."""
        return sorted(path.relative_to(self.place).as_posix() for path in self._files(self.place, DEEPEST))[:MOST]

    def _files(self, place: Path, deep: int) -> Iterator[Path]:
        try:
            entries = sorted(place.iterdir())
        except OSError:
            return
        for path in entries:
            if path.name.startswith(".") or path.is_symlink():
                continue
            if path.is_dir() and deep:
                yield from self._files(path, deep - 1)
            elif path.suffix in WRITABLE and path.is_file():
                yield path

    def world(self, name: str) -> unsaid.World:
        """A world of the folder, or a bundled one, by name. Raises UnsaidError."""
        place = self.file(name if Path(name).suffix in (".world", ".txt") else f"{name}.world")
        if place.is_file():
            world = unsaid.read(self._text(place), Path(name).stem, path=str(place.relative_to(self.place)))
            if "include" in world.text:  # what it includes is looked for beside it
                world = unsaid.load(place)
        elif name in unsaid.bundled():
            world = unsaid.load(name)
        else:
            raise self._missing(name)
        with self._lock:
            self._open = [world, *(one for one in self._open if one != world)][:KEPT]
        return world

    def text(self, name: str) -> str:
        """The text of a file, or of a bundled world. Raises UnsaidError."""
        for place in (self.file(name), self.file(f"{name}.world")):
            if place.is_file():
                return self._text(place)
        if name in unsaid.bundled():
            return unsaid.load(name).text
        raise self._missing(name)

    def write(self, name: str, text: str, *, over: bool = False) -> Path:
        """Writes a file. Raises UnsaidError: for a name that leads elsewhere, for a file that somebody else wrote,
        unless it may be written ``over``."""
        place = self.file(name if Path(name).suffix in WRITABLE else f"{name}.world")
        if not self.writes:
            raise UnsaidError("read-only", "nothing is written here: the server was begun with --read-only")
        if place.suffix not in WRITABLE:
            raise UnsaidError("name", f"a file that is written here ends in {', '.join(WRITABLE)}")
        data = text.encode("utf-8", "replace")
        if len(data) > LARGEST:
            raise UnsaidError("too-large", f"a text of at most {LARGEST:,} bytes is written here; send a shorter one")
        with self._lock:
            if place.exists() and not over and self._own.get(place) != _mark(place.read_bytes()):
                said = (
                    f"{name} is there already; send `over`: true to write over it, or `replace` to change parts of it"
                )
                raise UnsaidError("in-the-way", said)
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, data)
            self._own[place] = _mark(data)
        return place

    def file(self, name: str) -> Path:
        """Where a name leads, whether there is a file or not. Raises UnsaidError for a name that leads elsewhere."""
        parts = name.split("/")
        if len(parts) > DEEPEST or not all(_PART.fullmatch(part) for part in parts):
            raise UnsaidError("name", "a name is plain letters, as `supper` or `drafts/supper`: no path, no `..`")
        place = self.place.joinpath(*parts)
        if self.place not in place.resolve().parents or place.is_symlink():
            raise UnsaidError("name", f"{name} leads out of the folder of this server; name a file in it")
        return place

    def _text(self, place: Path) -> str:
        return text_of(place, LARGEST, "a text", strict=False)

    def _missing(self, name: str) -> UnsaidError:
        known = [*(n.removesuffix(".world") for n in self.names()), *unsaid.bundled()]
        near = nearest(name, known)
        listed = f"did you mean `{near}`?" if near else f"there are {', '.join(known[:12])}"
        return UnsaidError("no-world", f"there is no `{name}` here; {listed}")


def _mark(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
