"""The Soup: two people who each believe that the other does not know, and what becomes of it by either's choices."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import unsaid
from unsaid.api.opened import bundled, bundled_text

from .changes import Change, changed
from .staged import staged
from .test_stories import SOUP as STORY

WORLD = staged("the-soup")


def test_it_stands_first_and_is_short_to_read() -> None:
    """It is at the head of the bundled worlds, and has no more than a hundred lines."""
    assert bundled()[0] == "the-soup"
    assert len(bundled_text("the-soup").splitlines()) <= 100


def test_the_story_is_found() -> None:
    """The planner comes to it by the minds alone, and no story is shorter."""
    assert WORLD.found == STORY
    assert len(WORLD.minds.search(shortest=True).acts) == len(STORY)


@pytest.mark.parametrize("after", range(len(STORY) + 1))
def test_who_believes_what(after: int) -> None:
    """Both know that she cannot taste; neither believes that the other knows it before she has told."""
    state = WORLD.states(STORY[:after])[-1]
    assert WORLD.believed(state, "numb()", "Ada") is WORLD.believed(state, "numb()", "Jon") is True
    for who, other in (("Ada", "Jon"), ("Jon", "Ada")):
        assert WORLD.believed(state, "numb()", who, other) is ("tell(Ada)" in STORY[:after])


@pytest.mark.parametrize(("who", "other"), [("Jon", "Ada"), ("Ada", "Jon")])
def test_what_keeps_the_truth_back_is_a_belief_about_a_belief(who: str, other: str) -> None:
    """Did either believe that the other knows, they would go on from the fib to the truth unasked."""
    mistaken = f"believes({who}, believes({other}, !numb()))"
    enlightened = changed("the-soup", Change(mistaken, mistaken.replace("!", ""), "", "", ""))
    unasked = (f"fib({who})", f"tell({who})")
    assert WORLD.verdict(unasked) == f"no reason: tell({who}) for {who}"
    assert enlightened.verdict(unasked) == "unfinished"


def games(role: str) -> Iterator[unsaid.Game]:
    """All games that a role can come to, at every menu and at every end."""
    todo = [unsaid.load("the-soup").play(role)]
    while todo:
        yield (game := todo.pop())
        todo += [game.take(move) for move in game.options]


@pytest.mark.parametrize("role", ["Ada", "Jon"])
def test_either_role_comes_to_three_endings(role: str) -> None:
    """Both tell; only the other is left knowing less; or nobody has told: each can be brought about by either."""
    over = [game for game in games(role) if game.over]
    other = "Jon" if role == "Ada" else "Ada"
    ends = {(game.moment[f"said({role})"], game.moment[f"said({other})"], game.over == "still") for game in over}
    assert ends == {(2, 2, False), (1, 2, True), (0, 1, True)}


@pytest.mark.parametrize("role", ["Ada", "Jon"])
def test_every_screen_offers_a_choice(role: str) -> None:
    """No menu has one thing to do alone, but for the end that is nobody's to choose any more."""
    menus = [game.options for game in games(role) if not game.over]
    assert all(len(menu) > 1 or all(move.ends for move in menu) for menu in menus)
    assert sum(len(menu) == 1 for menu in menus) <= 1
