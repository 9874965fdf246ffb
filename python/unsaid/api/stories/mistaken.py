"""What a file is that was given in the place of a story, where it is easily told."""

from __future__ import annotations

import re

import msgspec

WORLD = re.compile(r"^\s*(type|entity|property|action|trigger|utility|title|telling|called)\b[^;{]*[;{]", re.MULTILINE)
TRANSLATION = re.compile(r'^msg(id|str) "', re.MULTILINE)


class JsonHead(msgspec.Struct):
    """What tells the kinds of JSON apart."""

    format: str | None = None
    stop: str | None = None


def head(text: str) -> JsonHead:
    """What a JSON object says of itself. Raises msgspec.DecodeError (a ValueError) where the text is none."""
    try:
        return msgspec.json.decode(text, type=JsonHead)
    except RecursionError:
        raise msgspec.DecodeError("brackets are nested too deeply") from None


def told_apart(text: str) -> str | None:
    """What the text of no story is instead, as the rest of a sentence about its file; None where one cannot tell."""
    if text.lstrip().startswith(("{", "[")):
        return _json(text)
    if TRANSLATION.search(text):
        return "is a translation, not a story"
    return "is a world, not a story" if WORLD.search(text) else None


def _json(text: str) -> str | None:
    try:
        return "is a ground world, not a story" if head(text).format == "unsaid-world" else None
    except msgspec.ValidationError:
        return "is JSON, but not that of a story" if text.lstrip().startswith("[") else None
    except msgspec.DecodeError:
        return _several(text)


def _several(text: str) -> str | None:
    """Of more than one object, that it is so: ``tell --all --json`` prints a story a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    many = len(lines) > 1 and all(line.startswith("{") and line.endswith("}") for line in lines)
    return f"holds {len(lines)} stories, one a line; keep one of them" if many else None
