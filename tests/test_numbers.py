"""Numbers beyond the machine's, in flags and in Python: one message, a documented code, never a fault."""

from __future__ import annotations

import math
from typing import Any

import pytest

from tests.cli.running import message, unsaid
from unsaid import Limits, load
from unsaid.budget import Budget
from unsaid.cli.exits import Exit
from unsaid.minds import Minds
from unsaid.play.stage import Rules
from unsaid.voice import Voice

pytestmark = pytest.mark.slow

HUGE = "1" + "0" * 20
ENDLESS = "1" + "0" * 5000
NONE = ("nan", "inf", "-inf", "1e400", ENDLESS)


@pytest.mark.parametrize("flag", ["--acts", "--reasons", "--depth", "--states", "--memory"])
@pytest.mark.parametrize("number", [*NONE, "-1", HUGE, "18446744073709551616", "1.5x"])
def test_a_limit_that_cannot_be_counted_is_2(flag: str, number: str) -> None:
    """What is no count, below zero or beyond the machine's counting ends the command before anything is done."""
    ran = unsaid("tell", "tutorial", f"{flag}={number}")
    assert ran.code == Exit.USAGE
    assert flag in message(ran)


@pytest.mark.parametrize("flag", ["--goal", "--time", "--voice-seconds"])
@pytest.mark.parametrize("number", NONE)
def test_a_number_that_cannot_be_reached_is_2(flag: str, number: str) -> None:
    """A goal and a time are finite numbers."""
    ran = unsaid("tell", "tutorial", f"{flag}={number}")
    assert ran.code == Exit.USAGE
    assert flag in message(ran)


@pytest.mark.parametrize(
    "arguments",
    [
        ("tell", "tutorial", "--voice=http://127.0.0.1:1", "--voice-seconds=1e308"),
        ("tell", "tutorial", f"--voice-seconds={HUGE}"),
        ("tell", "tutorial", "--voice=http://bücher.example"),
        ("play", "tutorial", f"--reasons={HUGE}"),
        ("play", "tutorial", "--depth=0"),
        ("why", "tutorial", f"--depth={HUGE}"),
        ("why", "tutorial", HUGE),
        ("check", "tutorial", "-", f"--reasons={HUGE}"),
        ("tell", "tutorial", f"--width={HUGE}"),
        ("tell", "tutorial", f"--person={HUGE}"),
        ("tell", "tutorial", f"--seed={ENDLESS}"),
    ],
)
def test_every_other_number_is_2(arguments: tuple[str, ...]) -> None:
    """Whichever command and flag: one message, and the code of a wrong command line."""
    ran = unsaid(*arguments)
    assert ran.code == Exit.USAGE
    assert message(ran)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--acts=4294967295",),
        ("--states=9223372036854775807",),
        ("--time=1e308",),
        ("--goal=-0",),
        (f"--seed={HUGE}",),
    ],
)
def test_the_largest_numbers_are_numbers(arguments: tuple[str, ...]) -> None:
    """The largest that can be counted are limits like any others."""
    assert unsaid("tell", "tutorial", *arguments).code == 0


@pytest.mark.parametrize("limit", ["author", "character", "depth", "states", "memory", "time"])
@pytest.mark.parametrize("number", [-1, 10**20, math.nan, math.inf, "3", True])
def test_limits_refuse_what_is_no_limit(limit: str, number: Any) -> None:
    """In Python, too, and when it is written, not when it is used; only a time may be as long as it likes."""
    if limit == "time" and number == 10**20:
        assert Limits(time=number).time == number
        return
    with pytest.raises((ValueError, TypeError), match=f"^{limit}: "):
        Limits(**{limit: number})


@pytest.mark.parametrize("goal", [math.nan, math.inf, -math.inf, 10**400])
def test_a_goal_is_a_finite_number(goal: float) -> None:
    """A goal that nothing could reach or miss is refused before the search."""
    world = load("tutorial")
    for ask in (lambda: world.find(goal=goal), lambda: world.stories(goal=goal), lambda: Rules(goal=goal)):
        with pytest.raises(ValueError, match="goal"):
            ask()


@pytest.mark.parametrize("number", [-1, 10**20, 2**32])
def test_the_engine_refuses_numbers_it_has_not(number: int) -> None:
    """A state, a character or an act beyond all counting is a ValueError or an IndexError with a message."""
    minds = Minds(load("tutorial").open.ground)
    asks = (
        lambda: minds.possible(number),
        lambda: minds.apply(minds.initial, number),
        lambda: minds.advance(number, 0),
        lambda: minds.mind(minds.initial, number),
        lambda: minds.values(number),
        lambda: minds.utility(minds.initial, number),
        lambda: minds.concerns(number, 0),
        lambda: minds.patch(minds.initial, [((), number, True)]),
        lambda: minds.explain(minds.initial, 0, 0, steps=number, depth=1),
        lambda: minds.search(author=number),
    )
    for ask in asks:
        with pytest.raises((ValueError, IndexError)):
            ask()


def test_other_public_numbers() -> None:
    """Rules of a game, budgets and the patience with a server."""
    for make in (
        lambda: Rules(character=0),
        lambda: Rules(depth=10**20),
        lambda: Budget(time=math.nan),
        lambda: Budget(memory=10**30),
        lambda: Budget(states=10**20),
        lambda: Voice("http://127.0.0.1", time=math.nan),
        lambda: Voice("http://127.0.0.1", time=-1),
        lambda: Voice("http://127.0.0.1", time=1e308),
    ):
        with pytest.raises(ValueError):
            make()
