"""The minds of courses, and what people then do, held against the engine."""

from __future__ import annotations

import pytest

from tests.quiz.engine import chains, ended, held, planned
from unsaid.quiz.dials import Dials
from unsaid.quiz.making import Made, made
from unsaid.quiz.minds import Minds


def courses(seed: int, last: int, dials: Dials) -> list[Made]:
    """One item for each course among the first of a seed."""
    return list({each.item.world: each for each in made(seed, 0, last, dials)}.values())


def agreeing(some: list[Made], deepest: int) -> int:
    """How many answers the engine gives as well: where each thing is and who moved it last, in every chain of minds."""
    same = 0
    for each in some:
        moment, minds = ended(each.course), Minds(each.course)
        for chain in chains(each.course.people, deepest):
            there = held(moment, chain)
            for thing in range(2):
                mover = minds.mover(minds.mind(chain), thing)
                assert there[f"at(T{thing})"] == f"L{minds.held(chain, thing)}", (each.item.id, chain)
                assert there[f"mover(T{thing})"] == (None if mover < 0 else f"P{mover}"), (each.item.id, chain)
                same += 2
    return same


def test_minds_of_the_engine_are_the_same() -> None:
    """In some forty courses, 14 340 answers to the depth of three are those of the engine's minds."""
    some = courses(5, 54, Dials())
    assert agreeing(some, 3) == len(some) * 4 * (1 + 5 + 20 + 80)


@pytest.mark.deep
def test_many_minds_of_the_engine_are_the_same() -> None:
    """The same to the depth of four, with other dials: longer courses, more people, all lies and none."""
    for seed, dials in enumerate(
        (Dials(), Dials(acts=16, distractors=2), Dials(people=4, lies=1), Dials(people=6, lies=0))
    ):
        assert agreeing(courses(seed, 48, dials), 4)


@pytest.mark.slow
def test_the_planner_does_what_the_item_says() -> None:
    """What the engine's planner would do, and the only thing for which it would, is the answer of the item."""
    some = list(made(6, 0, 48, Dials(kinds=("next", "why", "do"))))
    assert [planned(each) for each in some] == [each.item.answer for each in some]
