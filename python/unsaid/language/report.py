"""Where diagnostics gather while a text is read.

Stages write into one report and go on, so that a single run tells all it can. A text that is nothing but
mistakes would bury its reader, so the report stops growing at a fixed number and says so once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from .core import Span
from .diagnostic import Diagnostic, Place, diagnose
from .edits import Edit
from .nearest import nearest

MOST = 100
"""Diagnostics kept of one text."""


LONGEST = 1_000
"""Characters of a message; a name in it may be as long as a text."""


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


class Report:
    """A growing list of diagnostics about one text."""

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._said: set[tuple[str, Span, str]] = set()
        self._quiet = 0
        self.here = 0
        """Where the definition starts that is looked at, so that another can be written before it."""

    @property
    def failed(self) -> bool:
        """Whether anything reported is an error."""
        return any(d.severity == "error" for d in self.diagnostics)

    @property
    def full(self) -> bool:
        return len(self.diagnostics) > MOST

    def add(
        self,
        code: str,
        span: Span,
        message: str,
        *,
        expected: str | None = None,
        understood: str | None = None,
        repair: str | None = None,
        related: Iterable[Place] = (),
        edits: Iterable[Edit] = (),
    ) -> None:
        """Note a diagnostic, once for one place."""
        if self._quiet or self.full or (code, span, message) in self._said:
            return
        remarks = {"expected": expected, "understood": understood, "repair": repair}
        short = {key: text and _short(text) for key, text in remarks.items()}
        self.note(diagnose(code, span, _short(message), **short, related=related, edits=edits))

    def note(self, made: Diagnostic) -> None:
        """Note what was made elsewhere, once for one place."""
        said = (made.code, made.span, made.message)
        if self._quiet or self.full or said in self._said:
            return
        self._said.add(said)
        if len(self.diagnostics) == MOST:
            end = f"only the first {MOST} problems are shown; there are more"
            made = diagnose("too-many-problems", made.span, end)
        self.diagnostics.append(made)

    def guess(self, word: str, known: Iterable[str]) -> str | None:
        """The known word that was most likely meant by another; nothing once nothing more is noted."""
        return None if self.full else nearest(word, known)

    def forget(self) -> None:
        """Begins anew: what is reported from now on is about something else."""
        self.diagnostics.clear()
        self._said.clear()

    @contextmanager
    def apart(self) -> Iterator[list[Diagnostic]]:
        """What is noted meanwhile is kept in a list of its own."""
        outer, said, found = self.diagnostics, self._said, list[Diagnostic]()
        self.diagnostics, self._said = found, set()
        try:
            yield found
        finally:
            self.diagnostics, self._said = outer, said

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """While what is checked was checked before, nothing is noted."""
        self._quiet += 1
        try:
            yield
        finally:
            self._quiet -= 1

    @property
    def is_quiet(self) -> bool:
        """Whether nothing is noted now."""
        return self._quiet > 0

    def in_order(self) -> list[Diagnostic]:
        """All of them by place; at one place errors first."""
        return sorted(self.diagnostics, key=lambda d: (d.code == "too-many-problems", d.span[0], d.severity))
