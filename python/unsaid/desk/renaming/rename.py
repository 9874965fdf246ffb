"""A name changed in a world and in files that speak of it: looked through first, written whole or not at all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unsaid.api.opened import is_bundled
from unsaid.api.world import World, load
from unsaid.desk.renaming.files import Between, renamed_in
from unsaid.desk.renaming.whole import write_all
from unsaid.errors import BadValue
from unsaid.language.edits import Replacement
from unsaid.language.files import MOST, text_of
from unsaid.language.former import WORD, Names
from unsaid.language.renaming import definition_end, renamed

BESIDE = (".tests", ".record")
"""Endings of files that belong to the world beside which they stand."""


@dataclass(frozen=True)
class Changed:
    """A file with new names: its ``path``, and its text ``before`` and ``after``.

    >>> import unsaid
    >>> unsaid.Changed("lamp.txt", "light(Ida)", "light(Inge)").after
    'light(Inge)'
    """

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Renaming:
    """What changing a name in a world comes to. Nothing is written before ``write``.

    ``world`` is the world with the new name; ``files`` are the files that change, the world's own first.

    >>> import unsaid
    >>> unsaid.Renaming(unsaid.load("tutorial"), ()).to_dict()
    {'world': 'tutorial', 'files': []}
    """

    world: World
    files: tuple[Changed, ...]

    def write(self) -> None:
        """Writes all files, whole, or none. Raises FileProblem."""
        write_all({Path(one.path): _as_it_was(Path(one.path), one.after) for one in self.files})

    def to_dict(self) -> dict[str, Any]:
        """Plain data: the paths of the files that change."""
        return {"world": self.world.name, "files": [one.path for one in self.files]}


def rename(place: str | Path, old: str, new: str, files: Iterable[str | Path] = (), *, keep: bool = False) -> Renaming:
    """Changes a name in the world at a place and in ``files``: stories, saved games, tables of words and claims; the
    claims and the record beside the world are among them. ``old``: ``"action walk"`` where more than one thing is
    called so. ``keep``: the world also says what it was called (``formerly``), so that files left out are understood.

    Raises WorldError for a world with errors, UnknownName for no such name, BadValue for one that cannot be given,
    FileProblem, UnsaidError (``another-world``) for a file that is of another world.

    >>> import pathlib, tempfile, unsaid
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     place = pathlib.Path(folder) / "lamp.world"
    ...     _ = place.write_text(unsaid.load("tutorial").text)
    ...     unsaid.rename(place, "Ida", "Inge").write()
    ...     unsaid.load(place).acts
    ('light(Inge)', 'row_home(Olm)')
    """
    if is_bundled(str(place)):
        raise BadValue("bundled", f"{place} comes with Unsaid; `unsaid worlds copy {place}` makes one of your own")
    before = load(place)
    _ = before.open.core
    text, names = renamed(before.open.reading, old, new)
    if keep:
        text = _formerly(text, new, old.rpartition(" ")[2])
    after = World(type(before.source)(text, before.name, before.source.path, before.sabre))
    _same(before, after, names)
    between = Between(before, after, names)
    changed = [Changed(str(place), before.text, text)]
    for path in _all(Path(place), files):
        said = text_of(path, MOST, "a story, a saved game, words or claims")
        changed.append(Changed(str(path), said, renamed_in(path, said, between)))
    return Renaming(after, tuple(one for one in changed if one.before != one.after))


def _all(world: Path, files: Iterable[str | Path]) -> list[Path]:
    """The files given, and those that belong to a world, each once."""
    beside = (world.with_suffix(suffix) for suffix in BESIDE)
    return list(dict.fromkeys([*map(Path, files), *(path for path in beside if path.is_file())]))


def _formerly(text: str, new: str, old: str) -> str:
    """A text that says after the definition of a name what it was called."""
    at = definition_end(text, new)
    change = Replacement((at, at), f"\nformerly {old};")
    return text[:at] + change.text + text[at:]


def _same(before: World, after: World, names: Names) -> None:
    """Raises BadValue where a world would mean something else under the new name."""
    if not after.ok:
        said = next(d.message for d in after.diagnostics if d.severity == "error")
        raise BadValue("other-meaning", f"with that name the world could not be read: {said}; choose another")
    (_, old), new = next(iter(names.new.items()))
    then = WORD.sub(lambda m: new if m[0] == old else m[0], _unnamed(before))
    if WORD.sub(lambda m: new if m[0] == old else m[0], _unnamed(after)) != then:
        raise BadValue("other-meaning", f"with the name {new} the world would mean something else; choose another")


def _unnamed(world: World) -> str:
    """The ground world without its name and the lines of its text."""
    data = json.loads(world.to_ground())
    return re.sub(r'"line": \d+', '"line": 0', json.dumps(data | {"name": ""}))


def _as_it_was(path: Path, text: str) -> bytes:
    """A text as the bytes of a file, with the line ends and the mark of the one before."""
    before, data = path.read_bytes() if path.exists() else b"", text.encode()
    if 0 < before.count(b"\n") == before.count(b"\r\n"):
        data = data.replace(b"\n", b"\r\n")
    return b"\xef\xbb\xbf" + data if before.startswith(b"\xef\xbb\xbf") else data
