"""All words of a world as a table: each text with an id that stays, and a world with other texts put in their places.

A translation, or another voice, is such a table. Ids are those the checker gives (``language/checker/ids.py``), with
the viewpoint after a point, and a number and a letter for the later texts and alternatives of a line:
``walk(Ann).nobody.2b``. What English does by itself stands in the table too: the pronouns, and how an owner is marked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from string import ascii_lowercase

import msgspec

from unsaid.language import core
from unsaid.telling.names import FORMS, OWNER, PRONOUNS


@dataclass(frozen=True, slots=True)
class Text:
    """One text: its ``id``, what it says now, and what a translator must know.

    ``slots`` are the names its slots may hold, or None where it takes no marks; ``told_from``: whether there is an *I*
    in it; ``name``: whether it is a name or a title; ``span``: where it stands in the world's text.
    """

    id: str
    text: str
    about: str
    slots: frozenset[str] | None = None
    told_from: bool = False
    span: core.Span = (0, 0)
    name: bool = False


def texts(world: core.World) -> Iterator[Text]:
    """Every text of a world, in the order it is written; English itself last."""
    entities = [e.name for e in world.entities]
    named = frozenset(entities)
    for kind, text in (("title", world.title), ("about", world.about)):
        if text is not None:
            about = "what the story is called" if kind == "title" else "what it is about"
            yield Text(kind, text, about, named, name=True)
    for called in world.called:
        yield Text(
            called.id, called.text, f"a name of {called.entity}", named, called.by is not None, called.span, True
        )
    for passage in world.passages:
        yield from _lines(passage.id, passage.lines, frozenset(entities), f"{passage.kind} {passage.name}".rstrip())
    for told in world.tellings:
        extra = ("value",) if told.sort == "change" or _of_property(told, world) else ()
        slots = frozenset((*entities, *(p.name for p in told.parameters), *extra))
        yield from _lines(told.id, told.lines, slots, _about(told))
    for kind, forms in PRONOUNS.items():
        yield Text(f"pronoun.{kind}", " | ".join(world.grammar.get(kind, forms)), f"the pronoun: {', '.join(FORMS)}")
    yield Text("owner", world.owner or OWNER, "a name as an owner; {} is the name")


def _lines(id_: str, lines: tuple[core.Line, ...], slots: frozenset[str], about: str) -> Iterator[Text]:
    for line in lines:
        told_from = line.key not in core.FROM_NOBODY
        for turn, alternatives in enumerate(line.turns):
            for choice, text in enumerate(alternatives):
                name = f"{id_}.{line.key}{_place(turn, choice)}"
                yield Text(name, text, f"{about}, {_key(line.key)}", slots, told_from, line.span)


def _place(turn: int, choice: int) -> str:
    """What stands after the viewpoint for all texts of a line but the first."""
    if turn == choice == 0:
        return ""
    return f".{turn + 1}{ascii_lowercase[choice % 26] if choice else ''}"


def _of_property(told: core.Telling, world: core.World) -> bool:
    return told.sort == "plain" and any(p.name == told.name for p in world.properties)


def _about(told: core.Telling) -> str:
    sort = "" if told.sort == "plain" else f"{told.sort}: "
    return f"{sort}{told.name}({', '.join(p.constant or f'{p.name} : {p.type}' for p in told.parameters)})"


def _key(key: str) -> str:
    known = {"nobody": "told from outside", "choice": "in a menu", "brief": "in brief", "title": "what it is called"}
    values = {"true": "when it is so", "false": "when it is not", "unknown": "when it is unknown", "value": "its value"}
    cared = {"up": "where it is served", "down": "where it is not"}
    return (known | values | cared).get(key, f"told from {key}")


def with_texts(world: core.World, table: Mapping[str, str]) -> core.World:
    """The world with the texts of a table in place of its own; ids that the table lacks keep what they say."""

    def lines(id_: str, old: tuple[core.Line, ...]) -> tuple[core.Line, ...]:
        return tuple(msgspec.structs.replace(line, turns=_turns(f"{id_}.{line.key}", line, table)) for line in old)

    replace = msgspec.structs.replace
    pronouns = {kind: table[f"pronoun.{kind}"] for kind in PRONOUNS if f"pronoun.{kind}" in table}
    return replace(
        world,
        title=table.get("title", world.title),
        about=table.get("about", world.about),
        called=tuple(replace(c, text=table.get(c.id, c.text)) for c in world.called),
        passages=tuple(replace(p, lines=lines(p.id, p.lines)) for p in world.passages),
        tellings=tuple(replace(t, lines=lines(t.id, t.lines)) for t in world.tellings),
        grammar=world.grammar | {kind: forms_of(text) for kind, text in pronouns.items()},
        owner=table.get("owner", world.owner),
    )


def _turns(name: str, line: core.Line, table: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    return tuple(
        tuple(table.get(name + _place(turn, choice), text) for choice, text in enumerate(alternatives))
        for turn, alternatives in enumerate(line.turns)
    )


def forms_of(text: str) -> tuple[str, ...]:
    """The forms of a pronoun as a table writes them: ``he | him | his | himself | his``."""
    return tuple(form.strip() for form in text.split("|"))
