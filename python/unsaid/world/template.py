"""Templates: what comes to the same whenever the same names are filled in.

What a condition, an effect or an observation grounds to depends only on the names it uses, so each is made once for
every way to fill those, and shared by all acts in which they are filled alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from operator import itemgetter
from typing import Any, Generic, TypeVar

from .lowering import Names

Made = TypeVar("Made")


class Template(Generic[Made]):
    """What ``make`` makes, made once for each way to fill the names it uses."""

    __slots__ = ("_key", "_made", "_make", "names")

    def __init__(self, names: Iterable[str], make: Callable[[Names], Made]) -> None:
        self.names = tuple(sorted(names))
        self._make = make
        self._key: Callable[[Names], Any] = itemgetter(*self.names) if self.names else _nothing
        self._made: dict[Any, Made] = {}

    def at(self, names: Names) -> Made:
        """What comes of these names."""
        key = self._key(names)
        try:
            return self._made[key]
        except KeyError:
            made = self._made[key] = self._make(names)
            return made


def _nothing(names: Names) -> None:
    """The key of what uses no names."""
