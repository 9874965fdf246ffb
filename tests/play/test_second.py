"""The program's game beside the slow one, on random worlds."""

from __future__ import annotations

import pytest

from .second import counts, differences

GAMES = 200
BATCH = 25


@pytest.mark.parametrize("first", range(0, GAMES, BATCH))
def test_both_games_are_one(first: int) -> None:
    """The same moves in the same world meet the same events, the same menus and the same end, move for move."""
    assert [line for seed in range(first, first + BATCH) for line in differences(seed)] == []


def test_what_is_compared_is_not_empty() -> None:
    """In random games everything comes up that a game may hold."""
    counts.clear()
    for seed in range(BATCH):
        differences(seed)
    assert counts["games"] > BATCH / 2
    assert counts["moves"] > 2 * BATCH
