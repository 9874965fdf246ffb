"""What can be written in place of what is wrong: changes to a text, and how far they can be trusted.

An edit is *safe* where the text means nothing else afterwards than its writer plainly meant: a ``;`` that is missing, a
``==`` that is read as ``=`` anyway, brackets where they stand unwritten. ``lint --fix`` applies those. All others are
*offered*: a name that is near, a part that is left out. They may be wrong, so a person says yes to them first.

Nothing is changed here. ``mending`` applies edits; an editor shows their titles.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from .core import Span


class Replacement(Struct, frozen=True):
    """A text for the place of another: an empty span is where it is put in, an empty text takes out."""

    span: Span
    text: str

    def moved(self, by: int) -> Replacement:
        """The same change where all before it grew by so many characters."""
        return Replacement((self.span[0] + by, self.span[1] + by), self.text)


class Edit(Struct, frozen=True):
    """Changes that mend one thing together; ``title`` says what they do, in the imperative."""

    title: str
    changes: tuple[Replacement, ...]
    safe: bool = False

    def moved(self, by: int) -> Edit:
        """The same edit where all before it grew by so many characters."""
        return Edit(self.title, tuple(c.moved(by) for c in self.changes), self.safe)


def write(text: str, span: Span, *, title: str = "", safe: bool = False) -> Edit:
    """The text in place of what stands at a span."""
    return Edit(title or f"write `{text}`", (Replacement(span, text),), safe)


def put(text: str, at: int, *, title: str = "", safe: bool = False) -> Edit:
    """The text put in at a place."""
    return Edit(title or f"add `{text.strip()}`", (Replacement((at, at), text),), safe)


def take_out(span: Span, what: str, *, safe: bool = False) -> Edit:
    """What stands at a span taken out."""
    return Edit(f"remove {what}", (Replacement(span, ""),), safe)


def bracketed(spans: Iterable[Span], title: str) -> Edit:
    """Brackets around some places: how they are read anyway."""
    changes = [(place, sign) for start, end in spans for place, sign in ((start, "("), (end, ")"))]
    return Edit(title, tuple(Replacement((place, place), sign) for place, sign in changes), True)


def nearest_written(close: str | None, written: str, span: Span) -> list[Edit]:
    """The name that was probably meant. Where only the case of letters is another, it surely was."""
    return [write(close, span, safe=close.lower() == written.lower())] if close else []


JOINTS = (",", "&")


def whole_line(text: str, span: Span) -> Span:
    """A definition with its ``;``, and with its lines where nothing else stands on them."""
    start, end = span
    end += len(text) - end - len(text[end:].lstrip()) + 1 if text[end:].lstrip()[:1] == ";" else 0
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    if text[first:start].strip() or last < 0 or text[end:last].strip():
        return start, end
    return first, last + 1


def item_of(text: str, span: Span) -> Span:
    """One item of a list with the comma or sign that joins it to the one before, or, of the first, to the next."""
    before = text[: span[0]].rstrip()
    if before.endswith(JOINTS):
        return len(before) - 1, span[1]
    after = text[span[1] :].lstrip()
    return (span[0], len(text) - len(after[1:].lstrip())) if after.startswith(JOINTS) else span
