"""The Soup: two people who each believe that the other does not know, and what becomes of it by either's choices."""

from __future__ import annotations

import pytest
from unsaid.play.options import options

from unsaid.api.opened import bundled, bundled_text
from unsaid.play.events import WAIT, TurnOption
from unsaid.play.session import Session, begin
from unsaid.play.stage import Stage
from unsaid.play.turns import ended, take

from .changes import Change, changed
from .staged import staged
from .test_stories import SOUP as STORY

WORLD = staged("the-soup")
STAGE = Stage(WORLD.ground, WORLD.minds)


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


def worded(option: TurnOption) -> str:
    """A choice as the ways below name it."""
    return "wait" if option.action is None else WORLD.ground.actions[option.action].name


def played(role: str, *choices: str) -> Session:
    """A game in which a role makes these choices, of which each is on its menu."""
    session = begin(STAGE, role)
    for choice in choices:
        option = WAIT if choice == "wait" else TurnOption(WORLD.act(choice))
        assert option in options(session)
        session = take(session, option)
    return session


ENDINGS = [
    ("Ada", ("wait", "tell(Ada)"), (2, 2)),
    ("Ada", ("fib(Ada)", "tell(Ada)"), (2, 2)),
    ("Ada", ("wait", "fib(Ada)", "tell(Ada)"), (2, 2)),
    ("Ada", ("fib(Ada)", "wait"), (1, 2)),
    ("Ada", ("wait", "fib(Ada)", "wait"), (1, 2)),
    ("Ada", ("wait", "wait"), (0, 1)),
    ("Jon", ("fib(Jon)", "tell(Jon)"), (2, 2)),
    ("Jon", ("wait", "tell(Jon)"), (2, 2)),
    ("Jon", ("wait", "fib(Jon)", "tell(Jon)"), (2, 2)),
    ("Jon", ("fib(Jon)", "wait"), (2, 1)),
    ("Jon", ("wait", "fib(Jon)", "wait"), (2, 1)),
    ("Jon", ("wait", "wait"), (1, 0)),
]
"""Every way through a game: the role, its choices, and how far Ada and Jon have come to the truth at the end."""


@pytest.mark.parametrize(("role", "choices", "said"), ENDINGS)
def test_either_role_comes_to_three_endings(role: str, choices: tuple[str, ...], said: tuple[int, int]) -> None:
    """Both tell; only the other is left knowing less; or nobody has told: each can be brought about by either."""
    session = played(role, *choices)
    values, named = WORLD.minds.values(session.state), WORLD.ground.fluents_named()
    assert (values[named["said(Ada)"]], values[named["said(Jon)"]]) == said
    assert ended(session) == ("goal" if said == (2, 2) else "still")


@pytest.mark.parametrize(("role", "choices", "_said"), ENDINGS)
def test_every_screen_offers_a_choice(role: str, choices: tuple[str, ...], _said: tuple[int, int]) -> None:
    """No menu before the end is left with waiting alone, and each of its choices is one of the ways above."""
    for made in range(len(choices)):
        so_far = choices[:made]
        ways = {way[made] for who, way, _ in ENDINGS if who == role and way[:made] == so_far and len(way) > made}
        assert len(ways) > 1
        assert {worded(option) for option in options(played(role, *so_far))} == ways
