"""A tale on a terminal: paragraphs set to a measure that the eye can follow, notes beside them where there is room.

A blank line parts paragraphs. An exchange is set close: a speech that answers another follows it without a blank line,
its first line set in, as in a book. There is no ornament; a change of side is the name of the side on a line of
its own. The title and such names are bold and notes are dim where the terminal has colours, and plain elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from unsaid.telling.setting.lines import cells, wrapped
from unsaid.telling.setting.plain import ELSEWHERE, UNDER
from unsaid.telling.setting.tale import Block, Tale
from unsaid.text.styled import Style, Styled

MEASURE = 76
"""Columns of the longest line of prose, however wide the terminal is."""

NARROWEST = 10
"""Columns below which nothing is set any narrower."""

BESIDE = 34
"""Columns that notes need to stand beside the prose."""

FACING = 43
"""Columns that each of two facing pages needs."""

GAP = 3
SET_IN = "  "


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a tale is set on: columns there are, and columns a line of prose may take."""

    columns: int = MEASURE
    measure: int = MEASURE

    @property
    def prose(self) -> int:
        """Columns of prose that has nothing beside it."""
        return max(NARROWEST, min(self.columns, self.measure))


def lines(tale: Tale, sheet: Sheet) -> list[Styled]:
    """The tale as lines of a terminal."""
    beside = _beside(tale, sheet)
    out = [Styled(line, style="strong") for line in wrapped(tale.title, sheet.prose)]
    if tale.facing and beside:
        mine, other = (Styled(name, style="strong") for name in tale.facing)
        out += [Styled(), *_side_by_side([mine], [other], beside)]
    for place, block in enumerate(tale.blocks):
        close = tale.follows_speech(place)
        if out and not close:
            out.append(Styled())
        if not beside:
            out += _alone(block, close, sheet, "" if tale.facing else "dim")
        else:
            out += _facing_pages(block, close, beside) if tale.facing else _with_notes(block, close, sheet, beside)
    return out


def _beside(tale: Tale, sheet: Sheet) -> int:
    """Columns for prose with notes beside it; 0 where there are none, or no room."""
    if not any(block.notes for block in tale.blocks):
        return 0
    left = (sheet.columns - GAP) // 2 if tale.facing else sheet.columns - GAP - BESIDE
    return min(left, MEASURE) if left >= (FACING if tale.facing else BESIDE) else 0


def _prose(block: Block, close: bool, measure: int) -> list[Styled]:
    if block.kind == "turn":
        return [Styled(line, style="strong") for line in wrapped(block.text or ELSEWHERE, measure)]
    return [Styled(line) for line in wrapped(block.text, measure, SET_IN if close else "")]


def _alone(block: Block, close: bool, sheet: Sheet, look: Style) -> Iterator[Styled]:
    """The prose, and its notes under it, with a look of their own."""
    yield from _prose(block, close, sheet.prose)
    for note in block.notes:
        for line in wrapped(note, sheet.prose, UNDER, UNDER + SET_IN):
            yield Styled(line, style=look)


def _with_notes(block: Block, close: bool, sheet: Sheet, measure: int) -> Iterator[Styled]:
    """The prose with its notes beside it, line against line."""
    left = _prose(block, close, measure)
    room = min(sheet.columns - measure - GAP, MEASURE)
    right = [Styled(line, style="dim") for note in block.notes for line in wrapped(note, room, "", SET_IN)]
    return _side_by_side(left, right, measure)


def _facing_pages(block: Block, close: bool, measure: int) -> Iterator[Styled]:
    """A paragraph, and what the page beside it tells of that time, parted as on a page of its own."""
    right: list[Styled] = []
    for text in block.notes:
        right += [*([Styled()] if right else []), *map(Styled, wrapped(text, measure))]
    return _side_by_side(_prose(block, close, measure), right, measure)


def _side_by_side(left: Sequence[Styled], right: Sequence[Styled], measure: int) -> Iterator[Styled]:
    """Lines beside lines."""
    for one, other in zip_longest(left, right, fillvalue=Styled()):
        yield Styled(one, " " * (measure + GAP - cells(one.raw)), other) if other.raw else one
