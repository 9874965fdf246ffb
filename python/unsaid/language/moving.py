"""The same values for a text in which they stand elsewhere.

Everything that is made of a text keeps its places in it. Where a definition stays as it is and only moves, because
something before it grew or shrank, what was made of it is the same but for those places.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from msgspec import Struct

from .core import Span

T = TypeVar("T")

PLACES = frozenset(("span", "sign"))
"""The fields that hold a place."""

PLAIN = frozenset((str, int, float, bool, type(None)))
"""What holds no place."""

_FIELDS: dict[type, tuple[tuple[str, bool], ...]] = {}


def moved(value: T, by: int) -> T:
    """A value of ``tree`` or ``core`` with all its places moved."""
    return rerouted(value, lambda _: by) if by else value


def moved_span(span: Span, by: int) -> Span:
    """A place, moved."""
    return span[0] + by, span[1] + by


def rerouted(value: T, way: Callable[[int], int]) -> T:
    """A value of ``tree`` or ``core``, each of its places moved by what ``way`` says of where it starts."""
    kind = type(value)
    if kind is tuple:
        return cast("T", tuple([rerouted(item, way) for item in cast("tuple[Any, ...]", value)]))
    fields = _FIELDS.get(kind) or _fields(kind)
    made: list[Any] = []
    for name, place in fields:
        field = getattr(value, name)
        if place and field is not None:
            by = way(field[0])
            made.append((field[0] + by, field[1] + by))
        else:
            made.append(field if type(field) in PLAIN else rerouted(field, way))
    return kind(*made) if fields else value


def _fields(kind: type) -> tuple[tuple[str, bool], ...]:
    """The fields of a kind of value, each with whether it holds a place; none where it is no structure."""
    names: tuple[str, ...] = kind.__struct_fields__ if issubclass(kind, Struct) else ()
    _FIELDS[kind] = tuple((name, name in PLACES) for name in names)
    return _FIELDS[kind]
