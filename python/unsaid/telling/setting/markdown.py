"""A tale as Markdown (CommonMark): a line to a paragraph, notes as quotations under it.

What would be read as markup is escaped, so that any reader of Markdown shows the words as they were told.
"""

from __future__ import annotations

import re

from unsaid.telling.setting.plain import ELSEWHERE
from unsaid.telling.setting.tale import Block, Tale

_ANYWHERE = re.compile(r"([\\`*_\[\]<>~|])|&(?=#?\w+;)")
_NUMBER = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_FIRST = re.compile(r"^([#+=-])")
_LAST = re.compile(r"(?<=\s)(#+)$")
"""What would be taken for the end of a heading."""


def text(tale: Tale) -> str:
    """The whole file."""
    parts = [f"# {escaped(tale.title)}"] if tale.title else []
    for block in tale.blocks:
        parts += _block(block)
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> list[str]:
    words = f"## {escaped(block.text or ELSEWHERE)}" if block.kind == "turn" else escaped(block.text)
    notes = "\n>\n".join(f"> {escaped(note)}" for note in block.notes)
    return [words, notes] if notes else [words]


def escaped(words: str) -> str:
    """The words on one line, with whatever would be markup made plain."""
    words = _LAST.sub(r"\\\1", _ANYWHERE.sub(r"\\\g<0>", " ".join(words.split())))
    return _FIRST.sub(r"\\\1", _NUMBER.sub(r"\1\\\2", words))
