"""A tale: a told story as the setter sees it, paragraph after paragraph, with nothing left to decide but its looks.

Every way out (terminal, Markdown, HTML, EPUB) sets the same tale, so whatever holds of the words is done here once:
quotation marks are made typographic, and what hides (control codes, which no page can hold and a terminal would obey,
and characters that nobody sees) is taken out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import msgspec

from unsaid.english.quotes import curled, is_speech
from unsaid.telling.told import Paragraph
from unsaid.text.hidden import removed


class Block(msgspec.Struct, frozen=True):
    """A paragraph, or (``kind`` turn) the place where the telling changes over to another side.

    ``text`` of a turn is the name of the side, empty outside any mind. ``beats`` are the places, from 0, of the acts
    told here. ``notes`` stand beside it: sentences about minds. ``apart``: it is set off from what stands around it.
    """

    kind: Literal["opening", "scene", "turn", "closing"]
    text: str
    beats: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
    apart: bool = False

    @property
    def speech(self) -> bool:
        """Whether it is a paragraph that begins with somebody speaking."""
        return self.kind != "turn" and is_speech(self.text)


class Tale(msgspec.Struct, frozen=True):
    """A whole told story: title, one line on what it is about, and blocks in order."""

    title: str
    about: str
    blocks: tuple[Block, ...]
    language: str = "en"
    facing: tuple[str, str] | None = None
    """Whose page this is and whose stands beside it, where what stands beside the blocks is the same story from another
    side, and is to be set as they are."""

    def follows_speech(self, place: int) -> bool:
        """Whether the block at a place goes on an exchange: it and the one before it both begin with speech."""
        pair = self.blocks[place - 1 : place + 1] if place > 0 else ()
        return bool(pair) and all(block.speech and not block.apart for block in pair)


def tale(
    title: str | None,
    about: str | None,
    paragraphs: Sequence[Paragraph],
    names: dict[str, str],
    notes: Sequence[Sequence[str]] = (),
    *,
    facing: tuple[str, str] | None = None,
) -> Tale:
    """A tale from told paragraphs; ``names`` are the sides' names in prose, ``notes`` go with the paragraphs.

    ``facing``: whose these are, where they are another side's telling of the same.
    """
    beside = [*notes, *([()] * (len(paragraphs) - len(notes)))]
    blocks = (_block(p, names, n) for p, n in zip(paragraphs, beside, strict=True))
    named = None if facing is None else (printable(facing[0]), printable(facing[1]))
    return Tale(printable(title or "").strip(), printable(about or "").strip(), tuple(blocks), facing=named)


def _block(paragraph: Paragraph, names: dict[str, str], notes: Sequence[str]) -> Block:
    noted = tuple(printable(n) for n in notes)
    if paragraph.kind == "change":
        return Block("turn", printable(names.get(paragraph.side or "", "")), notes=noted)
    return Block(paragraph.kind, printable(paragraph.text), paragraph.beats, noted, paragraph.pace == "breath")


def printable(text: str) -> str:
    """The text as it may stand on any page."""
    return curled(removed(text))
