"""What can ever come about: nothing that can happen is left out, and little is kept that cannot."""

from __future__ import annotations

import json

import pytest

from tests.reference import Limits, Model, shortest
from unsaid.language import read
from unsaid.world import GroundWorld, dumps, ground
from unsaid.world.possible import EITHER, FAILS, FALSE, HOLDS, NUMBER, TRUE, Possible, compared

SURE, NEVER, MAYBE = (("==", ("get", n), True) for n in range(3))

SHOW = """
entity Ann : character;
entity Ben : character;
property height() : number;
property level() : number;
property shown() : boolean;
property puzzled() : boolean;
height() = 2;
level() = 2;
believes(Ben, height() = 0);
believes(Ben, level() = 0);
action show() {{ precondition: {needed} & !shown(); effect: shown(); consenting: Ann; }};
trigger puzzles() {{ precondition: !puzzled() & believes(Ben, {lost}() == ?); effect: puzzled(); }};
utility(): puzzled();
utility(Ann): shown();
"""


def show(needed: str, lost: str) -> GroundWorld:
    """Ann shows what Ben would not have thought possible, and he no longer knows what he thought he knew."""
    reading = read(SHOW.format(needed=needed, lost=lost))
    assert reading.world is not None, reading.render()
    return ground(reading.world)


@pytest.mark.parametrize("lost", ["height", "level"])
@pytest.mark.parametrize("needed", ["height() > 1 & level() > 1", "(height() > 1 | level() > 1)"])
def test_every_part_of_a_condition_may_surprise(needed: str, lost: str) -> None:
    """Of both parts, the first and the last, Ben loses what he believed, and what hangs on that is not left out."""
    world = show(needed, lost)
    assert [trigger.schema for trigger in world.triggers] == ["puzzles"]
    assert shortest(Model(json.loads(dumps(world))), Limits(1, 1, 1)) == 1


def test_what_nothing_can_make_one_forget_is_not_forgotten() -> None:
    """An equality teaches its value, so that Ben is never puzzled, and no trigger is kept that says so."""
    assert show("height() == 2 & level() > 1", "height").triggers == ()


def numbers(first: int, many: int) -> frozenset[float]:
    return frozenset(float(n) for n in range(first, first + many))


def test_values_are_compared_pair_by_pair_up_to_sixty_four() -> None:
    """Eight by eight are gone through; of any more, and of any number at all, one cannot tell."""
    assert compared("<", numbers(0, 8), numbers(8, 8)) == HOLDS
    assert compared(">", numbers(0, 8), numbers(8, 8)) == FAILS
    assert compared("<", numbers(0, 8), numbers(7, 8)) == EITHER
    assert compared("<", numbers(0, 5), numbers(5, 13)) == EITHER
    assert (
        compared("<", frozenset({NUMBER}), numbers(5, 1)) == compared("<", numbers(5, 1), frozenset({NUMBER})) == EITHER
    )


@pytest.mark.parametrize(
    ("condition", "verdict"),
    [
        (("and", SURE, SURE), HOLDS),
        (("and", SURE, MAYBE), EITHER),
        (("and", MAYBE, NEVER), FAILS),
        (("and",), HOLDS),
        (("or", NEVER, NEVER), FAILS),
        (("or", NEVER, MAYBE), EITHER),
        (("or", MAYBE, SURE), HOLDS),
        (("or",), FAILS),
        (("or", ("and", SURE, SURE), NEVER), HOLDS),
        (("not", ("and", SURE, MAYBE)), EITHER),
        (("not", ("and", SURE, SURE)), FAILS),
        (("if", SURE, MAYBE, NEVER), EITHER),
        (("if", NEVER, MAYBE, SURE), HOLDS),
        (("if", MAYBE, SURE, SURE), HOLDS),
        (("if", MAYBE, SURE, NEVER), EITHER),
        (("get", 0), HOLDS),
        (("get", 1), FAILS),
        (("get", 2), EITHER),
    ],
)
def test_conditions_on_what_is_sure_never_so_or_open(condition: tuple[object, ...], verdict: int) -> None:
    """One fluent is always true, one always false, and one may be either."""
    values = [{TRUE}, {FALSE}, {TRUE, FALSE}]
    assert Possible(values).verdict(condition) == verdict
