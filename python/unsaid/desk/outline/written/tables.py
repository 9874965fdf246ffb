r"""Tables in Markdown and data with separators: which cell of a scene says what.

A column is known by the words at its top. Columns that say nothing about anybody's mind, such as a place or a note, are
left alone, and said to be. A bar within a cell is written ``\|``.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence

import msgspec

from unsaid.language.nearest import nearest

from .lines import RULE, Line, Lines, separator

COLUMNS: dict[str, tuple[str, ...]] = {
    "scene": ("scene", "scenes", "no", "nr", "chapter"),
    "there": ("there", "who", "who is there", "present", "people", "with"),
    "out": ("comes out", "come out", "out", "revealed", "what comes out", "learned", "learnt"),
    "relies": ("relies on", "relies", "rely on", "uses", "acts on", "needs"),
    "works": ("works out", "work out", "deduces", "infers", "concludes"),
    "told": ("is told", "told", "hears"),
    "lied": ("is lied to", "lied to", "lies", "lie"),
    "forgets": ("forgets", "forget"),
    "wants": ("wants", "want", "wants to know"),
    "dies": ("dies", "die", "dead"),
}
"""What a column may be called; the first of each is how this manual calls it."""

_BY_WORDS = {words: column for column, names in COLUMNS.items() for words in names}
_BAR = re.compile(r"(?<!\\)\|")


class Row(msgspec.Struct, frozen=True):
    """A scene as it stands in a table: its line, and the text of each column that is known."""

    line: int
    cells: dict[str, str]


class Table(msgspec.Struct, frozen=True):
    """All rows, the line of their head, and the columns that are not looked at."""

    line: int
    rows: tuple[Row, ...]
    unread: tuple[str, ...]


def table_of(lines: Lines) -> Table:
    """The table of scenes in a text. Raises OutlineProblem where a column is missing, or a row does not fit."""
    head, body = _parts(lines)
    names = [_plain(name).lower() for name in head[1]]
    columns = [_BY_WORDS.get(name) for name in names]
    _checked(lines, head[0], names, columns)
    rows = tuple(_row(lines, number, cells, columns) for number, cells in body)
    unread = tuple(name for name, column in zip(names, columns, strict=True) if column is None and name)
    return Table(head[0], rows, unread)


Cells = tuple[int, list[str]]


def _parts(lines: Lines) -> tuple[Cells, list[Cells]]:
    if lines.form == "csv":
        return _separated(lines)
    tables = [table for table in _tables(lines.rest) if "scene" in map(_column, table[0][1])] or list(
        _tables(lines.rest)
    )[:1]
    if len(tables) > 1:
        said = "this is a second table of scenes; an outline has one"
        raise lines.wrong("outline-two-tables", tables[1][0][0], said, "put all scenes into one table")
    return tables[0]


def _tables(rest: Sequence[Line]) -> Iterator[tuple[Cells, list[Cells]]]:
    """Every table of a Markdown text: its head, and its rows."""
    place = 0
    while place + 1 < len(rest):
        if "|" in rest[place].text and RULE.match(rest[place + 1].text):
            end = place + 2
            while end < len(rest) and "|" in rest[end].text and rest[end].number == rest[end - 1].number + 1:
                end += 1
            yield _barred(rest[place]), [_barred(line) for line in rest[place + 2 : end]]
            place = end
        else:
            place += 1


def _barred(line: Line) -> Cells:
    text = line.text.strip()
    text = text[1:] if text.startswith("|") else text
    text = text[:-1] if text.endswith("|") and not text.endswith("\\|") else text
    return line.number, [cell.replace("\\|", "|") for cell in _BAR.split(text)]


def _separated(lines: Lines) -> tuple[Cells, list[Cells]]:
    first = next(i for i, line in enumerate(lines.rest) if len(line.text.split(separator(line.text))) > 1)
    written, sign = lines.rest[first:], separator(lines.rest[first].text)
    texts = (line.text.replace("\r", " ") + "\n" for line in _whole(lines, written))
    reader = csv.reader(texts, delimiter=sign, skipinitialspace=True)
    found, before = [], 0
    try:
        for cells in reader:
            found.append((written[before].number, cells))
            before = reader.line_num
    except csv.Error as error:
        at = written[min(before, len(written) - 1)].number
        raise lines.wrong("outline-row", at, f"this row cannot be read: {error}", "write it anew") from error
    return found[0], [row for row in found[1:] if any(cell.strip() for cell in row[1])]


def _whole(lines: Lines, written: Sequence[Line]) -> Iterator[Line]:
    """The lines, if every quotation in them ends."""
    open_at = None
    for line in written:
        if line.text.count('"') % 2:
            open_at = None if open_at is not None else line.number
        yield line
    if open_at is not None:
        raise lines.wrong("outline-open-quote", open_at, "a quotation begins here and never ends", 'close it with "')


def _column(name: str) -> str | None:
    return _BY_WORDS.get(_plain(name).lower())


def _checked(lines: Lines, number: int, names: Sequence[str], columns: Sequence[str | None]) -> None:
    """That nothing is missing at the top of a table, nothing is there twice, and no name is nearly right."""
    for name, column in zip(names, columns, strict=True):
        near = nearest(name, _BY_WORDS) if column is None and len(name) > 3 else None
        if near is not None and _BY_WORDS[near] not in columns:
            said = f"there is no column “{name}”"
            raise lines.wrong("outline-column", number, said, f"did you mean “{COLUMNS[_BY_WORDS[near]][0]}”?")
        if column is not None and columns.count(column) > 1:
            said = f"two columns say “{COLUMNS[column][0]}”"
            raise lines.wrong("outline-column", number, said, "put them into one")
    for column, what in (
        ("scene", "has the number of the scene, and what it is"),
        ("there", "says who is in the scene"),
    ):
        if column not in columns:
            said = f"the table has no column “{COLUMNS[column][0]}”"
            raise lines.wrong("outline-column", number, said, f"add a column with that word at its top, which {what}")
    if not {"out", "relies", "works", "told", "lied"} & set(columns):
        said = "no column of the table says what anybody learns or relies on"
        raise lines.wrong("outline-column", number, said, "add the columns “comes out” and “relies on”")


def _row(lines: Lines, number: int, cells: Sequence[str], columns: Sequence[str | None]) -> Row:
    filled = [_plain(cell) for cell in cells]
    if len([*filled]) > len(columns) and any(filled[len(columns) :]):
        said = f"this row has {len(filled)} cells, and the table has {len(columns)} columns"
        repair = "write \\| for a bar within a cell" if lines.form == "table" else "put a cell with a comma into quotes"
        raise lines.wrong("outline-row", number, said, repair)
    pairs = zip(columns, [*filled, *[""] * (len(columns) - len(filled))], strict=False)
    return Row(number, {column: cell for column, cell in pairs if column is not None})


def _plain(cell: str) -> str:
    """A cell without what only sets it: bold, code, and line breaks, which part statements."""
    cell = re.sub(r"<br\s*/?>", ";", cell, flags=re.IGNORECASE).replace("\n", ";").replace("`", "")
    return re.sub(r"\*\*|(?<!\w)__|__(?!\w)", "", cell).strip()
