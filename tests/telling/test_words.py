"""The author's words: which are chosen, and how their slots are filled."""

from __future__ import annotations

import pytest

from tests.telling.stage import teller
from unsaid.telling import Narration
from unsaid.telling.names import Lexicon, spaced
from unsaid.telling.template import filled

WALK = "walk(Ann, Hall, Attic)"


def told(words: str, act: str = WALK, side: str | None = None, you: str | None = None) -> str:
    """An act at the start of the house, told with some words."""
    made = teller(words, you)
    return made.event(made.states.initial, made.actions[act], side)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("template", "you", "expected"),
    [
        ("{c} waits.", None, "Ann waits."),
        ("{^c} wait.", "Ann", "You wait."),
        ("{c's} hat", None, "Ann’s hat"),
        ("{c's} hat", "Ann", "Your hat"),
        ("{c.him}, {c.his}, {c.himself}", None, "Her, her, herself"),
        ("{c.him}, {c.his}, {c.himself}", "Ann", "You, your, yourself"),
        ("{c.He} waits", None, "She waits"),
        ("{d.he} waits at {to}", None, "He waits at the hall"),
        ("{Bob} and {Hall}", None, "Old Bob and the hall"),
    ],
)
def test_slots(template: str, you: str | None, expected: str) -> None:
    """A slot becomes the name, possessive or pronoun it asks for, in the second person for the one told to."""
    names = {"c": "Ann", "d": "Bob", "to": "Hall"}
    assert filled(template, names, Lexicon(teller().world, Narration(you))) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [("PatientRoomA", "Patient Room A"), ("make_tea", "make tea"), ("Day1", "Day 1"), ("USArmy", "US Army")],
)
def test_names_are_taken_apart(name: str, expected: str) -> None:
    """A name without a word of the author's is told as the words it is made of."""
    assert spaced(name) == expected


def test_a_side_has_its_own_words() -> None:
    """An act is told in the words for the side it is told from, and from outside in those for nobody."""
    words = 'telling walk(c : character, from : place, to : place) { Ann: "Hers."; nobody: "Out there."; };'
    assert told(words, side="Ann") == "Hers."
    assert told(words, side=None) == "Out there."
    assert told(words, side="Bob") == "Out there."


def test_a_parameter_is_a_side() -> None:
    """Words under a parameter's name are told from the mind of whoever fills it."""
    words = 'telling walk(c : character, from : place, to : place) { c: "You climb."; nobody: "{c} climbs."; };'
    assert told(words, side="Ann") == "You climb."
    assert told(words, "walk(Bob, Attic, Hall)", side="Ann") == "Old Bob climbs."


def test_the_most_particular_words_win() -> None:
    """Constants come before parameters, and a condition that holds before both."""
    wide = 'telling walk(c : character, from : place, to : place) { nobody: "wide"; };'
    close = 'telling walk(Ann, from : place, to : place) { nobody: "close"; };'
    holds = 'telling walk(c : character, from : place, to : place) { when: coins(Ann) > 1; nobody: "rich"; };'
    fails = 'telling walk(Ann, Hall, to : place) { when: coins(Ann) > 2; nobody: "richer"; };'
    assert told(close + wide) == "close"
    assert told(holds + close + wide) == "rich"
    assert told(fails + close + wide) == "close"


def test_a_condition_may_ask_what_somebody_believes() -> None:
    """``when`` is read in the state before the act, minds included."""
    words = (
        'telling walk(c : character, from : place, to : place) { when: believes(Ann, at(Bob) == Attic); nobody: "x"; };'
    )
    assert told(words) == "x"
    assert told(words.replace("== Attic", "== Hall")) != "x"


def test_a_choice_has_its_words() -> None:
    """A menu shows the author's words for an act, and else the act as a thing to do."""
    words = 'telling walk(c : character, from : place, to : place) { choice: "Go up to {to}"; };'
    with_words, without = teller(words), teller()
    act = with_words.actions["walk(Bob, Attic, Hall)"]
    assert with_words.choice(with_words.states.initial, act) == "Go up to the hall"  # type: ignore[attr-defined]
    assert without.choice(without.states.initial, act) == "Walk from Attic to the hall"  # type: ignore[attr-defined]


def test_facts_have_words() -> None:
    """A value is told in the author's words for its kind: a truth, a number, or nothing known."""
    words = (
        'telling knows(c : character) { true: "{c} is in on it"; false: "{c} is in the dark"; };'
        'telling coins(c : character) { value: "{c} has {value} coins"; unknown: "who knows what {c} has"; };'
    )
    made = teller(words)
    fluents = made.ground.fluents_named()
    assert made.fact(fluents["knows(Ann)"], True) == "Ann is in on it"
    assert made.fact(fluents["knows(Ann)"], False) == "Ann is in the dark"
    assert made.fact(fluents["coins(Ann)"], 1.0) == "Ann has 1 coins"
    assert made.fact(fluents["coins(Bob)"], None) == "who knows what old Bob has"
