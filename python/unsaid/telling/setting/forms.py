"""The forms a tale can be set in, by name; each is loaded by whoever asks for it."""

from __future__ import annotations

from unsaid.telling.setting.tale import Tale
from unsaid.text.styled import joined


def made(tale: Tale, form: str, width: int | None = None) -> str | bytes:
    """A tale in one of the forms that can be written to a file."""
    if form == "md":
        from unsaid.telling.setting.markdown import text

        return text(tale)
    if form == "html":
        from unsaid.telling.setting.html import page

        return page(tale)
    if form == "epub":
        from unsaid.telling.setting.epub import book

        return book(tale)
    if width is None:
        from unsaid.telling.setting.plain import plain

        return plain(tale)
    from unsaid.telling.setting.terminal import Sheet, lines

    return str(joined(lines(tale, Sheet(width, width))))
