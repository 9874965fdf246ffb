"""The files that may be written on the page: those of the worlds that are served, and no others.

A file is known by a digest of what it holds. Whoever writes says which digest they had read; where the file holds
something else by now, it was changed elsewhere, and nothing is written. A file is written whole or not at all, with the
ends of lines and the byte order mark that it had. A link is never followed: it may lead out of the folder that is
served.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Lock

import msgspec

from unsaid.play.kept.disk import write_whole
from unsaid.serve import bounds
from unsaid.serve.shelf import Served, Shelf
from unsaid.serve.trouble import Trouble

BOM = b"\xef\xbb\xbf"


class TextShown(msgspec.Struct, frozen=True):
    """The text of a world's file, with ends of lines as ``\\n``; ``mark`` is what the file is known by."""

    name: str
    text: str
    mark: str


class MarkShown(msgspec.Struct, frozen=True):
    """What a file is known by; empty where it is not there."""

    mark: str


@dataclass
class Desk:
    """The files of a shelf that may be written; of a desk that is not ``open``, none."""

    shelf: Shelf
    open: bool = False
    _lock: Lock = field(default_factory=Lock, repr=False)
    _latest: dict[str, Event] = field(default_factory=dict[str, Event], repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        """The worlds that may be written."""
        return tuple(name for name, served in self.shelf.worlds.items() if self.open and served.file is not None)

    def served(self, name: str) -> Served:
        """A world that may be written. Raises Trouble."""
        if not self.open:
            raise Trouble(403, "read-only", "Nothing can be written on this server.")
        served = self.shelf[name]
        if served.file is None:
            raise Trouble(403, "read-only", f"{name} has no file here that could be written.")
        return served

    def read(self, name: str) -> TextShown:
        """The text of a world. Raises Trouble."""
        data = _bytes(_place(self.served(name)))
        return TextShown(name, _text(data), _mark(data))

    def mark(self, name: str) -> MarkShown:
        """What the file of a world is known by now. Raises Trouble."""
        try:
            return MarkShown(_mark(_bytes(_place(self.served(name)))))
        except Trouble as trouble:
            if trouble.code != "no-file":
                raise
            return MarkShown("")

    def write(self, name: str, text: str, mark: str) -> MarkShown:
        """Writes a text to a file that holds what is known by the mark (empty: that is not there). Raises Trouble."""
        served = self.served(name)
        place = _place(served)
        with self._lock:
            before = _bytes(place) if place.exists() else b""
            if mark != (_mark(before) if place.exists() else ""):
                raise Trouble(409, "changed", "The file was changed elsewhere in the meantime; nothing was written.")
            data = _as_before(text, before)
            if len(data) > bounds.TEXT:
                raise Trouble(413, "too-large", "The text is too large; nothing was written.")
            try:
                write_whole(place, data)
            except OSError as error:
                said = f"The file could not be written ({error.strerror}), and is as it was."
                raise Trouble(507, "not-kept", said) from error
        served.anew()
        return MarkShown(_mark(data))

    def latest(self, name: str) -> Event:
        """Begins something long about a world's text: what was begun before is given up. The event says when this one
        is."""
        mine = Event()
        with self._lock:
            before, self._latest[name] = self._latest.get(name), mine
        if before is not None:
            before.set()
        return mine


def _place(served: Served) -> Path:
    """Where the file of a world is; never a link, and never a way through one. Raises Trouble."""
    place = served.file
    assert place is not None
    if place.is_symlink() or place.parent.resolve() != place.parent:
        raise Trouble(403, "read-only", f"The file of {served.name} is a link to elsewhere, and is not written here.")
    return place


def _bytes(place: Path) -> bytes:
    try:
        if place.stat().st_size > bounds.TEXT:
            raise Trouble(413, "too-large", "The file is too large to be written on a page.")
        return place.read_bytes()
    except OSError as error:
        raise Trouble(404, "no-file", "The file is no longer there, or cannot be read.") from error


def _text(data: bytes) -> str:
    try:
        text = data.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        raise Trouble(409, "encoding", "The file is not all UTF-8; it is not written here.") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _as_before(text: str, before: bytes) -> bytes:
    """A text as bytes: its lines ended, and begun with a byte order mark, as those of the file were."""
    data = text.replace("\r\n", "\n").encode("utf-8", "backslashreplace")
    if 0 < before.count(b"\n") == before.count(b"\r\n"):
        data = data.replace(b"\n", b"\r\n")
    return BOM + data if before.startswith(BOM) else data


def _mark(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
