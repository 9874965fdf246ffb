"""Suspense and surprise along a course: how much is about to be decided, and how much has just been.

Whoever reads believes, at each moment, every end to be as likely as it is from there. Suspense is how much that belief
is expected to move with the next act, surprise how far it has just moved: the square roots of the expected, and of the
actual, sum of squares (Ely, Frankel and Kamenica, “Suspense and Surprise”, *Journal of Political Economy* 123, 2015).
The same is said of one character's fortune, where the belief is what its utility is expected to end at.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from unsaid.story.map.likely import Likely

Beliefs = Sequence[Sequence[float]]


def suspense(likely: Likely, beliefs: Beliefs, state: int) -> float:
    """How much the belief is expected to move with the next act; by the chances of the ways that would be gone."""
    return sqrt(sum(share * _moved(beliefs[state], beliefs[to]) for share, to in likely.mix(state)))


def surprise(beliefs: Beliefs, before: int, after: int) -> float:
    """How far the belief has moved from one state to the next."""
    return sqrt(_moved(beliefs[before], beliefs[after]))


def _moved(before: Sequence[float], after: Sequence[float]) -> float:
    return sum((a - b) ** 2 for a, b in zip(before, after, strict=True))
