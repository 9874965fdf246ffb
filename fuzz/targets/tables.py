"""Tables of words from translators: any text is a table or refused, and a world can be told in what is accepted."""

from __future__ import annotations

from random import Random

from fuzz.finding import Broken
from fuzz.mangling import by_bytes, by_tokens
from fuzz.ready import NAMES, ready, stories, tables
from fuzz.structures import regrouped
from fuzz.targets.stories import telling
from fuzz.targets.target import Target
from fuzz.targets.worlds import placed
from unsaid.api.opened import OpenWorld
from unsaid.story import from_sabre
from unsaid.telling.po import Table, written
from unsaid.telling.table import with_texts

WORDS = (
    *(
        'msgctxt "',
        'msgid "',
        'msgstr "',
        'msgid_plural "',
        "msgstr[0]",
        '"\n"',
        "#, fuzzy\n",
        "#~ ",
        "\n\n",
        '"',
        "\\n",
    ),
    *(
        "{Tom}",
        "{Tom | goes}",
        "{You goes}",
        "{value has}",
        "{my}",
        "{'s}",
        "{}",
        "{",
        "}",
        "|",
        " | ",
        "~",
        "\\",
        '\\"',
    ),
)


def check(data: bytes) -> None:
    """A table never raises; what is wrong has a place; what is right is told, twice the same, and written again."""
    try:
        content = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return
    name = NAMES[len(data) % len(NAMES)]
    world = ready(name).world
    table = Table(content, world.core, "fuzzed.po")
    for diagnostic in table.diagnostics:
        placed(diagnostic, table.source)
    if table.errors:
        return
    other = OpenWorld(world.reading)
    other.__dict__ |= {"core": with_texts(world.core, table.words), "ground": world.ground, "minds": world.minds}
    retold(other, name)
    again = Table(written(other.core), other.core, "again.po")
    if again.errors:
        raise Broken("a table that is written is not read", str(again.errors[0].message))


def retold(world: OpenWorld, name: str) -> None:
    """The world's story in other words, twice."""
    numbers = {action.name: i for i, action in enumerate(world.ground.actions)}
    acts = [numbers[act] for act in from_sabre(stories(name)[0].decode()).names]
    if telling(world, acts) != telling(world, acts):
        raise Broken("told twice, two tellings")


def _all() -> tuple[bytes, ...]:
    return tuple(table for name in NAMES for table in tables(name))


def _bytes(chance: Random) -> bytes:
    return by_bytes(_all(), chance)


def _tokens(chance: Random) -> bytes:
    return by_tokens(_all(), WORDS, chance)


def _regrouped(chance: Random) -> bytes:
    return regrouped(_all(), chance)


TARGET = Target("tables", check, (_bytes, _tokens, _tokens, _regrouped), 10)
