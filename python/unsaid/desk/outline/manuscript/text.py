"""A manuscript: where in it some words stand, by page where it has pages, and else by line.

A quotation has to be there word for word. Only white space does not count, for lines end elsewhere in an answer than
they do in a book.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property

LARGEST = 8 * 2**20
"""Bytes of a manuscript: some two thousand pages."""

SHORTEST, LONGEST = 3, 600
"""Letters of a quotation."""

PART = 12_000
"""Letters that are read at a time."""

_HEADED = re.compile(r"^[ \t]*(?:p\.|page|\[p\.?)\s*(\d+)\]?[ \t]*$", re.IGNORECASE | re.MULTILINE)


class Manuscript:
    """A text; a form feed, or a line ``p. 41``, begins a page."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _words(self) -> tuple[str, list[int]]:
        """The text with single spaces, and where each letter of it stands in the text itself."""
        letters, places, space = list[str](), list[int](), True
        for place, letter in enumerate(self.text):
            if letter.isspace():
                if not space:
                    letters.append(" ")
                    places.append(place)
                space = True
            else:
                letters.append(letter)
                places.append(place)
                space = False
        return "".join(letters), places

    @cached_property
    def _pages(self) -> list[tuple[int, int]]:
        """Where each page begins, and its number."""
        headed = [(found.start(), int(found[1])) for found in _HEADED.finditer(self.text)]
        fed = [place for place, letter in enumerate(self.text) if letter == "\f"]
        return headed or [(0, 1), *((place, number) for number, place in enumerate(fed, 2))] if headed or fed else []

    def find(self, quote: str, after: int = 0) -> int | None:
        """Where a quotation stands, the first time after a place, or else at all; None where these words are not
        there."""
        wanted = " ".join(quote.split())
        if not SHORTEST <= len(wanted) <= LONGEST:
            return None
        words, places = self._words
        at = words.find(wanted, bisect_left(places, after))
        at = at if at >= 0 else words.find(wanted)
        return None if at < 0 else places[at]

    def place(self, at: int) -> str:
        """A place in the text as people write it: its page, or its line."""
        page = next((number for begins, number in reversed(self._pages) if begins <= at), None)
        return f"p. {page}" if page is not None else f"line {self.text.count(chr(10), 0, at) + 1}"

    def parts(self) -> Iterator[str]:
        """The text in parts of a few pages, each ending with a paragraph where that can be."""
        begins = 0
        while begins < len(self.text):
            ends = begins + PART
            if ends < len(self.text):
                paragraph = self.text.rfind("\n\n", begins + PART // 2, ends)
                ends = paragraph + 2 if paragraph > 0 else ends
            yield self.text[begins:ends]
            begins = ends
