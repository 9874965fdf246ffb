"""The Soup: two people who each believe that the other does not know, and what becomes of it by either's choices."""

from __future__ import annotations

import pytest

import unsaid
from unsaid.api.opened import bundled, bundled_text
from unsaid.play.events import Item
from unsaid.play.items import items
from unsaid.play.session import Session
from unsaid.play.turns import ended, take

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
    """By itself the truth gains nothing if the other does not know; were that believed to know, it would."""
    mistaken = f"believes({who}, believes({other}, !numb()))"
    enlightened = changed("the-soup", Change(mistaken, mistaken.replace("!", ""), "", "", ""))
    for world, alone in ((WORLD, False), (enlightened, True)):
        minds, number = world.minds, world.ground.characters.index(who)
        mind = minds.mind(minds.initial, number)
        assert minds.explained(mind, world.act(f"tell({who})"), number, steps=1, depth=3) is alone


def worded(item: Item) -> str:
    """A choice as the ways below name it."""
    return "pass" if item.kind != "act" or item.action is None else WORLD.ground.actions[item.action].name


def played(role: str, *choices: str) -> Session:
    """A game in which a role makes these choices, of which each is on its menu."""
    session = unsaid.load("the-soup").play(role).session
    for choice in choices:
        session = take(session, {worded(item): item for item in items(session)}[choice])
    return session


ENDINGS = [
    (("fib", "tell"), "More"),
    (("fib", "send_another"), "Half"),
    (("tell", "pass"), "Half"),
    (("tell", "send_another", "pass"), "More"),
    (("send_another", "fib"), "Tune"),
    (("send_another", "tell"), "Half"),
    (("pass", "fib"), "Tune"),
    (("pass", "tell", "pass"), "More"),
]
"""Ways through a game: what the role does, and what it comes to."""


@pytest.mark.parametrize(("choices", "ending"), ENDINGS)
@pytest.mark.parametrize(("role", "other"), [("Ada", "Jon"), ("Jon", "Ada")])
def test_either_role_comes_to_three_endings(role: str, other: str, choices: tuple[str, ...], ending: str) -> None:
    """Both tell; only one does; or nobody has told: each can be brought about by either."""
    whole = {"send_another": f"send_another({role}, {other})", "pass": "pass"}
    session = played(role, *(whole.get(choice, f"{choice}({role})") for choice in choices))
    assert ended(session) == "ending"
    assert session.stage.ending(session.state) == ending
