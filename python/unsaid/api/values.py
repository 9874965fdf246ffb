"""What all values of the interface have in common, and the words for values of a world.

Each is immutable, equal to another made alike, hashes, pickles, and has ``to_dict()``: plain lists, dicts, text and
numbers, ready for JSON. In a notebook it shows as what it is (``showing``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

import msgspec

Scalar = bool | float | str | None
"""A value in a world: True or False, a number, an entity by its name, or None where there is none (``?``)."""


class Plain(Protocol):
    """A value that can be had as plain data."""

    def to_dict(self) -> Any:
        """Plain lists, dicts, text and numbers."""
        ...


class Many:
    """Several values, as one that can be had as plain data."""

    def __init__(self, values: Iterable[Plain]) -> None:
        self.values = tuple(values)

    def to_dict(self) -> list[Any]:
        """The plain data of each."""
        return [value.to_dict() for value in self.values]


def plain(value: Any) -> Any:
    """Data as plain lists, dicts, text and numbers, as JSON has them: what is no number is None."""
    return msgspec.json.decode(msgspec.json.encode(value))


def to_json(value: Plain, indent: int = 2) -> str:
    """A value as JSON text, indented for people; ``indent`` 0 puts it on one line."""
    text = msgspec.json.encode(value.to_dict())
    return (msgspec.json.format(text, indent=indent) if indent else text).decode()


def written(value: Scalar) -> str:
    """A value as a world's text has it: ``True``, ``?``, ``3``, ``Inn``."""
    if value is None:
        return "?"
    if isinstance(value, bool | str):
        return str(value)
    return f"{value:g}" if float(value).is_integer() and abs(value) < 1e15 else repr(float(value))
