"""What happens in a played story: events, turns, and the options a role is given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from unsaid.play.stage import State

Kind = Literal["act", "wait", "fail", "refuse", "offer"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened, or did not quite.

    ``act``: it happened. ``wait``: the role let its turn pass. ``fail``: the role believed the act possible
    and it was not. ``refuse``: another whose consent it needed had no reason. ``offer``: somebody would do the
    act if a role agreed. Only ``act`` changes the state. ``by`` is who began it; None is fate.
    """

    kind: Kind
    action: int | None
    by: int | None
    before: State
    after: State


@dataclass(frozen=True, slots=True)
class TurnOption:
    """Something the role can choose; ``action`` is None for waiting."""

    action: int | None
    offered: bool = False


WAIT = TurnOption(None)

Turn = tuple[Event, ...]
"""One turn: what the role did (or that it waited), then what the others did up to the next role's move."""
