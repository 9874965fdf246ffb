"""Sessions on the toy world: menus from beliefs, others with reasons, sight, undo, endings."""

from __future__ import annotations

from tests.play.toy import ACTS, JAMES, YOU, Facts, World, toy
from unsaid.play import manager
from unsaid.play.events import WAIT, Option
from unsaid.play.seeing import sights, value
from unsaid.play.session import Session, begin

NAMES = [act.name for act in ACTS]
TEA, CALL, WEEP, RETURN, TELL, HOLD, RAIN = range(len(ACTS))


def menu(session: Session) -> list[str]:
    """The names of the acts on the role's menu."""
    return [NAMES[o.action] for o in session.options() if o.action is not None]


def happened(session: Session) -> list[str]:
    """The last turn in words: kind and act."""
    return [f"{e.kind} {NAMES[e.action]}" if e.action is not None else e.kind for e in session.turns[-1]]


def told() -> Session:
    """The session in which you wait until James has come home and told."""
    session = begin(toy(), "You")
    for _ in range(3):
        session = session.take(WAIT)
    return session


def test_menu_is_what_the_role_believes() -> None:
    """You believe James is at home, so calling him is on the menu though he is not there."""
    assert menu(begin(toy(), "You")) == ["make_tea(You)", "call(You, James)"]


def test_acts_of_others_are_never_on_the_menu() -> None:
    """James may weep where he is, and that is his to do, not yours."""
    assert "weep(James)" not in menu(begin(toy(), "You"))
    assert "weep(James)" in menu(begin(toy(), "James"))


def test_waiting_is_always_the_last_option() -> None:
    """Waiting can be chosen in every state, after all acts."""
    assert begin(toy(), "You").options()[-1] == WAIT
    assert told().options()[-1] == WAIT


def test_a_false_belief_makes_an_attempt_fail() -> None:
    """Calling James fails since he is not there; it changes nothing and is not offered again meanwhile."""
    session = begin(toy(), "You").take(Option(CALL))
    assert happened(session)[0] == "fail call(You, James)"
    assert session.turns[0][0].before == session.turns[0][0].after
    assert "call(You, James)" not in menu(session)


def test_others_act_on_their_shortest_reason_each_turn() -> None:
    """James weeps, comes back, tells, one act a turn, since each is the shortest way to something he wants."""
    session = begin(toy(), "You")
    seen = []
    for _ in range(3):
        session = session.take(WAIT)
        seen.append(happened(session))
    assert seen == [["wait", "act weep(James)"], ["wait", "act return(James)"], ["wait", "act tell(James)"]]


def test_every_act_of_another_has_a_reason() -> None:
    """Whatever James does of himself can be explained by a plan of his that leaves him better off."""
    session = told()
    for event in session.acts:
        reason = manager.reason_for(session.stage, event.before, event.action, JAMES)
        assert reason is not None
        assert (reason.after or 0) > (reason.before or 0)


def test_a_held_plan_is_continued() -> None:
    """Coming back was the first step of a plan to tell; telling is what is left of it."""
    session = begin(toy(), "You").take(WAIT).take(WAIT)
    assert manager.held_plan(session, JAMES) == [TELL]
    assert manager.continued(session, JAMES) == TELL


def test_an_act_needing_both_is_offered_not_done() -> None:
    """Having told, James would hold you; without your consent it is only offered."""
    session = told().take(WAIT)
    assert happened(session) == ["wait", "offer hold(You, James)"]
    assert not session.ended
    assert Option(HOLD, offered=True) in session.options()


def test_taking_an_offer_reaches_the_goal() -> None:
    """Accepting the embrace meets the author's goal and ends the story, nobody acting after it."""
    session = told().take(WAIT).take(Option(HOLD, offered=True))
    assert happened(session) == ["act hold(You, James)"]
    assert session.ended == "goal"


def test_another_without_a_reason_refuses() -> None:
    """Before he has told, James has no reason to be held: an attempt is refused and changes nothing."""
    session = begin(toy(), "You").take(WAIT).take(WAIT)
    attempt = session.attempt(Option(HOLD))
    assert (attempt.kind, attempt.after) == ("refuse", session.state)


def test_an_explicit_goal_replaces_the_rise() -> None:
    """With a goal of two, one embrace is not yet the end."""
    session = begin(toy(goal=2.0), "You")
    for option in (WAIT, WAIT, WAIT, WAIT, Option(HOLD)):
        session = session.take(option)
    assert session.ended != "goal"


def test_an_unseen_act_is_not_shown() -> None:
    """James weeps in the park where you are not: of that turn you notice only your own waiting."""
    session = begin(toy(), "You").take(WAIT)
    assert [s.event.kind for s in sights(session, session.turns[-1]) if s.event] == ["wait"]


def test_a_seen_act_is_shown_with_what_it_changed_in_your_mind() -> None:
    """You see him tell, and that he has told is what changes in your beliefs."""
    session = told()
    last = sights(session, session.turns[-1])[-1]
    assert last.event is not None
    assert last.event.action == TELL
    assert [Facts._fields[c.fluent] for c in last.changes] == ["told"]


def test_seeing_asks_the_state_before_the_act() -> None:
    """The tea is seen by James only if he is at home when it is made."""
    as_james = begin(toy(), "James")
    away = Session(as_james.stage, JAMES).take(WAIT)
    made = [e for e in away.events if e.action == TEA]
    assert all(s.event not in made for s in sights(away, away.turns[-1]))


def test_undo_takes_back_one_turn_exactly() -> None:
    """Undoing gives the very session before the turn, and undoing at the beginning changes nothing."""
    before = begin(toy(), "You").take(WAIT)
    assert before.take(WAIT).undo() == before
    assert begin(toy(), "You").undo().turns == ()


def test_same_choices_same_story() -> None:
    """Two sessions with the same choices hold the same events."""
    assert told().events == told().events


def test_fate_acts_only_when_nobody_else_does() -> None:
    """It rains once, in a turn in which you wait and James has nothing to do; then all is still."""
    session = told()
    turns = []
    for _ in range(3):
        session = session.take(WAIT)
        turns.append(happened(session))
    assert turns == [["wait", "offer hold(You, James)"], ["wait", "act rain()"], ["wait"]]
    assert session.quiet


def test_the_story_ends_when_nothing_is_possible_any_more() -> None:
    """With nothing left that could happen to anybody, the story is over, though you have seen nothing of it."""
    session = begin(toy((ACTS[WEEP],)), "You")
    assert session.ended is None
    assert session.take(WAIT).ended == "still"


def test_the_story_ends_when_nobody_moves_and_you_cannot() -> None:
    """James could come back but has no reason to, and you can do nothing: once that has been waited for, it ends."""
    session = begin(toy((ACTS[WEEP], ACTS[RETURN])), "You").take(WAIT)
    assert session.ended is None
    assert session.take(WAIT).ended == "still"


def test_by_itself_the_role_acts_on_its_own_reasons() -> None:
    """Played by itself, the story reaches the embrace, and your part of it has a reason too."""
    session = manager.by_itself(begin(toy(), "You"))
    assert session.ended == "goal"
    for event in session.acts:
        for character in session.stage.consenting(event.action or 0):
            assert manager.reason_for(session.stage, event.before, event.action, character)


def test_conditions_follow_the_two_valued_logic() -> None:
    """Unknowns compare equal only to unknowns, and arithmetic on them or by zero gives the unknown."""
    stage = toy()
    state = stage.minds.initial
    assert value(stage, ["==", None, None], state) is True
    assert value(stage, ["<", None, 1], state) is False
    assert value(stage, ["<=", "a", "a"], state) is True
    assert value(stage, ["/", 1, 0], state) is None
    assert value(stage, ["+", 1, True], state) is None
    assert value(stage, ["if", ["not", ["and"]], 1, 2], state) == 2
    assert value(stage, ["==", 1, True], state) is False


def test_belief_conditions_are_read_in_the_believers_mind() -> None:
    """You believe James is at home; he is not."""
    stage = toy()
    assert value(stage, ["get", 0, YOU], stage.minds.initial) == "home"
    assert value(stage, ["get", 0], stage.minds.initial) == "park"
    assert World(Facts(), (Facts(), Facts())).facts.james == "park"
