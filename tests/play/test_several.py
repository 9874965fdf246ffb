"""Several roles at one table, and the chance by which the others draw."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.play.toy import ACTS, JAMES, YOU, Act, Ground, toy
from unsaid.errors import BadValue
from unsaid.play import saves
from unsaid.play.events import WAIT, TurnOption
from unsaid.play.options import options
from unsaid.play.seeing import sights
from unsaid.play.session import Session, begin, circle
from unsaid.play.stage import Rules, Stage
from unsaid.play.transcript import closing, opened, transcript
from unsaid.play.turns import ended, quiet, take
from unsaid.play.voice import PlainVoice
from unsaid.world.inner import Inner

TEA, CALL, WEEP, RETURN, TELL, HOLD, RAIN = range(len(ACTS))


def both(*options: TurnOption) -> Session:
    """A session in which both are played, after these moves."""
    session = begin(toy(), "You", "James")
    for option in options:
        session = take(session, option)
    return session


def happened(session: Session) -> list[list[str]]:
    """What happened, turn by turn."""
    return [[f"{e.kind} {e.by} {e.action}" for e in turn] for turn in session.turns]


def test_roles_have_their_moves_in_turn() -> None:
    """You, James, and you again; nobody acts for James, whatever he has a reason for."""
    session = both(WAIT)
    assert (both().role, session.role, both(WAIT, WAIT).role) == (YOU, JAMES, YOU)
    assert happened(session) == [["wait 0 None"]]


def test_fate_acts_when_a_whole_round_has_passed() -> None:
    """It does not rain when you have waited, but when James has too; and not again in the next round's first half."""
    assert happened(both(WAIT, WAIT)) == [["wait 0 None"], ["wait 1 None", "act None 6"]]
    assert happened(both(WAIT, TurnOption(WEEP)))[1] == [f"act {JAMES} {WEEP}"]
    assert happened(both(TurnOption(TEA), WAIT))[1] == ["wait 1 None"]


def test_it_is_quiet_when_all_have_waited_and_nothing_came_of_it() -> None:
    """After the rain, one waiting more is not quiet yet, two are; but both could still do something."""
    rained = both(WAIT, WAIT)
    assert not quiet(take(rained, WAIT))
    still = take(take(rained, WAIT), WAIT)
    assert quiet(still)
    assert ended(still) is None


def test_each_role_is_shown_its_own_choices_and_sights() -> None:
    """James may weep, which you may not and do not see; you may make tea."""
    session = both(WAIT, TurnOption(WEEP))
    assert [o.action for o in options(session, YOU)] == [TEA, CALL, None]
    assert [o.action for o in options(both(), JAMES)] == [WEEP, None]
    assert sights(session, session.turns[1], YOU) == []
    assert [s.event.action for s in sights(session, session.turns[1], JAMES) if s.event] == [WEEP]


def test_another_s_waiting_and_failing_is_not_seen() -> None:
    """You call in vain: to James nothing has happened."""
    session = both(TurnOption(CALL))
    assert session.events[0].kind == "fail"
    assert sights(session, session.turns[0], JAMES) == []


def test_what_needs_another_role_is_offered_to_it() -> None:
    """James is home and has told: your embrace is an offer to him, told as one to each, and he may take it."""
    session = both(WAIT, TurnOption(WEEP), WAIT, TurnOption(RETURN), WAIT, TurnOption(TELL), TurnOption(HOLD))
    assert session.events[-1].kind == "offer"
    told = [transcript(session, role, PlainVoice(session.stage, role)).passages[-1].text for role in (YOU, JAMES)]
    assert told == ["You would, if James would: hold(You, James)", "You would, if you would: hold(You, James)"]
    assert ended(take(session, TurnOption(HOLD, offered=True))) == "goal"


def test_a_transcript_grows_and_never_changes_what_has_been_read() -> None:
    """Read turn by turn or at once, it is the same, and each begins with the one before."""
    session = begin(toy(), "You")
    voice = PlainVoice(session.stage, YOU)
    so_far = opened(voice)
    for _ in range(5):
        session = take(session, WAIT)
        grown = transcript(session, YOU, voice, so_far)
        assert grown == transcript(session, YOU, voice)
        assert grown.passages[: len(so_far.passages)] == so_far.passages
        so_far = grown
    assert closing(session, voice, so_far) is None
    over = take(session, TurnOption(HOLD, offered=True))
    end = closing(over, voice, transcript(over, YOU, voice))
    assert end is not None
    assert (end.text, end.sort) == ("The end.", "closing")


def test_a_round_goes_by_turns_and_then_by_definition() -> None:
    """With turns James, You: after You comes James; whoever has no turn comes after those who have."""
    stage = Stage(Ground(characters=("You", "James", "Ann"), inner=Inner(turns=(1, 0))), toy().minds)
    assert list(circle(stage, YOU)) == [0, 1, 2]
    assert list(circle(stage, JAMES)) == [1, 0, 2]
    assert list(circle(stage, 2)) == [2, 1, 0]
    assert begin(stage, "James", "Ann", "You").roles == (1, 0, 2)


# --- chance ---

EQUALS = tuple(Act(f"way{n}(James)", (JAMES,), lambda f: not f.wept, {"wept": True}) for n in range(4))
"""Four ways of weeping, as good as one another."""


def first_reply(chance: int) -> int | None:
    """What James does first."""
    stage = toy(EQUALS)
    session = take(begin(Stage(stage.ground, stage.minds, Rules(3, 2, chance=chance)), "You"), WAIT)
    return session.turns[0][1].action


def test_without_chance_the_first_of_equals_is_taken() -> None:
    """Of four ways as good, the one defined first."""
    assert first_reply(0) == 0


def test_with_chance_each_of_equals_is_taken_about_as_often() -> None:
    """Under four hundred numbers each of four is drawn some hundred times, and one number always draws the same."""
    drawn = Counter(first_reply(chance) for chance in range(1, 401))
    assert set(drawn) == {0, 1, 2, 3}
    assert all(60 < times < 140 for times in drawn.values())
    assert first_reply(7) == first_reply(7)


def test_a_draw_depends_on_nothing_that_happened() -> None:
    """Whether you wait or hum, James draws the same in the same turn."""
    hum = Act("hum(You)", (YOU,), lambda f: True, {})
    stage = toy((*EQUALS, hum))
    for chance in range(1, 30):
        began = begin(Stage(stage.ground, stage.minds, Rules(3, 2, chance=chance)), "You")
        assert take(began, WAIT).turns[0][1].action == take(began, TurnOption(4)).turns[0][1].action


def test_a_chance_is_a_whole_number() -> None:
    """What is below nothing is refused."""
    with pytest.raises(BadValue, match="chance: -1 is not from 0"):
        Rules(chance=-1)


# --- kept ---


def test_a_table_of_two_is_kept_and_gone_on_with() -> None:
    """Roles, chance and rules are in the save, which is of the second version; a plain game's is of the first."""
    stage = toy()
    session = begin(Stage(stage.ground, stage.minds, Rules(3, 2, chance=5)), "You", "James")
    session = take(take(session, WAIT), TurnOption(WEEP))
    save = saves.record(session, "toy", "hash")
    text = saves.dumps(save)
    assert '"version": 2' in text
    assert '"roles": ["You", "James"], "rules": {"character": 3, "depth": 2, "chance": 5}' in text
    assert saves.loads(text) == save
    assert saves.resume(save, session.stage, "hash").session == session
    plain = begin(Stage(stage.ground, stage.minds), "You")
    assert '"version": 1' in saves.dumps(saves.record(plain, "toy", "hash"))


@pytest.mark.parametrize(
    "rest",
    [
        "",
        '"roles": [], "rules": {}',
        '"roles": ["You", "You"], "rules": {}',
        '"roles": ["You"], "rules": {"chance": -1}',
        '"roles": ["You"], "rules": {"speed": 1}',
        '"roles": ["You"], "rules": [1]',
        '"roles": [1], "rules": {}',
    ],
)
def test_a_damaged_save_of_the_second_version_is_refused(rest: str) -> None:
    """Roles and rules that cannot be are damage."""
    head = '{"format": "unsaid-save", "version": 2, "world": "w", "text": "t", "turns": []'
    with pytest.raises(saves.SaveProblem, match="damaged"):
        saves.loads(head + (f", {rest}" if rest else "") + "}")
