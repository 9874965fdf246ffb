"""The figures of a role as they are asked for: through the whole graph, or by playing, and which of the two it was."""

from __future__ import annotations

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

import unsaid
from unsaid.graph.agency.asked import Policy

pytestmark = pytest.mark.slow

GATES = """
title "Gates";
entity Ann : character;
property way() : number;
action left() { precondition: way() == 0; effect: way() = 1; consenting: Ann; };
action right() { precondition: way() == 0; effect: way() = 2; consenting: Ann; };
action drink() { precondition: way() == 1; effect: way() = 3; consenting: Ann; };
action swim() { precondition: way() == 2; effect: way() = 4; consenting: Ann; };
ending Mill { when: way() == 3; title: "The Mill"; };
ending Sea { when: way() == 4; title: "The Sea"; };
telling left() { nobody: "Ann went left."; choice: "Left"; };
telling right() { nobody: "Ann went right."; choice: "Right"; };
telling drink() { nobody: "Ann drank."; choice: "Drink"; };
telling swim() { nobody: "Ann swam."; choice: "Swim"; };
"""
"""Left leads to the mill and nowhere else, right to the sea."""


def gates(policy: Policy, *, places: int = 1000, games: int = 200) -> unsaid.Agency:
    return unsaid.agency(unsaid.read(GATES, "gates"), "Ann", policy, places=places, games=games)


def test_a_small_game_is_worked_out_through_its_graph() -> None:
    """There are three menus, and each once more after a turn in which nothing came. At the first left and right decide
    everything, by a greedy player who never passes: one decision a game, one bit, half of the games each way; of the
    four acts all are seen."""
    found = gates("greedy")
    assert (found.basis, found.games, found.menus, found.ends) == ("whole", 0, 6, 2)
    assert (found.per_game, found.bits, found.top) == pytest.approx((1.0, 1.0, 0.5))
    assert (found.acts_seen, found.acts, found.never) == (4, 4, ())
    assert dict(found.shares) == pytest.approx({"Mill": 0.5, "Sea": 0.5})


def test_where_the_graph_is_too_large_it_is_played() -> None:
    """With no place for a graph games are played: each has the one decision, and what it cannot say is left out."""
    found = gates("greedy", places=0, games=12)
    assert (found.basis, found.games, found.per_game, found.ends) == ("played", 12, 1.0, 2)
    assert 0 < found.looked <= 12
    assert (found.decisive, found.foreseen, found.acknowledged) == (None, None, None)
    assert sum(share for _, share in found.shares) == pytest.approx(1)


@pytest.mark.parametrize("policy", ["believable", "uniform"])
def test_whoever_may_also_wait_is_played_as_well(policy: Policy) -> None:
    """Both ends come of games in which it may be waited as well, whether worked out or played."""
    assert {end for end, _ in gates(policy).shares} >= {"Mill", "Sea"}
    assert gates(policy, places=0, games=20).basis == "played"


def test_the_basis_is_said_first() -> None:
    """In words it begins with whether it was worked out or estimated."""
    assert "worked out through the whole graph, 6 menus." in str(gates("greedy")).split("\n")[0]
    assert "estimated by 3 games played" in str(gates("greedy", places=0, games=3)).split("\n")[0]


def test_another_policy_than_there_is_is_refused() -> None:
    """The message says which there are."""
    with pytest.raises(unsaid.UnknownName, match="there are believable, greedy, uniform"):
        gates("bold")  # pyright: ignore[reportArgumentType]


def test_without_time_for_a_game_there_are_no_figures() -> None:
    """The limit on time is said, and nothing is made up."""
    with pytest.raises(unsaid.Spent):
        unsaid.agency(unsaid.load("the-unsaid"), "You", seconds=0.0)
