"""Plain sentences, where the author gave no words."""

from __future__ import annotations

import pytest

from tests.telling.stage import teller
from unsaid.telling.plain import third


@pytest.mark.parametrize(
    ("verb", "expected"),
    [
        ("walk", "walks"),
        ("marry", "marries"),
        ("go", "goes"),
        ("play", "plays"),
        ("catch", "catches"),
        ("fix", "fixes"),
    ],
)
def test_the_third_person(verb: str, expected: str) -> None:
    """Verbs end as English has them end after he, she or it."""
    assert third(verb) == expected


@pytest.mark.parametrize(
    ("act", "you", "expected"),
    [
        ("walk(Ann, Hall, Attic)", None, "Ann walks from the hall to Attic."),
        ("walk(Ann, Hall, Attic)", "Ann", "You walk from the hall to Attic."),
        ("find_out(Ann)", None, "Ann finds out."),
        ("make_peace(Ann, Bob)", None, "Ann makes peace with old Bob."),
        ("make_peace(Bob, Ann)", "Ann", "Old Bob makes peace with you."),
        ("rain()", None, "It happens: rain."),
    ],
)
def test_an_act_in_a_sentence(act: str, you: str | None, expected: str) -> None:
    """Who consents is the subject, the action's first word the verb, and the rest follows by its parameters' names."""
    made = teller(you=you)
    assert made.plain(made.actions[act]) == expected


@pytest.mark.parametrize(
    ("fluent", "value", "expected"),
    [
        ("at(Ann)", "Hall", "Ann is at the hall"),
        ("at(Ann)", None, "there is no telling where Ann is"),
        ("coins(Ann)", 2.0, "Ann’s coins is 2"),
    ],
)
def test_a_fact_in_a_clause(fluent: str, value: str | float | None, expected: str) -> None:
    """A fact is told by its property's name; what nobody knows is said to be unknown."""
    made = teller()
    assert made.fact(made.ground.fluents_named()[fluent], value) == expected
