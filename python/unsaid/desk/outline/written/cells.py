"""What the cells of a scene say: ``Holmes: insider <- drugged curry, dog quiet; Watson: …``.

Statements are parted by semicolons, and begin with whom they are about. A comma goes on with the same one, unless
what follows begins with somebody else and a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Forgetting, Hearing, Item, Relying, Want, Working, own
from .lines import Line
from .naming import Names

ARROW = re.compile(r"\s*(?:<-+|←|<=|\bbecause of\b|\bfrom\b)\s*", re.IGNORECASE)
TELLER = re.compile(r"^(.*?)\s*(?:\bby\s+|\bfrom\s+|\()\s*([^():,]+?)\)?$", re.IGNORECASE)
HIDE = re.compile(r"^(?:to\s+)?hide\s+(.+)$", re.IGNORECASE)
KNOW = re.compile(r"^(?:to\s+)?know\s+(.+)$", re.IGNORECASE)


class Cells:
    """Reads cells by the names of one outline."""

    def __init__(self, names: Names) -> None:
        self.names = names

    def items(self, text: str, line: int) -> tuple[Item, ...]:
        """Everything in a list of facts."""
        return tuple(dict.fromkeys(item for part in self._parts(text) for item in self._each(part, line)))

    def _each(self, part: str, line: int) -> list[Item]:
        """An item, or two that are joined by *and*."""
        halves = re.split(r"\s+and\s+", part)
        if len(halves) > 1 and all(self._known(half) for half in halves):
            return [self.names.item(half, line) for half in halves]
        return [self.names.item(part, line)]

    def _known(self, text: str) -> bool:
        from ..problem import OutlineProblem

        try:
            self.names.item(text, 0)
        except OutlineProblem:
            return False
        return True

    def _parts(self, text: str) -> list[str]:
        return [part.strip() for part in re.split(r"[,;]", text) if part.strip()]

    def statements(self, cell: Line) -> Iterator[tuple[str, str, str | None]]:
        """Each statement of a cell: whom it is about, what it says, and who is named as its source."""
        for text in self._about(cell):
            who, sign, what = text.partition(":")
            teller = None
            if not sign:
                said = f"“{text[:80]}” does not say whom it is about"
                raise self.names.lines.wrong("outline-statement", cell.number, said, "begin with a name: Ann: …")
            by = TELLER.match(who) if self.names.known_person(who) is None else None
            if by is not None and self.names.known_person(by[1]) is not None:
                who, teller = by[1], by[2]
            for one in self.names.persons(who, cell.number):
                yield one, what.strip(), teller

    def _about(self, cell: Line) -> Iterator[str]:
        """A cell in pieces, each about one person or several named together."""
        for piece in cell.text.split(";"):
            begun = ""
            for part in piece.split(","):
                who = part.partition(":")[0]
                if ":" in part and begun.strip() and ":" in begun and self.names.known_person(who) is not None:
                    yield begun.strip()
                    begun = part
                else:
                    begun = f"{begun},{part}" if begun else part
            if begun.strip():
                yield begun.strip()

    def relying(self, cell: Line) -> Iterator[Relying]:
        """What people rely on."""
        for who, what, _ in self.statements(cell):
            yield from (Relying(who, own(who, item)) for item in self.items(what, cell.number))

    def working(self, cell: Line) -> Iterator[Working]:
        """What people work out, and from what."""
        for who, what, _ in self.statements(cell):
            found, *of = ARROW.split(what, maxsplit=1)
            premises = self.items(of[0], cell.number) if of else ()
            premises = tuple(own(who, item) for item in premises)
            yield from (Working(who, own(who, item), premises) for item in self.items(found, cell.number))

    def hearing(self, cell: Line, *, lie: bool) -> Iterator[Hearing]:
        """What people are told; a lie has the opposite of what is so for its content, however it is written."""
        for who, what, teller in self.statements(cell):
            said, named = self._source(what) if teller is None else (what, teller)
            source = self.names.person(named, cell.number) if named is not None else None
            if source == who:
                wrong = f"{who} is told something by {who}"
                raise self.names.lines.wrong("outline-statement", cell.number, wrong, "put it under “works out”")
            for item in self.items(said.removeprefix("about "), cell.number):
                false = not self.names.truth(item.fact)
                yield Hearing(who, Item(item.fact, false) if lie and not item.minds else own(who, item), source, lie)

    def _source(self, what: str) -> tuple[str, str | None]:
        """What is told, and by whom, where that stands at its end."""
        by = TELLER.match(what)
        return (by[1], by[2]) if by is not None and self.names.known_person(by[2]) is not None else (what, None)

    def forgetting(self, cell: Line) -> Iterator[Forgetting]:
        """What people forget."""
        for who, what, _ in self.statements(cell):
            yield from (Forgetting(who, own(who, item)) for item in self.items(what, cell.number))

    def wanting(self, cell: Line) -> Iterator[Want]:
        """What people want to know, or to keep to themselves."""
        for who, what, _ in self.statements(cell):
            hidden, known = HIDE.match(what), KNOW.match(what)
            text = hidden[1] if hidden else known[1] if known else what
            yield from (Want(who, own(who, item), hidden is not None) for item in self.items(text, cell.number))
