"""Statements about the minds in a story, confirmed by the second opinion.

The checker has minds and rules of its own, and of feelings it confirms by itself that they follow from their runs. That
nothing is left out of one (its cause, its end, a better alternative) it can only tell from all the feelings there are.
These are found once more with the makers' rules, on the checker's minds: the one thing the two have in common, and it
stands here, where both are known, and in neither of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from unsaid.checker.statements.checking import Refusal, check, left_out
from unsaid.psyche.feelings import feelings
from unsaid.psyche.log import log_of

if TYPE_CHECKING:
    from unsaid.data.running import Horizon, Running
    from unsaid.data.statements import Felt, NotKnowing, Statement
    from unsaid.world.structure import GroundWorld


def refusals(
    ground: GroundWorld,
    acts: Sequence[int],
    statements: Iterable[Statement | NotKnowing],
    horizon: Horizon | None = None,
) -> list[Refusal]:
    """The statements about a course of acts that cannot be confirmed, each with what is wrong; empty where all are."""
    return check(ground, acts, statements, _felt, horizon)


def _felt(world: Running, acts: Sequence[int], horizon: Horizon) -> list[Felt]:
    return feelings(log_of(world, acts, horizon))


__all__ = ["Refusal", "left_out", "refusals"]
