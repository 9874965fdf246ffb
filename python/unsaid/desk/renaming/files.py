"""How names stand in each kind of file, and that file with new ones.

Stories and saved games as JSON have them in their strings, stories as lines in their acts, claims in their words, and
tables of words in the ids and the slots of texts. Everything else in a file stays as it is, to the character.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polib

from unsaid.api.moments.moment import digest
from unsaid.api.world import World
from unsaid.errors import UnsaidError
from unsaid.language.former import APART, CALL, Names
from unsaid.language.report import Report
from unsaid.language.tokens import end_of, start_of, tokenize
from unsaid.play.kept.saves import fingerprint
from unsaid.telling.table import texts

STRING = re.compile(r'"(?P<text>(?:[^"\\]|\\.)*)"(?P<key>\s*:)?')
WORLD = re.compile(r'"world"\s*:\s*"([^"\\]*)"')


@dataclass(frozen=True)
class Between:
    """A world before and after a name in it was changed, and the names."""

    before: World
    after: World
    names: Names


def renamed_in(place: Path, text: str, between: Between) -> str:
    """A file with the new names, by what kind of file it is. Raises UnsaidError (``another-world``) where it is one of
    another world."""
    if place.suffix == ".po":
        return _table(text, between)
    if place.suffix == ".tests":
        return _claims(text, between.names)
    if text.lstrip().startswith(("{", "[")):
        return _json(place, text, between)
    return _lines(place, text, between)


def _json(place: Path, text: str, between: Between) -> str:
    """A story, a saved game, a moment or a record: names in strings, and by what it knows its world."""
    said = WORLD.search(text)
    if said is not None and said[1] != between.before.name and not _ours(text, between.before):
        _another(place, said[1], between.before)
    for old, new in _known(between):
        text = text.replace(old, new)

    key = ""

    def string(found: re.Match[str]) -> str:
        nonlocal key
        if found["key"]:
            key = found["text"]
        return found[0] if found["key"] or key in APART else f'"{_named(found["text"], between.names)}"'

    return STRING.sub(string, text)


def _named(text: str, names: Names) -> str:
    """A text of a story or a record: an act, a name, or, in a record, names with a clause in prose behind a colon."""
    head, colon, clause = text.rpartition(": ")
    return f"{names.every(head)}{colon}{clause}" if colon else names.act(text)


def _known(between: Between) -> list[tuple[str, str]]:
    """By what files know their world: digests of its text, and the text itself."""
    before, after = between.before, between.after
    texts_ = [(json.dumps(before.text, ensure_ascii=a), json.dumps(after.text, ensure_ascii=a)) for a in (False, True)]
    return [
        (fingerprint(before.source.whole), fingerprint(after.source.whole)),
        (digest(before), digest(after)),
        *texts_,
    ]


def _ours(text: str, world: World) -> bool:
    """Whether a text has acts of a world."""
    return any(world.has_act(found[0]) for found in CALL.finditer(text))


def _another(place: Path, name: str, world: World) -> None:
    said = f"{place} is of the world {name}, and this is {world.name}; leave it out, or name its world"
    raise UnsaidError("another-world", said, str(place))


def _lines(place: Path, text: str, between: Between) -> str:
    """A story as lines: acts, each by its name alone or with its arguments, perhaps with something before or after."""
    names, before = between.names, between.before
    lines = text.split("\n")
    bare = [line.strip().strip("-*0123456789. ") for line in lines]
    if not _ours(text, before) and not any(before.has_act(one) for one in bare if one):
        _another(place, "of another kind", before)
    written = (("(" in line or one.isidentifier()) for line, one in zip(lines, bare, strict=True))
    return "\n".join(names.every(line) if act else line for line, act in zip(lines, written, strict=True))


def _claims(text: str, names: Names) -> str:
    """Claims: every word that is the old name, outside quotes and comments."""
    for token in reversed(tokenize(text, Report()).tokens):
        if token.type == "NAME":
            text = text[: start_of(token)] + names.every(str(token)) + text[end_of(token) :]
    return text


def _table(text: str, between: Between) -> str:
    """A table of words: ids and texts as the world has them now, and the slots of translations."""
    before, after = list(texts(between.before.open.core)), list(texts(between.after.open.core))
    ids = {old.id: new.id for old, new in zip(before, after, strict=True)}
    said: Mapping[str, tuple[str, str]] = {old.id: (old.text, new.text) for old, new in zip(before, after, strict=True)}
    about = {new.id: (old.about, new.about) for old, new in zip(before, after, strict=True)}
    file = polib.pofile("\n" + text, wrapwidth=100)
    for entry in file:
        if entry.msgctxt in ids:
            old, new = said[entry.msgctxt]
            entry.msgid = new if entry.msgid == old else between.names.words(entry.msgid)
            entry.msgstr = between.names.words(entry.msgstr)
            entry.msgctxt = ids[entry.msgctxt]
            then, now = about[entry.msgctxt]
            entry.comment = now if entry.comment == then else entry.comment
    return str(file) + "\n"
