"""What came of checking a definition, kept with its chunk of the text and used again while it holds.

A check is a function of the definition and of the answers it gets about others (``asked``). ``Memo.of`` gives its
outcome: the one kept, if all answers are the same, else a new one. What is said goes into the report either way, at the
place where the definition stands now; the value is given with the way from where it was made to where it is (``Made``),
and is only moved when the world is put together.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct

from ..chunks import Chunk, Slot, settle_here
from ..core import Span
from ..diagnostic import Diagnostic
from ..moving import rerouted
from .asked import Facts, Question
from .names import Names, Noted


class CheckOutcome(Struct, eq=False):
    """What a check came to, what it said, what it asked, and what it left to be settled."""

    value: Any
    said: list[Diagnostic]
    asked: dict[Question, Any]
    noted: Noted


class Made(Struct, eq=False):
    """A value of a check, and how far its places are from where they were when it was made: ``by``, but for those that
    stand in senses, each a range of places and how far it has moved."""

    value: Any
    by: int
    noted: Noted
    foreign: tuple[tuple[Span, int], ...] = ()

    def here(self) -> Any:
        """The value with its places as they are now."""
        return self._here(self.value)

    def part(self, which: int | str) -> Any:
        """One of the things that the value is made of, with its places as they are now."""
        return self._here(self.value[which] if isinstance(which, int) else getattr(self.value, which))

    def _here(self, value: Any) -> Any:
        if not self.by and not any(by for _, by in self.foreign):
            return value
        return rerouted(value, self.way)

    def way(self, place: int) -> int:
        """How far a place has moved."""
        return next((by for (start, end), by in self.foreign if start <= place < end), self.by)


class Memo:
    """Outcomes of the checks of one text; ``places`` says where a sense stands now."""

    def __init__(self, names: Names, facts: Facts, places: Callable[[str], Span]) -> None:
        self.names, self.facts, self.places = names, facts, places
        self.whole = True
        """Whether checks still say all there is to say, so that what comes of them may be kept."""

    def of(self, chunk: Chunk, slot: Slot, check: Callable[[], Any]) -> Made:
        """What a check of a definition comes to. It is called, if at all, when ``chunk`` is of the place where it
        is."""
        outcome: CheckOutcome | None = chunk.earlier.get(slot)
        if outcome is None or not self.whole or not self.facts.still(outcome.asked):
            settle_here(chunk)
            outcome = self._afresh(chunk, slot, check)
        else:
            chunk.outcomes[slot] = outcome
        for diagnostic in outcome.said:
            self.names.report.note(diagnostic.moved(chunk.by))
        foreign = ((then, self.places(name)[0] - then[0]) for name, then in outcome.noted.foreign.items())
        return Made(outcome.value, chunk.by, outcome.noted, tuple(foreign))

    def _afresh(self, chunk: Chunk, slot: Slot, check: Callable[[], Any]) -> CheckOutcome:
        """The outcome of a check, kept unless nothing more is noted of this text, so that it may have said too
        little."""
        report, notes = self.names.report, self.names.notes
        whole, asked = self.whole and not report.full, set[Question]()
        self.names.noted, notes.asked = Noted(), asked
        try:
            with report.apart() as said:
                value = check()
        finally:
            notes.asked = None
        outcome = CheckOutcome(value, said, self.facts.answers(asked), self.names.noted)
        if whole:
            chunk.outcomes[slot] = outcome
        return outcome
