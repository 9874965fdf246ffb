"""The Unsaid: the night in its order, who believes what in it, and the other ways it can end."""

from __future__ import annotations

import pytest

from unsaid.telling import Teller
from unsaid.telling.told import told

from .staged import staged
from .test_stories import BEATS, NIGHT, through

pytestmark = pytest.mark.slow

WORLD = staged("the-unsaid")

COLUMNS = {
    "you: A": ("affair()", "You"),
    "you: L": ("loves()", "You"),
    "James: B": ("spares()", "James"),
    "James: you believe A": ("affair()", "James", "You"),
    "you: James believes B": ("spares()", "You", "James"),
    "you: H": ("heard()", "You"),
}

# A: there is another woman. L: he loves you. B: his keeping away spares you. H: he heard you cry. None is doubt.
TABLE = {
    "0 before": ("night_falls()", (False, True, True, False, False, False)),
    "2 the door": ("leave()", (True, None, True, False, False, False)),
    "4 the park": ("to_the_park()", (True, False, False, False, False, False)),
    "7 denied": ("deny()", (True, False, False, True, False, False)),
    "8 silent": ("stay_silent(Fault)", (True, False, False, True, False, False)),
    "12 confessed": ("confess()", (False, True, False, False, True, False)),
    "15 the end": ("stay()", (False, True, False, False, True, False)),
}


def test_the_night_is_found_in_its_order() -> None:
    """Given the situation and the author's goal alone, the planner finds the night.

    The months come before it, and up to the table and from your last question on it goes beat after beat. What is said
    at the table comes in an order of its own, and what is asked about her may be left out; how to mend it may be asked
    as late as when he has chosen.
    """
    table = set(BEATS[BEATS.index("ask_about_her()") : BEATS.index("say_he_is_losing_you()")])
    optional = {"ask_about_her()", "ask_who_you_mean()"}
    spoken = [act for act in WORLD.found if act in table]
    assert {*spoken} >= table - optional and len(spoken) >= len(table - optional)
    last = WORLD.found[WORLD.found.index("say_he_is_losing_you()") :]
    mending = ("ask_how_to_mend()", "apologise()")
    assert [act for act in last if act not in mending] == list(BEATS[BEATS.index("say_he_is_losing_you()") :])
    assert sorted(WORLD.found[: WORLD.found.index("ask_to_talk()") + 1]) == sorted(NIGHT)
    assert [act for act in WORLD.found if act in AT_NIGHT] == list(AT_NIGHT)


AT_NIGHT = ("night_falls()", "lace()", "ask_how_long()", "evade()", "be_safe()", "to_the_door()", "leave()", "sob()")
"""The bedroom and the door, in the one order there is for them in this story."""


def test_what_james_has_learnt_he_does_not_think_you_have_wrong() -> None:
    """From your question on he takes you to know that you are awake, and once he sees that you are not tired of
    waiting, not to think that you are."""
    for beat, fluent in (("ask_how_long()", "still()"), ("to_the_park()", "wearied()")):
        states = WORLD.states(through(beat))
        assert WORLD.believed(states[-2], fluent, "James", "You") is True
        assert WORLD.believed(states[-1], fluent, "James", "You") is False


@pytest.mark.parametrize("beat", TABLE)
@pytest.mark.parametrize("column", COLUMNS)
def test_who_believes_what(beat: str, column: str) -> None:
    """Each cell of the table of beliefs holds in the story."""
    after, cells = TABLE[beat]
    expected = cells[list(COLUMNS).index(column)]
    fluent, *believers = COLUMNS[column]
    state = WORLD.states(through(after))[-1]
    assert WORLD.believed(state, fluent, *believers) is expected


def test_what_is_so_never_changes() -> None:
    """There is no other woman, his absence spares nobody and he loves you, from the first state to the last."""
    for state in WORLD.states(BEATS):
        assert [WORLD.believed(state, f) for f in ("affair()", "spares()", "loves()")] == [False, False, True]


def test_a_denial_moves_nothing() -> None:
    """When he denies it, what you believe stays as it was, but that he has denied it, owes no answer now, and has kept
    something back, which is nothing you ask about."""
    before, after = WORLD.states(through("deny()"))[-2:]
    fluents = WORLD.model.world.fluents
    moved = {f for f in fluents if WORLD.believed(before, f, "You") != WORLD.believed(after, f, "You")}
    assert moved == {"denied()", "asked()", "owes(James, rival)", "pressure(James)"}


def test_each_silence_makes_the_belief_firmer() -> None:
    """With every silence it is harder for you to believe that there is nobody, and he knows it."""
    states = WORLD.states(BEATS)
    for act in ("stay_silent(Her)", "stay_silent(Fault)"):
        before, after = states[BEATS.index(act)], states[BEATS.index(act) + 1]
        for believers in (("You",), ("James", "You")):
            doubt = WORLD.believed(before, "doubt(rival, no_one)", *believers)
            assert isinstance(doubt, float)
            assert WORLD.believed(after, "doubt(rival, no_one)", *believers) == doubt + 1


def test_he_hears_and_you_do_not_know() -> None:
    """From the sob on he knows that he heard it; you never do, and he knows that too."""
    for state in WORLD.states(BEATS)[BEATS.index("sob()") + 1 :]:
        assert WORLD.believed(state, "heard()", "James") is True
        assert WORLD.believed(state, "heard()", "You") is False
        assert WORLD.believed(state, "heard()", "James", "You") is False


def test_his_judgement_of_himself_is_kept_to_the_end() -> None:
    """That his touch stains is never put right tonight; after he says so you know that he thinks it."""
    end = WORLD.states(BEATS)[-1]
    assert WORLD.believed(end, "taints()", "James") is True
    assert WORLD.believed(end, "taints()", "You") is False
    assert WORLD.believed(end, "taints()", "You", "James") is True


def test_you_ask_for_a_name_because_you_expect_one() -> None:
    """The reason for the question is an answer that is possible only in your mind."""
    assert plan("ask_for_her_name()", "You") == ["own_up(Her)"]


def test_he_goes_because_he_plans_on_your_giving_up() -> None:
    """The end of his plan is an act of yours, which you would do only as he sees you."""
    assert plan("lace()", "James") == ["to_the_door()", "leave()", "let_him_go()"]


def plan(act: str, who: str) -> list[str]:
    """What somebody means to come after an act of the story, by the engine's reason for it."""
    minds, before = WORLD.minds, [WORLD.act(a) for a in through(act)[:-1]]
    number = WORLD.model.world.characters.index(who)
    reason = minds.explain(minds.course(before)[-1], WORLD.act(act), number, steps=5, depth=4)
    assert reason is not None
    return [WORLD.ground.actions[step.act].name for step in reason.plan]


ONCE = ("reach_for_him(Summer)", "slip_away()", "months_pass()", *BEATS[5:11])
"""The night up to the front door, after a year in which you asked for him only once."""

ENDINGS = {
    "together with the truth out": ("Mended", BEATS),
    "said at the door, because you call": (
        "AtTheDoor",
        (*ONCE, "call_him_back()", "tell_at_the_door()"),
    ),
    "said at the door, because he turns round": ("AtTheDoor", (*through("to_the_door()"), "tell_at_the_door()")),
    "she leaves, because he will not even deny it": (
        "SheLeft",
        (
            *NIGHT,
            "ask_about_her()",
            "stay_silent(Her)",
            "ask_where_it_went_wrong()",
            "stay_silent(Fault)",
            "pack()",
            "leave_him()",
        ),
    ),
    "she leaves, because he does not choose": (
        "SheLeft",
        (*through("say_he_is_losing_you()"), "stay_silent(Choice)", "pack()", "leave_him()"),
    ),
    "he does not come back": ("HeLeft", (*through("to_the_park()"), "walk_away()", "morning_comes()")),
    "he rings in the morning": ("HeRings", (*through("to_the_park()"), "walk_away()", "ring_in_the_morning()")),
    "he does not come back, because you told him to go": (
        "HeLeft",
        (
            *through("lace()"),
            "tell_him_to_go()",
            "to_the_door()",
            "leave()",
            "hours_pass()",
            "walk_away()",
            "morning_comes()",
        ),
    ),
    "believed, and still unsaid": (
        "StillUnsaid",
        (
            *through("sob()"),
            "pack()",
            *BEATS[BEATS.index("to_the_park()") : BEATS.index("ask_about_her()") + 1],
            "give_his_hand_on_it(Her)",
            "let_them_be_held()",
            "let_it_rest(You)",
        ),
    ),
    "here, and not forgiven": ("NotForgiven", (*through("ask_you_not_to_give_up()"), "say_not_yet()", "stay()")),
    "together and still unsaid": ("StillUnsaid", (*through("deny()"), "let_it_rest(You)")),
    "unsaid, he lies down again": (
        "StillUnsaid",
        (*through("to_the_door()"), "come_in(Bedroom)", "let_it_rest(James)"),
    ),
    "unsaid, you try to sleep": (
        "StillUnsaid",
        (*through("lace()"), "lie_still()", "to_the_door()", "leave()", "let_it_rest(You)"),
    ),
}

FREE = {  # whose own choice it took, where a choice without a reason was needed
    "together with the truth out": None,
    "said at the door, because you call": "You",
    "said at the door, because he turns round": "James",
    "she leaves, because he will not even deny it": None,
    "she leaves, because he does not choose": None,
    "he does not come back": "James",
    "he rings in the morning": "James",
    "he does not come back, because you told him to go": "You",
    "believed, and still unsaid": "You",
    "here, and not forgiven": "You",
    "together and still unsaid": "You",
    "unsaid, he lies down again": "James",
    "unsaid, you try to sleep": "You",
}


@pytest.mark.deep
@pytest.mark.parametrize("ending", ENDINGS)
def test_endings_are_reached_with_reasons_for_whoever_is_not_played(ending: str) -> None:
    """Each way out is possible, every act on it explained for all but the one who is played, and closes the night."""
    outcome, acts = ENDINGS[ending]
    states = WORLD.states(acts)
    for state, name in zip(states, acts, strict=False):
        assert WORLD.fault(state, name, played=FREE[ending]) is None
    assert WORLD.believed(states[-1], "outcome()") == outcome
    assert not WORLD.minds.possible(WORLD.minds.course([WORLD.act(a) for a in acts])[-1])


@pytest.mark.parametrize("side", ["You", "James", None])
def test_a_telling_is_as_long_as_a_short_story(side: str | None) -> None:
    """Told whole from either side or from outside, the story has between 2,500 and 6,000 words."""
    acts = [WORLD.act(a) for a in BEATS]
    teller = Teller(WORLD.world, WORLD.ground, WORLD.minds, side)
    paragraphs = told(teller, WORLD.minds.course(acts), acts, side)
    assert 2500 <= sum(len(paragraph.text.split()) for paragraph in paragraphs) <= 6000
