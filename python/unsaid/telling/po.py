"""Tables of words as gettext files, which the tools of translators read and write (format: the GNU gettext manual).

``msgctxt`` is the id of a text, ``msgid`` what it says in the world, ``msgstr`` what is to be told instead. A file is
read with everything that is wrong in it reported at its place; what it lacks is told as the world says it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path

import polib

from unsaid.english.kinds import listed
from unsaid.language import Diagnostic, Source, core, diagnose
from unsaid.language.former import Names
from unsaid.language.hiding import what
from unsaid.language.nearest import nearest
from unsaid.telling.names import FORMS, titled
from unsaid.telling.table import Text, forms_of, texts
from unsaid.telling.uninflected import as_written, errors
from unsaid.text.hidden import hidden, named


def written(world: core.World, language: str = "") -> str:
    """The texts of a world as a gettext template, ready to be translated."""
    file = polib.POFile(wrapwidth=100)
    file.metadata = {
        "Project-Id-Version": titled(world)[0] or world.name,
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    for text in texts(world):
        file.append(polib.POEntry(msgctxt=text.id, msgid=text.text, msgstr="", comment=text.about))
    return str(file) + "\n"


LARGEST = 5_000_000
"""Characters a table may have."""


class Table:
    """A gettext file, checked against a world: ``words`` by id, and what there is to say about it.

    ``former``: ids that words had once, and what they are now; ``names``: what was called otherwise then."""

    def __init__(
        self,
        content: str,
        world: core.World,
        path: str,
        former: Mapping[str, str] | None = None,
        names: Names | None = None,
    ) -> None:
        self._former, self._names = former or {}, names
        self.source = Source(content, Path(path).stem, path)
        self.words: dict[str, str] = {}
        self.diagnostics: list[Diagnostic] = []
        self._known = {text.id: text for text in texts(world)}
        self._read(content)

    @property
    def errors(self) -> list[Diagnostic]:
        """What keeps the file from being used."""
        return [d for d in self.diagnostics if d.severity == "error"]

    def _read(self, content: str) -> None:
        try:
            if len(content) > LARGEST:
                raise ValueError(f"it has {len(content):,} characters; a table may have {LARGEST:,}")
            # polib takes a text that is the name of a file for that file; a text that begins with a line end is none
            entries = [e for e in polib.pofile("\n" + content) if not e.obsolete]
        except (OSError, ValueError, AttributeError) as error:
            self._say("bad-table", 1, f"this is no gettext file: {_plain(error)}")
            return
        for entry in entries:
            self._entry(entry)
        self._lacking(entries)
        self.diagnostics.sort(key=lambda d: d.span)

    def _entry(self, entry: polib.POEntry) -> None:
        id_, said, meant = entry.msgctxt or "", entry.msgstr, entry.msgid
        id_ = id_ if id_ in self._known else self._former.get(id_, id_)
        if self._names is not None:
            said, meant = self._names.words(said), self._names.words(meant)
        text = self._known.get(id_)
        if text is None:
            close = nearest(id_, self._known)
            repair = f"did you mean `{close}`?" if close else "remove the entry, or give it the id it has now"
            self._say("unknown-words", self._line(entry), f"this world has no words `{id_}`", repair=repair)
        elif said and not entry.fuzzy:
            if meant != text.text:
                self._say("stale-words", self._line(entry), f"the words `{id_}` say something else by now")
            said = self._told(id_, text, said, entry)
            wrong = list(_wrong(text, said))
            for message in wrong:
                self._say("bad-translation", self._line(entry), f"in the words `{id_}`: {message}")
            if not wrong:
                self.words[id_] = said

    def _told(self, id_: str, text: Text, said: str, entry: polib.POEntry) -> str:
        """The words as they can be told: verbs that have no forms here stand as they are written."""
        found = as_written(text, said) if text.slots is not None else None
        if found is None:
            return said
        told, marks = found
        how = "is told as it is written" if len(marks) == 1 else "are told as they are written"
        message = f"in the words `{id_}`: {listed([f'`{mark}`' for mark in marks])} {how}"
        repair = "write out three forms, as in `{c gehen/geht/ging}`, if it is to change with its subject and the tense"
        self._say("uninflected-words", self._line(entry), message, repair=repair)
        return told

    def _lacking(self, entries: Iterable[polib.POEntry]) -> None:
        """Say once how many texts of the world the file has no words for."""
        tried = {self._former.get(e.msgctxt, e.msgctxt) for e in entries if e.msgstr and not e.fuzzy}
        lacking = [id_ for id_ in self._known if id_ not in tried]
        if lacking:
            said = f"{len(lacking)} of {len(self._known)} texts are not in the table and are told as the world has them"
            self._say("untranslated", 1, f"{said}; the first is `{lacking[0]}`")

    def _line(self, entry: polib.POEntry) -> int:
        """The line an entry's id stands on; the comments above it come first in the entry."""
        first = (entry.linenum or 2) - 1
        lines = self.source.text.split("\n")
        return next((n for n in range(first, len(lines) + 1) if lines[n - 1].startswith("msg")), first)

    def _say(self, slug: str, line: int, message: str, *, repair: str | None = None) -> None:
        lines = self.source.text.split("\n")
        start = sum(len(before) + 1 for before in lines[: line - 1])
        end = start + max(1, len(lines[line - 1]) if line <= len(lines) else 1)
        self.diagnostics.append(diagnose(slug, (start, end), message, repair=repair))


def _wrong(text: Text, said: str) -> Iterator[str]:
    """What is wrong with the words given for a text."""
    yield from (f"{named(said[place])} hides here: {what(said[place])}" for place in islice(hidden(said), 1))
    if text.id.startswith("pronoun."):
        if len(forms_of(said)) != len(FORMS):
            yield f"a pronoun has {len(FORMS)} forms with `|` between them, and here are {len(forms_of(said))}"
    elif text.id == "owner":
        if said.count("{}") != 1:
            yield "the name is to be put in place of one `{}`"
    elif text.slots is not None:
        yield from (d.message for d in errors(text, said))


def _plain(error: Exception) -> str:
    words = str(error).splitlines()[0] if str(error) else type(error).__name__
    return words.removeprefix("Syntax error in po file").lstrip(" (")[:100]
