"""A statement of a file of claims, word by word.

The tokens are those of the world's language. A phrase (an act, a condition) is not taken apart here: it is all that
stands up to the next word, comma or colon outside brackets that ends it, and the world's own reader reads it.
"""

from __future__ import annotations

from collections.abc import Container
from typing import NoReturn

from lark import Token

from unsaid.desk.claims.claim import Phrase
from unsaid.language.core import Span
from unsaid.language.report import Report
from unsaid.language.tokens import end_of, start_of

ENDS = frozenset(("before", "after", "playing", "within", "with", "but", "has", "lacks", ",", ":"))
"""What ends a phrase where it stands outside brackets."""

OPEN, CLOSE = ("(", "{"), (")", "}")


class Unread(Exception):
    """A statement that cannot be read; what is wrong with it has been reported."""


class Cursor:
    """Reads the tokens of one statement in turn; ``end`` is where its ``;`` stands, or should."""

    def __init__(self, text: str, tokens: list[Token], end: int, report: Report) -> None:
        self.text, self.tokens, self.end, self.report = text, tokens, end, report
        self.at = 0

    @property
    def done(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.tokens)

    @property
    def here(self) -> Span:
        """The place of the next token, or of the end."""
        if self.done:
            return max(0, self.end - 1), max(1, self.end)
        return start_of(self.tokens[self.at]), end_of(self.tokens[self.at])

    def sees(self, *words: str) -> bool:
        """Whether the next token is one of some words."""
        return not self.done and str(self.tokens[self.at]) in words and self.tokens[self.at].type != "STRING"

    def takes(self, *words: str) -> bool:
        """Goes on past some words, if they come next, one after the other."""
        coming = [str(token) for token in self.tokens[self.at : self.at + len(words)]]
        if coming != list(words):
            return False
        self.at += len(words)
        return True

    def needs(self, word: str) -> None:
        """Goes on past a word that must come next."""
        if not self.takes(word):
            self.refuse(f"`{word}`")

    def word(self, what: str) -> Phrase:
        """A name."""
        if self.done or not str(self.tokens[self.at]).isidentifier():
            self.refuse(what)
        self.at += 1
        token = self.tokens[self.at - 1]
        return Phrase(str(token), (start_of(token), end_of(token)))

    def number(self, what: str) -> int:
        """A whole number."""
        if self.done or not str(self.tokens[self.at]).isdigit():
            self.refuse(what)
        self.at += 1
        return int(self.tokens[self.at - 1])

    def quoted(self, what: str) -> Phrase:
        """A text in quotes, as it is meant."""
        if self.done or self.tokens[self.at].type != "STRING":
            self.refuse(what)
        self.at += 1
        token = self.tokens[self.at - 1]
        said = str(token)[1:-1].replace('\\"', '"').replace("\\\\", "\\")
        return Phrase(said, (start_of(token), end_of(token)))

    def phrase(self, what: str, ends: Container[str] = ENDS) -> Phrase:
        """All up to what ends it."""
        first, deep = self.at, 0
        while not self.done:
            word = str(self.tokens[self.at])
            if deep == 0 and self.tokens[self.at].type != "STRING" and word in ends:
                break
            deep += (word in OPEN) - (word in CLOSE)
            self.at += 1
        if self.at == first:
            self.refuse(what)
        span = start_of(self.tokens[first]), end_of(self.tokens[self.at - 1])
        return Phrase(self.text[slice(*span)], span)

    def phrases(self, what: str) -> tuple[Phrase, ...]:
        """Phrases with commas between them."""
        found = [self.phrase(what)]
        while self.takes(","):
            found.append(self.phrase(what))
        return tuple(found)

    def finish(self) -> None:
        """Nothing more may come."""
        if not self.done:
            self.refuse("`;`")

    def refuse(self, expected: str) -> NoReturn:
        """Reports that something else should stand here."""
        found = "the statement ends" if self.done else f"there is `{self.tokens[self.at]}`"
        self.report.add("bad-claim", self.here, f"{found} where {expected} should stand", expected=expected)
        raise Unread
