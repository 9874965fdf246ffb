"""Items as JSON objects: one a line, or in an array that may be the value of a key; however long the file is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from unsaid.audit.reading.lines import LONGEST, lines
from unsaid.audit.reading.prompts import Parts, divided
from unsaid.audit.reading.record import ASKED as ASKED_MOST
from unsaid.audit.reading.record import STORY as STORY_MOST
from unsaid.audit.reading.record import Record, Unread

STORY = ("story", "context", "narrative", "passage", "full_story", "story_structure")
ASKED = ("question", "query")
INPUT = ("input", "prompt", "text", "question")
LABEL = ("target", "ideal", "answer", "label", "expected", "gold", "expected_answer", "correct_answer", "answers")
CHOICES = ("choices", "options")
WHOLE = STORY_MOST + 2 * ASKED_MOST
"""Characters that a whole prompt may have."""


def items(text: Iterator[str]) -> Iterator[Record | Unread]:
    """The items of a text that begins with ``{`` or ``[``."""
    first = next(text, "")
    head = first.lstrip()
    objects = _by_line(_again(first, text)) if head[:1] == "{" and _a_line_each(head) else _in_array(first, text)
    for number, (line, found) in enumerate(objects, 1):
        yield Unread(line, found, number) if isinstance(found, str) else item(line, number, found)


def _a_line_each(head: str) -> bool:
    """Whether the first line is an object by itself, and no mere wrapping of an array."""
    first = head.split("\n", 1)[0].rstrip()
    try:
        found = json.loads(first)
    except (ValueError, RecursionError):
        return not first.endswith(("{", "[", ",")) and not re.match(r'\{\s*"\w+"\s*:\s*\[', first)
    return not any(isinstance(held, list) and held and _is_item(held[0]) for held in found.values())


def _is_item(found: Any) -> bool:
    return isinstance(found, dict) and _one(found, LABEL) is not None


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest


def _by_line(text: Iterator[str]) -> Iterator[tuple[int, Any]]:
    for number, line in lines(text):
        if line.strip():
            try:
                found = json.loads(line)
            except (ValueError, RecursionError):
                found = "this is no JSON"
            yield number, found if isinstance(found, dict | str) and found else "this is no JSON object"


def _in_array(first: str, text: Iterator[str]) -> Iterator[tuple[int, Any]]:
    """The elements of the first array, one after another, each read as soon as it is whole."""
    decoder = json.JSONDecoder()
    place = first.find("[")
    if place < 0:
        yield 1, "no array of items begins in the file"
        return
    line, held, at = 1 + first.count("\n", 0, place), first, place + 1
    while True:
        match = re.compile(r"[\s,]*").match(held, at)
        start = match.end() if match else at
        line += held.count("\n", at, start)
        if held[start : start + 1] == "]":
            return
        try:
            found, end = decoder.raw_decode(held, start)
        except (ValueError, RecursionError):
            part = next(text, None)
            if part is None or len(held) - start > LONGEST:
                yield line, "the array of items is broken here; nothing after it was read"
                return
            held, at = held[start:] + part, 0
            continue
        yield line, found if isinstance(found, dict) else "this is no JSON object"
        line += held.count("\n", start, end)
        held, at = (held[end:], 0) if end > LONGEST else (held, end)


def item(line: int, number: int, found: dict[str, Any]) -> Record | Unread:
    """The item that an object is, by the names that sets use for its parts."""
    label = _one(found, LABEL)
    if label is None:
        return Unread(line, f"an item has no label: none of {', '.join(LABEL)}", number)
    parts = _parts(found)
    if parts is None or not parts.story or not parts.question:
        return Unread(line, "an item has no story with a question", number)
    choices = _one(found, CHOICES)
    choices = parts.choices if choices is None else choices
    shown = tuple(str(c) for c in choices) if isinstance(choices, list) else choices
    return Record(line, number, parts.story, parts.question, _label(label, shown), _choices(shown))


def _choices(shown: Any) -> tuple[str, ...]:
    from unsaid.audit.labels import choices_of

    fits = isinstance(shown, tuple) or (isinstance(shown, str) and len(shown) <= WHOLE)
    return choices_of(shown) if fits else ()


def _label(label: Any, shown: Any) -> str:
    """The label as a text; several that are all right are one a line."""
    if isinstance(label, bool):
        return "yes" if label else "no"
    if isinstance(label, int) and isinstance(shown, tuple) and 0 <= label < len(shown):
        return shown[label]
    return "\n".join(str(each) for each in label) if isinstance(label, list) else str(label)


def _parts(found: dict[str, Any]) -> Parts | None:
    story, asked = _one(found, STORY), _one(found, ASKED)
    if isinstance(story, list):
        story = "\n".join(str(sentence) for sentence in story)
    if isinstance(story, str) and isinstance(asked, str):
        return Parts(story, asked, None)
    text = _said(_one(found, INPUT))
    return divided(text) if text and len(text) <= WHOLE else None


def _said(given: Any) -> str:
    """A text, or what the user says in a conversation."""
    if isinstance(given, str):
        return given
    if not isinstance(given, list):
        return ""
    told = [m for m in given if isinstance(m, dict) and m.get("role", "user") == "user"]
    parts = [m.get("content", m.get("text", "")) for m in told]
    return "\n".join(part if isinstance(part, str) else _said(part) for part in parts)


def _one(found: dict[str, Any], names: tuple[str, ...]) -> Any:
    return next((found[name] for name in names if found.get(name) not in (None, "")), None)
