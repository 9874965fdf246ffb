"""Good stories of each bundled world, and bad ones with what is wrong with them."""

from __future__ import annotations

import pytest

from tests.long import deep

from .staged import NAMES, staged

pytestmark = pytest.mark.slow

BEATS = (
    "reach_for_him(Summer)",
    "slip_away()",
    "months_pass()",
    "reach_for_him(Autumn)",
    "slip_away()",
    "night_falls()",
    "lace()",
    "ask_how_long()",
    "evade()",
    "be_safe()",
    "to_the_door()",
    "leave()",
    "sob()",
    "to_the_park()",
    "walk_home()",
    "to_the_kitchen()",
    "come_in(Kitchen)",
    "make_tea()",
    "ask_to_talk()",
    "ask_about_her()",
    "ask_who_you_mean()",
    "ask_for_her_name()",
    "deny()",
    "name_the_pictures()",
    "protest()",
    "ask_for_her_name()",
    "stay_silent(Her)",
    "ask_where_it_went_wrong()",
    "stay_silent(Fault)",
    "ask_how_to_mend()",
    "apologise()",
    "say_he_pulls_away()",
    "admit()",
    "come_near()",
    "reach_for_her_hand()",
    "draw_back()",
    "say_he_is_losing_you()",
    "choose_you()",
    "confess()",
    "ask_why()",
    "call_himself_damaged()",
    "kneel()",
    "embrace()",
    "ask_you_not_to_give_up()",
    "forgive()",
    "stay()",
)
"""The months and the night of The Unsaid, beat after beat, as the design tells it."""


def through(act: str) -> tuple[str, ...]:
    """The beats up to an act's first occurrence, that act included."""
    return BEATS[: BEATS.index(act) + 1]


NIGHT = through("ask_to_talk()")
SAUCER = ("put_out_milk()", "buy_cat()", "ask_for_saucer()", "refuse()")
OWL = (
    "honour(Hanne, Cupboard, Shelf)",
    "honour(Bo, Shelf, Mantel)",
    "honour(Hanne, Mantel, Lamplight)",
    "invite(Bo)",
    "visit()",
    "remark()",
)
TABLE = (
    "read_the_charge()",
    "head_the_sheet()",
    "give_him_the_cloak()",
    "dip_the_pen()",
    "ask_who_put_it_out()",
    "turn_the_glass()",
    "send_for_the_night_book()",
    "own_up()",
    "strike_out_his_name()",
    "show_him_the_comet()",
)
PASTE = ("unlatch()", "break_window()", "look_round()", "take_prize()")
SOUP = ("fib(Jon)", "tell(Ada)", "tell(Jon)")

GOOD = [
    ("the-soup", SOUP),
    ("the-soup", ("fib(Ada)", "tell(Jon)", "tell(Ada)")),
    ("tutorial", ("light(Ida)", "row_home(Olm)")),
    ("the-unsaid", BEATS),
    # You are up before he is back at the house.
    ("the-unsaid", (*through("to_the_park()"), "to_the_kitchen()", "walk_home()", *BEATS[16:])),
    ("the-saucer", SAUCER),
    ("the-owl", (*OWL, "laugh(Hanne)", "carry_out(Bo)")),
    ("the-owl", (*OWL, "laugh(Bo)", "carry_out(Hanne)")),
    # The same comedy with the parts exchanged.
    (
        "the-owl",
        (
            "honour(Bo, Cupboard, Shelf)",
            "honour(Hanne, Shelf, Mantel)",
            "honour(Bo, Mantel, Lamplight)",
            "invite(Hanne)",
            "visit()",
            "remark()",
            "laugh(Hanne)",
            "laugh(Bo)",
            "carry_out(Hanne)",
        ),
    ),
    ("paste", (*PASTE, "raise_alarm()", "appraise()")),
    ("paste", (*PASTE, "appraise()", "raise_alarm()")),
    ("the-riding-light", TABLE),
]

BAD = [
    # To a truth nobody has a truth ready, nor has anybody whose turn it is to fetch a bowl; a fib is told once.
    ("the-soup", ("tell(Ada)", "tell(Jon)"), "impossible: tell(Jon)"),
    ("the-soup", ("send_another(Ada, Jon)", "tell(Jon)"), "impossible: tell(Jon)"),
    ("the-soup", ("fib(Ada)", "fib(Ada)"), "impossible: fib(Ada)"),
    ("the-soup", SOUP[:2], "unfinished"),
    ("tutorial", ("row_home(Olm)",), "impossible: row_home(Olm)"),
    ("tutorial", ("light(Ida)",), "unfinished"),
    ("tutorial", ("light(Ida)", "light(Ida)"), "impossible: light(Ida)"),
    # While he plans on your leaving he will not hold you, on any evening; nor say when he will be back.
    ("the-unsaid", (BEATS[0], "hold_her()"), "no reason: hold_her() for James"),
    ("the-unsaid", (*through("ask_how_long()"), "say_when()"), "no reason: say_when() for James"),
    # He has no reason to turn round while he believes that he spares you; nor have you to show what you feel.
    ("the-unsaid", (*through("to_the_door()"), "tell_at_the_door()"), "no reason: tell_at_the_door() for James"),
    ("the-unsaid", (*through("to_the_door()"), "come_in(Bedroom)"), "no reason: come_in(Bedroom) for James"),
    ("the-unsaid", (*through("to_the_door()"), "call_him_back()"), "no reason: call_him_back() for You"),
    # He counts on your giving up; but that is only in his mind.
    ("the-unsaid", (*through("leave()"), "let_him_go()"), "impossible: let_him_go()"),
    # To somebody asleep he might say it: so there is something to be had by not asking.
    ("the-unsaid", (*through("lace()"), "lie_still()"), "unfinished"),
    # He heard, and might go in to be rid, at a table, of what he carries; but not yet to go away for good.
    ("the-unsaid", (*through("sob()"), "come_in(Bedroom)"), "unfinished"),
    ("the-unsaid", (*through("to_the_park()"), "walk_away()"), "no reason: walk_away() for James"),
    # There is nobody to name, whatever you believe; and he cannot deny what he has not understood.
    ("the-unsaid", (*NIGHT, "ask_about_her()", "own_up(Her)"), "impossible: own_up(Her)"),
    ("the-unsaid", (*NIGHT, "ask_about_her()", "deny()"), "impossible: deny()"),
    # He will not take your hand, though he reaches for it.
    ("the-unsaid", (*through("reach_for_her_hand()"), "take_her_hand()"), "no reason: take_her_hand() for James"),
    # There is nothing to tell it to before anything is asked, and he will not before he fears to lose you.
    ("the-unsaid", (*NIGHT, "confess()"), "impossible: confess()"),
    ("the-unsaid", (*through("ask_for_her_name()"), "confess()"), "no reason: confess() for James"),
    ("the-unsaid", (*through("confess()"), "embrace()"), "impossible: embrace()"),
    ("the-unsaid", through("forgive()"), "unfinished"),
    # While there is still something to hope for, you do not go; nor does either of you let it rest.
    ("the-unsaid", (*through("stay_silent(Fault)"), "leave_him()"), "impossible: leave_him()"),
    ("the-unsaid", (*through("stay_silent(Fault)"), "pack()"), "no reason: pack() for You"),
    ("the-unsaid", (*through("stay_silent(Fault)"), "let_it_rest(James)"), "no reason: let_it_rest(James) for James"),
    # Vane will not pay ten coins for a cat that eats from nothing; Orrin will not part with the dish.
    ("the-saucer", ("buy_cat()",), "impossible: buy_cat()"),
    ("the-saucer", (*SAUCER[:3], "give_saucer()"), "no reason: give_saucer() for Orrin"),
    ("the-saucer", SAUCER[:3], "unfinished"),
    # Each believes the other adores it; Petra has to see it to mind it.
    ("the-owl", ("carry_out(Hanne)",), "impossible: carry_out(Hanne)"),
    ("the-owl", (*OWL, "carry_out(Bo)"), "no reason: carry_out(Bo) for Bo"),
    ("the-owl", (*OWL, "laugh(Hanne)", "carry_out(Hanne)"), "no reason: carry_out(Hanne) for Hanne"),
    ("the-owl", (*OWL[:2], "invite(Bo)"), "impossible: invite(Bo)"),
    # There is nothing to report yet; nobody climbs in under a guard's eyes; a bubble is seen once.
    ("paste", (*PASTE[:3], "raise_alarm()"), "impossible: raise_alarm()"),
    ("paste", ("break_window()",), "impossible: break_window()"),
    ("paste", ("unlatch()", "take_prize()"), "impossible: take_prize()"),
    ("paste", (*PASTE, "appraise()", "appraise()"), "impossible: appraise()"),
    ("paste", (*PASTE, "appraise()"), "unfinished"),
    # Nothing is said before there is something to keep off; while a question lies there nobody signs; he does not lie.
    ("the-riding-light", ("read_the_charge()", "ask_who_put_it_out()"), "impossible: ask_who_put_it_out()"),
    ("the-riding-light", (*TABLE[:5], "sign()"), "impossible: sign()"),
    ("the-riding-light", (*TABLE[:5], "blame_the_boy()"), "no reason: blame_the_boy() for Rooke"),
    ("the-riding-light", (*TABLE[:7], "blame_the_boy()"), "no reason: blame_the_boy() for Rooke"),
    # He says it once the book is on its way, and no sooner; nor does she ask for a book before he has been silent.
    ("the-riding-light", (*TABLE[:5], "own_up()"), "no reason: own_up() for Rooke"),
    ("the-riding-light", (*TABLE[:6], "own_up()"), "no reason: own_up() for Rooke"),
    ("the-riding-light", (*TABLE[:5], "send_for_the_night_book()"), "impossible: send_for_the_night_book()"),
]


LONG = 12
"""From so many acts on a story takes the slow semantics a quarter of a minute."""


@pytest.mark.parametrize(
    ("name", "acts"),
    [pytest.param(*story, marks=pytest.mark.deep if len(story[1]) > LONG else pytest.mark.slow) for story in GOOD],
)
def test_good_stories_are_confirmed(name: str, acts: tuple[str, ...]) -> None:
    """Every act is possible and explained for all who do it, and the author has what was wanted."""
    assert staged(name).verdict(acts) == "confirmed"


@pytest.mark.parametrize(("name", "acts", "wrong"), BAD)
def test_bad_stories_are_rejected_for_the_right_reason(name: str, acts: tuple[str, ...], wrong: str) -> None:
    """The first thing wrong with the story is the thing that was put there."""
    assert staged(name).verdict(acts) == wrong


@pytest.mark.parametrize("name", deep(NAMES))
def test_what_the_engine_finds_is_confirmed(name: str) -> None:
    """The slow semantics confirms the story that the engine finds."""
    assert staged(name).verdict(staged(name).found) == "confirmed"


@pytest.mark.parametrize("name", NAMES)
def test_bundled_worlds_read_without_remark(name: str) -> None:
    """A bundled world has neither errors nor warnings."""
    assert staged(name).reading.diagnostics == []
