"""Choice that wavers: how likely each act is for someone who wants several things and is not sure of them.

The planner's characters do what is best as they see it. People, observed every ten seconds for an evening, do what is
better more often than what is worse, and the more so the more it is better. The usual form of this is the logit or
quantal response: the odds of one act against another are the exponential of the difference of their utilities (Luce,
*Individual Choice Behavior*, 1959; McKelvey and Palfrey, *Games and Economic Behavior* 10, 1995). Nothing else is
added here: the utilities are those of the concerns, read in the character's own mind after each act, and their unit is
the one in which the odds are taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import exp
from random import Random

from unsaid.data.running import Running


def odds(running: Running, state: int, character: int, acts: Sequence[int]) -> list[float]:
    """The probability of each act, in the order given; they add up to 1.

    Each act is judged alone, in the character's mind as it would be after it. An act that leaves the utility unknown
    is never done. Raises ValueError where that is true of all of them, and where there are none.
    """
    mind = running.mind(state, character)
    worths = [running.utility(running.apply(mind, act), character) for act in acts]
    known = [worth for worth in worths if worth is not None]
    if not known:
        raise ValueError("none of these acts has a worth that is known")
    best = max(known)
    weights = [0.0 if worth is None else exp(worth - best) for worth in worths]
    return [weight / sum(weights) for weight in weights]


def wavered(running: Running, state: int, character: int, acts: Sequence[int], chance: Random) -> int:
    """One act, drawn by ``odds``."""
    return chance.choices(acts, odds(running, state, character, acts))[0]
