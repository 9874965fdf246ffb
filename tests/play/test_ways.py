"""The menu: acts as the role believes them possible, one way of letting the turn pass, ends, and when it is shown."""

from __future__ import annotations

import pytest

from tests.play.small import EMBRACE, begun, chosen, happened, menu, story
from unsaid.play.items import items, shown

# --- acts ---


def test_the_menu_is_what_the_role_believes_it_can_do() -> None:
    """You believe James at home, so you may call and hold him, though he is not there. What is his to do is his alone,
    and nobody's pass is an act of the menu."""
    session = begun(EMBRACE, "You")
    assert menu(session)[:-1] == ["make_tea()", "call()", "hold() (end)"]
    assert menu(session, "James")[:1] == ["weep()"]


def test_that_another_would_not_want_an_act_is_no_hindrance() -> None:
    """James has no reason to be held where it comes to nothing for him: it is on the menu, and he will not."""
    cold = EMBRACE.replace("held() & told()", "False").replace("at(James) = Park", "at(James) = Home")
    session = begun(cold, "You")
    assert "hold() (end)" in menu(session)
    assert happened(chosen(session, "hold()"))[0] == "refuse hold()"


# --- ways of letting the turn pass, the weightiest first ---

PEOPLE = """
type place;
entity Hall : place;
entity Yard : place;
entity Ann : character;
entity Tom : character;
entity Zoe : character;
property at(c : character) : place;
property lit() : boolean;
property rain() : boolean;
property wind() : boolean;
property near() : boolean;
property told() : boolean;
property dug() : number;
at(Ann) = Hall; at(Tom) = Hall; at(Zoe) = Hall;
dug() = 0;
utility(): 0;
action light() { precondition: !lit(); effect: lit(); consenting: Ann; observing(x : character): at(x) == Hall; };
"""

QUESTION = """
question why(Tom, Ann) { early: !near(); late, 1: near(); };
action ask() { precondition: !owes(Ann, why) & !silent(Ann, why); consenting: Tom; asking: why; };
action own_up() { precondition: owes(Ann, why); consenting: Ann; answering: why = late; };
utility(Tom): if(owes(Ann, why) | silent(Ann, why)) 1 else 0;
"""

WISH = """
concern company(Ann) : closeness(Tom) { weight: 2; term: near(); };
concern pride(Ann) : norm { weight: 3; term: !told(); };
action speak() { precondition: !told(); effect: near() & told(); consenting: Ann; };
"""

DIGGING = """
utility(Tom): dug();
action dig() {
  precondition: dug() == 0;
  effect: dug() = 1;
  consenting: Tom;
  observing(x : character): at(x) == at(Tom);
};
action dig_on() { precondition: dug() == 1; effect: dug() = 2; consenting: Tom; };
"""

RAIN = "action rain() { precondition: !rain(); effect: rain(); };"


def way(session_text: str, *choices: str) -> str:
    """The last item of the menu after some choices."""
    return menu(chosen(begun(session_text, "Ann"), *choices))[-1]


def test_an_answer_that_is_owed_can_be_left_unsaid() -> None:
    """Asked, she may light the lamp, own up, or say nothing; which lets the answer go."""
    session = chosen(begun(PEOPLE + QUESTION, "Ann"), "listen ask()")
    assert happened(session) == ["pass(Ann)", "ask()"]
    assert menu(session) == ["light()", "own_up()", "silence why"]
    silent = chosen(session, "silence why")
    assert happened(silent) == ["pass(Ann)"]
    assert silent.stage.owed(silent.state, 0) == []


def test_doing_something_else_lets_an_answer_go_as_well() -> None:
    """The lamp is no answer, and no silence to be chosen is left."""
    session = chosen(begun(PEOPLE + QUESTION, "Ann"), "listen ask()", "light()")
    assert session.stage.owed(session.state, 0) == []
    assert "silence why" not in menu(session)


def test_what_is_held_back_can_be_held_back() -> None:
    """To speak would bring her near him, worth 2, and cost her pride, worth 3: she may speak, or hold it back."""
    session = begun(PEOPLE + WISH, "Ann")
    assert menu(session) == ["light()", "speak()", "hold speak()"]
    assert happened(chosen(session, "hold speak()")) == ["pass(Ann)"]
    cheap = PEOPLE + WISH.replace("weight: 3", "weight: 1")
    assert menu(begun(cheap, "Ann")) == ["light()", "speak()", "rest"]


def test_another_can_be_listened_to_where_it_would_do_something() -> None:
    """She believes that he would dig, and let be he does."""
    session = begun(PEOPLE + DIGGING, "Ann")
    assert menu(session) == ["light()", "listen dig()"]
    assert happened(chosen(session, "listen dig()"))[:2] == ["pass(Ann)", "dig()"]


@pytest.mark.parametrize(
    "unfit",
    [
        "at(Ann) = Yard;",
        "believes(Ann, at(Tom) = Yard);",
        "believes(Ann, dug() = 3);",
        "believes(Ann, believes(Tom, dug() = 3));",
    ],
)
def test_nobody_is_listened_to_who_is_not_there_or_would_do_nothing(unfit: str) -> None:
    """As the role has it: she is elsewhere, or thinks him elsewhere, or thinks the digging done, or that he does."""
    assert way(PEOPLE + DIGGING + unfit) == "rest"


def test_the_first_who_would_do_something_is_listened_to() -> None:
    """Tom would dig and Zoe hum; in the round after Ann, with turns Ann, Zoe, Tom, it is Zoe who comes first."""
    humming = "property hum() : boolean; action hum() { effect: hum(); consenting: Zoe; }; utility(Zoe): hum();"
    assert way(PEOPLE + DIGGING + humming) == "listen dig()"
    assert way(PEOPLE + DIGGING + humming + "turns Ann, Zoe, Tom;") == "listen hum()"


def test_an_act_of_another_s_that_the_role_would_not_see_is_not_named() -> None:
    """What he does when he is there is seen; this she would not see, and there is nothing to listen to."""
    hidden = DIGGING.replace("observing(x : character): at(x) == at(Tom)", "observing(x : character): x == Tom")
    assert way(PEOPLE + hidden) == "rest"


def test_what_was_held_back_is_not_held_back_again_while_nothing_is_noticed() -> None:
    """She has held her tongue, and nothing came of it: what is left is to speak or to do something else. The lamp is
    something; then there is the wish to be held back once more."""
    session = chosen(begun(PEOPLE + WISH, "Ann"), "hold speak()")
    assert menu(session) == ["light()", "speak()"]
    assert menu(chosen(session, "light()")) == ["speak()", "hold speak()"]


def test_nobody_is_listened_to_again_who_did_nothing() -> None:
    """She expects him to dig. He has dug already, as he knows, and does nothing: she does not go on expecting it."""
    dug = "dug() = 2;\nbelieves(Ann, dug() = 0);\nbelieves(Ann, believes(Tom, dug() = 0));\n"
    session = begun((PEOPLE + DIGGING).replace("dug() = 0;\n", dug, 1), "Ann")
    assert menu(session) == ["light()", "listen dig()"]
    assert menu(chosen(session, "listen dig()")) == ["light()"]


def test_what_fate_would_bring_can_be_waited_for() -> None:
    """She thinks that it will rain; when she has seen it rain, there is nothing to wait for."""
    session = begun(PEOPLE + RAIN, "Ann")
    assert menu(session) == ["light()", "time rain()"]
    assert menu(chosen(session, "time rain()")) == ["light()", "rest"]
    assert way(PEOPLE + RAIN + "believes(Ann, rain());") == "rest"


def test_of_what_fate_would_bring_the_best_for_the_author_is_waited_for() -> None:
    """Rain is defined first and wind is worth something, as she has it."""
    wind = "action wind() { precondition: !wind(); effect: wind(); };"
    text = PEOPLE.replace("utility(): 0;", "utility(): if(wind() & near()) 1 else 0;") + RAIN + wind
    assert way(text) == "time rain()"
    assert menu(begun(text + "believes(Ann, near());", "Ann", goal=9))[-1] == "time wind()"


def test_all_can_be_let_be_where_there_is_something_to_do_and_the_round_brought_something() -> None:
    """Once nothing came of letting be, it is no choice any more, while the lamp is."""
    session = begun(PEOPLE, "Ann")
    assert menu(session) == ["light()", "rest"]
    assert menu(chosen(session, "rest")) == ["light()"]


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ((QUESTION, WISH, DIGGING, RAIN), "hold speak()"),
        ((DIGGING, RAIN), "listen dig()"),
        ((RAIN,), "time rain()"),
        ((), "rest"),
    ],
)
def test_there_is_one_way_and_it_is_the_weightiest(parts: tuple[str, ...], found: str) -> None:
    """A wish before another's act, that before time, time before letting all be."""
    text = "".join(parts).replace("utility(Tom): if(owes(Ann, why) | silent(Ann, why)) 1 else 0;", "")
    assert [item for item in menu(begun(PEOPLE + text, "Ann")) if item.split()[0] in WAYS] == [found]


WAYS = ("silence", "hold", "listen", "time", "rest")


def test_an_answer_comes_before_a_wish() -> None:
    """She owes an answer and holds something back: there is the silence alone."""
    session = chosen(begun(PEOPLE + QUESTION + WISH, "Ann"), "hold speak()")
    assert [item for item in menu(session) if item.split()[0] in WAYS] == ["silence why"]


# --- marks ---

END = 'ending Dark { when: rain(); title: "Dark"; };'


def test_an_act_is_marked_where_the_story_would_be_over_as_the_role_has_it_or_in_the_world() -> None:
    """Lighting the lamp ends it where somebody is near: as she has it, as it is, or neither."""
    end = 'ending Lit { when: lit() & near(); title: "Lit"; };'
    assert menu(begun(PEOPLE + end, "Ann"))[0] == "light()"
    assert menu(begun(PEOPLE + end + "believes(Ann, near());", "Ann"))[0] == "light() (end)"
    assert menu(begun(PEOPLE + end + "near(); believes(Ann, !near());", "Ann"))[0] == "light() (end)"


def test_an_act_that_cannot_end_it_any_more_is_not_marked() -> None:
    """She thinks the story over already: by nothing that she could do would it become so."""
    end = 'ending Lit { when: near(); title: "Lit"; };'
    assert menu(begun(PEOPLE + end + "believes(Ann, near());", "Ann"))[0] == "light()"


def test_letting_a_turn_pass_is_marked_where_the_pass_ends_the_story() -> None:
    """Her silence is the end."""
    end = 'ending Silence { when: silent(Ann, why); title: "Silence"; };'
    session = chosen(begun(PEOPLE + QUESTION + end, "Ann"), "listen ask()")
    assert menu(session)[-1] == "silence why (end)"
    assert session.stage.over(chosen(session, "silence why").state)


# --- what is not shown ---


def test_a_menu_without_a_choice_is_not_shown() -> None:
    """With the lamp lit there is but to listen to him, twice: it goes on by itself, until she has something to do."""
    out = "action snuff() { precondition: lit() & dug() == 2; effect: !lit() & dug() = 3; consenting: Ann; };"
    session = chosen(begun(PEOPLE + DIGGING + out + "utility(Ann): 0;", "Ann", steps=1), "light()")
    assert story(session) == [["light()", "dig()"], ["pass(Ann)", "dig_on()"]]
    assert [turn.shown for turn in session.turns] == [True, False]
    assert menu(session) == ["snuff()", "rest"]


def test_a_single_act_or_a_single_end_is_a_choice() -> None:
    """A menu of one act is shown, one of one way to let the turn pass is not, unless it is an end."""
    acts = items(chosen(begun(PEOPLE, "Ann"), "rest"))
    assert [item.kind for item in acts] == ["act"]
    assert shown(acts)
    ways = items(begun(PEOPLE + RAIN, "Ann"))[1:]
    assert [item.kind for item in ways] == ["time"]
    assert not shown(ways)
    assert not shown([])


def test_without_any_item_the_game_goes_on_without_a_move() -> None:
    """She can do nothing, expects nothing, and it rains all the same; for her going on there is no event."""
    text = PEOPLE.replace("precondition: !lit()", "precondition: lit()") + RAIN + "believes(Ann, rain());"
    session = begun(text, "Ann")
    assert story(session)[0] == ["*rain()"]
    assert session.turns[0].move.kind == "on"
