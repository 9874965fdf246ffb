"""Sessions on the toy world: menus from beliefs, others with reasons, sight, undo, endings."""

from __future__ import annotations

from tests.play.toy import ACTS, JAMES, YOU, Act, Facts, toy
from unsaid.play import others
from unsaid.play.events import WAIT, Event, TurnOption
from unsaid.play.options import options
from unsaid.play.seeing import sees, sights
from unsaid.play.session import Session, begin
from unsaid.play.turns import attempt, by_itself, ended, quiet, take

NAMES = [act.name for act in ACTS]
TEA, CALL, WEEP, RETURN, TELL, HOLD, RAIN = range(len(ACTS))


def menu(session: Session) -> list[str]:
    """The names of the acts on the role's menu."""
    return [NAMES[o.action] for o in options(session) if o.action is not None]


def happened(session: Session) -> list[str]:
    """The last turn in words: kind and act."""
    return [f"{e.kind} {NAMES[e.action]}" if e.action is not None else e.kind for e in session.turns[-1]]


def waited(turns: int) -> Session:
    """A session in which you have waited so many times."""
    session = begin(toy(), "You")
    for _ in range(turns):
        session = take(session, WAIT)
    return session


def told() -> Session:
    """The session in which you wait until James has come home and told."""
    return waited(3)


def test_menu_is_what_the_role_believes() -> None:
    """You believe James is at home, so calling him is on the menu though he is not there."""
    assert menu(begin(toy(), "You")) == ["make_tea(You)", "call(You, James)"]


def test_acts_of_others_are_never_on_the_menu() -> None:
    """James may weep where he is, and that is his to do, not yours."""
    assert "weep(James)" not in menu(begin(toy(), "You"))
    assert "weep(James)" in menu(begin(toy(), "James"))


def test_waiting_is_always_the_last_option() -> None:
    """Waiting can be chosen in every state, after all acts."""
    assert options(begin(toy(), "You"))[-1] == WAIT
    assert options(told())[-1] == WAIT


def test_a_false_belief_makes_an_attempt_fail() -> None:
    """Calling James fails since he is not there; it changes nothing and is not offered again meanwhile."""
    session = take(begin(toy(), "You"), TurnOption(CALL))
    assert happened(session)[0] == "fail call(You, James)"
    assert session.turns[0][0].before == session.turns[0][0].after
    assert "call(You, James)" not in menu(session)


def test_others_act_on_their_shortest_reason_each_turn() -> None:
    """James weeps, comes back, tells, one act a turn, since each is the shortest way to something he wants."""
    session = begin(toy(), "You")
    seen = []
    for _ in range(3):
        session = take(session, WAIT)
        seen.append(happened(session))
    assert seen == [["wait", "act weep(James)"], ["wait", "act return(James)"], ["wait", "act tell(James)"]]


def test_every_act_of_another_has_a_reason() -> None:
    """Whatever James does of himself can be explained by a plan of his that leaves him better off."""
    session = told()
    for event in session.acts:
        reason = others.reason_for(session.stage, event.before, event.action, JAMES)
        assert reason is not None
        assert (reason.after or 0) > (reason.before or 0)


def test_a_held_plan_is_continued() -> None:
    """Coming back was the first step of a plan to tell; telling is what is left of it."""
    session = waited(2)
    assert others.held_plan(session, JAMES) == [TELL]
    assert others.continued(session, JAMES) == TELL


def test_an_act_needing_both_is_offered_not_done() -> None:
    """Having told, James would hold you; without your consent it is only offered."""
    session = take(told(), WAIT)
    assert happened(session) == ["wait", "offer hold(You, James)"]
    assert not ended(session)
    assert TurnOption(HOLD, offered=True) in options(session)


def test_taking_an_offer_reaches_the_goal() -> None:
    """Accepting the embrace meets the author's goal and ends the story, nobody acting after it."""
    session = take(take(told(), WAIT), TurnOption(HOLD, offered=True))
    assert happened(session) == ["act hold(You, James)"]
    assert ended(session) == "goal"


def test_another_without_a_reason_refuses() -> None:
    """Before he has told, James has no reason to be held: an attempt is refused and changes nothing."""
    session = waited(2)
    tried = attempt(session, TurnOption(HOLD))
    assert (tried.kind, tried.after) == ("refuse", session.state)


def test_an_explicit_goal_replaces_the_rise() -> None:
    """With a goal of two, one embrace is not yet the end."""
    session = begin(toy(goal=2.0), "You")
    for option in (WAIT, WAIT, WAIT, WAIT, TurnOption(HOLD)):
        session = take(session, option)
    assert ended(session) != "goal"


def test_an_unseen_act_is_not_shown() -> None:
    """James weeps in the park where you are not: of that turn you notice only your own waiting."""
    session = waited(1)
    assert [s.event.kind for s in sights(session, session.turns[-1], session.role) if s.event] == ["wait"]


def test_a_seen_act_is_shown_with_what_it_changed_in_your_mind() -> None:
    """You see him tell, and that he has told is what changes in your beliefs."""
    session = told()
    last = sights(session, session.turns[-1], session.role)[-1]
    assert last.event is not None
    assert last.event.action == TELL
    assert [Facts._fields[c.fluent] for c in last.changes] == ["told"]


def test_seeing_asks_the_state_before_the_act() -> None:
    """The tea is seen by James only if he is at home when it is made."""
    as_james = begin(toy(), "James")
    away = take(Session(as_james.stage, (JAMES,)), WAIT)
    made = [e for e in away.events if e.action == TEA]
    assert all(s.event not in made for s in sights(away, away.turns[-1], JAMES))


def test_undo_takes_back_one_turn_exactly() -> None:
    """Undoing gives the very session before the turn, and undoing at the beginning changes nothing."""
    before = waited(1)
    assert take(before, WAIT).undone() == before
    assert begin(toy(), "You").undone().turns == ()


def test_same_choices_same_story() -> None:
    """Two sessions with the same choices hold the same events."""
    assert told().events == told().events


def test_fate_acts_only_when_nobody_else_does() -> None:
    """It rains once, in a turn in which you wait and James has nothing to do; then all is still."""
    session = told()
    turns = []
    for _ in range(3):
        session = take(session, WAIT)
        turns.append(happened(session))
    assert turns == [["wait", "offer hold(You, James)"], ["wait", "act rain()"], ["wait"]]
    assert quiet(session)


def test_the_story_ends_when_nothing_is_possible_any_more() -> None:
    """With nothing left that could happen to anybody, the story is over, though you have seen nothing of it."""
    session = begin(toy((ACTS[WEEP],)), "You")
    assert ended(session) is None
    assert ended(take(session, WAIT)) == "still"


def test_the_story_ends_when_nobody_moves_and_you_cannot() -> None:
    """James could come back but has no reason to, and you can do nothing: once that has been waited for, it ends."""
    session = take(begin(toy((ACTS[WEEP], ACTS[RETURN])), "You"), WAIT)
    assert ended(session) is None
    assert ended(take(session, WAIT)) == "still"


def test_by_itself_the_role_acts_on_its_own_reasons() -> None:
    """Played by itself, the story reaches the embrace, and your part of it has a reason too."""
    session = by_itself(begin(toy(), "You"))
    assert ended(session) == "goal"
    for event in session.acts:
        for character in session.stage.consenting(event.action or 0):
            assert others.reason_for(session.stage, event.before, event.action, character)


def test_what_is_seen_may_hang_on_a_mind() -> None:
    """Who sees an act where you believe James at home, sees it while you do, though he is in the park."""
    watched = Act("hum(You)", (YOU,), lambda f: True, {}, (True, ("==", ("get", 0, YOU), "home")))
    unseen = Act("cough(You)", (YOU,), lambda f: True, {}, (True, ("==", ("get", 0), "home")))
    stage = toy((watched, unseen))
    state = stage.minds.initial
    assert sees(stage, JAMES, Event("act", 0, YOU, state, state))
    assert not sees(stage, JAMES, Event("act", 1, YOU, state, state))
