"""Rows held to a manuscript: what each stands on has to be there, or the row is dropped, and it is said why."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import msgspec

from unsaid.budget import ask

from ..opening import Outline
from ..problem import OutlineProblem
from ..written.lines import HEAD
from ..written.marks import marked
from ..written.reading import plot_of
from ..written.sentences import SCENE, is_sentence
from .text import Manuscript

MOST = 2_000
"""Rows that are taken."""

WHY = {
    "absent": "{} quote{} words that are not in the text",
    "unquoted": "{} quote{} nothing",
    "unread": "{} {} no row of an outline",
    "unfit": "{} {} not fit the other rows",
}
"""Why rows are dropped, of so many."""

_VERBS = {"absent": ("s", ""), "unquoted": ("s", ""), "unread": ("is", "are"), "unfit": ("does", "do")}


class Dropped(msgspec.Struct, frozen=True):
    """A row that was dropped: ``why`` is ``absent`` (its words are not in the text), ``unquoted``, ``unread`` (it is no
    row of an outline) or ``unfit`` (it names what the others do not, or contradicts them)."""

    text: str
    why: str


class Held:
    """Rows that stand on the manuscript: ``rows`` is their text, ``dropped`` the others."""

    def __init__(self, rows: Sequence[str], dropped: Sequence[Dropped], name: str) -> None:
        self.lines, self.dropped, self.name = tuple(rows), tuple(dropped), name

    @property
    def rows(self) -> str:
        """The rows that were kept, as the text of an outline."""
        return "\n".join(self.lines) + "\n"

    @property
    def kept(self) -> int:
        """How many rows were kept."""
        return sum(1 for line in self.lines if line.strip() and HEAD.match(line) is None)

    @cached_property
    def outline(self) -> Outline:
        """The outline of the rows that were kept. Raises OutlineProblem where none were."""
        return Outline(plot_of(self.rows, self.name))

    @property
    def told(self) -> str:
        """How many rows were kept and dropped, and why."""
        counts = Counter(one.why for one in self.dropped)
        whys = [WHY[why].format(n, _VERBS[why][n != 1]) for why, n in sorted(counts.items())]
        said = f"{self.kept} row{'s' * (self.kept != 1)} kept"
        return f"{said}, {len(self.dropped)} dropped{': ' if whys else ''}{', '.join(whys)}."


def held(rows: Iterable[str], manuscript: Manuscript, name: str = "the rows") -> Held:
    """Rows in the sentences of an outline, held to the manuscript. Each but those that say who there is ends with what
    it stands on, ``[“…”]``; the place is worked out, whatever is written for one. Of a question the quotation may be
    missing, for it is no fact."""
    kept, dropped, at = list[str](), list[Dropped](), 0
    for number, row in enumerate(rows):
        ask()
        text = row.strip()
        if not text or text.startswith("```"):
            continue
        why = "unread" if number >= MOST else _wrong(text, manuscript)
        if why is None:
            line, at = _placed(text, manuscript, at)
            kept.append(line)
        else:
            dropped.append(Dropped(text[:300], why))
    return Held(*_fitting(kept, dropped, name), name)


def _wrong(text: str, manuscript: Manuscript) -> str | None:
    """Why a row is dropped; None where it is kept."""
    bare, mark = marked(text)
    heading = HEAD.match(bare)
    if heading is not None:
        unsure = heading[1].lower() == "unsure"
        return "absent" if unsure and mark and mark.quote and manuscript.find(mark.quote) is None else None
    if not is_sentence(bare):
        return "unread"
    if mark is None or not mark.quote:
        return "unquoted"
    return "absent" if manuscript.find(mark.quote) is None else None


def _placed(text: str, manuscript: Manuscript, after: int) -> tuple[str, int]:
    """A row with the place at which its words are found, and where that is; rows go through a text in its order."""
    bare, mark = marked(text)
    at = manuscript.find(mark.quote, after) if mark is not None else None
    if mark is None or at is None:
        return bare, after
    return f"{bare} [{manuscript.place(at)}: “{mark.quote}”]", at


def _fitting(kept: list[str], dropped: list[Dropped], name: str) -> tuple[list[str], list[Dropped]]:
    """The rows without those that name what the others do not, or contradict them."""
    while any(SCENE.match(marked(line)[0].rstrip(". ")) for line in kept):
        ask()
        try:
            plot_of("\n".join(kept), name)
            break
        except OutlineProblem as problem:
            at = re.search(r":(\d+)$", problem.place or "")
            row = int(at[1]) - 1 if at is not None else len(kept) - 1
            dropped.append(Dropped(kept.pop(min(row, len(kept) - 1))[:300], "unfit"))
    return kept, dropped


def numbered(lines: Iterable[str], last: int) -> Iterator[str]:
    """Rows with the scenes numbered on from one, whatever numbers they have."""
    for line in lines:
        bare = line.strip()
        found = SCENE.match(marked(bare)[0].rstrip(". "))
        if found is not None:
            last += 1
            start = bare.lower().index("scene") + len("scene")
            bare = bare[:start] + re.sub(r"^\s+\w+", f" {last}", bare[start:])
        yield bare
