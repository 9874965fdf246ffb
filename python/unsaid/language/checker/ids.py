"""Names for words that do not change with them, so that a translation keeps what it has when a world is edited.

A telling is named by its pattern, ``walk(character, Home)``, and by its condition if it has one, shortened to six
letters; where two have the same name, the later gets a number. An author may name it otherwise: ``id: leaving;``.
"""

from __future__ import annotations

import zlib
from collections import Counter

from lark import Token

from .. import core
from ..report import Report
from ..tokens import tokenize
from .names import signature


class Ids:
    """The names given so far in one world."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.given: Counter[str] = Counter()

    def name(self, head: str, parameters: tuple[core.Parameter, ...] | None, when: core.Span | None) -> str:
        """The name of words for something, under a condition that is written at a place."""
        named = head if parameters is None else signature(head, parameters)
        return named if when is None else f"{named}?{self._short(when)}"

    def unlike(self, name: str) -> str:
        """A name, told from those given before."""
        self.given[name] += 1
        return name if self.given[name] == 1 else f"{name}~{self.given[name]}"

    def _short(self, when: core.Span) -> str:
        """A condition in six letters, the same however it is laid out."""
        words: list[Token] = tokenize(self.text[when[0] : when[1]], Report()).tokens
        return f"{zlib.crc32(' '.join(words).encode()):08x}"[:6]
