"""Plain sentences, where the author gave no words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.telling.stage import teller
from unsaid.telling import Manner, Narration
from unsaid.telling.names import Lexicon
from unsaid.telling.narration import Person
from unsaid.telling.plain import finite


@pytest.mark.parametrize(
    ("verb", "present", "past"),
    [
        ("walk", "walks", "walked"),
        ("marry", "marries", "married"),
        ("go", "goes", "went"),
        ("play", "plays", "played"),
        ("catch", "catches", "caught"),
        ("xyzzy", "does xyzzy", "did xyzzy"),
    ],
)
def test_the_verb_of_an_act(verb: str, present: str, past: str) -> None:
    """The first word of an action is told as English has it; one that is no known verb is told with *do*."""
    world = teller().world
    assert " ".join(finite(verb, "one", Lexicon(world))) == present
    assert " ".join(finite(verb, "one", Lexicon(world, Narration(tense="past")))) == past


@pytest.mark.parametrize(
    ("act", "you", "expected"),
    [
        ("walk(Ann, Hall, Attic)", None, "Ann walks from the hall to Attic."),
        ("walk(Ann, Hall, Attic)", "Ann", "You walk from the hall to Attic."),
        ("find_out(Ann)", None, "Ann finds out."),
        ("make_peace(Ann, Bob)", None, "Ann makes peace with old Bob."),
        ("make_peace(Bob, Ann)", "Ann", "Old Bob makes peace with you."),
        ("rain()", None, "It rains."),
    ],
)
def test_an_act_in_a_sentence(act: str, you: str | None, expected: str) -> None:
    """Who consents is the subject, the action's first word the verb, and the rest follows by its parameters' names."""
    made = teller(you=you)
    assert made.plain(made.actions[act], you) == expected


@pytest.mark.parametrize(
    ("person", "expected"),
    [(1, "Old Bob made peace with me."), (2, "Old Bob made peace with you."), (3, "Old Bob made peace with Ann.")],
)
def test_an_act_in_any_person(person: Person, expected: str) -> None:
    """A plain sentence too is told in the person and tense asked for."""
    made = replace(teller(), manner=Manner(person, "past"))
    assert made.plain(made.actions["make_peace(Bob, Ann)"], "Ann") == expected


@pytest.mark.parametrize(
    ("fluent", "value", "expected"),
    [
        ("at(Ann)", "Hall", "Ann is at the hall"),
        ("at(Ann)", None, "there is no telling where Ann is"),
        ("coins(Ann)", 2.0, "Ann has 2 coins"),
    ],
)
def test_a_fact_in_a_clause(fluent: str, value: str | float | None, expected: str) -> None:
    """A fact is told by its property's name; what nobody knows is said to be unknown."""
    made = teller()
    assert made.fact(made.ground.fluents_named()[fluent], value) == expected
