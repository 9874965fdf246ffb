"""The map of all that stories can come to, beside the slow semantics, and as it is drawn in steps."""

from __future__ import annotations

import pytest

pytest.importorskip("unsaid._minds", reason="the engine is not built here: run `make`", exc_type=ImportError)

from tests.minds.mapped import compare, counts
from tests.minds.test_stopping import minds
from unsaid.minds.chart import GOAL, OPEN

LADDER = """
entity Ann : character;
entity Bob : character;
property rung() : number;
property fed(who : character) : boolean;
action climb() { precondition: rung() < 3; effect: rung() = rung() + 1; consenting: Ann; };
action jump() { precondition: rung() < 3; effect: rung() = 0; consenting: Bob; };
action eat() { precondition: rung() == 3; effect: fed(Ann); consenting: Ann; };
utility(): fed(Ann);
utility(Ann): fed(Ann);
"""
"""Ann climbs three rungs to eat; Bob could jump her back to the foot, and has no reason to."""


def test_some_small_worlds() -> None:
    """On the first sixty seeds the map is what the page says; the next test has the rest."""
    assert [d for d in map(compare, range(60)) if d] == []


@pytest.mark.slow
@pytest.mark.parametrize("first", range(0, 500, 100))
def test_five_hundred_small_worlds(first: int) -> None:
    """Whatever the page says can come of a small world is on its map, with a story that the checker accepts, and
    nothing else is: on the first five hundred seeds, with some free."""
    assert [d for d in map(compare, range(first, first + 100)) if d] == []
    assert all(
        counts[what] for what in ("states", "ways", "stories", "never possible", "never reasoned", "whole", "cut")
    )


def test_reasons_alone_and_somebody_free() -> None:
    """With reasons there is one way up, of four acts; with Bob free he can jump from each of the three rungs below."""
    alone = minds(LADDER).chart(steps=4, depth=2)
    assert alone.grow(100) == "whole"
    rows = alone.rows(weighed=False)
    assert (list(rows.ends), len(rows.acts), list(rows.reasoned)) == ([OPEN] * 4 + [GOAL], 4, [1] * 4)
    free = minds(LADDER).chart(steps=4, depth=2, free=[1])
    assert free.grow(100) == "whole"
    rows = free.rows(weighed=False)
    assert (len(rows.ends), len(rows.acts), sum(rows.reasoned)) == (5, 7, 4)


def test_too_short_a_reason_is_none() -> None:
    """Who looks three acts ahead has no reason to set out on a way of four."""
    chart = minds(LADDER).chart(steps=3, depth=2)
    assert (chart.grow(100), len(chart.rows(weighed=False).ends)) == ("whole", 1)


def test_what_was_stopped_is_taken_up_again_as_if_it_had_not_been() -> None:
    """Drawn in steps of one state, with room made between them, a map is the one that is drawn at once."""
    world = minds(LADDER)
    whole = world.chart(steps=4, depth=2, free=[1])
    assert whole.grow(100) == "whole"
    steps = minds(LADDER).chart(steps=4, depth=2, free=[1])
    stops = [(steps.grow(most), steps.make_room()) for most in range(1, 6)]
    assert [stop for stop, _ in stops] == ["limit:states"] * 4 + ["whole"]
    assert all(made for _, made in stops)
    assert steps.rows(weighed=False) == whole.rows(weighed=False)


COUNTS = """
entity Ann : character;
entity Bob : character;
property a() : number;
property b() : number;
action on() { precondition: a() < 24; effect: a() = a() + 1; consenting: Ann; };
action up() { precondition: b() < 24; effect: b() = b() + 1; consenting: Bob; };
utility(): a() + b() > 99;
"""
"""Ann and Bob count to 24, each their own."""


def counted() -> tuple[list[int], list[int]]:
    """By the state's number where each way on the map of the counts leads, and by state how many ways there are so
    far."""
    numbers, open_, to, upto = {(0, 0): 0}, [(0, 0)], list[int](), list[int]()
    for a, b in open_:
        for after in [(a + 1, b), (a, b + 1)]:
            if max(after) <= 24:
                if after not in numbers:
                    numbers[after] = len(numbers)
                    open_.append(after)
                to.append(numbers[after])
        upto.append(len(to))
    return to, upto


@pytest.mark.parametrize("stops", [(), (300,), (290, 301, 330, 500)])
def test_a_map_on_which_two_engines_drew_is_the_one_that_one_would_draw(stops: tuple[int, ...]) -> None:
    """On a map large enough for a second engine the states have the numbers in which they are met one after another,
    wherever the work was stopped and taken up again."""
    chart = minds(COUNTS).chart(steps=1, depth=1, free=[0, 1])
    assert [(chart.grow(most), len(chart.states()) > most) for most in stops] == [("limit:states", True)] * len(stops)
    assert chart.grow(1000) == "whole"
    rows = chart.rows(weighed=False)
    assert (list(rows.to), list(rows.upto)) == counted()


def test_shares_are_of_those_who_have_something_to_do_and_of_what_is_best_to_them() -> None:
    """Ann climbs for certain where only she has a reason; where Bob is free, each of them is as likely to go on."""
    alone = minds(LADDER).chart(steps=4, depth=2)
    assert (alone.grow(100), alone.weigh()) == ("whole", "whole")
    shares = alone.rows(weighed=True).shares
    assert shares is not None
    assert list(shares) == [1.0] * 4
    free = minds(LADDER).chart(steps=4, depth=2, free=[1])
    assert (free.grow(100), free.weigh()) == ("whole", "whole")
    shares = free.rows(weighed=True).shares
    assert shares is not None
    assert list(shares) == [0.5] * 6 + [1.0]


def test_time_that_is_over_and_memory_that_is_none_cut_a_map_and_say_so() -> None:
    """A map that may take no time has its start on it, and says what stopped it."""
    chart = minds(LADDER).chart(steps=4, depth=2)
    assert chart.grow(100, 0.0) == "limit:time"
    assert len(chart.rows(weighed=False).ends) >= 1


def test_what_is_only_thought_possible_is_told_from_what_is_not() -> None:
    """An act that somebody wrongly thinks possible is thought of; one that nobody does is not."""
    world = minds(
        "entity Ann : character;\nproperty wet() : boolean;\nproperty lit() : boolean;\n"
        "believes(Ann, wet()) = True;\n"
        "action dry() { precondition: wet(); effect: !wet(); consenting: Ann; };\n"
        "action burn() { precondition: lit(); effect: !lit(); consenting: Ann; };\n"
        "utility(): lit();\nutility(Ann): !wet();\n"
    )
    chart = world.chart(steps=2, depth=1)
    assert chart.grow(10) == "whole"
    rows = chart.rows(weighed=False)
    names = [action.name for action in world.ground.actions]
    assert (rows.possible, {names[act] for act in rows.thought}) == (frozenset(), {"dry()"})
