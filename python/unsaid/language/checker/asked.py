"""What a check asked, so that it need not be made again while the answers stay the same.

The check of a definition depends on its own words and on the *signatures* of what it names: that there is such an
entity and of which types, what a property is of and holds, who belongs to a type. It reads nothing else of the world,
and it reads that through the tables of ``Names``, which note what is looked up in them. So what came of a check holds
in another text, too, if every question noted then has the same answer there: also the question whether there is *no*
such name. A guess at what was meant looks at all names of a kind, and is noted as such.

Answers are kept as they were first given (``Facts.answer``), so that an unchanged answer is the very same object, and
comparing is asking whether it is.
"""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from typing import Any, TypeVar

V = TypeVar("V")
D = TypeVar("D")

Question = tuple[str, str | None]
"""In which table, and which name was looked up; None for all of it."""

EVERYTHING: Question = ("everything", None)

NOT_ASKED = object()


class Notes:
    """The questions asked since somebody began to note them; None while nobody does."""

    def __init__(self) -> None:
        self.asked: set[Question] | None = None

    def note(self, table: str, name: str | None) -> None:
        """Note a question."""
        if self.asked is not None:
            self.asked.add((table, name))


class Watched(dict[str, V]):
    """A table by name in which every look is noted; ``dict.get(table, name)`` and its like look unseen."""

    def __init__(self, table: str, notes: Notes) -> None:
        super().__init__()
        self._table, self._notes = table, notes

    def __contains__(self, name: object) -> bool:
        self._notes.note(self._table, str(name))
        return dict.__contains__(self, name)

    def __getitem__(self, name: str) -> V:
        self._notes.note(self._table, name)
        return dict.__getitem__(self, name)

    def get(self, name: str, default: D = None) -> V | D:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._notes.note(self._table, name)
        return dict.get(self, name, default)

    def __iter__(self) -> Iterator[str]:
        self._notes.note(self._table, None)
        return dict.__iter__(self)

    def keys(self) -> KeysView[str]:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._notes.note(self._table, None)
        return dict.keys(self)  # pyright: ignore[reportReturnType]

    def values(self) -> ValuesView[V]:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._notes.note(self._table, None)
        return dict.values(self)  # pyright: ignore[reportReturnType]

    def items(self) -> ItemsView[str, V]:  # pyright: ignore[reportIncompatibleMethodOverride]
        self._notes.note(self._table, None)
        return dict.items(self)  # pyright: ignore[reportReturnType]


class Facts:
    """What is to be answered to the questions that checks ask, in one text.

    ``tables`` answers them; ``before`` are the answers given in an earlier text.
    """

    def __init__(self, tables: Mapping[str, Callable[[str | None], Any]], before: Mapping[Question, Any]) -> None:
        self._tables = tables
        self._before = before
        self.known: dict[Question, Any] = {}
        self.same = False

    def answer(self, question: Question) -> Any:
        """The answer to a question: the same object as before where it is equal."""
        if question[0] == "broken":  # there are more and more of those while names are entered
            return self._tables["broken"](question[1])
        known = self.known.get(question, NOT_ASKED)
        if known is NOT_ASKED:
            known = self._tables[question[0]](question[1])
            earlier = self._before.get(question, NOT_ASKED)
            known = self.known[question] = earlier if earlier == known else known
        return known

    def answers(self, asked: set[Question]) -> dict[Question, Any]:
        """The answers to some questions."""
        return {question: self.answer(question) for question in asked}

    def still(self, answers: Mapping[Question, Any]) -> bool:
        """Whether questions have the answers that they had."""
        return self.same or all(self.answer(question) is answer for question, answer in answers.items())

    def compare(self) -> None:
        """See whether everything that can be asked has the answer it had. All names must have been entered."""
        self.same = self.answer(EVERYTHING) is self._before.get(EVERYTHING, NOT_ASKED)
        if self.same:
            self.known = {**self._before, **self.known}
