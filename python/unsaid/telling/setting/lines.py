"""Breaking a paragraph into lines of a terminal, where some characters are two columns wide and some are none.

Lines are filled from the left. They break at blanks (not at no-break spaces), after dashes and hyphens inside words,
and between characters of scripts written without blanks, but not before their closing marks. A word wider than the
line is cut. Widths are Rich's, which knows every character; plain text is counted without asking it.
"""

from __future__ import annotations

import re

_NARROW = re.compile("[\x20-\x7e\xa0-\xac\xae-\u02ff\u0370-\u0482\u2010-\u2027\u2030-\u205e]*")
_WIDE = "\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60"
_CLOSING = "、。」』）！？，．：；”’…"
_OPENING = "「『（"
_INSIDE = re.compile(
    rf"(?<=[—–])(?=[^\s—–’”])|(?<=[^\W\d]-)(?=[^\W\d])|(?<=[{_WIDE}])(?<![{_OPENING}])(?=[{_WIDE}])(?![{_CLOSING}])"
)
_BLANKS = re.compile("[ \t\r\n]+")


def cells(text: str) -> int:
    """The columns a text takes on a terminal."""
    if _NARROW.fullmatch(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def wrapped(text: str, width: int, first: str = "", rest: str = "") -> list[str]:
    """The text in lines of at most ``width`` columns (at least 1), indented by ``first`` and then by ``rest``."""
    lines: list[str] = []
    line, start = first, True
    for word in filter(None, _BLANKS.split(text)):
        for place, piece in enumerate(_INSIDE.split(word)):
            joined = line + (" " if place == 0 and not start else "") + piece
            if start or cells(joined) <= width:
                line = joined
            else:
                lines.append(line)
                line = rest + piece
            start = False
            *whole, line = _cut(line, width, rest)
            lines += whole
    return lines if start else [*lines, line]


def kept(text: str, width: int, rest: str = "") -> list[str]:
    """One line of a list, wrapped; it keeps the blanks it begins with, and so does what is left of it."""
    indent = text[: len(text) - len(text.lstrip(" "))]
    return wrapped(text, width, indent, indent + rest)


def _cut(line: str, width: int, rest: str) -> list[str]:
    """A line that holds one word too wide for it, cut where it must be."""
    if cells(line) <= width:
        return [line]
    from rich.cells import chop_cells

    indent = line[: len(line) - len(line.lstrip(" "))]
    room = max(width - max(len(indent), len(rest)), 2)
    head, *tail = chop_cells(line[len(indent) :], room)
    return [indent + head, *(rest + part for part in tail)]
