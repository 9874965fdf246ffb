"""The Lesson: the same mechanics in another trade. The story found, who believes what in it, its other ends."""

from __future__ import annotations

import pytest

from .changes import Change, becomes, changed
from .staged import staged

pytestmark = pytest.mark.slow

WORLD = staged("the-lesson")

STORY = (
    "bring_more(Spring)",
    "leave_it_shut()",
    "months_pass()",
    "bring_more(Autumn)",
    "leave_it_shut()",
    "thursday_comes()",
    "pack_up()",
    "ask_for_the_next()",
    "put_her_off()",
    "offer_the_umbrella()",
    "to_the_stairs()",
    "go_down()",
    "up_to_the_attic()",
    "break_down()",
    "take_off_the_headphones()",
    "come_down()",
    "compose_herself()",
    "come_back()",
    "ask_to_speak()",
    "ask_how_she_plays()",
    "ask_who_she_means()",
    "ask_who_it_is()",
    "deny()",
    "show_the_newspaper()",
    "protest()",
    "ask_who_it_is()",
    "stay_silent(Pupil)",
    "ask_for_her_fault()",
    "stay_silent(Fault)",
    "ask_to_be_kept()",
    "apologise()",
    "count_the_envelopes()",
    "admit()",
    "sit_beside_her()",
    "reach_for_the_papers()",
    "leave_them_there()",
    "say_she_will_give_herself_up()",
    "take_her_side()",
    "confess()",
    "ask_why()",
    "call_it_a_curse()",
    "burn_the_copies()",
    "say_his_name()",
    "take_the_boat()",
    "ask_for_her_trust()",
    "give_it()",
    "go_ashore()",
)


def through(act: str) -> tuple[str, ...]:
    """The story up to an act's first occurrence, that act included."""
    return STORY[: STORY.index(act) + 1]


def test_the_story_is_found_in_its_order() -> None:
    """From what the two believe and want alone, the planner finds the months and the night in order.

    She composes herself below while he comes down from the attic: of these two, either may be told first.
    """
    at = STORY.index("come_down()")
    meanwhile = {"come_down()", "compose_herself()"}
    found = WORLD.found
    assert set(found[at : at + 2]) == set(STORY[at : at + 2]) == meanwhile
    assert (found[:at], found[at + 2 :]) == (STORY[:at], STORY[at + 2 :])


@pytest.mark.deep
def test_the_story_is_confirmed() -> None:
    """The slow semantics confirms every act of it."""
    assert WORLD.verdict(STORY) == "confirmed"


COLUMNS = {
    "Irene: there is another": ("other()", "Irene"),
    "Irene: he would see her over": ("keeps()", "Irene"),
    "Paul: staying away shields her": ("shields()", "Paul"),
    "Paul: she believes there is another": ("other()", "Paul", "Irene"),
    "Irene: he believes that he shields her": ("shields()", "Irene", "Paul"),
    "Irene: he heard": ("heard()", "Irene"),
}

TABLE = {
    "thursday_comes()": (False, True, True, False, False, False),
    "go_down()": (True, None, True, False, False, False),
    "take_off_the_headphones()": (True, False, False, False, False, False),
    "deny()": (True, False, False, True, False, False),
    "stay_silent(Fault)": (True, False, False, True, False, False),
    "confess()": (False, True, False, False, True, False),
    "go_ashore()": (False, True, False, False, True, False),
}


@pytest.mark.parametrize("after", TABLE)
@pytest.mark.parametrize("column", COLUMNS)
def test_who_believes_what(after: str, column: str) -> None:
    """Beliefs take the same path as in The Unsaid, each at its own beat; None is doubt."""
    fluent, *believers = COLUMNS[column]
    state = WORLD.states(through(after))[-1]
    assert WORLD.believed(state, fluent, *believers) is TABLE[after][list(COLUMNS).index(column)]


def test_he_hears_by_wire_and_she_does_not_know() -> None:
    """From the moment she breaks down he knows that he heard it, and to the end she does not."""
    for state in WORLD.states(STORY)[STORY.index("break_down()") + 1 :]:
        assert WORLD.believed(state, "heard()", "Paul") is True
        assert WORLD.believed(state, "heard()", "Irene") is False


def test_the_curse_is_never_lifted() -> None:
    """That his papers are the end of whoever takes them he believes to the last, and she knows that he does."""
    end = WORLD.states(STORY)[-1]
    assert WORLD.believed(end, "curse()", "Paul") is True
    assert WORLD.believed(end, "curse()") is False
    assert WORLD.believed(end, "curse()", "Irene", "Paul") is True


EARLY = through("ask_to_speak()")

ENDINGS = {
    "across, with the truth out": ("Across", None, STORY),
    "said before the night, because she calls": (
        "OnTheStairs",
        "Irene",
        (
            *through("months_pass()"),
            *STORY[STORY.index("thursday_comes()") : STORY.index("go_down()")],
            "call_after_him()",
            "tell_on_the_stairs()",
        ),
    ),
    "another Thursday": ("NextThursday", "Irene", (*through("deny()"), "leave_it_at_that(Irene)")),
    "she goes, because he will not even deny it": (
        "SheWent",
        None,
        (
            *EARLY,
            "ask_how_she_plays()",
            "stay_silent(Pupil)",
            "ask_for_her_fault()",
            "stay_silent(Fault)",
            "go_to_the_harbour_police()",
        ),
    ),
    "she goes, because he takes no side": (
        "SheWent",
        None,
        (*through("say_she_will_give_herself_up()"), "stay_silent(Side)", "go_to_the_harbour_police()"),
    ),
    "he vanishes": ("HeVanished", "Paul", (*through("come_down()"), "vanish()")),
    "she gives it up": ("GaveUp", "Irene", (*through("pack_up()"), "give_it_up()")),
    "the red ledger is found": (
        "Taken",
        "Irene",
        (*through("up_to_the_attic()"), "fetch_the_ledger()", "friday_comes()"),
    ),
    "across, and nothing promised": (
        "NotYet",
        "Irene",
        (*through("ask_for_her_trust()"), "say_not_yet()", "go_ashore()"),
    ),
    "he tells her of the wire, and she sends him off": (
        "SentOff",
        "Irene",
        (*through("ask_how_she_plays()"), "tell_of_the_wire()", "send_him_off()"),
    ),
    "she rows alone": ("Alone", "Irene", (*through("confess()"), "go_alone()")),
}
"""How it ends, whose free choice it took (nobody's: None), and by which acts."""


@pytest.mark.deep
@pytest.mark.parametrize("name", ENDINGS)
def test_endings_are_reached_with_reasons_for_whoever_is_not_played(name: str) -> None:
    """Each way out is possible, and every act on it explained for all but the one who is played."""
    outcome, played, acts = ENDINGS[name]
    assert WORLD.first_fault(acts, played) == (len(acts), None)
    assert WORLD.believed(WORLD.states(acts)[-1], "outcome()") == outcome


BAD = {
    "he will not open what she brings": ((STORY[0], "open_it()"), "no reason: open_it() for Paul"),
    "he cannot deny what he has not understood": (
        (*EARLY, "ask_how_she_plays()", "deny()"),
        "impossible: deny()",
    ),
    "he will not hand the papers over": (
        (*through("reach_for_the_papers()"), "hand_them_over()"),
        "no reason: hand_them_over() for Paul",
    ),
    "he will not say his name for nothing": (
        (*through("call_it_a_curse()"), "say_his_name()"),
        "impossible: say_his_name()",
    ),
    "they do not take the boat before she knows why, or who": (
        (*through("confess()"), "take_the_boat()"),
        "impossible: take_the_boat()",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_stories_are_rejected_for_the_right_reason(name: str) -> None:
    """The first thing wrong with the story is the thing that was put there."""
    acts, wrong = BAD[name]
    assert WORLD.verdict(acts) == wrong


# Without the newspaper, or the wire, there is another road to the truth, and left to themselves the two take it. She
# asks again where he would leave word, and he sees that she is not tired of it. He hears nothing of what his going
# does; but when she then says that she will give herself up, he knows that she does not stop because she has had
# enough, so that his staying away has shielded nobody; and not to lose her he tells her. Where she suspects no other
# she has only the envelopes to speak of, and he has owned to them before. Had he not counted on her stopping he would
# have nothing to cut short: he gives her the whole hour, and the night goes on from there.
CHANGES = {
    "had she not seen the newspaper": Change(
        "      printed() &\n      pictured() &\n",
        "      printed() &\n      !pictured() &\n",
        "up_to_the_attic()",
        "impossible: break_down()",
        "Across",
    ),
    "had there been no wire": Change(
        "& when(at(Paul) == Attic) heard();",
        ";",
        "break_down()",
        "impossible: take_off_the_headphones()",
        "Across",
    ),
    "had she never said that she would give herself up": Change(
        "effect: giving_up() & asked() = Side;",
        "effect: asked() = Side;",
        "take_her_side()",
        "no reason: confess() for Paul",
        "NextThursday",
    ),
    "had he not counted on her stopping": Change(
        "believes(Paul, resigned());",
        "believes(Paul, resigned() = False);",
        "thursday_comes()",
        "no reason: pack_up() for Paul",
        "Across",
    ),
}


@pytest.mark.deep
@pytest.mark.parametrize("name", CHANGES)
def test_one_thing_changed_takes_the_ground_from_one_act(name: str) -> None:
    """Up to an act the story goes as it went; the next has lost its ground; and another ending is come to."""
    change = CHANGES[name]
    world = changed("the-lesson", change)
    stands = len(through(change.last))
    assert world.first_fault(STORY[: stands + 1]) == (stands, change.then)
    assert becomes(world) == change.becomes


@pytest.mark.parametrize(
    ("answer", "wrong"), [("open_it()", None), ("leave_it_shut()", "no reason: fetch_the_ledger() for Irene")]
)
def test_whoever_is_praised_goes_in_for_more(answer: str, wrong: str | None) -> None:
    """Once he has opened what she brought she has a reason to go into the safe, which before she had not."""
    acts = (STORY[0], answer, "months_pass()", *STORY[STORY.index("thursday_comes()") : STORY.index("break_down()")])
    assert WORLD.fault(WORLD.states(acts)[-1], "fetch_the_ledger()") == wrong


def test_who_asks_again_is_not_tired() -> None:
    """Asked again, he sees that she is not tired of it; that she would give herself up then tells him the rest."""
    put_off, asked = through("put_her_off()"), (*through("put_her_off()"), "hold_him_to_it()", "put_her_off()")
    up = ("to_the_stairs()", "go_down()", "up_to_the_attic()", "come_down()", "hours_pass()", "compose_herself()")
    back = (*up, "come_back()", "turn_round()", "say_she_will_give_herself_up()")
    for acts, resigned in (((*put_off, "offer_the_umbrella()"), True), (asked, False)):
        assert WORLD.believed(WORLD.states(acts)[-1], "resigned()", "Paul") is resigned
        assert WORLD.believed(WORLD.states((*acts, *back))[-1], "shields()", "Paul") is resigned


def test_he_hears_what_had_begun_before_he_came() -> None:
    """Where she has broken down before he is up there, he comes to it midway, and hears it all the same."""
    state = WORLD.states((*through("go_down()"), "break_down()", "up_to_the_attic()"))[-1]
    assert WORLD.believed(state, "heard()", "Paul") is True
    assert WORLD.believed(state, "heard()", "Irene") is False


def test_had_he_gone_back_in_and_told_her() -> None:
    """Had he turned on the mat and told her, they would have gone that same evening."""
    assert becomes(WORLD, (*through("to_the_stairs()"), "tell_on_the_stairs()")) == "OnTheStairs"


def test_nothing_changed_becomes_the_story() -> None:
    """Left to themselves the two come across."""
    assert becomes(WORLD) == "Across"
