"""Stories of the public sets are answered as a slow program answers them that has their rules and nothing else."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from tests.conventions.slow import answers
from unsaid.conventions.events import Question
from unsaid.conventions.making import MAKERS, Made, made
from unsaid.conventions.rules import CONVENTIONS, Rules


def variants(own: Rules) -> list[Rules]:
    """The rules of a set, and others in each of which something is otherwise."""
    return [
        own,
        own.but(boxes="closed" if own.boxes == "open" else "open"),
        own.but(leaving="unnoticed"),
        own.but(starts="known"),
        own.but(trust="unseen", speakers="doubted"),
        own.but(trust="later", speakers="sincere"),
        own.but(trust="nobody"),
    ]


def asked(story: Made) -> list[Question]:
    """What the set asks, and chains of up to four minds besides."""
    chance = random.Random(story.seed)
    people = story.tale.people
    chains = [tuple(chance.choices(people, k=k)) for k in (1, 2, 3, 4)]
    return [*story.questions, *(Question("belief", thing, chain) for thing in story.tale.things for chain in chains)]


def compared(convention: str, rules: Rules, seeds: range) -> Counter[bool]:
    """How many answers agree, over so many seeds."""
    agree: Counter[bool] = Counter()
    for seed in seeds:
        story = made(convention, seed, rules)
        minded = story.minded
        for question in asked(story):
            agree[minded.answer(question) == answers(story.tale, question, rules)] += 1
    return agree


@pytest.mark.parametrize("convention", MAKERS)
def test_stories_are_answered_by_the_rules(convention: str) -> None:
    """The engine and the slow program give the same answers to stories of each set, under its rules."""
    agree = compared(convention, CONVENTIONS[convention], range(6))
    assert agree[True] >= 30
    assert not agree[False]


@pytest.mark.slow
@pytest.mark.parametrize("convention", ["tomi", "exploretom"])
def test_every_rule_makes_its_difference_alike(convention: str) -> None:
    """Open and closed boxes, leaving unnoticed, starts that are known, seen before told, trust: each is meant alike."""
    for number, rules in enumerate(variants(CONVENTIONS[convention])[1:], 1):
        agree = compared(convention, rules, range(1000 * number, 1000 * number + 12))
        assert agree[True]
        assert not agree[False], rules


@pytest.mark.deep
@pytest.mark.parametrize("convention", MAKERS)
def test_many_stories_are_answered_by_the_rules(convention: str) -> None:
    """A hundred and fifty more seeds of each set agree as well."""
    assert not compared(convention, CONVENTIONS[convention], range(10_000, 10_150))[False]
