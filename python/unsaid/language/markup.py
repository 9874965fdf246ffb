"""The marks in words for the reader: what in a line depends on who is meant, and when it is told.

Braces change with who is meant, brackets only with the tense, and ``<…>`` is a thought:

- ``{c}``, ``{^c}``, ``{c's}``, ``{c.him}``: a name or a pronoun; ``{I}``, ``{me}``, ``{my}``, ``{mine}``, ``{myself}``:
  the one told from
- ``{c turns}``: a name with its verb; ``{turns}``: a further verb of that subject; ``{c: does}``: a verb standing
  elsewhere
- ``[goes]``: a verb whose subject is no slot
- ``[here | there]``, ``{I was | had been}``: other words in the present than in the past
- ``{c by d}``: what d calls c to their face
- ``{#scarf}``, ``{#scarf: the grey scarf | the scarf}``: a motif, and words that change as it returns

Only the finite verb is marked; the words after it in the same marks stay as they are. The checker and the teller read
lines through this file alone, so that what was checked is what is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from msgspec import Struct

Span = tuple[int, int]

SELF = {"I": "he", "me": "him", "my": "his", "mine": "mine", "myself": "himself"}
"""Slots for the one a line is told from, and the form of the pronoun each stands for."""

FORMS = ("he", "him", "his", "himself", "mine")
"""Forms of a pronoun, named by the masculine but for the last, an owner standing alone: *mine*, *yours*, *hers*."""


class Who(Struct, frozen=True):
    """A slot for an entity; ``name`` is None for the one told from.

    ``verb`` is the phrase of which it is the subject.
    """

    name: str | None
    form: str  # "name", "own", or one of FORMS
    capital: bool
    verb: str | None
    span: Span
    by: str | None = None


class Doing(Struct, frozen=True):
    """A verb phrase whose subject stands elsewhere: the last one named, or ``of`` (None in it: the one told from)."""

    verb: str
    of: tuple[str | None] | None
    span: Span


class Fixed(Struct, frozen=True):
    """Words that agree with no slot: a verb phrase, of which only the tense changes, or ``halves`` for each tense."""

    verb: str
    span: Span


class Thought(Struct, frozen=True):
    """Where a thought begins or ends."""

    begins: bool
    span: Span


class Motif(Struct, frozen=True):
    """A mention of what returns; each of ``turns`` is told once, and the last from then on."""

    name: str
    turns: tuple[tuple[Part, ...], ...]
    span: Span


class Wrong(Struct, frozen=True):
    """Marks that mean nothing: why (``slot``, ``name``, ``form`` or ``mark``), and the word at fault."""

    why: str
    word: str
    span: Span
    written: str


Part = str | Who | Doing | Fixed | Thought | Motif | Wrong

_MARK = re.compile(
    r"\\(?P<plain>.)|\{#(?P<motif>(?:[^{}]|\{[^{}]*\})*)\}|\{(?P<brace>[^{}]*)\}|\[(?P<bracket>[^\[\]]*)\]|(?P<sign>[<>{}\[\]])",
    re.DOTALL,
)
_NAMED = re.compile(
    r"\\(?P<plain>[{}])|\{(?P<brace>[^{}]*)\}|(?P<sign>[{}])|(?P<motif>(?!))(?P<bracket>(?!))", re.DOTALL
)
"""The marks of a name: what else would be one stands for itself."""
_SLOT = re.compile(
    r"(?P<up>\^?)(?P<name>[A-Za-z_]\w*)(?P<own>['’]s)?(?:\.(?P<form>\w+))?(?P<of>\s*:)?(?:\s+(?P<verb>\S.*))?$",
    re.DOTALL,
)
_BY = re.compile(r"(?P<up>\^?)(?P<name>[A-Za-z_]\w*)\s+by\s+(?P<by>[A-Za-z_]\w*)$")
_MOTIF = re.compile(r"\s*(?P<name>[A-Za-z_]\w*)\s*(?::(?P<turns>.*))?$", re.DOTALL)
_BAR = re.compile(r"(?<!\\)\|(?![^{}]*\}|[^\[\]]*\])")
_VERB = re.compile(r"\^?[A-Za-z][a-z]*(?:-[a-z]+)*(?:n['’]t)?(?:/[a-z'’-]+)*(?=\s|$)")


def parsed(text: str, known: Collection[str], offset: int = 0, marks: re.Pattern[str] = _MARK) -> Iterator[Part]:
    """The parts of a line in order; ``known`` are the names that slots may hold, ``offset`` where the line begins."""
    end = 0
    for match in marks.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        yield _part(match, known, offset)
        end = match.end()
    if end < len(text):
        yield text[end:]


def in_names(text: str, known: Collection[str], offset: int = 0) -> Iterator[Part]:
    """The parts of a name or a title, in which braces alone mean something, and only where they hold no verb."""
    for part in parsed(text, known, offset, _NAMED):
        if isinstance(part, str | Wrong) or (isinstance(part, Who) and part.verb is None and part.by is None):
            yield part
        else:
            written = text[part.span[0] - offset : part.span[1] - offset]
            yield Wrong("slot", written, part.span, written)


def _part(match: re.Match[str], known: Collection[str], offset: int) -> Part:
    span = (match.start() + offset, match.end() + offset)
    if match["plain"] is not None:
        return match["plain"]
    if match["motif"] is not None:
        return _motif(match["motif"], span, known, match.group())
    if match["brace"] is not None:
        return _brace(match["brace"].strip(), span, known, match.group())
    if match["bracket"] is not None:
        phrase = match["bracket"].strip()
        return Fixed(phrase, span) if _tensed(phrase) else Wrong("bracket", phrase, span, match.group())
    sign = match["sign"]
    return Thought(sign == "<", span) if sign in "<>" else Wrong("slot", sign, span, sign)


def _tensed(phrase: str) -> bool:
    """Whether a phrase changes with the tense: it begins with a verb, or has words for the present and for the past.

    Slots have no place in it.
    """
    if "{" in phrase or "}" in phrase:
        return False
    parted = halves(phrase)
    return bool(_VERB.match(phrase)) if parted is None else all(parted)


def _motif(inside: str, span: Span, known: Collection[str], written: str) -> Part:
    found = _MOTIF.match(inside)
    if found is None:
        return Wrong("motif", inside, span, written)
    start, turns = span[0] + 2 + found.start("turns"), list[tuple[Part, ...]]()
    for text in _BAR.split(found["turns"]) if found["turns"] is not None else ():
        lead = len(text) - len(text.lstrip())
        turns.append(tuple(parsed(text.strip(), known, start + lead)))
        start += len(text) + 1
    return Motif(found["name"], tuple(turns), span)


def _brace(inside: str, span: Span, known: Collection[str], written: str) -> Part:
    address = _BY.match(inside)
    if address and (name := meant(address["name"], known)) and (by := meant(address["by"], known)):
        return Who(name, "name", bool(address["up"]), None, span, by)
    slot = _SLOT.match(inside)
    name = meant(slot["name"], known) if slot else None
    if slot and (name is not None or slot["name"] in SELF):
        return _who(slot, name, span, written)
    if slot is None and _VERB.match(inside):
        return Doing(inside, None, span)
    if slot is None or slot["own"] or slot["form"] or slot["of"]:
        return Wrong("name" if slot else "slot", slot["name"] if slot else inside, span, written)
    return Doing(inside, None, span) if _VERB.match(inside) else Wrong("slot", inside, span, written)


def _who(slot: re.Match[str], name: str | None, span: Span, written: str) -> Part:
    asked = slot["form"] or ""
    form = "own" if slot["own"] else (asked.lower() or ("name" if name else SELF[slot["name"]]))
    if form not in ("name", "own", *FORMS) or (name is None and (slot["own"] or asked)):
        return Wrong("form", asked or "'s", span, written)
    if slot["of"]:
        return Doing(slot["verb"], (name,), span) if slot["verb"] else Wrong("slot", slot["name"], span, written)
    raised = name is not None and name != slot["name"]
    capital = bool(slot["up"]) or asked[:1].isupper() or raised
    if slot["verb"] and form not in ("name", "he"):
        return Wrong("subject", slot["verb"], span, written)
    return Who(name, form, capital, slot["verb"], span)


def meant(written: str, known: Collection[str]) -> str | None:
    """The name a slot means: itself, or with its first letter lowered where it was raised for a capital."""
    lowered = written[:1].lower() + written[1:]
    return next((name for name in (written, lowered) if name in known), None)


def finite_word(phrase: str) -> tuple[str, str]:
    """A verb phrase as its finite word, as written, and all that follows it; an empty one has an empty word."""
    first, *rest = phrase.removeprefix("^").split(None, 1) or [""]
    return first.replace("’", "'"), f" {rest[0]}" if rest else ""


def halves(phrase: str) -> tuple[str, str] | None:
    """The words of a phrase for a telling in the present and for one in the past, where it has both."""
    present, bar, past = phrase.partition("|")
    return (present.strip(), past.strip()) if bar else None
