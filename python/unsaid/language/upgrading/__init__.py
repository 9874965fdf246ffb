"""A world's text in the shorter forms of the language, its meaning untouched.

Each rule looks for one long form and writes the short one in its place; the rules run one after the other, and the text
is read again between them. Comments stay: what has one inside is left as it is. Whether the meaning is really the same
is not asked here but of the result, by whoever is about to write it over a file (``unsaid.api.rewording.upgrading``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..edits import Replacement
from ..layout import refuse, settled
from ..mending import changed
from ..source import Source, plain
from .counting import counting
from .groups import grouping
from .heads import acting, bare_heads, naming
from .lines import one_line
from .lists import together
from .text import WrittenText
from .truths import truths
from .words import words_inside

RULES: tuple[Callable[[WrittenText], Iterable[Replacement]], ...] = (
    together,
    acting,
    one_line,
    words_inside,
    bare_heads,
    grouping,
    naming,
    counting,
    truths,
)

ROUNDS = 8
"""How often a rule is tried again: what it wrote may be part of what it can write shorter still."""


def upgrade(text: str, label: str | None = None) -> str:
    """A text in the shorter forms and in canonical layout. Raises ReadError if it does not parse."""
    source = Source(plain(text), path=label)
    refuse(source)
    after = settled(source.text)
    for rule in RULES:
        for _ in range(ROUNDS):
            replacements = list(rule(WrittenText.of(after)))
            if not replacements:
                break
            after = settled(changed(after, replacements))
    return after


__all__ = ["upgrade"]
