"""``include "people.world";``: other texts that a text is read with.

What is included is read first, as if it stood before all that the file says itself; a file that several include is read
once. Names go from the folder of the file that includes, and never out of the folder of the file that is read; a name
that begins with ``unsaid/`` is a page of the library that comes with Unsaid. Nothing else is read, and nothing from a
network.

The texts are added behind the author's own (``Source.whole``), so that places in the own text stay what they are.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

from lark import Token
from msgspec import Struct

from unsaid.errors import UnsaidError

from .core import Span
from .diagnostic import Diagnostic, diagnose
from .edits import nearest_written, take_out
from .nearest import nearest
from .pieces import cut
from .report import Report
from .source import IncludedText, Source, plain
from .tokens import LARGEST, end_of, lexed, start_of

INCLUDES = re.compile(r'\binclude\s*"')

LIBRARY = "unsaid/"
SUFFIX = ".world"

MOST = 100
"""Texts that a text may be read with."""

LISTED = 1_000
"""Files of a folder among which a name that was meant is looked for."""


class Trouble(Struct, frozen=True):
    """What is wrong with one ``include``: in which text (None: the author's own), and where in it."""

    file: str | None
    span: Span
    slug: str
    message: str
    repair: str | None = None
    written: str | None = None


def resolved(source: Source) -> tuple[Source, list[Diagnostic]]:
    """A text with all that it includes, directly or not, and what is wrong with that. What it has been read with before
    is not read from the disk again."""
    if not INCLUDES.search(source.text) or source.sabre:
        return (replace(source, parts=()) if source.parts else source), []
    search = Search(source)
    search.follow(None, source.text, ())
    whole = replace(source, parts=tuple(search.found.values()))
    return whole, [placed(t, whole) for t in search.troubles]


class Search:
    """Follows the includes of one text, depth first."""

    def __init__(self, source: Source) -> None:
        self.known = {part.key: part for part in source.parts}
        self.root = Path(source.path).parent if source.path is not None else None
        self.found: dict[str, IncludedText] = {}
        self.troubles: list[Trouble] = []
        self.size = len(source.text)

    def follow(self, file: str | None, text: str, within: tuple[str, ...]) -> None:
        """Adds what a text includes, those that are included farther in first."""
        for word in included(text):
            name, span = str(word)[1:-1], (start_of(word), end_of(word))
            try:
                key = self._key(name, file)
                if key in within:
                    circle = " includes ".join(f"`{k}`" for k in (*within[within.index(key) :], key))
                    raise Refused("file-cycle", f"a file cannot be part of itself: {circle}", "leave this out")
                if key in self.found:
                    continue
                part = self.known.get(key) or self._read(key)
                self._bounded(part)
            except Refused as refused:
                self.troubles.append(Trouble(file, span, *refused.said))
                continue
            self.follow(key, part.text, (*within, key))
            self.found[key] = part

    def _bounded(self, part: IncludedText) -> None:
        self.size += len(part.text) + 1
        if len(self.found) >= MOST or self.size > LARGEST:
            said = f"that is too much to read: {MOST} files, and {LARGEST:,} characters in all"
            raise Refused("file-outside", said, "split the world, or put files together")

    def _key(self, name: str, file: str | None) -> str:
        """What a file is called from the folder of the text that is read."""
        if name.startswith(LIBRARY) or (file is not None and file.startswith(LIBRARY)):
            return posixpath.normpath(name).removesuffix(SUFFIX)
        key = posixpath.normpath(posixpath.join(posixpath.dirname(file or ""), name))
        if "://" in name:
            raise Refused("file-outside", "nothing is read from a network", "save it beside this file, and name it")
        if name.startswith(("/", "~")) or "\\" in name or ":" in name or key.split("/")[0] == "..":
            said = f"`{name}` is not in the folder of the file that includes it"
            raise Refused("file-outside", said, "put it there, and name it from there")
        return key

    def _read(self, key: str) -> IncludedText:
        if key.startswith(LIBRARY):
            return self._page(key)
        if self.root is None:
            said = "a text that is in no file has no folder to include from"
            raise Refused("file-outside", said, "save it, or include pages of the library: " + ", ".join(pages()))
        path = self.root / key
        if not key.endswith(SUFFIX):
            raise Refused("missing-file", f"`{key}` is no world: its name does not end in `{SUFFIX}`", None)
        try:
            inside = path.resolve().is_relative_to(self.root.resolve())
            there = path.is_file()
        except (OSError, ValueError, RuntimeError):
            inside, there = True, False
        if not inside:
            raise Refused("file-outside", f"`{key}` leads out of this folder", "put the file itself there")
        if not there:
            close = nearest(key, beside(self.root, path.parent))
            raise Refused("missing-file", f"there is no file `{key}`", close and f"did you mean `{close}`?", close)
        from .files import text_of

        try:
            return IncludedText(key, str(path), plain(text_of(path)))
        except UnsaidError as error:
            raise Refused("missing-file", error.message, None) from error

    def _page(self, key: str) -> IncludedText:
        if key not in pages():
            close = nearest(key, pages())
            listed = ", ".join(f"`{page}`" for page in pages())
            repair = f"did you mean `{close}`?" if close else f"there are {listed}"
            raise Refused("missing-file", f"the library has no page `{key}`", repair, close)
        return IncludedText(key, f"{key}{SUFFIX}", plain(page_text(key)))


class Refused(Exception):
    """An ``include`` that cannot be followed; ``said`` is the slug, the message, the repair, and what was meant."""

    def __init__(self, slug: str, message: str, repair: str | None, written: str | None = None) -> None:
        super().__init__(message)
        self.said = (slug, message, repair, written)


def pages() -> list[str]:
    """The pages of the library, as they are included."""
    folder = resources.files("unsaid").joinpath("library")
    names = (entry.name for entry in folder.iterdir() if entry.name.endswith(SUFFIX))
    return sorted(LIBRARY + name.removesuffix(SUFFIX) for name in names)


def page_text(page: str) -> str:
    """The text of a page of the library."""
    name = page.removeprefix(LIBRARY) + SUFFIX
    return resources.files("unsaid").joinpath("library", name).read_text(encoding="utf-8")


def beside(root: Path, folder: Path) -> Iterator[str]:
    """The worlds in a folder, as they are named from another."""
    try:
        for _, path in zip(range(LISTED), folder.iterdir(), strict=False):
            if path.suffix == SUFFIX:
                yield path.relative_to(root).as_posix()
    except (OSError, ValueError):
        return


def included(text: str) -> Iterable[Token]:
    """The names of the files that a text includes, each the token of its string."""
    if not INCLUDES.search(text):
        return []
    tokens = lexed(text, 0, len(text), Report())
    pieces = cut(tokens)
    return [p.tokens[1] for p in pieces if p.opener == "INCLUDE" and len(p.tokens) == 2]


def placed(trouble: Trouble, whole: Source) -> Diagnostic:
    """What is wrong with an include, where it stands among all texts."""
    by = next((start for part, start in whole.starting if part.key == trouble.file), 0)
    span = (trouble.span[0] + by, trouble.span[1] + by)
    inside = (span[0] + 1, span[1] - 1)
    edits = nearest_written(trouble.written, "", inside)
    if trouble.slug == "file-cycle":
        edits = [take_out((whole.whole.rindex("include", 0, span[0]), span[1] + 1), "this line")]
    return diagnose(trouble.slug, span, trouble.message, repair=trouble.repair, edits=edits)
