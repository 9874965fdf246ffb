"""The files of public sets, read item by item: whatever container they come in, and however long they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from unsaid.audit.reading import blocks, numbered, objects, tables
from unsaid.audit.reading.lines import lines, parts
from unsaid.audit.reading.record import Record, Unread

__all__ = ["Record", "Unread", "items", "of"]


def items(file: str) -> Iterator[Record | Unread]:
    """The items of a file, or of standard input (``-``), in order. Raises FileProblem.

    What it is, is seen from how it begins: JSON, numbered lines, a table, or prompts one after another.
    """
    return of(parts(file))


def of(text: Iterator[str]) -> Iterator[Record | Unread]:
    """The items of a text that comes in parts."""
    head = ""
    for part in text:
        head += part
        if head.strip():
            break
    whole = _again(head, text)
    if head.lstrip()[:1] in ("{", "["):
        return objects.items(whole)
    first = head.lstrip().split("\n", 1)[0]
    if re.match(r"\d+\s+\S", first):
        return _blocks_or_lines(head, whole)
    if first.count(";") >= 2 or first.count("\t") >= 2 or re.match(r'"?\w+"?,"?\w+"?', first) or first.startswith('"'):
        return tables.items(lines(whole))
    return blocks.items(lines(whole))


def _blocks_or_lines(head: str, whole: Iterator[str]) -> Iterator[Record | Unread]:
    """Numbered lines whose question is no line of them, but stands below a heading, are a prompt."""
    if re.search(r"^\s*question\s*:", head, re.IGNORECASE | re.MULTILINE):
        return blocks.items(lines(whole))
    return numbered.items(lines(whole))


def _again(head: str, rest: Iterator[str]) -> Iterator[str]:
    yield head
    yield from rest
