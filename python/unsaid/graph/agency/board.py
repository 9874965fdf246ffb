"""The graph of a game as plain data: places, and the options of each.

A place is a moment at which the role has the move, or the end of a story. Everything that is said of agency is worked
out from a board, so that a board made by hand will do, and another turn model changes nothing here.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """Something the role can choose, and the turn that comes of it.

    ``act`` is None for letting the turn pass; ``to`` the place it leads to. ``done``: the acts that happen in the turn,
    whoever does them; ``others``: those of them that other characters do. ``reasoned``: the role has a reason for it.
    ``idle``: nothing came of it, and nothing will come of it again. ``own``: where the story is over after the turn,
    the role chose that: what it did ends it, or the option said so. ``turns``: how many turns go by, with those that
    go on by themselves.
    """

    act: str | None
    to: int
    done: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    reasoned: bool = False
    idle: bool = False
    own: bool = False
    turns: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """Where the role stands: its ``options``, or the ``ending`` where the story is over. A place with neither was not
    looked into: the graph is cut there. ``standing`` is how things stand: what each mind is worth to its owner."""

    options: tuple[Option, ...] = ()
    ending: str | None = None
    standing: Hashable = None

    @property
    def over(self) -> bool:
        """Whether the story is over."""
        return self.ending is not None

    @property
    def cut(self) -> bool:
        """Whether what lies beyond is unknown."""
        return not self.options and not self.over


def _nothing(place: int, option: int) -> Hashable:
    return None


@dataclass(frozen=True)
class Board:
    """All places, the start first. Of an option, by the number of its place and its own: ``expects`` is what the role
    expects of it, ``tells`` what is read after it, and ``answers`` what is read besides the role's own act."""

    places: tuple[Place, ...]
    acts: tuple[str, ...] = ()
    """All acts of the world."""
    expects: Callable[[int, int], Hashable] = _nothing
    tells: Callable[[int, int], Hashable] = _nothing
    answers: Callable[[int, int], Hashable] = _nothing
