"""Who knew what, when, as a table of plain text: rows are acts, columns are minds, and facts are numbers told above it.

Facts are clauses, too long for a cell; so each has a number, told once. Columns that never change are left out. Where
the rest do not fit a page side by side, the table goes on below, with the acts again.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unsaid.data.proof import Fact
    from unsaid.data.statements import Change, Row
    from unsaid.telling.inward.words import Inward

WIDE = 80
"""Columns of a page."""

ACTS = 24
"""The most columns of the page that the acts take."""

CELL = 12
"""The least columns of the page that a mind takes."""

GAP = "  "

KEY = {
    "knows": "has come to believe what is so",
    "wrong": "has come to believe what is not so",
    "open": "does not know, and thinks more than one thing possible",
    "misses": "has not learnt what has come to be so",
    "loses": "believes it no longer, nor anything in its stead",
}


@dataclass
class Grid:
    """The table of one story, in its words. As an answer it has ``data`` and ``prose`` like any other."""

    rows: Sequence[Row]
    inward: Inward
    facts: list[Fact] = field(init=False)

    def __post_init__(self) -> None:
        self.facts = list(dict.fromkeys(change.fact for row in self.rows for change in row.changes))

    def data(self) -> Any:
        """For ``--json``: the rows, each change with its fact."""
        return self.rows

    def prose(self) -> str:
        """The facts, the table, and what its words mean."""
        if not self.rows:
            return "Everybody knew everything as soon as it was so."
        return "\n\n".join(["\n".join(self._facts()), *self._tables(), "\n".join(self._key())])

    def _facts(self) -> Iterator[str]:
        room = len(str(len(self.facts)))
        for number, fact in enumerate(self.facts, 1):
            lead = f"{number:>{room}}{GAP}"
            clause = self.inward.fact(fact)
            yield from textwrap.wrap(lead + clause, WIDE, subsequent_indent=" " * len(lead))

    def _key(self) -> Iterator[str]:
        used = {change.how for row in self.rows for change in row.changes}
        room = max(map(len, used))
        for how in KEY:
            if how in used:
                yield f"{how:{room}}{GAP}{KEY[how]}"

    # --- the table ---

    def _tables(self) -> Iterator[str]:
        minds = list(dict.fromkeys(c.who for row in self.rows for c in row.changes))
        order = self.inward.log.world.ground.characters.index
        minds.sort(key=lambda who: (len(who), [order(one) for one in who]))
        acts = [self._act(row.place) for row in self.rows]
        lead = min(ACTS, max(map(len, acts)))
        abreast = max(1, (WIDE - lead) // (CELL + len(GAP)))
        for start in range(0, len(minds), abreast):
            group = minds[start : start + abreast]
            yield "\n".join(self._table(group, acts, lead))

    def _table(self, minds: Sequence[tuple[str, ...]], acts: Sequence[str], lead: int) -> Iterator[str]:
        room = (WIDE - lead) // len(minds) - len(GAP)
        widths = [lead, *[room] * len(minds)]
        lines = list(_set(["", *map(self._heading, minds)], widths))
        yield from lines
        yield "-" * max(map(len, lines))
        for act, row in zip(acts, self.rows, strict=True):
            cells = [self._cell([c for c in row.changes if c.who == who]) for who in minds]
            if any(cells):
                yield from _set([act, *cells], widths)

    def _heading(self, who: tuple[str, ...]) -> str:
        return " on ".join([self.inward.column(who[0]), *map(self.inward.object, who[1:])])

    def _act(self, place: int) -> str:
        return "at the start" if place < 0 else f"{place + 1} {self.inward.named(place)}"

    def _cell(self, changes: Sequence[Change]) -> str:
        """“knows 1, 2; wrong 3”."""
        parts = []
        for how in KEY:
            numbers = sorted(self.facts.index(c.fact) + 1 for c in changes if c.how == how)
            if numbers:
                parts.append(f"{how} {', '.join(map(str, numbers))}")
        return "; ".join(parts)


def _set(cells: Sequence[str], widths: Sequence[int]) -> Iterator[str]:
    """Cells side by side, each wrapped to its width."""
    wrapped = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, widths, strict=True)]
    for n in range(max(map(len, wrapped))):
        line = GAP.join(
            f"{part[n] if n < len(part) else '':{width}}" for part, width in zip(wrapped, widths, strict=True)
        )
        yield line.rstrip()
