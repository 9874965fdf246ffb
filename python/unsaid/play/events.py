"""What happens in a played story: items of a menu, events, turns.

A turn is one move of a role and all that the others, and fate, do about it. The move is an item of the role's menu: an
act, or a way of letting the turn pass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unsaid.play.stage import State

Kind = Literal["act", "fail", "refuse", "offer"]
"""What became of an act: it happened; it was not possible; another would not; a role's consent is still to be had."""

ItemKind = Literal["act", "silence", "hold", "listen", "time", "rest", "on"]
"""What an item of a menu is. All but ``act`` let the turn pass: an answer that is owed is not given (``silence``), a
wish is held back (``hold``), another is let do what it would (``listen``), an act of fate's is let come (``time``), or
all is let be (``rest``). To go on (``on``) is no move at all, and stands on no menu."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or did not quite. Only ``act`` changes the state. ``by`` is who began it; None is
    fate."""

    kind: Kind
    action: int
    by: int | None
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class Item:
    """Something a role can choose.

    ``action`` is the act; of what is held back, let be or let come, the act in question. ``about`` is the question that
    is not answered. ``offered``: somebody else has offered the act. ``ends``: the story would be over after it.
    """

    kind: ItemKind
    action: int | None = None
    about: int | None = None
    offered: bool = False
    ends: bool = False

    @property
    def passes(self) -> bool:
        """Whether the turn is let pass by it."""
        return self.kind not in ("act", "on")


ON = Item("on")


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the move, what came of it and what the others did.

    ``shown``: whether the role chose the move from a menu; otherwise the turn went on by itself. ``held_up``: who would
    have ended the story, and was not asked for it.
    """

    move: Item
    events: tuple[Event, ...] = ()
    shown: bool = True
    held_up: int | None = None
