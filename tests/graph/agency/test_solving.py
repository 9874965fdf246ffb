"""The graph of whatever goes on in steps, and linear equations over it."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest

from unsaid.graph.agency.solving import parts, solved, turned
from unsaid.graph.growing import Bounds, explored


def clock(hour: int) -> Iterator[tuple[str, int]]:
    """A clock that can be put on by an hour or by two."""
    yield from (("one", hour + 1), ("two", hour + 2))


def test_what_makes_two_places_the_same_is_for_the_caller_to_say() -> None:
    """Hours that are the same on a face of four are one place, that which was met first."""
    graph = explored(0, clock, lambda hour: hour % 4, Bounds(100))
    assert graph.places == (0, 1, 2, 3)
    assert graph.ways == (
        (("one", 1), ("two", 2)),
        (("one", 2), ("two", 3)),
        (("one", 3), ("two", 0)),
        (("one", 0), ("two", 1)),
    )
    assert not graph.cut


def test_a_graph_that_grows_too_large_is_cut_where_it_is_furthest() -> None:
    """With more than four places nothing more is looked into; those that were met and not looked into are the cut."""
    graph = explored(0, clock, lambda hour: hour, Bounds(4))
    assert graph.places == (0, 1, 2, 3, 4)
    assert graph.cut == range(3, 5)


def test_a_graph_without_time_is_cut_at_once() -> None:
    """Nothing is looked into, and the start is there."""
    graph = explored(0, clock, lambda hour: hour, Bounds(4, 0))
    assert graph.places == (0,)
    assert graph.cut == range(1)


def test_a_cycle_is_solved_and_not_gone_round() -> None:
    """From 0 half goes to 1 and half is left; from 1 three quarters go back: x0 = 1 + x1/2 and x1 = 3/4 x0 give 8/5."""
    rows = [{1: 0.5}, {0: 0.75}]
    first, second = solved(rows, [{"": 1.0}, {}], parts(rows))
    assert first[""] == pytest.approx(8 / 5)
    assert second[""] == pytest.approx(6 / 5)


def test_what_is_solved_satisfies_the_equations() -> None:
    """Of graphs drawn at random, with cycles through many places, each is what is given and its share of the next."""
    draw = random.Random(7)
    for size in (1, 2, 5, 30):
        rows = [{m: draw.uniform(0, 0.9) / 4 for m in draw.sample(range(size), min(size, 4))} for _ in range(size)]
        given = [{"a": draw.random(), "b": draw.random()} for _ in range(size)]
        found = solved(rows, given, parts(rows))
        for n, row in enumerate(rows):
            for key in ("a", "b"):
                assert found[n][key] == pytest.approx(given[n][key] + sum(s * found[m][key] for m, s in row.items()))


def test_each_part_of_a_graph_comes_after_all_that_it_leads_to() -> None:
    """So of graphs drawn at random, and the other way round for the same steps turned round."""
    draw = random.Random(5)
    for _ in range(50):
        rows = [dict.fromkeys(draw.sample(range(20), draw.randint(0, 2)), 0.1) for _ in range(20)]
        for steps, order in ((rows, parts(rows)), (turned(rows), parts(rows)[::-1])):
            at = {n: number for number, part in enumerate(order) for n in part}
            assert all(at[m] <= at[n] for n, row in enumerate(steps) for m in row)
