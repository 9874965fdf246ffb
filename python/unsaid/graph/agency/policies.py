"""How somebody plays: how likely each option of a place is to be chosen.

``believable`` mostly acts, twice as likely with a reason, and seldom waits or ends the story. ``greedy`` never waits
where there is an act. ``uniform`` takes anything. None of them chooses what is empty (``empties``), or waits again
where waiting brought nothing, as long as there is anything else.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Literal

from .board import Board, Option

Kind = Literal["forward", "wait", "exit", "fade", "idle", "empty"]
"""``forward``: an act after which the story goes on. ``wait``: waiting, after which it goes on. ``exit`` and ``fade``:
an act, and waiting, in whose turn it ends. ``idle``: nothing has changed, and nothing will by choosing it again.
``empty``: an act that does no more than waiting does, or nothing at all."""

Empty = Collection[tuple[int, str]]
"""Acts that are empty, each with the number of its place."""

Policy = Callable[[Option, Kind], float]

USELESS = ("idle", "empty")


def kinds(board: Board, place: int, empty: Empty = ()) -> tuple[Kind, ...]:
    """The kind of each option of a place."""
    return tuple(_kind(board, place, option, empty) for option in board.places[place].options)


def _kind(board: Board, place: int, option: Option, empty: Empty) -> Kind:
    waits = option.act is None
    if option.act is not None and (place, option.act) in empty:
        return "empty"
    if option.to == place or option.idle:
        return "idle"
    if board.places[option.to].over:
        return "fade" if waits else "exit"
    return "wait" if waits else "forward"


def believable(option: Option, kind: Kind) -> float:
    """Acts 4, waits and leaves 1; twice that with a reason."""
    return (4.0 if kind == "forward" else 1.0) * (2.0 if option.reasoned else 1.0)


def greedy(option: Option, kind: Kind) -> float:
    """Any act, and never a wait."""
    return 0.0 if option.act is None else 1.0


def uniform(option: Option, kind: Kind) -> float:
    """Anything."""
    return 1.0


POLICIES: dict[str, Policy] = {"believable": believable, "greedy": greedy, "uniform": uniform}


def chances(board: Board, place: int, kinds: tuple[Kind, ...], policy: Policy) -> tuple[float, ...]:
    """How likely each option of a place is. Where the policy wants none, any that is of use is as likely; where none
    is of use, any at all."""
    options = board.places[place].options
    use = [0.0 if kind in USELESS else 1.0 for kind in kinds]
    wanted = [u and policy(option, kind) for u, option, kind in zip(use, options, kinds, strict=True)]
    weights = wanted if any(wanted) else use if any(use) else [1.0] * len(options)
    return tuple(weight / sum(weights) for weight in weights)
