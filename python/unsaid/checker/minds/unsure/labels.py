"""What a mind holds of one openable fluent: a value, or a label with the values it is about.

A plain value in a mind's row is one that is known; so every label has two values at least. ``?`` is known like any
other value.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

Held = Any
"""A value that is known, or a Label."""

Ties = dict[int, tuple[Held, bool]]
"""What has become of fluents in a thinker's mind: what is held there now, and whether ties to it break."""


class Label(NamedTuple):
    """Not known: how it is held, and among which values."""

    kind: str
    among: frozenset[Any]


def label(kind: str, among: Iterable[Any]) -> Held:
    """A label; with a single value that value is known."""
    values = frozenset(among)
    return next(iter(values)) if len(values) == 1 else Label(kind, values)


def among(held: Held) -> frozenset[Any]:
    """The values that may be so."""
    return held.among if type(held) is Label else frozenset((held,))


def kind(held: Held) -> str:
    """How something is held."""
    return held.kind if type(held) is Label else "known"


def is_known(held: Held) -> bool:
    """Whether it is known."""
    return type(held) is not Label


def has_value(held: Held) -> bool:
    """Whether the mind holds some one value, as its thinker sees it."""
    return kind(held) in ("known", "sure", "tied")


def knows(held: Held) -> bool:
    """The same, where ``?`` does not count as a value."""
    return held is not None and has_value(held)


def same(a: Held, b: Held) -> bool:
    """Whether the same is held; ``True`` is not 1."""
    return type(a) is type(b) and a == b


def tied(thinker: Held) -> Held:
    """What is held by one who is tied to this."""
    return Label("tied", thinker.among) if type(thinker) is Label else thinker


def joined(a: Held, b: Held) -> Held:
    """Either the one or the other, the thinker cannot say which."""
    if same(a, b):
        return a
    other = "open" if kind(a) == kind(b) == "open" else "unclear"
    return label("sure" if has_value(a) and has_value(b) else other, among(a) | among(b))


def amazes(old: Held, new: Held) -> bool:
    """Whether who held the one is amazed to hold the other."""
    if not among(new) <= among(old):
        return True
    return kind(old) in ("sure", "tied", "unclear") and not same(old, new)
