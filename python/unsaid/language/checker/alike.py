"""Whether two checked expressions say the same, wherever they stand in the text and in whatever order."""

from __future__ import annotations

from collections.abc import Hashable

from msgspec import Struct

from .. import core
from .expressions import folded


def meaning(e: object) -> Hashable:
    """What an expression says, without where it stands; the parts of an ``&`` or ``|`` in no order."""
    if isinstance(e, core.Junction):
        return e.kind, frozenset(map(meaning, e.items))
    if isinstance(e, core.Arithmetic) and (number := folded(e)) is not None:
        return meaning(core.Value(number, e.span))
    if isinstance(e, Struct):
        parts = ((name, meaning(getattr(e, name))) for name in e.__struct_fields__ if name != "span")
        return type(e).__name__, *parts
    if isinstance(e, tuple):
        return tuple(map(meaning, e))
    return type(e).__name__, e  # True and 1 are two values
