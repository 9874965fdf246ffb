"""Items as prompts one after another in a text file, each ending in a line that gives its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unsaid.audit.labels import choices_of
from unsaid.audit.reading.lines import LONGEST
from unsaid.audit.reading.objects import WHOLE
from unsaid.audit.reading.prompts import divided
from unsaid.audit.reading.record import Record, Unread

ANSWER = re.compile(r"\s*(?:correct )?answer\s*:\s*(.*)", re.IGNORECASE)


def items(lines: Iterator[tuple[int, str]]) -> Iterator[Record | Unread]:
    """The items of a text in which each ends in a line ``Answer: …``."""
    block: list[str] = []
    begun, number, size = 1, 0, 0
    for line, text in lines:
        match = ANSWER.fullmatch(text)
        begun = begun if block else line
        size += len(text)
        if match is None and size < LONGEST:
            if text.strip() or block:
                block.append(text)
            continue
        number += 1
        yield _item(begun, number, block, match[1].strip() if match else "")
        block, size = [], 0
    if block:
        yield Unread(begun, "a story has no line “Answer: …” after it", number + 1)


def _item(line: int, number: int, block: list[str], label: str) -> Record | Unread:
    text = "\n".join(block)
    parts = divided(text if len(text) <= WHOLE else "")
    if not label or not parts.story or not parts.question:
        return Unread(line, "an item has no story, no question or no answer", number)
    return Record(line, number, parts.story, parts.question, label, choices_of(parts.choices))
