"""The finite forms of English verbs: what agrees with a subject, and what tells the tense.

Only the first word of a verb phrase is finite; perfect, progressive, future and negation are made of auxiliaries, so
whoever can put ``has``, ``is``, ``will`` and ``doesn't`` into any person and tense can put every phrase there. The
forms of full verbs come from a dictionary (``verbs.txt``, see ``tools/verb_table.py``), which is read when the first of
them is asked for (8 ms). The closed classes, *be* and the modals, stand here.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from msgspec import Struct

Tense = Literal["present", "past"]
Number = Literal["I", "one", "many"]
"""What a finite verb agrees with: *I*; *he, she, it* or a name; *you, we, they* or several names."""


class Verb(Struct, frozen=True):
    """The finite forms of a verb: with *they*, with *she*, with *I* where that differs, and the past of each."""

    many: str
    one: str
    past: str
    am: str | None = None
    were: str | None = None

    def form(self, tense: Tense, number: Number) -> str:
        """The form for a tense and a subject."""
        if tense == "past":
            return self.were if self.were is not None and number == "many" else self.past
        if number == "I" and self.am is not None:
            return self.am
        return self.one if number == "one" else self.many


class VerbFound(Struct, frozen=True):
    """What a written form was taken for. ``number`` is the one it shows, if any; ``other`` what it may also be."""

    verb: Verb
    number: Number | None = None
    other: Verb | None = None


BE = Verb("are", "is", "was", am="am", were="were")
NOT_BE = Verb("aren't", "isn't", "wasn't", am="am not", were="weren't")

MODALS = {
    "can": "could",
    "will": "would",
    "shall": "should",
    "may": "might",
    "must": "must",
    "ought": "ought",
    "cannot": "could not",
    "can't": "couldn't",
    "won't": "wouldn't",
    "shan't": "shouldn't",
    "mustn't": "mustn't",
}
"""Verbs with one form for all persons, and their pasts.

A *must* told in the past stays one, as in reported speech; and so do *would*, *could*, *should* and *might*, which are
conditional as often as they are past: who means the past of *can* writes *can*.
"""

DICTIONARY = Path(__file__).with_name("verbs.txt")


class Tables(Struct, frozen=True):
    """The lines of the dictionary by base form, by third person, and by each past, the usual ones first."""

    bases: dict[str, str]
    thirds: dict[str, str]
    pasts: dict[str, str]


def third_persons() -> Collection[str]:
    """Every form with *he* or *she* that the dictionary has."""
    return _tables().thirds.keys()


@cache
def _tables() -> Tables:
    tables, rare = Tables({}, {}, {}), dict[str, str]()
    for line in DICTIONARY.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        base, third, past = line.split(" ")
        tables.bases[base] = tables.thirds[third] = line
        usual, *others = past.split("/") if "/" in past else (past,)
        tables.pasts.setdefault(usual, line)
        rare.update((form, line) for form in others)
    for form, line in rare.items():
        tables.pasts.setdefault(form, line)
    return tables


@cache
def _closed() -> dict[str, VerbFound]:
    """The words of the closed classes."""
    found = {form: VerbFound(BE, number) for form, number in _shown(BE)}
    found |= {form: VerbFound(NOT_BE, number) for form, number in _shown(NOT_BE)}
    for base in ("have", "do"):
        whole = _entry(base)
        assert whole is not None
        negative = Verb(f"{whole.many}n't", f"{whole.one}n't", f"{whole.past}n't")
        found |= {form: VerbFound(negative, number) for form, number in _shown(negative)}
    for present, past in MODALS.items():
        found |= {past: VerbFound(Verb(past, past, past)), present: VerbFound(Verb(present, present, past))}
    return found


def _shown(verb: Verb) -> list[tuple[str, Number | None]]:
    """The forms of a verb of the closed classes, each with the number it shows."""
    if verb.am is None or verb.were is None:
        return [(verb.past, None), (verb.many, "many"), (verb.one, "one")]
    return [(verb.past, "one"), (verb.were, "many"), (verb.many, "many"), (verb.one, "one"), (verb.am, "I")]


def verb(base: str) -> Verb | None:
    """A verb by its base form: ``verb("lie")``; None where the dictionary has none."""
    if base in ("be", "do", "have"):
        return BE if base == "be" else _entry(base)
    closed = _closed().get(base)
    return closed.verb if closed is not None and base in MODALS else _entry(base)


def _entry(base: str) -> Verb | None:
    return _read(_tables().bases.get(base))


def _read(line: str | None, past: str | None = None) -> Verb | None:
    """The verb of a line of the dictionary, with one of its pasts: the usual one, unless another is asked for."""
    if line is None:
        return None
    base, third, pasts = line.split(" ")
    return Verb(base, third, past or pasts.split("/")[0])


@lru_cache(maxsize=4096)
def finite(form: str) -> VerbFound | None:
    """The verb of a finite form, whichever it is: ``lies``, ``lie``, ``lay``; None where the dictionary has none.

    A form of two verbs is the third person of one before anything else; else the past of the irregular one (``found``,
    ``saw``), the other being kept in ``other``. Which of several pasts is written is the one that will be told.
    """
    if not re.fullmatch(r"[a-z]+(?:-[a-z]+)*(?:n't|not)?", form):
        return None
    if form in _closed():
        return _closed()[form]
    tables = _tables()
    base, third = _read(tables.bases.get(form)), _read(tables.thirds.get(form))
    past = _read(tables.pasts.get(form), form)
    if third is not None:
        return VerbFound(third, "one")
    if past is not None and base is not None and past.many != base.many:
        return VerbFound(base, "many", past) if form.endswith("ed") else VerbFound(past, None, base)
    if base is not None:
        return VerbFound(base, None if past is not None else "many")
    return None if past is None else VerbFound(past)


def read_as(written: str) -> VerbFound | None:
    """What an author wrote as a verb: one form, or forms of its own: ``travels/travelled``, ``frob/frobs/frobbed``."""
    forms = written.split("/")
    if len(forms) == 1:
        return finite(written)
    if len(forms) == 2:
        known = finite(forms[0])
        return VerbFound(Verb(known.verb.many, known.verb.one, forms[1]), known.number) if known else None
    return VerbFound(Verb(*forms)) if len(forms) == 3 and all(forms) else None
