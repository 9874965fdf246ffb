"""A text as the rules look at it: its definitions, and where its comments are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from lark import Token
from msgspec import Struct

from .. import tree
from ..core import Span
from ..reading import parse_all
from ..report import Report
from ..source import Source
from ..tokens import end_of, start_of, tokenize


class WrittenText(Struct, eq=False):
    """A text that has no errors of grammar, in canonical layout."""

    text: str
    definitions: list[tree.Definition]
    comments: list[Span]
    tokens: list[Token]
    starts: list[int]

    @classmethod
    def of(cls, text: str) -> WrittenText:
        """What a text holds."""
        parsed, found = parse_all(Source(text), Report()), tokenize(text, Report())
        definitions = sorted((w.here() for w in parsed.written), key=lambda d: d.span[0])
        starts = [start_of(t) for t in found.tokens]
        return cls(text, definitions, [(c.start, c.end) for c in found.comments], found.tokens, starts)

    def remarked(self, span: Span) -> bool:
        """Whether a comment stands in a part of the text."""
        return any(start < span[1] and span[0] < end for start, end in self.comments)

    def within(self, span: Span) -> list[Token]:
        """The tokens of a part of the text."""
        return self.tokens[bisect_left(self.starts, span[0]) : bisect_left(self.starts, span[1])]

    def words(self, span: Span) -> tuple[str, ...]:
        """The words and signs of a part of the text, whatever stands between them."""
        return tuple(str(t) for t in self.within(span))

    def quoted(self, span: Span) -> str:
        """A part of the text as it is written."""
        return self.text[slice(*span)]

    def opened(self, span: Span) -> int:
        """Where the first brace of a definition stands; its end, where it has none."""
        return next((start_of(t) for t in self.within(span) if t.type == "LBRACE"), span[1])

    def closed(self, span: Span) -> Span:
        """A definition with its ``;``."""
        after = self.within((span[1], len(self.text)))[:1]
        return (span[0], end_of(after[0])) if after and after[0].type == "SEMI" else span

    def adjacent(self, one: Span, other: Span) -> bool:
        """Whether nothing but the end of a line stands between two definitions."""
        between = self.text[self.closed(one)[1] : other[0]]
        return not between.strip() and between.count("\n") <= 1

    def neighbours(self, one: Span, other: Span) -> bool:
        """Whether nothing but white space stands between two definitions."""
        return not self.text[self.closed(one)[1] : other[0]].strip()

    def events(self) -> Iterator[tree.EventDefinition]:
        """The actions, triggers and releases."""
        return (d for d in self.definitions if isinstance(d, tree.EventDefinition))
