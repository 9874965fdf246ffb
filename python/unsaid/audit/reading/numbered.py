"""Stories in numbered lines, as bAbI has them: ``1 Ada entered the hall.``, and after them a question, a tab, its
answer.

A number that is not above the one before begins a new story. A question may stand between the lines of a story, and
asks about what comes before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from unsaid.audit.reading.record import Record, Unread

LINE = re.compile(r"(\d+)\s+(\S.*)")
MOST = 1000
"""Lines that a story may have."""


def items(lines: Iterator[tuple[int, str]]) -> Iterator[Record | Unread]:
    """The items of numbered lines."""
    story: list[str] = []
    last, begun, number = 0, 1, 0
    for line, text in lines:
        if not text.strip():
            continue
        match = LINE.fullmatch(text.strip())
        if match is None:
            yield Unread(line, "a line does not begin with its number")
            continue
        if int(match[1][:9]) <= last:
            story, begun = [], line
        last = int(match[1][:9])
        begun = begun if story else line
        words, *rest = match[2].split("\t")
        if "?" in words:
            number += 1
            yield _item(begun, line, number, story, words, rest)
        elif len(story) < MOST:
            story.append(words)


def _item(begun: int, line: int, number: int, story: list[str], words: str, rest: list[str]) -> Record | Unread:
    label = rest[0].strip() if rest else ""
    question, _, after = words.partition("?")
    label = label or after.strip()
    if not label:
        return Unread(line, "a question has no answer after it", number)
    return Record(line, number, "\n".join(story), f"{question.strip()}?", label)
