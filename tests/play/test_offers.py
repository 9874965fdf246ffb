"""Offers: how long they stand, and that what becomes of another's wish is not shown."""

from __future__ import annotations

from tests.play.toy import JAMES, YOU, Act, toy
from unsaid.play.events import WAIT, Event, TurnOption
from unsaid.play.options import offered, offers, options
from unsaid.play.session import Session, begin
from unsaid.play.stage import Stage
from unsaid.play.turns import attempt, take

HOLD, COOL, HUM = range(3)
ACTS = (
    Act("hold(You, James)", (YOU, JAMES), lambda f: not f.held, {"held": True}),
    Act("cool(James)", (JAMES,), lambda f: True, {"told": False}, (False, True)),
    Act("hum(You)", (YOU,), lambda f: True, {"tea": True}),
)
"""James wants to be held where he has told, which he has at first; cooling, which you do not see, he has not."""


def stage() -> Stage:
    """A stage on which James is here and would be held."""
    made = toy(ACTS)
    minds = made.minds
    told = minds.start.facts._replace(james="home", told=True)  # type: ignore[attr-defined]
    minds.start = minds.start._replace(facts=told, beliefs=(told._replace(told=False), told))  # type: ignore[attr-defined]
    return made


def after(session: Session, action: int, by: int) -> Session:
    """The session in which an act was done in the same turn."""
    state = session.state
    return session.grown(Event("act", action, by, state, session.stage.minds.advance(state, action)))


def test_an_offer_stays_on_the_menu_though_the_other_has_thought_better_of_it_unseen() -> None:
    """He offers to be held; that he has since lost his reason shows only when it is tried: then he will not."""
    session = take(begin(stage(), "You"), WAIT)
    assert [event.kind for event in session.turns[0]] == ["wait", "offer"]
    cooled = after(session, COOL, JAMES)
    assert options(cooled) == options(session)
    assert TurnOption(HOLD, offered=True) in options(cooled)
    assert attempt(session, TurnOption(HOLD, offered=True)).kind == "act"
    assert attempt(cooled, TurnOption(HOLD, offered=True)).kind == "refuse"


def test_an_offer_is_closed_by_the_act_and_by_trying_in_vain() -> None:
    """Taken up, or taken up too late, it is on the menu no more."""
    session = take(begin(stage(), "You"), WAIT)
    assert offers(session) == {(HOLD, JAMES)}
    for late in (session, after(session, COOL, JAMES)):
        tried = late.added((attempt(late, TurnOption(HOLD, offered=True)),))
        assert offered(tried, YOU) == set()


def test_an_offer_of_a_role_to_another_stands_until_its_next_move() -> None:
    """Both are played: you offer, James may take it at once; when you have moved again it is gone."""
    session = begin(stage(), "You", "James")
    offering = session.added((attempt(session, TurnOption(HOLD)),))
    assert offering.events[-1].kind == "offer"
    assert attempt(offering, TurnOption(HOLD, offered=True)).kind == "act"
    assert TurnOption(HOLD, offered=True) in options(offering)
    waited = take(take(offering, WAIT), WAIT)
    assert offers(waited) == set()
    assert attempt(waited, TurnOption(HOLD)).kind == "offer"


def test_ones_own_offer_is_no_offer_to_oneself() -> None:
    """Whoever has offered is not told that it is offered it."""
    session = begin(stage(), "You", "James")
    offering = session.added((attempt(session, TurnOption(HOLD)),))
    assert offered(offering, YOU) == set()
    assert offered(offering, JAMES) == {HOLD}
