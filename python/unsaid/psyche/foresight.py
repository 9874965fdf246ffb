"""What a character expects if it does nothing: the acts it believes the others will take, one after the other.

What is foreseen is for the semantics to say (“Foresight”): the others take turns in the character's mind, and each does
the first of its acts that makes sense. A world that does not speak of foresight has none: then what is expected is the
present. This is what makes averting a loss a reason: against what would come of itself, keeping what one has is a gain.
"""

from __future__ import annotations

from collections.abc import Sequence

from unsaid.psyche.log import Log


def expected(log: Log, mind: int, character: int) -> tuple[Sequence[int], float | None]:
    """The acts of others a character foresees in its mind, and what that is worth to it after them."""
    acts, end = log.foreseen(mind, character)
    return acts, log.world.utility(end, character)
