"""Pressure: wishes held back, one upon another, until something gives.

Each turn in which somebody holds back a wish adds one. Where the world names a release for a character, the story
itself keeps the count, for acts may go by it, and forces the release at its threshold: so the count is read there, in
the mind of whose it is. For everybody else it is counted here, from what is said of them. A break that has a cause in
the story needs no counter: a belief put right, or a loss foreseen, explains it. This is for breaks that have none but
what came before (suppression and its cost: Gross and Levenson 1993).
"""

from __future__ import annotations

from collections.abc import Iterable

from unsaid.data.statements import Held, Would
from unsaid.psyche.log import Log


def pressure(log: Log, statements: Iterable[Held | Would]) -> dict[str, list[int]]:
    """For everybody in whom anything has built up: the wishes held back since the last release, after each act."""
    counted = _kept(log)
    places: dict[str, set[int]] = {}
    for statement in statements:
        if isinstance(statement, Held) and statement.who not in counted:
            places.setdefault(statement.who, set()).add(statement.place)
    return counted | {who: _counted(at, len(log.acts)) for who, at in places.items()}


def _kept(log: Log) -> dict[str, list[int]]:
    """The counts the story keeps."""
    names = log.world.ground.characters
    kept = {release.who: release.pressure for release in log.inner.releases if release.pressure is not None}
    return {names[who]: _read(log, who, fluent) for who, fluent in kept.items()}


def _read(log: Log, who: int, fluent: int) -> list[int]:
    found = (log.world.values(log.mind(place + 1, who))[fluent] for place in range(len(log.acts)))
    return [int(count) if isinstance(count, float) else 0 for count in found]


def _counted(places: set[int], acts: int) -> list[int]:
    count, counts = 0, []
    for place in range(acts):
        count += place in places
        counts.append(count)
    return counts
