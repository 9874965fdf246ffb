"""Items in a table: CSV with commas, semicolons or tabs, with or without a line that names the columns.

Without one, the columns are those of BigToM: story, question, right answer, wrong answer.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator

from unsaid.audit.reading import objects
from unsaid.audit.reading.record import Record, Unread

PLAIN = ("story", "question", "answer", "distractor")
WRONG = ("distractor", "wrong_answer", "incorrect_answer", "wrong answer")
RENAMED = {"true_answer": "answer", "correct answer": "answer", "true answer": "answer"}


def items(lines: Iterator[tuple[int, str]]) -> Iterator[Record | Unread]:
    """The items of a table's lines."""
    counted = _Counted(lines)
    first = next(counted, "")
    marks = max(";,\t", key=first.count)
    rows = csv.reader(_from(first, counted), delimiter=marks, skipinitialspace=True)
    names: tuple[str, ...] = ()
    number = 0
    while True:
        line = counted.line + (1 if names else 0)
        try:
            row = next(rows, None)
        except csv.Error as error:
            yield Unread(counted.line, f"this is no row of a table ({error})")
            continue
        if row is None:
            return
        if not names:
            names, named = _columns(row)
            if named:
                continue
        if any(cell.strip() for cell in row):
            number += 1
            yield _item(line, number, names, row)


def _columns(row: list[str]) -> tuple[tuple[str, ...], bool]:
    """The names of the columns, and whether the row gives them."""
    names = tuple(RENAMED.get(cell.strip().lower(), cell.strip().lower()) for cell in row)
    known = {*objects.STORY, *objects.ASKED, *objects.INPUT, *objects.LABEL, *WRONG}
    named = len(known & set(names)) >= 2
    return (names if named else PLAIN), named


def _item(line: int, number: int, names: tuple[str, ...], row: list[str]) -> Record | Unread:
    if len(row) < 2 or (names == PLAIN and len(row) < 3):
        return Unread(line, f"a row has {len(row)} columns", number)
    found: dict[str, object] = dict(zip(names, (cell.strip() for cell in row), strict=False))
    wrong = next((found[name] for name in WRONG if found.get(name)), None)
    label = next((found[name] for name in objects.LABEL if found.get(name)), None)
    if wrong and label and not any(found.get(name) for name in objects.CHOICES):
        found["choices"] = [label, wrong]
    return objects.item(line, number, found)


class _Counted:
    """Lines, with the number of the last that was taken."""

    def __init__(self, lines: Iterator[tuple[int, str]]) -> None:
        self.lines, self.line = lines, 1

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> str:
        self.line, text = next(self.lines)
        return text + "\n"


def _from(first: str, rest: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from rest
