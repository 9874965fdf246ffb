"""What faults in small places of play would change: what was tried in vain, plans held, the goal met exactly."""

from __future__ import annotations

import pytest

from tests.play.toy import ACTS, JAMES, YOU, Act, toy
from unsaid.play import others
from unsaid.play.events import WAIT, Event, TurnOption
from unsaid.play.options import options
from unsaid.play.options import spent as vain
from unsaid.play.session import Session, begin
from unsaid.play.turns import ended, take

TEA, CALL, WEEP, RETURN, TELL, HOLD, RAIN = range(len(ACTS))


def test_what_was_tried_in_vain_may_be_tried_again_when_one_believes_otherwise() -> None:
    """The call fails, and is off the menu until she has made tea: then her mind is another, and it is on it again."""
    session = take(begin(toy(), "You"), TurnOption(CALL))
    assert TurnOption(CALL) not in options(session)
    assert TurnOption(CALL) not in options(take(session, WAIT))
    assert TurnOption(CALL) in options(take(session, TurnOption(TEA)))


@pytest.mark.parametrize(("kind", "spent"), [("fail", {HOLD}), ("refuse", {HOLD}), ("offer", set()), ("act", set())])
def test_only_what_failed_or_was_refused_is_spent(kind: str, spent: set[int]) -> None:
    """An offer passed over and an act that was done leave it open; whoever tries it."""
    session = begin(toy(), "You")
    event = Event(kind, HOLD, YOU, session.state, session.state)  # type: ignore[arg-type]
    assert vain(session.added((event,)), YOU) == spent


CHAIN = (
    Act("ask(James)", (JAMES,), lambda f: not f.rain, {"rain": True}),
    Act("brew(You)", (YOU,), lambda f: f.rain and not f.tea, {"tea": True}),
    Act("cry(James)", (JAMES,), lambda f: f.tea and not f.wept, {"wept": True}),
    Act("hum(You)", (YOU,), lambda f: True, {}),
    Act("knock(James)", (JAMES,), lambda f: f.james == "park", {"james": "home"}),
    Act("tell(James)", (JAMES,), lambda f: f.james == "home" and not f.told, {"told": True}),
)
ASK, BREW, CRY, HUM, KNOCK, CONFIDE = range(6)


def done(*acts: tuple[int, int]) -> Session:
    """A session in which these acts were done, each by somebody."""
    session = begin(toy(CHAIN), "You")
    for act, who in acts:
        after = session.stage.minds.advance(session.state, act)
        session = session.added((Event("act", act, who, session.state, after),))
    return session


def test_a_plan_goes_on_by_the_steps_of_others_and_by_nothing_else() -> None:
    """He asks so that she will brew and he can cry: brewing takes a step off, humming none, and neither does his own
    asking, which began it."""
    assert others.held_plan(done((ASK, JAMES)), JAMES) == [BREW, CRY]
    assert others.held_plan(done((ASK, JAMES), (HUM, YOU)), JAMES) == [BREW, CRY]
    assert others.held_plan(done((ASK, JAMES), (BREW, YOU)), JAMES) == [CRY]
    assert others.held_plan(done((ASK, JAMES), (HUM, YOU), (BREW, YOU), (HUM, YOU)), JAMES) == [CRY]


def test_the_plan_held_is_that_of_the_last_act_of_ones_own() -> None:
    """He has asked, and then knocks so as to tell: telling is what is left. When he has cried nothing is; and who has
    done nothing holds none."""
    assert others.held_plan(done((ASK, JAMES), (KNOCK, JAMES)), JAMES) == [CONFIDE]
    cried = done((ASK, JAMES), (BREW, YOU), (CRY, JAMES))
    assert others.held_plan(cried, JAMES) == []
    assert others.held_plan(done((ASK, JAMES)), YOU) == []


def embraced(goal: float | None) -> Session:
    """The story in which he comes home, tells, and is held, with a goal."""
    session = begin(toy() if goal is None else toy(goal=goal), "You")
    for option in (WAIT, WAIT, WAIT, WAIT, TurnOption(HOLD)):
        session = take(session, option)
    return session


@pytest.mark.parametrize(("goal", "met"), [(None, True), (0.5, True), (1.0, True), (1.5, False)])
def test_a_goal_is_met_where_it_is_reached_exactly(goal: float | None, met: bool) -> None:
    """The embrace is worth 1: a goal of 1 is met by it, and one above it is not."""
    assert (ended(embraced(goal)) == "goal") is met


def test_a_goal_that_is_met_at_the_start_is_met_by_the_first_turn() -> None:
    """Nothing is worth 0: with that for a goal any turn ends the story; without one it takes a rise."""
    assert ended(take(begin(toy(goal=0.0), "You"), WAIT)) == "goal"
    assert ended(take(begin(toy(), "You"), WAIT)) is None
