"""Marks: where in a manuscript something is said, in square brackets at the end of a statement.

``[p. 41]``, ``[“the letter”]``, or both: ``[p. 41: “the letter”]``. What stands in brackets and is neither a place nor
a quotation is part of the statement, as it always was.
"""

from __future__ import annotations

import re

from ..model import Mark
from .lines import Line

PLACE = r"(?:pp?|pages?|ch|chapter|line|l|scene|act|vol|no|§)\.?\s*\d[\w.,–-]*(?:\s*,\s*\w+\.?\s*\d+)*"
MARK = re.compile(
    rf"\[\s*(?:(?P<place>{PLACE})\s*)?(?::|,)?\s*(?:(?:“(?P<curly>[^”]+)”)|(?:\"(?P<straight>[^\"]+)\"))?\s*\]",
    re.IGNORECASE,
)


def marked(text: str) -> tuple[str, Mark | None]:
    """A statement without its mark, and the mark; of several the last."""
    found = [one for one in MARK.finditer(text) if any(one.groups())]
    if not found:
        return text, None
    bare = text
    for one in reversed(found):
        bare = bare[: one.start()].rstrip() + bare[one.end() :]
    return bare, _mark(found[-1])


def parted(line: int, cell: str) -> tuple[Line, ...]:
    """A cell parted where a statement ends with a mark, each part with its own."""
    parts, begun = list[Line](), 0
    for one in MARK.finditer(cell):
        if any(one.groups()):
            parts.append(Line(line, cell[begun : one.start()].strip(" ,;"), _mark(one)))
            begun = one.end()
    rest = cell[begun:].strip(" ,;") if parts else cell
    return (*parts, *([Line(line, rest)] if rest else []))


def _mark(found: re.Match[str]) -> Mark:
    quote = found["curly"] or found["straight"] or ""
    return Mark((found["place"] or "").strip(), " ".join(quote.split()))
