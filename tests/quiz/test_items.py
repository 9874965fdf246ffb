"""Items: twins, balance, numbers of their own, and what dials do."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from unsaid.errors import BadValue
from unsaid.quiz.dials import DEEPEST, GENRES, KINDS, Dials
from unsaid.quiz.heuristics import last_mention
from unsaid.quiz.item import Item
from unsaid.quiz.making import items


@pytest.fixture(scope="module")
def some() -> list[Item]:
    """Twice round all kinds, genres and layouts."""
    return list(items(3, 0, 2_400))


def test_an_item_depends_on_its_number_alone(some: list[Item]) -> None:
    """Made in pieces, or made again, items are the same, to the byte."""
    assert [*items(3, 0, 7), *items(3, 7, 31), *items(3, 31, 100)] == some[:100]
    assert list(items(3, 1_001, 1_003)) == some[1_001:1_003]


def test_twins_ask_the_same_and_are_answered_otherwise(some: list[Item]) -> None:
    """Twins have one question and the same choices in the same order, and each has the other's wrong answer."""
    for one, other in zip(some[::2], some[1::2], strict=True):
        assert (one.twin, other.twin) == (other.id, one.id)
        assert (one.question, one.choices) == (other.question, other.choices)
        assert sorted((one.answer, other.answer)) == sorted(one.choices)
        assert one.world != other.world


def test_answers_are_balanced(some: list[Item]) -> None:
    """Every kind comes in every genre and layout; yes and no, and both places of an answer, are equally many."""
    assert Counter(item.label for item in some) == {0: 1_200, 1: 1_200}
    cells = Counter((item.kind, item.order) for item in some)
    assert set(cells) == set(Dials().cells)
    assert set(Counter((kind, genre, form) for kind in KINDS for genre in GENRES for form in range(5))) == {
        (item.kind, item.genre, item.form) for item in some
    }
    said = Counter((item.kind, item.answer) for item in some if item.answer in ("yes", "no"))
    assert all(said[kind, "yes"] == said[kind, "no"] for kind in ("knows", "whether", "could"))


def test_of_one_mind_half_the_beliefs_are_false(some: list[Item]) -> None:
    """Of two twins about one mind's belief, one is true and the other false."""
    beliefs = [item.tags for item in some if (item.kind, item.order) == ("belief", 1)]
    assert beliefs.count(("false-belief",)) == beliefs.count(("true-belief",)) == 50


def test_what_is_mentioned_last_is_no_clue(some: list[Item]) -> None:
    """For places, the choice mentioned last in the story is the answer in exactly one of two twins."""
    for one, other in zip(some[::2], some[1::2], strict=True):
        if one.kind in ("reality", "memory", "belief", "next", "silence"):
            assert (last_mention(one) == one.answer) + (last_mention(other) == other.answer) == 1


def test_proofs_name_acts_of_the_story(some: list[Item]) -> None:
    """A proof names no act beyond those of the story, and names the minds of its order."""
    for item in some:
        acts = [int(number) for number in re.findall(r"\d+", item.proof)]
        assert all(1 <= number <= 8 for number in acts)
        assert max(chain.count(">") + 1 for chain in item.proof.split(";")) >= item.order


def test_dials_are_kept() -> None:
    """Depth, genre, kinds, people and acts are as asked for."""
    dials = Dials(depth=1, people=6, acts=10, genres=("games",), kinds=("belief", "could"))
    for item in items(1, 0, 200, dials):
        assert item.order <= 1
        assert item.genre == "games"
        assert item.kind in ("belief", "could")
        assert all(item.order <= DEEPEST[item.kind] for item in items(1, 0, 10))


@pytest.mark.parametrize(
    ("dials", "said"),
    [
        ({"depth": 9}, "depth is a whole number from 0 to 4, and 9 is not"),
        ({"people": 1}, "people is a whole number from 4 to 8, and 1 is not"),
        ({"acts": 0}, "acts is a whole number from 6 to 40, and 0 is not"),
        ({"lies": 2}, "lies is a share from 0 to 1, and 2 is not"),
        ({"lies": float("nan")}, "lies is a share from 0 to 1, and nan is not"),
        (
            {"acts": 6, "distractors": 2},
            "2 of 6 acts cannot be distractors, for a story needs six that are none: at most 0, or more acts",
        ),
        ({"depth": 0, "kinds": ("belief",)}, "no question of these kinds goes through at most 0 minds: take 1"),
        ({"kinds": ("gossip",)}, f"there is no 'gossip' among the kinds: {', '.join(KINDS)}"),
        ({"genres": ()}, f"no genres are given; there are {', '.join(GENRES)}"),
    ],
)
def test_dials_that_cannot_be_are_refused(dials: dict[str, object], said: str) -> None:
    """Each dial that cannot be, or contradicts another, is refused in one sentence that says what can be."""
    with pytest.raises(BadValue) as caught:
        Dials(**dials)  # pyright: ignore[reportArgumentType]
    assert caught.value.message == said


@pytest.mark.parametrize(
    "dials", [Dials(people=4, acts=6, distractors=0), Dials(people=8, acts=40, distractors=20, lies=1)]
)
def test_extreme_dials_have_items(dials: Dials) -> None:
    """The smallest and the largest stories have something to ask of every kind."""
    assert {(item.kind, item.order) for item in items(8, 0, 48, dials)} == set(dials.cells)
