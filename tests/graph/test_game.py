"""The graph of a game reads as the game does, and its walks are games."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from unsaid.api.games.game import Game
from unsaid.budget import Spent
from unsaid.graph.game import drawn
from unsaid.graph.growing import Bounds, TooLarge, explored, whole
from unsaid.graph.merging import merged
from unsaid.play.kept.saved import SavedTurn

from . import walking

GAMES = 200


@pytest.mark.slow
@pytest.mark.parametrize(("world", "role"), walking.played())
def test_random_walks_read_as_a_game_at_a_terminal(world: str, role: str) -> None:
    """Two hundred random walks of each role: every passage, menu and end is the terminal's, to the letter."""
    game, graph = walking.game(world, role), walking.graph(world, role)
    walks = {tuple(walking.walk(graph, f"{world} {role} {number}")) for number in range(GAMES)}
    for places in sorted(walks):
        assert walking.read(graph, places) == walking.terminal(game, places)


@pytest.mark.parametrize(("world", "role"), walking.played())
def test_the_turns_of_a_walk_are_those_of_the_game(world: str, role: str) -> None:
    """What happens on a walk, turn by turn and by its names, is what a game of the same choices holds."""
    graph = walking.graph(world, role)
    for number in range(20):
        places = walking.walk(graph, f"{role} {number}")
        game = walking.game(world, role)
        for place in places:
            game = game.take(game.options[place])
        ways = [graph.begun, *(choice.turns for choice in walking.chosen(graph, places))]
        assert tuple(graph.turns[n] for way in ways for n in way) == _turns(game)


def _turns(game: Game) -> tuple[SavedTurn, ...]:
    return game.turns


def test_a_merged_graph_reads_the_same() -> None:
    """Walks through the graph as it was drawn and through the smallest one read alike, and that is the smaller."""
    whole = drawn(walking.game("the-owl", "Hanne"), Bounds(2000))
    small = merged(whole, turns=True)
    assert len(small.positions) < len(whole.positions)
    for number in range(100):
        places = walking.walk(whole, str(number))
        assert walking.read(whole, places) == walking.read(small, places)


def test_nothing_more_can_be_merged() -> None:
    """Merging a merged graph changes nothing."""
    small = walking.graph("the-riding-light", "Rooke")
    assert merged(small, turns=True) == small


def test_drawing_twice_draws_the_same() -> None:
    """The graph depends on the world and the role alone."""
    game = walking.game("the-saucer", "Orrin")
    assert drawn(game, Bounds(2000)) == drawn(game, Bounds(2000))


def test_a_graph_that_does_not_fit_says_how_far_it_came() -> None:
    """With room for five positions a sixth is known when it stops."""
    with pytest.raises(TooLarge, match="too large") as caught:
        drawn(walking.game("the-owl", "Hanne"), Bounds(nodes=5))
    assert caught.value.known > 5 > caught.value.looked


def endless(limit: str) -> Iterator[tuple[str, int]]:
    """The ways on from a place at which a limit is met."""
    yield "on", 1
    raise Spent(limit)


def test_where_memory_is_used_up_it_is_said_how_far_it_came() -> None:
    """Two places are known then, neither of them looked into; more memory, and not more places, would help."""
    cut = explored(0, lambda _: endless("memory"), lambda place: place, Bounds())
    assert (cut.stopped, len(cut.places), len(cut.ways)) == ("memory", 2, 0)
    with pytest.raises(TooLarge, match="--memory N allows more"):
        whole(cut)
    with pytest.raises(Spent):
        explored(0, lambda _: endless("time"), lambda place: place, Bounds())
