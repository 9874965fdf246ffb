"""How values look in a notebook: as prose, as a small table, as words with something folded under them.

A notebook asks a value for a bundle: text for where there is nothing better, and a page (HTML) for where there is. No
package for notebooks is needed for that. Everything on a page is escaped here, and nowhere else.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from itertools import groupby
from typing import NamedTuple

from unsaid.errors import UnsaidError

MOST = 12
"""Rows of a table; of the rest it is said how many there are."""

GAP = "  "


class Cell(NamedTuple):
    """A cell of a table; ``marked`` ones stand out."""

    text: str
    marked: bool = False


def bundle(text: str, page: str | None = None) -> dict[str, str]:
    """What a notebook shows: a page where it can, else text."""
    return {"text/plain": text} | ({} if page is None else {"text/html": page})


def told(value: object, words: Callable[[], str]) -> dict[str, str]:
    """A value in its words; where it has none, what it is and why not. To look at a value is never an error."""
    try:
        text = words()
    except UnsaidError as error:
        text = f"{value!r}\n\n{error}"
    return bundle(text, paragraphs(text))


def paragraphs(text: str) -> str:
    """Text as paragraphs of a page; lines that begin with ``- `` become a list."""
    return "".join(_paragraph(part) for part in text.split("\n\n") if part.strip())


def _paragraph(text: str) -> str:
    parts = groupby(text.split("\n"), key=lambda line: line.startswith("- "))
    return "".join(_items(list(lines)) if items else _lines(list(lines)) for items, lines in parts)


def _lines(lines: list[str]) -> str:
    return f"<p>{'<br>'.join(map(html.escape, lines))}</p>"


def _items(lines: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{html.escape(line[2:])}</li>' for line in lines)}</ul>"


def as_it_stands(text: str) -> str:
    """Text whose columns count, on a page."""
    return f"<pre>{html.escape(text)}</pre>"


def folded(summary: str, page: str) -> str:
    """A page that opens when its summary is clicked."""
    return f"<details><summary>{html.escape(summary)}</summary>{page}</details>"


def table(head: Sequence[str], rows: Sequence[Sequence[Cell]]) -> dict[str, str]:
    """A table, its first ``MOST`` rows. In text, marked cells have a star."""
    kept, left = rows[:MOST], len(rows) - MOST
    more = f"and {left} more" if left > 0 else ""
    return bundle(_as_text(head, kept, more), _as_page(head, kept, more))


def _as_text(head: Sequence[str], rows: Sequence[Sequence[Cell]], more: str) -> str:
    lines = [list(head), *([f"{cell.text}*" if cell.marked else cell.text for cell in row] for row in rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    told = [GAP.join(f"{part:{width}}" for part, width in zip(line, widths, strict=True)).rstrip() for line in lines]
    return "\n".join([*told, more] if more else told)


def _as_page(head: Sequence[str], rows: Sequence[Sequence[Cell]], more: str) -> str:
    lines = ["".join(f"<th>{html.escape(one)}</th>" for one in head)]
    lines += ["".join(f"<td>{_marked(cell)}</td>" for cell in row) for row in rows]
    lines += [f'<td colspan="{len(head)}">{more}</td>'] if more else []
    return f"<table>{''.join(f'<tr>{line}</tr>' for line in lines)}</table>"


def _marked(cell: Cell) -> str:
    text = html.escape(cell.text)
    return f"<b>{text}</b>" if cell.marked else text
