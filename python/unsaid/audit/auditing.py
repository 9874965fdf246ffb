"""A file gone through item by item: what is found is given as soon as it is, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from unsaid.audit.conventions import FORMATS
from unsaid.audit.data import Audit, Found, Unreadable
from unsaid.audit.judging import judged, posed
from unsaid.audit.reading import Record, Unread, items
from unsaid.audit.sentences import Unreadable as CannotRead
from unsaid.budget import ask
from unsaid.conventions.rules import CONVENTIONS, Rules, told
from unsaid.errors import UnknownName

MOST = 1000
"""How many unread lines are kept."""


@dataclass
class Auditing:
    """An audit under way; iterating gives what it finds, in the order of the file."""

    file: str
    format: str
    convention: str
    rules: Rules
    counts: Counter[str] = field(default_factory=Counter)
    unreadable: list[Unreadable] = field(default_factory=list)

    def __iter__(self) -> Iterator[Found | Unreadable]:
        for item in items(self.file):
            ask()
            found = self.looked_at(item)
            if found is not None:
                yield found

    def looked_at(self, item: Record | Unread) -> Found | Unreadable | None:
        """What there is to say about an item: nothing, if its label is right."""
        self.counts["items"] += 1
        if isinstance(item, Unread):
            return self._unread(item.line, item.why)
        if item.too_long:
            return self._unread(item.line, "an item is too long")
        try:
            found = judged(posed(item, self.convention == "bigtom"), self.rules)
        except CannotRead as problem:
            return self._unread(item.line, str(problem))
        self.counts["right" if found is None else found.verdict] += 1
        return found

    def _unread(self, line: int, why: str) -> Unreadable:
        self.counts["unread"] += 1
        problem = Unreadable(line, why)
        if len(self.unreadable) < MOST:
            self.unreadable.append(problem)
        return problem

    def whole(self, found: list[Found]) -> Audit:
        """What there is to say at the end."""
        counts = {name: self.counts[name] for name in ("items", "right", "otherwise", "open", "wrong", "unread")}
        return Audit(
            file=self.file,
            format=self.format,
            convention=self.convention,
            rules=told(self.rules),
            found=tuple(found),
            unreadable=tuple(self.unreadable),
            **counts,
        )


def auditing(file: str, format: str, convention: str | None = None) -> Auditing:
    """An audit that is to begin. Raises UnknownName for an unknown format or convention."""
    if format not in FORMATS:
        raise UnknownName("unknown-format", f"{format} is no format; there are {', '.join(FORMATS)}")
    name = convention or FORMATS[format]
    if name not in CONVENTIONS:
        raise UnknownName("unknown-convention", f"{name} is no convention; there are {', '.join(CONVENTIONS)}")
    return Auditing(file, format, name, CONVENTIONS[name])


def audit(file: str, format: str, convention: str | None = None) -> Audit:
    """Every label of a set's file that no convention makes right, with why; and what else there is to say about it.

    ``format``: ``tomi``, ``hitom``, ``bigtom-like`` or ``inspect``. ``convention``: the set's own, where it
    is not that of the format. Raises FileProblem, and UnknownName.
    """
    under_way = auditing(file, format, convention)
    found = [each for each in under_way if isinstance(each, Found)]
    return under_way.whole(found)
