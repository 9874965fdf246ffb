"""Characters that hide in the text of a world: an error wherever they stand, in words, comments or between.

Who reads a world in an editor should have read all of it. A carriage return in a comment can lay a definition over it
on the screen, or behind it; an override can show a condition the other way round. Which characters these are, and where
a language needs one of them, is settled in ``unsaid.text.hidden``.
"""

from __future__ import annotations

from unsaid.text.hidden import DIRECTING, JOINING, TURNING, hidden, named

from .edits import Edit, Replacement
from .report import MOST, Report

LINES = "\x0b\x0c\x85\u2028\u2029"
"""What many programs show as the end of a line."""


def check(text: str, report: Report) -> None:
    """Report what hides in a text, once for each line: its quotation shows all of them."""
    lines: dict[int, list[int]] = {}
    for place in hidden(text):
        lines.setdefault(text.rfind("\n", 0, place), []).append(place)
        if len(lines) > MOST:
            break
    for first, *others in lines.values():
        c = text[first]
        more = f" (and {len(others)} more on this line)" if others else ""
        said = f"{named(c)} hides here{more}: {what(c)}"
        edits = [without(text, [first, *others])]
        report.add("hidden-character", (first, first + 1), said, repair=repair(c), edits=edits)


def without(text: str, places: list[int]) -> Edit:
    """A line without what hides in it. What looks like the end of a line becomes one, which may uncover definitions."""
    ends = [c in LINES or c == "\r" for c in (text[place] for place in places)]
    changes = tuple(Replacement((p, p + 1), "\n" if end else "") for p, end in zip(places, ends, strict=True))
    title = "end the line with a line feed" if any(ends) else "remove what hides"
    return Edit(title, changes, safe=not any(ends))


def what(c: str) -> str:
    """What a character does to whoever reads the text."""
    if c == "\r":
        return "without a line feed after it, what follows may be shown over the line"
    if c in LINES:
        return "it looks like the end of a line, and is none"
    if c in TURNING:
        return "it shows words in another order than they are read in"
    if c < "\xa0":
        return "it is not seen, and a terminal may obey it"
    if "\ud800" <= c <= "\udfff":
        return "it is half of a character"
    return "it is not seen"


def repair(c: str) -> str:
    """What to do about it."""
    if c == "\r" or c in LINES:
        return "end the line with a line feed, or remove it"
    if c in JOINING:
        return "remove it; it belongs only after letters and pictures that it joins"
    if c in DIRECTING:
        return "remove it; it belongs only into texts with letters written from right to left"
    return "remove it"
