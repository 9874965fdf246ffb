"""Entities of the same types, and properties of the same parameters that hold the same, in one definition each."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from .. import tree
from ..core import Span
from ..edits import Replacement
from .text import WrittenText

WIDEST = 96
"""Columns of a line up to which names are gathered in it."""


class Listed(Struct, eq=False):
    """A definition of some names, and the words that say what they are."""

    names: list[str]
    rest: str
    span: Span
    word: str

    @property
    def width(self) -> int:
        return len(f"{self.word} {', '.join(self.names)}{self.rest};")


def together(text: WrittenText) -> Iterator[Replacement]:
    """Definitions that follow each other line by line, as one."""
    run: Listed | None = None
    for d in [*listed(text), None]:
        joins = run is not None and d is not None and d.word == run.word and d.rest == run.rest
        joins = joins and not (d is not None and behind(text, d.span))
        if run is not None and d is not None and joins and text.adjacent(run.span, d.span):
            more = Listed([*run.names, *d.names], run.rest, (run.span[0], d.span[1]), run.word)
            if more.width <= WIDEST:
                run = more
                continue
        if run is not None and ";" in text.quoted(run.span):
            yield Replacement(run.span, f"{run.word} {', '.join(run.names)}{run.rest}")
        run = d


def behind(text: WrittenText, span: Span) -> bool:
    """Whether a comment stands behind a definition, on its line."""
    end = text.closed(span)[1]
    return text.remarked((end, text.text.find("\n", end)))


def listed(text: WrittenText) -> Iterator[Listed | None]:
    """The definitions of entities and properties, and None for what stands between them."""
    last: Span | None = None
    for d in text.definitions:
        if not isinstance(d, tree.EntityDefinition | tree.PropertyDefinition) or text.remarked(d.span):
            yield None
            continue
        if d.span == last:
            continue
        last = d.span
        same = [e for e in text.definitions if e.span == d.span]
        names = [str(e.name.text) for e in same if isinstance(e, tree.EntityDefinition | tree.PropertyDefinition)]
        end = [e.name.span[1] for e in same if isinstance(e, tree.EntityDefinition | tree.PropertyDefinition)][-1]
        word = "entity" if isinstance(d, tree.EntityDefinition) else "property"
        yield Listed(names, text.text[end : d.span[1]], d.span, word)
