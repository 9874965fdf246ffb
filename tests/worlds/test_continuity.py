"""Many games of The Unsaid and The Lesson: what is told and what is offered keep to what has happened."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from unsaid.play.seen.transcript import transcript
from unsaid.telling import Teller
from unsaid.telling.voicing import TellingVoice

from .staged import staged
from .wandering import Wandered, wandered

pytestmark = pytest.mark.slow

WORLDS = {"You": "the-unsaid", "James": "the-unsaid", "Irene": "the-lesson", "Paul": "the-lesson"}
"""Every role, with its world."""

GAMES = {"the-unsaid": 60, "the-lesson": 30}

roles = pytest.mark.parametrize("role", WORLDS)
of_the_unsaid = pytest.mark.parametrize("role", ("You", "James"))


def nights(role: str) -> tuple[Wandered, ...]:
    """The games the tests look at."""
    return wandered(WORLDS[role], role, GAMES[WORLDS[role]])


AWAKE = ("ask_how_long()", "ask_in_the_dark()", "touch_his_back()", "say_it(AtFirst)")
ASKED_OF_A_RIVAL = ("ask_about_her()", "ask_for_her_name()", "name_the_pictures()", "call_it_a_lie()", "pack()")

OPPOSITES = {
    "lie_still()": AWAKE,
    "forgive()": ("say_not_yet()",),
    "say_not_yet()": ("forgive()",),
    "let_them_be_held()": ("draw_them_away()",),
    "draw_them_away()": ("let_them_be_held()",),
    "let_it_rest(You)": ("confess()",),
    "let_it_rest(James)": ("confess()",),
    "say_it_was_nothing()": ("ask_to_talk()", "sit_him_down()"),
    "lace()": ("leave()",),
    "walk_away()": ("answer_and_come()",),
    "kneel()": ("embrace()",),
    "hold_out_a_hand()": ("embrace()",),
    "ask_why()": ("embrace()",),
    **dict.fromkeys(AWAKE[:3], ("lie_still()",)),  # but whoever has turned over since may say that she loves him
    **dict.fromkeys(ASKED_OF_A_RIVAL, ("confess()",)),
}
OPPOSITES_IN_THE_LESSON = {
    "bring_more(Spring)": ("practise()",),
    "practise()": ("bring_more(Spring)",),
    "pack_up()": ("give_the_hour()",),
    "give_the_hour()": ("pack_up()",),
    "compose_herself()": ("let_him_see()",),
    "let_him_see()": ("compose_herself()",),
    "reach_for_the_papers()": ("push_it_under_the_door()",),
    "hand_them_over()": ("leave_them_there()",),
    "call_it_a_curse()": ("say_he_was_ashamed()",),
    "say_he_was_ashamed()": ("call_it_a_curse()",),
    "ask_how_she_plays()": ("show_the_newspaper()", "ask_who_it_is()"),
    "sit_beside_her()": ("confess()",),
    "give_it()": ("say_not_yet()",),
    "say_not_yet()": ("give_it()",),
    "send_him_off()": ("confess()",),
    **dict.fromkeys(("show_the_newspaper()", "ask_for_her_fault()", "ask_to_be_kept()"), ("confess()",)),
    **dict.fromkeys(("leave_it_at_that(Irene)", "leave_it_at_that(Paul)"), ("confess()",)),
}
"""What is no longer to be offered once one of some other acts has happened."""


@pytest.mark.deep
@roles
def test_nothing_is_offered_after_its_opposite(role: str) -> None:
    """Whoever has asked aloud is not offered to lie still, nor whoever has forgiven to say not yet."""
    opposites = OPPOSITES if WORLDS[role] == "the-unsaid" else OPPOSITES_IN_THE_LESSON
    for night in nights(role):
        for offered, happened in night.menus:
            assert not [act for act in offered if happened & {*opposites.get(act, ())}]


@pytest.mark.deep
@of_the_unsaid
def test_nobody_leaves_the_same_place_again_and_again(role: str) -> None:
    """The bench, the way home and the way across the river are gone once; the front door at most twice."""
    for night in nights(role):
        often = Counter(night.acts)
        assert all(often[act] <= 1 for act in ("to_the_park()", "walk_home()", "walk_away()", "leave()", "go_out()"))
        assert often["to_the_door()"] <= 2


@roles
def test_only_what_is_asked_again_comes_again(role: str) -> None:
    """An act of somebody's that happens more than once in a night has words for it."""
    again = {
        "to_the_door()",  # with the knob still warm
        "ask_for_her_name()",  # three times, in three ways
        "slip_away()",  # from the river, the sink, a hand in the dark
        "hold_her()",
        "come_in(Bedroom)",
        "come_in(Kitchen)",
        "ask_why()",  # before he has told it, and after
        "tell_him_to_go()",  # from the bed, and from the table
        "stay_silent(Her)",  # in October, and in November
        "stay_silent(Fault)",  # in the dark, and across the table
        "stay_silent(Love)",  # in the dark, and across the table
        "stay_silent(Choice)",  # asked in words, and by a bag
        # and in The Lesson
        "leave_it_shut()",  # in April, and in October
        "open_it()",
        "put_her_off()",  # like a record put back
        "to_the_stairs()",  # from the mat again
        "go_down()",
        "come_back()",  # from the mat, from the court, past three
        "ask_who_it_is()",  # by name
        "ask_for_her_fault()",  # of somebody who has heard it all
    }
    for night in nights(role):
        assert {act for act, count in Counter(night.acts).items() if count > 1} <= again


RESTS_ON = {
    r"\bcups?\b.*\bdr(y|ies)\b": {"make_tea()"},
    r"\bknob\b": {"to_the_door()"},
    r"\bbench\b(?!, and)": {"to_the_park()"},
    r"\bbag\b": {"pack()"},
    r"\breceiver\b|\brings\b, in the flat": {"ring_in_the_morning()", "morning_comes()", "let_it_rest(You)"},
    r"\bbecause you've cried\b|\bnot yet\b.*\b'yet'": {"say_not_yet()"},
    r"\bsworn\b": {"give_his_hand_on_it(Her)", "give_his_hand_on_it(Fault)"},
    r"\btold (me|him) to\b": {"tell_him_to_go()"},
    r"\bcame through the door\b": {"sob()"},
    r"\bnever far\b|\bcold all through\b|\bunlace\b": {"leave()"},
    r"\bscarf\b.*\bround\b": {"to_the_door()"},
    r"\bsalt on\b": {"sob()"},
    r"\bplate\b": {"reach_for_him(Autumn)"},
    r"\bin July\b": {"reach_for_him(Summer)", "go_to_his_corridor()"},
}
"""What words of an ending rest on: one of these acts has happened."""

IN_THE_LESSON = {
    r"\bumbrella\b": {"offer_the_umbrella()"},
    r"\bAnselm\b|\btwo names, and sleeps\b": {"tell_their_names()"},
    r"\bpiano told\b|\bknows about the wire\b|\belse it has told\b": {"tell_of_the_wire()"},
    r"\bit is why I came\b": {"break_down()"},
    r"\bsentry\b|\bfor the ledger\b": {"fetch_the_ledger()"},
    r"\bpassport still\b": {"take_the_boat()"},
    r"\bhalf past three\b": {"come_back()"},
}

OWN = ("hers", "his", None)
"""The two sides of a world, and the one from outside."""


@roles
@pytest.mark.parametrize("whose", OWN)
def test_an_ending_names_only_what_happened(role: str, whose: str | None) -> None:
    """Every thing that the words of an ending need has been brought about on the way to it, whoever tells it."""
    world = staged(WORLDS[role])
    side = None if whose is None else world.ground.characters[OWN.index(whose)]
    rests_on = RESTS_ON if WORLDS[role] == "the-unsaid" else IN_THE_LESSON
    teller = Teller(world.world, world.ground, world.minds, side)
    for night in nights(role):
        course = world.minds.course([world.act(act) for act in night.acts])
        words = teller.closing(course[-1], side)
        wrong = [said for said, acts in rests_on.items() if re.search(said, words) and not acts & {*night.acts}]
        assert not wrong, (night.acts, words)


@roles
def test_an_ending_is_told_to_whoever_plays(role: str) -> None:
    """Nobody reads of themselves from outside: whoever is played is told the end in words of their own."""
    for night in nights(role):
        voice = night.voice
        assert isinstance(voice, TellingVoice)
        state = night.session.state
        assert voice.teller.closing(state, role) != voice.teller.closing(state, None), night.ending


SCARF = r"The scarf (goes|comes|is on its hook)|Take the scarf|[Tt]akes? (the|a grey) scarf|The scarf;|scarf taken"
"""How it is told that the scarf comes from its hook."""


@of_the_unsaid
def test_the_scarf_is_taken_once(role: str) -> None:
    """It hangs on the bedroom door, and whoever has taken it from there has it."""
    for night in nights(role):
        read = transcript(night.session, night.session.role, night.voice).passages
        assert sum(bool(re.search(SCARF, passage.text)) for passage in read) <= 1, night.acts


@roles
def test_what_came_to_nothing_is_not_offered_over_and_over(role: str) -> None:
    """A way of letting the turn pass that brought nothing is not there again, but for what time brings."""
    for night in nights(role):
        shown = [turn for turn in night.session.turns if turn.shown]
        for one, next_ in pairwise(shown):
            if {e.action for e in one.events} == {night.session.stage.passes[night.session.role]}:
                assert next_.move.kind not in ("hold", "listen", "rest")


@pytest.mark.parametrize(("role", "many"), [("You", 9), ("Irene", 7), ("Paul", 6)])
def test_a_night_can_end_in_many_ways(role: str, many: int) -> None:
    """Most of the endings are come to within a few dozen games, and none of them half of the time."""
    often = Counter(night.ending for night in nights(role))
    assert len(often) >= many
    assert max(often.values()) < len(nights(role)) / 2


@roles
def test_every_night_ends(role: str) -> None:
    """No night goes on without end."""
    assert all(night.ending for night in nights(role))
