"""One value for everything the reader has to say about a text, and how it looks on a terminal.

A diagnostic is made only through ``diagnose``, which takes its severity from the catalogue; so no message
exists that the catalogue does not name and explain.
"""

from __future__ import annotations

import unicodedata
from typing import Any, Literal

from msgspec import Struct

from .catalogue import CATALOGUE
from .core import Span
from .source import Source

Severity = Literal["error", "warning"]

WIDEST = 140
"""Longer source lines are shown only around the place meant."""

COLOURS = {"error": "\033[1;31m", "warning": "\033[1;33m", "strong": "\033[1m", "dim": "\033[2m", "end": "\033[0m"}


class Diagnostic(Struct, frozen=True):
    """What was noticed, where, and what to do about it.

    ``code`` is a slug of the catalogue. ``understood`` says which part made sense, ``expected`` what would have
    fitted, ``repair`` what to write instead; each is one line without a full stop at the end, or None.
    """

    code: str
    severity: Severity
    span: Span
    message: str
    expected: str | None = None
    understood: str | None = None
    repair: str | None = None

    def render(self, source: Source, color: bool = False) -> str:
        """The whole message as lines of text, without a last line end."""
        paint = COLOURS if color else dict.fromkeys(COLOURS, "")
        line, column = source.position(self.span[0])
        head = f"{paint['strong']}{source.label}:{line}:{column}: {paint[self.severity]}{self.severity}[{self.code}]"
        lines = [f"{head}{paint['end']}: {self.message}", *excerpt(source, self.span, paint)]
        return "\n".join(lines + self._remarks(len(str(line))))

    def _remarks(self, digits: int) -> list[str]:
        remarks = [("understood", self.understood), ("expected", self.expected), ("try", self.repair)]
        return [f"  {' ' * digits} = {word}: {text}" for word, text in remarks if text]

    def to_json(self, source: Source | None = None) -> dict[str, Any]:
        """Plain data; with a source also the path, line and column."""
        data: dict[str, Any] = {"code": self.code, "severity": self.severity, "message": self.message}
        data |= {"start": self.span[0], "end": self.span[1]}
        data |= {"expected": self.expected, "understood": self.understood, "repair": self.repair}
        if source is not None:
            line, column = source.position(self.span[0])
            data |= {"path": source.path, "line": line, "column": column}
        return data


def diagnose(
    code: str,
    span: Span,
    message: str,
    *,
    expected: str | None = None,
    understood: str | None = None,
    repair: str | None = None,
) -> Diagnostic:
    """A diagnostic of the catalogue; a slug the catalogue does not list is a KeyError."""
    return Diagnostic(code, CATALOGUE[code].severity, span, message, expected, understood, repair)


def excerpt(source: Source, span: Span, paint: dict[str, str]) -> list[str]:
    """The first line of a span, and under it a line of carets."""
    number, column = source.position(span[0])
    text = source.line(number)
    first = column - 1
    last = max(first + 1, min(len(text), first + span[1] - span[0]))
    text, first, last = window(text, first, last)
    before, marked = shown(text[:first]), shown(text[first:last]) or " "
    bar = f"{paint['dim']}|{paint['end']}"
    code = f"  {number} {bar} {before}{marked}{shown(text[last:])}".rstrip()
    carets = f"  {' ' * len(str(number))} {bar} {' ' * width(before)}{'^' * max(1, width(marked))}"
    return [code, carets]


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


def shown(text: str) -> str:
    """Text as a terminal can show it: tabs as four spaces, control characters as one replacement mark."""
    return "".join("    " if c == "\t" else c if c.isprintable() else "\ufffd" for c in text)


def width(text: str) -> int:
    """How many columns of a terminal a text fills."""
    return sum(columns(c) for c in text)


def columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
