"""One value for everything the reader has to say about a text, and how it looks on a terminal.

A diagnostic is made only through ``diagnose``, which takes its severity from the catalogue; so no message
exists that the catalogue does not name and explain.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Any, Literal

from msgspec import Struct

from unsaid.text.hidden import escape, hidden, on_one_line
from unsaid.text.styled import Styled, joined

from .catalogue import CATALOGUE
from .core import Span
from .edits import Edit
from .source import Source

Severity = Literal["error", "warning"]

WIDEST = 140
"""Longer source lines are shown only around the place meant."""


class Place(Struct, frozen=True):
    """Another place of the text that a diagnostic is about, and in a few words why."""

    span: Span
    message: str


class Diagnostic(Struct, frozen=True):
    """What was noticed, where, and what to do about it.

    ``code`` is a slug of the catalogue. ``understood`` says which part made sense, ``expected`` what would have
    fitted, ``repair`` what to write instead; each is one line without a full stop at the end, or None. ``related`` are
    the other places it is about; ``edits`` would mend it, the likeliest first.

    >>> import unsaid
    >>> (found,) = unsaid.read("entity Tom : charcter;").diagnostics
    >>> found.code, found.span, found.repair
    ('unknown-type', (13, 21), 'did you mean `character`?')
    """

    code: str
    severity: Severity
    span: Span
    message: str
    expected: str | None = None
    understood: str | None = None
    repair: str | None = None
    related: tuple[Place, ...] = ()
    edits: tuple[Edit, ...] = ()

    def moved(self, by: int) -> Diagnostic:
        """The same where all before it grew by so many characters."""
        if not by:
            return self
        span, edits = (self.span[0] + by, self.span[1] + by), tuple(e.moved(by) for e in self.edits)
        related = tuple(Place((p.span[0] + by, p.span[1] + by), p.message) for p in self.related)
        words = (self.message, self.expected, self.understood, self.repair)
        return Diagnostic(self.code, self.severity, span, *words, related, edits)

    def render(self, source: Source, color: bool = False) -> str:
        """The whole message as lines of text, without a last line end; what hides in it is shown."""
        message = self.styled(source)
        return message.painted() if color else str(message)

    def styled(self, source: Source) -> Styled:
        """The whole message, with the looks of its parts."""
        line, column = source.position(self.span[0])
        place = Styled(f"{on_one_line(source.label_at(self.span[0]))}:{line}:{column}: ", style="strong")
        head = Styled(
            place, Styled(f"{self.severity}[{self.code}]", style=self.severity), f": {on_one_line(self.message)}"
        )
        others = [part for place in self.related for part in excerpt(source, place.span, "-", place.message)]
        return joined([head, *excerpt(source, self.span), *others, *self._remarks(len(str(line)))])

    def _remarks(self, digits: int) -> list[str]:
        repair = self.repair or (self.edits[0].title if self.edits else None)
        remarks = [("understood", self.understood), ("expected", self.expected), ("try", repair)]
        return [f"  {' ' * digits} = {word}: {on_one_line(text)}" for word, text in remarks if text]

    def to_json(self, source: Source | None = None) -> dict[str, Any]:
        """Plain data; with a source also the path, line and column."""
        data: dict[str, Any] = {"code": self.code, "severity": self.severity, "message": self.message}
        data |= placed(self.span, source, lined=False)
        data |= {"expected": self.expected, "understood": self.understood, "repair": self.repair}
        data["related"] = [{"message": p.message, **placed(p.span, source)} for p in self.related]
        data["edits"] = [edited(e, source) for e in self.edits]
        if source is not None:
            line, column = source.position(self.span[0])
            part = source.part(self.span[0])
            data |= {"path": source.path if part is None else part[0].label, "line": line, "column": column}
            data["reading"] = "sabre" if source.sabre else "unsaid"
        return data


def placed(span: Span, source: Source | None, *, lined: bool = True) -> dict[str, Any]:
    """A place as plain data, in an included text counted from its beginning; with a source also its line and column."""
    part = None if source is None else source.part(span[0])
    start = 0 if part is None else part[1]
    data = {"start": span[0] - start, "end": span[1] - start}
    if source is not None and lined:
        data["line"], data["column"] = source.position(span[0])
    return data


def edited(edit: Edit, source: Source | None) -> dict[str, Any]:
    """An edit as plain data."""
    changes = [{"text": c.text, **placed(c.span, source)} for c in edit.changes]
    return {"title": edit.title, "safe": edit.safe, "changes": changes}


def diagnose(
    code: str,
    span: Span,
    message: str,
    *,
    expected: str | None = None,
    understood: str | None = None,
    repair: str | None = None,
    related: Iterable[Place] = (),
    edits: Iterable[Edit] = (),
) -> Diagnostic:
    """A diagnostic of the catalogue; a slug the catalogue does not list is a KeyError."""
    severity = CATALOGUE[code].severity
    return Diagnostic(code, severity, span, message, expected, understood, repair, tuple(related), tuple(edits))


def excerpt(source: Source, span: Span, sign: str = "^", said: str = "") -> list[Styled]:
    """The first line of a span, and under it a line of carets (or another sign), perhaps with words behind them."""
    number, column = source.position(span[0])
    text = source.line_at(span[0])
    first = column - 1
    last = max(first + 1, min(len(text), first + span[1] - span[0]))
    text, first, last = window(text, first, last)
    signs = shown(text)
    before, marked = "".join(signs[:first]), "".join(signs[first:last]) or " "
    bar = Styled("|", style="dim")
    code = f"{before}{marked}{''.join(signs[last:])}".rstrip()
    carets = f"{' ' * width(before)}{sign * max(1, width(marked))}{' ' if said else ''}{on_one_line(said)}"
    return [Styled(f"  {number} ", bar, f" {code}".rstrip()), Styled(f"  {' ' * len(str(number))} ", bar, f" {carets}")]


def window(text: str, first: int, last: int) -> tuple[str, int, int]:
    """A part of a very long line that holds the marked place, with the place moved to fit."""
    if len(text) <= WIDEST:
        return text, first, last
    start = max(0, first - WIDEST // 2)
    cut = text[start : start + WIDEST]
    left = "…" if start else ""
    right = "…" if start + WIDEST < len(text) else ""
    shift = len(left) - start
    return left + cut + right, first + shift, min(last + shift, len(left + cut))


def shown(text: str) -> list[str]:
    """What a terminal can show of each character: a tab as four spaces, what hides as an escape."""
    hiding = set(hidden(text))
    return [escape(c) if n in hiding else "    " if c == "\t" else c for n, c in enumerate(text)]


def width(text: str) -> int:
    """How many columns of a terminal a text fills."""
    return sum(columns(c) for c in text)


def columns(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
