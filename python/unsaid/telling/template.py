"""The author's words with their slots: ``{to}``, ``{^c}``, ``{c's}``, ``{c.him}``.

A template is parsed once into plain text and slots. A slot names a parameter (or an entity) and may ask for the
possessive or a pronoun; ``^``, or a capital, starts it with a capital letter. A slot that names nothing is an
error of the author's, which the language reports; should one come here all the same, it is told as written.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from unsaid.telling.names import FORMS, Lexicon, capital

_SLOT = re.compile(r"\{([^{}]*)\}")
_INSIDE = re.compile(r"(?P<up>\^?)(?P<name>[A-Za-z_]\w*)(?P<own>['’]s)?(?:\.(?P<form>\w+))?$")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place to be filled; ``form`` is ``name``, ``own`` or one of the pronoun forms."""

    name: str
    form: str
    capital: bool
    written: str


@lru_cache(maxsize=4096)
def parsed(text: str) -> tuple[str | Slot, ...]:
    """The parts of a template in order."""
    parts: list[str | Slot] = []
    end = 0
    for match in _SLOT.finditer(text):
        parts.append(text[end : match.start()])
        parts.append(_slot(match.group(1), match.group(0)) or match.group(0))
        end = match.end()
    parts.append(text[end:])
    return tuple(part for part in parts if part)


def _slot(inside: str, written: str) -> Slot | None:
    match = _INSIDE.match(inside.strip())
    if match is None:
        return None
    form = "own" if match["own"] else (match["form"] or "name")
    if form.lower() not in ("name", "own", *FORMS):
        return None
    return Slot(match["name"], form.lower(), bool(match["up"]) or form[:1].isupper(), written)


def filled(text: str, names: Mapping[str, str], lexicon: Lexicon, extra: Mapping[str, str] | None = None) -> str:
    """The template's words: ``names`` binds slots to entities, ``extra`` to ready text."""
    return "".join(part if isinstance(part, str) else _fill(part, names, lexicon, extra or {}) for part in parsed(text))


def _fill(slot: Slot, names: Mapping[str, str], lexicon: Lexicon, extra: Mapping[str, str]) -> str:
    if slot.name in extra:
        return capital(extra[slot.name]) if slot.capital else extra[slot.name]
    meant = _meant(slot, set(names) | {e.name for e in lexicon.world.entities})
    if meant is None:
        return slot.written
    entity = names.get(meant, meant)
    words = {"name": lexicon.name, "own": lexicon.possessive}.get(slot.form)
    text = words(entity) if words else lexicon.pronoun(entity, slot.form)
    return capital(text) if slot.capital or meant != slot.name else text


def _meant(slot: Slot, known: set[str]) -> str | None:
    """The name a slot means: itself, or with its first letter lowered where it was raised for a capital."""
    lowered = slot.name[:1].lower() + slot.name[1:]
    return next((name for name in (slot.name, lowered) if name in known), None)
