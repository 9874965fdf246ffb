"""Text with styles: runs of words, each with the name of how it should look.

Colours are codes among the characters of a text, and codes are what must not come from anybody else. So no text within
Unsaid holds any: a renderer says how a run should look, and the codes are put around the words at the very end, when
the words have been cleaned.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from .hidden import escaped

Style = Literal["", "strong", "dim", "error", "warning", "trouble"]

CODES: dict[str, str] = {
    "strong": "\033[1m",
    "dim": "\033[2m",
    "error": "\033[1;31m",
    "warning": "\033[1;33m",
    "trouble": "\033[33m",
}
END = "\033[0m"


class Styled:
    """Some runs of text, each with its style; ``str`` of it is the text alone, what hides in it shown."""

    __slots__ = ("runs",)

    def __init__(self, *parts: str | Styled, style: Style = "") -> None:
        """Parts one after the other; ``style`` is that of the plain ones among them."""
        self.runs: tuple[tuple[str, Style], ...] = tuple(_runs(parts, style))

    def __str__(self) -> str:
        return "".join(escaped(text) for text, _ in self.runs)

    def __repr__(self) -> str:
        return f"Styled({', '.join(map(repr, self.runs))})"

    @property
    def raw(self) -> str:
        """The text as it came, for measuring."""
        return "".join(text for text, _ in self.runs)

    def painted(self) -> str:
        """The text with the codes of its colours: the only codes there are, since its runs are cleaned first."""
        return "".join(f"{CODES[style]}{escaped(text)}{END}" if style else escaped(text) for text, style in self.runs)


def _runs(parts: Iterable[str | Styled], style: Style) -> Iterator[tuple[str, Style]]:
    for part in parts:
        if isinstance(part, Styled):
            yield from part.runs
        elif part:
            yield part, style


def joined(items: Iterable[str | Styled], between: str = "\n") -> Styled:
    """Texts one after the other, with something between them."""
    parts: list[str | Styled] = []
    for item in items:
        parts += [between, item] if parts else [item]
    return Styled(*parts)
