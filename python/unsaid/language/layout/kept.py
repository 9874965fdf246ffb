"""What layout must keep, looked at before anybody is given a text that was laid out.

The layout is made to keep all of it, and is tested to. This is a second opinion, for the author whose file is about to
be written over: the new text is read as any text is, and must have the same words in the same definitions, the same
comments, the same world in all but its places, and draw the same remarks. What is ground from equal worlds is equal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import msgspec

from unsaid.errors import UnsaidError

from ..pieces import Piece, cut
from ..reading import Reading, read_source
from ..report import Report
from ..source import Source
from ..tokens import Tokens, tokenize


class LayoutFault(UnsaidError):
    """A fault of the layout's, found out in time; ``str`` says what it would have changed."""

    def __init__(self, what: str) -> None:
        super().__init__("fault", what)


def check(source: Source, after: str) -> None:
    """Raises LayoutFault where a text, laid out and read in the same way, would not be what it was."""
    old, new = tokenize(source.text, Report()), tokenize(after, Report())
    if definitions(old) != definitions(new):
        raise LayoutFault("its words")
    if comments(old) != comments(new):
        raise LayoutFault("its comments")
    one, other = read_source(source), read_source(replace(source, text=after))
    if remarks(one) != remarks(other):
        raise LayoutFault("what is said of it")
    if unplaced(one.world) != unplaced(other.world):
        raise LayoutFault("its meaning")


def definitions(found: Tokens) -> list[list[tuple[str, str]]]:
    """The words of each definition with their kinds; a ``;`` behind it, or a lack of one, is no part of it."""
    return list(worded(cut(found.tokens)))


def worded(pieces: Iterable[Piece]) -> Iterator[list[tuple[str, str]]]:
    """The words of some definitions, those of a group after its head."""
    for piece in pieces:
        opened = next((i + 1 for i, t in enumerate(piece.tokens) if t.type == "LBRACE"), 0)
        yield [(t.type, str(t)) for t in (piece.tokens if piece.inner is None else piece.tokens[:opened])]
        if piece.inner is not None:
            yield from worded(piece.inner)
            yield [("RBRACE", "}")]


def comments(found: Tokens) -> list[str]:
    """The comments, blanks at the ends of their lines left out."""
    return ["\n".join(line.rstrip() for line in c.text.split("\n")) for c in found.comments]


def remarks(reading: Reading) -> list[str]:
    """What is said of a text, without the words, which may quote its white space or count its lines."""
    return sorted(d.code for d in reading.diagnostics)


def unplaced(value: Any) -> Any:
    """A checked world as plain data, without the places."""
    if isinstance(value, msgspec.Struct):
        fields = (name for name in value.__struct_fields__ if name != "span")
        return (type(value).__name__, *(unplaced(getattr(value, name)) for name in fields))
    if isinstance(value, tuple | list):
        return [unplaced(item) for item in value]
    if isinstance(value, dict):
        return [(key, unplaced(item)) for key, item in value.items()]
    return value
