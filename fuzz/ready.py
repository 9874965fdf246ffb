"""Small worlds, ready to be asked, and what others may have written about them: the sound inputs to begin from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tests.language.chapters import examples

from unsaid.api.opened import OpenWorld, WorldError, bundled, bundled_text
from unsaid.language import read
from unsaid.language.catalogue import CATALOGUE
from unsaid.play.items import items
from unsaid.play.kept import saves
from unsaid.play.stage import Rules, Stage
from unsaid.play.turns import begin, ended, take
from unsaid.story import Limits, to_json, to_sabre
from unsaid.telling.po import written
from unsaid.world import dumps


@dataclass(frozen=True)
class Ready:
    """A world that stories, saves and tables are held against."""

    name: str
    world: OpenWorld

    @property
    def stage(self) -> Stage:
        """The world to play in."""
        return _stage(self.name)


@cache
def ready(name: str) -> Ready:
    """A bundled world."""
    return Ready(name, OpenWorld(read(bundled_text(name), name)))


@cache
def _stage(name: str) -> Stage:
    return OpenWorld(read(bundled_text(name), name), passing=True).stage(Rules(3, 2))


NAMES = ("tutorial", "paste")
"""The worlds that stories, saves and tables are made for."""


@cache
def world_texts() -> tuple[bytes, ...]:
    """Texts of worlds: those of the language reference, those that show each diagnostic, and those that come along."""
    shown = [e.text for e in examples()]
    wrong = [text for e in CATALOGUE.values() for text in (e.example, e.repaired) if text]
    whole = [bundled_text(name) for name in bundled()]
    return tuple(text.encode() for text in (*shown, *shown, *wrong, *whole))


@cache
def sound_texts() -> tuple[bytes, ...]:
    """Those of them that are worlds, and small."""
    texts = dict.fromkeys(text for text in world_texts() if len(text) < 12_000)
    return tuple(text for text in texts if read(text.decode()).world is not None)


@cache
def ground_files() -> tuple[bytes, ...]:
    """Ground files of small worlds."""
    files = (ground_file(text.decode()) for text in sound_texts())
    return tuple(f for f in files if 0 < len(f) < 8_000)


def ground_file(text: str) -> bytes:
    """The ground file of a text; nothing where it cannot be grounded."""
    try:
        return dumps(OpenWorld(read(text)).ground).encode()
    except WorldError:
        return b""


@cache
def stories(name: str) -> tuple[bytes, ...]:
    """A story of a world in every form that is read: bare acts, with reasons, as data, as a whole result."""
    world = ready(name).world
    result = world.find(Limits(author=8, character=6))
    story = result.story
    bare = "\n".join(story.names) + "\n"
    return tuple(text.encode() for text in (bare, to_sabre(story, world.ground), to_json(story), to_json(result)))


@cache
def games(name: str) -> tuple[bytes, ...]:
    """Saved games of a world: each character's, with the first thing done that there is to do, and then the last."""
    world = ready(name)
    found = []
    for role in world.world.ground.characters:
        session = begin(world.stage, role)
        for move in range(3):
            if ended(session) is None:
                session = take(session, items(session)[0 if move < 2 else -1])
            found.append(saves.dumps(saves.record(session, name, "0" * 64)).encode())
    return tuple(found)


@cache
def tables(name: str) -> tuple[bytes, ...]:
    """Tables of words: an empty one, and one in which every text says what it says in the world."""
    empty = written(ready(name).world.core, "de")
    lines, said = [], '""'
    for line in empty.split("\n"):
        said = line.removeprefix("msgid ") if line.startswith("msgid ") else said
        lines.append(f"msgstr {said}" if line == 'msgstr ""' and said != '""' else line)
    return (empty.encode(), "\n".join(lines).encode())
