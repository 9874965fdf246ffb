"""Pressure: wishes held back, one upon another, until something gives.

Each turn in which somebody holds back a wish adds one. Where the world names a release for a character, it is forced
when the count reaches its threshold, and the count begins anew. A break that has a cause in the story needs no
counter: a belief put right, or a loss foreseen, explains it. This is for breaks that have none but what came before
(suppression and its cost: Gross and Levenson 1993).
"""

from __future__ import annotations

from collections.abc import Iterable

from unsaid.psyche.log import Log
from unsaid.psyche.statements import Held, Would


def pressure(log: Log, statements: Iterable[Held | Would]) -> dict[str, list[int]]:
    """For everybody who held anything back: the wishes held back since the last release, after each act."""
    names = log.world.ground.characters
    thresholds = {names[release.who]: release.threshold for release in log.inner.releases}
    places: dict[str, set[int]] = {}
    for statement in statements:
        if isinstance(statement, Held):
            places.setdefault(statement.who, set()).add(statement.place)
    return {who: _counted(at, thresholds.get(who), len(log.acts)) for who, at in places.items()}


def _counted(places: set[int], threshold: int | None, acts: int) -> list[int]:
    counts, count = [], 0
    for place in range(acts):
        if threshold is not None and count >= threshold:
            count = 0
        count += place in places
        counts.append(count)
    return counts
