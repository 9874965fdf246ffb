"""A tale as plain text, a line to a paragraph, for whatever is not a terminal.

It knows nothing of columns, so that a story in a pipe starts without the tables of them.
"""

from __future__ import annotations

from unsaid.telling.setting.tale import Tale

UNDER = "    "
"""Before a note that stands under its paragraph."""

ELSEWHERE = "Elsewhere"
"""Heads what is told from no side in a telling by turns."""


def plain(tale: Tale) -> str:
    """The tale; paragraphs are parted by blank lines, and notes are set in under theirs."""
    parts = [tale.title] if tale.title else []
    for block in tale.blocks:
        parts.append(block.text or ELSEWHERE if block.kind == "turn" else block.text)
        between = "\n\n" if tale.facing else "\n"  # another's paragraphs are paragraphs, notes are a list
        parts += [between.join(UNDER + note for note in block.notes)] if block.notes else []
    return "\n\n".join(parts)
